"""Rhythms as people type them after `every`: "2 weeks on tuesday at 10:30". Pure.

In English or German: "alle 2 Wochen am Dienstag um 10:30 Uhr".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import time

from bot.errors import UserError
from bot.language import say, weekday_text
from bot.mrkdwn import quoted
from bot.nudges.recurrence import LAST, MOST_WEEKS, DayOfMonth, Recurrence, WeekdayOfMonth, Weekly
from bot.usecases.clock_words import CLOCK, read_time, read_weekday
from storage.schedule import Weekday

_AT = re.compile(
    rf"(?:\b(?:at|um)\b|@)\s*(?:{CLOCK}|noon|midday|midnight)(?:\s*(?:o['\u2019]?clock|uhr))?",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b\d{1,2}(?:[:.h]\d{2}\s*(?:[ap]\.?m\b\.?|uhr)?|\s*(?:[ap]\.?m\b\.?|uhr\b))", re.IGNORECASE
)
_BARE = re.compile(
    r"\b(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|[a-z]+tags?|mittwochs?|sonnabends?)\.?"
    r"\s+(?P<hour>\d{1,2})$"
)
"""A number after a weekday is an hour, not a number of weeks."""
_MONTHS = re.compile(
    r"\b(?:(?P<count>\d+|two|three|four|six|other|second|third|zwei|drei|vier|sechs)"
    r"\s+(?:months?|monate?)|quarter|quartal)"
)
_WORDS = re.compile(r"\d+(?:st|nd|rd|th|\.)|\d+|[^\W\d_]+")
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_GERMAN_NUMBERS = ("zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn")
_COUNTS = {word: n for n, word in enumerate((*_NUMBERS, "eleven", "twelve"), start=1)} | {
    word: n for n, word in enumerate((*_GERMAN_NUMBERS, "elf", "zwölf"), start=2)
}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": LAST} | {
    f"{stem}{ending}": which
    for stem, which in (("erst", 1), ("zweit", 2), ("dritt", 3), ("viert", 4), ("letzt", LAST))
    for ending in ("e", "en", "er")
}
_FILLERS = frozenset({"on", "the", "of", "in", "each", "every", "a", "and", "then"}) | {
    *("that", "once", "am", "an", "im", "der", "den", "dem", "des", "und", "dann", "immer"),
    *("jede", "jeden", "jedes", "jeder", "alle", "einmal"),
}
_WEEKS = {"week": 1, "weeks": 1, "weekly": 1, "wk": 1, "wks": 1, "biweekly": 2} | {
    "fortnight": 2,
    "fortnights": 2,
    "fortnightly": 2,
    "bi": 2,
    "woche": 1,
    "wochen": 1,
    "wöchentlich": 1,
    "zweiwöchentlich": 2,
}
_DAILY = frozenset({"daily", "days", "weekday", "weekdays", "workday", "workdays"}) | {
    *("täglich", "tage", "werktag", "werktags", "werktage"),
}
_DAY = frozenset({"day", "tag"})
_MONTH = frozenset({"month", "months", "monthly", "monat", "monats", "monate", "monatlich"})
_NO_NUMBER = re.compile(r"\D")
_MOST_WHICH = 4
_AFTERNOON = frozenset("12345")
"""Hours that nobody means in the night."""
_MOST_DAYS = 31


class BadRhythm(UserError):
    def __init__(self, problem: str, examples: tuple[str, str] | None = None) -> None:
        one, other = examples or (
            say("when-rhythm-example-weekly"),
            say("when-rhythm-example-monthly"),
        )
        super().__init__(say("when-rhythm-problem", problem=problem, one=one, other=other))


class UnknownRhythm(BadRhythm):
    def __init__(self, text: str) -> None:
        super().__init__(say("when-rhythm-unknown", typed=quoted(text)))


@dataclass
class _Said:
    """What was named, sorted by its kind."""

    weeks: list[int] = field(default_factory=list)
    months: bool = False
    weekdays: list[Weekday] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)
    ordinals: list[int] = field(default_factory=list)
    days: bool = False
    daily: bool = False
    other: bool = False

    @property
    def ordinal(self) -> int | None:
        return self.ordinals[0] if self.ordinals else None


def read_rhythm(text: str, usual: Weekday) -> tuple[Recurrence, time | None]:
    """The rhythm, and its time if one is named; `usual` is the weekday where none is.

    Raises BadRhythm, BadTime.
    """
    if not text.strip():
        raise BadRhythm(say("when-rhythm-missing"))
    rest, at = _without_time(text.casefold().strip())
    if not rest.strip():
        raise BadRhythm(say("when-rhythm-time-only"))
    said = _sorted(_with_one_month(rest), text)
    if len(said.weekdays) > 1 or _is_daily(said):
        raise BadRhythm(say("when-rhythm-too-often"))
    return _recurrence(said, text, usual), at


def _with_one_month(text: str) -> str:
    match = _MONTHS.search(text)
    if match is None:
        return text
    if match["count"] != "1":
        raise BadRhythm(say("when-rhythm-too-rare"))
    return text.replace(match[0], "month")


def _recurrence(said: _Said, text: str, usual: Weekday) -> Recurrence:
    if said.months:
        return _monthly(said, usual)
    if said.weekdays and said.ordinals and not (said.weeks or said.other):
        return _which_weekday(said)
    if said.weeks or said.weekdays or said.other:
        return _weekly(said, usual)
    if said.ordinals:
        return _day_of_month(said)
    raise UnknownRhythm(text)


def _without_time(text: str) -> tuple[str, time | None]:
    match = _AT.search(text) or _TIME.search(text)
    bare = _BARE.search(text)
    if match is None and bare is not None:
        return text[: bare.start("hour")], _hour(bare["hour"])
    if match is None:
        return text, None
    typed = re.sub(r"^(?:at\b|um\b|@)\s*|\s*(?:o['\u2019]?clock|uhr)$", "", match[0])
    return f"{text[: match.start()]} {text[match.end() :]}", _hour(typed)


def _hour(typed: str) -> time:
    """Who writes "at 3" means the afternoon; the night is "3 am" or "03:00". Raises BadTime."""
    return read_time(f"{typed} pm" if typed in _AFTERNOON else typed)


def _sorted(rest: str, text: str) -> _Said:
    said = _Said()
    for word in _WORDS.findall(rest):
        if word not in _FILLERS and not (_take_unit(said, word) or _take_number(said, word)):
            weekday = read_weekday(word)
            if weekday is None:
                raise UnknownRhythm(text)
            said.weekdays.append(weekday)
    return said


def _take_unit(said: _Said, word: str) -> bool:
    if word in _WEEKS:
        said.weeks.append(_WEEKS[word])
    elif word in _MONTH:
        said.months = True
    elif word in _DAY or word in _DAILY:
        said.days = True
        said.daily = said.daily or word in _DAILY
    elif word in {"other", "alternate"}:
        said.other = True
    else:
        return False
    return True


def _take_number(said: _Said, word: str) -> bool:
    if word in _ORDINALS:
        said.ordinals.append(_ORDINALS[word])
    elif word in _COUNTS or word.isdecimal():
        said.counts.append(_COUNTS.get(word) or int(word))
    elif word[0].isdecimal():
        said.ordinals.append(int(_NO_NUMBER.sub("", word)))
    else:
        return False
    return True


def _is_daily(said: _Said) -> bool:
    return said.daily or (said.days and not (said.months or said.ordinals))


def _weekly(said: _Said, usual: Weekday) -> Recurrence:
    numbers = [*said.counts, *said.ordinals]
    every = numbers[0] if numbers else max(said.weeks or [1])
    if said.other:
        every = 2
    if not 1 <= every <= MOST_WEEKS or len(numbers) > 1:
        raise BadRhythm(say("when-rhythm-weeks", most=MOST_WEEKS))
    return Weekly(weekday=_first(said.weekdays) or usual, every=every)


def _which_weekday(said: _Said) -> Recurrence:
    """Without a month; "every second tuesday" may mean two things."""
    which, weekday = said.ordinals[0], said.weekdays[0]
    name = weekday_text(weekday.number)
    if which in {1, LAST}:
        return WeekdayOfMonth(weekday=weekday, which=which)
    raise BadRhythm(
        say("when-rhythm-two-meanings", which=which, weekday=name),
        (
            say("when-rhythm-example-weeks", which=which, weekday=name.lower()),
            say("when-rhythm-example-month", which=which, weekday=name.lower()),
        ),
    )


def _monthly(said: _Said, usual: Weekday) -> Recurrence:
    if not said.weekdays:
        has_day = said.ordinals or said.counts or said.days
        return _day_of_month(said) if has_day else WeekdayOfMonth(weekday=usual, which=1)
    which = 1 if said.ordinal is None else said.ordinal
    if said.counts or len(said.ordinals) > 1 or which not in {*range(1, _MOST_WHICH + 1), LAST}:
        raise BadRhythm(say("when-rhythm-which"))
    return WeekdayOfMonth(weekday=said.weekdays[0], which=which)


def _day_of_month(said: _Said) -> Recurrence:
    numbers = [*said.ordinals, *said.counts]
    if len(numbers) != 1 or not (numbers[0] == LAST or 1 <= numbers[0] <= _MOST_DAYS):
        raise BadRhythm(say("when-rhythm-month-day"))
    # The 31st is the last day of every month, because shorter ones have theirs before.
    return DayOfMonth(day=LAST if numbers[0] == _MOST_DAYS else numbers[0])


def _first(weekdays: Sequence[Weekday]) -> Weekday | None:
    return weekdays[0] if weekdays else None
