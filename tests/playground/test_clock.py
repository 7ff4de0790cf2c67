from datetime import UTC, datetime, timedelta

import pytest

from playground.clock import ShiftedClock, next_weekday_morning

FRIDAY_NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def test_it_runs_and_moves_forward() -> None:
    clock = ShiftedClock()
    before = datetime.now(UTC)

    clock.advance(timedelta(days=1))

    assert timedelta(days=1) <= clock() - before < timedelta(days=1, seconds=5)
    assert clock.offset == timedelta(days=1)


def test_it_moves_to_a_moment() -> None:
    clock = ShiftedClock()
    moment = clock() + timedelta(weeks=1)

    assert timedelta(0) <= clock.advance_to(moment) - moment < timedelta(seconds=5)


def test_it_never_goes_back() -> None:
    clock = ShiftedClock()

    with pytest.raises(ValueError, match="only moves forward"):
        clock.advance(timedelta(seconds=-1))
    with pytest.raises(ValueError, match="only moves forward"):
        clock.advance_to(clock() - timedelta(hours=1))


def test_watchers_hear_of_moves() -> None:
    clock = ShiftedClock()
    heard: list[datetime] = []
    clock.watch(heard.append)

    now = clock.advance(timedelta(hours=1))

    assert heard == [now]


MORNINGS = [
    ("Friday noon", FRIDAY_NOON, "Europe/Madrid", datetime(2026, 11, 23, 9, tzinfo=UTC)),
    ("before ten", FRIDAY_NOON, "America/New_York", datetime(2026, 11, 20, 15, tzinfo=UTC)),
    (
        "over the end of summer time",
        datetime(2026, 10, 23, 12, tzinfo=UTC),
        "Europe/Madrid",
        datetime(2026, 10, 26, 9, tzinfo=UTC),
    ),
]


@pytest.mark.parametrize(("when", "now", "zone", "expected"), MORNINGS)
def test_next_weekday_morning(when: str, now: datetime, zone: str, expected: datetime) -> None:
    assert next_weekday_morning(now, zone) == expected, when
