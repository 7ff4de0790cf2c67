"""The workspaces that have installed the app: their tokens, kept working, and their removal."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from structlog import get_logger

from bot.clients import Removals, build_client
from bot.deps import Deps
from bot.errors import UserError
from bot.installation.keys import Keys, Tokens
from bot.lanes import in_lanes
from bot.settings import Settings
from bot.slack_errors import NO_TOKEN, SLACK_FAILURES, error_code
from bot.usecases.nudges import has_lost_token, resume_workspace
from storage.values import Installation

log = get_logger(__name__)

EARLY = timedelta(hours=2)
"""Before a token ends the worker renews it, as Bolt does; it is good for twelve hours."""
LATE = timedelta(minutes=10)
"""Before a token ends it is renewed by whoever needs it, even if a person waits."""
RENEWAL_LEASE = timedelta(minutes=5)
"""After which a renewal that failed is tried again, by whichever process."""
ASK_SECONDS = 2
"""How long Slack may take where somebody may be waiting for us, or other workspaces are."""
RENEW_SECONDS = 8
"""How long Slack may take where nobody waits. A refresh token is good for one use: if the answer to
it is missed, the workspace has to install the app again."""
CHECKED_EVERY = timedelta(days=1)
BATCH = 50
"""In one round of the worker, so that nudges need not wait for all of them."""
GONE = NO_TOKEN - {"token_expired"}
"""Slack's words for an app that was removed."""


