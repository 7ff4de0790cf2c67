"""When a schedule's occurrences are due. Pure: the time comes in as an argument.

Local times follow RFC 5545: an hour that a change to summer time skips is moved forward by the
change, one that comes twice is taken the first time.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from itertools import islice
from zoneinfo import ZoneInfo

from dateutil.rrule import FR, MO, MONTHLY, SA, SU, TH, TU, WE, WEEKLY, rrule

from storage.values import Rhythm, Schedule

_WEEKDAYS = (MO, TU, WE, TH, FR, SA, SU)


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


def occurrences(schedule: Schedule) -> Iterator[datetime]:
    """All of them in order, in UTC, from `starts_at` on; without end."""
    zone = ZoneInfo(schedule.zone)
    for local in _rule(schedule, zone):
        due = local.replace(tzinfo=zone).astimezone(UTC)
        if due >= schedule.starts_at:
            yield due


def find_last_due(schedule: Schedule, now: datetime) -> datetime | None:
    """The latest occurrence up to now, or None before the first one.

    Earlier ones that were missed don't matter any more: after a downtime there is one post.
    """
    last = None
    for due in occurrences(schedule):
        if due > now:
            return last
        last = due
    return last


def next_due(schedule: Schedule, now: datetime, count: int = 1) -> list[datetime]:
    """The next occurrences after now."""
    return list(islice((due for due in occurrences(schedule) if due > now), count))


def _rule(schedule: Schedule, zone: ZoneInfo) -> rrule:
    """In local time without a zone, because the hour on the wall is what people mean."""
    weekday = _WEEKDAYS[schedule.weekday.number]
    first_day = schedule.starts_at.astimezone(zone).date()
    start = datetime.combine(first_day, time(schedule.hour))
    if schedule.rhythm is Rhythm.MONTHLY:
        return rrule(MONTHLY, dtstart=start, byweekday=weekday(1))
    weekly = rrule(WEEKLY, dtstart=start, byweekday=weekday)
    if schedule.rhythm is Rhythm.WEEKLY:
        return weekly
    # RFC 5545 counts every other week from the week of the start. If its weekday has passed by
    # then, the first nudge would be nearly two weeks away; so count from the first occurrence.
    local_now = schedule.starts_at.astimezone(zone).replace(tzinfo=None)
    first = weekly.after(local_now, inc=True)
    return rrule(WEEKLY, dtstart=first, interval=2, byweekday=weekday)
