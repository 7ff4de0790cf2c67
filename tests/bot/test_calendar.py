"""When nudges are due, also across changes of the clocks, holidays, mutes and pauses."""

from datetime import date, time
from itertools import islice

import pytest

from bot.nudges.calendar import next_working_time, upcoming
from bot.nudges.working_time import NEVER
from storage.schedule import UNTIL_RESUMED, DateRange, WorkingHours
from tests.bot.calendars import ALWAYS, NIGHTS, a_schedule, first, utc

WEEKLY = ["Tue 2026-11-24 10:00", "Tue 2026-12-01 10:00", "Tue 2026-12-08 10:00"]
RHYTHMS = {
    "weekly": (a_schedule(), WEEKLY),
    "every other week": (
        a_schedule("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"),
        ["Tue 2026-11-24 10:00", "Tue 2026-12-08 10:00", "Tue 2026-12-22 10:00"],
    ),
    "every other week counts from its first day": (
        a_schedule("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", starts_at=utc("2026-11-26 09:00")),
        ["Tue 2026-12-01 10:00", "Tue 2026-12-15 10:00", "Tue 2026-12-29 10:00"],
    ),
    "every twelve weeks": (
        a_schedule("FREQ=WEEKLY;INTERVAL=12;BYDAY=FR"),
        ["Fri 2026-11-27 10:00", "Fri 2027-02-19 10:00", "Fri 2027-05-14 10:00"],
    ),
    "the first Monday": (
        a_schedule("FREQ=MONTHLY;BYDAY=1MO"),
        ["Mon 2026-12-07 10:00", "Mon 2027-01-04 10:00", "Mon 2027-02-01 10:00"],
    ),
    "the fourth Thursday": (
        a_schedule("FREQ=MONTHLY;BYDAY=4TH"),
        ["Thu 2026-11-26 10:00", "Thu 2026-12-24 10:00", "Thu 2027-01-28 10:00"],
    ),
    "the last Friday": (
        a_schedule("FREQ=MONTHLY;BYDAY=-1FR"),
        ["Fri 2026-11-27 10:00", "Fri 2026-12-25 10:00", "Fri 2027-01-29 10:00"],
    ),
    "the 15th": (
        a_schedule("FREQ=MONTHLY;BYMONTHDAY=15", hours=ALWAYS),
        ["Tue 2026-12-15 10:00", "Fri 2027-01-15 10:00", "Mon 2027-02-15 10:00"],
    ),
    "the 29th, in February of a common year": (
        a_schedule("FREQ=MONTHLY;BYMONTHDAY=28,29;BYSETPOS=-1", hours=ALWAYS),
        [
            "Sun 2026-11-29 10:00",
            "Tue 2026-12-29 10:00",
            "Fri 2027-01-29 10:00",
            "Sun 2027-02-28 10:00",
            "Mon 2027-03-29 10:00",
        ],
    ),
    "the 29th, in February of a leap year": (
        a_schedule(
            "FREQ=MONTHLY;BYMONTHDAY=28,29;BYSETPOS=-1",
            hours=ALWAYS,
            starts_at=utc("2028-02-01 00:00"),
        ),
        ["Tue 2028-02-29 10:00", "Wed 2028-03-29 10:00"],
    ),
    "the 30th": (
        a_schedule("FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1", hours=ALWAYS),
        [
            "Mon 2026-11-30 10:00",
            "Wed 2026-12-30 10:00",
            "Sat 2027-01-30 10:00",
            "Sun 2027-02-28 10:00",
            "Tue 2027-03-30 10:00",
        ],
    ),
    "the last day": (
        a_schedule("FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1", hours=ALWAYS),
        [
            "Mon 2026-11-30 10:00",
            "Thu 2026-12-31 10:00",
            "Sun 2027-01-31 10:00",
            "Sun 2027-02-28 10:00",
            "Wed 2027-03-31 10:00",
        ],
    ),
    "far in the east": (
        a_schedule("FREQ=WEEKLY;BYDAY=SU", "00:00", zone="Pacific/Kiritimati", hours=ALWAYS),
        ["Sun 2026-11-29 00:00", "Sun 2026-12-06 00:00"],
    ),
    "half an hour past": (a_schedule(at="10:30"), ["Tue 2026-11-24 10:30"]),
    "today, if the hour has not passed": (
        a_schedule("FREQ=WEEKLY;BYDAY=MO", "10:01"),
        ["Mon 2026-11-23 10:01", "Mon 2026-11-30 10:01"],
    ),
    "not today, if the hour has passed": (
        a_schedule("FREQ=WEEKLY;BYDAY=MO", "09:59"),
        ["Mon 2026-11-30 09:59"],
    ),
}


