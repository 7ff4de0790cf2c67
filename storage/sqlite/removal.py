"""Deleting all that is stored for a channel or a workspace."""

from datetime import UTC, datetime

from storage.connection import BUSY_SECONDS
from storage.rows import time_text
from storage.sqlite.file import SQLiteFile
from storage.values import ChannelKey

TABLES = (
    *("profiles", "decisions", "schedules", "deliveries", "changes", "access"),
    "pictures",
)
"""Those with a row, or several, for each channel."""
LAST_TIME = datetime(9999, 1, 1, tzinfo=UTC)
WIPE_MS = 200
"""Slack waits for the answer meanwhile."""


class Removal(SQLiteFile):
    def forget_channel(self, key: ChannelKey) -> dict[str, int]:
        with self._transaction() as db:
            counts = {
                table: db.execute(
                    f"delete from {table} where workspace = ? and channel = ?",  # noqa: S608
                    [key.workspace, key.channel],
                ).rowcount
                for table in TABLES
            }
        self._wipe()
        return counts

    def forget_workspace(self, workspace: str, *, unless_newer: datetime | None = None) -> bool:
        with self._transaction() as db:
            # In this order, so that nobody can post for it any more.
            db.execute(
                "delete from installations where workspace = ? and installed_at <= ?",
                [workspace, time_text(unless_newer or LAST_TIME)],
            )
            if db.execute(
                "select 1 from installations where workspace = ?", [workspace]
            ).fetchall():
                return False
            for table in (*TABLES, "events"):
                db.execute(f"delete from {table} where workspace = ?", [workspace])  # noqa: S608
        self._wipe()
        return True

    def _wipe(self) -> None:
        """Empty the write-ahead log, where what was deleted can still be read.

        While somebody else reads for long it stays, until the log is used anew.
        """
        with self._database() as db:
            db.execute(f"PRAGMA busy_timeout={WIPE_MS}")
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            db.execute(f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}")
