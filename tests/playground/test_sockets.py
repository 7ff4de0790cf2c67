"""Socket Mode, with the handler that bots use."""

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from slack_bolt import Ack, App, BoltRequest
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

from playground.sockets import SocketBot
from playground.standin import StandIn

Json = dict[str, Any]


class Connected:
    def __init__(self, slack: StandIn, app: App) -> None:
        self._slack = slack
        self._handler = SocketModeHandler(app, slack.app_token)
        self._handler.connect()  # type: ignore[no-untyped-call]

    def close(self) -> None:
        # slack_sdk waits three seconds for its own socket unless the other side ends first.
        self._handler.client.auto_reconnect_enabled = False
        self._slack.sockets.close()
        assert self._slack.wait_until(lambda: not self._handler.client.is_connected())
        self._handler.close()  # type: ignore[no-untyped-call]


@pytest.fixture
def app(slack: StandIn, make_bot: Callable[[], App]) -> Iterator[App]:
    app = make_bot()
    connected = Connected(slack, app)
    assert slack.wait_for_socket()
    yield app
    connected.close()


def test_a_command_and_its_answer(slack: StandIn, app: App) -> None:
    @app.command("/mlteam")
    def on_command(ack: Ack, command: Json) -> None:
        ack(text=f"you said {command['text']}")

    shown = slack.command("ana", "#ml-team", "/mlteam roles").shown

    assert shown is not None
    assert shown.text == "you said roles"


def test_a_modal_and_its_errors(slack: StandIn, app: App, modal: Json) -> None:
    @app.command("/mlteam")
    def on_command(ack: Ack, command: Json) -> None:
        app.client.views_open(trigger_id=command["trigger_id"], view=modal)
        ack()

    @app.view("profile")
    def on_submit(ack: Ack) -> None:
        ack(response_action="errors", errors={"name": "Taken."})

    slack.command("ana", "#ml-team", "/mlteam")

    assert slack.fill_and_submit("ana", {"name": "Acme"}).errors == {"name": "Taken."}


def test_a_retried_event_says_so(slack: StandIn, app: App) -> None:
    retries = []

    @app.event("app_home_opened")
    def on_home(request: BoltRequest) -> None:
        retries.append(request.headers.get("x-slack-retry-num"))

    slack.open_home("ana")
    slack.redeliver(slack.courier.sent[-1], retry_num=1)

    assert retries == [["0"], ["1"]]


@pytest.mark.usefixtures("app")
def test_without_an_acknowledgement_it_times_out(slack: StandIn) -> None:
    hasty = SocketBot("A1", timeout=0.1)
    hasty._links = slack.sockets._links  # noqa: SLF001  three seconds are long in a test
    slack.courier.http = hasty

    shown = slack.command("ana", "#ml-team", "/mlteam").shown

    assert shown is not None
    assert shown.text == '/mlteam failed with the error "operation_timeout"'


def test_payloads_go_to_any_of_several_connections(
    slack: StandIn, app: App, make_bot: Callable[[], App]
) -> None:
    answered = []
    other = make_bot()
    for name, each in (("first", app), ("second", other)):

        @each.command("/mlteam")
        def on_command(ack: Ack, name: str = name) -> None:
            answered.append(name)
            ack()

    second = Connected(slack, other)
    assert slack.wait_until(lambda: slack.sockets.connections == 2)
    for _ in range(4):
        slack.command("ana", "#ml-team", "/mlteam")
    second.close()

    assert len(answered) == 4


def test_slack_asks_for_a_new_connection(slack: StandIn, app: App) -> None:
    @app.command("/mlteam")
    def on_command(ack: Ack) -> None:
        ack("still here")

    slack.sockets.ask_to_reconnect()
    assert slack.wait_until(lambda: slack.sockets.connections == 1)

    shown = slack.command("ana", "#ml-team", "/mlteam").shown
    assert shown is not None
    assert shown.text == "still here"


def test_a_ticket_is_good_for_one_connection(slack: StandIn) -> None:
    assert slack.sockets.connections == 0
    assert slack.sockets.new_ticket() != slack.sockets.new_ticket()
    assert not slack.wait_for_socket(timeout=0.01)


def test_stopping_leaves_no_thread() -> None:
    before = set(threading.enumerate())
    with StandIn() as slack:
        client = WebClient(token=slack.bot_token, base_url=slack.api_url)
        connected = Connected(slack, App(signing_secret=slack.signing_secret, client=client))
        assert slack.wait_for_socket()
        connected.close()

    assert set(threading.enumerate()) <= before
