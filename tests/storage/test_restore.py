"""A restore puts a checked backup in place of the database, and nothing is posted twice."""

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from storage.opening import name_file
from storage.protocol import StorageError
from storage.sqlite import SQLiteStore
from storage.sqlite.backup import back_up
from storage.sqlite.restore import Restored, restore
from storage.values import DeliveryState
from tests.storage.samples import (
    ELSEWHERE,
    HERE,
    NEXT_WEEK,
    NOW,
    SOON,
    a_change,
    a_decision,
    a_schedule,
    claim,
    fill,
)
from tests.storage.test_backup import files, harm
from tests.storage.test_every_schema import build, rows_of

LATER = NOW + timedelta(days=10)
KEPT = "mlteam.db.before-restore-20261204T090000Z"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "mlteam.db"


@pytest.fixture
def saved(path: Path, tmp_path: Path) -> Path:
    """A backup of a database in which something was still to be posted."""
    store = SQLiteStore(path)
    fill(store, HERE)
    back_up(path, tmp_path / "saved.db")
    store.close()
    return tmp_path / "saved.db"


@pytest.fixture
def later(path: Path, saved: Path) -> Path:  # noqa: ARG001 -- after the backup
    """The database after the nudge was posted and somebody decided."""
    store = SQLiteStore(path)
    (claimed,) = store.list_deliveries(HERE)
    store.advance_delivery(
        claimed, replace(claimed, state=DeliveryState.POSTED, look_again_at=None)
    )
    store.add_decision(a_decision(rule="later"), base=0)
    store.close()
    return path


@pytest.fixture
def opened(path: Path) -> Iterator[SQLiteStore]:
    store = SQLiteStore(path)
    yield store
    store.close()


def put_back(saved: Path, path: Path, *, replacing: bool = True) -> Restored:
    return restore(saved, path, now=LATER, replace=replacing)


def test_what_was_saved_is_back_and_what_was_there_is_kept(saved: Path, later: Path) -> None:
    before = rows_of(later)

    restored = put_back(saved, later)

    assert rows_of(later)["profiles"] == rows_of(saved)["profiles"]
    assert len(rows_of(later)["decisions"]) == 1
    assert restored.kept == later.with_name(KEPT)
    assert rows_of(restored.kept) == before
    assert (restored.holdings.channels, restored.holdings.versions) == (1, 2)
    assert files(later.parent) == {"mlteam.db", "saved.db", KEPT}


def test_the_backup_stays_as_it_is_and_can_be_restored_again(saved: Path, later: Path) -> None:
    before = saved.read_bytes()

    put_back(saved, later)
    restore(saved, later, now=LATER + timedelta(seconds=1), replace=True)

    assert saved.read_bytes() == before
    assert rows_of(later)["profiles"] == rows_of(saved)["profiles"]


def test_a_database_is_restored_where_there_is_none(saved: Path, tmp_path: Path) -> None:
    path = tmp_path / "new" / "mlteam.db"
    path.parent.mkdir()

    restored = put_back(saved, path, replacing=False)

    assert restored.kept is None
    assert files(path.parent) == {"mlteam.db"}
    assert rows_of(path)["profiles"] == rows_of(saved)["profiles"]


def test_one_that_is_there_is_not_replaced_unasked(saved: Path, later: Path) -> None:
    before = rows_of(later)

    with pytest.raises(StorageError, match=r"There is a database at .* add --replace"):
        put_back(saved, later, replacing=False)

    assert rows_of(later) == before
    assert files(later.parent) == {"mlteam.db", "saved.db"}


def test_one_that_is_in_use_is_not_replaced(saved: Path, later: Path, opened: SQLiteStore) -> None:
    with pytest.raises(StorageError, match=r"is in use\. Stop the bot"):
        put_back(saved, later)

    opened.add_change(a_change())
    assert len(opened.list_decisions(HERE)) == 2
    assert files(later.parent) >= {"mlteam.db", "saved.db"}
    assert not later.with_name(KEPT).exists()


