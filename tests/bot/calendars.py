"""Schedules for tests of the calendar, and their occurrences in words."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from bot.nudges.calendar import upcoming
from storage.schedule import Schedule, Weekday, WorkingHours
from storage.values import ChannelKey

ALWAYS = WorkingHours(start=time(), end=time(), days=frozenset(Weekday))
NIGHTS = WorkingHours(start=time(22), end=time(6))


def a_schedule(rule: str = "FREQ=WEEKLY;BYDAY=TU", at: str = "10:00", **more: object) -> Schedule:
    """In Madrid from Monday 23 November 2026, 10:00 local time, unless said otherwise."""
    made: dict[str, Any] = {
        "zone": "Europe/Madrid",
        "set_by": "U1",
        "starts_at": datetime(2026, 11, 23, 9, tzinfo=UTC),
        **more,
    }
    at_time = time.fromisoformat(at)
    return Schedule(key=ChannelKey("T1", "C1"), recurrence=rule, at=at_time, **made)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def in_madrid(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/Madrid")).astimezone(UTC)


def in_words(schedule: Schedule, due: Sequence[datetime]) -> list[str]:
    return [f"{at.astimezone(ZoneInfo(schedule.zone)):%a %Y-%m-%d %H:%M}" for at in due]


def first(schedule: Schedule, count: int = 3, days: Sequence[date] = ()) -> list[str]:
    after = schedule.handled_until or schedule.starts_at
    return in_words(schedule, list(islice(upcoming(schedule, days, after=after), count)))
