"""Errors to Sentry and spans to OpenTelemetry, as a server under gunicorn really sends them."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from bot.entrypoints import telemetry
from bot.entrypoints.telemetry import check_telemetry
from bot.settings import BadSetting, Settings
from playground.standin import StandIn
from tests.bot.collecting import Collected, collecting
from tests.bot.rig import SECRET
from tests.bot.serving import environment, put_team, serving

TYPED = "a reason that nobody else may read"


@pytest.fixture
def slack() -> Iterator[StandIn]:
    with StandIn(signing_secret=SECRET) as standin:
        yield standin


def events(collected: Collected) -> list[dict[str, Any]]:
    """An envelope is a line about itself, and for each item a line about it and its own."""
    found = []
    for _, body in collected.bodies:
        lines = [json.loads(line) for line in body.splitlines() if line]
        found += [
            item for about, item in zip(lines[1::2], lines[2::2], strict=True) if "type" in about
        ]
    return found


def spans_of(collected: Collected) -> list[Any]:
    found = []
    for path, body in collected.bodies:
        assert path == "/v1/traces"
        request = ExportTraceServiceRequest.FromString(body)
        for resource in request.resource_spans:
            found += [span for scope in resource.scope_spans for span in scope.spans]
    return found


def attributes(span: Any) -> dict[str, str]:  # noqa: ANN401 -- made by protobuf
    return {one.key: one.value.string_value for one in span.attributes}


@pytest.mark.parametrize("mode", ["http", "socket"])
def test_our_own_fault_arrives_at_sentry_with_the_reference_that_the_person_saw(
    slack: StandIn, tmp_path: Path, mode: str
) -> None:
    with (
        collecting() as sentry,
        serving(
            slack, tmp_path, mode, SENTRY_DSN=f"http://planted@127.0.0.1:{sentry.port}/7"
        ) as served,
    ):
        slack.workspace.faults.add("views.open", "internal_error")
        shown = slack.command("ana", "#ml-team", f"/mlteam setup {TYPED}").shown
        assert sentry.wait_until(lambda: sentry.bodies), served.log
        served.terminate()
        assert served.ends_within(11) == 0

    assert shown is not None
    (event,) = events(sentry)
    assert event["tags"]["reference"] in shown.text
    assert event["tags"]["workspace"] == slack.workspace.app.team_id
    assert event["message"] == "listener failed"
    (error,) = event["exception"]["values"]
    assert error["type"] == "SlackApiError"
    assert "internal_error" in error["value"]
    assert {"filename", "function", "lineno"} <= error["stacktrace"]["frames"][-1].keys()
    assert "vars" not in json.dumps(event)
    for secret in (TYPED, slack.bot_token, SECRET):
        assert secret not in sentry.text


@pytest.mark.parametrize("mode", ["http", "socket"])
def test_a_request_and_its_calls_of_slack_arrive_as_spans(
    slack: StandIn, tmp_path: Path, mode: str
) -> None:
    put_team(slack, tmp_path, due=True)
    with (
        collecting() as collector,
        serving(
            slack,
            tmp_path,
            mode,
            OTEL_EXPORTER_OTLP_ENDPOINT=f"http://127.0.0.1:{collector.port}",
        ) as served,
    ):
        slack.command("ana", "#ml-team", "/mlteam setup")
        slack.command("ana", "#ml-team", f"/mlteam ask {TYPED}")
        assert slack.wait_until(lambda: slack.calls("chat.postMessage"), timeout=20)
        served.terminate()
        assert served.ends_within(11) == 0

    spans = spans_of(collector)
    answers = [one for one in spans if one.name == "answer"]
    assert [attributes(one)["mlteam.name"] for one in answers] == ["setup", "ask"]
    (opened,) = [one for one in spans if one.name == "slack views.open"]
    assert opened.parent_span_id == answers[0].span_id
    assert attributes(opened)["slack.result"] == "ok"
    (nudge,) = [one for one in spans if one.name == "nudge"]
    (posted,) = [one for one in spans if one.name == "slack chat.postMessage"]
    assert posted.parent_span_id == nudge.span_id
    for secret in (TYPED, slack.bot_token, SECRET, "/response/"):
        assert secret not in collector.text


def test_without_their_settings_neither_is_even_loaded() -> None:
    code = (
        "import sys, bot.entrypoints.http, bot.entrypoints.telemetry as t, bot.settings as s;"
        "t.check_telemetry(s.Settings()); t.Telemetry(s.Settings()).stop();"
        "print([name for name in sys.modules if name.startswith(('sentry', 'opentelemetry'))])"
    )
    ran = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code],
        env=environment(),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )

    assert ran.stdout == "[]\n"


@pytest.mark.parametrize(
    ("environ", "extra"),
    [
        ({"SENTRY_DSN": "https://key@sentry.example.com/1"}, "sentry"),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:4318"}, "otel"),
        ({"OTEL_TRACES_EXPORTER": "otlp"}, "otel"),
    ],
)
def test_what_is_asked_for_and_not_installed_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, environ: dict[str, str], extra: str
) -> None:
    monkeypatch.setattr(telemetry, "find_spec", lambda _: None)

    with pytest.raises(BadSetting, match=rf'pip install "mlteam\[{extra}\]"'):
        check_telemetry(Settings.from_environ(environ))


@pytest.mark.parametrize(
    ("environ", "wanted"),
    [
        ({}, False),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:4318"}, True),
        ({"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "http://127.0.0.1:4318/v1/traces"}, True),
        ({"OTEL_TRACES_EXPORTER": "otlp"}, True),
        ({"OTEL_TRACES_EXPORTER": "none", "OTEL_EXPORTER_OTLP_ENDPOINT": "http://x"}, False),
        ({"OTEL_SDK_DISABLED": "true", "OTEL_TRACES_EXPORTER": "otlp"}, False),
    ],
)
def test_spans_are_made_when_opentelemetry_s_own_settings_ask_for_them(
    environ: dict[str, str], wanted: bool
) -> None:
    assert Settings.from_environ(environ).tracing is wanted


def test_an_address_that_is_none_of_sentry_s_stops_the_start() -> None:
    with pytest.raises(BadSetting, match="SENTRY_DSN is no address"):
        check_telemetry(Settings(sentry_dsn="not an address"))
