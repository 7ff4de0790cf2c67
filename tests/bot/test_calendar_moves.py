"""Days on which a decision is due, snoozes, downtime, and what holds for every schedule."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nudges.calendar import (
    MOST_PASSED,
    is_regular,
    is_working_time,
    is_zone,
    local_day,
    next_working_time,
    passed,
    upcoming,
)
from bot.nudges.recurrence import DayOfMonth, WeekdayOfMonth, Weekly, read_recurrence
from bot.nudges.working_time import widened
from storage.schedule import UNTIL_RESUMED, DateRange, Schedule, Snooze, Weekday, WorkingHours
from tests.bot.calendars import a_schedule, first, in_madrid, in_words, utc

THURSDAY, SATURDAY, SUNDAY = date(2026, 11, 26), date(2026, 11, 28), date(2026, 11, 29)
MONDAY, TUESDAY = date(2026, 11, 30), date(2026, 12, 1)

DAYS: dict[str, tuple[Schedule, Sequence[date], list[str]]] = {
    "a day between": (
        a_schedule(),
        [THURSDAY],
        ["Tue 2026-11-24 10:00", "Thu 2026-11-26 10:00", "Tue 2026-12-01 10:00"],
    ),
    "a weekend waits for Monday, once for all its days": (
        a_schedule(),
        [SUNDAY, SATURDAY, MONDAY],
        ["Tue 2026-11-24 10:00", "Mon 2026-11-30 10:00", "Tue 2026-12-01 10:00"],
    ),
    "on a day of the rhythm there is only the rhythm's": (
        a_schedule(),
        [TUESDAY],
        ["Tue 2026-11-24 10:00", "Tue 2026-12-01 10:00", "Tue 2026-12-08 10:00"],
    ),
    "also where both had to be moved to it": (
        a_schedule(country="ES"),  # Tuesday 8 December
        [date(2026, 12, 8), date(2026, 12, 9)],
        [
            "Tue 2026-11-24 10:00",
            "Tue 2026-12-01 10:00",
            "Wed 2026-12-09 10:00",
            "Tue 2026-12-15 10:00",
        ],
    ),
    "after muted days": (
        a_schedule(muted=(DateRange(THURSDAY, TUESDAY),)),
        [THURSDAY],
        ["Tue 2026-11-24 10:00", "Wed 2026-12-02 10:00", "Tue 2026-12-08 10:00"],
    ),
    "after a pause": (
        a_schedule(paused_until=date(2026, 12, 2)),
        [THURSDAY],
        ["Wed 2026-12-02 10:00", "Tue 2026-12-08 10:00"],
    ),
    "not in a pause without end": (a_schedule(paused_until=UNTIL_RESUMED), [THURSDAY], []),
    "not where it is switched off": (a_schedule(active=False), [THURSDAY], []),
    "not where it lies behind": (
        a_schedule(),
        [date(2026, 11, 20), date(2026, 11, 23)],
        ["Tue 2026-11-24 10:00"],
    ),
    "not on the day whose regular one was handled": (
        a_schedule(handled_until=in_madrid("2026-11-24 10:00")),
        [date(2026, 11, 24)],
        ["Tue 2026-12-01 10:00"],
    ),
}


@pytest.mark.parametrize("name", DAYS)
def test_a_day_on_which_a_decision_is_due_has_its_occurrence(name: str) -> None:
    schedule, days, expected = DAYS[name]

    assert first(schedule, max(1, len(expected)), days) == expected


def test_a_rhythm_that_never_fits_the_working_hours_ends_the_search() -> None:
    hours = WorkingHours(start=time(9), end=time(9, 30), days=frozenset({Weekday.MONDAY}))
    schedule = a_schedule("FREQ=WEEKLY;BYDAY=MO", hours=hours)

    assert first(schedule) == []
    assert first(schedule, days=[THURSDAY]) == ["Mon 2026-11-30 09:00"]


def test_what_only_a_decision_asked_for_is_not_regular() -> None:
    schedule = a_schedule()

    assert is_regular(schedule, in_madrid("2026-11-24 10:00"))
    assert not is_regular(schedule, in_madrid("2026-11-26 10:00"))
    assert not is_regular(replace(schedule, active=False), in_madrid("2026-11-24 10:00"))


def snoozed(until: str) -> Schedule:
    """The first occurrence moved; Tuesdays at ten."""
    snooze = Snooze(occurrence=in_madrid("2026-11-24 10:00"), until=in_madrid(until))
    return a_schedule(snooze=snooze)


SNOOZES = {
    "the rhythm stays": (
        snoozed("2026-11-27 10:00"),
        ["Fri 2026-11-27 10:00", "Tue 2026-12-01 10:00", "Tue 2026-12-08 10:00"],
    ),
    "moved to working time": (
        snoozed("2026-11-28 10:00"),
        ["Mon 2026-11-30 10:00", "Tue 2026-12-01 10:00"],
    ),
    "left out on the day of the next": (
        snoozed("2026-12-01 08:00"),
        ["Tue 2026-12-01 10:00", "Tue 2026-12-08 10:00"],
    ),
    "left out after the next": (
        snoozed("2026-12-04 10:00"),
        ["Tue 2026-12-01 10:00", "Tue 2026-12-08 10:00"],
    ),
    "it counts even if its own day was muted": (
        replace(
            snoozed("2026-11-27 10:00"),
            muted=(DateRange(date(2026, 11, 24), date(2026, 11, 25)),),
        ),
        ["Fri 2026-11-27 10:00", "Tue 2026-12-01 10:00"],
    ),
    "it is still to come where its own time was handled": (
        replace(snoozed("2026-11-27 10:00"), handled_until=in_madrid("2026-11-26 10:00")),
        ["Fri 2026-11-27 10:00", "Tue 2026-12-01 10:00"],
    ),
    "one that fits nothing changes nothing": (
        a_schedule(snooze=Snooze(occurrence=utc("2026-11-25 09:00"), until=utc("2026-11-27"))),
        ["Tue 2026-11-24 10:00", "Tue 2026-12-01 10:00"],
    ),
}


@pytest.mark.parametrize("name", SNOOZES)
def test_a_snooze_moves_one_occurrence(name: str) -> None:
    schedule, expected = SNOOZES[name]

    assert first(schedule, len(expected)) == expected


EIGHT_WEEKS = [f"Tue {date(2026, 12, 1) + timedelta(weeks=n)} 10:00" for n in range(8)]


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-11-24 09:59", []),
        ("2026-11-24 10:00", ["Tue 2026-11-24 10:00"]),
        ("2026-11-24 11:00", ["Tue 2026-11-24 10:00"]),
        ("2026-11-27 10:00", ["Tue 2026-11-24 10:00", "Thu 2026-11-26 10:00"]),
        ("2027-01-19 10:30", ["Tue 2026-11-24 10:00", "Thu 2026-11-26 10:00", *EIGHT_WEEKS]),
    ],
)
def test_after_a_downtime_all_that_was_missed_is_known(now: str, expected: list[str]) -> None:
    schedule = a_schedule()

    assert in_words(schedule, passed(schedule, [THURSDAY], in_madrid(now))) == expected


def test_of_what_was_handled_nothing_is_due_again() -> None:
    schedule = a_schedule(handled_until=in_madrid("2026-12-01 10:00"))

    assert passed(schedule, [THURSDAY], in_madrid("2026-12-08 09:59")) == []
    assert len(passed(schedule, [], in_madrid("2026-12-08 10:00"))) == 1


def test_after_years_only_the_latest_are_looked_at() -> None:
    schedule = a_schedule()

    missed = passed(schedule, [], in_madrid("2029-11-20 10:00"))

    assert len(missed) == MOST_PASSED
    assert missed[-1] == in_madrid("2029-11-20 10:00")


def test_a_day_is_that_of_the_channel() -> None:
    late = utc("2026-11-23 23:30")

    assert local_day(a_schedule(), late) == date(2026, 11, 24)
    assert local_day(None, late) == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("name", "known"),
    [("Europe/Madrid", True), ("UTC", True)]
    + [(name, False) for name in ("Mars/Olympus", "", "Europe", "../etc/passwd")],
)
def test_a_zone_is_one_that_is_known(name: str, known: bool) -> None:
    assert is_zone(name) is known


TIMES = st.times().map(lambda at: at.replace(minute=at.minute // 15 * 15, second=0, microsecond=0))
DATES = st.dates(date(2026, 10, 1), date(2027, 6, 1))
RANGES = st.tuples(DATES, st.integers(0, 40)).map(
    lambda pair: DateRange(pair[0], pair[0] + timedelta(days=pair[1]))
)
WEEKDAYS = st.sampled_from(Weekday)
RULES = st.one_of(
    st.builds(Weekly, weekday=WEEKDAYS, every=st.integers(1, 12)),
    st.builds(WeekdayOfMonth, weekday=WEEKDAYS, which=st.sampled_from([1, 2, 3, 4, -1])),
    st.builds(DayOfMonth, day=st.sampled_from([*range(1, 31), -1])),
)
HOURS = st.builds(WorkingHours, start=TIMES, end=TIMES, days=st.frozensets(WEEKDAYS, min_size=1))
ZONES = st.sampled_from(["Europe/Madrid", "America/New_York", "Australia/Lord_Howe", "UTC"])


@st.composite
def schedules(draw: st.DrawFn) -> Schedule:
    schedule = a_schedule(
        draw(RULES).text,
        zone=draw(ZONES),
        hours=draw(HOURS),
        country=draw(st.sampled_from(["", "ES", "US", "AU-NSW"])),
        muted=tuple(draw(st.lists(RANGES, max_size=3))),
        paused_until=draw(st.none() | DATES),
        starts_at=utc("2026-10-01") + timedelta(minutes=draw(st.integers(0, 400_000))),
    )
    at, rhythm = draw(TIMES), read_recurrence(schedule.recurrence)
    weekday = None if isinstance(rhythm, DayOfMonth) else rhythm.weekday
    schedule = replace(schedule, at=at, hours=widened(schedule.hours, at, weekday))
    if draw(st.booleans()):
        occurrence = next(upcoming(schedule, after=schedule.starts_at))
        later = occurrence + timedelta(hours=draw(st.integers(1, 1000)))
        schedule = replace(schedule, snooze=Snooze(occurrence=occurrence, until=later))
    return schedule


@given(schedule=schedules(), days=st.lists(DATES, max_size=5))
def test_occurrences_are_in_order_in_working_time_and_never_two_on_a_day(
    schedule: Schedule, days: list[date]
) -> None:
    due = list(islice(upcoming(schedule, days, after=schedule.starts_at), 12))

    assert all(one < other for one, other in pairwise(due))
    assert all(is_working_time(schedule, at) for at in due)
    local = [local_day(schedule, at) for at in due]
    assert len(set(local)) == len(local)
    muted = [one for one in schedule.muted for day in local if one.first <= day <= one.last]
    assert not muted
    assert all(schedule.paused_until is None or day >= schedule.paused_until for day in local)


@given(schedule=schedules(), days=st.lists(DATES, max_size=5), skipped=st.integers(0, 8))
def test_looking_later_finds_the_same_occurrences(
    schedule: Schedule, days: list[date], skipped: int
) -> None:
    due = list(islice(upcoming(schedule, days, after=schedule.starts_at), skipped + 3))

    assert list(islice(upcoming(schedule, days, after=due[skipped]), 2)) == due[skipped + 1 :]
    assert (
        passed(replace(schedule, handled_until=due[skipped]), days, due[-1]) == due[skipped + 1 :]
    )


@given(schedule=schedules(), minutes=st.integers(0, 500_000))
def test_the_next_working_time_is_the_first_one(schedule: Schedule, minutes: int) -> None:
    at = utc("2026-10-01") + timedelta(minutes=minutes)
    found = next_working_time(schedule, at)

    assert is_working_time(schedule, found)
    assert next_working_time(schedule, found) == found
    quarters = range(0, min(int((found - at).total_seconds()), 40 * 3600), 900)
    assert not any(is_working_time(schedule, at + timedelta(seconds=n)) for n in quarters)
