"""Occurrences of schedules, also across changes of the clocks."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.nudges.calendar import find_last_due, next_due
from storage.values import ChannelKey, Rhythm, Schedule, Weekday

KEY = ChannelKey("T1", "C1")


def a_schedule(
    *,
    rhythm: Rhythm = Rhythm.WEEKLY,
    weekday: Weekday = Weekday.TUESDAY,
    hour: int = 10,
    zone: str = "Europe/Madrid",
    starts: str = "2026-11-23T09:00:00+00:00",
) -> Schedule:
    return Schedule(
        key=KEY,
        rhythm=rhythm,
        weekday=weekday,
        hour=hour,
        zone=zone,
        set_by="U1",
        starts_at=datetime.fromisoformat(starts),
    )


def local_times(schedule: Schedule, count: int) -> list[str]:
    zone = ZoneInfo(schedule.zone)
    due = next_due(schedule, schedule.starts_at, count)
    return [moment.astimezone(zone).strftime("%a %Y-%m-%d %H:%M") for moment in due]


@pytest.mark.parametrize(
    ("schedule", "expected"),
    [
        (a_schedule(), ["Tue 2026-11-24 10:00", "Tue 2026-12-01 10:00", "Tue 2026-12-08 10:00"]),
        (
            a_schedule(rhythm=Rhythm.BIWEEKLY),
            ["Tue 2026-11-24 10:00", "Tue 2026-12-08 10:00", "Tue 2026-12-22 10:00"],
        ),
        (
            a_schedule(rhythm=Rhythm.MONTHLY, weekday=Weekday.MONDAY),
            ["Mon 2026-12-07 10:00", "Mon 2027-01-04 10:00", "Mon 2027-02-01 10:00"],
        ),
        (
            a_schedule(weekday=Weekday.SUNDAY, hour=0, zone="Pacific/Kiritimati"),
            ["Sun 2026-11-29 00:00", "Sun 2026-12-06 00:00", "Sun 2026-12-13 00:00"],
        ),
        (
            a_schedule(weekday=Weekday.FRIDAY, hour=23, zone="America/Los_Angeles"),
            ["Fri 2026-11-27 23:00", "Fri 2026-12-04 23:00", "Fri 2026-12-11 23:00"],
        ),
    ],
)
def test_occurrences_fall_on_the_weekday_and_hour_of_the_zone(
    schedule: Schedule, expected: list[str]
) -> None:
    assert local_times(schedule, 3) == expected


def test_every_other_week_starts_with_the_first_such_day() -> None:
    thursday = a_schedule(rhythm=Rhythm.BIWEEKLY, starts="2026-11-26T09:00:00+00:00")

    assert local_times(thursday, 2) == ["Tue 2026-12-01 10:00", "Tue 2026-12-15 10:00"]


def test_the_hour_that_has_passed_today_waits_for_its_next_day() -> None:
    late = a_schedule(weekday=Weekday.MONDAY, starts="2026-11-23T09:00:01+00:00")

    assert local_times(late, 1) == ["Mon 2026-11-30 10:00"]


def test_the_hour_on_the_wall_stays_when_the_clocks_change() -> None:
    due = next_due(
        a_schedule(starts="2027-03-20T00:00:00+00:00"), datetime(2027, 3, 20, tzinfo=UTC), 2
    )

    assert [moment.hour for moment in due] == [9, 8]  # UTC: summer time began on 28 March


def test_an_hour_that_is_skipped_moves_forward_and_is_not_lost() -> None:
    schedule = a_schedule(weekday=Weekday.SUNDAY, hour=2, starts="2027-03-22T00:00:00+00:00")

    assert next_due(schedule, schedule.starts_at)[0].isoformat() == "2027-03-28T01:00:00+00:00"


def test_an_hour_that_comes_twice_is_due_once() -> None:
    schedule = a_schedule(weekday=Weekday.SUNDAY, hour=2, starts="2026-10-19T00:00:00+00:00")
    due = next_due(schedule, schedule.starts_at, 2)

    assert [moment.isoformat() for moment in due] == [
        "2026-10-25T00:00:00+00:00",
        "2026-11-01T01:00:00+00:00",
    ]


def test_nothing_is_due_before_the_first_occurrence() -> None:
    schedule = a_schedule()

    assert find_last_due(schedule, schedule.starts_at) is None


@pytest.mark.parametrize("weeks", [0, 1, 7, 200])
def test_the_last_due_is_the_latest_one_up_to_now(weeks: int) -> None:
    first = datetime(2026, 11, 24, 9, tzinfo=UTC)
    utc = a_schedule(zone="UTC", hour=9)
    due = first + timedelta(weeks=weeks)

    assert find_last_due(utc, due) == due
    assert find_last_due(utc, due + timedelta(days=6, hours=23)) == due
