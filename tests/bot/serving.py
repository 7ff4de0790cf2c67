"""mlteam in a process of its own, with a stand-in for Slack, for tests of its beginning and end."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from datetime import time as time_of_day
from pathlib import Path
from typing import Any
from urllib.error import HTTPError

import pytest

from knowledge.advice.profile import TeamProfile
from playground.estate import Estate
from playground.faults import Fault, Standing
from playground.standin import StandIn
from storage.opening import open_store
from storage.schedule import Schedule, Weekday, WorkingHours
from storage.values import ChannelKey

ROOT = Path(__file__).parents[2]
NOT_OURS = ("SLACK_", "MLTEAM_", "LOG_", "PORT", "HOST", "SENTRY_", "OTEL_")


def environment(**settings: str) -> dict[str, str]:
    """Ours without settings of whoever runs the tests, with these."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(NOT_OURS)}
    return {**clean, "PYTHONPATH": str(ROOT), **settings}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def fetch(url: str) -> str:
    with urllib.request.urlopen(url, timeout=10) as answer:  # noqa: S310 -- of this test
        return str(answer.read().decode())


@dataclass
class Served:
    """The process."""

    folder: Path
    process: "subprocess.Popen[str]"
    url: str
    answers: list[Any] = field(default_factory=list)

    @property
    def log(self) -> str:
        return (self.folder / "log").read_text()

    def page(self, path: str) -> str:
        """Its text, whatever the status."""
        try:
            return fetch(f"{self.url}{path}")
        except HTTPError as error:
            return str(error.read().decode())

    def terminate(self) -> None:
        self.process.send_signal(signal.SIGTERM)

    def ends_within(self, seconds: float) -> int:
        """Its exit status."""
        return self.process.wait(timeout=seconds)

    def in_background(self, act: Callable[[], Any]) -> threading.Thread:
        """What comes of it is in `answers` when the thread has ended."""
        thread = threading.Thread(target=lambda: self.answers.append(act()))
        thread.start()
        return thread

    def wait_for_url(self, path: str) -> None:
        for _ in range(400):
            assert self.process.poll() is None, self.log
            try:
                fetch(f"{self.url}{path}")
            except OSError:
                time.sleep(0.05)
            else:
                return
        pytest.fail(f"{path} did not answer")


def _tokens_of(slack: StandIn) -> dict[str, str]:
    return {"SLACK_BOT_TOKEN": slack.bot_token, "SLACK_APP_TOKEN": slack.app_token}


def slow(slack: StandIn, method: str, seconds: float) -> Callable[[], bool]:
    """The next call takes so long. Tells whether it has come."""
    faults = slack.workspace.faults
    faults.turn_on(Standing(name=method, fault=Fault(delay=seconds), method=method, once=True))
    return lambda: not faults.standing


@contextmanager
def serving(slack: StandIn | Estate, folder: Path, mode: str, **settings: str) -> Iterator[Served]:
    """As soon as it is up; at the end the process is killed, if it has not ended by then."""
    port = free_port()
    values = {
        **(_tokens_of(slack) if isinstance(slack, StandIn) else {}),
        "SLACK_SIGNING_SECRET": slack.signing_secret,
        "SLACK_API_URL": slack.api_url,
        "MLTEAM_DATABASE_URL": f"sqlite:///{folder}/served.db",
        "LOG_FORMAT": "json",
        "PORT": str(port),
        **settings,
    }
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(  # noqa: S603 -- our own program
            [sys.executable, "-m", "bot", "serve", "--mode", mode],
            cwd=folder,
            env=environment(**values),
            stdout=log,
            stderr=log,
            text=True,
        )
    served = Served(folder, process, f"http://127.0.0.1:{port}")
    try:
        if mode == "http":
            served.wait_for_url("/healthz")
            slack.connect_http(f"{served.url}/slack/events")
        else:
            assert isinstance(slack, StandIn)
            assert slack.wait_for_socket(timeout=20), served.log
        yield served
    finally:
        if process.poll() is None:
            process.kill()
        process.wait(timeout=20)


def key_in(slack: StandIn, channel: str = "#ml-team") -> ChannelKey:
    return ChannelKey(slack.workspace.app.team_id, slack.workspace.channel(channel).id)


def put_team(slack: StandIn, folder: Path, *, due: bool = False) -> None:
    """A team is known in the channel, and if wanted a nudge for it is due."""
    now, key = datetime.now(UTC), key_in(slack)
    profile = TeamProfile.model_validate({"company_size": 180, "headcount": {"data_scientist": 4}})
    store = open_store(f"sqlite:///{folder}/served.db")
    store.save_profile(key, profile, base=0, by="U0ANA00001", at=now)
    if due:
        begun = now - timedelta(days=3)
        store.save_schedule(
            Schedule(
                key=key,
                recurrence="FREQ=DAILY",
                at=time_of_day(begun.hour, begun.minute),
                zone="UTC",
                set_by="U0ANA00001",
                starts_at=begun,
                hours=WorkingHours(
                    start=time_of_day(0), end=time_of_day(0), days=frozenset(Weekday)
                ),
                wake_at=now - timedelta(minutes=1),
            )
        )
    store.close()
