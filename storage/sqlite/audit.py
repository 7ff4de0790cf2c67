"""Who may change what, who changed what, and which of Slack's events were seen."""

from datetime import UTC, datetime, timedelta

from storage.rows import access_columns, time_text, to_access, to_change
from storage.sqlite.file import SQLiteFile, insert, insert_change
from storage.values import Access, Change, ChannelKey

EVENTS_KEPT = timedelta(days=2)
_NEVER_OLD = datetime(9999, 1, 1, tzinfo=UTC)
"""Slack repeats an event for a day at most."""


class AuditTables(SQLiteFile):
    def find_access(self, key: ChannelKey) -> Access | None:
        rows = self._rows(
            "select * from access where workspace = ? and channel = ?", key.workspace, key.channel
        )
        return to_access(rows[0]) if rows else None

    def save_access(self, access: Access, change: Change | None = None) -> None:
        with self._transaction() as db:
            insert(db, "access", access_columns(access), replace=True)
            insert_change(db, change)

    def add_change(self, change: Change) -> None:
        with self._transaction() as db:
            insert_change(db, change)

    def list_changes(self, key: ChannelKey) -> list[Change]:
        rows = self._rows(
            "select * from changes where workspace = ? and channel = ? order by id",
            key.workspace,
            key.channel,
        )
        return [to_change(row) for row in rows]

    def first_seen(self, workspace: str, event_id: str, *, at: datetime) -> bool:
        with self._transaction() as db:
            db.execute("delete from events where seen_at < ?", [time_text(at - EVENTS_KEPT)])
            cursor = db.execute(
                "insert into events (workspace, event_id, seen_at) values (?, ?, ?)"
                " on conflict do nothing",
                [workspace, event_id, time_text(at)],
            )
            return bool(cursor.rowcount)

    def first_time(self, workspace: str, what: str, *, at: datetime) -> bool:  # noqa: ARG002
        with self._transaction() as db:
            # Kept with the events, but never old.
            cursor = db.execute(
                "insert into events (workspace, event_id, seen_at) values (?, ?, ?)"
                " on conflict do nothing",
                [workspace, f"once {what}", time_text(_NEVER_OLD)],
            )
            return bool(cursor.rowcount)
