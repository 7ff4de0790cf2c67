"""Settings, read once from the environment that is passed in; nothing else reads `os.environ`."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.errors import UserError

SLACK_API = "https://slack.com/api/"
HIGHEST_PORT = 65535


class BadSetting(UserError):
    """A setting is missing or malformed. The value is never part of the message."""

    def __init__(self, name: str, expected: str) -> None:
        self.name = name
        super().__init__(f"{name} {expected}")


@dataclass(frozen=True, kw_only=True)
class Settings:
    bot_token: str | None = field(default=None, repr=False)
    app_token: str | None = field(default=None, repr=False)
    signing_secret: str | None = field(default=None, repr=False)
    api_url: str = SLACK_API
    """Ends with a slash, as slack_sdk wants its base URL."""
    database_url: str = "sqlite:///mlteam.db"
    knowledge: Path | None = None
    host: str = "127.0.0.1"
    port: int = 3000
    log_level: str = "INFO"
    log_format: str = "console"

    @classmethod
    def from_environ(cls, environ: Mapping[str, str]) -> "Settings":
        """Read what is there; an empty value counts as missing. Raises BadSetting."""
        values = {name: value.strip() for name, value in environ.items() if value.strip()}
        overlay = values.get("MLTEAM_KNOWLEDGE")
        return cls(
            bot_token=_token(values, "SLACK_BOT_TOKEN", ("xoxb-", "xoxe.xoxb-")),
            app_token=_token(values, "SLACK_APP_TOKEN", ("xapp-",)),
            signing_secret=values.get("SLACK_SIGNING_SECRET"),
            api_url=_api_url(values.get("SLACK_API_URL", SLACK_API)),
            database_url=values.get("MLTEAM_DATABASE_URL", cls.database_url),
            knowledge=Path(overlay) if overlay else None,
            host=values.get("HOST", cls.host),
            port=_port(values.get("PORT", str(cls.port))),
            log_level=_log_level(values.get("LOG_LEVEL", cls.log_level)),
            log_format=_log_format(values.get("LOG_FORMAT", cls.log_format)),
        )

    def require_bot_token(self) -> str:
        return _required("SLACK_BOT_TOKEN", self.bot_token, "the bot token of your app (xoxb-…)")

    def require_app_token(self) -> str:
        return _required("SLACK_APP_TOKEN", self.app_token, "the app-level token (xapp-…)")

    def require_signing_secret(self) -> str:
        what = 'the signing secret from your app\'s page "Basic Information"'
        return _required("SLACK_SIGNING_SECRET", self.signing_secret, what)


def _required(name: str, value: str | None, what: str) -> str:
    if value is None:
        raise BadSetting(name, f"is missing: set it to {what}.")
    return value


def _token(values: Mapping[str, str], name: str, prefixes: tuple[str, ...]) -> str | None:
    token = values.get(name)
    if token is not None and not token.startswith(prefixes):
        raise BadSetting(name, f"is no such token: it starts with {prefixes[0]}.")
    return token


def _api_url(url: str) -> str:
    if not url.startswith(("https://", "http://")):
        raise BadSetting("SLACK_API_URL", f"is no address: write one such as {SLACK_API}.")
    return url if url.endswith("/") else f"{url}/"


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= HIGHEST_PORT:
        raise BadSetting("PORT", f"is no port: write a whole number from 1 to {HIGHEST_PORT}.")
    return int(text)


def _log_level(text: str) -> str:
    level = text.upper()
    if level not in logging.getLevelNamesMapping():
        raise BadSetting("LOG_LEVEL", "is no level: write DEBUG, INFO, WARNING or ERROR.")
    return level


def _log_format(text: str) -> str:
    if text not in {"console", "json"}:
        raise BadSetting("LOG_FORMAT", "is no format: write console or json.")
    return text
