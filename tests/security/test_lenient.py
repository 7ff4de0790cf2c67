"""What Slack may leave out or write in another way: what no answer needs stops none."""

import json
from typing import Any
from urllib.parse import parse_qsl, urlencode

import pytest
from flask.testing import FlaskClient

from playground import payloads
from playground.payloads import FORM
from tests.bot.rig import Rig
from tests.security.sending import BEN, command, event, post
from tests.security.test_elsewhere import modal_of

Json = dict[str, Any]


def without(body: str, *names: str) -> str:
    return urlencode([(name, value) for name, value in parse_qsl(body) if name not in names])


def press(rig: Rig, action: str, value: str, view: Json | None = None) -> Json:
    """Of a button in a message, or in the view."""
    button = {"type": "button", "action_id": action, "block_id": "b", "action_ts": "1.0"}
    scene = rig.slack.courier.scene(BEN, rig.key().channel)
    if view:
        return payloads.view_action({**button, "value": value}, view, scene)
    return payloads.message_action({**button, "value": value}, {"ts": "1.0"}, scene)


def calls(rig: Rig, method: str) -> int:
    assert rig.sender.wait()
    return sum(call.method == method for call in rig.slack.workspace.calls)


def happened(rig: Rig, inner: Json, *left_out: str) -> str:
    body = event(rig, inner)
    return json.dumps({name: value for name, value in body.items() if name not in left_out})


def test_a_command_without_a_trigger_is_answered(rig: Rig, web: FlaskClient) -> None:
    body = without(command(rig, "roles"), "trigger_id", "response_url")

    assert "Who does what" in post(web, body, FORM).text


def test_a_form_that_can_t_be_opened_without_a_trigger_is_asked_for_again(
    rig: Rig, web: FlaskClient
) -> None:
    answer = post(web, without(command(rig, "setup"), "trigger_id"), FORM)

    assert answer.status_code == 200
    assert "Please try it once more" in answer.text
    assert calls(rig, "views.open") == 0


def test_a_press_without_a_trigger_is_answered(rig: Rig, web: FlaskClient) -> None:
    pressed = press(rig, "show_role", "data_engineer")
    del pressed["trigger_id"]

    assert post(web, payloads.interaction_body(pressed), FORM).status_code == 200


@pytest.mark.parametrize("values", [[], {}])
def test_a_view_without_hash_and_inputs_is_understood(
    rig: Rig, web: FlaskClient, values: object
) -> None:
    rig.set_up()
    view = modal_of(rig, rig.key().channel) | {"state": {"values": values}}
    del view["hash"]

    answer = post(web, payloads.interaction_body(press(rig, "show_points", "x", view)), FORM)

    assert answer.status_code == 200


def test_a_form_of_an_older_version_is_named_so(rig: Rig, web: FlaskClient) -> None:
    """What it remembers lacks a field that this version has."""
    rig.set_up()
    metadata = json.dumps({"channel": rig.key().channel, "shown": {"rhythm": "weekly"}})
    chosen = {"type": "static_select", "selected_option": {"value": "weekly"}}
    view = modal_of(rig, metadata) | {"state": {"values": {"rhythm": {"answer": chosen}}}}

    answer = post(web, payloads.interaction_body(press(rig, "choose_rhythm", "weekly", view)), FORM)

    assert answer.status_code == 200
    assert calls(rig, "views.update") == 1  # Slack was told; and nothing failed


def test_a_press_that_stands_nowhere_is_acknowledged(rig: Rig, web: FlaskClient) -> None:
    pressed = press(rig, "open_decide", "x")
    for name in ("channel", "response_url", "message", "trigger_id"):
        pressed.pop(name, None)

    answer = post(web, payloads.interaction_body(pressed | {"view": ""}), FORM)

    assert answer.status_code == 200


@pytest.mark.parametrize("left_out", ["event_id", "event_time", "token", "authorizations"])
def test_an_event_is_heard_without_what_no_answer_needs(
    rig: Rig, web: FlaskClient, left_out: str
) -> None:
    said = payloads.app_mention(
        BEN, rig.key().channel, "<@U0MLTEAM001> roles", ts="1.0", app=rig.slack.workspace.app
    )

    assert post(web, happened(rig, said, left_out)).status_code == 200

    assert calls(rig, "chat.postEphemeral") == 1


def test_an_event_without_an_id_is_still_answered_once(rig: Rig, web: FlaskClient) -> None:
    said = payloads.app_mention(
        BEN, rig.key().channel, "<@U0MLTEAM001> roles", ts="1.0", app=rig.slack.workspace.app
    )
    body = json.loads(happened(rig, said, "event_id"))

    for attempt in range(2):  # Slack signs it anew
        assert post(web, json.dumps(body | {"attempt": attempt})).status_code == 200

    assert calls(rig, "chat.postEphemeral") == 1


def test_a_removal_without_a_time_deletes_all(rig: Rig, web: FlaskClient) -> None:
    rig.set_up()

    assert post(web, happened(rig, {"type": "app_uninstalled"}, "event_time")).status_code == 200

    assert rig.deps.store.find_profile(rig.key()) is None


@pytest.mark.parametrize(
    "inner",
    [
        {"type": "app_context_changed", "event_ts": "1.0"},
        {"type": "app_context_changed", "user": BEN, "channel": "D0BEN000001", "context": []},
        {
            "type": "app_context_changed",
            "user": BEN,
            "channel": "D0BEN000001",
            "context": {"entities": 5},
        },
        {"type": "app_home_opened", "user": BEN, "tab": "messages", "event_ts": "1.0"},
        {"type": "message", "subtype": "message_deleted", "channel": "D0BEN000001", "ts": "1.0"},
        {"type": "something_new", "user": {"id": BEN}, "channel": {"id": "C0NEW000001"}},
    ],
)
def test_an_event_that_says_little_is_acknowledged(rig: Rig, web: FlaskClient, inner: Json) -> None:
    assert post(web, happened(rig, inner)).status_code == 200


def test_that_slack_holds_back_events_is_acknowledged_and_logged(
    web: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    told = {"type": "app_rate_limited", "team_id": "T0ACME00001", "minute_rate_limited": 1518467820}

    answer = post(web, json.dumps(told))

    assert answer.status_code == 200
    assert any("holds back events" in str(record.msg) for record in caplog.records)
