"""A running stand-in and small bots to talk to it. Everything here is real: HTTP, signatures,
websockets and Bolt."""

import http.client
import json
import logging
import os
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, nullcontext
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, Response, request
from playwright.sync_api import Browser, Page, sync_playwright
from slack_bolt import Ack, App
from slack_bolt.adapter.flask import SlackRequestHandler
from slack_sdk import WebClient

from playground.server import Server
from playground.standin import StandIn
from scripts.take_screenshots import find_chromium

Json = dict[str, Any]
MakeBot = Callable[..., App]
Connect = Callable[..., None]
Post = Callable[..., tuple[int, Json]]


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
def post(slack: StandIn) -> Post:
    def send(path: str, headers: dict[str, str] | None = None, **body: object) -> tuple[int, Json]:
        connection = http.client.HTTPConnection("127.0.0.1", slack.port, timeout=10)
        sent = {"Content-Type": "application/json"} | (headers or {})
        user = body.get("user", "ana")
        try:
            connection.request("POST", f"/ui/{path}?user={user}", json.dumps(body), sent)
            response = connection.getresponse()
            text = response.read()
        finally:
            connection.close()
        return response.status, json.loads(text) if text.startswith(b"{") else {}

    return send


@pytest.fixture
def get(slack: StandIn) -> Callable[[str], Any]:
    """What the page is told at a path."""
    return lambda path: _read(f"{slack.page_url}ui/{path}", "GET")


@pytest.fixture
def delete(slack: StandIn) -> Callable[[str], Any]:
    return lambda path: _read(f"{slack.page_url}ui/{path}", "DELETE")


def _read(url: str, method: str) -> object:
    asked = urllib.request.Request(url, method=method)  # noqa: S310 -- our own server
    try:
        with urllib.request.urlopen(asked) as response:  # noqa: S310
            return json.load(response)
    except urllib.error.HTTPError as error:
        with error:
            return json.load(error)


@pytest.fixture
def make_bot(slack: StandIn) -> MakeBot:
    """A Bolt app without listeners that knows the stand-in only by its addresses and secrets."""

    def make(*, ignore_itself: bool = True) -> App:
        return App(
            signing_secret=slack.signing_secret,
            client=WebClient(token=slack.bot_token, base_url=slack.api_url),
            process_before_response=True,
            ignoring_self_events_enabled=ignore_itself,
        )

    return make


@pytest.fixture
def connect(slack: StandIn) -> Iterator[Connect]:
    """Serves a Bolt app over HTTP; each request is handled inside the guard."""
    with ExitStack() as stack:

        def make(app: App, guard: AbstractContextManager[object] | None = None) -> None:
            handler = SlackRequestHandler(app)
            flask = Flask("bot")

            def events() -> Response:
                with guard or nullcontext():
                    response: Response = handler.handle(request)
                    return response

            flask.add_url_rule("/slack/events", view_func=events, methods=["POST"])
            server = Server(flask, 0)
            server.start()
            stack.callback(server.stop)
            slack.connect_http(f"http://127.0.0.1:{server.port}/slack/events")

        yield make


@pytest.fixture
def bot(make_bot: MakeBot, connect: Connect) -> App:
    """A Bolt app that is connected over HTTP; tests add their listeners to it."""
    app = make_bot()
    connect(app)
    return app


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


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    # Not for the whole session: while it is open, this thread has a running event loop.
    chromium = find_chromium()
    if chromium is None:
        # CI installs it, and may not pass without having looked.
        (pytest.fail if os.environ.get("CI") else pytest.skip)("there is no Chromium")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Browser, slack: StandIn) -> Iterator[Page]:
    """Ana's page. A script that fails there fails the test."""
    errors: list[str] = []
    opened = browser.new_page(viewport={"width": 1280, "height": 900}, locale="en-GB")
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.set_default_timeout(10_000)
    opened.goto(f"{slack.page_url}?user=ana")
    opened.wait_for_selector("body[data-ready]")
    yield opened
    opened.close()
    assert errors == []


@pytest.fixture
def heard(bot: App, gallery: Json) -> list[Json]:
    """A bot that shows everything; what it was told is in this list."""
    told: list[Json] = []
    _show_everything(bot, gallery)
    _take_submissions(bot, told)
    _change_views(bot, gallery["modal"])
    _take_actions(bot, told)
    return told


def _show_everything(bot: App, gallery: Json) -> None:
    @bot.command("/mlteam")
    def on_command(ack: Ack, command: Json, client: WebClient) -> None:
        if command["text"] == "modal":
            client.views_open(trigger_id=command["trigger_id"], view=gallery["modal"])
            ack()
        else:
            ack(text="Everything", blocks=gallery["message"])

    @bot.event("app_home_opened")
    def on_home(event: Json, client: WebClient) -> None:
        client.views_publish(user_id=event["user"], view=gallery["home"])


def _take_submissions(bot: App, told: list[Json]) -> None:
    @bot.view("m")
    def on_submit(ack: Ack, view: Json) -> None:
        values = view["state"]["values"]
        told.append(values)
        taken = values["name"]["v"]["value"] == "Taken"
        ack(response_action="errors", errors={"name": "That is taken."}) if taken else ack()

    @bot.view_closed("m")
    def on_close(ack: Ack) -> None:
        ack()


def _change_views(bot: App, modal: Json) -> None:
    other = modal | {"title": {"type": "plain_text", "text": "Another"}}

    @bot.action("push")
    def on_push(ack: Ack, body: Json, client: WebClient) -> None:
        client.views_push(trigger_id=body["trigger_id"], view=other)
        ack()

    @bot.action("upd")
    def on_update(ack: Ack, body: Json, client: WebClient) -> None:
        client.views_update(view_id=body["view"]["id"], view=other)
        ack()


def _take_actions(bot: App, told: list[Json]) -> None:
    @bot.action("fails")
    def on_failure() -> None:
        raise ValueError

    def take(ack: Ack, action: Json) -> None:
        told.append(action)
        ack()

    for action_id in ("go", "del", "size", "more", "boxes", "q", "day"):
        bot.action(action_id)(take)
