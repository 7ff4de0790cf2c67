"""Events that must not be acted on twice, across processes and restarts."""

from collections.abc import Mapping
from typing import Any

from bot.deps import Deps


def is_first(deps: Deps, workspace: str, body: Mapping[str, Any]) -> bool:
    """False if Slack repeats it, because it deems it lost.

    What has neither an id nor a time can't be told from others, and counts as new.
    """
    event = body["event"]
    when = event.get("event_ts") or event.get("ts")
    by_time = f"{event['type']} {event.get('channel')} {when}" if when else ""
    mark = body.get("event_id") or by_time
    return not mark or deps.store.first_seen(workspace, mark, at=deps.clock())
