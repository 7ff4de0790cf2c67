"""An installation that is begun has to be finished soon, once, and in the same browser.

A state proves by itself that it is ours and how old it is. So nothing is stored for a page that
anybody may load; only what was used is remembered, for as long as it could be used again.
"""

import hashlib
import logging
import secrets
from datetime import timedelta

from slack_sdk.oauth import OAuthStateStore, OAuthStateUtils

from bot.deps import Deps
from bot.installation.keys import Keys

LIFETIME = timedelta(minutes=10)


class States(OAuthStateStore):
    def __init__(self, deps: Deps, keys: Keys) -> None:
        self._deps = deps
        self._keys = keys

    @property
    def logger(self) -> logging.Logger:
        return logging.getLogger(__name__)

    def issue(self, *_: object, **__: object) -> str:
        return self._keys.sign(secrets.token_urlsafe(16), at=self._deps.clock())

    def consume(self, state: str) -> bool:
        """True once for each that was issued here, in its lifetime. Raises StorageError."""
        now = self._deps.clock()
        if not self._keys.is_signed(state, at=now, lifetime=LIFETIME):
            return False
        digest = hashlib.sha256(state.encode()).hexdigest()
        return self._deps.store.use_state(digest, now=now, until=now + LIFETIME)


class StateCookie(OAuthStateUtils):
    """The state in the browser that began."""

    def build_set_cookie_for_new_state(self, state: str) -> str:
        # Lax: Slack's page leads back here, and that has to carry it; no other request needs it.
        return f"{super().build_set_cookie_for_new_state(state)}; SameSite=Lax"
