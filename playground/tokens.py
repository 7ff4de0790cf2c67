"""The tokens of those who have installed the app: whose each is, and until when it is good."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import RLock
from typing import Any

from playground.errors import SlackError

Json = dict[str, Any]
LIFETIME = timedelta(hours=12)


@dataclass(kw_only=True)
class BotToken:
    """`holder` is the team or the organization; `refresh` is empty if it does not end."""

    value: str
    holder: str
    scopes: tuple[str, ...]
    refresh: str = ""
    expires_at: datetime | None = None
    revoked: bool = False
    refreshed: bool = False
    """Its refresh token was used, which works once."""


class TokenBook:
    """`rotating` are the holders whose tokens end."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._tokens: list[BotToken] = []
        self._lock = RLock()
        self.rotating: set[str] = set()
        self.refusals: list[str] = []
        """What was answered to refresh tokens that were not taken."""

    def issue(self, holder: str, scopes: tuple[str, ...]) -> BotToken:
        is_rotating = holder in self.rotating
        token = BotToken(
            value=f"{'xoxe.' if is_rotating else ''}xoxb-{secrets.token_hex(16)}",
            holder=holder,
            scopes=scopes,
            refresh=f"xoxe-1-{secrets.token_hex(24)}" if is_rotating else "",
            expires_at=self._clock() + LIFETIME if is_rotating else None,
        )
        with self._lock:
            self._tokens.append(token)
        return token

    def seconds_left(self, token: BotToken) -> int:
        """0 if it does not end."""
        ends = token.expires_at
        return round((ends - self._clock()).total_seconds()) if ends else 0

    def renew(self, refresh: str) -> BotToken:
        """Raises SlackError for a refresh token that is unknown or was used."""
        with self._lock:
            known = (each for each in self._tokens if each.refresh and each.refresh == refresh)
            before = next(known, None)
            if before is None or before.refreshed or before.revoked:
                self.refusals.append("invalid_refresh_token")
                raise SlackError("invalid_refresh_token")
            before.refreshed = True
            return self.issue(before.holder, before.scopes)

    def check(self, value: str | None) -> BotToken:
        """Raises SlackError, with Slack's word for what is wrong with it."""
        if not value:
            raise SlackError("not_authed")
        with self._lock:
            found = next((each for each in self._tokens if each.value == value), None)
        if found is None:
            raise SlackError("invalid_auth")
        if found.revoked:
            raise SlackError("account_inactive")
        if found.expires_at is not None and found.expires_at <= self._clock():
            raise SlackError("token_expired")
        return found

    def revoke_all(self, holder: str) -> None:
        with self._lock:
            for each in self._tokens:
                each.revoked = each.revoked or each.holder == holder

    def of(self, holder: str) -> list[BotToken]:
        """The oldest first."""
        with self._lock:
            return [each for each in self._tokens if each.holder == holder]

    def secrets(self) -> list[str]:
        """Everything that may be found nowhere else."""
        with self._lock:
            return [text for each in self._tokens for text in (each.value, each.refresh) if text]
