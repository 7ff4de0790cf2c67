"""A database from a backup, in place of the one that is there."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from storage.protocol import StorageError
from storage.rows import time_text
from storage.sqlite import SQLiteStore
from storage.sqlite.snapshot import (
    BESIDES,
    Holdings,
    check,
    connect,
    fold,
    named,
    put,
    sync_folder,
    write_out,
)
from storage.values import ChannelKey


@dataclass(frozen=True, kw_only=True)
class Restored:
    holdings: Holdings
    kept: Path | None
    """What was there before, under its new name."""
    returned: tuple[ChannelKey, ...]
    """Channels of the backup that were not in the database which it replaced: somebody may have
    deleted them on purpose since."""


def restore(file: Path, path: Path, *, now: datetime, replace: bool) -> Restored:
    """Put what the backup holds in place of the database, which is there whole at any moment.

    Nothing that was due by `now` is posted any more, because what was posted after the backup is
    not known. The backup stays as it is.
    Raises StorageError, and then nothing has changed.
    """
    _check_places(file, path, replace=replace)
    with named(path), TemporaryDirectory(dir=path.parent, prefix=f".{path.name}-") as folder:
        made = _prepare(file, Path(folder) / path.name, now)
        holdings = check(made, file)
        with _alone(path) as there:
            returned = _find_returned(made, there)
            kept = _swap(made, path, now)
    return Restored(holdings=holdings, kept=kept, returned=returned)


def _check_places(file: Path, path: Path, *, replace: bool) -> None:
    if not file.is_file():
        raise StorageError(f"There is no file {file}. Name a backup.")
    if not path.parent.is_dir():
        raise StorageError(f"There is no folder {path.parent}. Check MLTEAM_DATABASE_URL.")
    if not path.exists():
        return
    if path.samefile(file):
        raise StorageError(f"{file} is the database itself. Name a backup.")
    if not replace:
        raise StorageError(
            f"There is a database at {path}. To put the backup in its place, add --replace: the"
            " database is kept under another name."
        )
    with _alone(path):
        pass  # said before the work, not after


def _prepare(file: Path, copy: Path, now: datetime) -> Path:
    """A copy of the backup, checked, with today's schema, and with nothing left to post."""
    copy.touch(0o600)
    with named(file):
        shutil.copyfile(file, copy)
        log = file.with_name(f"{file.name}-wal")
        if log.exists():  # somebody copied the files of a database that was not closed
            shutil.copyfile(log, copy.with_name(f"{copy.name}-wal"))
    check(copy, file)
    try:
        SQLiteStore(copy).close()
    except StorageError as error:
        raise StorageError(str(error).replace(str(copy), str(file))) from error
    with closing(connect(copy)) as raw:
        _settle(raw, time_text(now))
        fold(raw)
    return copy


def _settle(raw: sqlite3.Connection, now: str) -> None:
    """Each schedule goes on from now, and what was unfinished then is of unknown outcome."""
    raw.execute("begin immediate")
    raw.execute(
        "update schedules set handled_until = max(coalesce(handled_until, starts_at), :now),"
        " wake_at = :now where active = 1",
        {"now": now},
    )
    raw.execute(
        "update deliveries set state = 'unknown', look_again_at = null, error = 'restored'"
        " where look_again_at is not null"
    )
    raw.execute("commit")


@contextmanager
def _alone(path: Path) -> Iterator[sqlite3.Connection | None]:
    """The database if there is one, which nobody else can use meanwhile.

    Raises StorageError if somebody does. One that can't be read is not asked: a damaged one is what
    a backup is for.
    """
    if not path.exists():
        yield None
        return
    with closing(connect(path)) as raw:
        with suppress(sqlite3.DatabaseError):
            _lock(raw, path)
        yield raw


def _lock(raw: sqlite3.Connection, path: Path) -> None:
    raw.execute("pragma busy_timeout=500")
    in_use = StorageError(
        f"The database {path} is in use. Stop the bot, and everything else that has it open."
    )
    if not fold(raw):
        raise in_use
    try:
        raw.execute("begin exclusive")
    except sqlite3.OperationalError:
        raise in_use from None


def _find_returned(made: Path, there: sqlite3.Connection | None) -> tuple[ChannelKey, ...]:
    if there is None:
        return ()
    with closing(connect(made)) as restored:
        try:
            return tuple(sorted(_channels(restored) - _channels(there)))
        except sqlite3.DatabaseError:  # it can't be read
            return ()


def _channels(raw: sqlite3.Connection) -> set[ChannelKey]:
    rows = raw.execute("select distinct workspace, channel from profiles")
    return {ChannelKey(workspace, channel) for workspace, channel in rows}


def _swap(made: Path, path: Path, now: datetime) -> Path | None:
    is_there = path.exists()
    kept = path.with_name(f"{path.name}.before-restore-{now:%Y%m%dT%H%M%S}Z")
    _own_like(made, path if is_there else path.parent)
    if is_there:
        put(path, kept)
    for end in BESIDES:  # of a database that could not be folded: another one must not read them
        beside = path.with_name(path.name + end)
        if beside.exists():
            beside.rename(kept.with_name(kept.name + end))
    write_out(made)
    made.replace(path)
    sync_folder(path.parent)
    return kept if is_there else None


def _own_like(made: Path, other: Path) -> None:
    """The bot may run as another user than whoever restores."""
    found = other.stat()
    if other.is_file():
        made.chmod(found.st_mode & 0o777)
    with suppress(PermissionError, AttributeError):  # not root; Windows
        os.chown(made, found.st_uid, found.st_gid)