@pytest.mark.parametrize("name", RHYTHMS)
def test_a_rhythm_falls_on_its_days_and_time_in_the_zone(name: str) -> None:
    schedule, expected = RHYTHMS[name]

    assert first(schedule, len(expected)) == expected


CLOCKS = [  # zone, rule, at, starting, in UTC
    # Summer time begins: the time on the wall stays, and a skipped one moves forward.
    ("Europe/Madrid", "SA", "10:00", "2027-03-20", ["2027-03-20T09:00", "2027-03-27T09:00"]),
    ("Europe/Madrid", "SU", "10:00", "2027-03-20", ["2027-03-21T09:00", "2027-03-28T08:00"]),
    ("Europe/Madrid", "SU", "02:30", "2027-03-20", ["2027-03-21T01:30", "2027-03-28T01:30"]),
    ("America/New_York", "SU", "10:00", "2027-03-06", ["2027-03-07T15:00", "2027-03-14T14:00"]),
    ("America/New_York", "SU", "02:30", "2027-03-06", ["2027-03-07T07:30", "2027-03-14T07:30"]),
    ("Australia/Lord_Howe", "SU", "10:00", "2026-09-26", ["2026-09-26T23:30", "2026-10-03T23:00"]),
    ("Australia/Lord_Howe", "SU", "02:15", "2026-09-26", ["2026-09-26T15:45", "2026-10-03T15:45"]),
    ("Pacific/Auckland", "SU", "02:30", "2026-09-19", ["2026-09-19T14:30", "2026-09-26T14:30"]),
    # It ends: a time that comes twice is taken the first time, and once.
    ("Europe/Madrid", "SU", "10:00", "2026-10-17", ["2026-10-18T08:00", "2026-10-25T09:00"]),
    ("Europe/Madrid", "SU", "02:30", "2026-10-19", ["2026-10-25T00:30", "2026-11-01T01:30"]),
    ("America/New_York", "SU", "10:00", "2026-10-24", ["2026-10-25T14:00", "2026-11-01T15:00"]),
    ("America/New_York", "SU", "01:30", "2026-10-26", ["2026-11-01T05:30", "2026-11-08T06:30"]),
    ("Australia/Lord_Howe", "SU", "01:45", "2027-04-01", ["2027-04-03T14:45", "2027-04-10T15:15"]),
    ("Pacific/Auckland", "SU", "02:30", "2027-04-01", ["2027-04-03T13:30", "2027-04-10T14:30"]),
]


@pytest.mark.parametrize(("zone", "day", "at", "start", "expected"), CLOCKS)
def test_the_time_on_the_wall_stays_when_the_clocks_change(
    zone: str, day: str, at: str, start: str, expected: list[str]
) -> None:
    starts_at = utc(f"{start} 00:00")
    schedule = a_schedule(
        f"FREQ=WEEKLY;BYDAY={day}", at, zone=zone, hours=ALWAYS, starts_at=starts_at
    )

    due = list(islice(upcoming(schedule, after=starts_at), 2))

    assert [f"{moment:%Y-%m-%dT%H:%M}" for moment in due] == expected


