"""What people say to the bot: in a channel with @mlteam, and in direct messages."""

from collections.abc import Mapping
from typing import Any

from slack_bolt import App, BoltContext
from slack_sdk import WebClient

from bot.deps import Deps
from bot.listeners import assistant
from bot.listeners.seen import is_first
from bot.listeners.sending import Sender
from bot.listeners.slack import build_call, channel_key, reply_to
from bot.mrkdwn import readable
from bot.reply import Handout
from bot.subcommands.call import is_direct
from bot.subcommands.said import run_said

Body = dict[str, Any]
_WRITTEN = frozenset({None, "file_share"})
"""Subtypes of messages that somebody has just written; others tell of edits and the like."""


def register(app: App, deps: Deps, sender: Sender) -> None:
    @app.event("app_mention")
    def on_mention(event: Body, body: Body, context: BoltContext, client: WebClient) -> None:
        # Of a mention in a direct message Slack tells as a message too.
        if not is_direct(event["channel"]) and _is_new(event, body, context, deps):
            _answer(event, context, client, deps, sender)

    @app.event("message")
    def on_message(event: Body, body: Body, context: BoltContext, client: WebClient) -> None:
        if event.get("channel_type") == "im" and _is_new(event, body, context, deps):
            assistant.answer(event, context, client, deps, sender)


def _answer(
    event: Body, context: BoltContext, client: WebClient, deps: Deps, sender: Sender
) -> None:
    call = build_call(context, client, event["channel"], event)
    reply = run_said(readable(event.get("text") or ""), call, deps)
    if isinstance(reply, Handout):
        sender.send(reply.document, event, call.user, client)
        reply = reply.message
    reply_to(client, event, reply.text, reply.blocks)


def _is_new(event: Body, body: Body, context: BoltContext, deps: Deps) -> bool:
    """Whether a person said it, and we have not heard it before: Slack repeats an event that it
    deems lost, and the answer to it may be there all the same.
    """
    if not _is_of_a_person(event, context):
        return False
    workspace = channel_key(context, event["channel"]).workspace
    return is_first(deps, workspace, body)


def _is_of_a_person(event: Mapping[str, Any], context: BoltContext) -> bool:
    """Not of a bot, of this one least of all."""
    user = event.get("user")
    is_of_bot = bool(event.get("bot_id")) or not user or user == context.bot_user_id
    return not is_of_bot and event.get("subtype") in _WRITTEN
