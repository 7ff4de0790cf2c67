"""Advice for a channel: its newest profile, put through the adviser, and what was decided on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.deps import Deps
from bot.errors import NoProfile
from bot.nudges.calendar import local_day
from bot.nudges.choose import find_settled
from bot.usecases.setup_form import order_details
from knowledge.advice.answer import Advice, Finding, Recommendation
from storage.values import ChannelKey, Decision, ProfileVersion, Schedule


@dataclass(frozen=True)
class ChannelAdvice:
    version: ProfileVersion
    advice: Advice
    schedule: Schedule | None
    decisions: Sequence[Decision] = ()
    """All of them, in the order in which they were made."""
    settled: Mapping[str, Decision] = field(default_factory=dict)
    """By rule, the decisions that stand today."""

    @property
    def open(self) -> Sequence[Recommendation]:
        """The first three of what is undecided, in order."""
        return self.advice.recommendations

    @property
    def decided(self) -> list[tuple[Finding, Decision]]:
        """What would be recommended, had the team not decided on it."""
        return [(one, self.settled[one.rule]) for one in self.advice.settled]


def get_version(deps: Deps, key: ChannelKey) -> ProfileVersion:
    """The channel's newest profile. Raises NoProfile."""
    version = deps.store.find_profile(key)
    if version is None:
        raise NoProfile
    return version


def get_advice(deps: Deps, key: ChannelKey) -> ChannelAdvice:
    """Raises NoProfile for a channel that has not been set up."""
    version, schedule = get_version(deps, key), deps.store.find_schedule(key)
    decisions = deps.store.list_decisions(key)
    settled = settled_today(deps, version, schedule, decisions)
    advice = deps.adviser.advise(version.profile, settled.keys())
    return ChannelAdvice(version, advice, schedule, decisions, settled)


def settled_today(
    deps: Deps,
    version: ProfileVersion,
    schedule: Schedule | None,
    decisions: Sequence[Decision],
) -> dict[str, Decision]:
    """By rule, the decisions that stand on the day that it is in the channel."""
    today = local_day(schedule, deps.clock())
    return find_settled(decisions, version=version.version, today=today)


def order_questions(deps: Deps, version: ProfileVersion) -> list[str]:
    """The questions of the second form, those whose answers would change the advice most first."""
    return order_details(deps.adviser.questions(version.profile))
