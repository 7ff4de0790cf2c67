"""The assistant pane: which team a person talks about there, and what is worth asking next."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.deps import Deps
from bot.nudges.calendar import local_day
from bot.usecases.advice import ChannelAdvice, get_advice
from bot.usecases.home import Place
from bot.usecases.waiting import list_waiting
from knowledge.schema import Role
from storage.values import ChannelKey


class Prompt(StrEnum):
    """What can be suggested; the end of the ids of its texts."""

    SETUP = "setup"
    NEXT = "next"
    WHY = "why"
    WHAT_IF = "whatif"
    WAITING = "waiting"
    DUE = "due"
    DECIDE = "decide"
    PLAN = "plan"
    ROLE = "role"
    NEED = "need"
    INTERVIEW = "interview"
    PLATFORM = "platform"


_FOR_ANYBODY = (Prompt.ROLE, Prompt.NEED, Prompt.INTERVIEW, Prompt.PLATFORM)
"""Questions with an answer that depends on no team."""


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    prompt: Prompt
    role: Role | None = None
    """That it names, if it names one."""


def choose_place(
    looked_at: str,
    remembered: Callable[[], str],
    places: Mapping[str, Place],
    with_team: Collection[str],
) -> Place | None:
    """The channel whose team is meant, of those that the person is in; None if that is not clear.

    What they look at, if it has a team; what the conversation was about; what they look at without
    a team; and if they are in one channel with a team only, that. `remembered` may ask Slack.
    """
    if looked_at in places and looked_at in with_team:
        return places[looked_at]
    if (before := remembered()) in places:
        return places[before]
    if looked_at in places:
        return places[looked_at]
    own = [place for place in places.values() if place.id in with_team]
    return own[0] if len(own) == 1 else None


def list_sources(deps: Deps, key: ChannelKey) -> list[str]:
    """On which the advice of today rests, each once; none without a profile."""
    if deps.store.find_profile(key) is None:
        return []
    found = get_advice(deps, key)
    return list(dict.fromkeys(source for one in found.open for source in one.sources))


def suggest(deps: Deps, key: ChannelKey | None) -> list[Suggestion]:
    """What matters most first, more than fit. Without a channel, what anybody may ask."""
    if key is None:
        return [Suggestion(prompt=prompt) for prompt in _FOR_ANYBODY]
    if deps.store.find_profile(key) is None:
        return [Suggestion(prompt=prompt) for prompt in (Prompt.SETUP, *_FOR_ANYBODY)]
    found = get_advice(deps, key)
    general = (Suggestion(prompt=prompt) for prompt in _FOR_ANYBODY)
    return [*_for_team(deps, found), *general]


def _for_team(deps: Deps, found: ChannelAdvice) -> Iterator[Suggestion]:
    roles = [deps.knowledge.roles[one.role] for one in found.open if one.role]
    deliveries = deps.store.list_deliveries(found.version.key)
    waiting = list_waiting(
        found.settled, found.schedule, found.decisions, deliveries, deps.knowledge.rules
    )
    today = local_day(found.schedule, deps.clock())
    days = [one.asks_on or one.decision.until for one in waiting]
    is_due = any(day is not None and day <= today for day in days)
    if is_due:
        yield Suggestion(prompt=Prompt.DUE)
    if found.open:
        yield Suggestion(prompt=Prompt.NEXT)
    if roles:
        yield Suggestion(prompt=Prompt.WHY, role=roles[0])
    if found.open:
        yield Suggestion(prompt=Prompt.DECIDE)
    if waiting and not is_due:
        yield Suggestion(prompt=Prompt.WAITING)
    if roles:
        yield Suggestion(prompt=Prompt.WHAT_IF, role=roles[-1])
    yield Suggestion(prompt=Prompt.PLAN)
