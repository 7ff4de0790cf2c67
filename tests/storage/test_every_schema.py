"""A database of any earlier release is taken over whole, and one of a later release is refused.

The rows are those of the migrations' own time: nothing here goes through today's values.
"""

import json
import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from storage.migrations import migrations
from storage.opening import open_store
from storage.protocol import StorageError
from storage.sqlite import SQLiteStore
from storage.values import ChannelKey
from tests.storage.samples import HERE, NOW, OTHER_WORKSPACE, fill

AT = "2026-03-02T08:15:00.000000+00:00"
LATER = "2026-03-09T08:15:00.000000+00:00"
Rows = Mapping[str, list[dict[str, Any]]]
NAMES = sorted(migrations.names)
FILLERS: Mapping[str, Any] = {"TEXT": "x", "INTEGER": 1, "REAL": 0.5}
REAL: Mapping[str, Any] = {
    "workspace": "T1",
    "channel": "C1",
    "profile": json.dumps({"company_size": 40, "headcount": {"ml_engineer": 0.5}}),
    "kind": "done",
    "state": "posted",
    "rhythm": "weekly",
    "weekday": "tuesday",
    "hour": 10,
    "recurrence": "FREQ=WEEKLY;BYDAY=TU",
    "at": "10:00:00",
    "hours": json.dumps({"start": "09:00:00", "end": "18:00:00", "days": ["monday"]}),
    "zone": "Europe/Madrid",
    "muted": "[]",
    "snooze": None,
    "paused_until": None,
    "until": "2026-04-01",
    "subjects": '["small-1"]',
    "subject": "small-1",
    "fired": "[]",
    "detail": "{}",
    "people": "[]",
    "groups": "[]",
    "scopes": "[]",
    "due": LATER,
    "active": 1,
    "look_again_at": None,
    "refreshing_until": None,
}
"""What a column must hold so that it can be read."""


def value_of(table: str, column: str, kind: str) -> object:
    if (table, column) == ("changes", "kind"):
        return "shared"
    if (table, column) == ("changes", "at"):
        return AT
    if column in REAL:
        return REAL[column]
    return AT if column.endswith(("_at", "_until")) else FILLERS[kind]


def build(path: Path, upto: int) -> Rows:
    """A database with the first so many migrations alone, and a row for each workspace in every
    table; returns these rows."""
    db = Database(path)
    later = NAMES[upto : upto + 1]
    migrations.apply(db, stop_before=later)
    tables = [name for name in db.table_names() if not name.startswith("_")]
    for table in tables:
        for workspace in ("T1", "T2"):
            row = {c.name: value_of(table, c.name, c.type) for c in db.table(table).columns}
            row = {**row, "id": None} if "id" in row else row
            row = {**row, "state": workspace} if table == "oauth_states" else row
            db.table(table).insert({**row, "workspace": workspace} if "workspace" in row else row)
    rows = {table: list(db.table(table).rows) for table in tables}
    db.close()
    return rows


def rows_of(path: Path) -> Rows:
    db = Database(path)
    found = {name: list(db.table(name).rows) for name in db.table_names() if name[0] != "_"}
    db.close()
    return found


@pytest.mark.parametrize("upto", range(1, len(NAMES) + 1), ids=NAMES)
def test_no_row_and_no_value_of_an_earlier_database_is_lost(tmp_path: Path, upto: int) -> None:
    path = tmp_path / "old.db"
    before = build(path, upto)
    assert before, "there is something to lose"

    SQLiteStore(path).close()

    after = rows_of(path)
    for table, rows in before.items():
        assert len(after[table]) == len(rows), table
        for old, new in zip(rows, after[table], strict=True):
            shared = old.keys() & new.keys()
            assert {k: new[k] for k in shared} == {k: old[k] for k in shared}, table
            gone = old.keys() - new.keys()
            assert gone <= {"rhythm", "weekday", "hour", "subject"}, "these have successors"


@pytest.mark.parametrize("upto", range(1, len(NAMES) + 1), ids=NAMES)
def test_all_of_an_earlier_database_can_be_read_and_written(tmp_path: Path, upto: int) -> None:
    path = tmp_path / "old.db"
    build(path, upto)
    store = SQLiteStore(path)

    for key in (HERE, OTHER_WORKSPACE):
        profile, schedule = store.find_profile(key), store.find_schedule(key)
        assert profile is not None
        assert profile.profile.told() == json.loads(REAL["profile"])
        assert schedule is not None
        assert (schedule.recurrence, str(schedule.at)) == (REAL["recurrence"], REAL["at"])
        assert [one.subjects for one in store.list_deliveries(key)] == [("small-1",)]
        assert [one.reason for one in store.list_decisions(key)] == ["x"]
        assert len(store.list_changes(key)) == (upto > 1)
    fill(store, ChannelKey("T1", "C9"))
    assert sum(store.forget_channel(HERE).values()) >= 4
    store.close()


@pytest.mark.parametrize("upto", range(1, len(NAMES) + 1), ids=NAMES)
def test_opened_twice_it_is_the_same_as_once(tmp_path: Path, upto: int) -> None:
    path = tmp_path / "old.db"
    build(path, upto)
    SQLiteStore(path).close()
    once = dump(path)

    SQLiteStore(path).close()

    assert dump(path) == once


def dump(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    lines = list(connection.iterdump())
    connection.close()
    return lines


def test_the_schema_is_the_same_by_whatever_way_one_came_to_it(tmp_path: Path) -> None:
    def schema(path: Path) -> dict[str, list[tuple[str, str]]]:
        db = Database(path)
        found = {t.name: sorted((c.name, c.type) for c in t.columns) for t in db.tables}
        db.close()
        return found

    SQLiteStore(tmp_path / "new.db").close()
    wanted = schema(tmp_path / "new.db")
    for upto in range(1, len(NAMES) + 1):
        path = tmp_path / f"{upto}.db"
        build(path, upto)
        SQLiteStore(path).close()
        assert schema(path) == wanted


def test_a_database_of_a_newer_release_is_refused_and_nothing_in_it_changes(
    tmp_path: Path,
) -> None:
    path = tmp_path / "newer.db"
    store = SQLiteStore(path)
    fill(store, HERE)
    store.close()
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("alter table profiles add column mood text not null default 'good'")
        connection.execute(
            "insert into _sqlite_migrations (migration_set, name, applied_at)"
            " values ('mlteam', 'm999_moods', ?)",
            [NOW.isoformat()],
        )
    connection.close()
    before = dump(path)

    with pytest.raises(StorageError) as caught:
        open_store(f"sqlite:///{path}")

    assert str(caught.value) == (
        f"The database {path} was written by a newer mlteam:"
        " update mlteam, or restore a backup from before the update with `mlteam db restore`."
    )
    assert dump(path) == before


def test_a_newer_database_that_also_lacks_something_is_not_migrated_either(tmp_path: Path) -> None:
    path = tmp_path / "newer.db"
    build(path, 1)
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(
            "insert into _sqlite_migrations (migration_set, name, applied_at)"
            " values ('mlteam', 'm999_moods', '')"
        )
    connection.close()
    before = dump(path)

    with pytest.raises(StorageError, match="newer mlteam"):
        SQLiteStore(path)

    assert dump(path) == before


def test_migrations_of_another_program_in_the_same_file_do_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "shared.db"
    SQLiteStore(path).close()
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(
            "insert into _sqlite_migrations (migration_set, name, applied_at)"
            " values ('another', 'm999_moods', '')"
        )
    connection.close()

    store = SQLiteStore(path)

    store.ping()
    store.close()
