"""Socket Mode: the websockets that a bot opened, and payloads through them."""

import itertools
import json
import secrets
import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Event, Lock
from typing import Any

from simple_websocket import (  # type: ignore[import-untyped]  # it has no type hints
    ConnectionClosed,
    Server,
)

from playground.delivery import TIMEOUT, Answer, Delivery

Json = dict[str, Any]
# How long a connection may sit before it looks whether it should end.
GLANCE = 0.2


@dataclass(kw_only=True)
class Waiting:
    """An envelope that was sent and is not acknowledged yet."""

    done: Event = field(default_factory=Event)
    body: str = ""


class Link:
    """One open websocket."""

    def __init__(self, ws: Server) -> None:
        self.ws = ws
        self.closing = Event()
        self._sending = Lock()

    def send(self, message: Json) -> None:
        with self._sending:
            self.ws.send(json.dumps(message))

    def messages(self, on_message: Callable[[Json], None]) -> None:
        """Read until either side closes."""
        while not self.closing.is_set():
            received = self.ws.receive(timeout=GLANCE)
            if received is not None:
                on_message(json.loads(received))

    def hang_up(self) -> None:
        self.closing.set()
        with suppress(ConnectionClosed, OSError):  # the other side may have been first
            self.ws.close()
        with suppress(OSError):
            # Its reader sits in recv() until the other side answers; this wakes it at once.
            self.ws.sock.shutdown(socket.SHUT_RDWR)
        self.ws.thread.join()


class SocketBot:
    """A bot at the other end of one or more websockets; each payload goes to one of them."""

    def __init__(self, app_id: str, timeout: float = TIMEOUT) -> None:
        self._app_id = app_id
        self._timeout = timeout
        self._tickets: set[str] = set()
        self._links: list[Link] = []
        self._waiting: dict[str, Waiting] = {}
        self._turn = itertools.count()
        self._lock = Lock()
        self._changed = Event()

    @property
    def connections(self) -> int:
        return len(self._links)

    def new_ticket(self) -> str:
        ticket = secrets.token_urlsafe(16)
        self._tickets.add(ticket)
        return ticket

    def serve(self, ws: Server, ticket: str) -> None:
        """Hold one connection open until it ends."""
        link = Link(ws)
        with self._lock:
            known = ticket in self._tickets
            self._tickets.discard(ticket)
            if known:
                self._links.append(link)
        try:
            if known:
                link.send(self._hello())
                self._changed.set()
                link.messages(self._acknowledged)
        except ConnectionClosed:
            pass  # the usual end
        finally:
            self._forget(link)
            link.hang_up()

    def wait_connected(self, timeout: float = 10.0) -> bool:
        """True as soon as a bot has connected."""
        return self._changed.wait(timeout)

    def deliver(self, delivery: Delivery) -> Answer:
        envelope_id = secrets.token_hex(16)
        waiting = self._waiting[envelope_id] = Waiting()
        try:
            self._next_link().send(_envelope(envelope_id, delivery))
            if waiting.done.wait(self._timeout):
                return Answer(status=200, body=waiting.body)
            return Answer(failure="operation_timeout")
        except (ConnectionClosed, OSError, LookupError):
            return Answer(failure="dispatch_failed")
        finally:
            del self._waiting[envelope_id]

    def ask_to_reconnect(self, reason: str = "refresh_requested") -> None:
        """Slack does this every few hours: the bot opens a new connection, this one ends."""
        with self._lock:
            links, self._links = self._links, []
        for link in links:
            link.send({"type": "disconnect", "reason": reason, "debug_info": {}})
            link.closing.set()

    def close(self) -> None:
        with self._lock:
            links, self._links = self._links, []
        for link in links:
            link.hang_up()

    def _next_link(self) -> Link:
        with self._lock:
            if not self._links:
                raise LookupError("no open connection")
            return self._links[next(self._turn) % len(self._links)]

    def _forget(self, link: Link) -> None:
        with self._lock:
            if link in self._links:
                self._links.remove(link)
            if not self._links:
                self._changed.clear()

    def _acknowledged(self, message: Json) -> None:
        waiting = self._waiting.get(message.get("envelope_id", ""))
        if waiting:
            payload = message.get("payload")
            waiting.body = json.dumps(payload) if payload else ""
            waiting.done.set()

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": self.connections,
            "connection_info": {"app_id": self._app_id},
            "debug_info": {"host": "standin", "approximate_connection_time": 18060},
        }


def _envelope(envelope_id: str, delivery: Delivery) -> Json:
    envelope: Json = {
        "envelope_id": envelope_id,
        "type": delivery.kind,
        "payload": delivery.payload,
        "accepts_response_payload": delivery.kind != "events_api",
    }
    if delivery.kind == "events_api":
        reason = delivery.retry_reason if delivery.retry_num else ""
        envelope |= {"retry_attempt": delivery.retry_num or 0, "retry_reason": reason}
    return envelope
