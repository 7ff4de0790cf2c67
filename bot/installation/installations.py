"""slack_sdk's installation store, on our own database: one row a workspace, tokens encrypted.

The app has bot tokens alone, so there is nothing to find or delete for single people.
"""

import logging
from datetime import UTC, datetime

from slack_sdk.oauth import InstallationStore
from slack_sdk.oauth.installation_store.models.bot import Bot
from slack_sdk.oauth.installation_store.models.installation import Installation as SlackInstallation

from bot.deps import Deps
from bot.installation.keys import Keys, Tokens
from storage.values import Installation


class Installations(InstallationStore):
    def __init__(self, deps: Deps, keys: Keys) -> None:
        self._deps = deps
        self._keys = keys

    @property
    def logger(self) -> logging.Logger:
        return logging.getLogger(__name__)

    def save(self, installation: SlackInstallation) -> None:
        """In place of the workspace's, if it has one. Raises StorageError."""
        self._store(installation.to_bot(), installation.user_id or "")

    def save_bot(self, bot: Bot) -> None:
        self._store(bot, "")

    def _store(self, bot: Bot, installed_by: str) -> None:
        now = self._deps.clock()
        workspace = workspace_id(bot.enterprise_id, bot.team_id, org_wide=bot.is_enterprise_install)
        tokens = Tokens(bot=bot.bot_token, refresh=bot.bot_refresh_token or "")
        ends = bot.bot_token_expires_at
        self._deps.store.save_installation(
            Installation(
                workspace=workspace,
                enterprise_id=bot.enterprise_id or "",
                team_id="" if bot.is_enterprise_install else bot.team_id or "",
                app_id=bot.app_id or "",
                bot_id=bot.bot_id,
                bot_user_id=bot.bot_user_id,
                scopes=tuple(bot.bot_scopes),
                installed_by=installed_by,
                installed_at=now,
                sealed=self._keys.seal(tokens, workspace),
                expires_at=datetime.fromtimestamp(ends, UTC) if ends else None,
                checked_at=now,
            )
        )

    def find_bot(
        self,
        *,
        enterprise_id: str | None,
        team_id: str | None,
        is_enterprise_install: bool | None = False,
    ) -> Bot | None:
        """Raises UnreadableTokens if no key opens what is stored."""
        workspace = workspace_id(enterprise_id, team_id, org_wide=bool(is_enterprise_install))
        found = self._deps.store.find_installation(workspace)
        return self._to_bot(found) if found else None

    def find_installation(
        self,
        *,
        enterprise_id: str | None,
        team_id: str | None,
        user_id: str | None = None,  # noqa: ARG002 -- of nobody there is a token of their own
        is_enterprise_install: bool | None = False,
    ) -> SlackInstallation | None:
        """Raises UnreadableTokens if no key opens what is stored."""
        workspace = workspace_id(enterprise_id, team_id, org_wide=bool(is_enterprise_install))
        found = self._deps.store.find_installation(workspace)
        if found is None:
            return None
        bot = self._to_bot(found)
        return SlackInstallation(
            app_id=bot.app_id,
            enterprise_id=bot.enterprise_id,
            team_id=bot.team_id,
            bot_token=bot.bot_token,
            bot_id=bot.bot_id,
            bot_user_id=bot.bot_user_id,
            bot_scopes=bot.bot_scopes,
            bot_refresh_token=bot.bot_refresh_token,
            bot_token_expires_at=bot.bot_token_expires_at,
            user_id=found.installed_by,
            is_enterprise_install=bot.is_enterprise_install,
            installed_at=bot.installed_at,
        )

    def delete_bot(self, *, enterprise_id: str | None, team_id: str | None) -> None:
        """With the token all goes that was stored for the workspace: see docs/privacy.md."""
        org_wide = team_id is None
        self._deps.store.forget_workspace(workspace_id(enterprise_id, team_id, org_wide=org_wide))

    def delete_installation(
        self, *, enterprise_id: str | None, team_id: str | None, user_id: str | None = None
    ) -> None:
        """That of a person is nothing to us: the bot stays when they leave."""
        if user_id is None:
            self.delete_bot(enterprise_id=enterprise_id, team_id=team_id)

    def delete_all(self, *, enterprise_id: str | None, team_id: str | None) -> None:
        self.delete_bot(enterprise_id=enterprise_id, team_id=team_id)

    def _to_bot(self, found: Installation) -> Bot:
        tokens = self._keys.open(found.sealed, found.workspace)
        ends = found.expires_at
        return Bot(
            app_id=found.app_id,
            enterprise_id=found.enterprise_id or None,
            team_id=found.team_id or None,
            bot_token=tokens.bot,
            bot_id=found.bot_id,
            bot_user_id=found.bot_user_id,
            bot_scopes=found.scopes,
            bot_refresh_token=tokens.refresh or None,
            bot_token_expires_at=int(ends.timestamp()) if ends else None,
            is_enterprise_install=found.org_wide,
            installed_at=found.installed_at.timestamp(),
        )


def workspace_id(enterprise_id: str | None, team_id: str | None, *, org_wide: bool) -> str:
    """By which everything stored is keyed; empty if Slack named none."""
    return (enterprise_id if org_wide else team_id) or ""
