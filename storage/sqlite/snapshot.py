"""A copy of the whole database in one file, and what has to be true of it."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from storage.engine import Database
from storage.migrations import migrations
from storage.protocol import StorageError

BESIDES = ("-wal", "-shm", "-journal")
"""What SQLite lays beside its file."""


@dataclass(frozen=True, kw_only=True)
class Holdings:
    """What a database holds, in numbers."""

    channels: int
    """Those with a team profile."""
    versions: int
    """Of all profiles."""
    size: int
    """In bytes."""


def take_snapshot(source: Path, copy: Path) -> Holdings:
    """Write what `source` holds at this moment to `copy`, while others read and write it.

    The copy is checked. Raises StorageError, also if `source` is no database of ours.
    """
    with named(source), closing(connect(source)) as original, closing(connect(copy)) as target:
        # All pages in one step: of one moment, however much is written meanwhile, and in WAL mode
        # nobody waits for it.
        original.backup(target, pages=-1)
        fold(target)
    return check(copy, source)


def check(path: Path, name: Path) -> Holdings:
    """Raises StorageError if it is damaged, or no database of ours; `name` is how it is called."""
    with named(name), closing(connect(path)) as raw:
        (finding,) = raw.execute("pragma integrity_check(1)").fetchone()
        if finding != "ok":
            raise StorageError(f"{name} is damaged ({finding}). Use another backup.")
        if not migrations.applied(Database(raw, execute_plugins=False)):
            raise StorageError(f"{name} is no database of mlteam. Name one.")
        channels, versions = raw.execute(
            "select count(distinct workspace || ' ' || channel), count(*) from profiles"
        ).fetchone()
    return Holdings(channels=channels, versions=versions, size=path.stat().st_size)


def fold(raw: sqlite3.Connection) -> bool:
    """Put everything into the one file. False if somebody else has it open."""
    try:
        (mode,) = raw.execute("pragma journal_mode=delete").fetchone()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
        return False
    return bool(mode == "delete")


@contextmanager
def named(path: Path) -> Iterator[None]:
    """SQLite's errors and those of the file system come out as StorageError with this name."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise StorageError(
            f"{path} can't be used ({reason}). Check that it is a database of mlteam, and that"
            " there is room on the disk; if it is damaged, restore a backup that is whole."
        ) from error


def put(made: Path, path: Path) -> None:
    """Give a finished file its name, at once and for good. Raises FileExistsError."""
    write_out(made)
    try:
        os.link(made, path)
    except FileExistsError:
        raise
    except OSError:  # a disk without hard links
        if os.path.lexists(path):
            raise FileExistsError(path) from None
        made.rename(path)
    sync_folder(path.parent)


def write_out(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """After this a power cut does not take back what a file there is called."""
    with suppress(OSError):  # some file systems can't
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def connect(path: Path) -> sqlite3.Connection:
    """Only to a file that exists."""
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True, isolation_level=None)
