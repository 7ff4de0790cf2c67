"""What was changed about a schedule, in words, from what the audit history keeps of it."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from bot.nudges.public_holidays import place_name
from bot.nudges.recurrence import BadRecurrence, read_recurrence
from bot.views.schedule import recurrence_text
from bot.views.schedule_page import range_text, weekdays_text
from bot.views.text import day_text
from storage.schedule import DateRange, Weekday


def schedule_details(detail: Mapping[str, str]) -> list[str]:
    """Such as "every two weeks on Tuesday" and "at 10:00"; not escaped."""
    return [_as_kept(words, detail[name]) for name, words in _WORDS.items() if detail.get(name)]


def _as_kept(words: Callable[[str], str], value: str) -> str:
    """In words; as it is kept, should another version have kept it otherwise."""
    try:
        return words(value)
    except (ValueError, BadRecurrence):
        return value


def _rhythm(value: str) -> str:
    return recurrence_text(read_recurrence(value))


def _days(value: str) -> str:
    return weekdays_text(frozenset(map(Weekday, value.split(","))))


def _ranges(value: str) -> str:
    ranges = (one.split("/") for one in value.split(","))
    days = [DateRange(date.fromisoformat(one), date.fromisoformat(other)) for one, other in ranges]
    return f"silent {' and '.join(map(range_text, days))}"


def _moment(value: str) -> str:
    at = datetime.fromisoformat(value)
    return f"{day_text(at)}, {at:%H:%M} UTC"


_WORDS: Mapping[str, Callable[[str], str]] = {
    "recurrence": _rhythm,
    "at": lambda value: f"at {value}",
    "zone": lambda value: f"time zone {value}",
    "hours": lambda value: f"working hours {value.replace('-', ' to ')}",
    "days": _days,
    "country": lambda value: f"not on public holidays of {place_name(value)}",
    "muted": _ranges,
    "paused_until": lambda value: f"until {day_text(date.fromisoformat(value))}",
    "snoozed": lambda value: f"from {_moment(value)}",
    "until": lambda value: f"to {_moment(value)}",
    "error": lambda value: f"Slack said: {value}",
}
"""What each detail is in words, in the order in which they are told."""
