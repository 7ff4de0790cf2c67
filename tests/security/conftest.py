"""The same whole mlteam as in tests/bot, and its HTTP application."""

from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from bot.app import build_app
from bot.entrypoints.http import build_flask
from bot.settings import Settings
from tests.bot.conftest import _log_as_in_production, clock, knowledge, rig
from tests.bot.rig import SECRET, Rig

__all__ = ["_log_as_in_production", "clock", "knowledge", "rig"]


def settings_of(rig: Rig, *, person_limit: int = 0, workspace_limit: int = 0) -> Settings:
    return Settings(
        bot_token=rig.slack.bot_token,
        signing_secret=SECRET,
        api_url=rig.slack.api_url,
        person_limit=person_limit,
        workspace_limit=workspace_limit,
    )


@pytest.fixture
def web(rig: Rig) -> Iterator[FlaskClient]:
    app = build_app(settings_of(rig), rig.deps, rig.sender)
    with build_flask(app, rig.deps.store, None).test_client() as client:
        yield client
