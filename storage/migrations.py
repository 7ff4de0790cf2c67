"""The schema of the SQLite database. Append only: a migration that has landed is never edited.

So a migration does not use the values and texts of today's code, which may change after it.
"""

import json

from storage.engine import Database, Migrations


class _Schema(Migrations):
    @property
    def names(self) -> frozenset[str]:
        """Of all migrations that this release knows."""
        return frozenset(each.name for each in self._migrations)


migrations = _Schema("mlteam")


@migrations()
def m001_profiles_schedules_decisions_deliveries(db: Database) -> None:
    db.table("profiles").create(
        {
            "workspace": str,
            "channel": str,
            "version": int,
            "profile": str,
            "saved_by": str,
            "saved_at": str,
        },
        pk=("workspace", "channel", "version"),
        not_null={"profile", "saved_by", "saved_at"},
        strict=True,
    )
    db.table("schedules").create(
        {
            "workspace": str,
            "channel": str,
            "rhythm": str,
            "weekday": str,
            "hour": int,
            "zone": str,
            "set_by": str,
            "starts_at": str,
            "active": int,
            "note": str,
        },
        pk=("workspace", "channel"),
        not_null={"rhythm", "weekday", "hour", "zone", "set_by", "starts_at", "active", "note"},
        strict=True,
    )
    db.table("decisions").create(
        {
            "id": int,
            "workspace": str,
            "channel": str,
            "rule": str,
            "kind": str,
            "decided_by": str,
            "decided_at": str,
            "profile_version": int,
            "until": str,
            "reason": str,
        },
        pk="id",
        not_null={"workspace", "channel", "rule", "kind", "decided_by", "decided_at"},
        strict=True,
    ).create_index(["workspace", "channel"])
    # The primary key is what makes a nudge go out once: see Store.claim.
    db.table("deliveries").create(
        {
            "workspace": str,
            "channel": str,
            "due": str,
            "state": str,
            "trigger": str,
            "subject": str,
            "claimed_at": str,
            "message_ts": str,
            "error": str,
        },
        pk=("workspace", "channel", "due"),
        not_null={"state", "claimed_at"},
        strict=True,
    )
    db.table("events").create(
        {"workspace": str, "event_id": str, "seen_at": str},
        pk=("workspace", "event_id"),
        not_null={"seen_at"},
        strict=True,
    )


@migrations()
def m002_calendar_deliveries_access_changes(db: Database) -> None:
    _widen_deliveries(db)
    _widen_schedules(db)
    # A tick costs what is due, however many channels there are.
    db.execute(
        "create index schedules_wake on schedules (wake_at, workspace, channel)"
        " where active = 1 and wake_at is not null"
    )
    db.execute(
        "create index deliveries_look_again on deliveries (look_again_at, workspace, channel)"
        " where look_again_at is not null"
    )
    db.execute("create index deliveries_due on deliveries (due, workspace, channel)")
    db.execute("create index events_seen_at on events (seen_at)")
    db.table("changes").create(
        {
            "id": int,
            "workspace": str,
            "channel": str,
            "kind": str,
            "by": str,
            "at": str,
            "detail": str,
        },
        pk="id",
        not_null={"workspace", "channel", "kind", "by", "at", "detail"},
        strict=True,
    ).create_index(["workspace", "channel"])
    db.table("access").create(
        {
            "workspace": str,
            "channel": str,
            "inviter": str,
            "narrowed": int,
            "people": str,
            "groups": str,
            "admins": int,
            "outsiders": int,
        },
        pk=("workspace", "channel"),
        not_null={"inviter", "narrowed", "people", "groups", "admins", "outsiders"},
        strict=True,
    )


def _widen_deliveries(db: Database) -> None:
    _add_columns(
        db,
        "deliveries",
        "subjects text not null default '[]'",
        "fired text not null default '[]'",
        "profile_version integer not null default 0",
        "attempts integer not null default 0",
        "look_again_at text",
    )
    db.execute("update deliveries set subjects = json_array(subject) where subject <> ''")
    # Claimed used to be stored right before the post: nobody knows whether Slack took it.
    db.execute("update deliveries set state = 'unknown' where state = 'claimed'")
    db.execute("alter table deliveries drop column subject")