class Workspaces:
    """A bot.clients.Clients."""

    def __init__(self, settings: Settings, deps: Deps) -> None:
        """Raises BadSetting if there are no keys."""
        self._settings = settings
        self._deps = deps
        self._removals = Removals(deps)
        self.keys = Keys(settings.require_encryption_keys())

    def find(self, workspace: str) -> tuple[Installation, Tokens] | None:
        """With a token that is good for the next minutes, unless Slack would not renew it.

        Raises UnreadableTokens.
        """
        found = self._deps.store.find_installation(workspace) if workspace else None
        if found is None:
            return None
        if self._ends_within(found, LATE):
            found = self._renew_if_possible(found)
        return found, self.keys.open(found.sealed, workspace)

    def _renew_if_possible(self, installation: Installation) -> Installation:
        """What needs no call to Slack works with any token."""
        try:
            return self._renew(installation, ASK_SECONDS)
        except SLACK_FAILURES as error:
            log.warning("token not renewed", workspace=installation.workspace, error=str(error))
            return installation

    def client_for(self, workspace: str) -> WebClient | None:
        found = self.find(workspace)
        return build_client(self._settings, found[1].bot) if found else None

    def tend(self) -> None:
        """Renew the tokens that end soon, and find out whether the app was removed unnoticed:
        Slack's event may be lost.
        """
        now, store = self._deps.clock(), self._deps.store
        self._removals.finish()
        expiring = store.list_expiring(now + EARLY, now=now, most=BATCH)
        self._on_each(self._renew_or_check, expiring)
        self._on_each(self._check, store.list_unchecked(now - CHECKED_EVERY, BATCH))

    def was_removed(self, workspace: str, at: datetime, *, sure: bool) -> bool:
        installed = self._deps.store.find_installation(workspace)
        if installed is None:
            return self._removals.remove(workspace, unless_newer=at)
        # What was installed after that need not be newer: our clock may go before Slack's.
        is_doubtful = not sure or installed.installed_at > at
        if is_doubtful and not self._is_gone(workspace):
            return False
        return self._removals.remove(workspace, unless_newer=installed.installed_at)

    def _is_gone(self, workspace: str) -> bool:
        """Whether Slack takes the newest token no more; False if it does not tell."""
        try:
            client = self.client_for(workspace)
            if client is not None:
                client.timeout = ASK_SECONDS
                client.auth_test()
        except SlackApiError as error:
            return error_code(error) in NO_TOKEN
        except (UserError, *SLACK_FAILURES) as error:
            log.warning("removal not certain", workspace=workspace, error=str(error))
        return False

    def installed(self, workspace: str) -> None:
        """What ended because there was no token goes on."""
        if has_lost_token(self._deps, workspace):
            resume_workspace(self._deps, workspace)

    def _on_each(
        self, act: Callable[[Installation], object], installations: Sequence[Installation]
    ) -> None:
        in_lanes(partial(self._guarded, act), installations, by=lambda one: one.workspace)

    def _guarded(self, act: Callable[[Installation], object], installation: Installation) -> None:
        """What goes wrong with one workspace does not hold up the others."""
        try:
            act(installation)
        except (UserError, *SLACK_FAILURES) as error:
            log.warning(
                "token not looked after", workspace=installation.workspace, error=str(error)
            )

    # Renewal

    def _ends_within(self, installation: Installation, time: timedelta) -> bool:
        ends = installation.expires_at
        return ends is not None and ends <= self._deps.clock() + time

    def _renew(self, installation: Installation, seconds: int) -> Installation:
        """What is stored afterwards; as it was, if somebody else renews it just now.

        `seconds` is how long Slack may take.
        """
        now, store = self._deps.clock(), self._deps.store
        # The refresh token is good for one use: two who use it at once would lock each other out.
        if not store.claim_refresh(installation, now=now, until=now + RENEWAL_LEASE):
            return store.find_installation(installation.workspace) or installation
        tokens = self.keys.open(installation.sealed, installation.workspace)
        renewed = self._renewed(installation, self._ask_for_token(tokens.refresh, seconds))
        if store.replace_installation(installation, renewed):
            log.info("token renewed", workspace=installation.workspace)
            self.installed(installation.workspace)
        return store.find_installation(installation.workspace) or installation

    def _renewed(self, installation: Installation, answer: Mapping[str, Any]) -> Installation:
        tokens = Tokens(bot=answer["access_token"], refresh=answer.get("refresh_token") or "")
        seconds = answer.get("expires_in")
        ends = self._deps.clock() + timedelta(seconds=int(seconds)) if seconds else None
        return replace(
            installation, sealed=self.keys.seal(tokens, installation.workspace), expires_at=ends
        )

    def _renew_or_check(self, installation: Installation) -> None:
        """Of an app that was removed, Slack renews no token. As long as the old one has not ended,
        Slack says for certain whether that is why.
        """
        try:
            self._renew(installation, RENEW_SECONDS)
        except SlackApiError as error:
            log.warning(
                "token not renewed", workspace=installation.workspace, error=error_code(error)
            )
            self._check(installation)

    def _ask_for_token(self, refresh_token: str, seconds: int) -> dict[str, Any]:
        client = build_client(self._settings, None)
        client.timeout = seconds
        answer = client.oauth_v2_access(
            client_id=self._settings.client_id or "",
            client_secret=self._settings.client_secret or "",
            grant_type="refresh_token",
            refresh_token=refresh_token,
        )
        data: dict[str, Any] = dict(answer.data)  # type: ignore[arg-type]  # JSON, no bytes
        return data

    # Removal that nobody told us of

    def _check(self, installation: Installation) -> None:
        # Noted first: if Slack does not tell, tomorrow is soon enough to ask again.
        checked = replace(installation, checked_at=self._deps.clock())
        if not self._deps.store.replace_installation(installation, checked):
            return  # installed or renewed since
        tokens = self.keys.open(installation.sealed, installation.workspace)
        try:
            client = build_client(self._settings, tokens.bot)
            client.timeout = ASK_SECONDS
            client.auth_test()
        except SlackApiError as error:
            if error_code(error) not in GONE:
                raise
            self._forget(checked)

    def _forget(self, installation: Installation) -> None:
        if self._removals.remove(installation.workspace, unless_newer=installation.installed_at):
            log.info("app was removed", workspace=installation.workspace)
