"""chat.*: posting, changing and deleting messages."""

from dataclasses import replace
from typing import Any

from playground.answers import checked_content
from playground.errors import SlackError
from playground.messages import Message
from playground.methods.arguments import required, visible_channel, writable_channel
from playground.workspace import Workspace

Json = dict[str, Any]


def post_message(workspace: Workspace, arguments: Json) -> Json:
    channel = writable_channel(workspace, required(arguments, "channel"))
    content = replace(checked_content(workspace, arguments), metadata=_metadata(arguments))
    message = workspace.messages.add(
        channel.id, workspace.app.bot_user_id, content, thread_ts=arguments.get("thread_ts")
    )
    return _posted(workspace, message)


def post_ephemeral(workspace: Workspace, arguments: Json) -> Json:
    channel = writable_channel(workspace, required(arguments, "channel"))
    user = required(arguments, "user")
    if user not in channel.members:
        raise SlackError("user_not_in_channel")
    content = checked_content(workspace, arguments)
    message = workspace.messages.add(
        channel.id,
        workspace.app.bot_user_id,
        content,
        visible_to=user,
        thread_ts=arguments.get("thread_ts"),
    )
    return {"ok": True, "message_ts": message.ts}


def update(workspace: Workspace, arguments: Json) -> Json:
    message = _own_message(workspace, arguments, "cant_update_message")
    # Slack keeps the blocks when only the text is given, and drops them for an empty list.
    kept = {"blocks": message.blocks} if "blocks" not in arguments else {}
    workspace.messages.change(message, checked_content(workspace, arguments | kept))
    posted = _posted(workspace, message)
    return posted | {"text": message.text}


def delete(workspace: Workspace, arguments: Json) -> Json:
    message = _own_message(workspace, arguments, "cant_delete_message")
    workspace.messages.remove(message)
    return {"ok": True, "channel": message.channel, "ts": message.ts}


def _metadata(arguments: Json) -> Json | None:
    given = arguments.get("metadata")
    if given is None:
        return None
    well_formed = isinstance(given, dict) and isinstance(given.get("event_payload"), dict)
    if not well_formed or not isinstance(given.get("event_type"), str):
        raise SlackError("invalid_metadata_format")
    return dict(given)


def _own_message(workspace: Workspace, arguments: Json, refusal: str) -> Message:
    channel = visible_channel(workspace, required(arguments, "channel"))
    message = workspace.messages.find(channel.id, required(arguments, "ts"))
    if message is None or message.ephemeral:
        raise SlackError("message_not_found")
    if message.user != workspace.app.bot_user_id:
        raise SlackError(refusal)
    return message


def _posted(workspace: Workspace, message: Message) -> Json:
    shown = workspace.message_to_slack(message)
    return {"ok": True, "channel": message.channel, "ts": message.ts, "message": shown}
