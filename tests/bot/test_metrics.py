"""What Prometheus is told: how it went, in words of closed sets, and nothing personal."""

import secrets
import timeit
from datetime import timedelta

import prometheus_client
import pytest
from flask import Flask
from prometheus_client.parser import text_string_to_metric_families

from bot.app import build_app
from bot.entrypoints.gauges import Gauges
from bot.entrypoints.http import build_flask
from bot.metrics import Metrics, counting_in
from bot.nudges.worker import NudgeWorker
from bot.settings import Settings
from bot.slack_client import SlackClient
from playground import payloads
from storage.protocol import StorageError
from tests.bot.rig import SECRET, DispatchBot, Rig

Labels = tuple[tuple[str, str], ...]
DAY = timedelta(days=1)


def samples(metrics: Metrics) -> dict[tuple[str, Labels], float]:
    text = prometheus_client.generate_latest(metrics.registry).decode()
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def value(rig: Rig, series: str, /, **labels: str) -> float:
    return samples(rig.deps.metrics).get((series, tuple(sorted(labels.items()))), 0)


def answers(rig: Rig, kind: str, name: str, outcome: str = "ok") -> float:
    return value(rig, "mlteam_answers_total", kind=kind, name=name, outcome=outcome)


def calls(rig: Rig, method: str, result: str) -> float:
    return value(rig, "mlteam_slack_calls_total", method=method, result=result)


def test_an_answer_is_counted_by_its_command_and_outcome(rig: Rig) -> None:
    rig.answer("roles")
    rig.answer("rollen")
    rig.answer("")
    rig.answer("advice")  # refused: there is no profile yet

    assert answers(rig, "command", "roles") == 2
    assert answers(rig, "command", "help") == 1
    assert answers(rig, "command", "advice", "refused") == 1
    assert value(rig, "mlteam_answer_seconds_count", kind="command") == 4
    assert value(rig, "mlteam_answer_seconds_bucket", kind="command", le="3.0") == 4


def test_forms_buttons_and_events_are_counted_too(rig: Rig) -> None:
    rig.set_up(headcount_data_scientist="4")
    rig.slack.click("ana", rig.answer("help"), "help_all")
    rig.slack.mention("ana", rig.channel, "who should we hire?")

    assert answers(rig, "form", "setup") > 0
    assert answers(rig, "button", "help_all") == 1
    assert answers(rig, "event", "app_mention") == 1


def test_a_fault_of_ours_is_counted_as_failed(rig: Rig) -> None:
    rig.failures_expected = True
    rig.slack.workspace.faults.add("views.open", "internal_error")
    rig.answer("setup")

    assert answers(rig, "command", "setup", "failed") == 1


def test_words_of_a_stranger_s_choice_make_no_new_series(rig: Rig) -> None:
    def send_all(word: str) -> None:
        rig.type(word)
        scene = rig.slack.courier.scene("U0ANA000001", rig.key().channel)
        button = payloads.action({"type": "button", "action_id": word, "value": word}, "b", "1.2")
        view = {"id": "V1", "type": "modal", "callback_id": word, "hash": "1.a"}
        view["private_metadata"] = word
        rig.slack.courier.send("interactive", payloads.view_action(button, view, scene))
        view["state"] = {"values": {}}  # type: ignore[assignment]
        rig.slack.courier.send("interactive", payloads.view_submission(view, scene))
        rig.slack.send_event({"type": word, "user": "U0ANA000001", "channel": rig.key().channel})

    send_all("first")
    before = samples(rig.deps.metrics).keys()
    for _ in range(20):
        send_all(secrets.token_hex(8))

    assert samples(rig.deps.metrics).keys() == before
    assert answers(rig, "command", "unknown", "refused") == 21
    assert answers(rig, "button", "unknown", "refused") == 21
    assert answers(rig, "form", "unknown", "refused") == 21
    assert answers(rig, "event", "unknown") == 21


def test_a_request_that_is_not_slack_s_is_counted_without_its_words(rig: Rig) -> None:
    settings = Settings(bot_token="xoxb-1", signing_secret="another", api_url=rig.slack.api_url)
    rig.slack.courier.http = DispatchBot(build_app(settings, rig.deps))
    rig.type("roles")

    assert answers(rig, "unknown", "unknown", "unsigned") == 1


def test_calls_of_slack_are_counted_by_method_and_kind_of_error(rig: Rig) -> None:
    rig.failures_expected = True
    faults = rig.slack.workspace.faults
    rig.type("setup")
    for error in ("internal_error", "error_of_tomorrow"):
        faults.add("views.open", error)
        rig.type("setup")
    faults.add("views.open", cut="before")
    rig.type("setup")
    faults.add("views.open", status=503, body="<html>")
    rig.type("setup")

    assert calls(rig, "views.open", "ok") == 1
    assert calls(rig, "views.open", "internal_error") == 1
    assert calls(rig, "views.open", "other") == 1
    assert calls(rig, "views.open", "no_connection") == 1
    assert calls(rig, "views.open", "server_error") == 1
    # Also those that Bolt makes, and those about people.
    assert calls(rig, "auth.test", "ok") == 1
    assert calls(rig, "users.info", "ok") == 1


def test_calls_of_threads_and_of_response_urls_are_counted(rig: Rig) -> None:
    rig.set_up(headcount_data_scientist="4")
    before = calls(rig, "upload", "ok")
    rig.type("export markdown")
    assert rig.sender.wait()
    rig.slack.click("ana", rig.answer("help"), "help_all")

    assert calls(rig, "upload", "ok") == before + 1
    assert calls(rig, "files.completeUploadExternal", "ok") == before + 1
    assert calls(rig, "response_url", "ok") == 1


