"""The pane beside a channel: who has it open, what they look at, and what the app put into it."""

from collections.abc import Callable
from threading import RLock
from typing import Any

from playground.messages import Message

Json = dict[str, Any]
Pushed = Callable[[str], object]


class Assistant:
    """Conversations are named by their channel of direct messages, threads by their first ts."""

    def __init__(self, lock: RLock, pushed: Pushed, bot: str) -> None:
        """`pushed` is called with the conversation whenever something in it has changed."""
        self._lock = lock
        self._pushed = pushed
        self._bot = bot
        self._beside: dict[str, str] = {}
        self._prompts: dict[str, Json] = {}
        self._statuses: dict[tuple[str, str], str] = {}
        self._titles: dict[tuple[str, str], str] = {}

    def open(self, user: str, channel: str) -> None:
        """The person has the pane open beside this channel."""
        with self._lock:
            self._beside[user] = channel

    def close(self, user: str) -> None:
        with self._lock:
            self._beside.pop(user, None)

    def beside(self, user: str) -> str:
        """The channel that the person looks at; empty if the pane is not open."""
        return self._beside.get(user, "")

    def suggest(self, channel: str, title: str, prompts: list[Json]) -> None:
        with self._lock:
            self._prompts[channel] = {"title": title, "prompts": prompts}
        self._pushed(channel)

    def set_status(self, channel: str, thread_ts: str, status: str) -> None:
        """Until the app has said something there; an empty one goes at once."""
        with self._lock:
            self._statuses[channel, thread_ts] = status
        self._pushed(channel)

    def set_title(self, channel: str, thread_ts: str, title: str) -> None:
        with self._lock:
            self._titles[channel, thread_ts] = title
        self._pushed(channel)

    def noted(self, now: Message | None, _before: Message | None) -> None:
        """Look at a message: the app's own ends its status."""
        if now and now.user == self._bot:
            with self._lock:
                self._statuses.pop((now.channel, now.thread_ts or ""), None)

    def clear(self) -> None:
        with self._lock:
            for kept in (self._beside, self._prompts, self._statuses, self._titles):
                kept.clear()

    def shown(self, channel: str, user: str) -> Json:
        """What the person's page shows of the conversation."""
        with self._lock:
            statuses, titles = self._of(channel, self._statuses), self._of(channel, self._titles)
            suggested = self._prompts.get(channel, {"title": "", "prompts": []})
            return {
                "channel": channel,
                "beside": self.beside(user),
                **suggested,
                "statuses": {ts: status for ts, status in statuses.items() if status},
                "titles": titles,
            }

    @staticmethod
    def _of(channel: str, kept: dict[tuple[str, str], str]) -> dict[str, str]:
        return {ts: text for (each, ts), text in kept.items() if each == channel}
