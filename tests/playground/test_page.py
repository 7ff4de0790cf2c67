"""What the page's scripts talk to."""

import json
import threading
import urllib.error
import urllib.request
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from slack_bolt import Ack, App
from slack_sdk import WebClient

from playground.standin import StandIn

Json = dict[str, Any]
Post = Callable[..., tuple[int, Json]]


def state(slack: StandIn, user: str) -> Json:
    with urllib.request.urlopen(f"{slack.page_url}ui/state?user={user}") as response:  # noqa: S310
        found: Json = json.load(response)
    return found


def test_the_page_is_served_with_its_scripts(slack: StandIn) -> None:
    for path, kind in (
        ("", "text/html"),
        ("static/page.js", "javascript"),
        ("static/page.css", "css"),
    ):
        with urllib.request.urlopen(f"{slack.page_url}{path}") as response:  # noqa: S310
            assert kind in response.headers["Content-Type"]


@pytest.mark.parametrize("query", ["?user=nobody", ""])
def test_whoever_is_not_there_becomes_somebody_who_is(slack: StandIn, query: str) -> None:
    del slack.workspace.people["U0ANA000001"]

    with urllib.request.urlopen(f"{slack.page_url}{query}") as response:  # noqa: S310
        assert response.url == f"{slack.page_url}?user=ben"


@pytest.mark.parametrize("name", ["nothing.js", "page.html", "..%2Fpage.py"])
def test_other_files_are_not_served(slack: StandIn, name: str) -> None:
    with pytest.raises(urllib.error.HTTPError, match="404") as caught:
        urllib.request.urlopen(f"{slack.page_url}static/{name}")  # noqa: S310
    caught.value.close()


def test_each_person_sees_their_own(slack: StandIn, client: WebClient) -> None:
    client.chat_postEphemeral(channel="C0MLTEAM001", user="U0ANA000001", text="for Ana")

    ana, ben = state(slack, "ana"), state(slack, "ben")

    assert [each["name"] for each in ana["channels"] if not each["im"]] == [
        *("ml-team", "hiring-plan", "leadership"),
    ]
    assert "C0LEADERS01" not in ben["messages"]
    assert "C0LEADERS01" not in ben["known_channels"]
    assert [each["text"] for each in ana["messages"]["C0MLTEAM001"]] == ["for Ana"]
    assert ben["messages"]["C0MLTEAM001"] == []
    assert not ana["connected"]


def offer_setup(bot: App, modal: Json, names: list[str]) -> None:
    text = {"type": "plain_text", "text": "Set up"}
    button = {"type": "button", "action_id": "setup", "text": text}

    @bot.command("/mlteam")
    def on_command(ack: Ack) -> None:
        ack(text="x", blocks=[{"type": "actions", "block_id": "b", "elements": [button]}])

    @bot.action("setup")
    def on_setup(ack: Ack, body: Json) -> None:
        bot.client.views_open(trigger_id=body["trigger_id"], view=modal)
        ack()

    @bot.view("profile")
    def on_submit(ack: Ack, view: Json) -> None:
        names.append(view["state"]["values"]["name"]["value"]["value"])
        ack()


def test_talking_clicking_and_submitting(slack: StandIn, bot: App, modal: Json, post: Post) -> None:
    names: list[str] = []
    offer_setup(bot, modal, names)

    post("say", user="ana", channel="C0MLTEAM001", text="hello")
    post("say", user="ana", channel="C0MLTEAM001", text="/mlteam")
    seen = state(slack, "ana")["messages"]["C0MLTEAM001"]
    assert [each["text"] for each in seen] == ["hello", "x"]

    target = {"channel": "C0MLTEAM001", "ts": seen[1]["ts"]}
    post("click", user="ana", **target, block_id="b", action_id="setup", values={})
    required = {"name": "Please complete this required field."}
    assert post("submit", user="ana", values={})[1]["errors"] == required
    assert state(slack, "ana")["modals"][0]["errors"] == required
    post("submit", user="ana", values={"name": {"value": "Acme"}})

    assert names == ["Acme"]
    assert state(slack, "ana")["modals"] == []


def test_closing_inviting_and_opening(
    slack: StandIn, client: WebClient, modal: Json, post: Post
) -> None:
    trigger_id = slack.workspace.grants.new_trigger("U0ANA000001")
    client.views_open(trigger_id=trigger_id, view=modal)
    post("close", user="ana")
    assert slack.modal("ana") is None

    post("invite", user="ana", channel="C0HIRING001")
    assert "U0MLTEAM001" in slack.workspace.channel("#hiring-plan").members

    assert post("open_tab", user="ana", tab="home") == (200, {})


@pytest.mark.parametrize(("step", "least"), [("hour", 3600), ("day", 86_400), ("week", 604_800)])
def test_the_clock_is_moved(slack: StandIn, post: Post, step: str, least: int) -> None:
    before = state(slack, "ana")["clock"]["now"]

    post("move_clock", user="ana", step=step)

    assert least <= state(slack, "ana")["clock"]["now"] - before < least + 10


def test_the_clock_goes_to_a_morning(slack: StandIn, post: Post) -> None:
    post("move_clock", user="ana", step="weekday")

    now = slack.clock().astimezone(ZoneInfo("Europe/Madrid"))
    assert now.weekday() < 5
    assert (now.hour, now.minute) == (10, 0)


def test_what_cannot_be_done_is_said(slack: StandIn, post: Post) -> None:
    assert post("say", user="ben", channel="C0LEADERS01", text="x") == (
        409,
        {"failure": "ben is not in leadership"},
    )
    gone = {"channel": "C0MLTEAM001", "ts": "1.1", "block_id": "b", "action_id": "a"}
    assert post("click", user="ana", **gone)[0] == 409

    slack.workspace.clock = lambda: datetime.now(UTC)
    assert post("move_clock", user="ana", step="day")[0] == 409


def test_other_sites_are_refused(post: Post) -> None:
    headers = {"Origin": "https://evil.example"}

    assert post("say", headers, user="ana", channel="C0MLTEAM001", text="x")[0] == 403


def test_changes_are_streamed(slack: StandIn, client: WebClient) -> None:
    url = f"{slack.page_url}ui/stream?after=0"
    with urllib.request.urlopen(url, timeout=5) as response:  # noqa: S310
        client.chat_postMessage(channel="C0MLTEAM001", text="hello")
        lines = (line.decode().strip() for line in response)
        change = json.loads(next(line for line in lines if line.startswith("data:"))[5:])

    assert change["kind"] == "message"
    assert change["subject"].startswith("C0MLTEAM001/")


def test_stopping_ends_the_streams() -> None:
    before = set(threading.enumerate())
    with StandIn() as slack:
        response = urllib.request.urlopen(f"{slack.page_url}ui/stream")  # noqa: S310
        response.readline()
    with response:
        response.read()

    assert set(threading.enumerate()) <= before


def test_a_port_that_is_taken(slack: StandIn) -> None:
    with pytest.raises(OSError, match="in use"), StandIn(port=slack.port):
        pass


def test_stopping_twice_and_unstarted() -> None:
    slack = StandIn()
    slack.stop()
    slack.start()
    slack.stop()
    slack.stop()
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(slack.page_url)  # noqa: S310
