"""A file of an earlier mlteam is brought up to date as it is opened, with all that it holds."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database

from storage.migrations import migrations
from storage.schedule import Schedule, Weekday, WorkingHours
from storage.sqlite import SQLiteStore
from storage.values import ChannelKey, Decision, DecisionKind, Delivery, DeliveryState
from tests.storage.samples import HERE, NOW, a_change, a_schedule
from tests.storage.test_sqlite import PROCESSES, in_processes, open_at_once

STARTED = datetime(2026, 3, 2, 8, 15, tzinfo=UTC)
STARTED_TEXT = "2026-03-02T08:15:00.000000+00:00"
WEEK = timedelta(weeks=1)


@pytest.fixture
def old(tmp_path: Path) -> Iterator[Database]:
    """A file as the first mlteam made it."""
    db = Database(tmp_path / "old.db")
    migrations.apply(db, stop_before="m002_calendar_deliveries_access_changes")
    yield db
    db.close()


@pytest.fixture
def path(old: Database, tmp_path: Path) -> Path:
    assert "rhythm" in old.table("schedules").columns_dict
    return tmp_path / "old.db"


def add_schedule(old: Database, channel: str = "C1", **columns: object) -> None:
    row = {
        "workspace": "T1",
        "channel": channel,
        "rhythm": "weekly",
        "weekday": "tuesday",
        "hour": 10,
        "zone": "Europe/Madrid",
        "set_by": "U1",
        "starts_at": STARTED_TEXT,
        "active": 1,
        "note": "",
    }
    old.table("schedules").insert({**row, **columns})


def add_delivery(old: Database, week: int, **columns: object) -> None:
    due = (STARTED + week * WEEK).isoformat(timespec="microseconds")
    row = {"workspace": "T1", "channel": "C1", "due": due, "claimed_at": due}
    old.table("deliveries").insert({**row, **columns})


def schedules(path: Path) -> dict[str, Schedule]:
    store = SQLiteStore(path)
    found = [store.find_schedule(ChannelKey("T1", f"C{number}")) for number in range(1, 9)]
    store.close()
    return {each.key.channel: each for each in found if each is not None}


def test_each_rhythm_becomes_the_rule_that_means_the_same(old: Database, path: Path) -> None:
    add_schedule(old, "C1", rhythm="weekly", weekday="monday")
    add_schedule(old, "C2", rhythm="biweekly", weekday="thursday", hour=9)
    add_schedule(old, "C3", rhythm="monthly", weekday="friday", hour=17)

    found = schedules(path)

    assert {channel: (each.recurrence, each.at) for channel, each in found.items()} == {
        "C1": ("FREQ=WEEKLY;BYDAY=MO", time(10)),
        "C2": ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TH", time(9)),
        "C3": ("FREQ=MONTHLY;BYDAY=1FR", time(17)),
    }
    assert {each.hours for each in found.values()} == {WorkingHours()}


def test_the_rest_of_a_schedule_stays_as_it_was(old: Database, path: Path) -> None:
    add_schedule(old, "C1")
    add_schedule(old, "C2", active=0, note="is_archived")

    found = schedules(path)

    assert found["C1"] == Schedule(
        key=HERE,
        recurrence="FREQ=WEEKLY;BYDAY=TU",
        at=time(10),
        zone="Europe/Madrid",
        set_by="U1",
        starts_at=STARTED,
        handled_until=STARTED,
        wake_at=STARTED,
    )
    assert found["C2"] == replace(
        found["C1"],
        key=ChannelKey("T1", "C2"),
        active=False,
        note="is_archived",
        wake_at=None,
    )


@pytest.mark.parametrize(
    ("weekday", "hour", "span"),
    [
        (Weekday.SATURDAY, 10, (9, 18)),
        (Weekday.TUESDAY, 6, (6, 18)),
        (Weekday.TUESDAY, 18, (9, 19)),
        (Weekday.SUNDAY, 23, (9, 0)),
        (Weekday.TUESDAY, 0, (0, 18)),
    ],
)
def test_an_unusual_hour_or_day_that_was_chosen_counts_as_working_time(
    old: Database, path: Path, weekday: Weekday, hour: int, span: tuple[int, int]
) -> None:
    add_schedule(old, weekday=str(weekday), hour=hour)

    start, end = (time(hour) for hour in span)
    days = WorkingHours().days | {weekday}
    assert schedules(path)["C1"].hours == WorkingHours(start=start, end=end, days=days)


def test_a_schedule_goes_on_after_its_last_delivery_and_is_looked_at_at_once(
    old: Database, path: Path
) -> None:
    add_schedule(old, "C1")
    add_schedule(old, "C2")
    for week in (1, 3, 2):
        add_delivery(old, week, state="posted")

    found = schedules(path)

    assert found["C1"].handled_until == found["C1"].wake_at == STARTED + 3 * WEEK
    assert found["C2"].handled_until == STARTED


def test_deliveries_keep_what_they_showed_and_no_claim_is_taken_up_again(
    old: Database, path: Path
) -> None:
    about = {"trigger": "unseen-tip", "subject": "small-1", "message_ts": "1.2", "error": ""}
    add_delivery(old, 1, state="posted", **about)
    add_delivery(old, 2, state="silent")
    add_delivery(old, 3, state="claimed")

    store = SQLiteStore(path)
    deliveries = store.list_deliveries(HERE)
    unfinished = store.list_unfinished(NOW, 9)
    store.close()

    assert deliveries[0] == Delivery(
        key=HERE,
        due=STARTED + WEEK,
        state=DeliveryState.POSTED,
        claimed_at=STARTED + WEEK,
        trigger="unseen-tip",
        subjects=("small-1",),
        message_ts="1.2",
    )
    assert [(each.state, each.subjects) for each in deliveries[1:]] == [
        (DeliveryState.SILENT, ()),
        (DeliveryState.UNKNOWN, ()),
    ]
    assert unfinished == []


def test_profiles_and_decisions_stay(old: Database, path: Path) -> None:
    key = {"workspace": "T1", "channel": "C1"}
    old.table("profiles").insert(
        key
        | {"version": 1, "profile": '{"company_size": 40}'}
        | {"saved_by": "U1", "saved_at": STARTED_TEXT}
    )
    old.table("decisions").insert(
        key
        | {"rule": "own-stack", "kind": "waived", "decided_by": "U1", "decided_at": STARTED_TEXT}
        | {"profile_version": 1, "until": "2027-01-11", "reason": "later"}
    )

    store = SQLiteStore(path)
    profile, decisions = store.find_profile(HERE), store.list_decisions(HERE)
    store.close()

    assert profile is not None
    assert (profile.profile.company_size, profile.saved_at) == (40, STARTED)
    assert decisions == [
        Decision(
            key=HERE,
            rule="own-stack",
            kind=DecisionKind.WAIVED,
            decided_by="U1",
            decided_at=STARTED,
            profile_version=1,
            until=date(2027, 1, 11),
            reason="later",
        )
    ]


def test_an_old_file_can_do_everything_that_a_new_one_can(old: Database, path: Path) -> None:
    add_schedule(old)
    add_schedule(old, "C2")
    store = SQLiteStore(path)

    due = store.list_due_schedules(NOW, 9)
    assert [schedule.key.channel for schedule in due] == ["C1", "C2"]
    assert store.claim(due[0], NOW, at=NOW, look_again_at=NOW, wake_at=NOW + WEEK)
    (claimed,) = store.list_unfinished(NOW, 9)
    done = replace(claimed, state=DeliveryState.SILENT, look_again_at=None)
    assert store.advance_delivery(claimed, done)
    assert store.end_schedule(due[0], "is_archived", a_change(what="ended"))
    store.save_schedule(a_schedule())
    assert store.find_schedule(HERE) == a_schedule()
    store.close()


def test_processes_that_open_an_old_file_at_once_all_start(old: Database, path: Path) -> None:
    add_schedule(old)

    assert in_processes(open_at_once, path) == [0] * PROCESSES

    assert schedules(path)["C1"].recurrence == "FREQ=WEEKLY;BYDAY=TU"
