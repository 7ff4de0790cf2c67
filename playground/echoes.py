"""What Slack tells an app about its own messages.

A bot that has subscribed to message.im hears of every message in its direct messages: of its own
too, with its bot_id. Slack sends these events on their own time, so the bot never has to answer
one before its call of the Web API has returned.
"""

import time
from collections import deque
from collections.abc import Callable
from threading import Condition
from typing import Any

from playground.messages import Message
from playground.workspace import Workspace

Json = dict[str, Any]
Notify = Callable[[Json, str], object]


class Echoes:
    """Events that wait for the end of the call that caused them."""

    def __init__(self, workspace: Workspace, notify: Notify) -> None:
        self._workspace = workspace
        self._notify = notify
        self._queue: deque[Json] = deque()
        self._changed = Condition()
        self._untold = 0
        workspace.messages.watch(self._note)

    def tell(self) -> None:
        """Deliver what waits, in the calling thread."""
        while (inner := self._next()) is not None:
            try:
                self._notify(inner, "message.im")
            finally:
                with self._changed:
                    self._untold -= 1
                    self._changed.notify_all()

    def wait_told(self, timeout: float) -> bool:
        """True as soon as nothing waits; False when the time is over."""
        with self._changed:
            return self._changed.wait_for(lambda: self._untold == 0, timeout)

    def _next(self) -> Json | None:
        with self._changed:
            return self._queue.popleft() if self._queue else None

    def _note(self, now: Message | None, before: Message | None) -> None:
        message = now or before
        if message is None or message.ephemeral:
            return
        own = message.user == self._workspace.app.bot_user_id
        if own and self._workspace.channels[message.channel].im:
            with self._changed:
                self._queue.append(self._event(now, before))
                self._untold += 1

    def _event(self, now: Message | None, before: Message | None) -> Json:
        if now and before:
            return self._hidden("message_changed", before) | {"message": self._shown(now)}
        if before:
            return self._hidden("message_deleted", before) | {"deleted_ts": before.ts}
        if now is None:
            raise ValueError("nothing happened")
        return self._shown(now) | {
            "bot_profile": self._profile(),
            "channel": now.channel,
            "channel_type": "im",
            "event_ts": now.ts,
        }

    def _hidden(self, subtype: str, before: Message) -> Json:
        ts = f"{self._workspace.clock().timestamp():.6f}"
        return {
            "type": "message",
            "subtype": subtype,
            "hidden": True,
            "previous_message": self._shown(before),
            "channel": before.channel,
            "channel_type": "im",
            "ts": ts,
            "event_ts": ts,
        }

    def _shown(self, message: Message) -> Json:
        return self._workspace.message_to_slack(message)

    def _profile(self) -> Json:
        app = self._workspace.app
        return {
            "id": app.bot_id,
            "app_id": app.app_id,
            "name": app.app_name,
            "team_id": app.team_id,
            "deleted": False,
            "updated": int(time.time()),
        }
