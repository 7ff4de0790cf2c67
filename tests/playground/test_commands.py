"""Slash commands, from typing to what Slack shows."""

import time
from typing import Any

import pytest
from slack_bolt import Ack, App, Respond

from playground.delivery import HttpBot
from playground.standin import StandIn
from playground.team import SlashCommand

Json = dict[str, Any]


def test_a_real_bolt_app_accepts_the_signature(slack: StandIn, bot: App) -> None:
    @bot.command("/mlteam")
    def on_command(ack: Ack, command: Json) -> None:
        ack(f"{command['user_name']} in {command['channel_name']} said {command['text']}")

    outcome = slack.command("ana", "#ml-team", "/mlteam roles now")

    assert outcome.answer is not None
    assert outcome.answer.status == 200
    assert outcome.shown is not None
    assert outcome.shown.text == "ana in ml-team said roles now"


@pytest.mark.usefixtures("bot")
def test_a_bolt_app_refuses_another_secret(slack: StandIn) -> None:
    url = slack.courier.http.url if isinstance(slack.courier.http, HttpBot) else ""
    slack.courier.http = HttpBot(url, "another secret")

    outcome = slack.command("ana", "#ml-team", "/mlteam")

    assert outcome.answer is not None
    assert outcome.answer.status == 401
    assert outcome.failure == "http_client_error"


def test_an_answer_is_ephemeral_unless_it_says_otherwise(slack: StandIn, bot: App) -> None:
    @bot.command("/mlteam")
    def on_command(ack: Ack, command: Json) -> None:
        ack(text="hello", response_type="in_channel" if command["text"] == "share" else None)

    slack.command("ana", "#ml-team", "/mlteam")
    assert [each.ephemeral for each in slack.messages("#ml-team", "ana")] == [True]
    assert slack.messages("#ml-team", "ben") == []

    slack.command("ana", "#ml-team", "/mlteam share")
    assert [each.text for each in slack.messages("#ml-team", "ben")] == ["/mlteam share", "hello"]


def test_an_empty_answer_shows_nothing(slack: StandIn, bot: App) -> None:
    @bot.command("/mlteam")
    def on_command(ack: Ack) -> None:
        ack()

    outcome = slack.command("ana", "#ml-team", "/mlteam")

    assert outcome.shown is None
    assert not outcome.failure


def test_blocks_are_shown_with_ids(slack: StandIn, bot: App) -> None:
    section = {"type": "section", "text": {"type": "mrkdwn", "text": "*hi*"}}

    @bot.command("/mlteam")
    def on_command(ack: Ack) -> None:
        ack(text="hi", blocks=[section])

    shown = slack.command("ana", "#ml-team", "/mlteam").shown

    assert shown is not None
    assert shown.blocks[0]["text"]["text"] == "*hi*"
    assert shown.blocks[0]["block_id"]


def test_invalid_blocks_in_an_answer_are_named(slack: StandIn, bot: App) -> None:
    @bot.command("/mlteam")
    def on_command(ack: Ack) -> None:
        ack(text="hi", blocks=[{"type": "section"}])

    shown = slack.command("ana", "#ml-team", "/mlteam").shown

    assert shown is not None
    assert "invalid_command_response" in shown.text
    assert "must provide one of text, fields [json-pointer:/blocks/0]" in shown.text


def test_a_slow_bot_times_out(slack: StandIn, bot: App) -> None:
    @bot.command("/mlteam")
    def on_command(ack: Ack) -> None:
        time.sleep(0.4)
        ack("too late")

    assert isinstance(slack.courier.http, HttpBot)
    slack.courier.http = HttpBot(slack.courier.http.url, slack.signing_secret, timeout=0.1)

    outcome = slack.command("ana", "#ml-team", "/mlteam")

    assert outcome.shown is not None
    assert outcome.shown.text == '/mlteam failed with the error "operation_timeout"'
    assert outcome.shown.ephemeral


def test_a_crashing_bot_is_reported(slack: StandIn, bot: App) -> None:
    @bot.command("/mlteam")
    def on_command() -> None:
        raise ValueError("no")

    shown = slack.command("ana", "#ml-team", "/mlteam").shown

    assert shown is not None
    assert shown.text == '/mlteam failed with the error "http_service_error"'


def test_an_unreachable_bot_is_reported(slack: StandIn) -> None:
    slack.connect_http("http://127.0.0.1:1/slack/events")

    assert slack.command("ana", "#ml-team", "/mlteam").failure == "dispatch_failed"


def test_without_a_bot_the_command_goes_nowhere(slack: StandIn) -> None:
    shown = slack.command("ana", "#ml-team", "/mlteam").shown

    assert shown is not None
    assert shown.text == "/mlteam goes nowhere: no bot is connected to this page yet."


@pytest.mark.usefixtures("bot")
def test_an_unknown_command_is_refused_by_slackbot(slack: StandIn) -> None:
    shown = slack.command("ana", "#ml-team", "/nothing here").shown

    assert shown is not None
    assert shown.user == "USLACKBOT"
    assert shown.text == "/nothing is not a valid command."
    assert slack.courier.sent == []


def test_should_escape_sends_ids(slack: StandIn, bot: App) -> None:
    slack.workspace.commands = [SlashCommand(name="/mlteam", should_escape=True)]
    texts = []

    @bot.command("/mlteam")
    def on_command(ack: Ack, command: Json) -> None:
        texts.append(command["text"])
        ack()

    slack.command("ana", "#ml-team", "/mlteam ask @ben about #hiring-plan & <that>")

    assert texts == ["ask <@U0BEN000001> about <#C0HIRING001|hiring-plan> &amp; &lt;that&gt;"]


def test_a_private_channel_is_not_named(slack: StandIn, bot: App) -> None:
    names = []

    @bot.command("/mlteam")
    def on_command(ack: Ack, command: Json) -> None:
        names.append(command["channel_name"])
        ack()

    slack.command("ana", "#leadership", "/mlteam")
    slack.command("ana", "ana", "/mlteam")

    assert names == ["privategroup", "directmessage"]


def test_a_response_url_works_five_times(slack: StandIn, bot: App) -> None:
    statuses: list[int] = []

    @bot.command("/mlteam")
    def on_command(ack: Ack, respond: Respond) -> None:
        ack()
        statuses.extend(respond(f"answer {number}").status_code for number in range(6))

    slack.command("ana", "#hiring-plan", "/mlteam")

    assert statuses == [200] * 5 + [404]
    shown = slack.messages("#hiring-plan", "ana")
    assert [each.text for each in shown] == [f"answer {number}" for number in range(5)]
    assert all(each.ephemeral for each in shown)


def test_the_bot_is_invited_by_command(slack: StandIn, bot: App) -> None:
    joined = []

    @bot.event("member_joined_channel")
    def on_join(event: Json) -> None:
        joined.append((event["channel"], event["inviter"]))

    slack.command("ben", "#hiring-plan", "/invite @mlteam")
    slack.invite_bot("ben", "#hiring-plan")

    assert joined == [("C0HIRING001", "U0BEN000001")]
    sentence = slack.messages("#hiring-plan", "ana")[0].text
    assert sentence == "was added to the channel by <@U0BEN000001>."
