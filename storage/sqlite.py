"""The embedded store: one SQLite file in WAL mode, a connection per thread, through sqlite-utils.

Each write is one statement or one transaction, so that a process killed at any instant leaves
either all of it or nothing. Writers from several processes wait for each other.
"""

import json
import sqlite3
import threading
import weakref
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from knowledge.advice.profile import TeamProfile
from storage.connection import Connection
from storage.migrations import migrations
from storage.protocol import StaleProfileError, StorageError
from storage.rows import (
    key_columns,
    time_text,
    to_decision,
    to_delivery,
    to_profile_version,
    to_schedule,
)
from storage.values import (
    ChannelKey,
    Decision,
    Delivery,
    DeliveryState,
    ProfileVersion,
    Schedule,
)

EVENTS_KEPT = timedelta(days=2)
"""Slack repeats an event for a day at most."""


class SQLiteStore:
    def __init__(self, path: Path) -> None:
        """Open the file, creating it if need be, and bring its schema up to date.

        Raises StorageError if the file can't be written or is no database of ours.
        """
        self._path = path
        self._local = threading.local()
        self._lock = threading.Lock()
        self._open: weakref.WeakSet[Connection] = weakref.WeakSet()
        try:
            with self._database() as db, db.conn:
                # The lock comes first, so that of several processes that start at once one migrates
                # and the others find nothing left to do.
                db.execute("begin immediate")
                migrations.apply(db)
        except StorageError:
            self.close()
            raise

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

    def ping(self) -> None:
        with self._database() as db:
            db.execute("select 1 from profiles limit 1").fetchall()

    def close(self) -> None:
        with self._lock:
            for connection in list(self._open):
                connection.close()
            self._open.clear()

    def _rows(self, sql: str, *values: object) -> list[dict[str, Any]]:
        with self._database() as db:
            return list(db.query(sql, values))

    def _write(self, sql: str, values: Mapping[str, object]) -> int:
        """Run one statement in its own transaction; returns the number of rows it changed."""
        with self._database() as db, db.atomic():
            return db.execute(sql, dict(values)).rowcount

    # Profiles

    def find_profile(self, key: ChannelKey) -> ProfileVersion | None:
        rows = self._rows(
            "select * from profiles where workspace = ? and channel = ?"
            " order by version desc limit 1",
            key.workspace,
            key.channel,
        )
        return to_profile_version(rows[0]) if rows else None

    def list_profiles(self, key: ChannelKey) -> list[ProfileVersion]:
        rows = self._rows(
            "select * from profiles where workspace = ? and channel = ? order by version",
            key.workspace,
            key.channel,
        )
        return [to_profile_version(row) for row in rows]

    def list_channels(self, workspace: str) -> list[ChannelKey]:
        rows = self._rows(
            "select distinct channel from profiles where workspace = ? order by channel", workspace
        )
        return [ChannelKey(workspace, row["channel"]) for row in rows]

    def page_profiles(self, after: ChannelKey | None, most: int) -> list[ProfileVersion]:
        workspace, channel = (after.workspace, after.channel) if after else ("", "")
        rows = self._rows(
            "select *, max(version) from profiles where (workspace, channel) > (?, ?)"
            " group by workspace, channel order by workspace, channel limit ?",
            workspace,
            channel,
            most,
        )
        return [to_profile_version(row) for row in rows]

    def save_profile(
        self, key: ChannelKey, profile: TeamProfile, *, base: int, by: str, at: datetime
    ) -> ProfileVersion:
        newest = self.find_profile(key)
        if newest is not None and newest.profile == profile:
            return newest
        # The comparison with `base` is inside the statement: nobody can save in between.
        inserted = self._write(
            "insert into profiles (workspace, channel, version, profile, saved_by, saved_at)"
            " select :workspace, :channel, coalesce(max(version), 0) + 1, :profile, :by, :at"
            " from profiles where workspace = :workspace and channel = :channel"
            " having coalesce(max(version), :base) = :base",
            {
                "workspace": key.workspace,
                "channel": key.channel,
                "profile": json.dumps(profile.told()),
                "by": by,
                "at": time_text(at),
                "base": base,
            },
        )
        newest = self.find_profile(key)
        if newest is None:
            raise StorageError("The profile was deleted while it was being saved. Save it again.")
        if not inserted and newest.profile != profile:
            raise StaleProfileError(newest, profile)
        return newest

    # Schedules

    def find_schedule(self, key: ChannelKey) -> Schedule | None:
        rows = self._rows(
            "select * from schedules where workspace = ? and channel = ?",
            key.workspace,
            key.channel,
        )
        return to_schedule(rows[0]) if rows else None

    def list_active_schedules(self) -> list[Schedule]:
        rows = self._rows("select * from schedules where active = 1 order by workspace, channel")
        return [to_schedule(row) for row in rows]

    def save_schedule(self, schedule: Schedule) -> None:
        with self._database() as db:
            db.table("schedules").upsert(
                {
                    **key_columns(schedule.key),
                    "rhythm": str(schedule.rhythm),
                    "weekday": str(schedule.weekday),
                    "hour": schedule.hour,
                    "zone": schedule.zone,
                    "set_by": schedule.set_by,
                    "starts_at": time_text(schedule.starts_at),
                    "active": int(schedule.active),
                    "note": schedule.note,
                },
                pk=("workspace", "channel"),
            )

    # Decisions

    def add_decision(self, decision: Decision) -> None:
        with self._database() as db:
            db.table("decisions").insert(
                {
                    **key_columns(decision.key),
                    "rule": decision.rule,
                    "kind": str(decision.kind),
                    "decided_by": decision.decided_by,
                    "decided_at": time_text(decision.decided_at),
                    "profile_version": decision.profile_version,
                    "until": decision.until.isoformat() if decision.until else None,
                    "reason": decision.reason,
                }
            )

    def list_decisions(self, key: ChannelKey) -> list[Decision]:
        rows = self._rows(
            "select * from decisions where workspace = ? and channel = ? order by id",
            key.workspace,
            key.channel,
        )
        return [to_decision(row) for row in rows]

    # Deliveries

    def claim(self, key: ChannelKey, due: datetime, *, at: datetime) -> bool:
        return bool(
            self._write(
                "insert into deliveries (workspace, channel, due, state, claimed_at)"
                " values (:workspace, :channel, :due, :state, :at) on conflict do nothing",
                {
                    **key_columns(key),
                    "due": time_text(due),
                    "state": str(DeliveryState.CLAIMED),
                    "at": time_text(at),
                },
            )
        )

    def record_delivery(self, delivery: Delivery) -> None:
        changed = self._write(
            "update deliveries set state = :state, trigger = :trigger, subject = :subject,"
            " message_ts = :message_ts, error = :error"
            " where workspace = :workspace and channel = :channel and due = :due",
            {
                **key_columns(delivery.key),
                "due": time_text(delivery.due),
                "state": str(delivery.state),
                "trigger": delivery.trigger,
                "subject": delivery.subject,
                "message_ts": delivery.message_ts,
                "error": delivery.error,
            },
        )
        if not changed:
            raise KeyError(delivery.due)

    def list_deliveries(self, key: ChannelKey) -> list[Delivery]:
        rows = self._rows(
            "select * from deliveries where workspace = ? and channel = ? order by due",
            key.workspace,
            key.channel,
        )
        return [to_delivery(row) for row in rows]

    # Events

    def first_seen(self, workspace: str, event_id: str, *, at: datetime) -> bool:
        with self._database() as db, db.atomic():
            db.execute("delete from events where seen_at < ?", [time_text(at - EVENTS_KEPT)])
            cursor = db.execute(
                "insert into events (workspace, event_id, seen_at) values (?, ?, ?)"
                " on conflict do nothing",
                [workspace, event_id, time_text(at)],
            )
            return bool(cursor.rowcount)

    # Removal

    def forget_channel(self, key: ChannelKey) -> None:
        with self._database() as db, db.atomic():
            for table in ("profiles", "schedules", "decisions", "deliveries"):
                db.table(table).delete_where(
                    "workspace = ? and channel = ?", [key.workspace, key.channel]
                )

    def forget_workspace(self, workspace: str) -> None:
        with self._database() as db, db.atomic():
            for table in ("profiles", "schedules", "decisions", "deliveries", "events"):
                db.table(table).delete_where("workspace = ?", [workspace])
