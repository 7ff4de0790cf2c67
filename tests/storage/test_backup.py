"""A backup is of one moment, whole, new, and for its owner's eyes."""

import itertools
import os
import sqlite3
import stat
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.advice.profile import TeamProfile
from storage.opening import find_file
from storage.protocol import StorageError
from storage.sqlite import SQLiteStore
from storage.sqlite.backup import back_up
from storage.sqlite.snapshot import put
from storage.values import ChannelKey
from tests.storage.samples import ELSEWHERE, HERE, NOW, a_change, an_access, fill
from tests.storage.test_every_schema import build, rows_of


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "mlteam.db"


@pytest.fixture
def running(path: Path) -> Iterator[SQLiteStore]:
    """What a bot at work has open."""
    store = SQLiteStore(path)
    fill(store, HERE)
    fill(store, ELSEWHERE)
    yield store
    store.close()


def files(folder: Path) -> set[str]:
    return {one.name for one in folder.iterdir()}


def test_it_holds_all_that_is_stored_in_one_file(
    running: SQLiteStore, path: Path, tmp_path: Path
) -> None:
    to = tmp_path / "backups" / "monday.db"
    to.parent.mkdir()

    holdings = back_up(path, to)

    assert files(to.parent) == {"monday.db"}
    assert rows_of(to) == rows_of(path)
    assert (holdings.channels, holdings.versions, holdings.size) == (2, 4, to.stat().st_size)
    running.add_change(a_change())
    assert len(running.list_changes(HERE)) == 3


def test_what_was_not_yet_folded_into_the_file_is_in_it_too(
    running: SQLiteStore, path: Path, tmp_path: Path
) -> None:
    running.add_change(a_change(text="only in the log"))
    assert b"only in the log" not in path.read_bytes()

    back_up(path, tmp_path / "to.db")

    assert b"only in the log" in (tmp_path / "to.db").read_bytes()


def test_only_its_owner_may_read_it(running: SQLiteStore, path: Path, tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        back_up(path, tmp_path / "to.db")
    finally:
        os.umask(before)

    assert stat.S_IMODE((tmp_path / "to.db").stat().st_mode) == 0o600
    running.ping()


def test_it_is_of_one_moment_while_others_write(path: Path, tmp_path: Path) -> None:
    """Access is stored with its audit entry: never one without the other."""
    store, done = SQLiteStore(path), threading.Event()

    def write() -> None:
        for number in itertools.count():
            if done.is_set():
                return
            key = ChannelKey("T1", f"C{number}")
            store.save_access(an_access(key), a_change(key))

    writer = threading.Thread(target=write)
    writer.start()
    backups = [tmp_path / f"{number}.db" for number in range(8)]
    try:
        for to in backups:
            back_up(path, to)
    finally:
        done.set()
        writer.join()
        store.close()

    found = [rows_of(to) for to in backups]
    counted = [len(rows["access"]) for rows in found]
    assert [len(rows["changes"]) for rows in found] == counted == sorted(counted)
    assert counted[-1] > counted[0], "something was written meanwhile"


def test_a_file_that_is_there_is_not_overwritten(
    running: SQLiteStore, path: Path, tmp_path: Path
) -> None:
    to = tmp_path / "to.db"
    to.write_text("precious")

    with pytest.raises(StorageError, match=r"to\.db is there already.*Name another file"):
        back_up(path, to)

    assert to.read_text() == "precious"
    running.ping()


def test_one_that_appears_meanwhile_is_not_overwritten_either(tmp_path: Path) -> None:
    made, to = tmp_path / "made.db", tmp_path / "to.db"
    made.write_text("backup")
    to.write_text("precious")

    with pytest.raises(FileExistsError):
        put(made, to)

    assert to.read_text() == "precious"


OWN = ["mlteam.db", "mlteam.db-wal", "sub/../mlteam.db", "mlteam.db-shm"]


@pytest.mark.parametrize("name", OWN)
def test_the_database_itself_is_no_place_for_it(
    running: SQLiteStore, path: Path, tmp_path: Path, name: str
) -> None:
    (tmp_path / "sub").mkdir()
    before = rows_of(path)

    with pytest.raises(StorageError, match="belongs to the database itself"):
        back_up(path, tmp_path / name)

    assert rows_of(path) == before
    running.ping()


def test_a_link_to_nowhere_is_not_followed(
    running: SQLiteStore, path: Path, tmp_path: Path
) -> None:
    (tmp_path / "to.db").symlink_to(tmp_path / "elsewhere.db")

    with pytest.raises(StorageError, match="is there already"):
        back_up(path, tmp_path / "to.db")

    assert not (tmp_path / "elsewhere.db").exists()
    running.ping()


def test_a_missing_folder_is_named(running: SQLiteStore, path: Path, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"There is no folder .*nowhere\. Name another file"):
        back_up(path, tmp_path / "nowhere" / "to.db")
    running.ping()


def test_a_damaged_database_makes_no_backup(path: Path, tmp_path: Path) -> None:
    store = SQLiteStore(path)
    for number in range(200):
        store.add_change(replace(a_change(text="x" * 500), by=f"U{number}"))
    store.close()
    harm(path)

    with pytest.raises(StorageError, match=r"mlteam\.db (is damaged|can't be used)"):
        back_up(path, tmp_path / "to.db")

    assert files(tmp_path) == {"mlteam.db"}


def harm(path: Path) -> None:
    """In the middle of the rows; its beginning stays as it was."""
    content = bytearray(path.read_bytes())
    for page in range(3, len(content) // 4096):
        content[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    path.write_bytes(content)


def test_what_is_no_database_of_ours_is_refused(tmp_path: Path) -> None:
    other, text = tmp_path / "other.db", tmp_path / "text.db"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("create table profiles (name)")
    text.write_text("hello, " * 1000)

    with pytest.raises(StorageError, match=r"other\.db is no database of mlteam"):
        back_up(other, tmp_path / "to.db")
    with pytest.raises(StorageError, match=r"text\.db can't be used \(file is not a database\)"):
        back_up(text, tmp_path / "to.db")
    assert files(tmp_path) == {"other.db", "text.db"}


def test_a_database_of_an_earlier_release_is_backed_up_as_it_is(path: Path, tmp_path: Path) -> None:
    """Before an update, while the earlier release runs on it."""
    build(path, upto=1)
    before = rows_of(path)

    back_up(path, tmp_path / "to.db")

    assert rows_of(path) == rows_of(tmp_path / "to.db") == before
    assert "rhythm" in before["schedules"][0]


def test_a_large_database_is_copied_without_holding_up_a_writer(path: Path, tmp_path: Path) -> None:
    store = SQLiteStore(path)
    profile = TeamProfile(company_size=9)
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.executemany(
            "insert into profiles values ('T1', ?, 1, ?, 'U1', '')",
            [(f"C{number}", "x" * 2000) for number in range(10_000)],
        )
    copying = threading.Thread(target=back_up, args=(path, tmp_path / "to.db"))
    copying.start()
    written = 0
    while copying.is_alive():
        store.save_profile(ChannelKey("T2", f"C{written}"), profile, base=0, by="U1", at=NOW)
        written += 1
    copying.join()
    store.close()

    assert written > 5
    assert len(rows_of(tmp_path / "to.db")["profiles"]) >= 10_000


def test_what_is_in_memory_alone_can_not_be_backed_up(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="MLTEAM_DATABASE_URL names no file"):
        find_file("memory:")
    with pytest.raises(StorageError, match="There is no database at"):
        find_file(f"sqlite:///{tmp_path}/nowhere.db")
