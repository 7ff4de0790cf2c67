"""Days, hours, zones and countries as people type them, and the hours that a time needs."""

from datetime import date, time

import pytest

from bot.errors import UserError
from bot.nudges.public_holidays import country_of_zone, is_holiday, place_name
from bot.nudges.working_time import holds, widened
from bot.usecases.clock_words import read_hours
from bot.usecases.day_words import read_day, read_range
from bot.usecases.place_words import read_country, read_zone
from bot.usecases.quiet import merged, without
from bot.views.schedule_page import hours_text
from storage.schedule import DateRange, Weekday, WorkingHours

TODAY = date(2026, 11, 23)
"""A Monday."""


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2026-12-15", "2026-12-15"),
        ("until 15 december", "2026-12-15"),
        ("december 15", "2026-12-15"),
        ("Dec 15th", "2026-12-15"),
        ("15 decembre", "2026-12-15"),
        ("15.12.2026", "2026-12-15"),
        ("15.12.", "2026-12-15"),
        ("sep 3, 2027", "2027-09-03"),
        ("1 january", "2027-01-01"),
        ("22 november", "2027-11-22"),
        ("friday", "2026-11-27"),
        ("next friday", "2026-11-27"),
        ("monday", "2026-11-30"),
        ("tomorrow", "2026-11-24"),
        ("next week", "2026-11-30"),
        ("next month", "2026-12-01"),
        ("3 days", "2026-11-26"),
        ("in 2 weeks", "2026-12-07"),
        ("a month", "2026-12-23"),
    ],
)
def test_a_day_is_understood_as_people_type_it(typed: str, expected: str) -> None:
    assert read_day(typed, TODAY).isoformat() == expected


@pytest.mark.parametrize("typed", ["", "foo", "12/15/2026", "31 february", "soon", "2026-13-01"])
def test_what_is_no_day_is_refused_with_examples(typed: str) -> None:
    with pytest.raises(UserError, match="Write one such as `2026-12-15`, `15 december`"):
        read_day(typed, TODAY)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2026-12-21 to 2027-01-06", "2026-12-21", "2027-01-06"),
        ("21 december to 6 january", "2026-12-21", "2027-01-06"),
        ("dec 24 - jan 2", "2026-12-24", "2027-01-02"),
        ("24-26 december", "2026-12-24", "2026-12-26"),
        ("dec 24-26", "2026-12-24", "2026-12-26"),
        ("from 24 dec until 6 jan", "2026-12-24", "2027-01-06"),
        ("2026-12-24", "2026-12-24", "2026-12-24"),
        ("24 to 26 december", "2026-12-24", "2026-12-26"),
        ("24th and 25th of december", "2026-12-24", "2026-12-25"),
        ("24-26 dec 2026", "2026-12-24", "2026-12-26"),
        ("2 weeks", "2026-11-23", "2026-12-06"),
        ("for 3 days", "2026-11-23", "2026-11-25"),
        ("in 2 weeks", "2026-12-07", "2026-12-07"),
        ("this week", "2026-11-23", "2026-11-29"),
        ("next week", "2026-11-30", "2026-12-06"),
        ("this month", "2026-11-23", "2026-11-30"),
        ("next month", "2026-12-01", "2026-12-31"),
    ],
)
def test_days_are_understood_as_people_type_them(typed: str, first: str, last: str) -> None:
    assert read_range(typed, TODAY) == DateRange(
        date.fromisoformat(first), date.fromisoformat(last)
    )


def test_muted_days_that_meet_become_one_and_can_be_taken_out_again() -> None:
    def days(first: int, last: int) -> DateRange:
        return DateRange(date(2026, 12, first), date(2026, 12, last))

    assert merged([days(10, 12), days(1, 3), days(4, 5), days(11, 15)]) == (
        days(1, 5),
        days(10, 15),
    )
    assert without([days(1, 5), days(10, 15)], days(4, 11)) == (days(1, 3), days(12, 15))
    assert without([days(1, 5)], days(3, 3)) == (days(1, 2), days(4, 5))
    assert without([days(1, 5)], days(1, 9)) == ()


HOURS = [
    ("9-17 mon-fri", "Monday to Friday, 09:00 to 17:00"),
    ("9am-5pm", "Monday to Friday, 09:00 to 17:00"),
    ("from 9 to 5pm on weekdays", "Monday to Friday, 09:00 to 17:00"),
    ("7:30 \u2013 15:30", "Monday to Friday, 07:30 to 15:30"),
    ("mon, wed and fri", "Monday, Wednesday and Friday, 09:00 to 18:00"),
    ("sat-mon", "Monday, Saturday and Sunday, 09:00 to 18:00"),
    ("8-16 every day", "every day, 08:00 to 16:00"),
    ("22:00-06:00", "Monday to Friday, 22:00 to 06:00 the next morning"),
    ("9-24", "Monday to Friday, 09:00 to 24:00"),
    ("always", "every day, all day"),
    ("0-24", "Monday to Friday, all day"),
    ("9-5", "Monday to Friday, 09:00 to 17:00"),
    ("8 to 6", "Monday to Friday, 08:00 to 18:00"),
    ("22-6", "Monday to Friday, 22:00 to 06:00 the next morning"),
]


