"""/healthz, /readyz and what they ask of whom."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from slack_sdk import WebClient

from bot.entrypoints.health import REMEMBERED_SECONDS, STALLED_SECONDS, Readiness, health_pages
from bot.metrics import Metrics
from bot.nudges.worker import NudgeWorker
from bot.slack_client import SlackClient
from tests.bot.rig import Rig


class Watch:
    """Seconds that pass when the test says so."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def web(rig: Rig, watch: Watch) -> Iterator[FlaskClient]:
    yield from serve(Readiness(rig.deps.store, rig.client, monotonic=watch))


def serve(readiness: Readiness) -> Iterator[FlaskClient]:
    flask = Flask("health")
    flask.register_blueprint(health_pages(readiness, Metrics().registry))
    with flask.test_client() as client:
        yield client


def asked(rig: Rig, method: str) -> int:
    return len(rig.slack.calls(method))


def test_a_probe_each_second_asks_slack_each_five(rig: Rig, web: FlaskClient, watch: Watch) -> None:
    before = asked(rig, "auth.test")
    for _ in range(20):
        assert web.get("/readyz").status_code == 200
        watch.now += 1

    assert asked(rig, "auth.test") - before == 20 / REMEMBERED_SECONDS


def test_what_slack_refused_counts_for_as_long_and_then_it_is_asked_again(
    rig: Rig, web: FlaskClient, watch: Watch
) -> None:
    rig.slack.workspace.faults.add("auth.test", "account_inactive")

    assert web.get("/readyz").json == {
        "status": "not ready",
        "problems": {"slack": "account_inactive"},
    }
    assert web.get("/readyz").status_code == 503
    watch.now += REMEMBERED_SECONDS
    assert web.get("/readyz").status_code == 200


def test_where_many_workspaces_install_the_app_no_token_is_needed(rig: Rig) -> None:
    nobody = SlackClient(base_url=rig.slack.api_url, retry_handlers=[])
    before = asked(rig, "auth.test")
    for web in serve(Readiness(rig.deps.store, nobody)):
        assert web.get("/readyz").status_code == 200

    assert asked(rig, "api.test") == 1
    assert asked(rig, "auth.test") == before


def test_a_worker_that_stands_still_is_not_ready(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    worker = NudgeWorker(rig.deps, rig.clients)
    for web in serve(Readiness(rig.deps.store, None, worker)):
        assert web.get("/readyz").status_code == 200

        idle = property(lambda _: STALLED_SECONDS + 1)
        monkeypatch.setattr(NudgeWorker, "seconds_since_step", idle)
        problems = (web.get("/readyz").json or {})["problems"]

    assert problems == {"worker": "the nudges have stood still for 601 seconds"}


def test_a_worker_that_runs_moves(rig: Rig) -> None:
    worker = NudgeWorker(rig.deps, rig.clients, every=0.01)
    worker.start()
    try:
        assert rig.slack.wait_until(lambda: worker.seconds_since_step < 0.05)
        assert worker.seconds_since_step < 5
    finally:
        worker.stop()


def test_healthz_asks_nobody(rig: Rig, web: FlaskClient) -> None:
    before = len(rig.slack.workspace.calls)

    assert web.get("/healthz").json == {"status": "ok"}
    assert len(rig.slack.workspace.calls) == before


def test_all_that_does_not_work_is_named_at_once(rig: Rig) -> None:
    nowhere = WebClient(token="xoxb-1", base_url="http://127.0.0.1:9/api/", retry_handlers=[])
    rig.deps.store.close()
    for web in serve(Readiness(rig.deps.store, nowhere)):
        problems = (web.get("/readyz").json or {})["problems"]

    assert problems.keys() == {"database", "slack"}
