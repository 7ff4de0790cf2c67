"""The bot for many workspaces, over HTTP, with all of Slack beside it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.logs import configure_logging
from knowledge.loader import load_knowledge
from knowledge.schema import Knowledge
from playground.estate import Estate
from tests.bot.simple import HandClock
from tests.installation.hosted import Hosted, make_estate, running, settings_for


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load_knowledge()


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def estate(clock: HandClock) -> Iterator[Estate]:
    with make_estate(clock) as made:
        yield made


@pytest.fixture
def hosted(
    tmp_path: Path,
    knowledge: Knowledge,
    clock: HandClock,
    estate: Estate,
    caplog: pytest.LogCaptureFixture,
) -> Iterator[Hosted]:
    """Fails a test in which a listener failed unexpectedly: an apology is an answer too."""
    configure_logging("INFO", "json")
    with running(settings_for(estate, tmp_path), knowledge, clock) as bot:
        estate.connect_http(f"{bot.url}/slack/events", patience=20)
        made = Hosted(estate=estate, bot=bot, clock=clock, folder=tmp_path)
        yield made
    failed = [r.msg for r in caplog.get_records("call") if "listener failed" in str(r.msg)]
    assert made.failures_expected or not failed, failed