def _widen_schedules(db: Database) -> None:
    _add_columns(
        db,
        "schedules",
        "recurrence text not null default ''",
        "at text not null default ''",
        "hours text not null default ''",
        "country text not null default ''",
        "muted text not null default '[]'",
        "paused_until text",
        "snooze text",
        "handled_until text",
        "wake_at text",
    )
    for row in list(db.query("select workspace, channel, rhythm, weekday, hour from schedules")):
        db.execute(
            "update schedules set recurrence = ?, at = ?, hours = ?"
            " where workspace = ? and channel = ?",
            [
                _recurrence(row["rhythm"], row["weekday"]),
                f"{row['hour']:02}:00:00",
                _hours(row["weekday"], row["hour"]),
                row["workspace"],
                row["channel"],
            ],
        )
    db.execute(
        "update schedules set handled_until = coalesce((select max(due) from deliveries"
        " where workspace = schedules.workspace and channel = schedules.channel), starts_at)"
    )
    # A worker looks at it at once, and sets the time when it is really to be looked at.
    db.execute("update schedules set wake_at = handled_until where active = 1")
    for column in ("rhythm", "weekday", "hour"):
        db.execute(f"alter table schedules drop column {column}")


@migrations()
def m003_language_of_nudges(db: Database) -> None:
    _add_columns(db, "schedules", "language text not null default 'en'")


@migrations()
def m004_pictures(db: Database) -> None:
    db.table("pictures").create(
        {
            "workspace": str,
            "channel": str,
            "kind": str,
            "language": str,
            "digest": str,
            "file": str,
        },
        pk=("workspace", "channel", "kind", "language"),
        not_null={"digest", "file"},
        strict=True,
    )


@migrations()
def m005_installations(db: Database) -> None:
    db.table("installations").create(
        {
            "workspace": str,
            "enterprise_id": str,
            "team_id": str,
            "app_id": str,
            "bot_id": str,
            "bot_user_id": str,
            "scopes": str,
            "installed_by": str,
            "installed_at": str,
            "sealed": str,
            "expires_at": str,
            "checked_at": str,
            "refreshing_until": str,
        },
        pk="workspace",
        not_null={
            *("enterprise_id", "team_id", "app_id", "bot_id", "bot_user_id", "scopes"),
            *("installed_by", "installed_at", "sealed", "checked_at"),
        },
        strict=True,
    )
    db.execute(
        "create index installations_expires on installations (expires_at)"
        " where expires_at is not null"
    )
    db.execute("create index installations_checked on installations (checked_at)")
    db.table("oauth_states").create(
        {"state": str, "expires_at": str}, pk="state", not_null={"expires_at"}, strict=True
    )


def _add_columns(db: Database, table: str, *columns: str) -> None:
    for column in columns:
        db.execute(f"alter table {table} add column {column}")


_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_RECURRENCES = {
    "weekly": "FREQ=WEEKLY;BYDAY={day}",
    "biweekly": "FREQ=WEEKLY;INTERVAL=2;BYDAY={day}",
    "monthly": "FREQ=MONTHLY;BYDAY=1{day}",
}


def _recurrence(rhythm: str, weekday: str) -> str:
    return _RECURRENCES[rhythm].format(day=weekday[:2].upper())


def _hours(weekday: str, hour: int) -> str:
    """Monday to Friday from 9 to 18, and the day and hour that somebody had chosen before working
    hours were known."""
    days = [day for day in _WEEKDAYS if day == weekday or day not in {"saturday", "sunday"}]
    start, end = min(9, hour), max(18, hour + 1) % 24
    return json.dumps({"start": f"{start:02}:00:00", "end": f"{end:02}:00:00", "days": days})
