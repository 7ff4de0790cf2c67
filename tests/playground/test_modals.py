"""Modals: triggers, submissions, the stack and updates."""

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from slack_bolt import Ack, App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from playground.answers import TROUBLE
from playground.errors import NotPossible
from playground.standin import StandIn

Json = dict[str, Any]
ANA = "U0ANA000001"


@pytest.fixture
def answers(bot: App) -> Iterator[list[Json]]:
    """What the bot will answer to submissions, in order; an empty list means acknowledged."""
    queue: list[Json] = []

    @bot.view("profile")
    def on_submit(ack: Ack) -> None:
        ack(**queue.pop(0)) if queue else ack()

    yield queue
    assert queue == []


def open_modal(slack: StandIn, client: WebClient, view: Json) -> Json:
    trigger_id = slack.workspace.grants.new_trigger(ANA)
    opened: Json = client.views_open(trigger_id=trigger_id, view=view)["view"]
    return opened


def error_of(caught: pytest.ExceptionInfo[SlackApiError]) -> str:
    return str(caught.value.response["error"])


def test_an_empty_field_never_reaches_the_bot(
    slack: StandIn, client: WebClient, modal: Json
) -> None:
    open_modal(slack, client, modal)

    outcome = slack.fill_and_submit("ana")

    assert outcome.errors == {"name": "Please complete this required field."}
    assert slack.courier.sent == []


def test_the_bots_errors_stand_at_the_fields(
    slack: StandIn, client: WebClient, modal: Json, answers: list[Json]
) -> None:
    open_modal(slack, client, modal)
    answers.append({"response_action": "errors", "errors": {"name": "Taken."}})

    outcome = slack.fill_and_submit("ana", {"name": "Acme"})

    assert outcome.errors == {"name": "Taken."}
    view = slack.modal("ana")
    assert view is not None
    assert view.errors == {"name": "Taken."}
    assert view.state["name"]["value"]["value"] == "Acme"


@pytest.mark.parametrize(
    "answer",
    [
        {"response_action": "errors", "errors": {"nowhere": "Taken."}},
        {"response_action": "errors", "errors": {}},
        {"response_action": "update", "view": {"type": "modal", "blocks": []}},
        {"response_action": "dance"},
    ],
)
def test_an_answer_that_slack_refuses_shows_as_trouble(
    slack: StandIn, client: WebClient, modal: Json, answers: list[Json], answer: Json
) -> None:
    open_modal(slack, client, modal)
    answers.append(answer)

    outcome = slack.fill_and_submit("ana", {"name": "Acme"})

    assert outcome.refused
    view = slack.modal("ana")
    assert view is not None
    assert view.notice == TROUBLE


@pytest.mark.usefixtures("bot")
def test_a_submission_that_nobody_handles_shows_as_trouble(
    slack: StandIn, client: WebClient, modal: Json
) -> None:
    open_modal(slack, client, modal)

    outcome = slack.fill_and_submit("ana", {"name": "Acme"})

    assert outcome.failure == "http_client_error"
    view = slack.modal("ana")
    assert view is not None
    assert view.notice == TROUBLE


def test_the_stack(slack: StandIn, client: WebClient, modal: Json, answers: list[Json]) -> None:
    """push, update and clear, as answers to submissions."""
    open_modal(slack, client, modal)
    second = {**modal, "title": {"type": "plain_text", "text": "Second"}}
    answers += [
        {"response_action": "push", "view": second},
        {"response_action": "update", "view": modal},
        {"response_action": "clear"},
    ]

    slack.fill_and_submit("ana", {"name": "Acme"})
    stack = slack.workspace.views.stack(ANA)
    assert [view.body["title"]["text"] for view in stack] == ["Profile", "Second"]
    assert stack[1].previous_id == stack[0].id

    slack.fill_and_submit("ana", {"name": "Acme"})
    stack = slack.workspace.views.stack(ANA)
    assert [view.body["title"]["text"] for view in stack] == ["Profile", "Profile"]

    slack.fill_and_submit("ana", {"name": "Acme"})
    assert slack.modal("ana") is None


@pytest.mark.usefixtures("answers")
def test_an_empty_answer_closes_one_view(slack: StandIn, client: WebClient, modal: Json) -> None:
    first = open_modal(slack, client, modal)
    client.views_push(trigger_id=slack.workspace.grants.new_trigger(ANA), view=modal)

    slack.fill_and_submit("ana", {"name": "Acme"})

    left = slack.modal("ana")
    assert left is not None
    assert left.id == first["id"]


