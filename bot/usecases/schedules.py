"""The schedule of a channel: switched on and off, and stored with what follows from it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from itertools import islice

from bot.deps import Deps
from bot.errors import NudgesOff, UserError
from bot.language import current_language, say, weekday_text
from bot.nudges.calendar import is_regular, upcoming
from bot.nudges.due import find_days
from bot.nudges.public_holidays import country_of_zone
from bot.nudges.recurrence import Recurrence, Weekly
from bot.nudges.working_time import widened
from bot.usecases.advice import get_version
from bot.usecases.people import Person
from bot.usecases.schedule_changes import (
    differences,
    fitted_hours,
    rhythm_of,
    tidied,
    weekday_of,
    with_rhythm,
    with_zone,
)
from storage.schedule import Schedule, Weekday, WorkingHours
from storage.values import Change, ChangeKind, ChannelKey, Decision, Delivery

DEFAULT_RHYTHM = Weekly(weekday=Weekday.TUESDAY, every=2)
DEFAULT_TIME = time(10)


class TimeLeftOut(UserError):
    def __init__(self, at: time, weekday: Weekday | None) -> None:
        clock = f"{at:%H:%M}"
        super().__init__(
            say("schedule-time-left-out-on", time=clock, weekday=weekday_text(weekday.number))
            if weekday
            else say("schedule-time-left-out", time=clock)
        )


def find_wake(
    deps: Deps, schedule: Schedule, decisions: Sequence[Decision] | None = None
) -> datetime | None:
    """The first occurrence that nobody has dealt with; None if none is to come.

    Decisions are those of the channel, read from the store where not given.
    """
    after = schedule.handled_until or schedule.starts_at
    return find_next(deps, schedule, after=after, decisions=decisions)


def find_next(
    deps: Deps,
    schedule: Schedule,
    *,
    after: datetime,
    decisions: Sequence[Decision] | None = None,
    deliveries: Sequence[Delivery] | None = None,
) -> datetime | None:
    """The first occurrence after this time; None if none is to come."""
    days = _days(deps, schedule, decisions, deliveries)
    return next(upcoming(schedule, days, after=after), None)


def _days(
    deps: Deps,
    schedule: Schedule,
    decisions: Sequence[Decision] | None = None,
    deliveries: Sequence[Delivery] | None = None,
) -> list[date]:
    """Read from the store where not given."""
    if decisions is None:
        decisions = deps.store.list_decisions(schedule.key)
    if deliveries is None:
        deliveries = deps.store.list_deliveries(schedule.key)
    return find_days(decisions, deliveries, deps.knowledge.rules, schedule.zone)


@dataclass(frozen=True, kw_only=True)
class Occurrence:
    due: datetime
    is_regular: bool
    """Of the rhythm; else it is there only because a decision is due on its day."""


def look_ahead(deps: Deps, schedule: Schedule | None, count: int = 3) -> list[Occurrence]:
    """The next occurrences; none where nudges are off or paused for good."""
    if schedule is None:
        return []
    coming = upcoming(schedule, _days(deps, schedule), after=deps.clock())
    return [
        Occurrence(due=due, is_regular=is_regular(schedule, due)) for due in islice(coming, count)
    ]


def refresh_wake(deps: Deps, key: ChannelKey) -> None:
    """Set the wake anew from all that is stored, after something was.

    Whoever stored a decision while somebody else changed the schedule, or while a worker posted,
    worked it out from what was there before.
    """
    schedule = deps.store.find_schedule(key)
    if schedule is None or not schedule.active:
        return
    wake_at = find_wake(deps, schedule)
    if wake_at != schedule.wake_at:
        deps.store.move_wake(schedule, wake_at)


def store_schedule(
    deps: Deps, schedule: Schedule, *, by: str, what: str, **detail: str
) -> Schedule:
    """Store a schedule that somebody changed, with its entry in the audit history.

    From then on only what lies ahead is posted. Returns what is stored; where nothing was changed
    that is what was stored before.
    """
    before, now = deps.store.find_schedule(schedule.key), deps.clock()
    if before is not None and _as_set(before) == _as_set(schedule):
        return before
    told = {"what": what, **differences(before, schedule), **detail}
    change = Change(key=schedule.key, kind=ChangeKind.SCHEDULE, by=by, at=now, detail=told)
    stored = replace(tidied(schedule, now), handled_until=now)
    stored = replace(stored, wake_at=find_wake(deps, stored))
    deps.store.save_schedule(stored, change)
    refresh_wake(deps, stored.key)
    return stored


def _as_set(schedule: Schedule) -> Schedule:
    """Without what only a worker changes."""
    return replace(schedule, handled_until=None, wake_at=None)


def new_schedule(
    key: ChannelKey, person: Person, now: datetime, rhythm: Recurrence, at: time
) -> Schedule:
    """In the person's zone, with the public holidays of the country to which it belongs."""
    return Schedule(
        key=key,
        recurrence=rhythm.text,
        at=at,
        zone=person.zone,
        set_by=person.user,
        starts_at=now,
        hours=fitted_hours(None, rhythm, at),
        country=country_of_zone(person.zone),
        language=person.language,
    )


