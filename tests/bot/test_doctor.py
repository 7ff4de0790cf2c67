"""`mlteam doctor`: each thing that can be wrong gets a line with its mend, and no secret in it."""

import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask, Response

from bot.deps import Clock, utc_now
from bot.entrypoints.doctor import NotWell, report
from bot.manifest import load_manifest
from playground.manifest import asked_for
from playground.server import Server
from playground.standin import StandIn
from storage.opening import open_store
from tests.bot.rig import SECRET
from tests.bot.serving import environment, free_port, serving


@pytest.fixture
def slack() -> Iterator[StandIn]:
    with StandIn(signing_secret=SECRET, **asked_for(load_manifest())) as standin:
        yield standin


@pytest.fixture
def environ(slack: StandIn, tmp_path: Path) -> dict[str, str]:
    """Of an installation in which all is well."""
    open_store(f"sqlite:///{tmp_path}/mlteam.db").close()
    return {
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_APP_TOKEN": slack.app_token,
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_URL": slack.api_url,
        "MLTEAM_DATABASE_URL": f"sqlite:///{tmp_path}/mlteam.db",
        "PORT": str(free_port()),
    }


def examine(
    environ: Mapping[str, str], *, clock: Clock = utc_now, offline: bool = False
) -> list[str]:
    lines = []
    try:
        for line in report(environ, clock, offline=offline):
            lines.append(line)  # noqa: PERF402 -- those before it raises count too
    except NotWell:
        pass
    return lines


def run_doctor(environ: Mapping[str, str]) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "bot", "doctor"],
        env=environment(**environ),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def problems(lines: list[str]) -> list[str]:
    return [line for line in lines if not line.startswith("OK")]


def test_where_all_is_well_each_line_says_so(environ: dict[str, str]) -> None:
    lines = examine(environ)

    assert problems(lines) == []
    looked_at = {line.split()[1] for line in lines}
    assert looked_at == {
        *("settings", "database", "disk", "knowledge", "zones", "port", "token", "scopes", "clock")
    }
    assert any("SLACK_APP_TOKEN is good" in line for line in lines)


@pytest.mark.parametrize(
    ("changed", "line"),
    [
        ({"SLACK_BOT_TOKEN": ""}, "problem   settings   SLACK_BOT_TOKEN is missing"),
        ({"SLACK_BOT_TOKEN": "xoxp-1"}, "problem   settings   SLACK_BOT_TOKEN is no such token"),
        ({"PORT": "0"}, "problem   settings   PORT is no port"),
        (
            {"SLACK_SIGNING_SECRET": "", "SLACK_APP_TOKEN": ""},
            "problem   settings   Neither mode can start: set SLACK_SIGNING_SECRET",
        ),
        (
            {"SLACK_CLIENT_ID": "1.2", "SLACK_CLIENT_SECRET": "abc"},
            "warning   settings   SLACK_BOT_TOKEN makes it serve one workspace",
        ),
        ({"MLTEAM_DATABASE_URL": "memory:"}, "warning   settings   MLTEAM_DATABASE_URL is memory:"),
        (
            {"MLTEAM_PUBLIC_URL": "http://mlteam.example.com"},
            "problem   settings   MLTEAM_PUBLIC_URL is not encrypted",
        ),
        (
            {"MLTEAM_DATABASE_URL": "sqlite:////no/such/folder/mlteam.db"},
            "problem   database   /no/such/folder/mlteam.db can't be created.",
        ),
        (
            {"MLTEAM_DATABASE_URL": "postgresql://db/mlteam"},
            "problem   database   MLTEAM_DATABASE_URL names no file.",
        ),
        ({"SENTRY_DSN": "not an address"}, "problem   settings   SENTRY_DSN is no address"),
    ],
)
def test_a_setting_that_does_not_fit_is_named_with_its_mend(
    environ: dict[str, str], changed: dict[str, str], line: str
) -> None:
    found = problems(examine({**environ, **changed}, offline=True))

    assert any(one.startswith(line) for one in found), found


def test_all_that_is_malformed_is_told_at_once(environ: dict[str, str]) -> None:
    changed = {"PORT": "x", "LOG_LEVEL": "loud", "SLACK_BOT_TOKEN": "x", "LOG_FORMAT": "xml"}

    found = problems(examine({**environ, **changed}, offline=True))

    assert [line.split()[2] for line in found] == [
        *("SLACK_BOT_TOKEN", "PORT", "LOG_LEVEL", "LOG_FORMAT")
    ]


