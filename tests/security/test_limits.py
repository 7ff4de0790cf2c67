"""One person, or one workspace, that asks too much: told once, held back, and in nobody's way."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient

from bot.app import build_app
from bot.entrypoints.http import build_flask
from bot.listeners.limits import MOST_REMEMBERED, Limits
from bot.settings import PERSON_LIMIT, WORKSPACE_LIMIT, BadSetting, Settings
from playground import payloads
from playground.payloads import FORM
from storage.sqlite import SQLiteStore
from tests.bot.rig import Rig
from tests.bot.simple import HandClock
from tests.security.conftest import settings_of
from tests.security.sending import BEN, command, event, post

ANA, JONAS = "U0ANA000001", "U0JONAS0001"
PERSON, WORKSPACE = 5, 12


@pytest.fixture
def web(rig: Rig) -> FlaskClient:
    settings = settings_of(rig, person_limit=PERSON, workspace_limit=WORKSPACE)
    app = build_app(settings, rig.deps, rig.sender)
    return build_flask(app, rig.deps.store, None).test_client()


@contextmanager
def noting_statements(rig: Rig, found: list[str]) -> Iterator[None]:
    """Of this thread, in which Flask's client has its requests answered."""
    store = rig.deps.store
    assert isinstance(store, SQLiteStore)
    with store._database() as db:  # noqa: SLF001 -- there is no other way to look into it
        db.conn.set_trace_callback(found.append)
        yield
        db.conn.set_trace_callback(None)


def ask(rig: Rig, web: FlaskClient, user: str = BEN) -> str:
    answer = post(web, command(rig, "roles", user), FORM)
    assert answer.status_code == 200
    return answer.text


def test_beyond_the_limit_the_person_is_told_once_and_then_nothing(
    rig: Rig, web: FlaskClient
) -> None:
    answers = [ask(rig, web) for _ in range(PERSON + 5)]

    assert all("Who does what" in one for one in answers[:PERSON])
    told = json.loads(answers[PERSON])
    assert told["response_type"] == "ephemeral"
    assert told["text"] == (
        "That is more than I can answer at once. Please try again in 12 seconds."
    )
    assert answers[PERSON + 1 :] == [""] * 4


def test_in_german_too(rig: Rig, web: FlaskClient) -> None:
    rig.slack.speak("jonas", "de-DE")
    answers = [ask(rig, web, JONAS) for _ in range(PERSON + 1)]

    assert "Bitte versuch es in 12 Sekunden noch einmal." in json.loads(answers[-1])["text"]


def test_who_waits_as_long_as_told_is_answered(rig: Rig, web: FlaskClient) -> None:
    for _ in range(PERSON + 3):
        ask(rig, web)
    rig.clock.now += timedelta(seconds=12)

    assert "Who does what" in ask(rig, web)
    assert ask(rig, web) == ""


def test_a_minute_later_the_sentence_comes_again(rig: Rig, web: FlaskClient) -> None:
    for _ in range(PERSON + 3):
        ask(rig, web)
    rig.clock.now += timedelta(minutes=2)

    answers = [ask(rig, web) for _ in range(PERSON + 2)]

    assert ["more than I can answer" in one for one in answers] == [False] * PERSON + [True, False]


def test_others_are_answered_meanwhile(rig: Rig, web: FlaskClient) -> None:
    for _ in range(100):
        ask(rig, web)

    assert "Who does what" in ask(rig, web, ANA)


def test_all_of_a_workspace_together_have_a_limit(rig: Rig, web: FlaskClient) -> None:
    people = [f"U0MANY{number:05}" for number in range(WORKSPACE)]
    for user in people:
        rig.slack.workspace.people[user] = rig.slack.workspace.people[BEN]
    scene = rig.slack.courier.scene(BEN, rig.key().channel)
    bodies = [
        payloads.slash_command("/mlteam", "roles", scene) | {"user_id": user} for user in people
    ]
    for fields in bodies:
        assert "Who does what" in post(web, payloads.command_body(fields), FORM).text

    assert "more than I can answer" in ask(rig, web)


def test_a_form_keeps_what_was_typed(rig: Rig, web: FlaskClient) -> None:
    """An empty answer would close it, as if it were saved."""
    rig.type("setup", user="ben")
    view = rig.slack.modal("ben")
    assert view is not None
    shown = rig.slack.workspace.view_to_slack(view)
    for _ in range(PERSON + 2):
        ask(rig, web)

    for _ in range(2):
        scene = rig.slack.courier.scene(BEN)
        body = payloads.interaction_body(payloads.view_submission(shown, scene))
        answer = post(web, body, FORM).json
        assert answer is not None
        assert answer["response_action"] == "errors"
        assert "more than I can answer" in str(answer["errors"])


