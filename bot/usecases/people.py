"""Who acts, as far as the use cases have to know."""

from dataclasses import dataclass

from bot.language import ENGLISH


@dataclass(frozen=True, kw_only=True)
class Person:
    """Who acts, and the time zone (IANA name) and language that Slack knows of them."""

    user: str
    zone: str
    language: str = ENGLISH
