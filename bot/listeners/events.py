"""What happens around the bot: it joins a channel, it is removed."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

from slack_bolt import App, BoltContext
from slack_sdk import WebClient
from structlog import get_logger

from bot.clients import Clients
from bot.deps import Deps
from bot.language import speaking
from bot.listeners.people import People
from bot.listeners.seen import is_first
from bot.listeners.sending import Sender
from bot.listeners.slack import channel_key
from bot.listeners.welcome import welcome
from bot.usecases.access import remember_inviter
from bot.usecases.nudges import resume_after_joining
from bot.usecases.people import Person
from bot.views.help import greeting_message
from storage.values import ChannelKey

log = get_logger(__name__)

Body = dict[str, Any]
A_SECOND = timedelta(seconds=1)
"""Slack tells times of events in whole seconds, cut off."""


def register(app: App, deps: Deps, people: People, sender: Sender, clients: Clients) -> None:
    @app.event("member_joined_channel")
    def on_joined(event: Body, body: Body, context: BoltContext, client: WebClient) -> None:
        key = channel_key(context, event["channel"])
        if event["user"] != context.bot_user_id:
            return
        # Slack repeats an event that it deems lost; a second greeting would be noise.
        if not is_first(deps, key.workspace, body):
            return
        inviter = event.get("inviter") or ""
        remember_inviter(deps, key, inviter)
        resume_after_joining(deps, key)
        person = people.find(client, key.workspace, inviter) if inviter else None
        _greet(deps, sender, client, key, person)

    @app.event("app_uninstalled")
    def on_uninstalled(body: Body, context: BoltContext) -> None:
        _remove(clients, body, context, deps.clock(), sure=True)

    @app.event("tokens_revoked")
    def on_revoked(event: Body, body: Body, context: BoltContext) -> None:
        if (event.get("tokens") or {}).get("bot"):  # else it was one of a person: we have none
            _remove(clients, body, context, deps.clock(), sure=False)

    @app.event(re.compile(""))
    def on_other_event() -> None:
        """Acknowledge quietly; otherwise Slack would send it again."""


def _remove(
    clients: Clients, body: Body, context: BoltContext, now: datetime, *, sure: bool
) -> None:
    """Both events come, in any order, and each may come late: after the app was added again."""
    told_at = body.get("event_time")
    at = now if told_at is None else datetime.fromtimestamp(told_at, UTC) + A_SECOND
    told = channel_key(context, "").workspace
    # Of an organization Slack may name but one of its workspaces.
    for workspace in dict.fromkeys((told, context.enterprise_id)):
        is_sure = sure and workspace == told and told_at is not None
        if workspace and clients.was_removed(workspace, at, sure=is_sure):
            log.info("app was removed", workspace=workspace)


def _greet(
    deps: Deps, sender: Sender, client: WebClient, key: ChannelKey, inviter: Person | None
) -> None:
    """In the language of whoever invited the bot; Slack does not always say who that was."""
    has_profile = deps.store.find_profile(key) is not None
    with speaking(inviter.language if inviter else ""):
        greeting = greeting_message(has_profile=has_profile)
        client.chat_postMessage(channel=key.channel, text=greeting.text, blocks=greeting.blocks)
        if inviter:
            welcome(deps, sender, client, key.workspace, inviter)
