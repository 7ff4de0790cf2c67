"""Trouble on order in the Web API."""

import time
import urllib.error

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler

from playground.faults import Cut
from playground.standin import StandIn

ON_ORDER = [
    *("channel_not_found", "is_archived", "not_in_channel", "token_revoked", "account_inactive"),
    *("restricted_action", "msg_too_long", "invalid_blocks", "internal_error"),
]


@pytest.mark.parametrize("error", ON_ORDER)
def test_what_slack_may_answer_to_a_post_comes_on_order(
    slack: StandIn, client: WebClient, error: str
) -> None:
    for method in ("chat.postMessage", "conversations.open"):
        slack.workspace.faults.add(method, error)

    with pytest.raises(SlackApiError, match=error):
        client.chat_postMessage(channel="C0MLTEAM001", text="x")
    with pytest.raises(SlackApiError, match=error):
        client.conversations_open(users="U0ANA000001")
    assert slack.messages("#ml-team", "ana") == []


def test_a_server_error_and_an_answer_that_comes_too_late(slack: StandIn) -> None:
    client = WebClient(token=slack.bot_token, base_url=slack.api_url, timeout=1, retry_handlers=[])
    slack.workspace.faults.add("chat.postMessage", status=500)
    with pytest.raises(SlackApiError, match="fatal_error"):
        client.chat_postMessage(channel="C0MLTEAM001", text="refused")

    slack.workspace.faults.add("chat.postMessage", delay=1.2)
    with pytest.raises(TimeoutError):
        client.chat_postMessage(channel="C0MLTEAM001", text="late")

    assert slack.wait_until(lambda: slack.messages("#ml-team", "ana"))
    assert [each.text for each in slack.messages("#ml-team", "ana")] == ["late"]


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
