"""`mlteam serve --mode http`: Flask under gunicorn."""

from collections.abc import Callable
from contextvars import copy_context
from http import HTTPStatus
from typing import Any

from flask import Flask, Response, redirect, request
from flask.typing import ResponseReturnValue
from gunicorn.app.base import BaseApplication
from slack_sdk import WebClient
from structlog import get_logger

from bot.app import OurApp, build_app
from bot.connecting import connect
from bot.deps import Deps
from bot.entrypoints.door import Door
from bot.entrypoints.gauges import Gauges
from bot.entrypoints.gunicorn_server import Master, OurLog, Worker
from bot.entrypoints.health import Readiness, health_pages
from bot.entrypoints.stopping import REQUEST_SECONDS, STOP_SECONDS, Deadline, finish
from bot.entrypoints.telemetry import Telemetry
from bot.listeners.sending import Sender
from bot.metrics import Metrics
from bot.nudges.worker import NudgeWorker
from bot.observing import REFUSED, answering
from bot.settings import Settings
from storage.protocol import Store

LARGEST_BODY = 1_000_000
"""Bytes. Slack's largest request, a submitted view, has a quarter of it."""
THREADS = 8

log = get_logger(__name__)


def build_flask(
    app: OurApp,
    store: Store,
    client: WebClient | None,
    *,
    worker: NudgeWorker | None = None,
    metrics: Metrics | None = None,
) -> Flask:
    """`client` is asked by /readyz whether Slack answers; None leaves that out."""
    flask = Flask("mlteam")
    flask.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY
    door = Door(app)
    counts = metrics or Metrics()

    @flask.post("/slack/events")
    def slack_events() -> ResponseReturnValue:
        return door.handle(request)

    if app.oauth_flow is not None:
        flow = app.oauth_flow

        @flask.get("/")
        def front() -> ResponseReturnValue:
            return redirect(flow.install_path)

        @flask.get(flow.install_path)
        @flask.get(flow.redirect_uri_path)
        def install() -> ResponseReturnValue:
            name = "install" if request.path == flow.install_path else "installed"
            return copy_context().run(_counted, counts, name, lambda: door.show(request, flow))

    readiness = Readiness(store, client, worker)
    flask.register_blueprint(health_pages(readiness, counts.registry))
    return flask


def _counted(counts: Metrics, name: str, answer: Callable[[], Response]) -> Response:
    """Pages that people see are counted and logged as requests of Slack are."""
    with answering(counts) as asked:
        asked.kind, asked.name = "page", name
        response = answer()
        if response.status_code >= HTTPStatus.BAD_REQUEST:
            asked.outcome = REFUSED
        return response


class Server(BaseApplication):
    """One gunicorn process with threads; it builds its store after the fork, as SQLite wants."""

    def __init__(self, settings: Settings, build_deps: Callable[[], Deps]) -> None:
        self._settings = settings
        self._build_deps = build_deps
        self._worker: NudgeWorker | None = None
        self._deps: Deps | None = None
        self._deadline: Deadline | None = None
        self._telemetry: Telemetry | None = None
        self._sender = Sender(settings.api_url)
        super().__init__()

    def load_config(self) -> None:
        values: dict[str, Any] = {
            "bind": f"{self._settings.host}:{self._settings.port}",
            "worker_class": Worker,
            "logger_class": OurLog,
            "workers": 1,
            "threads": THREADS,
            "graceful_timeout": int(STOP_SECONDS),
            # Nobody steers it while it runs, and a home folder may be read-only.
            "control_socket_disable": True,
            "loglevel": self._settings.log_level.lower(),
            "worker_exit": lambda _server, _worker: self._stop(),
        }
        for name, value in values.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:  # type: ignore[override]  # gunicorn wants a wider type of environ
        self._telemetry = Telemetry(self._settings)
        self._deps = self._build_deps()
        clients = connect(self._settings, self._deps)
        app = build_app(self._settings, self._deps, self._sender, clients)
        self._worker = NudgeWorker(self._deps, clients)
        self._worker.start()
        Gauges(
            deps=self._deps,
            sender=self._sender,
            worker=self._worker,
            database_url=self._settings.database_url,
            counts_workspaces=self._settings.many_workspaces,
        ).register()
        # In this process only; the master waits for all that is to be finished, not for requests.
        self.cfg.set("graceful_timeout", int(REQUEST_SECONDS))
        return build_flask(
            app,
            self._deps.store,
            app.client,
            worker=self._worker,
            metrics=self._deps.metrics,
        )

    def run(self) -> None:
        Master(self).run()

    def begin_stop(self) -> None:
        self._deadline = Deadline()
        if self._worker is not None:
            self._worker.begin_stop()

    def _stop(self) -> None:
        if self._worker is not None and self._deps is not None:
            deadline = self._deadline or Deadline()
            finish(self._worker, self._sender, self._deps.store, deadline)
        if self._telemetry is not None:
            self._telemetry.stop()


def serve(settings: Settings, build_deps: Callable[[], Deps]) -> None:
    """Serve until stopped. Raises BadSetting, before anything is opened, if one is missing."""
    settings.require_way_in()
    settings.require_signing_secret()
    # Once here, so that a database that can't be used is one sentence and not a crashing worker.
    build_deps().store.close()
    Server(settings, build_deps).run()
