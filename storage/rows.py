"""Between the rows of the SQLite database and the values that they hold."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from knowledge.advice.profile import TeamProfile
from storage.values import (
    ChannelKey,
    Decision,
    DecisionKind,
    Delivery,
    DeliveryState,
    ProfileVersion,
    Rhythm,
    Schedule,
    Weekday,
)

Row = Mapping[str, Any]


def key_columns(key: ChannelKey) -> dict[str, Any]:
    return {"workspace": key.workspace, "channel": key.channel}


def time_text(at: datetime) -> str:
    """UTC with a fixed width, so that text order is the order of time."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def to_profile_version(row: Row) -> ProfileVersion:
    return ProfileVersion(
        key=ChannelKey(row["workspace"], row["channel"]),
        version=row["version"],
        profile=TeamProfile.model_validate_json(row["profile"]),
        saved_by=row["saved_by"],
        saved_at=datetime.fromisoformat(row["saved_at"]),
    )


def to_schedule(row: Row) -> Schedule:
    return Schedule(
        key=ChannelKey(row["workspace"], row["channel"]),
        rhythm=Rhythm(row["rhythm"]),
        weekday=Weekday(row["weekday"]),
        hour=row["hour"],
        zone=row["zone"],
        set_by=row["set_by"],
        starts_at=datetime.fromisoformat(row["starts_at"]),
        active=bool(row["active"]),
        note=row["note"],
    )


def to_decision(row: Row) -> Decision:
    return Decision(
        key=ChannelKey(row["workspace"], row["channel"]),
        rule=row["rule"],
        kind=DecisionKind(row["kind"]),
        decided_by=row["decided_by"],
        decided_at=datetime.fromisoformat(row["decided_at"]),
        profile_version=row["profile_version"],
        until=date.fromisoformat(row["until"]) if row["until"] else None,
        reason=row["reason"] or "",
    )


def to_delivery(row: Row) -> Delivery:
    return Delivery(
        key=ChannelKey(row["workspace"], row["channel"]),
        due=datetime.fromisoformat(row["due"]),
        state=DeliveryState(row["state"]),
        trigger=row["trigger"] or "",
        subject=row["subject"] or "",
        claimed_at=datetime.fromisoformat(row["claimed_at"]),
        message_ts=row["message_ts"] or "",
        error=row["error"] or "",
    )
