"""Languages as people type and read them: "de", "German", "auf Deutsch". Pure."""

import re
from functools import lru_cache

from babel import Locale

from bot.errors import UserError
from bot.language import LANGUAGES, current_language, list_text, say
from bot.mrkdwn import quoted

_BEFORE = re.compile(r"^(?:in|auf|to|zu)\s+", re.IGNORECASE)


class UnknownLanguage(UserError):
    def __init__(self, typed: str) -> None:
        known = list_text([language_name(one) for one in LANGUAGES], either=True)
        super().__init__(say("schedule-unknown-language", typed=quoted(typed), known=known))


def language_name(language: str) -> str:
    """Of one of LANGUAGES, in the current one: "German", or in German "Deutsch"."""
    return str(Locale(current_language()).languages[language])


def read_language(text: str) -> str:
    """One of LANGUAGES by its code, or by its name in any of them. Raises UnknownLanguage."""
    wanted = _BEFORE.sub("", text.strip()).casefold()
    found = _by_name().get(wanted) or _by_name().get(re.split(r"[-_]", wanted)[0])
    if found is None:
        raise UnknownLanguage(text)
    return found


@lru_cache(maxsize=1)
def _by_name() -> dict[str, str]:
    names = {
        str(Locale(speaker).languages[one]).casefold(): one
        for speaker in LANGUAGES
        for one in LANGUAGES
    }
    return {**names, **{one: one for one in LANGUAGES}}
