"""Short-lived permissions that Slack hands out with each payload: triggers and response URLs."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from playground.errors import SlackError

TRIGGER_SECONDS = 3.0
RESPONSE_USES = 5
RESPONSE_SECONDS = 30 * 60.0


@dataclass(kw_only=True)
class Trigger:
    user: str
    issued: float
    used: bool = False


@dataclass(kw_only=True)
class ResponseUrl:
    """What may be answered where: to whom, in which channel, and about which message."""

    user: str
    channel: str
    issued: float
    message_ts: str | None = None
    uses: int = 0


class Grants:
    """`monotonic` is real time in seconds: these lifetimes do not follow the shifted clock."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._triggers: dict[str, Trigger] = {}
        self._responses: dict[str, ResponseUrl] = {}
        self._lock = Lock()

    def new_trigger(self, user: str) -> str:
        name = f"{secrets.randbelow(10**13)}.{secrets.randbelow(10**13)}.{secrets.token_hex(16)}"
        with self._lock:
            self._triggers[name] = Trigger(user=user, issued=self._monotonic())
        return name

    def has_trigger(self, name: str) -> bool:
        """Whether it was given out here, whatever became of it."""
        with self._lock:
            return name in self._triggers

    def use_trigger(self, name: str) -> str:
        """The user whose action it was. Raises the error that views.open answers with."""
        with self._lock:
            trigger = self._triggers.get(name)
            if trigger is None:
                raise SlackError("invalid_trigger_id")
            if trigger.used:
                raise SlackError("exchanged_trigger_id")
            if self._monotonic() - trigger.issued > TRIGGER_SECONDS:
                raise SlackError("expired_trigger_id")
            trigger.used = True
            return trigger.user

    def new_response_url(self, user: str, channel: str, message_ts: str | None = None) -> str:
        """The secret last part of a response URL."""
        name = secrets.token_urlsafe(18)
        grant = ResponseUrl(
            user=user, channel=channel, message_ts=message_ts, issued=self._monotonic()
        )
        with self._lock:
            self._responses[name] = grant
        return name

    def use_response_url(self, name: str) -> ResponseUrl:
        """Raises SlackError for one that is unknown, older than 30 minutes, or used 5 times."""
        with self._lock:
            grant = self._responses.get(name)
            if grant is None:
                raise SlackError("invalid_url")
            if self._monotonic() - grant.issued > RESPONSE_SECONDS:
                raise SlackError("expired_url")
            if grant.uses >= RESPONSE_USES:
                raise SlackError("used_url")
            grant.uses += 1
            return grant