def test_a_fourth_view_is_refused(slack: StandIn, client: WebClient, modal: Json) -> None:
    open_modal(slack, client, modal)
    for _ in range(2):
        client.views_push(trigger_id=slack.workspace.grants.new_trigger(ANA), view=modal)

    with pytest.raises(SlackApiError) as caught:
        client.views_push(trigger_id=slack.workspace.grants.new_trigger(ANA), view=modal)

    assert error_of(caught) == "push_limit_reached"


def test_an_old_hash_conflicts(slack: StandIn, client: WebClient, modal: Json) -> None:
    opened = open_modal(slack, client, modal)
    client.views_update(view_id=opened["id"], hash=opened["hash"], view=modal)

    with pytest.raises(SlackApiError) as caught:
        client.views_update(view_id=opened["id"], hash=opened["hash"], view=modal)

    assert error_of(caught) == "hash_conflict"


def test_an_update_keeps_what_was_typed(slack: StandIn, client: WebClient, modal: Json) -> None:
    opened = open_modal(slack, client, modal)
    view = slack.modal("ana")
    assert view is not None
    slack.gestures.fill(view, {"name": "Acme"})

    changed = copy.deepcopy(modal)
    changed["blocks"].append(copy.deepcopy(modal["blocks"][0]) | {"block_id": "other"})
    client.views_update(view_id=opened["id"], view=changed)

    assert view.state["name"]["value"]["value"] == "Acme"
    assert view.state["other"]["value"]["value"] is None


def test_an_external_id_finds_the_view_and_may_not_repeat(
    slack: StandIn, client: WebClient, modal: Json
) -> None:
    named = modal | {"external_id": "profile-1"}
    open_modal(slack, client, named)
    client.views_update(external_id="profile-1", view=named)

    with pytest.raises(SlackApiError) as caught:
        client.views_push(trigger_id=slack.workspace.grants.new_trigger(ANA), view=named)

    assert error_of(caught) == "duplicate_external_id"


@pytest.mark.parametrize("asked", [True, False])
def test_closing_is_told_only_on_request(
    slack: StandIn, client: WebClient, modal: Json, bot: App, asked: bool
) -> None:
    closed = []

    @bot.view_closed("profile")
    def on_close(ack: Ack, body: Json) -> None:
        closed.append(body["is_cleared"])
        ack()

    open_modal(slack, client, modal | {"notify_on_close": asked})
    slack.close_view("ana")

    assert closed == ([False] if asked else [])
    assert slack.modal("ana") is None


def test_closing_the_whole_stack_tells_each(
    slack: StandIn, client: WebClient, modal: Json, bot: App
) -> None:
    closed = []

    @bot.view_closed("profile")
    def on_close(ack: Ack, body: Json) -> None:
        closed.append(body["is_cleared"])
        ack()

    view = modal | {"notify_on_close": True}
    open_modal(slack, client, view)
    client.views_push(trigger_id=slack.workspace.grants.new_trigger(ANA), view=view)
    slack.close_view("ana", whole_stack=True)

    assert closed == [True, True]


def test_a_response_url_for_the_chosen_conversation(
    slack: StandIn, client: WebClient, modal: Json, bot: App
) -> None:
    urls = []

    @bot.view("profile")
    def on_submit(ack: Ack, body: Json) -> None:
        urls.extend(body["response_urls"])
        ack()

    element = {
        "type": "conversations_select",
        "action_id": "value",
        "response_url_enabled": True,
    }
    view = copy.deepcopy(modal)
    view["blocks"][0]["element"] = element
    open_modal(slack, client, view)
    slack.fill_and_submit("ana", {"name": "C0HIRING001"})

    assert [each["channel_id"] for each in urls] == ["C0HIRING001"]
    assert urls[0]["response_url"].startswith(slack.page_url)


def test_what_is_not_on_the_screen_cannot_be_used(
    slack: StandIn, client: WebClient, modal: Json
) -> None:
    with pytest.raises(NotPossible, match="no modal is open"):
        slack.fill_and_submit("ana")

    open_modal(slack, client, modal)
    with pytest.raises(NotPossible, match="nowhere is not an input here"):
        slack.fill_and_submit("ana", {"nowhere": "x"})
