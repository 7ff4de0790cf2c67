"""Schedules: kept whole, found when they are due, switched off once."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from storage.protocol import Store
from storage.schedule import UNTIL_RESUMED, DateRange, Schedule, WorkingHours
from tests.storage.samples import (
    ELSEWHERE,
    HERE,
    NEXT_WEEK,
    NOW,
    OTHER_WORKSPACE,
    a_change,
    a_schedule,
    at_once,
)

MOMENT = timedelta(microseconds=1)
BARE = Schedule(
    key=HERE,
    recurrence="FREQ=MONTHLY;BYMONTHDAY=1",
    at=time(10),
    zone="UTC",
    set_by="U1",
    starts_at=NOW,
)


@pytest.mark.parametrize(
    "schedule",
    [
        a_schedule(),
        BARE,
        replace(a_schedule(), active=False, note="is_archived", paused_until=UNTIL_RESUMED),
    ],
)
def test_a_schedule_comes_back_as_it_was_stored(store: Store, schedule: Schedule) -> None:
    store.save_schedule(schedule)

    assert store.find_schedule(HERE) == schedule
    assert store.find_schedule(ELSEWHERE) is None


def test_a_schedule_replaces_the_one_before_whole(store: Store) -> None:
    store.save_schedule(a_schedule())
    store.save_schedule(BARE)

    assert store.find_schedule(HERE) == BARE


def test_a_schedule_is_stored_with_its_audit_entry(store: Store) -> None:
    store.save_schedule(a_schedule(), a_change(what="changed", recurrence="weekly"))
    store.save_schedule(BARE)

    assert store.list_changes(HERE) == [a_change(what="changed", recurrence="weekly")]


def test_due_are_the_active_ones_whose_time_has_come(store: Store) -> None:
    due, future = a_schedule(HERE), a_schedule(ELSEWHERE, wake_at=NOW + MOMENT)
    store.save_schedule(due)
    store.save_schedule(future)
    store.save_schedule(replace(a_schedule(OTHER_WORKSPACE), active=False))
    store.save_schedule(a_schedule(replace(HERE, channel="C3"), wake_at=None))

    assert list(store.list_due_schedules(NOW - MOMENT, 9)) == []
    assert list(store.list_due_schedules(NOW, 9)) == [due]
    assert list(store.list_due_schedules(NOW + MOMENT, 9)) == [due, future]


def test_the_longest_waiting_ones_come_first_and_no_more_than_asked_for(store: Store) -> None:
    hours = {HERE: 2, ELSEWHERE: 3, OTHER_WORKSPACE: 1}
    for key, waiting in hours.items():
        store.save_schedule(a_schedule(key, wake_at=NOW - timedelta(hours=waiting)))

    due = [schedule.key for schedule in store.list_due_schedules(NOW, 9)]
    assert due == [ELSEWHERE, HERE, OTHER_WORKSPACE]
    assert [schedule.key for schedule in store.list_due_schedules(NOW, 2)] == due[:2]


def test_ended_ones_are_found_by_their_workspace_and_their_note(store: Store) -> None:
    def save(key: str, note: str, *, workspace: str = "T1", active: bool = False) -> None:
        key_of = replace(HERE, workspace=workspace, channel=key)
        store.save_schedule(replace(a_schedule(key_of), active=active, note=note))

    save("C3", "token_revoked")
    save("C1", "is_archived")
    save("C2", "account_inactive")
    save("C4", "token_revoked", workspace="T2")
    save("C5", "token_revoked", active=True)
    save("C6", "")

    found = store.list_ended_schedules("T1", ["token_revoked", "is_archived"])
    assert [schedule.key.channel for schedule in found] == ["C1", "C3"]
    assert found[0].note == "is_archived"
    assert store.list_ended_schedules("T1", []) == []


def test_an_ended_schedule_is_off_with_its_reason_and_wakes_nobody(store: Store) -> None:
    store.save_schedule(a_schedule())

    assert store.end_schedule(a_schedule(), "is_archived", a_change(what="ended"))

    ended = replace(a_schedule(), active=False, note="is_archived", wake_at=None)
    assert store.find_schedule(HERE) == ended
    assert store.list_changes(HERE) == [a_change(what="ended")]
    assert store.list_due_schedules(NEXT_WEEK, 9) == []


def test_of_many_that_end_a_schedule_one_does(store: Store) -> None:
    store.save_schedule(a_schedule())

    ended = at_once(lambda _: store.end_schedule(a_schedule(), "is_archived", a_change()))

    assert ended.count(True) == 1
    assert len(store.list_changes(HERE)) == 1


@pytest.mark.parametrize(
    "changed",
    [
        replace(a_schedule(), recurrence="FREQ=WEEKLY;BYDAY=MO"),
        replace(a_schedule(), at=time(11)),
        replace(a_schedule(), set_by="U2"),
        replace(a_schedule(), starts_at=NOW),
        replace(a_schedule(), hours=WorkingHours()),
        replace(a_schedule(), muted=(DateRange(date(2026, 12, 8), date(2026, 12, 8)),)),
        replace(a_schedule(), paused_until=None),
        replace(a_schedule(), snooze=None),
        replace(a_schedule(), active=False, note="account_inactive"),
    ],
)
def test_what_was_changed_since_is_not_ended(store: Store, changed: Schedule) -> None:
    store.save_schedule(changed)

    assert not store.end_schedule(a_schedule(), "is_archived", a_change())

    assert store.find_schedule(HERE) == changed
    assert store.list_changes(HERE) == []


def test_one_that_is_off_or_forgotten_is_not_ended(store: Store) -> None:
    off = replace(a_schedule(), active=False)
    assert not store.end_schedule(a_schedule(), "is_archived", a_change())

    store.save_schedule(off)

    assert not store.end_schedule(off, "is_archived", a_change())
    assert store.find_schedule(HERE) == off
    assert store.list_changes(HERE) == []


def test_what_only_a_worker_changes_does_not_keep_it_from_being_ended(store: Store) -> None:
    store.save_schedule(replace(a_schedule(), handled_until=NOW, wake_at=NEXT_WEEK))

    assert store.end_schedule(a_schedule(), "is_archived", a_change())


@pytest.mark.parametrize(("read", "to"), [(NOW, NEXT_WEEK), (NOW, None), (None, NOW)])
def test_the_next_look_is_moved(store: Store, read: datetime | None, to: datetime | None) -> None:
    before = replace(a_schedule(), wake_at=read)
    store.save_schedule(before)

    assert store.move_wake(before, to)

    assert store.find_schedule(HERE) == replace(before, wake_at=to)


def test_the_next_look_is_not_moved_once_somebody_else_has_set_it(store: Store) -> None:
    assert not store.move_wake(a_schedule(), NEXT_WEEK)

    store.save_schedule(a_schedule(wake_at=NOW + MOMENT))

    assert not store.move_wake(a_schedule(), NEXT_WEEK)
    assert not store.move_wake(a_schedule(wake_at=None), NEXT_WEEK)
    assert store.find_schedule(HERE) == a_schedule(wake_at=NOW + MOMENT)
