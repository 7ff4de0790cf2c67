"""The only loop: now and then it takes up a changed overlay and delivers what is due."""

import threading
from collections.abc import Callable

from slack_sdk import WebClient
from structlog import get_logger

from bot.deps import Deps
from bot.nudges.deliver import deliver_due
from bot.overlay import OverlayWatch
from bot.slack_errors import SLACK_FAILURES
from bot.usecases.nudges import has_lost_token, resume_workspace

log = get_logger(__name__)

SCAN_SECONDS = 30
"""How late a nudge may be without anybody minding."""


class NudgeWorker:
    """A thread that runs from `start` to `stop`. Any number of them may work on one database."""

    def __init__(self, deps: Deps, client: WebClient, *, every: float = SCAN_SECONDS) -> None:
        self._deps = deps
        self._client = client
        self._every = every
        self._overlay = OverlayWatch(deps)
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="nudges", daemon=True)
        self._workspace = ""

    def start(self) -> None:
        self._thread.start()

    def stop(self, timeout: float = 10) -> None:
        """Let it finish what it is posting, and end it."""
        self._stop.set()
        self._thread.join(timeout)

    def _run(self) -> None:
        steps = (self._overlay.refresh, self._resume_with_a_token_that_works, self._deliver)
        while not self._stop.is_set():
            for step in steps:
                self._guarded(step)
            self._stop.wait(self._every)

    def _guarded(self, step: Callable[[], object]) -> None:
        try:
            step()
        except Exception:  # an outer edge: whatever it was, the rest and the next round may work
            log.exception("nudges failed")

    def _deliver(self) -> None:
        deliver_due(self._deps, self._client, self._stop.is_set)

    def _resume_with_a_token_that_works(self) -> None:
        """Schedules that an invalid token ended go on with a valid one.

        Not only after the start: another server, still with the old token, may end some later.
        """
        if self._workspace and not has_lost_token(self._deps, self._workspace):
            return
        try:
            team = self._client.auth_test()
        except SLACK_FAILURES as error:
            log.warning("Slack does not accept the token yet", error=str(error))
            return
        org_wide = team.get("is_enterprise_install")
        self._workspace = str(team["enterprise_id" if org_wide else "team_id"])
        resume_workspace(self._deps, self._workspace)
