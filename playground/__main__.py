"""`mlteam try`: the stand-in and the bot side by side, talking over HTTP as Slack and a bot do."""

import os
import sys
from collections.abc import Mapping
from dataclasses import replace
from typing import Self

from bot.app import build_app
from bot.deps import Deps
from bot.entrypoints.http import build_flask
from bot.entrypoints.stopping import wait_until_stopped
from bot.errors import UserError
from bot.listeners.sending import Sender
from bot.logs import configure_logging
from bot.manifest import load_manifest
from bot.nudges.deliver import build_client
from bot.nudges.worker import NudgeWorker
from bot.settings import Settings
from knowledge.loader import KnowledgeError, load_knowledge
from playground.clock import ShiftedClock, next_weekday_morning
from playground.manifest import asked_for
from playground.server import Server
from playground.standin import StandIn
from playground.team import project_with_globex
from storage.opening import open_store
from storage.protocol import StorageError

SCAN_SECONDS = 1.0
"""The clock can be moved by hand here, and nobody wants to wait for the nudge then."""


def main() -> None:
    try:
        run(os.environ)
    except (UserError, StorageError, KnowledgeError, OSError) as error:
        sys.exit(str(error))


def run(environ: Mapping[str, str]) -> None:
    """Serve the page until SIGINT or SIGTERM; forget everything at the end.

    Raises OSError if the port is taken.
    """
    # In memory, whatever the environment says: what is tried here has no place in real data.
    settings = Settings.from_environ({**environ, "MLTEAM_DATABASE_URL": "memory:"})
    configure_logging(settings.log_level, settings.log_format)
    clock = ShiftedClock()
    # Reminders keep to working hours; who tries them in the evening should not have to know.
    clock.advance_to(next_weekday_morning(clock(), "Europe/Madrid"))
    slack = StandIn(clock=clock, port=settings.port, **asked_for(load_manifest()))
    shared = project_with_globex()
    slack.workspace.channels[shared.id] = shared
    slack.share(shared.id)
    with slack, _Bot(_for_standin(settings, slack), clock) as bot:
        slack.connect_http(bot.request_url)
        print(f"Try mlteam at {slack.page_url} (Ctrl+C ends it)", flush=True)  # noqa: T201
        wait_until_stopped()


def _for_standin(settings: Settings, slack: StandIn) -> Settings:
    return replace(
        settings,
        bot_token=slack.bot_token,
        app_token=slack.app_token,
        signing_secret=slack.signing_secret,
        api_url=slack.api_url,
    )


class _Bot:
    """The bot in HTTP mode on a free port, with its nudges on the stand-in's clock."""

    def __init__(self, settings: Settings, clock: ShiftedClock) -> None:
        knowledge = load_knowledge(settings.knowledge, for_service=True)
        store = open_store(settings.database_url)
        self._deps = Deps.build(knowledge, store, clock, settings.knowledge)
        client = build_client(settings)
        self._sender = Sender(settings.api_url)
        app = build_app(settings, self._deps, self._sender)
        flask = build_flask(app, self._deps.store, client)
        self._server = Server(flask, 0)
        self._worker = NudgeWorker(self._deps, client, every=SCAN_SECONDS)
        self.request_url = f"http://127.0.0.1:{self._server.port}/slack/events"

    def __enter__(self) -> Self:
        self._server.start()
        self._worker.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._worker.stop()
        self._server.stop()
        self._sender.stop()
        self._deps.store.close()


if __name__ == "__main__":
    main()