@pytest.mark.parametrize("name", ["SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET"])
def test_half_of_what_many_workspaces_need_is_told(environ: dict[str, str], name: str) -> None:
    del environ["SLACK_BOT_TOKEN"]

    found = problems(examine({**environ, name: "1.2"}, offline=True))

    missing = {"SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET"} - {name}
    assert found[0].startswith(f"problem   settings   {missing.pop()} is missing")


def test_a_token_that_slack_refuses(environ: dict[str, str]) -> None:
    found = problems(examine({**environ, "SLACK_BOT_TOKEN": "xoxb-other"}))

    assert [line.partition(". ")[0] for line in found] == [
        "problem   token      Slack refuses SLACK_BOT_TOKEN (invalid_auth)"
    ]


def test_an_app_token_that_slack_refuses(environ: dict[str, str]) -> None:
    found = problems(examine({**environ, "SLACK_APP_TOKEN": "xapp-other"}))

    assert found[0].startswith("problem   token      Slack refuses SLACK_APP_TOKEN (invalid_auth).")


def test_a_missing_scope_is_told_with_what_does_not_work(
    slack: StandIn, environ: dict[str, str]
) -> None:
    slack.workspace.scopes = frozenset(slack.workspace.scopes) - {"files:write", "usergroups:read"}

    found = problems(examine(environ))

    assert len(found) == 2
    assert found[0].startswith("problem   scopes     files:write is missing, so this does not work")
    assert "install the app again" in found[0]
    assert found[1].startswith("warning   scopes     usergroups:read was left out")


def test_slack_out_of_reach_is_a_finding_and_nothing_else(environ: dict[str, str]) -> None:
    ran = run_doctor({**environ, "SLACK_API_URL": "http://127.0.0.1:9/api"})

    assert "\nproblem   slack      No connection to http://127.0.0.1:9/api/" in ran.stdout
    assert ran.stderr == "1 problem to mend.\n"


@pytest.mark.parametrize("off", [timedelta(minutes=2), -timedelta(minutes=2)])
def test_a_clock_that_is_off_by_minutes(environ: dict[str, str], off: timedelta) -> None:
    found = problems(examine(environ, clock=lambda: datetime.now(UTC) + off))

    assert len(found) == 1
    assert found[0].startswith("problem   clock      This machine's clock is 1")


def test_a_database_that_is_none(environ: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "mlteam.db").write_bytes(b"no database, but long enough to look at" * 100)

    found = problems(examine(environ, offline=True))

    assert found[0].startswith(f"problem   database   {tmp_path}/mlteam.db can't be used")
    assert "restore a backup" in found[0]


def test_a_damaged_database(environ: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / "mlteam.db"
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("pragma wal_checkpoint(truncate)")
    whole = bytearray(path.read_bytes())
    whole[2 * 4096 : 3 * 4096] = b"\xff" * 4096
    path.write_bytes(whole)

    found = problems(examine(environ, offline=True))

    assert found[0].startswith(f"problem   database   {path} ")


def test_a_database_of_a_newer_release(environ: dict[str, str], tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "mlteam.db")) as raw:
        raw.execute(
            "insert into _sqlite_migrations (migration_set, name, applied_at)"
            " values ('mlteam', 'm999_of_tomorrow', '2030-01-01')"
        )
        raw.commit()

    found = problems(examine(environ, offline=True))

    assert "written by a newer mlteam" in found[0]


def test_an_older_database_is_told_and_not_changed(environ: dict[str, str], tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "mlteam.db")) as raw:
        raw.execute("drop table pictures")
        raw.execute("delete from _sqlite_migrations where name like 'm004%'")
        raw.commit()

    found = problems(examine(environ, offline=True))

    assert found[0].startswith("warning   database   ")
    assert "mlteam db backup" in found[0]
    with closing(sqlite3.connect(tmp_path / "mlteam.db")) as raw:
        tables = {name for (name,) in raw.execute("select name from sqlite_master")}
    assert "pictures" not in tables


