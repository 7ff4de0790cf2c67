"""What the inspector lists."""

import urllib.error
from collections.abc import Callable
from typing import Any

import pytest
from slack_bolt import Ack, App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from playground.journal import KEPT, Exchange, Journal
from playground.standin import StandIn

Json = dict[str, Any]
Post = Callable[..., tuple[int, Json]]
Get = Callable[[str], Any]
BAD_BLOCKS: list[Json] = [{"type": "section"}]


@pytest.fixture
def helpful(bot: App) -> App:
    @bot.command("/mlteam")
    def on_command(ack: Ack, command: Json) -> None:
        bot.client.chat_postMessage(channel=command["channel_id"], text="I was asked")
        ack(text="x", blocks=BAD_BLOCKS if command["text"] == "bad" else None)

    return bot


@pytest.mark.usefixtures("helpful")
def test_both_directions_are_listed_the_newest_first(slack: StandIn, get: Get) -> None:
    slack.command("ana", "#ml-team", "/mlteam roles")

    listed = get("exchanges")

    named = [(each["direction"], each["name"], each["outcome"]) for each in listed]
    assert named == [
        ("to_slack", "chat.postMessage", "200"),
        ("to_bot", "/mlteam roles", "200"),
        ("to_slack", "auth.test", "200"),
    ]
    assert all(each["milliseconds"] > 0 and not each["failed"] for each in listed)
    assert abs(listed[0]["at"] - slack.clock().timestamp()) < 30


@pytest.mark.usefixtures("helpful")
def test_each_has_its_payloads(slack: StandIn, get: Get) -> None:
    slack.command("ana", "#ml-team", "/mlteam roles")
    call, command = get("exchanges")[:2]

    called = get(f"exchanges/{call['number']}")
    assert called["request"] == {"channel": "C0MLTEAM001", "text": "I was asked"}
    assert called["answer"]["message"]["text"] == "I was asked"
    asked = get(f"exchanges/{command['number']}")
    assert asked["request"]["user_name"] == "ana"
    assert asked["answer"] == "x"


@pytest.mark.usefixtures("helpful")
def test_what_is_wrong_with_blocks_is_marked(slack: StandIn, client: WebClient, get: Get) -> None:
    with pytest.raises(SlackApiError):
        client.chat_postMessage(channel="C0MLTEAM001", text="x", blocks=BAD_BLOCKS)
    slack.command("ana", "#ml-team", "/mlteam bad")

    _, answered, called = get("exchanges")[:3]

    problem = "[ERROR] must provide one of text, fields [json-pointer:/blocks/0]"
    assert (called["name"], called["outcome"]) == ("chat.postMessage", "invalid_blocks")
    assert called["problems"] == [problem]
    assert (answered["name"], answered["problems"]) == ("/mlteam bad", [problem])


def test_failures_and_faults_show(slack: StandIn, client: WebClient, get: Get) -> None:
    slack.workspace.faults.add("chat.postMessage", cut="after")
    client.retry_handlers.clear()
    with pytest.raises((urllib.error.URLError, ConnectionError)):
        client.chat_postMessage(channel="C0MLTEAM001", text="x")
    slack.command("ana", "#ml-team", "/mlteam")

    nobody, cut = get("exchanges")[:2]

    assert (nobody["outcome"], nobody["failed"]) == ("no_bot_connected", True)
    assert (cut["outcome"], cut["failed"]) == ("connection_lost", True)
    assert get(f"exchanges/{cut['number']}")["answer"] is None


@pytest.mark.usefixtures("helpful")
def test_words_filter_it(slack: StandIn, get: Get) -> None:
    slack.command("ana", "#ml-team", "/mlteam roles")

    def names(words: str) -> list[str]:
        return [each["name"] for each in get(f"exchanges?q={words}")]

    assert names("ASKED") == ["chat.postMessage"]
    assert names("mlteam%20ana%20roles") == ["/mlteam roles"]
    assert names("nothing%20like%20it") == []


def test_no_token_is_shown(slack: StandIn, get: Get) -> None:
    WebClient(base_url=slack.api_url).api_call("auth.test", params={"token": slack.bot_token})

    assert get(f"exchanges/{get('exchanges')[0]['number']}")["request"] == {}


def test_it_can_be_emptied(slack: StandIn, client: WebClient, get: Get, delete: Get) -> None:
    client.auth_test()
    number = get("exchanges")[0]["number"]

    delete("exchanges")

    assert get("exchanges") == []
    assert slack.workspace.journal.find(number) is None
    assert get(f"exchanges/{number}") == {"failure": "that is too long ago"}


def test_it_keeps_the_latest_only() -> None:
    journal = Journal(noted=lambda _: None)
    for moment in range(KEPT + 5):
        journal.note(
            Exchange(
                direction="to_slack", name="x", at=0, began=moment, took=0, request={}, status=200
            )
        )

    kept = [each.number for each in journal.latest()]

    assert kept == list(range(KEPT + 5, 5, -1))