def test_a_form_without_fields_says_so_too(rig: Rig, web: FlaskClient) -> None:
    rig.set_up()
    rig.type("forget", user="ben")
    view = rig.slack.modal("ben")
    assert view is not None
    shown = rig.slack.workspace.view_to_slack(view)
    for _ in range(PERSON + 2):
        ask(rig, web)

    scene = rig.slack.courier.scene(BEN)
    body = payloads.interaction_body(payloads.view_submission(shown, scene))
    answer = post(web, body, FORM).json

    assert answer is not None
    assert "more than I can answer" in str(answer["view"])
    assert rig.stored() is not None


def test_ten_thousand_presses_of_one_person_make_no_work(rig: Rig, web: FlaskClient) -> None:
    """Counted in what is asked of the database and of Slack, not in time."""
    rig.set_up()
    shown = rig.answer("advice", user="ben")
    scene = rig.slack.courier.scene(BEN, rig.key().channel)
    message = rig.slack.workspace.message_to_slack(shown)
    presses = [
        payloads.message_action(
            {"type": "button", "action_id": "show_more", "block_id": "b", "action_ts": f"{n}.0"},
            message,
            scene,
            ephemeral=True,
        )
        for n in range(10_000)
    ]
    calls = len(rig.slack.workspace.calls)
    statements: list[str] = []
    with noting_statements(rig, statements):
        answers = Counter(
            post(web, payloads.interaction_body(press), FORM).status_code for press in presses
        )

    assert answers == {200: 10_000}
    assert len(rig.slack.workspace.calls) - calls <= PERSON + 5
    assert len(statements) <= PERSON * 10
    assert "Who does what" in ask(rig, web, ANA)


def test_events_that_nobody_waits_for_are_not_counted(rig: Rig, web: FlaskClient) -> None:
    changed: dict[str, Any] = {"type": "user_change", "user": {"id": BEN}}
    for _ in range(PERSON * 5):
        assert post(web, json.dumps(event(rig, changed))).status_code == 200

    assert "Who does what" in ask(rig, web)


def test_opening_home_again_and_again_is_held_back(rig: Rig, web: FlaskClient) -> None:
    place = rig.slack.workspace.direct_messages(BEN).id
    inner = payloads.app_home_opened(BEN, place, event_ts="1.0", view=None)
    for _ in range(PERSON * 5):
        assert post(web, json.dumps(event(rig, inner))).status_code == 200

    assert rig.sender.wait()
    assert len(rig.slack.calls("users.conversations")) == PERSON


def test_a_mention_too_many_is_told_once(rig: Rig, web: FlaskClient) -> None:
    app, channel = rig.slack.workspace.app, rig.key().channel
    for number in range(PERSON * 3):
        inner = payloads.app_mention(
            BEN, channel, "<@U0MLTEAM001> roles", ts=f"{number}.0", app=app
        )
        post(web, json.dumps(event(rig, inner)))

    answers = [str(call["text"]) for call in rig.slack.calls("chat.postEphemeral")]
    assert len(answers) == PERSON + 1
    assert "more than I can answer" in answers[-1]


def test_a_million_people_are_not_all_remembered() -> None:
    limits = Limits(person=60, workspace=600, clock=HandClock())
    for number in range(1_000_000):
        limits.hold(f"T{number % 50_000}", f"U{number}")

    assert limits.remembered <= 2 * MOST_REMEMBERED


def test_a_clock_that_is_put_back_locks_nobody_out() -> None:
    clock = HandClock()
    limits = Limits(person=2, workspace=0, clock=clock)
    while limits.hold("T1", "U1") is None:
        pass
    clock.now -= timedelta(days=1)
    held = limits.hold("T1", "U1")

    assert held is not None
    assert held.wait <= 60
    clock.now += timedelta(minutes=1)
    assert limits.hold("T1", "U1") is None


def test_a_limit_lets_as_many_through_at_once_as_it_says() -> None:
    for limit in (1, 7, 60, 600):
        limits = Limits(person=limit, workspace=0, clock=HandClock())
        assert [limits.hold("T1", "U1") for _ in range(limit)] == [None] * limit
        assert limits.hold("T1", "U1") is not None


def test_limits_are_settings() -> None:
    usual = Settings.from_environ({})
    assert (usual.person_limit, usual.workspace_limit) == (PERSON_LIMIT, WORKSPACE_LIMIT)
    other = Settings.from_environ({"MLTEAM_PERSON_LIMIT": "0", "MLTEAM_WORKSPACE_LIMIT": "9"})
    assert (other.person_limit, other.workspace_limit) == (0, 9)
    for odd in ("-1", "many", "1e9", "\u0663", "9999999"):
        with pytest.raises(BadSetting, match="MLTEAM_PERSON_LIMIT"):
            Settings.from_environ({"MLTEAM_PERSON_LIMIT": odd})
