"""Who acts, as far as the use cases have to know."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Person:
    """Who acts, and the time zone that Slack knows of them (IANA name)."""

    user: str
    zone: str
