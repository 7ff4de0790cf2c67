"""The same request twice, and the same event twice: acted on once."""

import json
from collections.abc import Callable
from http import HTTPStatus
from threading import Thread
from typing import Any

import pytest
from flask.testing import FlaskClient
from slack_bolt import BoltRequest

from bot.app import build_app
from bot.entrypoints.http import build_flask
from bot.listeners.repeats import MOST_REMEMBERED, Repeats
from playground import payloads
from playground.faults import Fault, Standing
from playground.payloads import FORM
from storage.protocol import StorageError
from tests.bot.rig import Rig
from tests.security.conftest import settings_of
from tests.security.sending import BEN, command, event, headers_of, post


def test_a_request_that_somebody_sends_again_is_not_answered_again(
    rig: Rig, web: FlaskClient
) -> None:
    body = command(rig, "roles").encode()
    headers = headers_of(body, FORM)

    first = web.post("/slack/events", data=body, headers=headers)
    again = web.post("/slack/events", data=body, headers=headers)

    assert "Who does what" in first.text
    assert (again.status_code, again.text) == (200, "")


def test_a_press_that_somebody_sends_again_changes_nothing(rig: Rig, web: FlaskClient) -> None:
    rig.set_up(rhythm="weekly")
    body = command(rig, "nudges off").encode()
    headers = headers_of(body, FORM)
    web.post("/slack/events", data=body, headers=headers)
    rig.type("nudges on")

    web.post("/slack/events", data=body, headers=headers)

    assert rig.schedule().active


def test_the_same_typed_twice_is_answered_twice(rig: Rig, web: FlaskClient) -> None:
    """Each time Slack makes another request of it."""
    for _ in range(2):
        assert "Who does what" in post(web, command(rig, "roles"), FORM).text


def mention(rig: Rig, text: str = "roles") -> dict[str, Any]:
    said = f"<@U0MLTEAM001> {text}"
    return payloads.app_mention(BEN, rig.key().channel, said, ts="1.0", app=rig.slack.workspace.app)


def written(rig: Rig) -> dict[str, Any]:
    place = rig.slack.workspace.direct_messages(BEN).id
    return payloads.direct_message(BEN, place, "roles", ts="1.0", app=rig.slack.workspace.app)


def opened(rig: Rig) -> dict[str, Any]:
    place = rig.slack.workspace.direct_messages(BEN).id
    return payloads.app_home_opened(BEN, place, event_ts="1.0", view=None)


def joined(rig: Rig) -> dict[str, Any]:
    place, app = rig.slack.workspace.channel("#ml-team"), rig.slack.workspace.app
    return payloads.member_joined_channel(
        app.bot_user_id, place, app=app, event_ts="1.0", inviter=BEN
    )


@pytest.mark.parametrize(
    ("make", "method"),
    [
        (mention, "chat.postEphemeral"),
        (written, "chat.postMessage"),
        (opened, "views.publish"),
        (joined, "chat.postMessage"),
    ],
)
def test_an_event_that_slack_sends_again_is_acted_on_once(
    rig: Rig, web: FlaskClient, make: Callable[[Rig], dict[str, Any]], method: str
) -> None:
    rig.deps.store.first_time(rig.workspace, "welcome", at=rig.clock())
    happened = json.dumps(event(rig, make(rig), "Ev0TWICE"))

    answers = [
        post(web, happened),
        post(web, f"{happened} ", X_Slack_Retry_Num="1", X_Slack_Retry_Reason="http_timeout"),
        post(web, f"{happened}  ", X_Slack_Retry_Num="2", X_Slack_Retry_Reason="http_error"),
    ]

    assert [one.status_code for one in answers] == [200, 200, 200]
    assert rig.sender.wait()
    assert len(rig.slack.calls(method)) == 1


def test_the_same_event_of_another_workspace_is_another_one() -> None:
    repeats, body = Repeats(), {"type": "event_callback", "event_id": "Ev1"}
    ones = [
        BoltRequest(body={**body, "team_id": team}, mode="socket_mode") for team in ("T1", "T2")
    ]

    assert [repeats.begin(one).name for one in ones] == ["NEW", "NEW"]


@pytest.mark.parametrize("make", [mention, written, joined])
def test_after_a_restart_what_was_answered_is_not_answered_again(
    rig: Rig, web: FlaskClient, make: Callable[[Rig], dict[str, Any]]
) -> None:
    happened = json.dumps(event(rig, make(rig), "Ev0TWICE"))
    post(web, happened)
    said = len(rig.slack.workspace.calls)
    restarted = build_flask(build_app(settings_of(rig), rig.deps, rig.sender), rig.deps.store, None)

    answer = post(restarted.test_client(), f"{happened} ")

    assert answer.status_code == 200
    assert rig.sender.wait()
    posts = [call for call in rig.slack.workspace.calls[said:] if "post" in call.method]
    assert not [call for call in posts if call.arguments.get("channel") != BEN]


def test_a_removal_that_failed_is_done_when_slack_sends_it_again(
    rig: Rig, web: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    rig.failures_expected = True
    rig.set_up()
    happened = json.dumps(event(rig, payloads.app_uninstalled("1.0"), "Ev0REMOVED"))
    store, works = rig.deps.store, rig.deps.store.forget_workspace

    def fails(*_: object, **__: object) -> bool:
        raise StorageError("The disk is full.")

    monkeypatch.setattr(store, "forget_workspace", fails)
    first = post(web, happened)
    monkeypatch.setattr(store, "forget_workspace", works)
    again = post(web, f"{happened} ", X_Slack_Retry_Num="1")

    assert (first.status_code, again.status_code) == (HTTPStatus.SERVICE_UNAVAILABLE, 200)
    assert rig.stored() is None


def test_while_an_event_is_worked_on_slack_is_asked_to_come_again(
    rig: Rig, web: FlaskClient
) -> None:
    """Nobody knows yet whether it succeeds: if not, that is the next try."""
    happened = json.dumps(event(rig, opened(rig), "Ev0SLOW"))
    faults = rig.slack.workspace.faults
    slow = Fault(delay=1.0)
    faults.turn_on(Standing(name="slow", fault=slow, method="users.conversations", once=True))
    first = Thread(target=lambda: post(web.application.test_client(), happened))
    first.start()
    assert rig.slack.wait_until(lambda: not faults.standing)

    meanwhile = post(web, f"{happened} ", X_Slack_Retry_Num="1")
    first.join()
    afterwards = post(web, f"{happened}  ", X_Slack_Retry_Num="2")

    assert (meanwhile.status_code, afterwards.status_code) == (503, 200)
    assert rig.sender.wait()
    assert len(rig.slack.calls("views.publish")) == 1


def test_what_is_remembered_is_bounded() -> None:
    repeats = Repeats()
    for number in range(MOST_REMEMBERED + 1000):
        body = {"type": "event_callback", "event_id": f"Ev{number}", "team_id": "T1"}
        repeats.begin(BoltRequest(body=body, mode="socket_mode"))

    assert len(repeats) == MOST_REMEMBERED
