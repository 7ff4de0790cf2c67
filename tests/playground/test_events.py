"""The Events API over HTTP."""

from datetime import timedelta
from typing import Any

import pytest
from slack_bolt import App, BoltRequest

from playground import payloads
from playground.clock import ShiftedClock
from playground.standin import StandIn

Json = dict[str, Any]


@pytest.mark.usefixtures("bot")
def test_the_request_url_is_verified(slack: StandIn) -> None:
    assert slack.courier.verify_url()


def test_a_mention_reaches_the_bot_where_it_is_a_member(slack: StandIn, bot: App) -> None:
    texts = []

    @bot.event("app_mention")
    def on_mention(event: Json) -> None:
        texts.append((event["channel"], event["text"]))

    slack.post("ana", "#ml-team", "hello @mlteam & <all>")
    slack.post("ana", "#hiring-plan", "hello @mlteam")
    slack.post("ana", "#ml-team", "hello @ben")

    assert texts == [("C0MLTEAM001", "hello <@U0MLTEAM001> &amp; &lt;all&gt;")]


def test_an_event_is_sent_again_with_the_same_id(slack: StandIn, bot: App) -> None:
    seen = []

    @bot.event("member_joined_channel")
    def on_join(body: Json, request: BoltRequest) -> None:
        seen.append((body["event_id"], request.headers.get("x-slack-retry-num")))

    channel = slack.workspace.channel("#ml-team")
    inner = payloads.member_joined_channel(
        "U0BEN000001", channel, app=slack.workspace.app, event_ts="1.0"
    )
    sent = slack.send_event(inner, event_id="Ev1")
    again = slack.redeliver(sent, retry_num=2)

    assert seen == [("Ev1", None), ("Ev1", ["2"])]
    assert sent.answer.ok
    assert again.answer.ok


@pytest.mark.usefixtures("bot")
def test_an_event_that_nobody_handles_is_a_failure(slack: StandIn) -> None:
    sent = slack.send_event({"type": "channel_archive"})

    assert (sent.answer.status, sent.answer.failure) == (404, "http_client_error")


def test_uninstalling_is_told(slack: StandIn, bot: App) -> None:
    told = []

    @bot.event("tokens_revoked")
    def on_revoked(event: Json) -> None:
        told.append(event["tokens"]["bot"])

    @bot.event("app_uninstalled")
    def on_uninstalled(event: Json) -> None:
        told.append(event["type"])

    # Bolt asks auth.test who it is before it handles an event; the token still counts then.
    slack.command("ana", "#ml-team", "/mlteam")
    slack.courier.event(payloads.tokens_revoked(bots=["U0MLTEAM001"]))
    slack.courier.event(payloads.app_uninstalled())

    assert told == [["U0MLTEAM001"], "app_uninstalled"]


def test_event_times_follow_the_clock(slack: StandIn, bot: App) -> None:
    times = []

    @bot.event("app_home_opened")
    def on_home(body: Json) -> None:
        times.append(body["event_time"])

    slack.open_home("ana")
    assert isinstance(slack.clock, ShiftedClock)
    slack.clock.advance(timedelta(days=1))
    slack.open_home("ana")

    assert 86_400 <= times[1] - times[0] <= 86_402


@pytest.mark.usefixtures("bot")
def test_removing_the_bot_is_told_if_asked_for(slack: StandIn) -> None:
    slack.workspace.events = {"member_left_channel"}

    slack.remove_bot("ana", "#ml-team")

    assert [sent.payload["event"]["type"] for sent in slack.courier.sent] == ["member_left_channel"]
    assert "U0MLTEAM001" not in slack.workspace.channel("#ml-team").members
