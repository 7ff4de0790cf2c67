"""The HTTP server's own manners: signatures, health, and bodies that are too large."""

import os
import time
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient
from slack_sdk import WebClient

from bot.app import build_app
from bot.entrypoints.http import build_flask
from bot.settings import Settings
from playground import payloads
from playground.payloads import Scene
from storage.memory import MemoryStore
from storage.protocol import StorageError
from tests.bot.rig import SECRET, DispatchBot, Rig


@pytest.fixture
def web(rig: Rig) -> Iterator[FlaskClient]:
    settings = Settings(
        bot_token=rig.slack.bot_token, signing_secret=SECRET, api_url=rig.slack.api_url
    )
    flask = build_flask(build_app(settings, rig.deps), rig.deps.store, rig.client)
    with flask.test_client() as client:
        yield client


def signed(rig: Rig, *, secret: str = SECRET, age: float = 0) -> tuple[str, dict[str, str]]:
    scene: Scene = rig.slack.courier.scene("U0ANA000001", rig.key().channel)
    body = payloads.command_body(payloads.slash_command("/mlteam", "roles", scene))
    headers = payloads.signed_headers(
        body, secret, now=time.time() - age, content_type=payloads.FORM
    )
    return body, dict(headers)


def test_a_signed_command_is_answered(rig: Rig, web: FlaskClient) -> None:
    body, headers = signed(rig)

    response = web.post("/slack/events", data=body, headers=headers)

    assert response.status_code == 200
    assert response.json is not None
    assert response.json["response_type"] == "ephemeral"
    assert "Who does what" in response.json["text"]


@pytest.mark.parametrize(
    ("secret", "age"), [("another-secret", 0), (SECRET, 6 * 60), (SECRET, -6 * 60)]
)
def test_a_wrong_or_old_signature_is_refused(
    rig: Rig, web: FlaskClient, secret: str, age: float
) -> None:
    body, headers = signed(rig, secret=secret, age=age)

    response = web.post("/slack/events", data=body, headers=headers)

    assert response.status_code == 401


def test_a_request_without_signature_is_refused(rig: Rig, web: FlaskClient) -> None:
    body, _ = signed(rig)

    assert web.post("/slack/events", data=body).status_code == 401


def test_a_body_that_was_changed_on_the_way_is_refused(rig: Rig, web: FlaskClient) -> None:
    body, headers = signed(rig)

    response = web.post("/slack/events", data=body.replace("roles", "setup"), headers=headers)

    assert response.status_code == 401


def test_a_body_of_ten_megabytes_is_refused_unread(web: FlaskClient) -> None:
    assert web.post("/slack/events", data=b"x" * 10_000_000).status_code == 413


def test_healthz_needs_nobody(rig: Rig, web: FlaskClient) -> None:
    rig.slack.stop()

    assert web.get("/healthz").status_code == 200


def test_readyz_answers_when_database_and_slack_do(web: FlaskClient) -> None:
    assert web.get("/readyz").json == {"status": "ok"}


def test_readyz_names_what_does_not_answer(rig: Rig, web: FlaskClient) -> None:
    rig.slack.workspace.faults.add("auth.test", "invalid_auth")

    response = web.get("/readyz")

    assert response.status_code == 503
    assert response.json is not None
    assert response.json["problems"] == {"slack": "invalid_auth"}


class BrokenStore(MemoryStore):
    def ping(self) -> None:
        raise StorageError("The database is gone.")


def test_readyz_names_a_database_that_does_not_answer(rig: Rig) -> None:
    settings = Settings(bot_token="xoxb-1", signing_secret=SECRET, api_url=rig.slack.api_url)
    flask = build_flask(build_app(settings, rig.deps), BrokenStore(), None)

    response = flask.test_client().get("/readyz")

    assert response.status_code == 503
    assert response.json is not None
    assert response.json["problems"] == {"database": "The database is gone."}


def test_slack_out_of_reach_is_not_ready(rig: Rig) -> None:
    nowhere = WebClient(token="xoxb-1", base_url="http://127.0.0.1:9/api/", retry_handlers=[])
    settings = Settings(bot_token="xoxb-1", signing_secret=SECRET)
    flask = build_flask(build_app(settings, rig.deps), rig.deps.store, nowhere)

    response = flask.test_client().get("/readyz")

    assert response.json is not None
    assert "no connection" in response.json["problems"]["slack"]


def test_what_bolt_would_read_from_the_environment_by_itself_changes_nothing(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SLACK_CLIENT_ID", "1.2")
    monkeypatch.setenv("SLACK_CLIENT_SECRET", "another")
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-another")
    settings = Settings(
        bot_token=rig.slack.bot_token, signing_secret=SECRET, api_url=rig.slack.api_url
    )
    rig.slack.courier.http = DispatchBot(build_app(settings, rig.deps))

    assert rig.answer("roles").text.startswith("Who does what")
    assert os.environ["SLACK_CLIENT_ID"] == "1.2"
