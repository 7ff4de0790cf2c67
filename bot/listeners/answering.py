"""Buttons that stand for a command, as if whoever presses them had typed it."""

from collections.abc import Mapping
from typing import Any

from slack_bolt import BoltContext
from slack_sdk import WebClient

from bot import subcommands
from bot.deps import Deps
from bot.listeners.slack import build_call, channel_of_message, respond, response_url_of
from bot.reply import Message


def answer(  # noqa: PLR0913 -- what Bolt gives to a listener
    command: str,
    body: Mapping[str, Any],
    context: BoltContext,
    client: WebClient,
    deps: Deps,
    *,
    replace: bool = False,
) -> None:
    """Answer the person below the message with the button, or in its place. Raises UserError."""
    call = build_call(context, client, channel_of_message(body), body)
    reply = subcommands.run(command, call, deps)
    if isinstance(reply, Message):
        respond(response_url_of(body), reply.text, reply.blocks, replace=replace)
