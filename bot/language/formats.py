"""Numbers, days and lists as the current language writes them."""

from collections.abc import Sequence
from datetime import date

from babel.dates import format_date, get_day_names
from babel.numbers import format_decimal

from bot.language.texts import current_language, say

MOST_DECIMALS = "#,##0.###"


def number_text(value: float) -> str:
    """Such as "1,200" or "0.5"; in German "1.200" and "0,5"."""
    return format_decimal(value, format=MOST_DECIMALS, locale=current_language())


def day_text(day: date) -> str:
    """A day that is the same for every reader, such as "3 December 2026"."""
    return format_date(day, format=say("terms-day-pattern"), locale=current_language())


def written(day: date, pattern: str) -> str:
    """By a pattern of Babel's, such as "MMMM y"; the patterns stand with the texts."""
    return format_date(day, format=pattern, locale=current_language())


def weekday_text(number: int) -> str:
    """Such as "Tuesday" for 1: as `date.weekday()` counts."""
    return str(get_day_names("wide", locale=current_language())[number])


def list_text(entries: Sequence[str], *, either: bool = False) -> str:
    """Such as "a, b and c", or with `either` "a, b or c"."""
    if len(entries) <= 1:
        return "".join(entries)
    word = say("terms-or") if either else say("terms-and")
    return f"{', '.join(entries[:-1])} {word} {entries[-1]}"
