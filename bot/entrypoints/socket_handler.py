"""Socket Mode that can be asked to finish: Bolt's own closes the connection on which answers go."""

import threading

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient
from slack_sdk.socket_mode.client import BaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest

QUIET_SECONDS = 0.05
"""With nothing to do for so long, nothing is on its way from one of its queues to another."""


class SocketHandler(SocketModeHandler):
    def __init__(self, app: App, app_token: str, web_client: WebClient) -> None:
        self._busy = 0
        self._changed = threading.Condition()
        super().__init__(app, app_token, web_client=web_client)

    def handle(self, client: BaseSocketModeClient, req: SocketModeRequest) -> None:
        self._count(1)
        try:
            super().handle(client, req)  # type: ignore[arg-type]  # as Bolt's own
        finally:
            self._count(-1)

    def wait_until_idle(self, timeout: float) -> bool:
        """Until all that has come is answered. False when the time is over."""
        with self._changed:
            if not self._changed.wait_for(self._is_idle, timeout):
                return False
            # What begins meanwhile is one more to wait for.
            if self._changed.wait_for(lambda: not self._is_idle(), QUIET_SECONDS):
                return self._changed.wait_for(self._is_idle, timeout)
            return True

    def leave(self) -> None:
        """Take nothing more. `close` waits for its threads for seconds, so it comes last."""
        self.client.auto_reconnect_enabled = False
        self.disconnect()  # type: ignore[no-untyped-call]

    def _is_idle(self) -> bool:
        return not self._busy and self.client.message_queue.empty()

    def _count(self, change: int) -> None:
        with self._changed:
            self._busy += change
            self._changed.notify_all()
