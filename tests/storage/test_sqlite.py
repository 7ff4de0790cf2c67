"""What only a database that several processes share has to do."""

import multiprocessing
import os
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from multiprocessing.context import SpawnProcess
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

import pytest

from storage.opening import open_store
from storage.protocol import StorageError, Store
from storage.sqlite import SQLiteStore
from tests.storage.samples import (
    HERE,
    NEXT_WEEK,
    NOW,
    SOON,
    a_change,
    a_decision,
    a_schedule,
    an_access,
)

PROCESSES = 5


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "test.db"


@pytest.fixture
def sqlite(path: Path) -> Iterator[SQLiteStore]:
    store = SQLiteStore(path)
    yield store
    store.close()


def run(path: Path, *statements: str) -> None:
    """Another program at work on the same file."""
    with sqlite3.connect(path) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def in_processes(work: Callable[[str, Barrier], None], path: Path) -> list[int | None]:
    """The exit codes of several processes that begin at the same time."""
    spawn = multiprocessing.get_context("spawn")
    ready = spawn.Barrier(PROCESSES)
    processes: list[SpawnProcess] = [
        spawn.Process(target=work, args=(f"sqlite:///{path}", ready)) for _ in range(PROCESSES)
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    return [process.exitcode for process in processes]


def open_at_once(url: str, ready: Barrier) -> None:
    ready.wait()
    open_store(url).close()


def claim_at_once(url: str, ready: Barrier) -> None:
    store = open_store(url)
    (schedule,) = store.list_due_schedules(NOW, 9)
    ready.wait()
    won = store.claim(schedule, NOW, at=NOW, look_again_at=SOON, wake_at=NEXT_WEEK)
    store.close()
    raise SystemExit(0 if won else 1)


@pytest.mark.parametrize("attempt", range(3))
def test_processes_that_start_at_once_on_a_new_file_all_start(tmp_path: Path, attempt: int) -> None:
    assert in_processes(open_at_once, tmp_path / f"new-{attempt}.db") == [0] * PROCESSES


def test_of_several_processes_that_claim_one_occurrence_one_wins(
    sqlite: SQLiteStore, path: Path
) -> None:
    sqlite.save_schedule(a_schedule())

    assert sorted(str(code) for code in in_processes(claim_at_once, path)) == ["0", *"1111"]
    assert len(sqlite.list_deliveries(HERE)) == 1


def test_a_schedule_is_not_changed_without_its_audit_entry(sqlite: SQLiteStore, path: Path) -> None:
    sqlite.save_schedule(a_schedule())
    run(path, "drop table changes")

    with pytest.raises(StorageError):
        sqlite.save_schedule(a_schedule(wake_at=SOON), a_change())
    with pytest.raises(StorageError):
        sqlite.end_schedule(a_schedule(), "is_archived", a_change())
    with pytest.raises(StorageError):
        sqlite.save_access(an_access(), a_change())

    assert sqlite.find_schedule(HERE) == a_schedule()
    assert sqlite.find_access(HERE) is None


@pytest.mark.parametrize(
    "write",
    [
        lambda store: store.claim(
            a_schedule(), NOW, at=NOW, look_again_at=SOON, wake_at=NEXT_WEEK, missed=[SOON]
        ),
        lambda store: store.add_decision(a_decision(), base=0, wake_at=SOON),
    ],
)
def test_nothing_is_stored_if_the_schedule_can_not_be_moved_on(
    sqlite: SQLiteStore, path: Path, write: Callable[[Store], object]
) -> None:
    sqlite.save_schedule(a_schedule())
    run(
        path,
        "create trigger full before update on schedules"
        " begin select raise(abort, 'the disk is full'); end",
    )

    with pytest.raises(sqlite3.IntegrityError, match="the disk is full"):
        write(sqlite)

    assert sqlite.list_deliveries(HERE) == []
    assert sqlite.list_decisions(HERE) == []


class ExplainingStore(SQLiteStore):
    """Notes how SQLite finds what it is asked for."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.plan: list[str] = []

    def _rows(self, sql: str, *values: object) -> list[dict[str, Any]]:
        with self._database() as db:
            steps = db.execute(f"explain query plan {sql}", list(values)).fetchall()
        self.plan += [step[-1] for step in steps]
        return super()._rows(sql, *values)


READS: dict[str, tuple[Callable[[Store], object], str]] = {
    "find_profile": (lambda store: store.find_profile(HERE), "SEARCH"),
    "list_profiles": (lambda store: store.list_profiles(HERE), "SEARCH"),
    "list_channels": (lambda store: store.list_channels("T1"), "SEARCH"),
    "page_profiles": (lambda store: store.page_profiles(HERE, 9), "SEARCH"),
    "find_schedule": (lambda store: store.find_schedule(HERE), "SEARCH"),
    "list_due_schedules": (lambda store: store.list_due_schedules(NOW, 9), "schedules_wake"),
    "list_decisions": (lambda store: store.list_decisions(HERE), "SEARCH"),
    "list_deliveries": (lambda store: store.list_deliveries(HERE), "SEARCH"),
    "list_unfinished": (lambda store: store.list_unfinished(NOW, 9), "deliveries_look_again"),
    "page_deliveries": (lambda store: store.page_deliveries(9), "deliveries_due"),
    "find_access": (lambda store: store.find_access(HERE), "SEARCH"),
    "list_changes": (lambda store: store.list_changes(HERE), "SEARCH"),
}


@pytest.mark.parametrize("name", READS)
def test_a_read_costs_what_it_finds_and_not_what_is_stored(path: Path, name: str) -> None:
    read, index = READS[name]
    store = ExplainingStore(path)

    read(store)

    store.close()
    (step,) = store.plan  # sorting would be a second one
    assert "INDEX" in step or "PRIMARY KEY" in step
    assert index in step


def test_a_new_database_is_for_its_owner_s_eyes_and_an_old_one_stays_as_it_is(
    tmp_path: Path,
) -> None:
    path, shared = tmp_path / "new.db", tmp_path / "shared.db"
    shared.touch(0o660)
    shared.chmod(0o660)
    before = os.umask(0)
    try:
        stores = [SQLiteStore(path), SQLiteStore(shared)]
    finally:
        os.umask(before)

    rights = {one.name: stat.S_IMODE(one.stat().st_mode) for one in tmp_path.iterdir()}
    for store in stores:
        store.close()
    assert rights == {
        **dict.fromkeys(("new.db", "new.db-wal", "new.db-shm"), 0o600),
        **dict.fromkeys(("shared.db", "shared.db-wal", "shared.db-shm"), 0o660),
    }


def test_numpy_is_not_loaded_with_the_store_and_can_be_loaded_after_it() -> None:
    script = (
        "import sys, storage.sqlite; print('numpy' in sys.modules);"
        " import numpy; print('numpy' in sys.modules)"
    )
    done = subprocess.run(  # noqa: S603 -- our own script
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    assert done.stdout.split() == ["False", "True"]


def test_what_was_forgotten_is_in_no_file_any_more(sqlite: SQLiteStore, path: Path) -> None:
    sqlite.save_access(an_access(HERE), a_change(HERE))
    assert is_in_a_file(HERE.channel, path)
    sqlite.forget_channel(HERE)

    assert not is_in_a_file(HERE.channel, path)


def test_forgetting_does_not_wait_for_somebody_who_reads(sqlite: SQLiteStore, path: Path) -> None:
    sqlite.save_access(an_access(HERE))
    reader = sqlite3.connect(path)
    reader.execute("begin")
    reader.execute("select * from access").fetchall()
    begun = time.monotonic()
    sqlite.forget_channel(HERE)

    assert time.monotonic() - begun < 1
    assert sqlite.find_access(HERE) is None
    reader.close()


def is_in_a_file(words: str, path: Path) -> bool:
    return any(words.encode() in one.read_bytes() for one in path.parent.glob(f"{path.name}*"))
