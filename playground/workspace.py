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
from playground.files import File, Files
from playground.grants import Grants
from playground.messages import Content, Message, Messages
from playground.team import (
    GLOBEX,
    SLACKBOT,
    Channel,
    Installation,
    MessagesTab,
    Person,
    SlashCommand,
    acme_channels,
    acme_groups,
    acme_people,
    globex_person,
)
from playground.views import View, Views

Json = dict[str, Any]

# What an app like ours asks for. chat:write.public is left out, so that a channel to which the
# bot was not invited answers not_in_channel.
USUAL_SCOPES = frozenset(
    {
        *("commands", "chat:write", "users:read", "app_mentions:read"),
        *("channels:read", "groups:read", "im:read", "mpim:read", "im:write"),
        *("im:history", "files:write", "usergroups:read"),
    }
)
USUAL_EVENTS = frozenset(
    {
        *("app_home_opened", "app_mention", "app_uninstalled", "tokens_revoked"),
        *("member_joined_channel", "message.im"),
    }
)
# Slack sends these to an app that was granted one of the scopes.
EVENT_SCOPES = {
    "app_mention": {"app_mentions:read"},
    "member_joined_channel": {"channels:read", "groups:read"},
    "member_left_channel": {"channels:read", "groups:read"},
    "message.im": {"im:history"},
}
USUAL_COMMANDS = (SlashCommand(name="/mlteam", usage_hint="[help]"),)


@dataclass(frozen=True, kw_only=True)
class Call:
    """One call of the Web API, with the answer that it got (None when the connection broke)."""

    method: str
    arguments: Json
    answer: Json | None


@dataclass(kw_only=True)
class Workspace:
    """`scopes`, `events`, `commands` and `messages_tab` are what the app's manifest asks for.
    `monotonic` is real time, for what expires whether or not the clock is moved. `base_url` is
    where the bot finds response URLs and uploads files."""

    clock: Callable[[], datetime]
    app: Installation = field(default_factory=Installation)
    scopes: Collection[str] = USUAL_SCOPES
    events: Collection[str] = USUAL_EVENTS
    commands: Collection[SlashCommand] = USUAL_COMMANDS
    messages_tab: MessagesTab = "open"
    monotonic: Callable[[], float] = time.monotonic
    base_url: str = ""

    def __post_init__(self) -> None:
        self.people = {person.id: person for person in acme_people(self.app)}
        self.channels = {channel.id: channel for channel in acme_channels(self.app)}
        self.groups = {group.id: group for group in acme_groups()}
        self.lock = RLock()
        self.feed = Feed()
        self.faults = Faults()
        self.grants = Grants(self.monotonic)
        self.messages = Messages(self.clock, self.feed, self.lock)
        self.views = Views(self.feed, self.lock)
        self.files = Files(self.clock, self.lock)
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

    def share(self, channel: Channel) -> Person:
        """Share the channel with another organization, of which one person joins it."""
        guest = globex_person()
        with self.lock:
            self.people.setdefault(guest.id, guest)
            channel.shared_with.add(GLOBEX.team_id)
        self.join(channel, guest.id)
        return guest

    def archive(self, channel: Channel) -> None:
        channel.archived = True
        self.feed.push("channel", channel.id)

    def command(self, name: str) -> SlashCommand | None:
        return next((each for each in self.commands if each.name == name), None)

    def hears(self, event: str) -> bool:
        """Whether the app has subscribed to the event and was granted a scope for it."""
        needed = EVENT_SCOPES.get(event)
        return event in self.events and (needed is None or not needed.isdisjoint(self.scopes))

    def file_for(self, file_id: str, user: str) -> File | None:
        """A file that was shared where the person is."""
        file = self.files.find(file_id)
        seen = file and any(user in self.channels[each].members for each in file.channels)
        return file if seen else None

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
            team = self.people[view.user].team_in(self.app.team_id)
            return view.to_slack(team, self.app)
