"""Everything that the stand-in knows about one Slack team, in memory."""

import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from datetime import datetime
from threading import Event, RLock
from typing import Any

from playground.assistant import Assistant
from playground.blockkit import Problem, file_problems, files_in, newer_problems
from playground.errors import NotPossible
from playground.faults import Faults
from playground.feed import Feed
from playground.files import File, Files
from playground.grants import Grants
from playground.journal import Journal
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
        *("im:history", "files:write", "usergroups:read", "assistant:write"),
    }
)
USUAL_EVENTS = frozenset(
    {
        *("app_home_opened", "app_mention", "app_uninstalled", "tokens_revoked"),
        *("member_joined_channel", "message.im", "app_context_changed"),
    }
)
# Slack sends these to an app that was granted one of the scopes.
EVENT_SCOPES = {
    "app_context_changed": {"assistant:write"},
    "app_mention": {"app_mentions:read"},
    "member_joined_channel": {"channels:read", "groups:read"},
    "member_left_channel": {"channels:read", "groups:read"},
    "message.im": {"im:history"},
    "user_change": {"users:read"},
    "channel_archive": {"channels:read", "groups:read"},
    "channel_unarchive": {"channels:read", "groups:read"},
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
    Without `knows_newer_blocks`, tables, cards and the like are refused as unknown.
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
    knows_newer_blocks: bool = True

    def __post_init__(self) -> None:
        self.people = {person.id: person for person in acme_people(self.app)}
        self.channels = {channel.id: channel for channel in acme_channels(self.app)}
        self.groups = {group.id: group for group in acme_groups()}
        self.lock = RLock()
        self.feed = Feed()
        self.faults = Faults(lambda: self.feed.push("faults", ""))
        self.journal = Journal(noted=lambda number: self.feed.push("exchange", str(number)))
        self.caption = ""
        self.look = ""
        """The conversation to which a story turns every page that can see it."""
        self.watched = Event()
        """Set as soon as somebody has opened the page."""
        self.grants = Grants(self.monotonic)
        self.messages = Messages(self.clock, self.feed, self.lock)
        self.assistant = Assistant(
            self.lock, lambda channel: self.feed.push("assistant", channel), self.app.bot_user_id
        )
        self.messages.watch(self.assistant.noted)
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

    def unarchive(self, channel: Channel) -> None:
        """Open it again. To a public one the bot has to be invited anew, as in Slack; its people,
        who would have to join anew there, are back at once."""
        channel.archived = False
        if not channel.private:
            channel.members.discard(self.app.bot_user_id)
        self.feed.push("channel", channel.id)

    def speak(self, user: str, locale: str) -> Person:
        """Change the language that the person has chosen in Slack."""
        with self.lock:
            self.people[user] = replace(self.people[user], locale=locale)
        self.feed.push("person", user)
        return self.people[user]

    def announce(self, caption: str, look: str = "") -> None:
        """Say on every page what is going on, and turn it to a conversation; empty says nothing,
        and leaves it where it is."""
        self.caption, self.look = caption, look
        self.feed.push("caption", caption)

    def command(self, name: str) -> SlashCommand | None:
        return next((each for each in self.commands if each.name == name), None)

    def hears(self, event: str) -> bool:
        """Whether the app has subscribed to the event and was granted a scope for it."""
        needed = EVENT_SCOPES.get(event)
        return event in self.events and (needed is None or not needed.isdisjoint(self.scopes))

    def file_for(self, file_id: str, user: str) -> File | None:
        """A file that was shared where the person is, or is shown in what they see."""
        file = self.files.find(file_id)
        seen = file and any(user in self.channels[each].members for each in file.channels)
        return file if seen or file_id in files_in(self._blocks_seen(user)) else None

    def _blocks_seen(self, user: str) -> list[Json]:
        channels = [each.id for each in self.channels_of(user)]
        home = self.views.home(user)
        shown: list[Message | View] = [*self.views.stack(user), *([home] if home else [])]
        for each in channels:
            shown += self.messages.seen_by(each, user)
        return [block for each in shown for block in each.blocks]

    def refused(self, blocks: list[Json], at: str = "/blocks") -> list[Problem]:
        """What this workspace refuses in blocks that are well formed."""
        newer = [] if self.knows_newer_blocks else newer_problems(blocks, at)
        now = self.monotonic()
        return newer + file_problems(blocks, lambda name: self.files.can_be_shown(name, now), at)

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
