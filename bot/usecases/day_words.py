"""Days and spans of days as people type them, in English or German. Pure."""

import re
from datetime import date, timedelta

from dateutil.relativedelta import MO, relativedelta

from bot.errors import UserError
from bot.language import say
from bot.mrkdwn import quoted
from bot.usecases.clock_words import read_weekday
from knowledge.nearest import find_nearest
from storage.schedule import DateRange

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_GERMAN_MONTHS = (
    *("januar", "februar", "märz", "april", "mai", "juni"),
    *("juli", "august", "september", "oktober", "november", "dezember"),
)
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6} | {
    word: number
    for number, words in enumerate(("ein eine einen", "zwei", "drei", "vier", "fünf", "sechs"), 1)
    for word in words.split()
}
_UNITS = {"day": "day", "tag": "day", "week": "week", "woche": "week", "month": "month"} | {
    "monat": "month",
}
_SPAN = re.compile(
    r"(?:(?:for|in|by|für|um)\s+)?(?P<count>\d{1,3}|[^\W\d_]+)\s+"
    r"(?P<unit>day|week|month|tag|woche|monat)(?:s|en?|n)?"
)
_LETTERS = r"[^\W\d_]{3,}"
_DAY_MONTH = re.compile(
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?\s*(?:of\s+)?(?P<month>{_LETTERS})\.?"
)
_MONTH_DAY = re.compile(
    rf"(?P<month>{_LETTERS})\.?\s+(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
)
_DOTTED = re.compile(r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.(?:\s?(?P<year>\d{4}))?")
_YEAR = re.compile(r",?\s+(?P<year>\d{4})$")
_FROM = re.compile(r"^(?:from|between|on|von|vom|zwischen|ab|am)\s+")
_TO = re.compile(
    r"\s*(?:\.\.+|\u2013|\u2014|\s-|\b(?:to|until|till|through|and|bis|und)\b)\s*(?:zum\s+)?"
)
_NTH = r"(\d{1,2})(?:st|nd|rd|th|\.)?"
_BOTH = rf"{_NTH}\s*(?:[-\u2013]|\bto\b|\band\b|\bbis\b|\bund\b)\s*(?:zum\s+)?{_NTH}"
_AFTER = re.compile(rf"^{_BOTH}\s+(?:of\s+)?({_LETTERS}(?:\s+\d{{4}})?)$")
_BEFORE = re.compile(rf"^({_LETTERS})\s+{_BOTH}$")
_INTO = re.compile(r"^(?:(?:until|till|to|on|the|bis|zum|am|den|dem|der)\s+)+")
_NEXT = re.compile(r"^(?:next|nächste[nr]?|kommende[nr]?)\s+")
_ALIKE = 80
_LEAP_YEARS = 9
"""In so many years in a row there is a 29 February, but for one gap in centuries."""
_FIXED = {
    "today": relativedelta(days=0),
    "tomorrow": relativedelta(days=1),
    "next week": relativedelta(days=1, weekday=MO),
    "next month": relativedelta(months=1, day=1),
    "heute": relativedelta(days=0),
    "morgen": relativedelta(days=1),
    "übermorgen": relativedelta(days=2),
}
_PERIODS = {
    "diese woche": "this week",
    "nächste woche": "next week",
    "diesen monat": "this month",
    "nächsten monat": "next month",
}


class BadDay(UserError):
    def __init__(self, typed: str) -> None:
        super().__init__(say("when-bad-day", typed=quoted(typed)))


def read_span(text: str) -> relativedelta | None:
    """Such as "3 days", "a week" or "for 2 months"; None if it is something else."""
    match = _SPAN.fullmatch(text.casefold().strip())
    if match is None:
        return None
    count = _NUMBERS.get(match["count"])
    if count is None and match["count"].isdecimal():
        count = int(match["count"])
    if not count:
        return None
    match _UNITS[match["unit"]]:
        case "day":
            return relativedelta(days=count)
        case "week":
            return relativedelta(weeks=count)
        case _:
            return relativedelta(months=count)


def read_day(text: str, today: date) -> date:
    """A day without a year is the next such day. Raises BadDay."""
    words = _INTO.sub("", " ".join(text.casefold().split()))
    words = _PERIODS.get(words, words)
    found = _relative(words, today) or _iso(words) or _written(words, today)
    if found is None:
        raise BadDay(text)
    return found


def read_range(text: str, today: date) -> DateRange:
    """Such as "2026-12-21 to 2027-01-06", "2 weeks" from today on, or one day. Raises BadDay."""
    words = _FROM.sub("", " ".join(text.casefold().split()))
    period = _period(_PERIODS.get(words, words), today)
    if period is not None:
        return period
    words = _AFTER.sub(r"\1 \3 to \2 \3", _BEFORE.sub(r"\2 \1 to \3 \1", words))
    first, *rest = [part for part in _TO.split(words) if part]
    begins = read_day(first, today)
    if not rest:
        return DateRange(begins, begins)
    if len(rest) > 1:
        raise BadDay(text)
    return DateRange(begins, read_day(rest[0], begins - timedelta(days=1)))


def _period(words: str, today: date) -> DateRange | None:
    """Several days that are named as one."""
    span = None if words.startswith(("in ", "by ", "um ")) else read_span(words)
    if span is not None:
        return DateRange(today, today + span - timedelta(days=1))
    which, _, unit = words.partition(" ")
    if which not in {"this", "next"} or unit not in {"week", "month"}:
        return None
    first = today if which == "this" else today + _FIXED[words]
    until = _FIXED[f"next {unit}"]
    return DateRange(first, first + until - timedelta(days=1))


def _relative(words: str, today: date) -> date | None:
    span = _FIXED[words] if words in _FIXED else read_span(words)
    if span is not None:
        return today + span
    weekday = read_weekday(_NEXT.sub("", words))
    if weekday is None:
        return None
    return today + timedelta(days=(weekday.number - today.weekday() - 1) % 7 + 1)


def _iso(words: str) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


def _written(words: str, today: date) -> date | None:
    dotted = _DOTTED.fullmatch(words)
    if dotted:
        return _next(int(dotted["day"]), int(dotted["month"]), dotted["year"], today)
    year = _YEAR.search(words)
    words = _YEAR.sub("", words)
    match = _DAY_MONTH.fullmatch(words) or _MONTH_DAY.fullmatch(words)
    month = _read_month(match["month"]) if match else None
    if match is None or month is None:
        return None
    return _next(int(match["day"]), month, year["year"] if year else None, today)


def _read_month(word: str) -> int | None:
    for number, names in enumerate(zip(_MONTHS, _GERMAN_MONTHS, strict=True), start=1):
        if any(name.startswith(word) for name in names):
            return number
    near = find_nearest(word, _MONTHS, cutoff=_ALIKE)
    return _MONTHS.index(near) + 1 if near else None


def _next(day: int, month: int, year: str | None, today: date) -> date | None:
    """In the year, or the next one from today on; None if there is no such day."""
    years = [int(year)] if year else range(today.year, today.year + _LEAP_YEARS)
    for one in years:
        try:
            found = date(one, month, day)
        except ValueError:
            continue
        if year or found >= today:
            return found
    return None
