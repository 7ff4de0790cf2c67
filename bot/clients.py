"""Whose token a call to Slack is made with."""

from datetime import datetime, timedelta
from threading import Lock
from typing import Protocol

from slack_sdk import WebClient
from structlog import get_logger

from bot.deps import Deps
from bot.settings import Settings
from bot.slack_client import SlackClient
from bot.slack_errors import SLACK_FAILURES
from bot.usecases.nudges import has_lost_token, resume_workspace

log = get_logger(__name__)

SETTLED = timedelta(minutes=1)
"""After which no request from before is still at work; Slack waits three seconds for each."""


class Clients(Protocol):
    """The connection to Slack of each workspace; safe to share between threads."""

    def client_for(self, workspace: str) -> WebClient | None:
        """With a token that is good for the next minutes; None if the app is not installed there.

        Raises UserError if what is stored of it can't be read.
        """

    def tend(self) -> None:
        """What has to be done every now and then, so that tokens go on working."""

    def was_removed(self, workspace: str, at: datetime, *, sure: bool) -> bool:
        """Delete all of the workspace, from which the app was removed at that time, as Slack says.

        If that is not sure, Slack is asked first whether the newest token still works.
        False, and nothing is deleted, if the app is still installed, or again.
        """


class Removals:
    """Deletes all of a workspace, and a little later once more: a request that had begun before
    may have stored something after it.
    """

    def __init__(self, deps: Deps) -> None:
        self._deps = deps
        self._recent: dict[str, datetime] = {}
        self._lock = Lock()

    def remove(self, workspace: str, *, unless_newer: datetime) -> bool:
        """False, and nothing is deleted, if the app was installed after that."""
        if not self._deps.store.forget_workspace(workspace, unless_newer=unless_newer):
            return False
        with self._lock:
            self._recent[workspace] = self._deps.clock()
        return True

    def finish(self) -> None:
        """Every now and then. An installation that was made since is left alone."""
        with self._lock:
            recent = list(self._recent.items())
        for workspace, at in recent:
            self._deps.store.forget_workspace(workspace, unless_newer=at)
            if self._deps.clock() - at > SETTLED:
                with self._lock:
                    self._recent.pop(workspace, None)


def build_client(settings: Settings, token: str | None) -> WebClient:
    """A client that never repeats a call by itself: what may be repeated is decided here.

    slack_sdk's default also repeats after a broken connection, when Slack may have posted already.
    """
    return SlackClient(token=token, base_url=settings.api_url, retry_handlers=[])


class OneWorkspace:
    """The workspace whose token is in the environment."""

    def __init__(self, client: WebClient, deps: Deps) -> None:
        """`client` has the token."""
        self._deps = deps
        self._client = client
        self._removals = Removals(deps)
        self._workspace = ""

    def client_for(self, workspace: str) -> WebClient:  # noqa: ARG002 -- there is one token
        return self._client

    def tend(self) -> None:
        """Schedules that an invalid token ended go on with a valid one.

        Not only after the start: another server, still with the old token, may end some later.
        """
        self._removals.finish()
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

    def was_removed(
        self,
        workspace: str,
        at: datetime,
        *,
        sure: bool,  # noqa: ARG002 -- there is one token
    ) -> bool:
        return self._removals.remove(workspace, unless_newer=at)
