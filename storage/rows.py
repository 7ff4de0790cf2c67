"""Between the rows of the SQLite database and the values that they hold."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from knowledge.advice.profile import TeamProfile
from storage.schedule import DateRange, Schedule, Snooze, Weekday, WorkingHours
from storage.values import (
    Access,
    Change,
    ChangeKind,
    ChannelKey,
    Decision,
    DecisionKind,
    Delivery,
    DeliveryState,
    ProfileVersion,
)

Row = Mapping[str, Any]
Columns = dict[str, Any]


def to_key(row: Row) -> ChannelKey:
    return ChannelKey(row["workspace"], row["channel"])


def key_columns(key: ChannelKey) -> Columns:
    return {"workspace": key.workspace, "channel": key.channel}


def time_text(at: datetime) -> str:
    """UTC with a fixed width, so that text order is the order of time."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def time_or_null(at: datetime | None) -> str | None:
    return time_text(at) if at else None


def to_profile_version(row: Row) -> ProfileVersion:
    return ProfileVersion(
        key=to_key(row),
        version=row["version"],
        profile=TeamProfile.model_validate_json(row["profile"]),
        saved_by=row["saved_by"],
        saved_at=datetime.fromisoformat(row["saved_at"]),
    )


def rhythm_columns(schedule: Schedule) -> Columns:
    """What people set. The same schedule always gives the same text, so that rows can be compared
    with it."""
    return {
        "recurrence": schedule.recurrence,
        "at": schedule.at.isoformat(),
        "zone": schedule.zone,
        "set_by": schedule.set_by,
        "starts_at": time_text(schedule.starts_at),
        "hours": _hours_text(schedule.hours),
        "country": schedule.country,
        "language": schedule.language,
        "muted": json.dumps([[str(each.first), str(each.last)] for each in schedule.muted]),
        "paused_until": _date_or_null(schedule.paused_until),
        "snooze": _snooze_text(schedule.snooze),
        "active": int(schedule.active),
        "note": schedule.note,
    }


def schedule_columns(schedule: Schedule) -> Columns:
    return {
        **key_columns(schedule.key),
        **rhythm_columns(schedule),
        "handled_until": time_or_null(schedule.handled_until),
        "wake_at": time_or_null(schedule.wake_at),
    }


def to_schedule(row: Row) -> Schedule:
    return Schedule(
        key=to_key(row),
        recurrence=row["recurrence"],
        at=time.fromisoformat(row["at"]),
        zone=row["zone"],
        set_by=row["set_by"],
        starts_at=datetime.fromisoformat(row["starts_at"]),
        hours=_to_hours(row["hours"]),
        country=row["country"],
        language=row["language"],
        muted=tuple(
            DateRange(date.fromisoformat(first), date.fromisoformat(last))
            for first, last in json.loads(row["muted"])
        ),
        paused_until=_to_date(row["paused_until"]),
        snooze=_to_snooze(row["snooze"]),
        active=bool(row["active"]),
        note=row["note"],
        handled_until=to_time(row["handled_until"]),
        wake_at=to_time(row["wake_at"]),
    )


def decision_columns(decision: Decision) -> Columns:
    return {
        **key_columns(decision.key),
        "rule": decision.rule,
        "kind": str(decision.kind),
        "decided_by": decision.decided_by,
        "decided_at": time_text(decision.decided_at),
        "profile_version": decision.profile_version,
        "until": _date_or_null(decision.until),
        "reason": decision.reason,
    }


def to_decision(row: Row) -> Decision:
    return Decision(
        key=to_key(row),
        rule=row["rule"],
        kind=DecisionKind(row["kind"]),
        decided_by=row["decided_by"],
        decided_at=datetime.fromisoformat(row["decided_at"]),
        profile_version=row["profile_version"],
        until=_to_date(row["until"]),
        reason=row["reason"] or "",
    )


def outcome_columns(delivery: Delivery) -> Columns:
    """What may still change once an occurrence is claimed."""
    return {
        "state": str(delivery.state),
        "trigger": delivery.trigger,
        "subjects": json.dumps(delivery.subjects),
        "fired": json.dumps(delivery.fired),
        "profile_version": delivery.profile_version,
        "attempts": delivery.attempts,
        "look_again_at": time_or_null(delivery.look_again_at),
        "message_ts": delivery.message_ts,
        "error": delivery.error,
    }


def to_delivery(row: Row) -> Delivery:
    return Delivery(
        key=to_key(row),
        due=datetime.fromisoformat(row["due"]),
        state=DeliveryState(row["state"]),
        claimed_at=datetime.fromisoformat(row["claimed_at"]),
        trigger=row["trigger"] or "",
        subjects=tuple(json.loads(row["subjects"])),
        fired=tuple(json.loads(row["fired"])),
        profile_version=row["profile_version"],
        attempts=row["attempts"],
        look_again_at=to_time(row["look_again_at"]),
        message_ts=row["message_ts"] or "",
        error=row["error"] or "",
    )


def change_columns(change: Change) -> Columns:
    return {
        **key_columns(change.key),
        "kind": str(change.kind),
        "by": change.by,
        "at": time_text(change.at),
        "detail": json.dumps(dict(change.detail)),
    }


def to_change(row: Row) -> Change:
    return Change(
        key=to_key(row),
        kind=ChangeKind(row["kind"]),
        by=row["by"],
        at=datetime.fromisoformat(row["at"]),
        detail=json.loads(row["detail"]),
    )


def access_columns(access: Access) -> Columns:
    return {
        **key_columns(access.key),
        "inviter": access.inviter,
        "narrowed": int(access.narrowed),
        "people": json.dumps(access.people),
        "groups": json.dumps(access.groups),
        "admins": int(access.admins),
        "outsiders": int(access.outsiders),
    }


def to_access(row: Row) -> Access:
    return Access(
        key=to_key(row),
        inviter=row["inviter"],
        narrowed=bool(row["narrowed"]),
        people=tuple(json.loads(row["people"])),
        groups=tuple(json.loads(row["groups"])),
        admins=bool(row["admins"]),
        outsiders=bool(row["outsiders"]),
    )


def _date_or_null(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _to_date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def to_time(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _hours_text(hours: WorkingHours) -> str:
    days = [str(day) for day in Weekday if day in hours.days]
    return json.dumps(
        {"start": hours.start.isoformat(), "end": hours.end.isoformat(), "days": days}
    )


def _to_hours(text: str) -> WorkingHours:
    told = json.loads(text)
    return WorkingHours(
        start=time.fromisoformat(told["start"]),
        end=time.fromisoformat(told["end"]),
        days=frozenset(Weekday(day) for day in told["days"]),
    )


def _snooze_text(snooze: Snooze | None) -> str | None:
    if snooze is None:
        return None
    return json.dumps(
        {"occurrence": time_text(snooze.occurrence), "until": time_text(snooze.until)}
    )


def _to_snooze(text: str | None) -> Snooze | None:
    if text is None:
        return None
    times = {name: datetime.fromisoformat(value) for name, value in json.loads(text).items()}
    return Snooze(**times)
