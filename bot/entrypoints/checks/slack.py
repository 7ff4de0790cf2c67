"""Slack: does it take our tokens, what do they allow, and are both clocks the same?"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.deps import Clock
from bot.entrypoints.checks.finding import Finding, fine, problem, warning
from bot.language import say
from bot.manifest import load_manifest
from bot.settings import Settings
from bot.slack_client import SlackClient
from bot.slack_errors import NO_CONNECTION, error_code

TIMEOUT = 10
MOST_OFF = 60
"""Seconds between the clocks. Signatures are good for five minutes, and a clock that is off goes
on drifting."""
NO_SUCH_CODE = "invalid_code"
"""What Slack says to a code that it never gave, if it takes the id and the secret."""


def check_slack(settings: Settings, clock: Clock) -> Iterator[Finding]:
    client = SlackClient(
        token=settings.bot_token, base_url=settings.api_url, timeout=TIMEOUT, retry_handlers=[]
    )
    try:
        answer = client.auth_test() if settings.bot_token else client.api_test()
    except SlackApiError as error:
        yield problem("token", _refused("SLACK_BOT_TOKEN", error))
        yield from _check_clock(error.response, clock)
    except NO_CONNECTION as error:
        yield problem(
            "slack",
            f"No connection to {settings.api_url} ({error}). Check the network, a proxy, and"
            " SLACK_API_URL.",
        )
        return
    else:
        yield from _say_who(settings, answer)
        yield from _check_clock(answer, clock)
    yield from _check_app_token(settings, client)
    yield from _check_client_secret(settings, client)


def _say_who(settings: Settings, answer: SlackResponse) -> Iterator[Finding]:
    if not settings.bot_token:
        yield fine("slack", f"{settings.api_url} answers.")
        return
    yield fine("token", f"SLACK_BOT_TOKEN is good, for {answer.get('team')}.")
    granted = _header(answer, "x-oauth-scopes")
    if granted is None:
        yield warning("scopes", "Slack did not say what the token allows. Try again.")
        return
    yield from check_scopes({one.strip() for one in granted.split(",")})


def check_scopes(granted: set[str]) -> Iterator[Finding]:
    """Against those that the manifest asks for."""
    asked = load_manifest()["oauth_config"]["scopes"]
    optional = set(asked.get("bot_optional", ()))
    missing = [scope for scope in asked["bot"] if scope not in granted]
    for scope in missing:
        use = say(f"install-scope-{scope.replace(':', '-')}")
        if scope in optional:
            yield warning("scopes", f"{scope} was left out, so this does not work: {use}")
        else:
            yield problem(
                "scopes",
                f"{scope} is missing, so this does not work: {use} Add it under OAuth &"
                " Permissions, and install the app again.",
            )
    if not missing:
        yield fine("scopes", f"All {len(asked['bot'])} of the manifest are granted.")


def _check_clock(response: object, clock: Clock) -> Iterator[Finding]:
    told = _header(response, "date")
    if told is None:
        return
    off = abs((clock() - _moment(told)).total_seconds())
    if off > MOST_OFF:
        yield problem(
            "clock",
            f"This machine's clock is {off:.0f} seconds off from Slack's, so that requests look"
            " forged. Switch on NTP, such as with timedatectl set-ntp true.",
        )
    else:
        yield fine("clock", "It agrees with Slack's.")


def _moment(http_date: str) -> datetime:
    return parsedate_to_datetime(http_date)


def _check_app_token(settings: Settings, client: WebClient) -> Iterator[Finding]:
    if not settings.app_token:
        return
    try:
        client.apps_connections_open(app_token=settings.app_token)
    except SlackApiError as error:
        yield problem("token", _refused("SLACK_APP_TOKEN", error))
    else:
        yield fine("token", "SLACK_APP_TOKEN is good, and Socket Mode is on.")


def _check_client_secret(settings: Settings, client: WebClient) -> Iterator[Finding]:
    if not (settings.many_workspaces and settings.client_id and settings.client_secret):
        return
    try:
        client.oauth_v2_access(
            client_id=settings.client_id, client_secret=settings.client_secret, code="doctor"
        )
    except SlackApiError as error:
        if error_code(error) != NO_SUCH_CODE:
            yield problem("token", _refused("SLACK_CLIENT_ID with SLACK_CLIENT_SECRET", error))
            return
    yield fine("token", "SLACK_CLIENT_ID and SLACK_CLIENT_SECRET are good.")


def _refused(name: str, error: SlackApiError) -> str:
    return (
        f"Slack refuses {name} ({error_code(error)}). Take the one on your app's pages at"
        " https://api.slack.com/apps."
    )


def _header(response: object, name: str) -> str | None:
    headers: Mapping[str, object] = getattr(response, "headers", None) or {}
    for key, value in headers.items():
        if key.lower() == name:
            return str(value[0] if isinstance(value, list) else value)
    return None
