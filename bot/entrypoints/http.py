"""`mlteam serve --mode http`: Flask under gunicorn."""

from collections.abc import Callable
from typing import Any

from flask import Flask, redirect, request
from flask.typing import ResponseReturnValue
from gunicorn.app.base import BaseApplication
from slack_bolt import App
from slack_bolt.adapter.flask import SlackRequestHandler
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from structlog import get_logger

from bot.app import build_app
from bot.connecting import connect
from bot.deps import Deps
from bot.listeners.sending import Sender
from bot.nudges.worker import NudgeWorker
from bot.settings import Settings
from bot.slack_errors import NO_CONNECTION, error_code
from storage.protocol import StorageError, Store

LARGEST_BODY = 1_000_000
"""Bytes. Slack's largest request, a submitted view, has a quarter of it."""
THREADS = 8
GRACEFUL_SECONDS = 10

log = get_logger(__name__)


def build_flask(app: App, store: Store, client: WebClient | None) -> Flask:
    """`client` is asked by /readyz whether Slack answers; None leaves that out."""
    flask = Flask("mlteam")
    flask.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY
    handler = SlackRequestHandler(app)

    @flask.post("/slack/events")
    def slack_events() -> ResponseReturnValue:
        return handler.handle(request)

    if app.oauth_flow is not None:
        flow = app.oauth_flow

        @flask.get("/")
        def front() -> ResponseReturnValue:
            return redirect(flow.install_path)

        @flask.get(flow.install_path)
        @flask.get(flow.redirect_uri_path)
        def install() -> ResponseReturnValue:
            return handler.handle(request)

    @flask.get("/healthz")
    def healthz() -> ResponseReturnValue:
        return {"status": "ok"}

    @flask.get("/readyz")
    def readyz() -> ResponseReturnValue:
        problems = _find_problems(store, client)
        if problems:
            return {"status": "not ready", "problems": problems}, 503
        return {"status": "ok"}

    return flask


def _find_problems(store: Store, client: WebClient | None) -> dict[str, str]:
    problems: dict[str, str] = {}
    try:
        store.ping()
    except StorageError as error:
        problems["database"] = str(error)
    if client is not None:
        try:
            # Where many workspaces install the app, no token is everybody's.
            client.auth_test() if client.token else client.api_test()
        except SlackApiError as error:
            problems["slack"] = error_code(error)
        except NO_CONNECTION as error:
            problems["slack"] = f"no connection ({error})"
    return problems


class Server(BaseApplication):
    """One gunicorn process with threads; it builds its store after the fork, as SQLite wants."""

    def __init__(self, settings: Settings, build_deps: Callable[[], Deps]) -> None:
        self._settings = settings
        self._build_deps = build_deps
        self._worker: NudgeWorker | None = None
        self._deps: Deps | None = None
        self._sender = Sender(settings.api_url)
        super().__init__()

    def load_config(self) -> None:
        values: dict[str, Any] = {
            "bind": f"{self._settings.host}:{self._settings.port}",
            "worker_class": "gthread",
            "workers": 1,
            "threads": THREADS,
            "graceful_timeout": GRACEFUL_SECONDS,
            # Nobody steers it while it runs, and a home folder may be read-only.
            "control_socket_disable": True,
            "loglevel": self._settings.log_level.lower(),
            "worker_exit": lambda _server, _worker: self._stop(),
        }
        for name, value in values.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:  # type: ignore[override]  # gunicorn wants a wider type of environ
        self._deps = self._build_deps()
        clients = connect(self._settings, self._deps)
        app = build_app(self._settings, self._deps, self._sender, clients)
        self._worker = NudgeWorker(self._deps, clients)
        self._worker.start()
        return build_flask(app, self._deps.store, app.client)

    def _stop(self) -> None:
        if self._worker is not None:
            self._worker.stop()
        self._sender.stop()
        if self._deps is not None:
            self._deps.store.close()


def serve(settings: Settings, build_deps: Callable[[], Deps]) -> None:
    """Serve until stopped. Raises BadSetting, before anything is opened, if one is missing."""
    settings.require_way_in()
    settings.require_signing_secret()
    # Once here, so that a database that can't be used is one sentence and not a crashing worker.
    build_deps().store.close()
    Server(settings, build_deps).run()
