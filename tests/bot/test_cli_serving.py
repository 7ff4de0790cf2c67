"""`mlteam serve` and `mlteam nudge`, which talk to Slack."""

import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from playground.standin import StandIn
from tests.bot.commandline import environment, mlteam
from tests.bot.rig import SECRET
from tests.bot.setting_up import walk_setup


@pytest.fixture
def slack() -> Iterator[StandIn]:
    with StandIn(signing_secret=SECRET) as standin:
        yield standin


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def settings_for(slack: StandIn, tmp_path: Path) -> dict[str, str]:
    return {
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_APP_TOKEN": slack.app_token,
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_URL": slack.api_url.rstrip("/"),
        "MLTEAM_DATABASE_URL": f"sqlite:///{tmp_path}/served.db",
        "LOG_FORMAT": "json",
    }


@contextmanager
def serving(mode: str, tmp_path: Path, **settings: str) -> Iterator[subprocess.Popen[str]]:
    with (tmp_path / "log").open("w") as log:
        process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "bot", "serve", "--mode", mode],
            cwd=tmp_path,
            env=environment(**settings),
            stderr=log,
            text=True,
        )
        try:
            yield process
        finally:
            process.send_signal(signal.SIGTERM)
            assert process.wait(timeout=20) == 0


def wait_for(url: str, process: subprocess.Popen[str]) -> None:
    for _ in range(200):
        assert process.poll() is None
        try:
            urllib.request.urlopen(url, timeout=1).close()  # noqa: S310
        except OSError:
            time.sleep(0.05)
        else:
            return
    pytest.fail(f"{url} did not answer")


def test_http_mode_serves_commands_keeps_the_profile_and_stops_gracefully(
    slack: StandIn, tmp_path: Path
) -> None:
    port = free_port()
    settings = settings_for(slack, tmp_path)
    with serving("http", tmp_path, PORT=str(port), **settings) as process:
        wait_for(f"http://127.0.0.1:{port}/readyz", process)
        slack.connect_http(f"http://127.0.0.1:{port}/slack/events")
        roles = slack.command("ana", "#ml-team", "/mlteam roles")
        slack.command("ana", "#ml-team", "/mlteam setup")
        saved = walk_setup(slack, "ana", {"company_size": "180"})

    assert roles.shown is not None
    assert "Who does what" in roles.shown.text
    assert saved.errors == {}
    with sqlite3.connect(tmp_path / "served.db") as database:
        assert database.execute("select count(*) from profiles").fetchone() == (1,)
    database.close()
    log = (tmp_path / "log").read_text()
    assert slack.bot_token not in log
    assert SECRET not in log


def test_socket_mode_serves_commands_and_stops_gracefully(slack: StandIn, tmp_path: Path) -> None:
    with serving("socket", tmp_path, **settings_for(slack, tmp_path)):
        assert slack.wait_for_socket(timeout=20)
        answer = slack.command("ana", "#ml-team", "/mlteam roles")

    assert answer.shown is not None
    assert "Who does what" in answer.shown.text
    assert slack.app_token not in (tmp_path / "log").read_text()


def test_socket_mode_says_when_slack_refuses(slack: StandIn, tmp_path: Path) -> None:
    settings = {**settings_for(slack, tmp_path), "SLACK_APP_TOKEN": "xapp-wrong"}

    run = mlteam("serve", "--mode", "socket", cwd=tmp_path, **settings)

    assert run.returncode == 1
    assert "Slack refused the connection (invalid_auth)" in run.stderr
    assert "Traceback" not in run.stderr


def test_socket_mode_says_when_slack_is_out_of_reach(slack: StandIn, tmp_path: Path) -> None:
    settings = {**settings_for(slack, tmp_path), "SLACK_API_URL": "http://127.0.0.1:9/api"}

    run = mlteam("serve", "--mode", "socket", cwd=tmp_path, **settings)

    assert run.returncode == 1
    assert "No connection to http://127.0.0.1:9/api/" in run.stderr


def test_a_list_of_no_deliveries_says_so(slack: StandIn, tmp_path: Path) -> None:
    settings = settings_for(slack, tmp_path)
    mlteam("db", "migrate", cwd=tmp_path, **settings)

    assert mlteam("nudge", "--list", "2", cwd=tmp_path, **settings).stdout == (
        "No nudge was due yet.\n"
    )


def test_nudge_once_posts_what_is_due_at_the_time_given(slack: StandIn, tmp_path: Path) -> None:
    settings = settings_for(slack, tmp_path)
    port = free_port()
    with serving("http", tmp_path, PORT=str(port), **settings) as process:
        wait_for(f"http://127.0.0.1:{port}/healthz", process)
        slack.connect_http(f"http://127.0.0.1:{port}/slack/events")
        slack.command("ana", "#ml-team", "/mlteam setup")
        walk_setup(slack, "ana", {"company_size": "180", "headcount.data_scientist": "4"})

    later = "2040-01-03T11:00:00+00:00"
    first = mlteam("nudge", "--once", "--now", later, cwd=tmp_path, **settings)
    second = mlteam("nudge", "--once", "--now", later, cwd=tmp_path, **settings)

    assert first.returncode == 0
    assert "posted undecided-recommendation scientists-without-data-engineers" in first.stdout
    assert second.stdout == "0 due.\n"
    listed = mlteam("nudge", "--list", "2", cwd=tmp_path, **settings).stdout.splitlines()
    assert [line.split()[2] for line in listed] == ["posted", "missed"]
    posts = [m for m in slack.messages("#ml-team", "ana") if not m.ephemeral]
    assert len(posts) == 1


@pytest.mark.parametrize("command", [["playground"], ["bot", "serve", "--mode", "socket"]])
def test_several_signals_at_once_still_stop_it_gracefully(
    slack: StandIn, tmp_path: Path, command: list[str]
) -> None:
    settings = {**settings_for(slack, tmp_path), "PORT": str(free_port())}
    process = subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", *command],
        cwd=tmp_path,
        env=environment(**settings),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    if command == ["playground"]:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("Try mlteam at")
    else:
        assert slack.wait_for_socket(timeout=20)
    time.sleep(0.2)  # it says so just before it waits

    for _ in range(200):  # close enough to each other that one interrupts the other's handler
        process.send_signal(signal.SIGTERM)
        time.sleep(0.00005)

    process.communicate(timeout=20)
    assert process.returncode == 0
