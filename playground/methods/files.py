"""files.*: the two calls around an upload, and deleting."""

import re
from typing import Any

from playground.answers import checked_content
from playground.errors import SlackError
from playground.files import File
from playground.messages import Content
from playground.methods.arguments import invalid, required, writable_channel
from playground.team import Channel
from playground.workspace import Workspace

Json = dict[str, Any]
# Slack takes no user id and no name here, unlike chat.postMessage.
LONGEST_ALT = 1000
CHANNEL_ID = r"^[CGDZ][A-Z0-9]{8,}$"


def get_upload_url(workspace: Workspace, arguments: Json) -> Json:
    name = required(arguments, "filename")
    length = str(arguments.get("length", ""))
    if length == "0":
        raise SlackError("missing_argument")
    if not re.fullmatch(r"\d+", required(arguments, "length")):
        raise invalid("must be a valid integer [json-pointer:/length]")
    app = workspace.app
    file = workspace.files.reserve(
        name,
        int(length),
        alt=_alt(arguments),
        user=app.bot_user_id,
        team=app.team_id,
        base_url=workspace.base_url,
    )
    return {"ok": True, "upload_url": file.upload_url, "file_id": file.id}


def _alt(arguments: Json) -> str:
    alt = str(arguments.get("alt_txt") or "")
    if len(alt) > LONGEST_ALT:
        raise invalid(f"must be less than {LONGEST_ALT + 1} characters [json-pointer:/alt_txt]")
    return alt


def complete_upload(workspace: Workspace, arguments: Json) -> Json:
    """Slack shares the files a moment after it has answered; here they are there at once."""
    given = arguments.get("files")
    if not isinstance(given, list) or not given:
        raise invalid("missing required field: files")
    channels = _channels(workspace, arguments)
    content = _comment(workspace, arguments)
    files = [workspace.files.uploaded(str(each.get("id"))) for each in given]
    for file, each in zip(files, given, strict=True):
        file.title = str(each.get("title") or file.name)
        workspace.files.complete(file, workspace.monotonic())
    for channel in channels:
        _share(workspace, channel, files, content, arguments.get("thread_ts"))
    # Where they are shared is not said: in Slack that is not known yet.
    return {"ok": True, "files": [file.to_slack() | {"shares": {}} for file in files]}


def delete(workspace: Workspace, arguments: Json) -> Json:
    """Only what the bot has uploaded itself is here, so it may delete all of it."""
    workspace.files.delete(required(arguments, "file"))
    return {"ok": True}


def _channels(workspace: Workspace, arguments: Json) -> list[Channel]:
    """Where to share; nowhere leaves the files private."""
    wanted = str(arguments.get("channel_id") or "")
    if wanted and not re.fullmatch(CHANNEL_ID, wanted):
        raise invalid(f"input must match regex pattern: {CHANNEL_ID} [json-pointer:/channel_id]")
    listed = str(arguments.get("channels") or "").split(",")
    names = [name for name in [wanted, *listed] if name]
    # chat:write.public does not help: the bot has to be in the channel.
    return [writable_channel(workspace, name, member=True) for name in names]


def _comment(workspace: Workspace, arguments: Json) -> Content:
    if arguments.get("initial_comment"):
        return checked_content(workspace, {"text": arguments["initial_comment"]})
    if arguments.get("blocks"):
        return checked_content(workspace, {"blocks": arguments["blocks"]})
    return Content()


def _share(
    workspace: Workspace,
    channel: Channel,
    files: list[File],
    content: Content,
    thread_ts: str | None,
) -> None:
    for file in files:
        file.channels.append(channel.id)
    shared = Content(content.text, content.blocks, files)
    workspace.messages.add(channel.id, workspace.app.bot_user_id, shared, thread_ts=thread_ts)
