"""When a channel may be written to: its working hours without holidays, mutes and pauses. Pure."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.nudges.public_holidays import is_holiday
from bot.nudges.recurrence import to_utc
from storage.schedule import UNTIL_RESUMED, DateRange, Schedule, Weekday, WorkingHours

NEVER = datetime.max.replace(tzinfo=UTC)
"""The next working time of a channel that has none."""
_DAY = timedelta(days=1)
_MINUTES_A_DAY = 24 * 60
_MOST_DAYS = 366
"""In which a working day comes, once mutes and pauses are over, if one comes at all."""


def is_working_time(schedule: Schedule, at: datetime) -> bool:
    return next_working_time(schedule, at) == at


def next_working_time(schedule: Schedule, at: datetime) -> datetime:
    """`at` itself if it is one, else the earliest after it; in UTC. NEVER if none comes."""
    zone = ZoneInfo(schedule.zone)
    if schedule.paused_until == UNTIL_RESUMED:
        return NEVER
    earliest = _after_silence(schedule, at, zone)
    for start, end in _windows(schedule, earliest.astimezone(zone).date(), zone):
        found = _after_silence(schedule, max(earliest, start), zone)
        if found < end:
            return found.astimezone(UTC)
    return NEVER


def is_silent_day(schedule: Schedule, day: date) -> bool:
    """Whether somebody asked for silence on it; holidays don't count."""
    paused = schedule.paused_until is not None and day < schedule.paused_until
    return paused or _mute_of(schedule, day) is not None


def _windows(schedule: Schedule, day: date, zone: ZoneInfo) -> Iterator[tuple[datetime, datetime]]:
    """The working hours of each working day, from the day before on: they may pass midnight."""
    numbers = {weekday.number for weekday in schedule.hours.days}
    for ahead in range(-1, _MOST_DAYS):
        begins = day + _DAY * ahead
        if begins.weekday() in numbers and not is_holiday(schedule.country, begins):
            yield _window(schedule.hours, begins, zone)


def _window(hours: WorkingHours, day: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    if hours.start == hours.end:
        return to_utc(zone, day, time()), to_utc(zone, day + _DAY, time())
    ends = day if hours.start < hours.end else day + _DAY
    return to_utc(zone, day, hours.start), to_utc(zone, ends, hours.end)


def _after_silence(schedule: Schedule, at: datetime, zone: ZoneInfo) -> datetime:
    """`at`, or the midnight after the silent days and holidays in which it lies."""
    first = day = at.astimezone(zone).date()
    while (later := _next_day(schedule, day)) != day:
        day = later
    return at if day == first else to_utc(zone, day, time())


def _next_day(schedule: Schedule, day: date) -> date:
    """The day itself, unless it is one of silence."""
    if schedule.paused_until is not None and day < schedule.paused_until:
        return schedule.paused_until
    muted = _mute_of(schedule, day)
    if muted is not None:
        return muted.last + _DAY
    return day + _DAY if is_holiday(schedule.country, day) else day


def _mute_of(schedule: Schedule, day: date) -> DateRange | None:
    return next((one for one in schedule.muted if one.first <= day <= one.last), None)


def widened(hours: WorkingHours, at: time, weekday: Weekday | None) -> WorkingHours:
    """The hours with what is missing for this time, on this weekday or on any working day.

    Whoever chooses a time for the nudges says by that that it is working time.
    """
    hours = _with_time(hours, at)
    if weekday is None or hours.start == hours.end:
        missing = {weekday} if weekday else set()
    else:
        missing = {_day_of_shift(hours, at, weekday)}
    return replace(hours, days=hours.days | missing)


def holds(hours: WorkingHours, at: time) -> bool:
    """Whether the time of day lies in the hours."""
    start, end = hours.start, hours.end
    if start < end:
        return start <= at < end
    return start == end or at >= start or at < end


def _with_time(hours: WorkingHours, at: time) -> WorkingHours:
    """Widened by as little as it takes: the beginning back to it, or the end to the next hour."""
    if holds(hours, at):
        return hours
    end = time((at.hour + 1) % 24)
    earlier = (_minutes(hours.start) - _minutes(at)) % _MINUTES_A_DAY
    later = (_minutes(end) - _minutes(hours.end)) % _MINUTES_A_DAY
    return replace(hours, start=at) if earlier < later else replace(hours, end=end)


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _day_of_shift(hours: WorkingHours, at: time, weekday: Weekday) -> Weekday:
    """The day to which the hours around that time belong: that on which they began."""
    began_before = hours.start > hours.end and at < hours.end
    return list(Weekday)[weekday.number - 1] if began_before else weekday
