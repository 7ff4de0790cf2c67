"""When a channel may be written to, and when it is. Local times, in the schedule's own zone."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from storage.values import ChannelKey


class Weekday(StrEnum):
    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"

    @property
    def number(self) -> int:
        """As `date.weekday()` counts: Monday is 0."""
        return list(Weekday).index(self)


WORKING_DAYS = frozenset(list(Weekday)[:5])
UNTIL_RESUMED = date.max
"""The end of a pause that somebody has to end."""


@dataclass(frozen=True, kw_only=True)
class WorkingHours:
    """When the channel may be written to at all."""

    start: time = time(9)
    end: time = time(18)
    """If it is before the start, the hours pass over midnight and belong to the day on which they
    began; if both are the same, the whole day is meant."""
    days: frozenset[Weekday] = WORKING_DAYS


@dataclass(frozen=True, order=True)
class DateRange:
    """Days on which nothing is said; both ends belong to it."""

    first: date
    last: date


@dataclass(frozen=True, kw_only=True)
class Snooze:
    """One occurrence that was moved; the rhythm stays as it is."""

    occurrence: datetime
    """When the rhythm would have had it."""
    until: datetime


@dataclass(frozen=True, kw_only=True)
class Schedule:
    """The rhythm of a channel's nudges, and when they have to wait."""

    key: ChannelKey
    recurrence: str
    """An RFC 5545 recurrence rule of days, without times: "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"."""
    at: time
    """The time of day of each occurrence."""
    zone: str
    """IANA name, such as Europe/Madrid."""
    set_by: str
    """Slack user id; nudges name this person."""
    starts_at: datetime
    """No occurrence lies before it; every other week is counted from the first one after it."""
    hours: WorkingHours = WorkingHours()
    country: str = ""
    """Whose public holidays count: ISO 3166, "ES" or with a subdivision "ES-CT"; empty for none."""
    language: str = "en"
    """In which the channel is written to, such as "de"."""
    muted: tuple[DateRange, ...] = ()
    paused_until: date | None = None
    """The first day on which nudges come again."""
    snooze: Snooze | None = None
    active: bool = True
    note: str = ""
    """Slack's error, if that is why it was switched off."""
    handled_until: datetime | None = None
    """Occurrences up to here were dealt with; None stands for `starts_at`."""
    wake_at: datetime | None = None
    """When a worker has to look at it; None if nothing is to come."""
