"""Numbers and days as they are written in a picture, where there is little room."""

from datetime import date

from babel.dates import format_date

from bot.language import current_language, number_text, say
from knowledge.schema import Range

_MILLION, _THOUSAND = 1_000_000, 1_000
_NEARLY_A_MILLION = 999_500
"""From here on it would be rounded to a thousand thousands."""


def short_number(value: float) -> str:
    """A long number would run into the next one."""
    if value >= _NEARLY_A_MILLION:
        return say("pictures-millions", number=number_text(round(value / _MILLION, 1)))
    if value >= _THOUSAND:
        return say("pictures-thousands", number=number_text(round(value / _THOUSAND)))
    return number_text(round(value, 2))


def range_text(span: Range) -> str:
    """Such as "0.5-1"."""
    ends = dict.fromkeys(short_number(end) for end in (span.least, span.most))
    return "\u2013".join(ends)


def day_lines(day: date) -> tuple[str, str]:
    """Such as "12 Apr" above "2026"."""
    language = current_language()
    return (
        format_date(day, format=say("pictures-day-pattern"), locale=language),
        format_date(day, format=say("pictures-year-pattern"), locale=language),
    )
