"""Faults that stay on until somebody turns them off."""

import time
import urllib.error
from collections.abc import Callable
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook import WebhookClient

from playground.faults import Fault, Faults, Standing
from playground.standin import StandIn
from playground.switches import RETRY_AFTER, SWITCHES

Json = dict[str, Any]
Post = Callable[..., tuple[int, Json]]


def turn_on(slack: StandIn, name: str, *, method: str = "*", once: bool = False) -> None:
    standing = Standing(name=name, fault=SWITCHES[name].fault, method=method, once=once)
    slack.workspace.faults.turn_on(standing)


@pytest.fixture
def impatient(slack: StandIn) -> WebClient:
    return WebClient(token=slack.bot_token, base_url=slack.api_url, retry_handlers=[])


def test_a_rate_limit_stands_until_it_is_turned_off(slack: StandIn, impatient: WebClient) -> None:
    turn_on(slack, "rate_limit")

    for _ in range(3):
        with pytest.raises(SlackApiError, match="ratelimited") as caught:
            impatient.chat_postMessage(channel="C0MLTEAM001", text="x")
        assert caught.value.response.status_code == 429
        assert caught.value.response.headers["Retry-After"] == str(RETRY_AFTER)
    slack.workspace.faults.turn_off("rate_limit")
    impatient.chat_postMessage(channel="C0MLTEAM001", text="at last")

    assert [each.text for each in slack.messages("#ml-team", "ana")] == ["at last"]


def test_one_for_the_next_call_is_gone_after_it(slack: StandIn, impatient: WebClient) -> None:
    turn_on(slack, "server_error", once=True)

    with pytest.raises(SlackApiError, match="fatal_error"):
        impatient.auth_test()

    assert impatient.auth_test()["ok"]
    assert slack.workspace.faults.standing == []


def test_one_for_a_method_leaves_the_others_alone(slack: StandIn, impatient: WebClient) -> None:
    turn_on(slack, "server_error", method="views.open", once=True)

    assert impatient.auth_test()["ok"]
    trigger = slack.workspace.grants.new_trigger("U0ANA000001")
    with pytest.raises(SlackApiError, match="fatal_error"):
        impatient.views_open(trigger_id=trigger, view={"type": "modal"})


def test_a_lost_connection_comes_after_the_work(slack: StandIn, impatient: WebClient) -> None:
    turn_on(slack, "lost", once=True)

    with pytest.raises((urllib.error.URLError, ConnectionError)):
        impatient.chat_postMessage(channel="C0MLTEAM001", text="done, but who knows")

    assert [each.text for each in slack.messages("#ml-team", "ana")] == ["done, but who knows"]


def test_a_slow_answer_comes(slack: StandIn, impatient: WebClient) -> None:
    turn_on(slack, "slow", once=True)
    began = time.monotonic()

    assert impatient.auth_test()["ok"]

    assert time.monotonic() - began >= 2.5


def test_a_response_url_fails_too(slack: StandIn) -> None:
    name = slack.workspace.grants.new_response_url("U0ANA000001", "C0MLTEAM001")
    turn_on(slack, "server_error", method="response_url", once=True)
    webhook = WebhookClient(f"{slack.page_url}response/{name}", retry_handlers=[])

    assert webhook.send(text="x").status_code == 500
    assert webhook.send(text="y").status_code == 200
    assert [each.text for each in slack.messages("#ml-team", "ana")] == ["y"]


def test_what_was_ordered_comes_before_what_stands() -> None:
    faults = Faults()
    faults.turn_on(Standing(name="slow", fault=Fault(delay=1)))
    faults.add("auth.test", "invalid_auth")

    taken = [faults.take("auth.test"), faults.take("auth.test")]

    assert taken == [Fault(error="invalid_auth"), Fault(delay=1)]


def test_whoever_follows_hears_of_each_change(slack: StandIn, impatient: WebClient) -> None:
    before = slack.workspace.feed.last
    turn_on(slack, "server_error", once=True)
    with pytest.raises(SlackApiError):
        impatient.auth_test()

    kinds = [change.kind for change in slack.workspace.feed.after(before, 1)]
    assert kinds == ["faults", "faults", "exchange"]


def test_the_page_turns_them_on_and_off(slack: StandIn, post: Post) -> None:
    post("fault", name="slow", on=True, method="chat.postMessage", once=True)
    (on,) = slack.workspace.faults.standing
    assert (on.name, on.method, on.once) == ("slow", "chat.postMessage", True)

    post("fault", name="slow", on=False)
    assert slack.workspace.faults.standing == []


@pytest.mark.parametrize(
    "wrong", [{"name": "earthquake"}, {"name": "slow", "method": "chat.shout"}]
)
def test_the_page_refuses_what_does_not_exist(slack: StandIn, post: Post, wrong: Json) -> None:
    status, answer = post("fault", on=True, **wrong)

    assert status == 409
    assert "there is no" in answer["failure"] or "has no" in answer["failure"]
    assert slack.workspace.faults.standing == []
