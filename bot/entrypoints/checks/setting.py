"""Settings: each by itself, and whether they go together."""

from collections.abc import Collection, Iterator, Mapping
from ipaddress import ip_address
from urllib.parse import urlsplit

from bot.entrypoints.checks.finding import Finding, fine, problem, warning
from bot.entrypoints.telemetry import check_telemetry
from bot.settings import BadSetting, Settings

ABOUT = "settings"
SECRET_WORDS = ("TOKEN", "SECRET", "KEY", "DSN")


def read_settings(environ: Mapping[str, str]) -> tuple[Settings, dict[str, Finding]]:
    """All that can be read; and by name those that can't."""
    values, malformed = dict(environ), dict[str, Finding]()
    while True:
        try:
            return Settings.from_environ(values), malformed
        except BadSetting as error:
            malformed[error.name] = problem(ABOUT, str(error))
            del values[error.name]


def secrets_in(environ: Mapping[str, str]) -> list[str]:
    """Also those that are malformed, and so in no settings."""
    named = [value for name, value in environ.items() if any(word in name for word in SECRET_WORDS)]
    return [part.strip() for value in named for part in (value, *value.split(","))]


def check_settings(settings: Settings, malformed: Collection[str] = ()) -> Iterator[Finding]:
    """`malformed` are missing in the settings, and were told before."""
    yield from _check_way_in(settings, malformed)
    yield from _check_modes(settings)
    yield from _check_addresses(settings)
    if settings.many_workspaces:
        yield from _check_front_page(settings)
    if settings.database_url == "memory:":
        yield warning(
            ABOUT,
            "MLTEAM_DATABASE_URL is memory: so everything is forgotten at the end. Write"
            " sqlite:///mlteam.db to keep it.",
        )
    try:
        check_telemetry(settings)
    except BadSetting as error:
        yield problem(ABOUT, str(error))


def _check_way_in(settings: Settings, malformed: Collection[str]) -> Iterator[Finding]:
    try:
        settings.require_way_in()
    except BadSetting as error:
        if error.name not in malformed:
            yield problem(ABOUT, str(error))
    if settings.bot_token and (settings.client_id or settings.client_secret):
        yield warning(
            ABOUT,
            "SLACK_BOT_TOKEN makes it serve one workspace, so SLACK_CLIENT_ID and"
            " SLACK_CLIENT_SECRET are not used. Take the token away to let others install the app.",
        )


def _check_modes(settings: Settings) -> Iterator[Finding]:
    has_way_in = _has_way_in(settings)
    modes = [
        *(["http"] if has_way_in and settings.signing_secret else []),
        *(["socket"] if settings.bot_token and settings.app_token else []),
    ]
    if modes:
        whom = "for many workspaces" if settings.many_workspaces else "for one workspace"
        yield fine(ABOUT, f"mlteam serve --mode {' or '.join(modes)} can start, {whom}.")
    elif has_way_in:
        yield problem(
            ABOUT,
            "Neither mode can start: set SLACK_SIGNING_SECRET for http, or SLACK_APP_TOKEN for"
            " socket.",
        )
    if settings.many_workspaces and settings.app_token and not settings.signing_secret:
        yield problem(
            ABOUT, "Many workspaces need http, not Socket Mode: set SLACK_SIGNING_SECRET."
        )


def _has_way_in(settings: Settings) -> bool:
    try:
        settings.require_way_in()
    except BadSetting:
        return False
    return True


def _check_addresses(settings: Settings) -> Iterator[Finding]:
    if not _is_safe(settings.api_url):
        yield problem(
            ABOUT, "SLACK_API_URL is not encrypted, and tokens go there. Write https:// instead."
        )
    if settings.public_url and not _is_safe(settings.public_url):
        yield problem(
            ABOUT, "MLTEAM_PUBLIC_URL is not encrypted: Slack takes only https:// addresses."
        )


def _check_front_page(settings: Settings) -> Iterator[Finding]:
    missing = {
        "MLTEAM_PUBLIC_URL": (settings.public_url, "nobody is told where to install the app"),
        "MLTEAM_SUPPORT": (settings.support, "nobody is told where to get help"),
        "MLTEAM_PRIVACY_URL": (settings.privacy_url, "the landing page has no privacy policy"),
    }
    for name, (value, lack) in missing.items():
        if not value:
            yield warning(ABOUT, f"{name} is missing, so {lack}. Set it.")


def _is_safe(url: str) -> bool:
    """Encrypted, or on this machine."""
    parts = urlsplit(url)
    if parts.scheme == "https" or parts.hostname == "localhost":
        return True
    try:
        return ip_address(parts.hostname or "").is_loopback
    except ValueError:
        return False
