"""For whoever runs the bot: /healthz, /readyz and /metrics."""

import threading
import time
from collections.abc import Callable

from flask import Blueprint, Response
from flask.typing import ResponseReturnValue
from prometheus_client import CollectorRegistry
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.nudges.worker import NudgeWorker
from bot.slack_errors import NO_CONNECTION, error_code
from storage.protocol import StorageError, Store

REMEMBERED_SECONDS = 5.0
"""How long Slack's answer counts: a probe may come each second, from several sides."""
STALLED_SECONDS = 600.0
"""A worker that has begun nothing for so long hangs; a call to Slack takes 30 seconds at most."""


class Readiness:
    """What keeps the bot from its work; safe to share between threads."""

    def __init__(
        self,
        store: Store,
        client: WebClient | None,
        worker: NudgeWorker | None = None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """`client` asks whether Slack answers; None leaves that out."""
        self._monotonic = monotonic
        self._store = store
        self._client = client
        self._worker = worker
        self._slack = ""
        self._asked_at: float | None = None
        self._lock = threading.Lock()

    def find_problems(self) -> dict[str, str]:
        found = {
            "database": self._database_problem(),
            "slack": self._slack_problem(),
            "worker": self._worker_problem(),
        }
        return {name: problem for name, problem in found.items() if problem}

    def _database_problem(self) -> str:
        try:
            self._store.ping()
        except StorageError as error:
            return str(error)
        return ""

    def _worker_problem(self) -> str:
        if self._worker is None or self._worker.seconds_since_step < STALLED_SECONDS:
            return ""
        return f"the nudges have stood still for {self._worker.seconds_since_step:.0f} seconds"

    def _slack_problem(self) -> str:
        if self._client is None:
            return ""
        with self._lock:  # so that of many probes at once one asks
            now = self._monotonic()
            if self._asked_at is None or now - self._asked_at >= REMEMBERED_SECONDS:
                self._slack = _ask_slack(self._client)
                self._asked_at = now
            return self._slack


def _ask_slack(client: WebClient) -> str:
    try:
        # Where many workspaces install the app, no token is everybody's.
        client.auth_test() if client.token else client.api_test()
    except SlackApiError as error:
        return error_code(error)
    except NO_CONNECTION as error:
        return f"no connection ({error})"
    return ""


def health_pages(readiness: Readiness, registry: CollectorRegistry) -> Blueprint:
    pages = Blueprint("health", __name__)

    @pages.get("/healthz")
    def healthz() -> ResponseReturnValue:
        return {"status": "ok"}

    @pages.get("/readyz")
    def readyz() -> ResponseReturnValue:
        problems = readiness.find_problems()
        if problems:
            return {"status": "not ready", "problems": problems}, 503
        return {"status": "ok"}

    @pages.get("/metrics")
    def metrics() -> ResponseReturnValue:
        return Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)

    return pages