def get_schedule(deps: Deps, key: ChannelKey) -> Schedule:
    """The one that is active. Raises NudgesOff."""
    schedule = deps.store.find_schedule(key)
    if schedule is None or not schedule.active:
        raise NudgesOff
    return schedule


def language_of_channel(deps: Deps, key: ChannelKey) -> str:
    """In which all who are there are written to; that of whoever asks, where nobody set any."""
    schedule = deps.store.find_schedule(key)
    return schedule.language if schedule else current_language()


def usual_weekday(deps: Deps, key: ChannelKey) -> Weekday:
    """The day of its rhythm, else the default one."""
    schedule = deps.store.find_schedule(key)
    day = weekday_of(rhythm_of(schedule)) if schedule else None
    return day or DEFAULT_RHYTHM.weekday


def set_zone(deps: Deps, key: ChannelKey, zone: str, *, by: str) -> Schedule:
    """The same time of day in another zone. Raises NudgesOff."""
    moved = with_zone(get_schedule(deps, key), zone, deps.clock())
    return store_schedule(deps, moved, by=by, what="changed")


def set_hours(deps: Deps, key: ChannelKey, hours: WorkingHours, *, by: str) -> Schedule:
    """Raises NudgesOff, TimeLeftOut."""
    schedule = get_schedule(deps, key)
    check_hours(schedule, hours)
    return store_schedule(deps, replace(schedule, hours=hours), by=by, what="changed")


def check_hours(schedule: Schedule, hours: WorkingHours) -> None:
    """Raises TimeLeftOut if the schedule's own time lies outside."""
    weekday = weekday_of(rhythm_of(schedule))
    if widened(hours, schedule.at, weekday) != hours:
        raise TimeLeftOut(schedule.at, weekday)


def set_country(deps: Deps, key: ChannelKey, country: str, *, by: str) -> Schedule:
    """Whose public holidays count, "" for none. Raises NudgesOff."""
    changed = replace(get_schedule(deps, key), country=country)
    return store_schedule(deps, changed, by=by, what="changed")


def set_language(deps: Deps, key: ChannelKey, language: str, *, by: str) -> Schedule:
    """In which the channel is written to, one of bot.language.LANGUAGES. Raises NudgesOff."""
    changed = replace(get_schedule(deps, key), language=language)
    return store_schedule(deps, changed, by=by, what="changed")


def switch_on(deps: Deps, key: ChannelKey, person: Person) -> Schedule:
    """Start nudges: as they were set before, else in the default rhythm. It ends a pause, too.

    Raises NoProfile: without a profile there is nothing to say.
    """
    get_version(deps, key)  # raises
    before, now = deps.store.find_schedule(key), deps.clock()
    if before is None:
        wanted = new_schedule(key, person, now, DEFAULT_RHYTHM, DEFAULT_TIME)
    elif before.active:
        going_on = replace(before, paused_until=None)
        return store_schedule(deps, going_on, by=person.user, what="resumed")
    else:
        wanted = started(before, person, now)
    return store_schedule(deps, wanted, by=person.user, what="on")


def started(schedule: Schedule, person: Person, now: datetime) -> Schedule:
    """Switched on, whatever stood in the way."""
    return replace(
        schedule, active=True, note="", set_by=person.user, starts_at=now, paused_until=None
    )


def switch_off(deps: Deps, key: ChannelKey, *, by: str) -> Schedule | None:
    """Returns what is stored."""
    schedule = deps.store.find_schedule(key)
    if schedule is None or not schedule.active:
        return schedule
    off = replace(schedule, active=False, note="")
    return store_schedule(deps, off, by=by, what="off")


def set_rhythm(
    deps: Deps, key: ChannelKey, person: Person, rhythm: Recurrence, at: time | None = None
) -> Schedule:
    """Nudges in this rhythm, also where they were off; without `at` at the same time as before.

    Whoever asks for the rhythm that there is does not become its owner, and it does not start anew.
    Raises NoProfile.
    """
    get_version(deps, key)  # raises
    before, now = deps.store.find_schedule(key), deps.clock()
    if before is None:
        wanted = new_schedule(key, person, now, rhythm, at or DEFAULT_TIME)
        return store_schedule(deps, wanted, by=person.user, what="on")
    at = before.at if at is None else at
    if before.active:
        if (before.recurrence, before.at) == (rhythm.text, at):
            return before
        changed = replace(with_rhythm(before, rhythm, at, now), set_by=person.user)
        return store_schedule(deps, changed, by=person.user, what="changed")
    changed = with_rhythm(started(before, person, now), rhythm, at, now)
    return store_schedule(deps, changed, by=person.user, what="on")
