"""The messages of every conversation."""

import copy
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from threading import RLock
from typing import Any

from playground.feed import Feed
from playground.files import File
from playground.settle import settle
from playground.state import State, initial_state

Json = dict[str, Any]
# It is given the message as it is now and as it was before, None for one that is not there.
Watcher = Callable[["Message | None", "Message | None"], object]


@dataclass(frozen=True)
class Content:
    """What a message says. With blocks, the text is what screen readers read."""

    text: str = ""
    blocks: list[Json] = field(default_factory=list)
    files: list[File] = field(default_factory=list)
    metadata: Json | None = None


@dataclass(kw_only=True)
class Message:
    """`visible_to` is the one person who sees an ephemeral message, None for everybody."""

    ts: str
    channel: str
    user: str
    text: str = ""
    blocks: list[Json] = field(default_factory=list)
    files: list[File] = field(default_factory=list)
    visible_to: str | None = None
    thread_ts: str | None = None
    edited: str | None = None
    metadata: Json | None = None
    state: State = field(default_factory=dict)

    @property
    def ephemeral(self) -> bool:
        return self.visible_to is not None

    def to_slack(self, bot_user: str, bot_id: str, app_id: str, team: str) -> Json:
        shape: Json = {"user": self.user, "type": "message", "ts": self.ts, "team": team}
        if self.user == bot_user:
            shape |= {"bot_id": bot_id, "app_id": app_id}
        if self.thread_ts:
            shape["thread_ts"] = self.thread_ts
        if self.metadata:
            shape["metadata"] = self.metadata
        if self.edited:
            shape["edited"] = {"user": self.user, "ts": self.edited}
        if self.blocks:
            shape["blocks"] = copy.deepcopy(self.blocks)
        if self.files:
            shape |= {"subtype": "file_share", "files": [file.to_slack() for file in self.files]}
        return shape | {"text": self.text}


class Messages:
    """Hands out messages themselves, not copies: change them through this class only."""

    def __init__(self, clock: Callable[[], datetime], feed: Feed, lock: RLock) -> None:
        self._clock = clock
        self._feed = feed
        self._lock = lock
        self._by_channel: dict[str, list[Message]] = {}
        self._last_ts = 0
        self._watchers: list[Watcher] = []

    def watch(self, watcher: Watcher) -> None:
        """Call the watcher after each change, in the thread that made it."""
        self._watchers.append(watcher)

    def add(
        self,
        channel: str,
        user: str,
        content: Content,
        *,
        visible_to: str | None = None,
        thread_ts: str | None = None,
    ) -> Message:
        settled = settle(content.blocks)
        with self._lock:
            message = Message(
                ts=self._next_ts(),
                channel=channel,
                user=user,
                text=content.text,
                blocks=settled,
                files=content.files,
                visible_to=visible_to,
                thread_ts=thread_ts,
                metadata=content.metadata,
                state=initial_state(settled),
            )
            self._by_channel.setdefault(channel, []).append(message)
        self._tell(message, None)
        return message

    def change(self, message: Message, content: Content) -> None:
        settled = settle(content.blocks)
        with self._lock:
            before = replace(message)
            message.text, message.blocks = content.text, settled
            message.state = initial_state(settled, message.state)
            message.edited = self._next_ts()
        self._tell(message, before)

    def remove(self, message: Message) -> None:
        with self._lock:
            self._by_channel[message.channel].remove(message)
        self._tell(None, message)

    def find(self, channel: str, ts: str) -> Message | None:
        with self._lock:
            found = (each for each in self._by_channel.get(channel, []) if each.ts == ts)
            return next(found, None)

    def thread(self, channel: str, ts: str) -> list[Message]:
        """The message with all that was answered to it for everybody to see."""
        with self._lock:
            everything = self._by_channel.get(channel, [])
            return [
                each
                for each in everything
                if ts in (each.ts, each.thread_ts) and not each.ephemeral
            ]

    def all(self) -> list[Message]:
        """Every message of every channel, each channel's oldest first."""
        with self._lock:
            return [each for messages in self._by_channel.values() for each in messages]

    def put_back(self, messages: list[Message]) -> None:
        """Have these in place of all there were. Nobody is told."""
        with self._lock:
            self._by_channel = {}
            for each in sorted(messages, key=lambda each: each.ts):
                self._by_channel.setdefault(each.channel, []).append(each)
            self._last_ts = max((_micros(each.ts) for each in messages), default=0)

    def seen_by(self, channel: str, user: str) -> list[Message]:
        with self._lock:
            everything = self._by_channel.get(channel, [])
            return [each for each in everything if each.visible_to in (None, user)]

    def _tell(self, now: Message | None, before: Message | None) -> None:
        for watcher in self._watchers:
            watcher(now, before)
        if message := now or before:
            self._feed.push("message", f"{message.channel}/{message.ts}")

    def _next_ts(self) -> str:
        # A ts is also the message's id, so two in the same microsecond must differ.
        micros = int(self._clock().timestamp() * 1_000_000)
        self._last_ts = max(self._last_ts + 1, micros)
        return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"


def _micros(ts: str) -> int:
    seconds, _, micros = ts.partition(".")
    return int(seconds) * 1_000_000 + int(micros)
