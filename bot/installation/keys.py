"""Tokens are encrypted before they are stored, with keys that are never stored."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock

from cachetools import LRUCache
from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from bot.errors import UserError

MOST_REMEMBERED = 5000


class UnreadableTokens(UserError):
    """None of the keys opens what is stored."""

    def __init__(self, workspace: str) -> None:
        super().__init__(
            f"None of the keys in MLTEAM_ENCRYPTION_KEYS opens the tokens of {workspace}: add the"
            " key that they were stored with after the others, or let the workspace install the"
            " app again."
        )


@dataclass(frozen=True, kw_only=True)
class Tokens:
    bot: str = field(repr=False)
    refresh: str = field(default="", repr=False)
    """Good for one renewal; empty if the bot token does not end."""


class Keys:
    """Seals with the first key, opens with any: so a new one can take over from an old one."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._fernet = MultiFernet([Fernet(key) for key in keys])
        self._first = Fernet(keys[0])
        # By what is stored: with other tokens it is another text, so nothing here grows stale.
        self._opened: LRUCache[tuple[str, str], Tokens] = LRUCache(MOST_REMEMBERED)
        self._lock = Lock()

    def seal(self, tokens: Tokens, workspace: str) -> str:
        """For this workspace alone: in the row of another one it can't be opened."""
        told = {"workspace": workspace, "bot": tokens.bot, "refresh": tokens.refresh}
        data = json.dumps(told)
        return self._fernet.encrypt(data.encode()).decode()

    def open(self, sealed: str, workspace: str) -> Tokens:
        """Raises UnreadableTokens, which names the workspace."""
        place = (workspace, sealed)
        with self._lock:
            known = self._opened.get(place)
        if known is not None:
            return known
        try:
            data: Mapping[str, str] = json.loads(self._fernet.decrypt(sealed.encode()))
        except InvalidToken:
            raise UnreadableTokens(workspace) from None
        if data.get("workspace") != workspace:  # a row that somebody has moved, or a state
            raise UnreadableTokens(workspace)
        tokens = Tokens(bot=data["bot"], refresh=data["refresh"])
        with self._lock:
            self._opened[place] = tokens
        return tokens

    def sign(self, text: str, *, at: datetime) -> str:
        """A state of which `is_signed` says later that it came from here, and when."""
        data = json.dumps({"state": text}).encode()
        return self._fernet.encrypt_at_time(data, int(at.timestamp())).decode()

    def is_signed(self, text: str, *, at: datetime, lifetime: timedelta) -> bool:
        try:
            data = self._fernet.decrypt_at_time(
                text.encode(), int(lifetime.total_seconds()), int(at.timestamp())
            )
        except InvalidToken:
            return False
        # Tokens are sealed with the same keys, and are no states.
        return "state" in json.loads(data)

    def is_newest(self, sealed: str) -> bool:
        """Whether the first key sealed it, so that the others are not needed for it."""
        try:
            self._first.decrypt(sealed.encode())
        except InvalidToken:
            return False
        return True


def new_key() -> str:
    return Fernet.generate_key().decode()
