"""The workspace as one person's page shows it, as plain JSON."""

from typing import Any

from playground.clock import ShiftedClock
from playground.faults import ANY
from playground.files import File
from playground.housekeeping import LOCALES
from playground.messages import Message
from playground.payloads import state_values
from playground.switches import SWITCHES
from playground.team import Channel, Person
from playground.views import View
from playground.workspace import Workspace

Json = dict[str, Any]
# As much of a text file as the page shows under its message.
PREVIEW = 6000


def snapshot(workspace: Workspace, person: Person, *, connected: bool) -> Json:
    with workspace.lock:
        home = workspace.views.home(person.id)
        return {
            "last": workspace.feed.last,
            "me": person.id,
            "connected": connected,
            **_team(workspace),
            **_conversations(workspace, person),
            **_controls(workspace),
            "modals": [_view(each) for each in workspace.views.stack(person.id)],
            "home": _view(home) if home else None,
            "assistant": _assistant(workspace, person),
        }


def _assistant(workspace: Workspace, person: Person) -> Json | None:
    """None where the app has no pane, or the person no conversation with it."""
    if "assistant:write" not in workspace.scopes:
        return None
    direct = (each for each in workspace.channels_of(person.id) if each.im)
    return next((workspace.assistant.shown(each.id, person.id) for each in direct), None)


def _team(workspace: Workspace) -> Json:
    clock = workspace.clock
    return {
        "team": workspace.app.team_name,
        "app": {
            "name": workspace.app.app_name,
            "user": workspace.app.bot_user_id,
            "messages_tab": workspace.messages_tab,
        },
        "people": {each.id: _person(each) for each in workspace.people.values()},
        "groups": {each.id: each.handle for each in workspace.groups.values()},
        "commands": [
            {"name": each.name, "hint": each.usage_hint, "description": each.description}
            for each in workspace.commands
        ],
        "knows_newer_blocks": workspace.knows_newer_blocks,
        "clock": {"now": clock().timestamp(), "movable": isinstance(clock, ShiftedClock)},
    }


def _controls(workspace: Workspace) -> Json:
    on = {each.name: each for each in workspace.faults.standing}
    return {
        "caption": workspace.caption,
        "look": workspace.look,
        "locales": LOCALES,
        "faults": [
            {
                "name": name,
                "title": switch.title,
                "meaning": switch.meaning,
                "on": name in on,
                "method": on[name].method if name in on else ANY,
                "once": on[name].once if name in on else False,
            }
            for name, switch in SWITCHES.items()
        ],
    }


def _conversations(workspace: Workspace, person: Person) -> Json:
    channels = workspace.channels_of(person.id)
    return {
        "channels": [_channel(each, workspace.app.bot_user_id) for each in channels],
        "known_channels": {
            each.id: {"name": each.name, "private": each.private}
            for each in workspace.channels.values()
            if not each.im and (not each.private or person.id in each.members)
        },
        "messages": {
            each.id: [_message(found) for found in workspace.messages.seen_by(each.id, person.id)]
            for each in channels
        },
    }


def _person(person: Person) -> Json:
    return {
        "id": person.id,
        "name": person.name,
        "real_name": person.real_name,
        "title": person.title,
        "tz": person.tz,
        "locale": person.locale,
        "bot": person.is_bot,
        "organization": person.organization.name if person.organization else None,
    }


def _channel(channel: Channel, bot: str) -> Json:
    return {
        "id": channel.id,
        "name": channel.name,
        "private": channel.private,
        "im": channel.im,
        "archived": channel.archived,
        "members": sorted(channel.members),
        "with_bot": bot in channel.members,
    }


def _message(message: Message) -> Json:
    return {
        "ts": message.ts,
        "user": message.user,
        "text": message.text,
        "blocks": message.blocks,
        "files": [_file(each) for each in message.files],
        "ephemeral": message.ephemeral,
        "edited": message.edited is not None,
        "thread_ts": message.thread_ts,
        "values": state_values(message.state),
    }


def _file(file: File) -> Json:
    text = file.text if file.is_text else ""
    return {
        "id": file.id,
        "name": file.name,
        "title": file.title,
        "type": file.kind[1],
        "markdown": file.kind[0] == "markdown",
        "picture": file.is_picture,
        "alt": file.alt,
        "size": len(file.content or b""),
        "preview": text if len(text) <= PREVIEW else _whole_lines(text[:PREVIEW]),
        "more": len(text) > PREVIEW,
    }


def _whole_lines(text: str) -> str:
    return text.rpartition("\n")[0] or text


def _view(view: View) -> Json:
    return {
        "id": view.id,
        "hash": view.hash,
        "title": view.body.get("title"),
        "submit": view.body.get("submit"),
        "close": view.body.get("close"),
        "blocks": view.blocks,
        "values": state_values(view.state),
        "filled": view.filled,
        "errors": view.errors,
        "notice": view.notice,
    }
