"""Buttons, forms and links of another channel, and addresses of another server: refused, whoever
signed them. Slack keeps what a modal remembers, but what is pressed comes from a person's device.
"""

import json
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, HTTPServer
from itertools import product
from threading import Thread
from typing import Any

import pytest
from flask.testing import FlaskClient

from bot.listeners.shapes import is_slacks
from bot.usecases.decisions import decide
from bot.views.ids import Action
from knowledge.advice.profile import TeamProfile
from playground import payloads
from playground.payloads import FORM
from storage.values import ChannelKey, DecisionKind
from tests.bot.rig import Rig
from tests.security.sending import BEN, command, event, post

LEADERS = "C0LEADERS01"
"""Ben is not in it."""
RULE = "scientists-without-data-engineers"
SECRET = "zebrafish"
Json = dict[str, Any]


@pytest.fixture
def leaders(rig: Rig) -> ChannelKey:
    """A private channel with the bot, a profile, and a decision with its reason."""
    rig.slack.invite_bot("ana", "#leadership")
    rig.set_up(headcount_data_scientist="4")
    key = ChannelKey(rig.workspace, LEADERS)
    profile = TeamProfile.model_validate({"company_size": 7391, "headcount": {"data_scientist": 4}})
    rig.deps.store.save_profile(key, profile, base=0, by="U0ANA000001", at=rig.clock())
    decide(rig.deps, key, RULE, DecisionKind.DECLINED, by="U0ANA000001", base=0, reason=SECRET)
    return key


def everything_of(rig: Rig, key: ChannelKey) -> str:
    store = rig.deps.store
    found = (store.list_profiles(key), store.list_decisions(key), store.find_schedule(key))
    return repr((found, store.find_access(key), store.list_changes(key)))


def told(rig: Rig, text: str) -> str:
    """All that left the bot."""
    assert rig.sender.wait()
    return text + repr([call.arguments for call in rig.slack.workspace.calls])


def pressed(rig: Rig, action: str, value: str, place: Json) -> str:
    """Of a button by Ben, wherever it stands."""
    button = {"type": "button", "action_id": action, "block_id": "b", "action_ts": "1.0"}
    scene = rig.slack.courier.scene(BEN, rig.key().channel)
    base = payloads.message_action({**button, "value": value}, {"ts": "1.0"}, scene)
    if "view" in place:
        base = payloads.view_action({**button, "value": value}, place["view"], scene)
    return payloads.interaction_body(base | place)


def modal_of(rig: Rig, metadata: str, callback: str = "read_only") -> Json:
    return {
        "id": "V1",
        "type": "modal",
        "hash": "1.a",
        "callback_id": callback,
        "private_metadata": metadata,
        "blocks": [],
        "state": {"values": {}},
        "app_installed_team_id": rig.workspace,
    }


def test_a_modal_that_names_a_channel_of_others_tells_and_changes_nothing(
    rig: Rig, web: FlaskClient, leaders: ChannelKey
) -> None:
    before = everything_of(rig, leaders)
    about = {"channel": LEADERS, "base": 1, "rule": RULE, "kind": "declined", "shown": {}}
    for action, metadata in product(Action, (LEADERS, json.dumps(about))):
        body = pressed(rig, action, RULE, {"view": modal_of(rig, metadata)})
        answer = post(web, body, FORM)
        assert answer.status_code == 200
        said = told(rig, answer.text)
        assert SECRET not in said
        assert "7,391" not in said

    assert everything_of(rig, leaders) == before


@pytest.mark.parametrize("callback", ["setup", "decide", "schedule", "merge", "access", "forget"])
def test_a_form_that_names_a_channel_of_others_changes_nothing(
    rig: Rig, web: FlaskClient, leaders: ChannelKey, callback: str
) -> None:
    before = everything_of(rig, leaders)
    about = {
        "channel": LEADERS,
        "base": 1,
        "rule": RULE,
        "kind": "declined",
        "shown": {},
        "step": 3,
        "typed": {"company_size": "9"},
        "mine": {"company_size": 9},
        "schedule": {},
    }
    metadata = LEADERS if callback == "forget" else json.dumps(about)
    view = modal_of(rig, metadata, callback) | {"state": {"values": {}}}
    scene = rig.slack.courier.scene(BEN)

    answer = post(web, payloads.interaction_body(payloads.view_submission(view, scene)), FORM)

    assert answer.status_code == 200
    assert "no longer in that channel" in answer.text
    assert SECRET not in told(rig, answer.text)
    assert everything_of(rig, leaders) == before


@pytest.mark.parametrize("where", ["home", "direct message"])
def test_a_button_whose_value_names_a_channel_of_others_does_nothing(
    rig: Rig, web: FlaskClient, leaders: ChannelKey, where: str
) -> None:
    before = everything_of(rig, leaders)
    place: Json = {"channel": {"id": "D0BEN000001", "name": "directmessage"}}
    if where == "home":
        place = {"view": modal_of(rig, "") | {"type": "home"}}

    values = (f"{RULE} {LEADERS}", f"- {LEADERS}", f"1 {LEADERS}", LEADERS)
    for action, value in product(Action, values):
        answer = post(web, pressed(rig, action, value, place), FORM)
        assert answer.status_code == 200
        assert SECRET not in told(rig, answer.text)

    assert everything_of(rig, leaders) == before


