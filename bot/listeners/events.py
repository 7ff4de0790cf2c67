"""What happens around the bot: its home is opened, it joins a channel, it is removed."""

import re
from typing import Any

from slack_bolt import App, BoltContext
from slack_sdk import WebClient

from bot.deps import Deps
from bot.listeners.slack import channel_key, channels_of
from bot.usecases.access import remember_inviter
from bot.usecases.home import get_home
from bot.usecases.nudges import resume_after_joining
from bot.views.help import greeting_message
from bot.views.home import MOST_CHANNELS, home_view

Body = dict[str, Any]


def register(app: App, deps: Deps) -> None:
    @app.event("app_home_opened")
    def on_home(event: Body, context: BoltContext, client: WebClient) -> None:
        if event.get("tab") != "home":
            return
        user = event["user"]
        key = channel_key(context, "")
        home = get_home(deps, key.workspace, channels_of(client, user), MOST_CHANNELS)
        client.views_publish(user_id=user, view=home_view(home, deps.knowledge))

    @app.event("member_joined_channel")
    def on_joined(event: Body, body: Body, context: BoltContext, client: WebClient) -> None:
        key = channel_key(context, event["channel"])
        if event["user"] != context.bot_user_id:
            return
        # Slack repeats an event that it deems lost; a second greeting would be noise.
        if not deps.store.first_seen(key.workspace, body["event_id"], at=deps.clock()):
            return
        remember_inviter(deps, key, event.get("inviter") or "")
        resume_after_joining(deps, key)
        has_profile = deps.store.find_profile(key) is not None
        greeting = greeting_message(has_profile=has_profile)
        client.chat_postMessage(channel=key.channel, text=greeting.text, blocks=greeting.blocks)

    @app.event("app_uninstalled")
    def on_uninstalled(context: BoltContext) -> None:
        deps.store.forget_workspace(channel_key(context, "").workspace)

    @app.event(re.compile(""))
    def on_other_event() -> None:
        """Acknowledge quietly; otherwise Slack would send it again."""
