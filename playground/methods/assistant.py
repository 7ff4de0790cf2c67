"""assistant.threads.*: what an app shows in its conversation with a person."""

from typing import Any

from playground.errors import SlackError
from playground.methods.arguments import invalid, required, visible_channel
from playground.team import Channel
from playground.workspace import Workspace

Json = dict[str, Any]
MOST_PROMPTS = 4


def set_suggested_prompts(workspace: Workspace, arguments: Json) -> Json:
    channel = _conversation(workspace, arguments)
    prompts = arguments.get("prompts")
    if not isinstance(prompts, list) or not prompts:
        raise invalid("missing required field: prompts")
    if len(prompts) > MOST_PROMPTS:
        raise invalid(f"no more than {MOST_PROMPTS} items allowed [json-pointer:/prompts]")
    for place, prompt in enumerate(prompts):
        if not _is_prompt(prompt):
            raise invalid(f"must have a title and a message [json-pointer:/prompts/{place}]")
    # Of an app with an agent view Slack takes one with a thread, and shows nothing.
    if not arguments.get("thread_ts"):
        workspace.assistant.suggest(channel.id, str(arguments.get("title") or ""), prompts)
    return {"ok": True}


def set_status(workspace: Workspace, arguments: Json) -> Json:
    channel, thread_ts = _thread(workspace, arguments)
    if not isinstance(arguments.get("status"), str):
        raise invalid("missing required field: status")
    workspace.assistant.set_status(channel.id, thread_ts, arguments["status"])
    return {"ok": True}


def set_title(workspace: Workspace, arguments: Json) -> Json:
    channel, thread_ts = _thread(workspace, arguments)
    workspace.assistant.set_title(channel.id, thread_ts, required(arguments, "title"))
    return {"ok": True}


def _is_prompt(prompt: object) -> bool:
    if not isinstance(prompt, dict):
        return False
    return all(isinstance(prompt.get(name), str) and prompt[name] for name in ("title", "message"))


def _conversation(workspace: Workspace, arguments: Json) -> Channel:
    channel = visible_channel(workspace, required(arguments, "channel_id"))
    if not channel.im:
        raise SlackError("channel_not_found")
    return channel


def _thread(workspace: Workspace, arguments: Json) -> tuple[Channel, str]:
    channel, thread_ts = _conversation(workspace, arguments), required(arguments, "thread_ts")
    if workspace.messages.find(channel.id, thread_ts) is None:
        raise SlackError("invalid_thread_ts")
    return channel, thread_ts
