"""Presses in a direct message on what names a channel: as if it were a private answer there.

Whatever is pressed in the assistant pane, or in another direct message, is about a team that is at
home elsewhere. So the request is read as one from that channel, and where to answer it travels in
its response URL, which may be kept and used much later.
"""

from collections.abc import Callable
from typing import Any

from slack_bolt import App, BoltResponse
from slack_sdk import WebClient

from bot.listeners.membership import check_is_in
from bot.listeners.response_urls import Thread, marked
from bot.listeners.slack import channel_named_by
from bot.subcommands.call import is_direct

Body = dict[str, Any]


def register(app: App) -> None:
    """Before the guard, which has to know about which channel it is."""

    @app.middleware
    def take_there(
        body: Body, client: WebClient, next_: Callable[[], BoltResponse]
    ) -> BoltResponse:
        if _is_press_in_direct_message(body) and (named := channel_named_by(body)):
            _move(body, named)
            # Whoever has left a channel may still have its answers here.
            check_is_in(client, body["user"]["id"], named)
        return next_()


def _is_press_in_direct_message(body: Body) -> bool:
    place = body.get("channel") or {}
    return body.get("type") == "block_actions" and is_direct(str(place.get("id") or ""))


def _move(body: Body, channel: str) -> None:
    container, message = body.get("container") or {}, body.get("message") or {}
    thread = str(container.get("thread_ts") or message.get("thread_ts") or "")
    if body.get("response_url"):
        body["response_url"] = marked(body["response_url"], Thread(channel=channel, ts=thread))
    body["channel"] = {**body["channel"], "id": channel}
    body["container"] = {**container, "is_ephemeral": True}
    action = body["actions"][0]
    chosen = action.get("selected_option") or action
    chosen["value"] = chosen["value"].removesuffix(channel).rstrip()