def test_an_idle_bot_in_another_process_counts_as_in_use_until_it_ends(
    saved: Path, later: Path
) -> None:
    script = (
        "import sys; from storage.opening import open_store;"
        " store = open_store(sys.argv[1]); store.ping(); print('open', flush=True);"
        " sys.stdin.read()"
    )
    bot = subprocess.Popen(  # noqa: S603 -- our own script
        [sys.executable, "-c", script, f"sqlite:///{later}"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    )
    assert bot.stdout is not None
    assert bot.stdout.readline() == b"open\n"
    with pytest.raises(StorageError, match="is in use"):
        put_back(saved, later)

    bot.kill()  # so that its log stays behind
    bot.communicate()

    assert put_back(saved, later).kept is not None


def test_what_was_posted_after_the_backup_is_not_posted_again(saved: Path, later: Path) -> None:
    """As of the backup it was claimed, which a worker would take over."""
    put_back(saved, later)

    store = SQLiteStore(later)
    assert store.list_unfinished(LATER + timedelta(days=999), 9) == []
    (delivery,) = store.list_deliveries(HERE)
    assert (delivery.state, delivery.error) == (DeliveryState.UNKNOWN, "restored")
    (schedule,) = store.list_due_schedules(LATER, 9)
    assert (schedule.handled_until, schedule.wake_at) == (LATER, LATER)
    store.close()


def test_a_schedule_that_begins_later_or_is_off_stays_so(path: Path, tmp_path: Path) -> None:
    store = SQLiteStore(path)
    future = LATER + timedelta(days=3)
    store.save_schedule(replace(a_schedule(), starts_at=future, handled_until=None))
    off = replace(a_schedule(ELSEWHERE), active=False, wake_at=None, note="is_archived")
    store.save_schedule(off)
    back_up(path, tmp_path / "saved.db")
    store.close()

    put_back(tmp_path / "saved.db", path)

    store = SQLiteStore(path)
    begun = store.find_schedule(HERE)
    assert begun is not None
    assert begun.handled_until == future
    assert store.find_schedule(ELSEWHERE) == off
    store.close()


def test_channels_that_were_deleted_since_are_named(saved: Path, later: Path) -> None:
    store = SQLiteStore(later)
    store.forget_channel(HERE)
    fill(store, ELSEWHERE)
    store.close()

    assert put_back(saved, later).returned == (HERE,)


def test_a_backup_of_an_earlier_release_is_brought_up_to_date(tmp_path: Path, path: Path) -> None:
    build(tmp_path / "old.db", upto=1)
    before = rows_of(tmp_path / "old.db")

    put_back(tmp_path / "old.db", path)

    store = SQLiteStore(path)
    schedule = store.find_schedule(HERE)
    assert schedule is not None
    assert schedule.recurrence == "FREQ=WEEKLY;BYDAY=TU"
    store.close()
    assert rows_of(tmp_path / "old.db") == before


def test_a_backup_of_a_newer_release_is_refused_and_nothing_changes(
    saved: Path, later: Path
) -> None:
    with closing(sqlite3.connect(saved)) as connection, connection:
        connection.execute(
            "insert into _sqlite_migrations (migration_set, name, applied_at)"
            " values ('mlteam', 'm999_moods', '')"
        )
    before = rows_of(later)

    with pytest.raises(StorageError, match=r"saved\.db was written by a newer mlteam"):
        put_back(saved, later)

    assert rows_of(later) == before
    assert files(later.parent) == {"mlteam.db", "saved.db"}


def test_a_damaged_or_cut_off_backup_is_refused(saved: Path, later: Path, tmp_path: Path) -> None:
    damaged, cut, empty = (tmp_path / f"{name}.db" for name in ("damaged", "cut", "empty"))
    shutil.copy(saved, damaged)
    harm(damaged)
    cut.write_bytes(saved.read_bytes()[:9000])
    empty.touch()
    before = rows_of(later)

    for file in (damaged, cut):
        with pytest.raises(StorageError, match=rf"{file.name} (is damaged|can't be used)"):
            put_back(file, later)
    with pytest.raises(StorageError, match=r"empty\.db is no database of mlteam"):
        put_back(empty, later)

    assert rows_of(later) == before
    assert files(later.parent) == {
        *("mlteam.db", "saved.db", "damaged.db", "cut.db", "empty.db"),
    }


def test_a_file_that_is_missing_or_the_database_itself_is_refused(
    later: Path, tmp_path: Path
) -> None:
    with pytest.raises(StorageError, match=r"There is no file .*nowhere\.db\. Name a backup"):
        put_back(tmp_path / "nowhere.db", later)
    with pytest.raises(StorageError, match="is the database itself"):
        put_back(later, later)
    with pytest.raises(StorageError, match=r"There is no folder .*Check MLTEAM_DATABASE_URL"):
        put_back(later, tmp_path / "nowhere" / "mlteam.db")
    with pytest.raises(StorageError, match="names no file"):
        name_file("memory:")


def test_a_damaged_database_can_be_replaced(saved: Path, later: Path) -> None:
    later.write_bytes(b"\xff" * 20_000)

    restored = put_back(saved, later)

    assert restored.kept is not None
    assert restored.kept.read_bytes() == b"\xff" * 20_000
    assert files(later.parent) == {"mlteam.db", "saved.db", KEPT}
    assert len(rows_of(later)["profiles"]) == 2


def test_a_log_that_lies_about_is_not_read_into_what_was_restored(saved: Path, later: Path) -> None:
    """The file itself was deleted, its log was not."""
    store = SQLiteStore(later)
    store.add_change(a_change(text="of another database"))
    log = later.with_name("mlteam.db-wal").read_bytes()
    store.close()
    later.unlink()
    later.with_name("mlteam.db-wal").write_bytes(log)

    put_back(saved, later)

    assert files(later.parent) == {"mlteam.db", "saved.db", f"{KEPT}-wal"}
    assert rows_of(later)["profiles"] == rows_of(saved)["profiles"]


def test_a_plain_copy_of_an_open_database_with_its_log_can_be_restored(
    later: Path, tmp_path: Path
) -> None:
    store = SQLiteStore(later)
    store.add_change(a_change(text="only in the log"))
    for end in ("", "-wal"):
        shutil.copy(f"{later}{end}", tmp_path / f"copied.db{end}")
    store.close()

    put_back(tmp_path / "copied.db", later)

    assert len(rows_of(later)["changes"]) == 3


def test_who_may_read_the_database_stays_as_it_was(saved: Path, later: Path) -> None:
    later.chmod(0o640)

    put_back(saved, later)

    assert stat.S_IMODE(later.stat().st_mode) == 0o640
    assert later.stat().st_uid == os.getuid()


def test_after_a_restore_everything_can_be_done(saved: Path, later: Path) -> None:
    put_back(saved, later)

    store = SQLiteStore(later)
    claim(store, ELSEWHERE, due=LATER)
    (schedule,) = [one for one in store.list_due_schedules(LATER, 9) if one.key == HERE]
    assert store.claim(schedule, LATER, at=LATER, look_again_at=SOON, wake_at=NEXT_WEEK)
    assert sum(store.forget_channel(HERE).values()) > 5
    store.close()