def test_where_no_database_is_yet_none_is_made(environ: dict[str, str], tmp_path: Path) -> None:
    environ["MLTEAM_DATABASE_URL"] = f"sqlite:///{tmp_path}/new.db"

    lines = examine(environ, offline=True)

    assert problems(lines) == []
    assert not (tmp_path / "new.db").exists()


def test_a_port_that_is_taken(environ: dict[str, str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        found = problems(examine({**environ, "PORT": str(taken.getsockname()[1])}, offline=True))

    assert found[0].startswith("warning   port       127.0.0.1:")
    assert "listened on (Address already in use). Set PORT" in found[0]


def test_a_port_on_which_mlteam_itself_listens_is_no_problem(
    slack: StandIn, environ: dict[str, str], tmp_path: Path
) -> None:
    with serving(slack, tmp_path, "http") as served:
        port = served.url.rpartition(":")[2]
        for host in ("127.0.0.1", "0.0.0.0"):  # noqa: S104 -- what a container is told
            lines = examine({**environ, "HOST": host, "PORT": port}, offline=True)
            assert problems(lines) == []
            assert any("mlteam itself listens" in line for line in lines)


def test_an_overlay_that_is_broken(environ: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "thresholds.yml").write_text("slow_months: [")

    found = problems(examine({**environ, "MLTEAM_KNOWLEDGE": str(tmp_path / "ours")}, offline=True))

    assert found[0].startswith("problem   knowledge  ")
    assert "thresholds.yml" in found[0]


def test_a_public_address_that_nobody_answers_at(environ: dict[str, str]) -> None:
    found = problems(examine({**environ, "MLTEAM_PUBLIC_URL": "http://127.0.0.1:9"}))

    assert found[0].startswith("warning   address    mlteam does not answer at http://127.0.0.1:9/")


@pytest.mark.parametrize(
    ("statuses", "level"),
    [({"/slack/events": 405}, "OK"), ({"/slack/events": 502}, "warning"), ({}, "warning")],
)
def test_the_public_address_needs_to_pass_on_only_what_slack_calls(
    environ: dict[str, str], statuses: dict[str, int], level: str
) -> None:
    """As our examples of a proxy do: /healthz is not there from outside."""
    proxy = Flask("proxy")

    @proxy.get("/<path:path>")
    def answer(path: str) -> Response:
        return Response(status=statuses.get(f"/{path}", 404), headers={"Allow": "OPTIONS, POST"})

    server = Server(proxy, 0)
    server.start()
    found = examine({**environ, "MLTEAM_PUBLIC_URL": f"http://127.0.0.1:{server.port}"})
    server.stop()

    assert [line.split()[0] for line in found if " address " in line] == [level]


def test_offline_asks_nobody(slack: StandIn, environ: dict[str, str]) -> None:
    examine(environ, offline=True)

    assert slack.workspace.calls == []


def test_every_scope_of_the_manifest_has_its_use_in_words(
    slack: StandIn, environ: dict[str, str]
) -> None:
    slack.workspace.scopes = frozenset()

    found = [line for line in examine(environ) if " scopes " in line]

    assert len(found) == len(load_manifest()["oauth_config"]["scopes"]["bot"])


def test_no_line_holds_a_secret_however_malformed(environ: dict[str, str]) -> None:
    secrets = {
        "SLACK_BOT_TOKEN": "planted-bot-token",
        "SLACK_APP_TOKEN": "planted-app-token",
        "SLACK_SIGNING_SECRET": "planted-signing-secret",
        "SLACK_CLIENT_SECRET": "planted-client-secret",
        "MLTEAM_ENCRYPTION_KEYS": "planted-key-1,planted-key-2",
        "SENTRY_DSN": "https://planted@sentry.invalid/1",
        "MLTEAM_DATABASE_URL": "postgresql://me:planted-password@db/mlteam",
    }

    assert "planted" not in "\n".join(examine({**environ, **secrets}, offline=True))


@pytest.mark.parametrize(("token", "status"), [("", 0), ("xoxb-other", 1)])
def test_the_exit_status_says_whether_something_has_to_be_mended(
    environ: dict[str, str], token: str, status: int
) -> None:
    ran = run_doctor({**environ, **({"SLACK_BOT_TOKEN": token} if token else {})})

    assert ran.returncode == status
    assert ran.stderr == ("1 problem to mend.\n" if status else "")
    assert ran.stdout.startswith(
        "OK        settings   mlteam serve --mode http or socket can start"
    )
