"""Reading the arguments of a Web API call."""

import json
from typing import Any

from playground.errors import SlackError
from playground.team import Channel
from playground.workspace import Workspace

Json = dict[str, Any]
# Form bodies carry these as JSON text.
STRUCTURED = ("blocks", "view", "attachments", "metadata", "users", "files", "prompts")
MOST_PER_PAGE = 999


def unpacked(fields: Json) -> Json:
    """The arguments with what a form carries as JSON text made into lists and objects."""
    return {name: _value(name, value) for name, value in fields.items()}


def _value(name: str, value: object) -> object:
    if name not in STRUCTURED or not isinstance(value, str) or value[:1] not in ("[", "{"):
        return value
    try:
        return json.loads(value)
    except ValueError:
        raise SlackError("invalid_blocks_format" if name == "blocks" else "invalid_json") from None


def required(arguments: Json, name: str) -> str:
    value = arguments.get(name)
    if not value:
        raise invalid(f"missing required field: {name}")
    return str(value)


def invalid(sentence: str) -> SlackError:
    messages = [f"[ERROR] {sentence}"]
    return SlackError("invalid_arguments", response_metadata={"messages": messages})


def flag(arguments: Json, name: str) -> bool:
    return str(arguments.get(name, "")).lower() in ("1", "true")


def visible_channel(workspace: Workspace, name: str) -> Channel:
    """A conversation that the bot can know of: its own, and the public ones."""
    for channel in workspace.channels.values():
        named = name in (channel.id, f"#{channel.name}") or (channel.im and name == channel.name)
        if named and (not channel.private or workspace.app.bot_user_id in channel.members):
            return channel
    raise SlackError("channel_not_found")


def writable_channel(workspace: Workspace, name: str, *, member: bool = False) -> Channel:
    """A conversation to which the bot may post, with `member` only one that it is in."""
    channel = visible_channel(workspace, name)
    if channel.archived:
        raise SlackError("is_archived")
    if channel.im and workspace.messages_tab == "off":
        raise SlackError("messages_tab_disabled")
    open_to_all = "chat:write.public" in workspace.scopes and not member
    if workspace.app.bot_user_id not in channel.members and not open_to_all:
        raise SlackError("not_in_channel")
    return channel


def page(arguments: Json, name: str, items: list[Any]) -> Json:
    """One page of a list, with the cursor of the next."""
    try:
        start = int(arguments.get("cursor") or 0)
        limit = min(int(arguments.get("limit") or 100), MOST_PER_PAGE)
    except ValueError:
        raise SlackError("invalid_cursor") from None
    end = start + max(limit, 1)
    cursor = str(end) if end < len(items) else ""
    return {"ok": True, name: items[start:end], "response_metadata": {"next_cursor": cursor}}
