"""No button, form or command that changes something lets anybody through who may not change it."""

import json
from typing import Any

import pytest

from bot.subcommands import SUBCOMMANDS
from bot.subcommands.rights import (
    CHANGING_ACTIONS,
    CHANGING_COMMANDS,
    CHANGING_FORMS,
    READING_ACTIONS,
    READING_COMMANDS,
    READING_FORMS,
    command_changes,
)
from bot.views.ids import Action, Callback
from playground import payloads
from storage.values import Access
from tests.bot.rig import Rig

ANA, BEN = "U0ANA000001", "U0BEN000001"
REFUSAL = f"<@{ANA}> can change this. Please ask them."
RULE = "first-data-engineer"
ARGUMENTS = {
    "nudges": [
        "on",
        "off",
        "every week on monday",
        "pause",
        "resume",
        "snooze 1 day",
        "mute",
        "unmute",
        "zone Madrid",
        "hours 9-17",
        "holidays ES",
        "stop",
        "what?",
    ],
    "access": ["everyone"],
}
"""What is typed after those commands that only read when nothing is."""
COMMANDS = [
    f"{name} {typed}".rstrip() for name in CHANGING_COMMANDS for typed in ARGUMENTS.get(name, [""])
]


@pytest.fixture
def team(rig: Rig) -> Rig:
    """A channel in which only Ana may change things."""
    rig.set_up(headcount_data_scientist="4")
    rig.deps.store.save_access(Access(key=rig.key(), narrowed=True, people=(ANA,)))
    return rig


def stored(rig: Rig) -> list[object]:
    store, key = rig.deps.store, rig.key()
    return [
        *(store.list_profiles(key), store.list_decisions(key), store.find_schedule(key)),
        *(store.list_deliveries(key), store.find_access(key), store.list_changes(key)),
    ]


def press(rig: Rig, action: str, user: str, view: dict[str, Any] | None = None) -> dict[str, Any]:
    """Press a button in a message to the channel or in a view; what is shown to them, as JSON."""
    scene = rig.slack.courier.scene(user, rig.key().channel)
    value = f"{RULE} {rig.key().channel}" if view and view["type"] == "home" else RULE
    button = {"type": "button", "action_id": action, "value": value}
    told = payloads.action(button, "b", "1.0")
    posted = rig.client.chat_postMessage(channel=rig.key().channel, text="A button")
    payload = (
        payloads.view_action(told, view, scene)
        if view
        else payloads.message_action(told, dict(posted["message"]), scene)
    )
    answer = rig.slack.courier.send("interactive", payload)
    assert answer.status == 200
    return answer.json() or {}


def last_said(rig: Rig, user: str) -> str:
    return rig.slack.messages("#ml-team", user)[-1].text


def test_all_that_can_be_pressed_submitted_or_typed_is_in_the_table_once() -> None:
    for changing, reading, everything in (
        (CHANGING_ACTIONS, READING_ACTIONS, set(Action)),
        (CHANGING_FORMS, READING_FORMS, set(Callback)),
        ({*CHANGING_COMMANDS}, READING_COMMANDS, {one.name for one in SUBCOMMANDS}),
    ):
        assert changing | reading == everything
        assert not changing & reading


def test_what_can_be_shared_only_reads() -> None:
    """Sharing runs the command, and whoever reads may share."""
    assert {one.name for one in SUBCOMMANDS if one.is_shareable} <= READING_COMMANDS


def test_what_is_not_in_the_table_counts_as_changing() -> None:
    assert command_changes("brand-new", "")


@pytest.mark.parametrize("action", sorted(CHANGING_ACTIONS))
def test_a_button_is_refused_in_a_message(team: Rig, action: str) -> None:
    before = stored(team)
    press(team, action, BEN)

    assert stored(team) == before
    assert last_said(team, "ben") == REFUSAL
    assert team.slack.modal("ben") is None
    assert team.posts()[-1].text == "A button"


@pytest.mark.parametrize("action", sorted(CHANGING_ACTIONS))
def test_a_button_is_refused_in_a_form(team: Rig, action: str) -> None:
    team.type("why data_engineer", user="ben")
    before = stored(team)
    space = team.slack.workspace
    modal = space.views.open(BEN, a_modal("read_only", team.key().channel))
    press(team, action, BEN, space.view_to_slack(modal))

    assert stored(team) == before
    shown = team.slack.modal("ben")
    assert shown is not None
    assert REFUSAL in json.dumps(shown.body)


@pytest.mark.parametrize("callback", sorted(CHANGING_FORMS))
def test_a_form_is_refused_when_it_is_submitted(team: Rig, callback: str) -> None:
    before = stored(team)
    metadata = json.dumps({"channel": team.key().channel, "base": 1, "rule": RULE})
    view = team.slack.workspace.views.open(BEN, a_modal(callback, metadata))
    scene = team.slack.courier.scene(BEN)
    payload = payloads.view_submission(team.slack.workspace.view_to_slack(view), scene)
    answer = team.slack.courier.send("interactive", payload).json() or {}

    assert answer["response_action"] == "update"
    assert REFUSAL in json.dumps(answer["view"])
    assert stored(team) == before


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_is_refused_typed_and_said(team: Rig, command: str) -> None:
    before = stored(team)

    assert team.answer(command, user="ben").text == REFUSAL
    assert stored(team) == before
    assert team.slack.modal("ben") is None
    said = team.slack.mention("ben", "#ml-team", command).answers[-1]
    assert said.text == REFUSAL
    assert stored(team) == before


