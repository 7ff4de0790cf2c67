"""The SQLite file under all tables: its connections, its transactions, its errors."""

import sqlite3
import threading
import weakref
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

from structlog import get_logger

from storage.connection import Connection
from storage.engine import Database
from storage.migrations import migrations
from storage.protocol import StorageError
from storage.rows import change_columns
from storage.values import Change

log = get_logger(__name__)
Value = TypeVar("Value")


class SQLiteFile:
    def __init__(self, path: Path) -> None:
        """Open the file, creating it if need be, and bring its schema up to date.

        Raises StorageError if the file can't be written or is no database of ours.
        """
        self._path = path
        self._local = threading.local()
        self._lock = threading.Lock()
        self._open: weakref.WeakSet[Connection] = weakref.WeakSet()
        with suppress(OSError):  # it is there; or it can't be, which SQLite says in better words
            # Nobody else's to read. What SQLite lays beside it gets the same rights.
            path.touch(0o600, exist_ok=False)
        try:
            with self._database() as db, db.conn:
                # The lock comes first, so that of several processes that start at once one migrates
                # and the others find nothing left to do.
                db.execute("begin immediate")
                refuse_newer(db, path)
                migrations.apply(db)
        except StorageError:
            self.close()
            raise

    def ping(self) -> None:
        with self._database() as db:
            db.execute("select 1 from profiles limit 1").fetchall()

    def close(self) -> None:
        with self._lock:
            for connection in list(self._open):
                connection.close()
            self._open.clear()

    @contextmanager
    def _database(self) -> Iterator[Database]:
        """This thread's connection. SQLite's errors come out as StorageError."""
        try:
            connection = getattr(self._local, "connection", None)
            if connection is None:
                connection = self._local.connection = Connection(self._path)
                with self._lock:
                    self._open.add(connection)
            yield connection.db
        except sqlite3.IntegrityError:
            raise
        except sqlite3.Error as error:
            raise StorageError(
                f"The database {self._path} can't be used ({error}). "
                "Check that MLTEAM_DATABASE_URL names a SQLite file that mlteam may write."
            ) from error

    @contextmanager
    def _transaction(self) -> Iterator[Database]:
        """All or nothing. Its first statement has to write: that takes the lock, so that nobody
        else writes between what it reads and what it writes."""
        with self._database() as db, db.atomic():
            yield db

    def _rows(self, sql: str, *values: object) -> list[dict[str, Any]]:
        with self._database() as db:
            return list(db.query(sql, values))

    def _readable(
        self, read: Callable[[dict[str, Any]], Value], sql: str, *values: object
    ) -> list[Value]:
        """The rows of several channels. One that can't be read, such as what a later release
        wrote, is logged and left out, so that it does not hold up the other channels."""
        found = []
        for row in self._rows(sql, *values):
            try:
                found.append(read(row))
            except (ValueError, TypeError, KeyError):
                channel = {name: row.get(name) for name in ("workspace", "channel")}
                log.exception("a row of the database can't be read", **channel)
        return found

    def _write(self, sql: str, values: Mapping[str, object]) -> int:
        """Run one statement in its own transaction; returns the number of rows it changed."""
        with self._transaction() as db:
            return db.execute(sql, dict(values)).rowcount


def refuse_newer(db: Database, path: Path) -> None:
    """What a later release has changed, this one could read wrongly or destroy.

    Raises StorageError.
    """
    if any(each.name not in migrations.names for each in migrations.applied(db)):
        raise StorageError(
            f"The database {path} was written by a newer mlteam:"
            " update mlteam, or restore a backup from before the update with `mlteam db restore`."
        )


def insert_change(db: Database, change: Change | None) -> None:
    """The audit entry of what the same transaction changes."""
    if change is not None:
        insert(db, "changes", change_columns(change))


def insert(
    db: Database, table: str, columns: Mapping[str, object], *, replace: bool = False
) -> None:
    """`replace` puts it in place of the row with the same key."""
    verb = "insert or replace" if replace else "insert"
    db.execute(
        f"{verb} into {table} ({', '.join(columns)}) values ({', '.join('?' for _ in columns)})",
        list(columns.values()),
    )
