"""Builds payloads for what happened in the workspace, delivers them, and keeps a record."""

import time
from dataclasses import dataclass, replace
from typing import Any

from playground import payloads
from playground.delivery import NOBODY, Answer, Bot, Delivery, Kind
from playground.echoes import Echoes
from playground.journal import Exchange
from playground.payloads import Scene
from playground.sockets import SocketBot
from playground.workspace import Workspace

Json = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Sent:
    """A payload that went to the bot, and what the bot answered."""

    delivery: Delivery
    answer: Answer

    @property
    def payload(self) -> Json:
        return self.delivery.payload


class Courier:
    def __init__(self, workspace: Workspace, sockets: SocketBot) -> None:
        self.workspace = workspace
        self.sockets = sockets
        self.http: Bot | None = None
        self.sent: list[Sent] = []
        self.echoes = Echoes(workspace, self.notify)

    @property
    def bot(self) -> Bot | None:
        """Where payloads go: the request URL if there is one, else an open websocket."""
        if self.http:
            return self.http
        return self.sockets if self.sockets.connections else None

    def scene(self, user: str, channel: str | None = None, message_ts: str | None = None) -> Scene:
        """The person's moment, with a fresh trigger and response URL."""
        space = self.workspace
        response_url = ""
        if channel:
            name = space.grants.new_response_url(user, channel, message_ts)
            response_url = f"{space.base_url}response/{name}"
        return Scene(
            app=space.app,
            user=space.people[user],
            channel=space.channels[channel] if channel else None,
            trigger_id=space.grants.new_trigger(user),
            response_url=response_url,
        )

    def send(self, kind: Kind, payload: Json) -> Answer:
        return self._deliver(Delivery(kind=kind, payload=payload)).answer

    def event(self, inner: Json, *, event_id: str | None = None) -> Sent:
        """Deliver an event whether or not the app has subscribed to it."""
        now = self.workspace.clock().timestamp()
        app = self.workspace.app
        payload = payloads.event(
            inner,
            app=app,
            event_time=now,
            event_id=event_id,
            external_channel=self._is_shared(inner.get("channel")),
        )
        return self._deliver(Delivery(kind="events_api", payload=payload))

    def _is_shared(self, channel: object) -> bool:
        found = self.workspace.channels.get(str(channel))
        return bool(found and found.shared_with)

    def notify(self, inner: Json, name: str = "") -> Sent | None:
        """Deliver an event if the app hears such events: `name`, or the event's type."""
        heard = self.workspace.hears(name or inner["type"])
        return self.event(inner) if heard and self.bot else None

    def redeliver(self, sent: Sent, retry_num: int = 1, reason: str = "http_timeout") -> Sent:
        """Send the same event again, as Slack does when it was not acknowledged."""
        return self._deliver(replace(sent.delivery, retry_num=retry_num, retry_reason=reason))

    def event_ts(self) -> str:
        return f"{self.workspace.clock().timestamp():.6f}"

    def verify_url(self) -> bool:
        """The handshake with which Slack accepts a request URL."""
        challenge = f"challenge-{time.time_ns()}"
        payload = payloads.url_verification(challenge, app=self.workspace.app)
        answer = self.send("events_api", payload)
        return answer.ok and challenge in answer.body

    def _deliver(self, delivery: Delivery) -> Sent:
        at, began = self.workspace.clock().timestamp(), time.monotonic()
        answer = self.bot.deliver(delivery) if self.bot else NOBODY
        sent = Sent(delivery=delivery, answer=answer)
        self.sent.append(sent)
        exchange = Exchange(
            direction="to_bot",
            name=_name(delivery),
            at=at,
            began=began,
            took=time.monotonic() - began,
            request=delivery.payload,
            status=answer.status,
            answer=answer.json() or answer.body or None,
            failure=answer.failure,
        )
        self.workspace.journal.note(exchange)
        return sent


def _name(delivery: Delivery) -> str:
    """Short, for people: the command as typed, the button pressed, the kind of event."""
    payload = delivery.payload
    match delivery.kind:
        case "slash_commands":
            return f"{payload['command']} {payload['text']}".rstrip()
        case "interactive":
            actions = payload.get("actions") or [{}]
            pressed = actions[0].get("action_id") or payload.get("view", {}).get("callback_id")
            return f"{payload['type']} {pressed or ''}".rstrip()
        case _:
            inner = payload.get("event", payload)
            again = f" (retry {delivery.retry_num})" if delivery.retry_num else ""
            return f"{inner['type']}{again}"
