"""A running stand-in and small bots to talk to it. Everything here is real: HTTP, signatures,
websockets and Bolt."""

import json
import logging
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, Response, request
from slack_bolt import App
from slack_bolt.adapter.flask import SlackRequestHandler
from slack_sdk import WebClient

from playground.server import Server
from playground.standin import StandIn

Json = dict[str, Any]
MakeBot = Callable[[], App]


@pytest.fixture(autouse=True)
def _quiet_bolt(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL, logger="slack_bolt")


@pytest.fixture
def slack() -> Iterator[StandIn]:
    with StandIn() as running:
        yield running


@pytest.fixture
def client(slack: StandIn) -> WebClient:
    return WebClient(token=slack.bot_token, base_url=slack.api_url)


@pytest.fixture
def make_bot(slack: StandIn) -> MakeBot:
    """A Bolt app without listeners that knows the stand-in only by its addresses and secrets."""

    def make() -> App:
        return App(
            signing_secret=slack.signing_secret,
            client=WebClient(token=slack.bot_token, base_url=slack.api_url),
            process_before_response=True,
        )

    return make


@pytest.fixture
def bot(slack: StandIn, make_bot: MakeBot) -> Iterator[App]:
    """A Bolt app that is connected over HTTP; tests add their listeners to it."""
    app = make_bot()
    handler = SlackRequestHandler(app)
    flask = Flask("bot")

    def events() -> Response:
        response: Response = handler.handle(request)
        return response

    flask.add_url_rule("/slack/events", view_func=events, methods=["POST"])
    with ExitStack() as stack:
        server = Server(flask, 0)
        server.start()
        stack.callback(server.stop)
        slack.connect_http(f"http://127.0.0.1:{server.port}/slack/events")
        yield app


@pytest.fixture
def gallery() -> Json:
    """Every block and element, as a message, a modal and a home tab."""
    found: Json = json.loads((Path(__file__).parent / "gallery.json").read_text())
    return found


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


@pytest.fixture
def modal() -> Json:
    """A modal with one required input."""
    return {
        "type": "modal",
        "callback_id": "profile",
        "title": plain("Profile"),
        "submit": plain("Save"),
        "blocks": [
            {
                "type": "input",
                "block_id": "name",
                "label": plain("Name"),
                "element": {"type": "plain_text_input", "action_id": "value"},
            }
        ],
    }
