"""What other knowledge would change for the channels that have a profile."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.deps import Deps
from bot.usecases.advice import settled_today
from knowledge.advice.engine import Adviser
from knowledge.schema import Knowledge
from storage.values import ChannelKey, ProfileVersion

PAGE = 500


@dataclass(frozen=True)
class Impact:
    """A channel whose first recommendation would be another one. The texts say what to do."""

    key: ChannelKey
    rule_now: str
    text_now: str
    rule_then: str
    text_then: str


def find_impact(deps: Deps, wanted: Knowledge) -> Iterator[Impact | None]:
    """For each channel of every workspace, in order of their keys; None where nothing changes."""
    then = Adviser(wanted)
    for version in _newest_profiles(deps):
        before, after = (_first(deps, adviser, version) for adviser in (deps.adviser, then))
        yield None if before == after else Impact(version.key, *before, *after)


def _newest_profiles(deps: Deps) -> Iterator[ProfileVersion]:
    page = deps.store.page_profiles(None, PAGE)
    while page:
        yield from page
        page = deps.store.page_profiles(page[-1].key, PAGE)


def _first(deps: Deps, adviser: Adviser, version: ProfileVersion) -> tuple[str, str]:
    """Rule and text of what the channel is told first; empty if all is decided."""
    schedule = deps.store.find_schedule(version.key)
    decisions = deps.store.list_decisions(version.key)
    settled = settled_today(deps, version, schedule, decisions)
    ranked = adviser.ranked(version.profile, settled.keys())
    return (ranked[0].rule.id, adviser.advice_text(ranked[0])) if ranked else ("", "")
