"""What happened in a channel, and what became of the team meanwhile."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.deps import Deps
from bot.errors import NoProfile, UserError
from bot.language import say
from bot.nudges.calendar import local_day
from bot.usecases.advice import get_advice
from bot.usecases.merging import values_of
from bot.usecases.setup_form import HEADCOUNT
from bot.usecases.trends import Review, Trend, find_trends
from knowledge.advice.facts import Scalar
from knowledge.advice.profile import TeamProfile
from storage.schedule import Schedule
from storage.values import Change, ChangeKind, ChannelKey, Decision, DecisionKind, ProfileVersion

_NOTHING_TO_DO = frozenset({DecisionKind.DONE, DecisionKind.DECLINED, DecisionKind.WAIVED})
"""After these nobody needs to hear that it is still so."""


@dataclass(frozen=True, kw_only=True)
class Saved:
    """A version of the profile, and what it changed."""

    version: ProfileVersion
    before: TeamProfile | None
    """The version before it; None if it is the first one."""


@dataclass(frozen=True, kw_only=True)
class Difference:
    field: str
    """A field of the profile, or `headcount.<role>`."""
    before: Scalar
    after: Scalar
    """None stands for what nobody told; of a headcount that is nobody."""


@dataclass(frozen=True, kw_only=True)
class TeamThen:
    """The team from one day on."""

    day: date
    headcount: Mapping[str, float]
    """Full-time posts by role, without the empty ones."""

    @property
    def total(self) -> float:
        return round(sum(self.headcount.values()), 1)


Entry = Saved | Decision | Change


class NoVersion(UserError):
    def __init__(self, version: int) -> None:
        super().__init__(say("history-no-version", version=str(version)))


@dataclass(frozen=True, kw_only=True)
class History:
    entries: Sequence[Entry]
    """The newest first."""
    trends: Sequence[Trend]
    team: Sequence[TeamThen]
    """Whenever it changed, the oldest first."""
    today: date


def get_history(deps: Deps, key: ChannelKey) -> History:
    """Raises NoProfile where nothing has happened yet."""
    versions, changes = deps.store.list_profiles(key), deps.store.list_changes(key)
    entries: list[Entry] = [*list_saved(versions), *deps.store.list_decisions(key), *changes]
    if not entries:
        raise NoProfile
    schedule = deps.store.find_schedule(key)
    return History(
        # What happened at the same moment stays in the order in which it is stored.
        entries=sorted(entries, key=happened_at)[::-1],
        trends=_find_trends(deps, key, _reviews(versions, changes, schedule)) if versions else (),
        team=list_teams(versions, schedule),
        today=local_day(schedule, deps.clock()),
    )


def happened_at(entry: Entry) -> datetime:
    match entry:
        case Saved():
            return entry.version.saved_at
        case Decision():
            return entry.decided_at
        case Change():
            return entry.at


def list_saved(versions: Sequence[ProfileVersion]) -> Iterator[Saved]:
    """Each version with the one before it, the oldest first."""
    before = None
    for version in versions:
        yield Saved(version=version, before=before)
        before = version.profile


def find_saved(deps: Deps, key: ChannelKey, version: int) -> Saved:
    """Raises NoVersion."""
    for saved in list_saved(deps.store.list_profiles(key)):
        if saved.version.version == version:
            return saved
    raise NoVersion(version)


def _reviews(
    versions: Sequence[ProfileVersion], changes: Sequence[Change], schedule: Schedule | None
) -> list[Review]:
    """One for each day: who saves twice in an hour corrects what they said."""
    profiles = {str(version.version): version.profile for version in versions}
    at = [(version.saved_at, str(version.version)) for version in versions]
    at += [
        (one.at, one.detail.get("version", ""))
        for one in changes
        if one.kind is ChangeKind.CONFIRMED
    ]
    last_of_days = {
        local_day(schedule, when): profiles[version]
        for when, version in sorted(at, key=lambda one: one[0])
        if version in profiles
    }
    return [Review(day=day, profile=profile) for day, profile in last_of_days.items()]


def _find_trends(deps: Deps, key: ChannelKey, reviews: Sequence[Review]) -> list[Trend]:
    settled = get_advice(deps, key).settled
    done = {rule for rule, decision in settled.items() if decision.kind in _NOTHING_TO_DO}
    return find_trends(deps.adviser, reviews, done)


def list_teams(versions: Sequence[ProfileVersion], schedule: Schedule | None) -> list[TeamThen]:
    """The first team, and the last one of each day on which it changed."""
    teams: list[TeamThen] = []
    for version in versions:
        headcount = {role: count for role, count in version.profile.headcount.items() if count}
        team = TeamThen(day=local_day(schedule, version.saved_at), headcount=headcount)
        if len(teams) > 1 and teams[-1].day == team.day:
            del teams[-1]
        if not teams or teams[-1].headcount != headcount:
            teams.append(team)
    return teams


def list_differences(before: TeamProfile | None, after: TeamProfile) -> list[Difference]:
    """Posts first, then the fields in the order of the profile."""
    old, new = _flat(before or TeamProfile()), _flat(after)
    names = [*(name for name in {**old, **new} if name.startswith(HEADCOUNT)), *old, *new]
    return [
        Difference(field=name, before=old.get(name), after=new.get(name))
        for name in dict.fromkeys(names)
        if old.get(name) != new.get(name)
    ]


def _flat(profile: TeamProfile) -> dict[str, Scalar]:
    """What was told by field. A post that is empty is as good as one that is not named."""
    values = values_of(profile).items()
    return {name: value for name, value in values if value or not name.startswith(HEADCOUNT)}
