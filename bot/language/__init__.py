"""All that people read, in their language: `say("advice-less-urgent", what=...)`.

The texts are data: `<language>/<area>.ftl`, in Fluent (https://projectfluent.org). The id of a text
begins with its area, so `advice-less-urgent` stands in `en/advice.ftl`. English is complete; what
another language lacks is said in English. The language is that of whoever will read: a listener
or the nudges' worker sets it with `speaking`, and everything below reads it from there.
"""

from bot.language.formats import day_text, list_text, number_text, weekday_text, written
from bot.language.texts import (
    ENGLISH,
    LANGUAGES,
    current_language,
    language_of,
    say,
    speak,
    speaking,
)

__all__ = [
    "ENGLISH",
    "LANGUAGES",
    "current_language",
    "day_text",
    "language_of",
    "list_text",
    "number_text",
    "say",
    "speak",
    "speaking",
    "weekday_text",
    "written",
]
