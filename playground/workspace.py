"""Everything that the stand-in knows about one Slack team, in memory."""

import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime
from threading import RLock
from typing import Any

from playground.errors import NotPossible
from playground.faults import Faults
from playground.feed import Feed
from playground.grants import Grants
from playground.messages import Content, Message, Messages
from playground.team import (
    SLACKBOT,
    Channel,
    Installation,
    Person,
    SlashCommand,
    acme_channels,
    acme_people,
)
from playground.views import View, Views

Json = dict[str, Any]

# What an app like ours asks for. chat:write.public is left out, so that a channel to which the
# bot was not invited answers not_in_channel.
USUAL_SCOPES = frozenset(
    {
        *("commands", "chat:write", "users:read", "app_mentions:read"),
        *("channels:read", "groups:read", "im:read", "mpim:read", "im:write"),
    }
)
USUAL_EVENTS = frozenset(
    {
        *("app_home_opened", "app_mention", "app_uninstalled", "tokens_revoked"),
        "member_joined_channel",
    }
)
USUAL_COMMANDS = (SlashCommand(name="/mlteam", usage_hint="[help]"),)


@dataclass(frozen=True, kw_only=True)
class Call:
    """One call of the Web API, with the answer that it got (None when the connection broke)."""

    method: str
    arguments: Json
    answer: Json | None


@dataclass(kw_only=True)
class Workspace:
    """`scopes`, `events` and `commands` are what the app's manifest asks for. `monotonic` is
    real time, for what expires whether or not the clock is moved."""

    clock: Callable[[], datetime]
    app: Installation = field(default_factory=Installation)
    scopes: Collection[str] = USUAL_SCOPES
    events: Collection[str] = USUAL_EVENTS
    commands: Collection[SlashCommand] = USUAL_COMMANDS
    monotonic: Callable[[], float] = time.monotonic

    def __post_init__(self) -> None:
        self.people = {person.id: person for person in acme_people(self.app)}
        self.channels = {channel.id: channel for channel in acme_channels(self.app)}
        self.lock = RLock()
        self.feed = Feed()
        self.faults = Faults()
        self.grants = Grants(self.monotonic)
        self.messages = Messages(self.clock, self.feed, self.lock)
        self.views = Views(self.feed, self.lock)
        self.calls: list[Call] = []
        self.installed = True

    def person(self, who: str) -> Person:
        """By id, name or @name. Raises NotPossible."""
        wanted = who.removeprefix("@")
        for person in self.people.values():
            if wanted in (person.id, person.name):
                return person
        raise NotPossible(f"nobody here is called {who}")

    def channel(self, where: str) -> Channel:
        """By id, name or #name, or a person's for the direct messages. Raises NotPossible."""
        wanted = where.removeprefix("#")
        for channel in self.channels.values():
            if wanted == channel.id or (wanted == channel.name and not channel.im):
                return channel
        return self.direct_messages(self.person(where).id)

    def direct_messages(self, user: str) -> Channel:
        """The person's conversation with the bot."""
        for channel in self.channels.values():
            if channel.im and channel.name == user:
                return channel
        raise NotPossible(f"{user} has no direct messages with the bot")

    def channels_of(self, user: str) -> list[Channel]:
        with self.lock:
            return [each for each in self.channels.values() if user in each.members]

    def join(self, channel: Channel, user: str) -> None:
        with self.lock:
            channel.members.add(user)
        self.feed.push("channel", channel.id)

    def leave(self, channel: Channel, user: str) -> None:
        with self.lock:
            channel.members.discard(user)
        self.feed.push("channel", channel.id)

    def archive(self, channel: Channel) -> None:
        channel.archived = True
        self.feed.push("channel", channel.id)

    def command(self, name: str) -> SlashCommand | None:
        return next((each for each in self.commands if each.name == name), None)

    def record(self, call: Call) -> None:
        with self.lock:
            self.calls.append(call)

    def slackbot_says(self, channel: str, user: str, text: str) -> Message:
        return self.messages.add(channel, SLACKBOT, Content(text), visible_to=user)

    def message_to_slack(self, message: Message) -> Json:
        app = self.app
        with self.lock:
            return message.to_slack(app.bot_user_id, app.bot_id, app.app_id, app.team_id)

    def view_to_slack(self, view: View) -> Json:
        with self.lock:
            return view.to_slack(self.app.team_id, self.app.app_id, self.app.bot_id)
