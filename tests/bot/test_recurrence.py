"""Rhythms: as recurrence rules, and as people type them."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import UserError
from bot.nudges.recurrence import (
    LAST,
    BadRecurrence,
    DayOfMonth,
    Recurrence,
    WeekdayOfMonth,
    Weekly,
    days_of,
    read_recurrence,
)
from bot.usecases.rhythm_words import read_rhythm
from storage.schedule import Weekday
from tests.bot.calendars import a_schedule, utc

MONDAY, TUESDAY, FRIDAY = Weekday.MONDAY, Weekday.TUESDAY, Weekday.FRIDAY
WEDNESDAY, THURSDAY = Weekday.WEDNESDAY, Weekday.THURSDAY
RULES = st.one_of(
    st.builds(Weekly, weekday=st.sampled_from(Weekday), every=st.integers(1, 12)),
    st.builds(
        WeekdayOfMonth,
        weekday=st.sampled_from(Weekday),
        which=st.sampled_from([1, 2, 3, 4, LAST]),
    ),
    st.builds(DayOfMonth, day=st.sampled_from([*range(1, 31), LAST])),
)


@pytest.mark.parametrize(
    ("rhythm", "text"),
    [
        (Weekly(weekday=TUESDAY), "FREQ=WEEKLY;BYDAY=TU"),
        (Weekly(weekday=TUESDAY, every=2), "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"),
        (WeekdayOfMonth(weekday=MONDAY, which=1), "FREQ=MONTHLY;BYDAY=1MO"),
        (WeekdayOfMonth(weekday=FRIDAY, which=LAST), "FREQ=MONTHLY;BYDAY=-1FR"),
        (DayOfMonth(day=15), "FREQ=MONTHLY;BYMONTHDAY=15"),
        (DayOfMonth(day=30), "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1"),
        (DayOfMonth(day=LAST), "FREQ=MONTHLY;BYMONTHDAY=-1"),
    ],
)
def test_a_rhythm_is_a_rule_of_rfc_5545(rhythm: Recurrence, text: str) -> None:
    assert rhythm.text == text


@given(rhythm=RULES)
def test_a_rule_is_read_as_it_was_made(rhythm: Recurrence) -> None:
    assert read_recurrence(rhythm.text) == rhythm


@given(rhythm=RULES)
def test_every_rhythm_comes_back_within_twelve_weeks(rhythm: Recurrence) -> None:
    days = days_of(a_schedule(rhythm.text, starts_at=utc("2027-01-30")))
    first, second = next(days), next(days)

    assert 0 < (second - first).days <= 12 * 7


@pytest.mark.parametrize(
    "text",
    [
        "",
        "FREQ=DAILY",
        "FREQ=WEEKLY",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=MONTHLY;BYDAY=TU",
        "hello",
        "FREQ=WEEKLY;BYDAY=TU;INTERVAL=2",
        "FREQ=MONTHLY;BYMONTHDAY=x",
        "FREQ=WEEKLY;COUNT=3",
    ],
)
def test_a_rule_that_was_not_made_here_is_refused(text: str) -> None:
    with pytest.raises(BadRecurrence):
        read_recurrence(text)


FIRST_MONDAY = WeekdayOfMonth(weekday=MONDAY, which=1)
TYPED: list[tuple[str, Recurrence, str]] = [
    ("week", Weekly(weekday=WEDNESDAY), ""),
    ("week on tuesday", Weekly(weekday=TUESDAY), ""),
    ("tuesday", Weekly(weekday=TUESDAY), ""),
    ("Tuesdays at 9am", Weekly(weekday=TUESDAY), "09:00"),
    ("week on wendesday", Weekly(weekday=WEDNESDAY), ""),
    ("2 weeks on tuesday at 10:30", Weekly(weekday=TUESDAY, every=2), "10:30"),
    ("2 weeks tue 10:30", Weekly(weekday=TUESDAY, every=2), "10:30"),
    ("two weeks", Weekly(weekday=WEDNESDAY, every=2), ""),
    ("other friday", Weekly(weekday=FRIDAY, every=2), ""),
    ("other week on thu", Weekly(weekday=THURSDAY, every=2), ""),
    ("fortnight", Weekly(weekday=WEDNESDAY, every=2), ""),
    ("bi-weekly on mon", Weekly(weekday=MONDAY, every=2), ""),
    ("third week", Weekly(weekday=WEDNESDAY, every=3), ""),
    ("tuesday every 3 weeks at 10", Weekly(weekday=TUESDAY, every=3), "10:00"),
    ("twelve weeks on friday at noon", Weekly(weekday=FRIDAY, every=12), "12:00"),
    ("month", WeekdayOfMonth(weekday=WEDNESDAY, which=1), ""),
    ("month on friday", WeekdayOfMonth(weekday=FRIDAY, which=1), ""),
    ("month on the 2nd tuesday", WeekdayOfMonth(weekday=TUESDAY, which=2), ""),
    ("second tuesday of each month", WeekdayOfMonth(weekday=TUESDAY, which=2), ""),
    ("first monday", FIRST_MONDAY, ""),
    ("1st monday of the month at 4 pm", FIRST_MONDAY, "16:00"),
    ("last friday", WeekdayOfMonth(weekday=FRIDAY, which=LAST), ""),
    ("month on the 15th", DayOfMonth(day=15), ""),
    ("month on day 15", DayOfMonth(day=15), ""),
    ("15th of the month at 14.30", DayOfMonth(day=15), "14:30"),
    ("month on the 30th", DayOfMonth(day=30), ""),
    ("month on the 31st", DayOfMonth(day=LAST), ""),
    ("last day", DayOfMonth(day=LAST), ""),
    ("last day of the month at 9", DayOfMonth(day=LAST), "09:00"),
]


@pytest.mark.parametrize(("typed", "rhythm", "at"), TYPED)
def test_a_rhythm_is_understood_as_people_type_it(typed: str, rhythm: Recurrence, at: str) -> None:
    found, found_at = read_rhythm(typed, Weekday.WEDNESDAY)

    assert found == rhythm
    assert found_at == (time.fromisoformat(at) if at else None)


REFUSED = [
    ("", "Say how often."),
    ("blah", "I can't read `blah` as a rhythm."),
    ("week in the morning", "I can't read `week in the morning` as a rhythm."),
    ("day", "There is one nudge a week at most; name one weekday."),
    ("3 days", "There is one nudge a week at most; name one weekday."),
    ("weekday", "There is one nudge a week at most; name one weekday."),
    ("monday and thursday", "There is one nudge a week at most; name one weekday."),
    ("13 weeks", "Name one number of weeks from 1 to 12."),
    ("0 weeks", "Name one number of weeks from 1 to 12."),
    ("2 months", "The longest rhythms are every 12 weeks and every month."),
    ("quarter", "The longest rhythms are every 12 weeks and every month."),
    ("month on the 5th friday", "A month has a 1st, 2nd, 3rd, 4th and last such weekday;"),
    ("month on the 32nd", "Name one day of the month, from the 1st to the 31st, or the last day."),
    ("month on the 1st and 15th", "Name one day of the month,"),
    ("week at 25:00", "There is no time `25:00`."),
    ("week at 13 pm", "There is no time `13 pm`."),
]


@pytest.mark.parametrize(("typed", "sentence"), REFUSED)
def test_what_is_no_rhythm_is_refused_with_what_to_type(typed: str, sentence: str) -> None:
    with pytest.raises(UserError) as refused:
        read_rhythm(typed, TUESDAY)

    assert str(refused.value).startswith(sentence)
    assert "Write" in str(refused.value)


def test_every_second_tuesday_is_refused_with_both_its_meanings() -> None:
    with pytest.raises(UserError) as refused:
        read_rhythm("second tuesday", TUESDAY)

    assert "`/mlteam nudges every 2 weeks on tuesday`" in str(refused.value)
    assert "`/mlteam nudges every month on the 2nd tuesday`" in str(refused.value)
    for typed in ("2 weeks on tuesday", "month on the 2nd tuesday"):
        read_rhythm(typed, TUESDAY)
