"""The stand-in and the bot side by side, talking over HTTP as Slack and a bot do."""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Self

from bot.app import build_app
from bot.clients import OneWorkspace, build_client
from bot.deps import Deps
from bot.entrypoints.http import build_flask
from bot.listeners.sending import Sender
from bot.logs import configure_logging
from bot.manifest import load_manifest
from bot.nudges.deliver import deliver_due
from bot.nudges.worker import NudgeWorker
from bot.settings import Settings
from knowledge.loader import load_knowledge
from playground.clock import ShiftedClock, next_weekday_morning
from playground.database import dump, rebuild
from playground.manifest import asked_for
from playground.server import Server
from playground.standin import StandIn
from playground.team import project_with_globex
from storage.opening import open_store

SCAN_SECONDS = 1.0
"""The clock can be moved by hand here, and nobody wants to wait for the nudge then."""
ZONE = "Europe/Madrid"
"""Where Ana is, whose morning it is at the start."""


class Trial:
    """Everything that `mlteam try` starts. Use it in a `with`; it is forgotten at the end.

    With `by_itself` the bot posts what is due by itself; otherwise only `deliver` does. A `port`
    takes the place of the one in the environment; 0 is any that is free. A `clock` is moved to the
    next morning first.
    """

    def __init__(
        self,
        environ: Mapping[str, str],
        *,
        by_itself: bool = True,
        port: int | None = None,
        clock: ShiftedClock | None = None,
    ) -> None:
        """Raises what reading the settings and the knowledge raises."""
        self._stack = ExitStack()
        # Never a real database, whatever the environment says: what is tried has no place there.
        # And whoever tries it alone stands in nobody's way, however much is pressed.
        unlimited = {"MLTEAM_PERSON_LIMIT": "0", "MLTEAM_WORKSPACE_LIMIT": "0"}
        self._settings = Settings.from_environ(
            {**unlimited, **environ, "MLTEAM_DATABASE_URL": "memory:"}
        )
        configure_logging(self._settings.log_level, self._settings.log_format)
        self._by_itself = by_itself
        self.clock = clock or ShiftedClock()
        # Reminders keep to working hours; who tries them in the evening should not have to know.
        self.clock.advance_to(next_weekday_morning(self.clock(), ZONE))
        self.slack = _standin(self.clock, self._settings.port if port is None else port)
        self._worker: NudgeWorker | None = None

    def __enter__(self) -> Self:
        """Raises OSError if the port is taken."""
        with ExitStack() as started:
            self._start(started)
            self._stack = started.pop_all()
        return self

    def _start(self, started: ExitStack) -> None:
        folder = started.enter_context(tempfile.TemporaryDirectory(prefix="mlteam-"))
        self._path = Path(folder) / "mlteam.db"
        slack = started.enter_context(self.slack)
        settings = replace(
            self._settings,
            # A file, because a scenario holds what is in it.
            database_url=f"sqlite:///{self._path}",
            bot_token=slack.bot_token,
            app_token=slack.app_token,
            signing_secret=slack.signing_secret,
            api_url=slack.api_url,
        )
        knowledge = load_knowledge(settings.knowledge, for_service=True)
        store = open_store(settings.database_url)
        started.callback(store.close)
        deps = Deps.build(knowledge, store, self.clock, settings.knowledge)
        self.deps = replace(deps, support=settings.support)
        client = build_client(settings, settings.bot_token)
        self._clients = OneWorkspace(client, self.deps)
        self.sender = Sender(settings.api_url)
        started.callback(self.sender.stop)
        app = build_app(settings, self.deps, self.sender, self._clients)
        server = Server(build_flask(app, store, client), 0)
        server.start()
        started.callback(server.stop)
        started.callback(self._rest)
        self._work()
        slack.connect_http(f"http://127.0.0.1:{server.port}/slack/events")
        slack.scenarios.keeper = self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def deliver(self) -> None:
        """Post what is due by now."""
        deliver_due(self.deps, self._clients)

    def go_on_by_itself(self) -> None:
        """From now on the bot posts what is due by itself."""
        if not self._by_itself:
            self._by_itself = True
            self._work()

    def dump(self) -> list[str]:
        return dump(self._path)

    @contextmanager
    def replaced(self, data: Sequence[str]) -> Iterator[None]:
        self._rest()
        self.sender.wait()
        try:
            rebuild(data, self._path)
            yield
        finally:
            self._work()

    def _work(self) -> None:
        if self._by_itself:
            self._worker = NudgeWorker(self.deps, self._clients, every=SCAN_SECONDS)
            self._worker.start()

    def _rest(self) -> None:
        if self._worker is not None:
            self._worker.stop()
            self._worker = None


def _standin(clock: ShiftedClock, port: int) -> StandIn:
    slack = StandIn(clock=clock, port=port, **asked_for(load_manifest()))
    shared = project_with_globex()
    slack.workspace.channels[shared.id] = shared
    slack.share(shared.id)
    return slack
