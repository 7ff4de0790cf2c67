"""Requests by hand, signed as Slack signs them."""

import hashlib
import hmac
import time
from collections.abc import Mapping
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from playground import payloads
from tests.bot.rig import SECRET, Rig

Json = dict[str, Any]
BEN = "U0BEN000001"


def headers_of(body: bytes, kind: str = payloads.JSON) -> dict[str, str]:
    """Signed byte by byte, whatever they are."""
    made = payloads.signed_headers("", SECRET, now=time.time(), content_type=kind)
    base = b"v0:" + made["X-Slack-Request-Timestamp"].encode() + b":" + body
    signature = hmac.new(SECRET.encode(), base, hashlib.sha256).hexdigest()
    return made | {"X-Slack-Signature": f"v0={signature}"}


def post(
    web: FlaskClient, body: bytes | str, kind: str = payloads.JSON, **headers: str
) -> TestResponse:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    data = body if isinstance(body, bytes) else body.encode()
    return web.post("/slack/events", data=data, headers={**headers_of(data, kind), **named})


def command(rig: Rig, text: str, user: str = BEN, channel: str | None = None) -> str:
    """Each with a trigger of its own, as Slack's."""
    scene = rig.slack.courier.scene(user, channel or rig.key().channel)
    return payloads.command_body(payloads.slash_command("/mlteam", text, scene))


def event(rig: Rig, inner: Mapping[str, Any], event_id: str | None = None) -> Json:
    return payloads.event(
        dict(inner),
        app=rig.slack.workspace.app,
        event_time=rig.clock().timestamp(),
        event_id=event_id,
    )
