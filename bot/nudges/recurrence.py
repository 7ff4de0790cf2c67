"""Rhythms as RFC 5545 recurrence rules: made from what people choose, and read again. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

from storage.schedule import Schedule, Weekday

MOST_WEEKS = 12
LAST = -1
"""The last such weekday, or the last day, of a month."""
_SHORTEST_MONTH = 28
_SURE_WEEKS = 4
"""As often any weekday comes in each month."""
_MOST_DAYS = 30
_CODES = dict(zip(Weekday, ("MO", "TU", "WE", "TH", "FR", "SA", "SU"), strict=True))
_DAYS = {code: day for day, code in _CODES.items()}


class BadRecurrence(ValueError):
    """A rule that this bot does not make."""


def _check(is_offered: bool) -> None:  # noqa: FBT001 -- read as a sentence
    """Whatever the form says: a rule is stored, and read for as long as it stands."""
    if not is_offered:
        raise BadRecurrence


@dataclass(frozen=True, kw_only=True)
class Weekly:
    weekday: Weekday
    every: int = 1
    """Weeks, from 1 to MOST_WEEKS."""

    def __post_init__(self) -> None:
        _check(1 <= self.every <= MOST_WEEKS)

    @property
    def text(self) -> str:
        interval = f"INTERVAL={self.every};" if self.every > 1 else ""
        return f"FREQ=WEEKLY;{interval}BYDAY={_CODES[self.weekday]}"


@dataclass(frozen=True, kw_only=True)
class WeekdayOfMonth:
    weekday: Weekday
    which: int
    """From 1 to 4, or LAST."""

    def __post_init__(self) -> None:
        _check(self.which == LAST or 1 <= self.which <= _SURE_WEEKS)

    @property
    def text(self) -> str:
        return f"FREQ=MONTHLY;BYDAY={self.which}{_CODES[self.weekday]}"


@dataclass(frozen=True, kw_only=True)
class DayOfMonth:
    day: int
    """From 1 to 30, or LAST. In a shorter month it is the last day."""

    def __post_init__(self) -> None:
        _check(self.day == LAST or 1 <= self.day <= _MOST_DAYS)

    @property
    def text(self) -> str:
        if self.day <= _SHORTEST_MONTH:
            return f"FREQ=MONTHLY;BYMONTHDAY={self.day}"
        days = ",".join(str(day) for day in range(_SHORTEST_MONTH, self.day + 1))
        return f"FREQ=MONTHLY;BYMONTHDAY={days};BYSETPOS=-1"


Recurrence = Weekly | WeekdayOfMonth | DayOfMonth


def read_recurrence(text: str) -> Recurrence:
    """What the rule says. Raises BadRecurrence for one that was not made here."""
    try:
        parts = dict(part.split("=", 1) for part in text.split(";"))
        found = _from_parts(parts)
    except (KeyError, ValueError):
        raise BadRecurrence(text) from None
    if found.text != text:
        raise BadRecurrence(text)
    return found


def _from_parts(parts: dict[str, str]) -> Recurrence:
    if parts["FREQ"] == "WEEKLY":
        return Weekly(weekday=_DAYS[parts["BYDAY"]], every=int(parts.get("INTERVAL", "1")))
    if "BYDAY" in parts:
        return WeekdayOfMonth(weekday=_DAYS[parts["BYDAY"][-2:]], which=int(parts["BYDAY"][:-2]))
    return DayOfMonth(day=int(parts["BYMONTHDAY"].split(",")[-1]))


def to_utc(zone: ZoneInfo, day: date, at: time) -> datetime:
    """A local time as RFC 5545 takes it.

    An hour that a change to summer time skips is moved forward by the change, one that comes twice
    is taken the first time.
    """
    return datetime.combine(day, at, zone).astimezone(tz=ZoneInfo("UTC"))


def days_of(schedule: Schedule) -> Iterator[date]:
    """The local days of the rhythm in order, the first one at or after `starts_at`; endless."""
    zone = ZoneInfo(schedule.zone)
    start = schedule.starts_at.astimezone(zone).date()
    if to_utc(zone, start, schedule.at) < schedule.starts_at:
        start += timedelta(days=1)
    rule = rrulestr(schedule.recurrence, dtstart=datetime.combine(start, time()))
    if "INTERVAL=" in schedule.recurrence:
        # RFC 5545 counts every other week from the week of the start. If its weekday has passed by
        # then, the first nudge would be nearly two weeks away; so count from the first occurrence.
        weekly = Weekly(weekday=_weekday(schedule.recurrence))
        first = rrulestr(weekly.text, dtstart=datetime.combine(start, time()))[0]
        rule = rrulestr(schedule.recurrence, dtstart=first)
    for local in rule:
        yield local.date()


def _weekday(text: str) -> Weekday:
    return _DAYS[text.rpartition("BYDAY=")[2]]
