"""Deleting all that is stored for a channel or a workspace."""

from storage.sqlite.file import SQLiteFile
from storage.values import ChannelKey

TABLES = ("profiles", "decisions", "schedules", "deliveries", "changes", "access")
"""Those with a row, or several, for each channel."""


class Removal(SQLiteFile):
    def forget_channel(self, key: ChannelKey) -> dict[str, int]:
        with self._transaction() as db:
            return {
                table: db.execute(
                    f"delete from {table} where workspace = ? and channel = ?",  # noqa: S608
                    [key.workspace, key.channel],
                ).rowcount
                for table in TABLES
            }

    def forget_workspace(self, workspace: str) -> None:
        with self._transaction() as db:
            for table in (*TABLES, "events"):
                db.execute(f"delete from {table} where workspace = ?", [workspace])  # noqa: S608