@pytest.mark.parametrize(("typed", "expected"), HOURS)
def test_working_hours_are_understood_as_people_type_them(typed: str, expected: str) -> None:
    assert hours_text(read_hours(typed, WorkingHours())) == expected


@pytest.mark.parametrize("typed", ["", "abc", "9-17 foo", "25-26", "9-"])
def test_what_are_no_working_hours_is_refused_with_what_to_type(typed: str) -> None:
    with pytest.raises(UserError, match="Write"):
        read_hours(typed, WorkingHours())


@pytest.mark.parametrize(
    ("at", "weekday", "expected"),
    [
        (time(10), Weekday.TUESDAY, "Monday to Friday, 09:00 to 18:00"),
        (time(7, 30), Weekday.TUESDAY, "Monday to Friday, 07:30 to 18:00"),
        (time(18), Weekday.TUESDAY, "Monday to Friday, 09:00 to 19:00"),
        (time(23, 30), Weekday.TUESDAY, "Monday to Friday, 09:00 to 24:00"),
        (time(2), Weekday.TUESDAY, "Monday to Friday, 02:00 to 18:00"),
        (time(10), Weekday.SUNDAY, "Monday to Friday and Sunday, 09:00 to 18:00"),
        (time(20), None, "Monday to Friday, 09:00 to 21:00"),
    ],
)
def test_a_time_that_somebody_chose_is_working_time(
    at: time, weekday: Weekday | None, expected: str
) -> None:
    hours = widened(WorkingHours(), at, weekday)

    assert hours_text(hours) == expected
    assert holds(hours, at)


def test_after_midnight_the_day_before_is_the_working_day() -> None:
    nights = WorkingHours(start=time(22), end=time(6))

    assert Weekday.SUNDAY in widened(nights, time(2), Weekday.MONDAY).days
    assert widened(nights, time(2), Weekday.SATURDAY) == nights


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("europe/berlin", "Europe/Berlin"),
        ("berlin", "Europe/Berlin"),
        ("New York", "America/New_York"),
        ("utc", "UTC"),
    ],
)
def test_a_zone_is_found_by_its_city(typed: str, zone: str) -> None:
    assert read_zone(typed) == zone


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("Berln", "`Europe/Berlin`?"),
        ("EST", "such as `Europe/Berlin`."),
        ("UTC+2", "such as `Europe/Berlin`."),
        ("", "`Europe/Berlin`."),
    ],
)
def test_an_unknown_zone_is_refused_with_what_to_write(typed: str, hint: str) -> None:
    with pytest.raises(UserError) as refused:
        read_zone(typed)

    assert hint in str(refused.value)


@pytest.mark.parametrize(
    ("typed", "country", "name"),
    [
        ("ES", "ES", "Spain"),
        ("spain", "ES", "Spain"),
        ("NO", "NO", "Norway"),
        ("usa", "US", "United States"),
        ("England", "GB-ENG", "United Kingdom: England (GB-ENG)"),
        ("de-by", "DE-BY", "Germany: Bayern (DE-BY)"),
        ("Germany, Bayern", "DE-BY", "Germany: Bayern (DE-BY)"),
        ("Germany: Bayern (DE-BY)", "DE-BY", "Germany: Bayern (DE-BY)"),
        ("Switzerlnad", "CH", "Switzerland"),
    ],
)
def test_a_country_is_found_by_name_code_or_part(typed: str, country: str, name: str) -> None:
    assert read_country(typed) == country
    assert place_name(country) == name
    assert read_country(name) == country


@pytest.mark.parametrize("typed", ["none", "off", ""])
def test_no_country_is_a_choice(typed: str) -> None:
    assert read_country(typed) == ""


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("Spian", "Did you mean `Spain`?"),
        ("no", "Write `Norway`, or `none`"),
        ("Atlantis", "Write one such as `Spain` or `ES`."),
        ("ES-XX", "I don't know the part `XX` of Spain. Known are `ES-AN`,"),
    ],
)
def test_an_unknown_country_or_part_is_refused_with_what_to_write(typed: str, hint: str) -> None:
    with pytest.raises(UserError) as refused:
        read_country(typed)

    assert hint in str(refused.value)


@pytest.mark.parametrize(
    ("zone", "country"),
    [
        ("Europe/Madrid", "ES"),
        ("Europe/Oslo", "NO"),  # shares its clock with Berlin
        ("Asia/Calcutta", "IN"),  # an older name
        ("America/Indiana/Indianapolis", "US"),
        ("UTC", ""),
    ],
)
def test_the_country_of_a_zone_is_known(zone: str, country: str) -> None:
    assert country_of_zone(zone) == country


def test_a_part_has_holidays_of_its_own() -> None:
    assert is_holiday("ES-CT", date(2026, 9, 11))
    assert not is_holiday("ES", date(2026, 9, 11))
    assert not is_holiday("", date(2026, 12, 25))
