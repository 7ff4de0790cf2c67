"""Public holidays of countries and their parts, as the package `holidays` knows them."""

import re
from datetime import date
from functools import lru_cache
from importlib import resources

from babel import Locale

from bot.language import LANGUAGES, current_language, say

_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@lru_cache(maxsize=512)
def holidays_of(country: str, year: int) -> frozenset[date]:
    """Of "ES", or of a part of it such as "ES-CT"; none for a code that is not known."""
    # Here, because a start has no need of it, and it takes a tenth of a second.
    import holidays  # noqa: PLC0415

    code, _, part = country.partition("-")
    try:
        return frozenset(holidays.country_holidays(code, subdiv=part or None, years=year))
    except NotImplementedError:  # no longer known to it
        return frozenset()


def is_holiday(country: str, day: date) -> bool:
    return bool(country) and day in holidays_of(country, day.year)


@lru_cache(maxsize=1)
def parts_by_country() -> dict[str, tuple[str, ...]]:
    """By ISO 3166 code of each country whose holidays are known: the codes of its parts."""
    import holidays  # noqa: PLC0415

    known = holidays.list_supported_countries(include_aliases=False)
    return {code: tuple(parts) for code, parts in known.items()}


def country_of_zone(zone: str) -> str:
    """The country in which it is used, if its holidays are known; else "", such as for UTC.

    From tzdata's zone.tab, which names one country for each zone. Its successor zone1970.tab does
    not: there Europe/Oslo is Berlin's, and a Norwegian team would be silent on German holidays.
    """
    code = _countries_by_zone().get(zone) or _countries_by_zone().get(_links().get(zone, ""), "")
    return code if code in parts_by_country() else ""


def country_name(code: str) -> str:
    """In the current language, such as "Spain"; the code itself if it has no name."""
    return str(Locale(current_language()).territories.get(code, code))


@lru_cache(maxsize=1)
def country_aliases() -> dict[str, str]:
    """Codes of the countries whose holidays are known by all their names and abbreviations, in any
    language that the bot speaks and in small letters, such as GB by "uk".
    """
    from holidays import registry  # noqa: PLC0415

    by_name = {}
    for names in registry.COUNTRIES.values():
        in_words = [_CAPITAL.sub(" ", name) for name in names]
        by_name.update(dict.fromkeys([*names, *in_words], names[1]))
    for language in LANGUAGES:
        by_name.update({name: code for code, name in Locale(language).territories.items()})
    known = parts_by_country()
    return {name.casefold(): code for name, code in by_name.items() if code in known}


@lru_cache(maxsize=64)
def parts_of(code: str) -> dict[str, str]:
    """Codes of the parts of a country whose holidays are known, by their codes and names."""
    import holidays  # noqa: PLC0415

    named: dict[str, str] = getattr(getattr(holidays, code), "subdivisions_aliases", {})
    return {**named, **{part: part for part in parts_by_country()[code]}}


def place_name(country: str) -> str:
    """In the current language, such as "Spain", or "Germany: Bayern (DE-BY)"."""
    code, _, part = country.partition("-")
    name = country_name(code)
    if not part:
        return name
    names = [alias for alias, of in parts_of(code).items() if of == part and alias != part]
    if not names:
        return say("place-part-code", country=name, code=country)
    return say("place-part", country=name, part=names[0], code=country)


@lru_cache(maxsize=1)
def _countries_by_zone() -> dict[str, str]:
    rows = [row.split("\t") for row in _rows("zone.tab")]
    return {row[2]: row[0] for row in rows}


@lru_cache(maxsize=1)
def _links() -> dict[str, str]:
    """The present name of each zone by its older ones, such as Asia/Kolkata by Asia/Calcutta."""
    rows = [row.split() for row in _rows("tzdata.zi")]
    return {row[2]: row[1] for row in rows if row[0] == "L"}


def _rows(name: str) -> list[str]:
    text = (resources.files("tzdata") / "zoneinfo" / name).read_text(encoding="utf-8")
    return [row for row in text.splitlines() if row and not row.startswith("#")]
