"""A whole mlteam for each test: real Bolt, a real SQLite file, and the stand-in for Slack."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.app import build_app
from bot.clients import OneWorkspace, build_client
from bot.deps import Deps
from bot.listeners.sending import Sender
from bot.logs import configure_logging
from bot.manifest import load_manifest
from bot.settings import Settings
from knowledge.loader import load_knowledge
from knowledge.schema import Knowledge
from playground.manifest import asked_for
from playground.standin import StandIn
from storage.opening import open_store
from tests.bot.rig import SECRET, DispatchBot, HandClock, Rig


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load_knowledge()


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture(autouse=True)
def _log_as_in_production() -> None:
    configure_logging("INFO", "json")


@pytest.fixture
def rig(
    tmp_path: Path, knowledge: Knowledge, clock: HandClock, caplog: pytest.LogCaptureFixture
) -> Iterator[Rig]:
    """Fails a test in which a listener failed unexpectedly: an apology is an answer too."""
    asked = asked_for(load_manifest())
    store = open_store(f"sqlite:///{tmp_path}/mlteam.db")
    with StandIn(clock=clock, signing_secret=SECRET, **asked) as slack:
        settings = Settings(bot_token=slack.bot_token, signing_secret=SECRET, api_url=slack.api_url)
        deps = Deps.build(knowledge, store, clock)
        sender = Sender(settings.api_url)
        slack.courier.http = DispatchBot(build_app(settings, deps, sender))
        client = build_client(settings, settings.bot_token)
        made = Rig(slack, deps, clock, client, OneWorkspace(client, deps), sender)
        yield made
        sender.stop()
    store.close()
    failed = [r.msg for r in caplog.get_records("call") if "listener failed" in str(r.msg)]
    assert made.failures_expected or not failed, failed
