"""Trigger ids: one use, three seconds."""

from datetime import timedelta
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from playground.clock import ShiftedClock
from playground.grants import Grants
from playground.standin import StandIn

Json = dict[str, Any]
ANA = "U0ANA000001"


def error_of(caught: pytest.ExceptionInfo[SlackApiError]) -> str:
    return str(caught.value.response["error"])


def test_a_trigger_works_once(slack: StandIn, client: WebClient, modal: Json) -> None:
    trigger_id = slack.workspace.grants.new_trigger(ANA)
    client.views_open(trigger_id=trigger_id, view=modal)

    with pytest.raises(SlackApiError) as caught:
        client.views_open(trigger_id=trigger_id, view=modal)

    assert error_of(caught) == "exchanged_trigger_id"


def test_a_trigger_expires_after_three_seconds(
    slack: StandIn, client: WebClient, modal: Json
) -> None:
    now = [100.0]
    slack.workspace.grants = Grants(lambda: now[0])
    in_time, late = (slack.workspace.grants.new_trigger(ANA) for _ in range(2))

    now[0] = 102.9
    client.views_open(trigger_id=in_time, view=modal)
    now[0] = 103.1
    with pytest.raises(SlackApiError) as caught:
        client.views_open(trigger_id=late, view=modal)

    assert error_of(caught) == "expired_trigger_id"


def test_moving_the_clock_does_not_expire_a_trigger(modal: Json) -> None:
    with StandIn() as slack:
        trigger_id = slack.workspace.grants.new_trigger(ANA)
        assert isinstance(slack.clock, ShiftedClock)
        slack.clock.advance(timedelta(days=7))
        client = WebClient(token=slack.bot_token, base_url=slack.api_url)
        assert client.views_open(trigger_id=trigger_id, view=modal)["ok"]


def test_an_unknown_trigger_is_refused(client: WebClient, modal: Json) -> None:
    with pytest.raises(SlackApiError) as caught:
        client.views_open(trigger_id="1.2.3", view=modal)

    assert error_of(caught) == "invalid_trigger_id"