@pytest.mark.usefixtures("leaders")
def test_a_message_that_names_a_channel_of_others_tells_nothing(rig: Rig, web: FlaskClient) -> None:
    app = rig.slack.workspace.app
    for text in (f"status of <#{LEADERS}|leadership>", f"share advice to <#{LEADERS}>", LEADERS):
        inner = payloads.direct_message(BEN, "D0BEN000001", text, ts="1.0", app=app)
        answer = post(web, json.dumps(event(rig, inner)))
        assert SECRET not in told(rig, answer.text)
        answer = post(web, command(rig, text), FORM)
        assert SECRET not in told(rig, answer.text)


TAMPERED: dict[str, Callable[[Json], object]] = {
    "no text": lambda held: held.clear(),
    "a channel that is no text": lambda held: held.update(channel=["C0MLTEAM001"]),
    "a channel that is none": lambda held: held.update(channel="<!channel>"),
    "a version that no database holds": lambda held: held.update(base=2**70),
    "a version below nought": lambda held: held.update(base=-1),
    "a version that is a text": lambda held: held.update(base="x"),
    "a step that there is not": lambda held: held.update(step=99),
    "answers that are numbers": lambda held: held.update(typed={"company_size": 9}),
    "answers that are a list": lambda held: held.update(typed=[1]),
    "what was shown is a text": lambda held: held.update(shown="x"),
}


@pytest.mark.parametrize("tamper", TAMPERED.values(), ids=TAMPERED)
def test_a_form_whose_memory_was_changed_stores_nothing(
    rig: Rig, web: FlaskClient, tamper: Callable[[Json], object]
) -> None:
    rig.set_up()
    rig.type("setup", user="ben")
    view = rig.slack.modal("ben")
    assert view is not None
    shown = rig.slack.workspace.view_to_slack(view)
    held = json.loads(shown["private_metadata"])
    tamper(held)
    for metadata in (json.dumps(held), json.dumps(held)[:-1], "{", "\x00"):
        shown["private_metadata"] = metadata
        scene = rig.slack.courier.scene(BEN)
        body = payloads.interaction_body(payloads.view_submission(shown, scene))
        assert post(web, body, FORM).status_code == 200

    assert [one.version for one in rig.deps.store.list_profiles(rig.key())] == [1]


class _Listening(HTTPServer):
    def __init__(self) -> None:
        self.asked: list[str] = []
        super().__init__(("127.0.0.1", 0), _Handler)


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        assert isinstance(self.server, _Listening)
        self.server.asked.append(self.path)
        self.send_response(200)
        self.end_headers()


def test_an_answer_goes_to_no_address_but_slack_s(rig: Rig, web: FlaskClient) -> None:
    """Else whoever chooses the address has our server call others in its network."""
    with _Listening() as other:
        Thread(target=other.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{other.server_port}/inside"
        body = pressed(rig, "show_role", "data_engineer", {"response_url": address})
        answer = post(web, body, FORM)
        other.shutdown()

    assert answer.status_code == 400
    assert other.asked == []


@pytest.mark.parametrize(
    "address",
    [
        "http://hooks.slack.com/x",
        "https://hooks.slack.com.evil.example/x",
        "https://hooks.slack.com@evil.example/x",
        "https://hooks.slack.com:8443/x",
        "https://evil.example/hooks.slack.com",
        "http://169.254.169.254/latest/meta-data",
        "file:///etc/passwd",
        "//hooks.slack.com/x",
        "https://[::1",
        "x",
    ],
)
def test_what_only_looks_like_slack_s_address_is_none(address: str) -> None:
    assert not is_slacks(address, "https://slack.com/api/")


def test_slack_s_addresses_are_known() -> None:
    for address in (
        "https://hooks.slack.com/actions/T1/2/x",
        "https://hooks.slack-gov.com/commands/x",
        "https://slack.com/x",
    ):
        assert is_slacks(address, "https://slack.com/api/")


def test_the_form_of_a_decision_remembers_no_other_address(rig: Rig, web: FlaskClient) -> None:
    rig.set_up(stage="first_model", headcount_data_scientist="4")
    rig.type("decide", user="ben")
    view = rig.slack.modal("ben")
    assert view is not None
    shown = rig.slack.workspace.view_to_slack(view)
    with _Listening() as other:
        Thread(target=other.serve_forever, daemon=True).start()
        held = json.loads(shown["private_metadata"])
        held["response_url"] = f"http://127.0.0.1:{other.server_port}/inside"
        shown["private_metadata"] = json.dumps(held)
        scene = rig.slack.courier.scene(BEN)
        post(web, payloads.interaction_body(payloads.view_submission(shown, scene)), FORM)
        other.shutdown()

    assert len(rig.deps.store.list_decisions(rig.key())) == 1
    assert other.asked == []
