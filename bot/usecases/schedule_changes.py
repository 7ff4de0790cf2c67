"""What people change about a schedule. Pure: one schedule in, another out."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time
from zoneinfo import ZoneInfo

from bot.nudges.calendar import local_day, rhythm_days
from bot.nudges.recurrence import (
    BadRecurrence,
    DayOfMonth,
    Recurrence,
    read_recurrence,
    to_utc,
)
from bot.nudges.working_time import widened
from storage.schedule import UNTIL_RESUMED, DateRange, Schedule, Snooze, Weekday, WorkingHours


def rhythm_of(schedule: Schedule) -> Recurrence | None:
    """None for a rule that was not made here."""
    try:
        return read_recurrence(schedule.recurrence)
    except BadRecurrence:
        return None


def weekday_of(rhythm: Recurrence | None) -> Weekday | None:
    return None if rhythm is None or isinstance(rhythm, DayOfMonth) else rhythm.weekday


def fitted_hours(before: Schedule | None, rhythm: Recurrence, at: time) -> WorkingHours:
    """The working hours of before, or the usual ones, widened by what this rhythm needs."""
    hours = WorkingHours()
    if before is not None and not _has_usual_hours(before):
        hours = before.hours
    return widened(hours, at, weekday_of(rhythm))


def _has_usual_hours(schedule: Schedule) -> bool:
    """Whether nobody chose them: a Saturday that was only the rhythm's must not outlive it."""
    return schedule.hours == widened(WorkingHours(), schedule.at, weekday_of(rhythm_of(schedule)))


def with_rhythm(schedule: Schedule, rhythm: Recurrence, at: time, now: datetime) -> Schedule:
    hours = fitted_hours(schedule, rhythm, at)
    if schedule.recurrence == rhythm.text:
        return replace(_with_clock(schedule, at, schedule.zone, now), hours=hours)
    return replace(schedule, recurrence=rhythm.text, at=at, hours=hours, starts_at=now, snooze=None)


def with_zone(schedule: Schedule, zone: str, now: datetime) -> Schedule:
    return _with_clock(schedule, schedule.at, zone, now)


def _with_clock(schedule: Schedule, at: time, zone: str, now: datetime) -> Schedule:
    """Another time of day on the same days: every other week stays the same other week."""
    if (at, zone) == (schedule.at, schedule.zone):
        return schedule
    coming = next(rhythm_days(schedule, after=now), now)
    snooze = schedule.snooze
    if snooze is not None:
        snooze = Snooze(
            occurrence=_same_day(schedule, snooze.occurrence, at, zone),
            until=_same_day(schedule, snooze.until, at, zone),
        )
    starts = _same_day(schedule, coming, time(), zone)
    return replace(schedule, at=at, zone=zone, starts_at=starts, snooze=snooze)


def _same_day(schedule: Schedule, moment: datetime, at: time, zone: str) -> datetime:
    return to_utc(ZoneInfo(zone), local_day(schedule, moment), at)


def tidied(schedule: Schedule, now: datetime) -> Schedule:
    """Without mutes, a pause and a snooze that are over."""
    today = local_day(schedule, now)
    paused, snooze = schedule.paused_until, schedule.snooze
    return replace(
        schedule,
        muted=tuple(one for one in schedule.muted if one.last >= today),
        paused_until=paused if paused and paused > today else None,
        snooze=snooze if snooze and max(snooze.occurrence, snooze.until) > now else None,
    )


def differences(before: Schedule | None, after: Schedule) -> dict[str, str]:
    """What is another than before, for the audit history."""
    old = _told(before) if before else {}
    return {name: value for name, value in _told(after).items() if value != old.get(name, "")}


def _told(schedule: Schedule) -> Mapping[str, str]:
    hours, snooze, paused = schedule.hours, schedule.snooze, schedule.paused_until
    return {
        "recurrence": schedule.recurrence,
        "at": f"{schedule.at:%H:%M}",
        "zone": schedule.zone,
        "hours": f"{hours.start:%H:%M}-{hours.end:%H:%M}",
        "days": ",".join(day for day in Weekday if day in hours.days),
        "country": schedule.country,
        "language": schedule.language,
        "muted": ",".join(_range(one) for one in schedule.muted),
        "paused_until": "" if paused in {None, UNTIL_RESUMED} else str(paused),
        "snoozed": snooze.occurrence.isoformat() if snooze else "",
        "until": snooze.until.isoformat() if snooze else "",
    }


def _range(dates: DateRange) -> str:
    return f"{dates.first}/{dates.last}"
