"""Settings, read once from the environment that is passed in; nothing else reads `os.environ`."""

import base64
import binascii
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from bot.errors import UserError

SLACK_API = "https://slack.com/api/"
HIGHEST_PORT = 65535
KEY_BYTES = 32
MOST_DAYS = 36_500
PERSON_LIMIT = 60
WORKSPACE_LIMIT = 600
"""Requests a minute, unless it is set otherwise."""
HIGHEST_LIMIT = 1_000_000


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
    client_id: str | None = None
    client_secret: str | None = field(default=None, repr=False)
    encryption_keys: tuple[str, ...] = field(default=(), repr=False)
    """Fernet keys: tokens are encrypted with the first and decrypted with any."""
    public_url: str = ""
    """Where Slack and browsers reach the server, without a slash at the end."""
    support: str = ""
    """Where people get help with this installation: a web or mail address."""
    privacy_url: str = ""
    retention: timedelta | None = None
    """How long operational records are kept; None keeps them until they are deleted."""
    person_limit: int = 0
    """How often a person may ask for something in a minute; 0 is no limit."""
    workspace_limit: int = 0
    """The same for all people of a workspace together."""
    sentry_dsn: str | None = field(default=None, repr=False)
    tracing: bool = False
    """Whether OpenTelemetry's own settings ask for spans."""

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
            client_id=values.get("SLACK_CLIENT_ID"),
            client_secret=values.get("SLACK_CLIENT_SECRET"),
            encryption_keys=_keys(values.get("MLTEAM_ENCRYPTION_KEYS", "")),
            public_url=_web_address(values, "MLTEAM_PUBLIC_URL").rstrip("/"),
            support=_support(values.get("MLTEAM_SUPPORT", "")),
            privacy_url=_web_address(values, "MLTEAM_PRIVACY_URL"),
            retention=_retention(values.get("MLTEAM_RETENTION_DAYS", "")),
            person_limit=_limit(values, "MLTEAM_PERSON_LIMIT", PERSON_LIMIT),
            workspace_limit=_limit(values, "MLTEAM_WORKSPACE_LIMIT", WORKSPACE_LIMIT),
            sentry_dsn=values.get("SENTRY_DSN"),
            tracing=_wants_spans(values),
        )

    @property
    def secrets(self) -> tuple[str | None, ...]:
        """What may be in no log and no error."""
        tokens = (self.bot_token, self.app_token, self.signing_secret, self.client_secret)
        return (*tokens, *self.encryption_keys, self.sentry_dsn)

    @property
    def many_workspaces(self) -> bool:
        """Whether any workspace may install the app; a bot token means one workspace alone."""
        return bool(self.bot_token is None and self.client_id and self.client_secret)

    def require_encryption_keys(self) -> tuple[str, ...]:
        if not self.encryption_keys:
            raise BadSetting(
                "MLTEAM_ENCRYPTION_KEYS",
                "is missing: workspaces install the app, and their tokens are stored encrypted."
                " Run `mlteam keys new` and set it to what is printed.",
            )
        return self.encryption_keys

    def require_way_in(self) -> None:
        """Raises BadSetting if nothing says for which workspaces we work."""
        if self.many_workspaces:
            self.require_encryption_keys()
            return
        if self.bot_token is None and (self.client_id or self.client_secret):
            missing = "SLACK_CLIENT_SECRET" if self.client_id else "SLACK_CLIENT_ID"
            what = 'what stands on your app\'s page "Basic Information"'
            raise BadSetting(missing, f"is missing: set it to {what}.")
        self.require_bot_token()

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


def _keys(text: str) -> tuple[str, ...]:
    keys = tuple(key.strip() for key in text.split(",") if key.strip())
    if not all(map(_is_key, keys)):
        raise BadSetting(
            "MLTEAM_ENCRYPTION_KEYS",
            "holds something that is no key: run `mlteam keys new` and put what is printed first,"
            " separated from older keys by a comma.",
        )
    return keys


def _is_key(key: str) -> bool:
    try:
        return len(base64.b64decode(key, altchars=b"-_", validate=True)) == KEY_BYTES
    except (binascii.Error, ValueError):
        return False


def _web_address(values: Mapping[str, str], name: str) -> str:
    address = values.get(name, "")
    if address and not address.startswith(("https://", "http://")):
        raise BadSetting(name, "is no address: write one such as https://mlteam.example.com.")
    return address


def _support(text: str) -> str:
    if text and not text.startswith(("https://", "http://")) and "@" not in text:
        raise BadSetting("MLTEAM_SUPPORT", "is neither a web address nor a mail address.")
    return text


def _retention(text: str) -> timedelta | None:
    if not text:
        return None
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= MOST_DAYS:
        raise BadSetting(
            "MLTEAM_RETENTION_DAYS", f"is no number of days: write one from 1 to {MOST_DAYS}."
        )
    return timedelta(days=int(text))


def _limit(values: Mapping[str, str], name: str, usual: int) -> int:
    text = values.get(name, str(usual))
    if not text.isascii() or not text.isdigit() or int(text) > HIGHEST_LIMIT:
        raise BadSetting(
            name, f"is no number of requests a minute: write one up to {HIGHEST_LIMIT}, 0 for none."
        )
    return int(text)


def _wants_spans(values: Mapping[str, str]) -> bool:
    """As OpenTelemetry's specification has it; how and where to is read by its own exporter."""
    if values.get("OTEL_SDK_DISABLED", "").casefold() == "true":
        return False
    exporter = values.get("OTEL_TRACES_EXPORTER", "")
    if exporter in ("none", "otlp"):
        return exporter == "otlp"
    if values.get("OTEL_EXPORTER_OTLP_ENDPOINT"):
        return True
    return "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT" in values  # the same, for nothing but spans
