"""The schema of the SQLite database. Append only: a migration that has landed is never edited."""

from sqlite_utils import Database, Migrations

migrations = Migrations("mlteam")


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
