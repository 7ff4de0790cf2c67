"""What was changed about a schedule, in words, from what the audit history keeps of it."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from bot.language import LANGUAGES, day_text, list_text, say
from bot.nudges.public_holidays import place_name
from bot.nudges.recurrence import BadRecurrence, read_recurrence
from bot.usecases.language_words import language_name
from bot.views.schedule import recurrence_text
from bot.views.schedule_page import range_text, weekdays_text
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


def _at(value: str) -> str:
    return say("schedule-kept-at", time=value)


def _zone(value: str) -> str:
    return say("schedule-kept-zone", zone=value)


def _language(value: str) -> str:
    if value not in LANGUAGES:
        raise ValueError(value)
    return say("schedule-kept-language", language=language_name(value))


def _hours(value: str) -> str:
    start, end = value.split("-")
    return say("schedule-kept-hours", start=start, end=end)


def _days(value: str) -> str:
    return weekdays_text(frozenset(map(Weekday, value.split(","))))


def _country(value: str) -> str:
    return say("schedule-kept-country", place=place_name(value))


def _ranges(value: str) -> str:
    ranges = (one.split("/") for one in value.split(","))
    days = [DateRange(date.fromisoformat(one), date.fromisoformat(other)) for one, other in ranges]
    return say("schedule-kept-muted", days=list_text([range_text(one) for one in days]))


def _paused_until(value: str) -> str:
    return say("schedule-kept-paused-until", day=day_text(date.fromisoformat(value)))


def _snoozed(value: str) -> str:
    return say("schedule-kept-snoozed", when=_moment(value))


def _until(value: str) -> str:
    return say("schedule-kept-until", when=_moment(value))


def _moment(value: str) -> str:
    at = datetime.fromisoformat(value)
    return say("schedule-kept-moment", day=day_text(at), time=f"{at:%H:%M}")


def _error(value: str) -> str:
    return say("schedule-kept-error", error=value)


_WORDS: Mapping[str, Callable[[str], str]] = {
    "recurrence": _rhythm,
    "at": _at,
    "zone": _zone,
    "language": _language,
    "hours": _hours,
    "days": _days,
    "country": _country,
    "muted": _ranges,
    "paused_until": _paused_until,
    "snoozed": _snoozed,
    "until": _until,
    "error": _error,
}
"""What each detail is in words, in the order in which they are told."""
