"""When a schedule's nudges are due. Pure: the time comes in as an argument.

Two kinds of occurrences: those of the rhythm, and those of days on which a decision is due.
"""

from collections import deque
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import pairwise, takewhile
from zoneinfo import ZoneInfo

from bot.nudges.recurrence import days_of, to_utc
from bot.nudges.working_time import (
    NEVER,
    is_silent_day,
    is_working_time,
    next_working_time,
)
from storage.schedule import UNTIL_RESUMED, Schedule

__all__ = [
    "Regular",
    "asking_day",
    "find_regular",
    "find_snoozed",
    "is_regular",
    "is_working_time",
    "is_zone",
    "local_day",
    "next_working_time",
    "passed",
    "rhythm_days",
    "upcoming",
]

MOST_PASSED = 60
"""Of the occurrences that nobody was there for, only so many are looked at."""
MOST_LEFT_OUT = 600
"""After so many in a row, more than ten years, no other one is looked for: a rhythm on Mondays at
ten with working hours on Mondays from nine to half past nine never has one."""


@dataclass(frozen=True, kw_only=True)
class Regular:
    """An occurrence of the rhythm."""

    planned: datetime
    """When the rhythm alone would have it."""
    due: datetime
    """When it is: moved by a snooze or out of a time in which nothing is said."""
    following: datetime
    """When the rhythm alone would have the one after it."""


def is_zone(name: str) -> bool:
    """Whether it names a time zone that this machine knows."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # unknown; no name at all; a folder of zones
        return False
    return True


def local_day(schedule: Schedule | None, now: datetime) -> date:
    """The calendar day on which the channel is; in UTC if it has no zone yet."""
    return now.astimezone(ZoneInfo(schedule.zone) if schedule else UTC).date()


def upcoming(
    schedule: Schedule, days: Collection[date] = (), *, after: datetime
) -> Iterator[datetime]:
    """All occurrences after this time in order, in UTC; endless, or empty if there is no rhythm.

    Those of the rhythm, and one on each of `days` at the schedule's time of day.
    """
    if _is_silent(schedule):
        return
    for due in _merged(schedule, days, after):
        if due > after:
            yield due


def asking_day(schedule: Schedule, day: date) -> date | None:
    """When a decision that is due on this day is asked about: on it, or the next day on which
    something may be said; None as long as nothing may."""
    if _is_silent(schedule):
        return None
    zone = ZoneInfo(schedule.zone)
    due = _moved_to_working_time(schedule, to_utc(zone, day, schedule.at), zone)
    return due.astimezone(zone).date() if due != NEVER else None


def passed(schedule: Schedule, days: Collection[date], now: datetime) -> list[datetime]:
    """What was due since the schedule was last handled, up to now; the latest MOST_PASSED."""
    since = schedule.handled_until or schedule.starts_at
    due = takewhile(lambda at: at <= now, upcoming(schedule, days, after=since))
    return list(deque(due, maxlen=MOST_PASSED))


def is_regular(schedule: Schedule, due: datetime) -> bool:
    """Whether it belongs to the rhythm, and not only to a day on which a decision is due."""
    if _is_silent(schedule):
        return False
    return any(
        one.due == due for one in takewhile(lambda one: one.due <= due, _regular(schedule, due))
    )


def find_regular(schedule: Schedule, *, after: datetime) -> Regular | None:
    """The rhythm's first occurrence after this time; None if there is none."""
    if _is_silent(schedule):
        return None
    return next((one for one in _regular(schedule, after) if one.due > after), None)


def find_snoozed(schedule: Schedule, *, after: datetime) -> Regular | None:
    """What the snooze moved, if it is still to come; None if it is left out."""
    if schedule.snooze is None or _is_silent(schedule):
        return None
    moved = schedule.snooze.occurrence
    for one in _regular(schedule, min(after, moved)):
        if one.planned >= moved:
            return one if one.planned == moved and one.due > after else None
    return None


def rhythm_days(schedule: Schedule, *, after: datetime) -> Iterator[datetime]:
    """When the rhythm alone would have its occurrences: not moved, and none left out."""
    return (at for at in _planned(schedule) if at > after)


def _is_silent(schedule: Schedule) -> bool:
    """For good, or until somebody changes it."""
    return not schedule.active or schedule.paused_until == UNTIL_RESUMED or not schedule.hours.days


def _merged(schedule: Schedule, days: Collection[date], after: datetime) -> Iterator[datetime]:
    """In order, and never two on one local day: the rhythm's goes before."""
    zone = ZoneInfo(schedule.zone)
    waiting = deque(_of_days(schedule, days, zone))
    for regular in (one.due for one in _regular(schedule, after)):
        day = regular.astimezone(zone).date()
        while waiting and waiting[0][0] <= day:
            own_day, due = waiting.popleft()
            if own_day != day:
                yield due
        yield regular
    yield from (due for _, due in waiting)


def _of_days(
    schedule: Schedule, days: Collection[date], zone: ZoneInfo
) -> list[tuple[date, datetime]]:
    """Each with its local day, the first of each day: several may be moved to the same one."""
    due = (_moved_to_working_time(schedule, to_utc(zone, day, schedule.at), zone) for day in days)
    found = sorted(at for at in due if at != NEVER)
    by_day = {at.astimezone(zone).date(): at for at in reversed(found)}
    return sorted(by_day.items())


def _regular(schedule: Schedule, after: datetime) -> Iterator[Regular]:
    """Moved to working time, or left out if that would be too late.

    Of those that lie behind as a whole, with the one after them, nothing is worked out.
    """
    zone, left_out = ZoneInfo(schedule.zone), 0
    for planned, following in pairwise(_planned(schedule)):
        if following < after:
            continue
        due = _moved(schedule, planned, zone)
        # Days, because two on one day would be one too many.
        if due is not None and due.astimezone(zone).date() < following.astimezone(zone).date():
            left_out = 0
            yield Regular(planned=planned, due=due, following=following)
        elif (left_out := left_out + 1) > MOST_LEFT_OUT:
            return


def _moved(schedule: Schedule, planned: datetime, zone: ZoneInfo) -> datetime | None:
    snooze = schedule.snooze
    if snooze is not None and snooze.occurrence == planned:
        due = _moved_to_working_time(schedule, snooze.until, zone)
    elif is_silent_day(schedule, planned.astimezone(zone).date()):
        return None
    else:
        due = _moved_to_working_time(schedule, planned, zone)
    return due if due != NEVER else None


def _moved_to_working_time(schedule: Schedule, wanted: datetime, zone: ZoneInfo) -> datetime:
    """The next working time; on another day at the usual time of day, if that is one there."""
    due = next_working_time(schedule, wanted)
    if due in {wanted, NEVER}:
        return due
    usual = to_utc(zone, due.astimezone(zone).date(), schedule.at)
    return usual if usual > due and is_working_time(schedule, usual) else due


def _planned(schedule: Schedule) -> Iterator[datetime]:
    zone = ZoneInfo(schedule.zone)
    return (to_utc(zone, day, schedule.at) for day in days_of(schedule))