@pytest.mark.parametrize(
    "command", ["nudges", "nudges show", "nudges preview", "access", "history", "status"]
)
def test_whoever_may_not_change_may_read(team: Rig, command: str) -> None:
    assert REFUSAL not in team.answer(command, user="ben").text


AT_HOME = ["open_setup", "pause", "open_decide", "show_advice", "show_why"]


@pytest.mark.parametrize("action", AT_HOME)
def test_at_home_only_members_of_the_channel_read_and_change_it(rig: Rig, action: str) -> None:
    rig.set_up(headcount_data_scientist="4")
    space = rig.slack.workspace
    home = space.views.publish(BEN, {"type": "home", "blocks": []})
    before = stored(rig)
    space.leave(space.channel("#ml-team"), BEN)
    press(rig, action, BEN, space.view_to_slack(home))

    assert stored(rig) == before
    shown = rig.slack.modal("ben")
    assert shown is not None
    assert "You or I are no longer in that channel." in json.dumps(shown.body)


@pytest.mark.parametrize("action", AT_HOME)
def test_at_home_nothing_is_shown_while_slack_does_not_tell(rig: Rig, action: str) -> None:
    rig.set_up(headcount_data_scientist="4")
    space = rig.slack.workspace
    home = space.views.publish(BEN, {"type": "home", "blocks": []})
    before = stored(rig)
    space.faults.add("users.conversations", "ratelimited")
    press(rig, action, BEN, space.view_to_slack(home))

    assert stored(rig) == before
    shown = rig.slack.modal("ben")
    assert shown is not None
    assert "I could not ask Slack just now." in json.dumps(shown.body)


def test_who_left_the_channel_while_a_form_was_open_can_not_save_it(rig: Rig) -> None:
    rig.type("setup", user="ben")
    rig.slack.workspace.leave(rig.slack.workspace.channel("#ml-team"), BEN)
    rig.slack.fill_and_submit("ben", {"company_size": "180"})

    shown = rig.slack.modal("ben")
    assert shown is not None
    assert "You or I are no longer in that channel." in json.dumps(shown.body)
    assert rig.stored() is None


def test_while_slack_does_not_tell_who_is_in_the_channel_what_was_typed_stays(rig: Rig) -> None:
    rig.type("setup", user="ben")
    rig.slack.workspace.faults.add("conversations.members", "ratelimited")
    refused = rig.slack.fill_and_submit("ben", {"company_size": "180"})
    assert "I could not ask Slack just now." in " ".join(refused.errors.values())
    assert rig.stored() is None

    assert not rig.submit({}, user="ben").errors
    assert rig.stored() is not None


def test_a_private_channel_without_the_bot_can_be_set_up(rig: Rig) -> None:
    rig.set_up(channel="#leadership")

    assert rig.stored("#leadership") is not None


def test_a_direct_message_shows_nothing_of_a_channel_that_the_person_left(rig: Rig) -> None:
    rig.set_up(headcount_data_scientist="4")
    space = rig.slack.workspace
    space.leave(space.channel("#ml-team"), BEN)
    direct = rig.client.chat_postMessage(channel=BEN, text="A button")
    scene = rig.slack.courier.scene(BEN, str(direct["channel"]))
    button = {"type": "button", "action_id": "show_advice", "value": rig.key().channel}
    told = payloads.action(button, "b", "1.0")
    rig.slack.courier.send(
        "interactive", payloads.message_action(told, dict(direct["message"]), scene)
    )

    assert "You or I are no longer in" in rig.slack.direct_messages("ben")[-1].text


@pytest.mark.parametrize("action", sorted(CHANGING_ACTIONS))
def test_a_button_is_refused_at_home(team: Rig, action: str) -> None:
    before = stored(team)
    home = team.slack.workspace.views.publish(BEN, {"type": "home", "blocks": []})
    press(team, action, BEN, team.slack.workspace.view_to_slack(home))

    assert stored(team) == before
    shown = team.slack.modal("ben")
    assert shown is not None
    assert REFUSAL in json.dumps(shown.body)


def test_a_button_in_a_direct_message_is_about_the_channel_that_it_names(team: Rig) -> None:
    direct = team.client.chat_postMessage(channel=BEN, text="A button")
    scene = team.slack.courier.scene(BEN, str(direct["channel"]))
    button = {"type": "button", "action_id": "pause", "value": f"- {team.key().channel}"}
    told = payloads.action(button, "b", "1.0")
    before = stored(team)
    team.slack.courier.send(
        "interactive", payloads.message_action(told, dict(direct["message"]), scene)
    )

    assert stored(team) == before
    assert team.slack.direct_messages("ben")[-1].text == REFUSAL


def test_a_button_without_a_channel_is_refused(team: Rig) -> None:
    modal = team.slack.workspace.views.open(BEN, a_modal("read_only", ""))
    press(team, "open_setup", BEN, team.slack.workspace.view_to_slack(modal))

    shown = team.slack.modal("ben")
    assert shown is not None
    assert "no longer there" in json.dumps(shown.body)


def a_modal(callback: str, metadata: str) -> dict[str, Any]:
    return {
        "type": "modal",
        "callback_id": callback,
        "title": {"type": "plain_text", "text": "A form"},
        "private_metadata": metadata,
        "blocks": [],
    }
