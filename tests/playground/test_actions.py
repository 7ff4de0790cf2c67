"""Buttons, menus and inputs of messages, and response URLs."""

from dataclasses import dataclass
from typing import Any

import pytest
from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from playground.errors import NotPossible
from playground.messages import Message
from playground.standin import StandIn
from playground.state import NoSuchOption, raw_value

Json = dict[str, Any]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def option(value: str) -> Json:
    return {"text": plain(value.title()), "value": value}


def actions(*elements: Json) -> list[Json]:
    return [{"type": "actions", "block_id": "acts", "elements": [*elements]}]


def button(action_id: str, **more: object) -> Json:
    return {"type": "button", "action_id": action_id, "text": plain("Go"), **more}


def posted(slack: StandIn, client: WebClient, blocks: list[Json]) -> Message:
    client.chat_postMessage(channel="C0MLTEAM001", text="choose", blocks=blocks)
    return slack.messages("#ml-team", "ana")[-1]


def test_a_button_says_who_pressed_what_where(slack: StandIn, client: WebClient, bot: App) -> None:
    bodies = []

    @bot.action("accept")
    def on_accept(ack: Ack, body: Json) -> None:
        bodies.append(body)
        ack()

    message = posted(slack, client, actions(button("accept", value="7")))
    slack.click("ben", message, "accept")

    body = bodies[0]
    assert body["user"]["id"] == "U0BEN000001"
    assert body["container"] == {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": "C0MLTEAM001",
        "is_ephemeral": False,
    }
    assert body["message"]["ts"] == message.ts
    assert body["actions"][0]["value"] == "7"
    assert body["actions"][0]["block_id"] == "acts"


@dataclass(frozen=True)
class Choice:
    element: Json
    raw: object
    field: str
    sent: object


CHOICES = [
    Choice({"type": "static_select", "options": [option("a")]}, "a", "selected_option", "a"),
    Choice({"type": "overflow", "options": [option("a")]}, "a", "selected_option", "a"),
    Choice({"type": "checkboxes", "options": [option("a")]}, ["a"], "selected_options", ["a"]),
    Choice({"type": "radio_buttons", "options": [option("a")]}, "a", "selected_option", "a"),
    Choice({"type": "datepicker"}, "2026-12-01", "selected_date", "2026-12-01"),
    Choice({"type": "timepicker"}, "09:30", "selected_time", "09:30"),
    Choice({"type": "datetimepicker"}, 1795442400, "selected_date_time", 1795442400),
    Choice({"type": "users_select"}, "U0BEN000001", "selected_user", "U0BEN000001"),
    Choice({"type": "channels_select"}, "C0HIRING001", "selected_channel", "C0HIRING001"),
    Choice({"type": "conversations_select"}, "C1", "selected_conversation", "C1"),
]


@pytest.mark.parametrize("choice", CHOICES, ids=lambda choice: choice.element["type"])
def test_a_choice_arrives(slack: StandIn, client: WebClient, bot: App, choice: Choice) -> None:
    seen = []

    @bot.action("choose")
    def on_choose(ack: Ack, action: Json, body: Json) -> None:
        seen.append((action, body["state"]["values"]))
        ack()

    message = posted(slack, client, actions(choice.element | {"action_id": "choose"}))
    slack.click("ana", message, "choose", choice.raw)

    action, state = seen[0]
    assert raw_value({choice.field: action[choice.field]}) == choice.sent
    # An overflow menu forgets; everything else is in the message's state from now on.
    assert ("acts" in state) == (choice.element["type"] != "overflow")


def test_an_option_that_is_not_offered(slack: StandIn, client: WebClient) -> None:
    element = {"type": "static_select", "action_id": "a", "options": [option("one")]}
    message = posted(slack, client, actions(element))

    with pytest.raises(NoSuchOption, match=r"offers \['one'\], not 'two'"):
        slack.click("ana", message, "a", "two")
    with pytest.raises(NotPossible, match=r"there is no b here; there are \['a'\]"):
        slack.click("ana", message, "b")


