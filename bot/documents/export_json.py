"""Everything stored for a channel as JSON; each profile in it can go through `mlteam advise`."""

import json
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields
from datetime import date, datetime, time
from typing import Any

from bot.usecases.stored import Stored
from knowledge.advice.profile import TeamProfile
from storage.values import ChannelKey


def to_json(stored: Stored, now: datetime) -> str:
    """All times in UTC, as ISO 8601; those of the schedule that have no date in its own zone."""
    told = {
        "channel": stored.key.channel,
        "workspace": stored.key.workspace,
        "exported_at": now,
        "profiles": stored.profiles,
        "decisions": stored.decisions,
        "schedule": stored.schedule,
        "deliveries": stored.deliveries,
        "access": stored.access,
        "changes": stored.changes,
    }
    return json.dumps(told, default=_plain, ensure_ascii=False, indent=2) + "\n"


def _plain(value: Any) -> Any:  # noqa: ANN401 -- whatever json does not know by itself
    """A dataclass without its key: that is the same everywhere."""
    match value:
        case TeamProfile():
            return value.told()
        case date() | time():
            return value.isoformat()
        case AbstractSet():
            return sorted(value)
        case Mapping():
            return dict(value)
    told = {field.name: getattr(value, field.name) for field in fields(value)}
    return {name: one for name, one in told.items() if not isinstance(one, ChannelKey)}
