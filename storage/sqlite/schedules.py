"""The schedule of each channel, and when a worker has to look at it."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from storage.rows import (
    key_columns,
    rhythm_columns,
    schedule_columns,
    time_or_null,
    time_text,
    to_schedule,
)
from storage.schedule import Schedule
from storage.sqlite.file import SQLiteFile, insert, insert_change
from storage.values import Change, ChannelKey


class ScheduleTable(SQLiteFile):
    def find_schedule(self, key: ChannelKey) -> Schedule | None:
        rows = self._rows(
            "select * from schedules where workspace = ? and channel = ?",
            key.workspace,
            key.channel,
        )
        return to_schedule(rows[0]) if rows else None

    def list_due_schedules(self, now: datetime, most: int) -> list[Schedule]:
        return self._readable(
            to_schedule,
            "select * from schedules where active = 1 and wake_at <= ?"
            " order by wake_at, workspace, channel limit ?",
            time_text(now),
            most,
        )

    def list_ended_schedules(self, workspace: str, notes: Sequence[str]) -> list[Schedule]:
        return self._readable(
            to_schedule,
            "select * from schedules where workspace = ? and active = 0"
            " and note in (select value from json_each(?)) order by channel",
            workspace,
            json.dumps(list(notes)),
        )

    def save_schedule(self, schedule: Schedule, change: Change | None = None) -> None:
        with self._transaction() as db:
            insert(db, "schedules", schedule_columns(schedule), replace=True)
            insert_change(db, change)

    def end_schedule(self, schedule: Schedule, note: str, change: Change) -> bool:
        read = rhythm_columns(replace(schedule, active=True))
        unchanged = " and ".join(f"{column} is :{column}" for column in read)
        sql = (
            "update schedules set active = 0, note = :new_note, wake_at = null"  # noqa: S608
            f" where workspace = :workspace and channel = :channel and {unchanged}"
        )
        with self._transaction() as db:
            cursor = db.execute(sql, {**key_columns(schedule.key), **read, "new_note": note})
            if not cursor.rowcount:
                return False
            insert_change(db, change)
            return True

    def move_wake(self, schedule: Schedule, to: datetime | None) -> bool:
        return bool(
            self._write(
                "update schedules set wake_at = :to"
                " where workspace = :workspace and channel = :channel and wake_at is :read",
                {
                    **key_columns(schedule.key),
                    "read": time_or_null(schedule.wake_at),
                    "to": time_or_null(to),
                },
            )
        )