def test_a_call_that_takes_too_long_is_a_timeout(rig: Rig) -> None:
    rig.slack.workspace.faults.add("auth.test", delay=1.5)
    client = SlackClient(token="xoxb-1", base_url=rig.slack.api_url, timeout=1, retry_handlers=[])
    with counting_in(rig.deps.metrics), pytest.raises(OSError, match="timed out"):
        client.auth_test()

    assert calls(rig, "auth.test", "timeout") == 1


def test_nudges_are_counted_by_state_with_their_lag(rig: Rig) -> None:
    rig.set_up(headcount_data_scientist="4", rhythm="weekly")
    rig.deliver(later=3 * timedelta(weeks=1) + timedelta(minutes=4))

    assert value(rig, "mlteam_nudges_total", state="posted") == 1
    assert value(rig, "mlteam_nudges_total", state="missed") > 0
    assert value(rig, "mlteam_nudge_lag_seconds_count") == 1
    rig.slack.archive("ana", rig.channel)
    rig.deliver(later=timedelta(weeks=1))
    assert value(rig, "mlteam_nudges_total", state="failed") == 1


def gauges(rig: Rig, database_url: str = "memory:") -> NudgeWorker:
    worker = NudgeWorker(rig.deps, rig.clients)
    Gauges(
        deps=rig.deps,
        sender=rig.sender,
        worker=worker,
        database_url=database_url,
        counts_workspaces=True,
    ).register()
    return worker


def flask_of(rig: Rig, worker: NudgeWorker) -> Flask:
    settings = Settings(
        bot_token=rig.slack.bot_token, signing_secret=SECRET, api_url=rig.slack.api_url
    )
    app = build_app(settings, rig.deps)
    return build_flask(app, rig.deps.store, None, worker=worker, metrics=rig.deps.metrics)


def test_the_page_tells_of_queue_worker_and_database(
    rig: Rig, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("size") / "mlteam.db"
    file.write_bytes(b"x" * 100)
    file.with_name("mlteam.db-wal").write_bytes(b"x" * 23)
    web = flask_of(rig, gauges(rig, f"sqlite:///{file}")).test_client()
    page = web.get("/metrics")

    assert page.content_type.startswith("text/plain; version=")
    assert value(rig, "mlteam_database_up") == 1
    assert value(rig, "mlteam_database_bytes") == 123
    assert 0 < value(rig, "mlteam_database_ping_seconds") < 5
    assert value(rig, "mlteam_worker_idle_seconds") < 60
    assert value(rig, "process_open_fds") > 0
    for name in ("mlteam_sender_queue 0.0", "mlteam_installations 0.0", "mlteam_build_info{"):
        assert name in page.text


def test_what_waits_to_be_posted_is_told_by_its_age(rig: Rig) -> None:
    rig.set_up(headcount_data_scientist="4", rhythm="weekly")
    gauges(rig)
    assert value(rig, "mlteam_nudge_oldest_due_seconds") == 0

    due = rig.schedule().wake_at
    assert due is not None
    rig.clock.now = due + timedelta(minutes=2)

    assert value(rig, "mlteam_nudge_oldest_due_seconds") == 120


def test_a_database_that_does_not_answer_is_down_and_the_rest_is_told(rig: Rig) -> None:
    gauges(rig)

    def ping() -> None:
        raise StorageError("The database is gone.")

    rig.deps.store.ping = ping  # type: ignore[method-assign]

    found = samples(rig.deps.metrics)
    assert found["mlteam_database_up", ()] == 0
    assert ("mlteam_database_ping_seconds", ()) not in found
    assert ("mlteam_sender_queue", ()) in found


def test_each_app_counts_for_itself_and_none_in_the_registry_of_the_process(rig: Rig) -> None:
    other = Metrics()
    rig.answer("roles")

    assert ("mlteam_answer_seconds_count", (("kind", "command"),)) not in samples(other)
    assert "mlteam" not in prometheus_client.generate_latest(prometheus_client.REGISTRY).decode()


def test_the_page_holds_nobody_s_id_and_nothing_that_was_typed(rig: Rig) -> None:
    rig.failures_expected = True
    web = flask_of(rig, gauges(rig)).test_client()
    typed = "planted-words"
    rig.set_up(headcount_data_scientist="4")
    for text in (typed, f"why {typed}", f"ask {typed}", f"kit {typed}"):
        rig.type(text)
    rig.slack.mention("ana", rig.channel, typed)
    rig.slack.workspace.faults.add("views.open", typed)
    rig.type("setup")
    rig.deliver(later=3 * DAY)

    page = web.get("/metrics").text
    space = rig.slack.workspace
    ids = [rig.workspace, *space.people, *space.channels, space.app.app_id, space.app.bot_user_id]
    for planted in (typed, rig.slack.bot_token, SECRET, "Reference", *ids):
        assert planted not in page, planted


def test_counting_costs_less_than_fifty_microseconds_a_request() -> None:
    metrics = Metrics()

    def one_request() -> None:
        metrics.count_answer("command", "roles", "ok", 0.004)
        metrics.count_call("users.info", "ok", 0.1)
        metrics.count_call("views.open", "ok", 0.1)

    rounds = 2000
    fastest = min(timeit.repeat(one_request, number=rounds, repeat=5)) / rounds

    assert fastest < 50e-6
