"""Buttons without what they stand for, and people who have left: nothing fails by it."""

import json
from typing import Any
from urllib.parse import parse_qs

from flask.testing import FlaskClient

from bot.views.ids import Action
from playground import payloads
from playground.payloads import FORM
from tests.bot.rig import Rig
from tests.security.sending import BEN, event, post
from tests.security.test_elsewhere import modal_of, pressed


def test_no_button_needs_its_value(rig: Rig, web: FlaskClient) -> None:
    """A listener that failed would fail the test at its end."""
    rig.set_up(stage="first_model", headcount_data_scientist="4")
    home = modal_of(rig, "") | {"type": "home"}
    for action in Action:
        for place in ({}, {"view": modal_of(rig, rig.key().channel)}, {"view": home}):
            body = payload_of(pressed(rig, action, "x", place))
            del body["actions"][0]["value"]
            assert post(web, payloads.interaction_body(body), FORM).status_code == 200
    assert rig.sender.wait(30)


def payload_of(form: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(parse_qs(form)["payload"][0])
    return found


def test_who_left_after_asking_is_not_answered(rig: Rig, web: FlaskClient) -> None:
    rig.slack.workspace.leave(rig.slack.workspace.channel("#ml-team"), BEN)
    said = payloads.app_mention(
        BEN, rig.key().channel, "<@U0MLTEAM001> roles", ts="1.0", app=rig.slack.workspace.app
    )

    assert post(web, json.dumps(event(rig, said))).status_code == 200


def test_the_home_of_whom_slack_does_not_know_is_not_drawn(rig: Rig, web: FlaskClient) -> None:
    opened = payloads.app_home_opened("U0GONE00001", "D0GONE00001", event_ts="1.0", view=None)

    assert post(web, json.dumps(event(rig, opened))).status_code == 200


def test_a_picture_that_could_be_shown_nowhere_is_not_drawn(rig: Rig, web: FlaskClient) -> None:
    rig.set_up(stage="first_model", headcount_data_scientist="4")
    body = payload_of(pressed(rig, "show_picture", "plan 3", {}))
    del body["response_url"]

    assert post(web, payloads.interaction_body(body), FORM).status_code == 200

    assert rig.sender.wait(30)
    assert not [one for one in rig.slack.files if "plan" in one.name]