def test_of_buttons_with_one_action_id_the_value_decides(
    slack: StandIn, client: WebClient, bot: App
) -> None:
    values = []

    @bot.action("decide")
    def on_decide(ack: Ack, action: Json) -> None:
        values.append(action["value"])
        ack()

    blocks = [
        {"type": "section", "text": plain(value), "accessory": button("decide", value=value)}
        for value in ("yes", "no")
    ]
    slack.click("ana", posted(slack, client, blocks), "decide", "no")

    assert values == ["no"]


def test_an_input_block_is_silent_unless_it_dispatches(
    slack: StandIn, client: WebClient, bot: App
) -> None:
    asked = []

    @bot.action("ask")
    def on_ask(ack: Ack, action: Json) -> None:
        asked.append(action["value"])
        ack()

    field = {"type": "plain_text_input", "action_id": "ask"}
    block = {"type": "input", "label": plain("Ask"), "element": field}
    slack.click("ana", posted(slack, client, [block]), "ask", "who?")
    assert asked == []

    slack.click("ana", posted(slack, client, [block | {"dispatch_action": True}]), "ask", "who?")
    assert asked == ["who?"]


def test_responding_replaces_and_deletes(slack: StandIn, client: WebClient, bot: App) -> None:
    @bot.action("replace")
    def on_replace(ack: Ack, respond: Respond) -> None:
        ack()
        respond("replaced", replace_original=True)

    @bot.action("delete")
    def on_delete(ack: Ack, respond: Respond) -> None:
        ack()
        respond(delete_original=True)

    blocks = actions(button("replace"), button("delete"))
    kept, gone = posted(slack, client, blocks), posted(slack, client, blocks)
    slack.click("ana", kept, "replace")
    slack.click("ana", gone, "delete")

    assert [each.text for each in slack.messages("#ml-team", "ben")] == ["replaced"]


def test_an_ephemeral_message_stays_ephemeral(slack: StandIn, bot: App) -> None:
    bodies = []

    @bot.command("/mlteam")
    def on_command(ack: Ack) -> None:
        ack(text="choose", blocks=actions(button("replace")))

    @bot.action("replace")
    def on_replace(ack: Ack, respond: Respond, body: Json) -> None:
        bodies.append(body)
        ack()
        respond("replaced", replace_original=True)

    message = slack.command("ana", "#ml-team", "/mlteam").shown
    assert message is not None
    slack.click("ana", message, "replace")

    assert "message" not in bodies[0]
    assert bodies[0]["container"]["is_ephemeral"]
    assert [each.text for each in slack.messages("#ml-team", "ana")] == ["replaced"]
    assert slack.messages("#ml-team", "ben") == []


def test_a_bad_response_is_refused(slack: StandIn, bot: App) -> None:
    answers = []

    @bot.command("/mlteam")
    def on_command(ack: Ack, respond: Respond) -> None:
        ack()
        refused = respond(text="hi", blocks=[{"type": "header"}])
        answers.append((refused.status_code, refused.body))

    slack.command("ana", "#ml-team", "/mlteam")

    assert answers == [(400, "invalid_blocks")]


@pytest.mark.usefixtures("bot")
def test_a_failed_action_is_reported(slack: StandIn, client: WebClient) -> None:
    message = posted(slack, client, actions(button("nobody")))

    assert slack.click("ana", message, "nobody").failure == "http_client_error"


def test_the_home_tab_is_published_and_used(slack: StandIn, bot: App) -> None:
    users = []

    @bot.event("app_home_opened")
    def on_home(event: Json, client: WebClient) -> None:
        blocks = actions(button("start"))
        client.views_publish(user_id=event["user"], view={"type": "home", "blocks": blocks})

    @bot.action("start")
    def on_start(ack: Ack, body: Json) -> None:
        users.append((body["user"]["name"], body["view"]["type"]))
        ack()

    home = slack.open_home("ben")
    assert home is not None
    slack.click("ben", home, "start")

    assert users == [("ben", "home")]
    assert slack.home("ana") is None
