"""A look at the database file that changes nothing: it is neither created nor migrated."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from storage.engine import Database
from storage.migrations import migrations
from storage.sqlite.file import refuse_newer
from storage.sqlite.snapshot import connect, named


@dataclass(frozen=True, kw_only=True)
class Inspection:
    damage: str
    """What SQLite says; empty if it is sound."""
    pending: int
    """Migrations that the next start will make."""
    refusal: str
    """Why it can't be written to; empty if it can."""


def inspect(path: Path) -> Inspection:
    """Raises StorageError if it can't be read, is no database, or that of a newer mlteam."""
    with named(path), closing(connect(path)) as raw:
        (finding,) = raw.execute("pragma quick_check(1)").fetchone()
        database = Database(raw, execute_plugins=False)
        refuse_newer(database, path)
        return Inspection(
            damage="" if finding == "ok" else str(finding),
            pending=len(migrations.pending(database)),
            refusal=_why_not_writable(raw),
        )


def _why_not_writable(raw: sqlite3.Connection) -> str:
    """Somebody who writes just now keeps us waiting, and is no reason."""
    try:
        raw.execute("begin immediate")
        raw.execute("rollback")
    except sqlite3.OperationalError as error:
        is_busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
        return "" if is_busy else str(error)
    return ""
