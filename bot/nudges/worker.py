"""The only loop: now and then it takes up a changed overlay and delivers what is due."""

import threading

from slack_sdk import WebClient
from structlog import get_logger

from bot.deps import Deps
from bot.nudges.deliver import deliver_due
from bot.overlay import OverlayWatch
from bot.slack_errors import SLACK_FAILURES
from bot.usecases.nudges import resume_workspace

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
        self._has_resumed = False

    def start(self) -> None:
        self._thread.start()

    def stop(self, timeout: float = 10) -> None:
        """Let it finish what it is posting, and end it."""
        self._stop.set()
        self._thread.join(timeout)

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                self._overlay.refresh()
                self._resume_with_a_token_that_works()
                deliver_due(self._deps, self._client, self._stop.is_set)
            except Exception:  # an outer edge: whatever it was, the next round may work
                log.exception("nudges failed")
            self._stop.wait(self._every)

    def _resume_with_a_token_that_works(self) -> None:
        """Once after the start: schedules that an invalid token ended go on with a valid one."""
        if self._has_resumed:
            return
        try:
            team = self._client.auth_test()
        except SLACK_FAILURES as error:
            log.warning("Slack does not accept the token yet", error=str(error))
            return
        org_wide = team.get("is_enterprise_install")
        resume_workspace(self._deps, str(team["enterprise_id" if org_wide else "team_id"]))
        self._has_resumed = True
