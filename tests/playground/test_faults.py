"""Trouble on order in the Web API."""

import time
import urllib.error

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler

from playground.faults import Cut
from playground.standin import StandIn


def test_a_named_error_on_order(slack: StandIn, client: WebClient) -> None:
    slack.workspace.faults.add("chat.postMessage", "channel_not_found", times=2)

    for _ in range(2):
        with pytest.raises(SlackApiError, match="channel_not_found"):
            client.chat_postMessage(channel="C0MLTEAM001", text="x")
    client.chat_postMessage(channel="C0MLTEAM001", text="x")
    assert len(slack.messages("#ml-team", "ana")) == 1


def test_a_rate_limit_on_order(slack: StandIn, client: WebClient) -> None:
    client.retry_handlers.append(RateLimitErrorRetryHandler(max_retry_count=1))
    slack.workspace.faults.add("*", status=429, headers={"Retry-After": "1"})

    started = time.monotonic()
    assert client.chat_postMessage(channel="C0MLTEAM001", text="x")["ok"]

    assert time.monotonic() - started >= 1
    assert [call.answer["ok"] for call in slack.workspace.calls if call.answer] == [False, True]


@pytest.mark.parametrize(("cut", "posted"), [("before", 0), ("after", 1)])
def test_a_broken_connection_on_order(slack: StandIn, cut: Cut, posted: int) -> None:
    client = WebClient(token=slack.bot_token, base_url=slack.api_url, retry_handlers=[])
    slack.workspace.faults.add("chat.postMessage", cut=cut)

    with pytest.raises((urllib.error.URLError, ConnectionError)):
        client.chat_postMessage(channel="C0MLTEAM001", text="x")

    assert len(slack.messages("#ml-team", "ana")) == posted


def test_slowness_and_rubbish_on_order(slack: StandIn, client: WebClient) -> None:
    slack.workspace.faults.add("auth.test", delay=0.2)
    started = time.monotonic()
    assert client.auth_test()["ok"]
    assert time.monotonic() - started >= 0.2

    slack.workspace.faults.add("auth.test", status=503, body="<html>down</html>")
    with pytest.raises(SlackApiError, match="non-JSON"):
        client.auth_test()

    slack.workspace.faults.add("auth.test", "fatal_error")
    slack.workspace.faults.clear()
    assert client.auth_test()["ok"]
