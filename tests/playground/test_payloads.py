"""The bodies that Slack sends, as slack_bolt and slack_sdk read them."""

import json
import time
from urllib.parse import parse_qs

import pytest
from slack_bolt import Ack, App, BoltRequest
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.signature import SignatureVerifier

from playground import payloads
from playground.payloads import Scene
from playground.state import entry
from playground.team import GLOBEX, Channel, Installation, Person, globex_person
from playground.views import View

APP = Installation()
ANA = Person(id="U1", name="ana", real_name="Ana")
CLEO = globex_person()
CHANNEL = Channel(id="C1", name="general")
SCENE = Scene(app=APP, user=ANA, channel=CHANNEL, trigger_id="1.2", response_url="http://x/")
VIEW = {"id": "V1", "type": "modal", "callback_id": "profile", "state": {"values": {}}}
BUTTON = {
    "type": "button",
    "action_id": "go",
    "value": "7",
    "text": {"type": "plain_text", "text": "Go"},
}


def test_the_signature_is_slacks() -> None:
    body = payloads.command_body(payloads.slash_command("/mlteam", "é & <b>", SCENE))
    headers = payloads.signed_headers(body, "secret", now=time.time())

    assert SignatureVerifier("secret").is_valid_request(body, headers)
    assert not SignatureVerifier("other").is_valid_request(body, headers)
    assert parse_qs(body)["text"] == ["é & <b>"]


def test_an_old_signature_is_refused() -> None:
    headers = payloads.signed_headers("{}", "secret", now=time.time() - 301)

    assert not SignatureVerifier("secret").is_valid_request("{}", headers)


@pytest.fixture
def app() -> App:
    """A Bolt app that never asks Slack who it is."""
    known = AuthorizeResult(enterprise_id=None, team_id=APP.team_id, bot_token="xoxb-1")
    return App(signing_secret="secret", authorize=lambda: known)


SENT = {
    "command": payloads.command_body(payloads.slash_command("/mlteam", "", SCENE)),
    "button": payloads.interaction_body(
        payloads.message_action(payloads.action(BUTTON, "b", "1.0"), {"ts": "1.0"}, SCENE)
    ),
    "home button": payloads.interaction_body(
        payloads.view_action(payloads.action(BUTTON, "b", "1.0"), VIEW, SCENE)
    ),
    "submission": payloads.interaction_body(payloads.view_submission(VIEW, SCENE)),
    "closed": payloads.interaction_body(payloads.view_closed(VIEW, SCENE)),
}


@pytest.mark.parametrize("name", SENT)
def test_a_bolt_app_takes_it_without_any_server(app: App, name: str) -> None:
    def acknowledge(ack: Ack) -> None:
        ack()

    app.command("/mlteam")(acknowledge)
    app.action("go")(acknowledge)
    app.view("profile")(acknowledge)
    app.view_closed("profile")(acknowledge)
    signed = payloads.signed_headers(SENT[name], "secret", now=time.time())

    answer = app.dispatch(BoltRequest(body=SENT[name], headers={**signed}))

    assert answer.status == 200


def test_an_action_carries_its_element_and_choice() -> None:
    menu = {"type": "datepicker", "action_id": "day", "initial_date": "2026-01-01"}

    assert payloads.action(BUTTON, "b", "1.0")["value"] == "7"
    assert payloads.action(menu, "b", "1.0", entry(menu, "2026-02-02")) == {
        "type": "datepicker",
        "action_id": "day",
        "block_id": "b",
        "action_ts": "1.0",
        "selected_date": "2026-02-02",
        "initial_date": "2026-01-01",
    }


def test_state_values_are_the_raw_values() -> None:
    text = {"type": "plain_text_input", "action_id": "a"}
    boxes = {
        "type": "checkboxes",
        "action_id": "b",
        "options": [{"text": {"type": "plain_text", "text": "One"}, "value": "one"}],
    }
    state = {"x": {"a": entry(text, "hello")}, "y": {"b": entry(boxes, ["one"])}}

    assert payloads.state_values(state) == {"x": {"a": "hello"}, "y": {"b": ["one"]}}


def test_events_have_ids_of_their_own() -> None:
    inner = payloads.app_uninstalled()
    first, second = (payloads.event(inner, app=APP, event_time=1.9) for _ in range(2))

    assert first["event_id"] != second["event_id"]
    assert first["event_time"] == 1
    assert json.loads(payloads.event_body(first))["event"]["type"] == "app_uninstalled"


def test_a_private_channel_is_a_group_in_events() -> None:
    private = Channel(id="C2", name="secret", private=True)
    joined = payloads.member_joined_channel("U1", private, app=APP, event_ts="1.0")

    assert joined["channel_type"] == "G"
    assert "inviter" not in joined


def test_of_somebody_of_another_organization_only_they_carry_their_team() -> None:
    scene = Scene(app=APP, user=CLEO, channel=CHANNEL)
    pressed = payloads.message_action({}, {"ts": "1.0"}, scene)
    submitted = payloads.view_submission(VIEW, scene)

    assert pressed["user"]["team_id"] == submitted["user"]["team_id"] == GLOBEX.team_id
    assert pressed["team"]["id"] == APP.team_id
    # A modal is open in the person's own team; the view says where the app is installed.
    assert submitted["team"] == {"id": GLOBEX.team_id, "domain": "globex"}
    home = View(id="V1", user=CLEO.id, body={"type": "modal", "blocks": []})
    shown = home.to_slack(GLOBEX.team_id, APP)
    assert (shown["team_id"], shown["app_installed_team_id"]) == (GLOBEX.team_id, APP.team_id)


def test_an_event_of_another_organization_is_for_the_app_of_this_one() -> None:
    mention = payloads.app_mention(CLEO.id, "C1", "hello", ts="1.0", app=APP)
    sent = payloads.event(mention | payloads.written_by(CLEO), app=APP, event_time=1.0)

    assert sent["team_id"] == sent["event"]["user_team"] == GLOBEX.team_id
    assert sent["context_team_id"] == sent["authorizations"][0]["team_id"] == APP.team_id


def test_a_message_action_needs_a_channel() -> None:
    with pytest.raises(ValueError, match="needs a channel"):
        payloads.slash_command("/mlteam", "", Scene(app=APP, user=ANA))
