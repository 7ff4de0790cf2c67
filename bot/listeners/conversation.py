"""A person's conversation with the bot, in direct messages: what Slack knows of it, and shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from slack_sdk import WebClient
from structlog import get_logger

from bot.deps import Deps
from bot.language import say
from bot.listeners.membership import conversations_of
from bot.listeners.slack import thread_of
from bot.reply import Message
from bot.slack_errors import SLACK_FAILURES
from bot.usecases.access import SlackSilent
from bot.usecases.assistant import choose_place, list_sources, suggest
from bot.usecases.home import Place
from bot.views.assistant import (
    about_channel,
    at_channel,
    conversation_title,
    greeting_message,
    prompts,
    prompts_title,
)
from storage.values import ChannelKey

log = get_logger(__name__)
FIRST_MESSAGES = 15
"""Of a conversation; what it is about stands in the first answer."""
_ABOUT = "mlteam_channel"
"""The type of the metadata of our answers."""


@dataclass(frozen=True, kw_only=True)
class Conversation:
    deps: Deps = field(repr=False)
    client: WebClient = field(repr=False)
    workspace: str
    event: Mapping[str, Any] = field(repr=False)
    """Of opening it, of looking elsewhere, or of a message in it."""

    @property
    def channel(self) -> str:
        """The direct messages."""
        return str(self.event["channel"])

    @property
    def is_new(self) -> bool:
        return not self.event.get("thread_ts")

    def find_place(self) -> Place | None:
        """The channel that it is about. Raises SlackSilent if Slack does not tell who is in it."""
        looked_at = _channel_in(self.event.get("app_context") or self.event.get("context"))
        try:
            places = {
                one["id"]: Place(id=one["id"], name=str(one.get("name") or one["id"]))
                for one in conversations_of(self.client, str(self.event["user"]))
                if not one.get("is_archived")
            }
        except SLACK_FAILURES:
            if looked_at or not self.is_new:
                raise SlackSilent(say("errors-slack-silent")) from None
            return None
        with_team = {key.channel for key in self.deps.store.list_channels(self.workspace)}
        return choose_place(looked_at, self._find_subject, places, with_team)

    def greet_once(self, place: Place | None) -> None:
        """Raises SlackApiError or OSError."""
        what = f"greeting {self.event['user']}"
        # Noted first: better not greeted than greeted each time that Slack does not answer.
        if self.deps.store.first_time(self.workspace, what, at=self.deps.clock()):
            told = greeting_message(place)
            self.client.chat_postMessage(channel=self.channel, text=told.text, blocks=told.blocks)

    def answer(self, reply: Message, place: Place | None) -> None:
        """Raises SlackApiError or OSError."""
        metadata, blocks = None, reply.blocks
        if place is not None:
            key = ChannelKey(self.workspace, place.id)
            if self.deps.store.find_profile(key) is not None:
                sources = list_sources(self.deps, key)
                reply = about_channel(reply, place, sources, self.deps.knowledge)
            blocks = at_channel(reply.blocks, place.id)
            metadata = {"event_type": _ABOUT, "event_payload": {"channel_id": place.id}}
        self.client.chat_postMessage(
            channel=self.channel,
            thread_ts=thread_of(self.event),
            text=reply.text,
            blocks=blocks or None,
            metadata=metadata,
        )

    def show_status(self) -> None:
        """Slack takes it away as soon as the answer is there."""
        try:
            self.client.assistant_threads_setStatus(
                channel_id=self.channel,
                thread_ts=str(thread_of(self.event)),
                status=say("assistant-status"),
            )
        except SLACK_FAILURES as error:
            log.info("status not shown", error=str(error))

    def set_title(self, said: str) -> None:
        try:
            self.client.assistant_threads_setTitle(
                channel_id=self.channel,
                thread_ts=str(thread_of(self.event)),
                title=conversation_title(said),
            )
        except SLACK_FAILURES as error:
            log.info("title not set", error=str(error))

    def suggest(self, place: Place | None, said: str = "") -> None:
        """What to ask next, after what was `said`."""
        key = ChannelKey(self.workspace, place.id) if place else None
        offered = prompts(suggest(self.deps, key), said)
        try:
            # With a thread, Slack ignores what an app with an agent view suggests.
            self.client.assistant_threads_setSuggestedPrompts(
                channel_id=self.channel, title=prompts_title(place), prompts=offered
            )
        except SLACK_FAILURES as error:
            log.info("nothing suggested", error=str(error))

    def _find_subject(self) -> str:
        """The channel of the first answer; empty if there is none or Slack does not tell."""
        if self.is_new:
            return ""
        try:
            found = self.client.conversations_replies(
                channel=self.channel,
                ts=self.event["thread_ts"],
                limit=FIRST_MESSAGES,
                include_all_metadata=True,
            )
        except SLACK_FAILURES as error:
            log.info("conversation not read", error=str(error))
            return ""
        said: list[Mapping[str, Any]] = found.get("messages") or []
        return next((about for one in said if (about := _subject_of(one))), "")


def _subject_of(message: Mapping[str, Any]) -> str:
    metadata = message.get("metadata") or {}
    is_ours = message.get("bot_id") and metadata.get("event_type") == _ABOUT
    return str(metadata["event_payload"].get("channel_id") or "") if is_ours else ""


def _channel_in(looked_at: object) -> str:
    """The first channel of what Slack says that a person looks at; empty if there is none."""
    entities = looked_at.get("entities") if isinstance(looked_at, Mapping) else None
    for entity in entities if isinstance(entities, list) else ():
        match entity:
            case {"type": "slack#/types/channel_id", "value": str(channel)}:
                return channel
            case {"type": "slack#/types/message_context", "value": {"channel_id": str(channel)}}:
                return channel
    return ""
