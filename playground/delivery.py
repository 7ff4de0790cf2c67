"""How payloads reach a bot over HTTP, and what comes back."""

import http.client
import json
import time
from dataclasses import dataclass
from typing import Any, Literal, Protocol
from urllib.parse import urlsplit

from playground import payloads

Json = dict[str, Any]
Kind = Literal["slash_commands", "interactive", "events_api"]
TIMEOUT = 3.0


@dataclass(frozen=True, kw_only=True)
class Delivery:
    kind: Kind
    payload: Json
    retry_num: int | None = None
    retry_reason: str = "http_timeout"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """`failure` is Slack's word for what went wrong, empty when the bot acknowledged in time."""

    status: int = 0
    body: str = ""
    failure: str = ""

    @property
    def ok(self) -> bool:
        return not self.failure

    def json(self) -> Json | None:
        """The body as an object; None when it is empty or plain text."""
        try:
            found = json.loads(self.body)
        except ValueError:
            return None
        return found if isinstance(found, dict) else None


NOBODY = Answer(failure="no_bot_connected")


class Bot(Protocol):
    def deliver(self, delivery: Delivery) -> Answer:
        """Hand a payload over and wait three seconds for the answer. It never raises for what
        the bot does: that is the answer's `failure`."""


class HttpBot:
    """A bot behind one request URL, as the Events API, commands and interactivity use it."""

    def __init__(self, url: str, signing_secret: str, timeout: float = TIMEOUT) -> None:
        self.url = url
        self._parts = urlsplit(url)
        self._signing_secret = signing_secret
        self._timeout = timeout

    def deliver(self, delivery: Delivery) -> Answer:
        body, content_type = _encoded(delivery)
        headers = payloads.signed_headers(
            body, self._signing_secret, now=time.time(), content_type=content_type
        )
        if delivery.retry_num is not None:
            headers["X-Slack-Retry-Num"] = str(delivery.retry_num)
            headers["X-Slack-Retry-Reason"] = delivery.retry_reason
        try:
            return self._exchange(body, headers)
        except TimeoutError:
            return Answer(failure="operation_timeout")
        except (OSError, http.client.HTTPException):
            return Answer(failure="dispatch_failed")

    def _exchange(self, body: str, headers: dict[str, str]) -> Answer:
        make = (
            http.client.HTTPSConnection
            if self._parts.scheme == "https"
            else http.client.HTTPConnection
        )
        connection = make(self._parts.netloc, timeout=self._timeout)
        try:
            path = self._parts.path or "/"
            connection.request("POST", path, body.encode(), headers)
            response = connection.getresponse()
            text = response.read().decode(errors="replace")
            return Answer(status=response.status, body=text, failure=_failure(response.status))
        finally:
            connection.close()


def _encoded(delivery: Delivery) -> tuple[str, str]:
    if delivery.kind == "slash_commands":
        return payloads.command_body(delivery.payload), payloads.FORM
    if delivery.kind == "interactive":
        return payloads.interaction_body(delivery.payload), payloads.FORM
    return payloads.event_body(delivery.payload), payloads.JSON


def _failure(status: int) -> str:
    if 200 <= status < 300:  # noqa: PLR2004  HTTP
        return ""
    return "http_client_error" if 400 <= status < 500 else "http_service_error"  # noqa: PLR2004
