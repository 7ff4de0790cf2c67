"""Time zones and countries as people type them, in every language that the bot speaks."""

import re
from functools import lru_cache
from zoneinfo import available_timezones

from babel import Locale

from bot.errors import UserError
from bot.language import LANGUAGES, say
from bot.mrkdwn import quoted
from bot.nudges.public_holidays import country_aliases, country_name, parts_by_country, parts_of
from knowledge.nearest import find_nearest

_NONE = frozenset({"", "none", "off", "nothing", "nowhere", "keine", "keins", "aus", "nichts"})
_ALIKE = 82
"""From this similarity in percent a name is taken for the one meant and not just suggested."""
_NEAR = 70
"""The world is full of names that are a little alike."""
_ALSO = {
    "england": "GB-ENG",
    "scotland": "GB-SCT",
    "schottland": "GB-SCT",
    "wales": "GB-WLS",
    "northern ireland": "GB-NIR",
    "nordirland": "GB-NIR",
    "great britain": "GB",
    "britain": "GB",
    "grossbritannien": "GB",
    "holland": "NL",
    "usa": "US",
    "korea": "KR",
}
_CODE = re.compile(r"\(([A-Z]{2}-[^()]+)\)$")
_SPLIT = re.compile(r"\s*[,:/]\s*")


class UnknownZone(UserError):
    def __init__(self, typed: str, near: str | None) -> None:
        super().__init__(
            say("place-unknown-zone-near", typed=quoted(typed), near=near)
            if near
            else say("place-unknown-zone", typed=quoted(typed))
        )


class UnknownCountry(UserError):
    def __init__(self, typed: str, near: str | None) -> None:
        super().__init__(
            say("place-unknown-country-near", typed=quoted(typed), near=near)
            if near
            else say("place-unknown-country", typed=quoted(typed))
        )


class NorwayOrNone(UserError):
    def __init__(self) -> None:
        super().__init__(say("place-norway-or-none"))


class UnknownPart(UserError):
    def __init__(self, typed: str, code: str) -> None:
        parts = ", ".join([f"`{code}-{part}`" for part in parts_by_country()[code]][:30])
        country = country_name(code)
        super().__init__(
            say("place-unknown-part", typed=quoted(typed), country=country, parts=parts)
            if parts
            else say("place-no-parts", typed=quoted(typed), country=country)
        )


def read_zone(text: str) -> str:
    """By its IANA name or its city, however it is spelled. Raises UnknownZone."""
    wanted = _normal(text)
    zones = _zones()
    if wanted in zones:
        return zones[wanted]
    is_name = len(wanted) > len("CEST") and not re.search(r"\d", wanted)
    near = find_nearest(wanted, zones, cutoff=_NEAR) if is_name else None
    raise UnknownZone(text, zones[near] if near else None)


@lru_cache(maxsize=1)
def _zones() -> dict[str, str]:
    """By name and by city. Without those that never change their clocks, such as EST."""
    names = sorted(name for name in available_timezones() if _is_place(name))
    cities = {_normal(name.rpartition("/")[2]): name for name in reversed(names)}
    named = {_normal(name): name for name in names}
    return {**_cities_in_words(), **cities, **named, "utc": "UTC", "gmt": "UTC"}


def _cities_in_words() -> dict[str, str]:
    """By the city's name in each language, such as "Wien", where that differs from the zone's."""
    return {
        _normal(str(words["city"])): name
        for language in LANGUAGES
        for name, words in Locale(language).time_zones.items()
        if "city" in words and _is_place(name)
    }


def _is_place(name: str) -> bool:
    return "/" in name and not name.startswith(("Etc/", "posix/", "right/", "SystemV/", "US/"))


def _normal(text: str) -> str:
    return " ".join(re.sub(r"[_\s]+", " ", text.casefold()).split())


def read_country(text: str) -> str:
    """As `Schedule.country` has it, "" for none. Raises UnknownCountry, UnknownPart."""
    typed = " ".join(text.split())
    shown = _CODE.search(typed)
    if shown:  # as `place_name` shows it
        typed = shown[1]
    if typed in {"no", "No"}:
        raise NorwayOrNone
    if typed.casefold() in _NONE:
        return ""
    if typed.casefold() in _ALSO:
        return _ALSO[typed.casefold()]
    if typed.upper() in parts_by_country():
        return typed.upper()
    code, _, part = typed.upper().partition("-")
    if part and code in parts_by_country():
        return _with_part(code, part, typed)
    name, *rest = _SPLIT.split(typed, maxsplit=1)
    code = _find_country(name, typed)
    return _with_part(code, rest[0], typed) if rest and rest[0] else code


def _find_country(name: str, typed: str) -> str:
    names, wanted = country_aliases(), name.casefold()
    if wanted in names:
        return names[wanted]
    alike = find_nearest(wanted, names, cutoff=_ALIKE) if len(wanted) > len("abc") else None
    if alike:
        return names[alike]
    near = find_nearest(wanted, _names_in_words(), cutoff=_NEAR)
    raise UnknownCountry(typed, _names_in_words()[near] if near else None)


def _names_in_words() -> dict[str, str]:
    """What is suggested is a name in the language of whoever reads it."""
    return {country_name(code).casefold(): country_name(code) for code in parts_by_country()}


def _with_part(code: str, part: str, typed: str) -> str:
    parts = {name.casefold(): one for name, one in parts_of(code).items()}
    wanted = part.strip().casefold()
    found = parts.get(wanted)
    if found is None and len(wanted) > len("abc"):
        alike = find_nearest(wanted, parts, cutoff=_ALIKE)
        found = parts[alike] if alike else None
    if found is None:
        raise UnknownPart(part if part in typed else typed, code)
    return f"{code}-{found}"