WAITS = {
    "a weekend waits for Monday": (
        a_schedule("FREQ=MONTHLY;BYMONTHDAY=28"),
        ["Mon 2026-11-30 10:00", "Mon 2026-12-28 10:00", "Thu 2027-01-28 10:00"],
    ),
    "an early hour waits for the morning": (
        a_schedule(at="07:00"),
        ["Tue 2026-11-24 09:00", "Tue 2026-12-01 09:00"],
    ),
    "a late hour waits for the next day": (
        a_schedule(at="18:00"),
        ["Wed 2026-11-25 09:00", "Wed 2026-12-02 09:00"],
    ),
    "a public holiday waits for the day after": (
        a_schedule(country="ES"),  # 8 December
        ["Tue 2026-11-24 10:00", "Tue 2026-12-01 10:00", "Wed 2026-12-09 10:00"],
    ),
    "no country, no holidays": (a_schedule(), WEEKLY),
    "a holiday of a part of the country": (
        a_schedule("FREQ=WEEKLY;BYDAY=SA", country="ES-CT", hours=ALWAYS),  # 26 December
        [
            "Sat 2026-11-28 10:00",
            "Sat 2026-12-05 10:00",
            "Sat 2026-12-12 10:00",
            "Sat 2026-12-19 10:00",
            "Sun 2026-12-27 10:00",
            "Sat 2027-01-02 10:00",
        ],
    ),
    "which is none of the country": (
        a_schedule(
            "FREQ=WEEKLY;BYDAY=SA",
            country="ES",
            hours=ALWAYS,
            handled_until=utc("2026-12-20 00:00"),
        ),
        ["Sat 2026-12-26 10:00"],
    ),
    "a country that is no longer known has no holidays": (a_schedule(country="XX"), WEEKLY),
    "a muted day is left out": (
        a_schedule(muted=(DateRange(date(2026, 12, 1), date(2026, 12, 1)),)),
        ["Tue 2026-11-24 10:00", "Tue 2026-12-08 10:00", "Tue 2026-12-15 10:00"],
    ),
    "muted weeks, both ends of them": (
        a_schedule(muted=(DateRange(date(2026, 12, 1), date(2026, 12, 15)),)),
        ["Tue 2026-11-24 10:00", "Tue 2026-12-22 10:00"],
    ),
    "a holiday just before muted days waits for their end": (
        a_schedule(country="ES", muted=(DateRange(date(2026, 12, 9), date(2026, 12, 10)),)),
        ["Tue 2026-11-24 10:00", "Tue 2026-12-01 10:00", "Fri 2026-12-11 10:00"],
    ),
    "and is left out where its next day comes first": (
        a_schedule(country="ES", muted=(DateRange(date(2026, 12, 9), date(2026, 12, 13)),)),
        ["Tue 2026-11-24 10:00", "Tue 2026-12-01 10:00", "Mon 2026-12-14 10:00"],
    ),
    "a pause leaves out all before its end": (
        a_schedule(paused_until=date(2026, 12, 8)),
        ["Tue 2026-12-08 10:00", "Tue 2026-12-15 10:00"],
    ),
    "and every other week stays the same other week": (
        a_schedule("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", paused_until=date(2026, 12, 1)),
        ["Tue 2026-12-08 10:00", "Tue 2026-12-22 10:00"],
    ),
    "a pause that somebody has to end": (a_schedule(paused_until=UNTIL_RESUMED), []),
    "switched off": (a_schedule(active=False), []),
    "no working day": (a_schedule(hours=WorkingHours(days=frozenset())), []),
    "at night": (
        a_schedule(at="23:00", hours=NIGHTS),
        ["Tue 2026-11-24 23:00", "Tue 2026-12-01 23:00"],
    ),
    "after midnight the night belongs to the day before": (
        a_schedule("FREQ=WEEKLY;BYDAY=SA", "02:00", hours=NIGHTS),
        ["Sat 2026-11-28 02:00", "Sat 2026-12-05 02:00"],
    ),
    "so that there is none early on Monday": (
        a_schedule("FREQ=WEEKLY;BYDAY=MO", "02:00", hours=NIGHTS, starts_at=utc("2026-11-22")),
        ["Mon 2026-11-23 22:00", "Mon 2026-11-30 22:00"],
    ),
    "a night that began on a holiday is free": (
        a_schedule("FREQ=WEEKLY;BYDAY=WE", "02:00", hours=NIGHTS, country="ES"),
        ["Wed 2026-11-25 02:00", "Wed 2026-12-02 02:00", "Wed 2026-12-09 22:00"],
    ),
    "up to midnight": (
        a_schedule(at="23:30", hours=WorkingHours(start=time(9), end=time())),
        ["Tue 2026-11-24 23:30"],
    ),
}


@pytest.mark.parametrize("name", WAITS)
def test_an_occurrence_waits_for_working_time_or_is_left_out(name: str) -> None:
    schedule, expected = WAITS[name]

    assert first(schedule, max(1, len(expected))) == expected


def test_working_time_that_never_comes_is_told_as_such() -> None:
    assert next_working_time(a_schedule(paused_until=UNTIL_RESUMED), utc("2026-12-01")) == NEVER
    nobody = a_schedule(hours=WorkingHours(days=frozenset()))
    assert next_working_time(nobody, utc("2026-12-01")) == NEVER
