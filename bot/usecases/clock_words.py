"""Times of day, weekdays and working hours as people type them, in English or German. Pure."""

import re
from datetime import time

from bot.errors import UserError
from bot.language import say
from bot.mrkdwn import quoted
from knowledge.nearest import find_nearest
from storage.schedule import WORKING_DAYS, Weekday, WorkingHours

_ALIKE = 80
"""From this similarity in percent a word is taken for the weekday; "weekday" itself is below."""
_SHORTEST = 3
_HALF_DAY = 12
_HOURS_A_DAY = 24
CLOCK = r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2}))?\s*(?P<half>[ap]\.?m\b\.?)?"
_CLOCK = re.compile(CLOCK, re.IGNORECASE)
_HOURS = re.compile(
    r"(?P<start>\d{1,2}(?:[:.h]\d{2})?\s*(?:[ap]\.?m\.?)?)(?:\s*uhr)?"
    r"\s*(?:-|\u2013|\bto\b|\buntil\b|\btill\b|\bbis\b)"
    r"\s*(?P<end>\d{1,2}(?:[:.h]\d{2})?\s*(?:[ap]\.?m\.?)?)(?:\s*uhr)?",
    re.IGNORECASE,
)
_AROUND = re.compile(
    r"\b(?:around the clock|24/7|24 ?h(?:ours)?|all day|always|any ?time"
    r"|rund um die uhr|ganztags|immer)\b"
)
_EVERY_DAY = re.compile(
    r"\b(?:every ?day|daily|all days|7 days|24/7|always|jeden tag|täglich|immer|rund um die uhr)\b"
)
_WEEKDAYS = re.compile(
    r"\b(?:week ?days?|working days?|work ?days?|werktags?|werktage|wochentags)\b"
)
_FILLERS = frozenset({"on", "from", "the", "at", "and", "between", "only", "every", "hours"}) | {
    *("am", "an", "von", "vom", "um", "und", "nur", "zwischen", "jeden", "uhr"),
}
_GERMAN = {
    "montag": Weekday.MONDAY,
    "dienstag": Weekday.TUESDAY,
    "mittwoch": Weekday.WEDNESDAY,
    "donnerstag": Weekday.THURSDAY,
    "freitag": Weekday.FRIDAY,
    "samstag": Weekday.SATURDAY,
    "sonnabend": Weekday.SATURDAY,
    "sonntag": Weekday.SUNDAY,
}
_SHORTEST_GERMAN = 4
"""The beginnings with three letters are other words, such as "die" and "mit"."""
_IN_HOURS = dict(zip(("mo", "di", "mi", "do", "fr", "sa", "so"), Weekday, strict=True))
"""Only beside hours: elsewhere some of them are English words."""


class BadTime(UserError):
    def __init__(self, typed: str) -> None:
        super().__init__(say("when-bad-time", typed=quoted(typed)))


class BadHours(UserError):
    def __init__(self, typed: str) -> None:
        super().__init__(say("when-bad-hours", typed=quoted(typed)))


def read_time(text: str) -> time:
    """Such as "10:30", "9", "9.30" or "2 pm". Raises BadTime."""
    words = {"noon": time(12), "midday": time(12), "midnight": time()}
    if text.casefold().strip() in words:
        return words[text.casefold().strip()]
    match = _CLOCK.fullmatch(text.strip())
    if match is None:
        raise BadTime(text)
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"]:
        if not 1 <= hour <= _HALF_DAY:
            raise BadTime(text)
        hour = hour % _HALF_DAY + (_HALF_DAY if match["half"][0] in "pP" else 0)
    try:
        return time(hour, minute)
    except ValueError:
        raise BadTime(text) from None


def read_weekday(word: str) -> Weekday | None:
    """By its name, its plural, its beginning or a near-misspelling; None for another word."""
    word = word.casefold().rstrip(".")
    if len(word) < _SHORTEST:
        return None
    for day in Weekday:
        if day.startswith(word) or word == f"{day}s" or word in _SHORT[day]:
            return day
    german = _german_weekday(word)
    if german or not word.endswith(("day", "days")):
        return german
    near = find_nearest(word, list(Weekday), cutoff=_ALIKE)
    return Weekday(near) if near else None


def _german_weekday(word: str) -> Weekday | None:
    """Such as "dienstag", "dienstags" and "dien"."""
    if len(word) < _SHORTEST_GERMAN:
        return None
    return next(
        (day for name, day in _GERMAN.items() if name.startswith(word) or word == f"{name}s"), None
    )


_SHORT: dict[Weekday, tuple[str, ...]] = {
    day: (f"{day[:3]}s", f"{day[:4]}s", f"{day[:5]}s") for day in Weekday
}


def read_hours(text: str, before: WorkingHours) -> WorkingHours:
    """What is not named, hours or days, stays as before. Raises BadHours, BadTime."""
    typed, text = text, text.casefold()
    around, match = _AROUND.search(text), _HOURS.search(text)
    start, end = before.start, before.end
    if match:
        start, end = _read_span(match)
        days_text = text[: match.start()] + " " + text[match.end() :]
    else:
        start, end = (time(), time()) if around else (start, end)
        days_text = text
    days = _read_days(_AROUND.sub(" ", days_text), typed)
    if _EVERY_DAY.search(text):
        days = frozenset(Weekday)
    if not (match or around or days):
        raise BadHours(typed)
    return WorkingHours(start=start, end=end, days=days or before.days)


def _read_span(match: re.Match[str]) -> tuple[time, time]:
    start, end = match["start"].strip(), match["end"].strip()
    if (
        end[-1:] in "m."
        and start[-1:] not in "m."
        and int(re.split(r"\D", start)[0]) >= int(re.split(r"\D", end)[0])
    ):
        start += " am"  # "9-5pm"
    if start.isdecimal() and end.isdecimal() and int(end) < int(start) < int(end) + _HALF_DAY:
        end = str(int(end) + _HALF_DAY)  # "9-5"; who means the next morning writes "22-6"
    return read_time(start), time() if end in {"24", "24:00"} else read_time(end)


def _read_days(text: str, typed: str) -> frozenset[Weekday]:
    """None where none is named. Raises BadHours."""
    days: set[Weekday] = set()
    text = _EVERY_DAY.sub(" ", text)
    if _WEEKDAYS.search(text):
        days |= WORKING_DAYS
        text = _WEEKDAYS.sub(" ", text)
    text = re.sub(r"\s*(?:-|\u2013|\bto\b|\bthrough\b|\buntil\b|\btill\b|\bbis\b)\s*", "-", text)
    for word in re.split(r"[\s,;&+]+", text):
        if word.strip("-") and word not in _FILLERS:
            days |= _days_in(word, typed)
    return frozenset(days)


def _days_in(word: str, typed: str) -> set[Weekday]:
    """One day, or several as in "mon-fri"; "sat-mon" passes over the end of the week."""
    ends = [_IN_HOURS.get(end.rstrip(".")) or read_weekday(end) for end in word.split("-")]
    match ends:
        case [Weekday() as day]:
            return {day}
        case [Weekday() as first, Weekday() as last]:
            count = (last.number - first.number) % 7
            return {list(Weekday)[(first.number + ahead) % 7] for ahead in range(count + 1)}
    raise BadHours(typed)
