"""conversations.* and users.conversations."""

from typing import Any

from playground.errors import MissingScope, SlackError
from playground.methods.arguments import flag, page, required, visible_channel
from playground.team import Channel
from playground.workspace import Workspace

Json = dict[str, Any]
SCOPE_OF_TYPE = {
    "public_channel": "channels:read",
    "private_channel": "groups:read",
    "im": "im:read",
    "mpim": "mpim:read",
}


def info(workspace: Workspace, arguments: Json) -> Json:
    channel = visible_channel(workspace, required(arguments, "channel"))
    _need_scope(workspace, _type(channel))
    shown = channel.to_slack(workspace.app.bot_user_id)
    if flag(arguments, "include_locale"):
        shown["locale"] = workspace.app.locale
    return {"ok": True, "channel": shown}


def members(workspace: Workspace, arguments: Json) -> Json:
    channel = visible_channel(workspace, required(arguments, "channel"))
    _need_scope(workspace, _type(channel))
    return page(arguments, "members", sorted(channel.members))


def replies(workspace: Workspace, arguments: Json) -> Json:
    """A thread, its first message first; metadata only for who asks for it."""
    channel = visible_channel(workspace, required(arguments, "channel"))
    _need_history(workspace, channel)
    root = required(arguments, "ts")
    found = workspace.messages.thread(channel.id, root)
    if not found:
        raise SlackError("thread_not_found")
    shown = [workspace.message_to_slack(each) for each in found]
    if not flag(arguments, "include_all_metadata"):
        shown = [{k: v for k, v in each.items() if k != "metadata"} for each in shown]
    return page(arguments, "messages", shown)


def list_conversations(workspace: Workspace, arguments: Json) -> Json:
    bot = workspace.app.bot_user_id
    everything = list(workspace.channels.values())
    return _listed(workspace, arguments, [each for each in everything if _known(each, bot)])


def of_user(workspace: Workspace, arguments: Json) -> Json:
    """What a person is in, as far as the bot can know: of private ones only its own."""
    bot = workspace.app.bot_user_id
    user = str(arguments.get("user") or bot)
    if user not in workspace.people:
        raise SlackError("user_not_found")
    joined = [each for each in workspace.channels_of(user) if _known(each, bot)]
    return _listed(workspace, arguments, joined)


def open_conversation(workspace: Workspace, arguments: Json) -> Json:
    """The direct messages of a person with the bot. There are no groups of them here."""
    if arguments.get("channel"):
        channel = visible_channel(workspace, str(arguments["channel"]))
    else:
        channel = visible_channel(workspace, _person(workspace, arguments.get("users")))
    shown = channel.to_slack(workspace.app.bot_user_id)
    return {"ok": True, "channel": shown if flag(arguments, "return_im") else {"id": channel.id}}


def _person(workspace: Workspace, users: object) -> str:
    if not users:
        raise SlackError("users_list_not_supplied")
    ids = users if isinstance(users, list) else str(users).split(",")
    person = workspace.people.get(str(ids[0]))
    if len(ids) != 1 or person is None:
        raise SlackError("user_not_found")
    if person.is_bot:
        raise SlackError("cannot_dm_bot")
    return person.id


def _known(channel: Channel, bot: str) -> bool:
    return not channel.private or bot in channel.members


def _type(channel: Channel) -> str:
    if channel.im:
        return "im"
    return "private_channel" if channel.private else "public_channel"


def _need_scope(workspace: Workspace, kind: str) -> None:
    scope = SCOPE_OF_TYPE.get(kind)
    if scope is None:
        raise SlackError("invalid_types")
    if scope not in workspace.scopes:
        raise MissingScope(scope, ",".join(sorted(workspace.scopes)))


def _need_history(workspace: Workspace, channel: Channel) -> None:
    scope = SCOPE_OF_TYPE[_type(channel)].replace(":read", ":history")
    if scope not in workspace.scopes:
        raise MissingScope(scope, ",".join(sorted(workspace.scopes)))


def _listed(workspace: Workspace, arguments: Json, channels: list[Channel]) -> Json:
    types = str(arguments.get("types") or "public_channel").replace(" ", "").split(",")
    for each in types:
        _need_scope(workspace, each)
    no_archived = flag(arguments, "exclude_archived")
    shown = [
        channel.to_slack(workspace.app.bot_user_id)
        for channel in channels
        if _type(channel) in types and not (no_archived and channel.archived)
    ]
    return page(arguments, "channels", shown)
