"""The web pages of an installation: before, after, and when it failed. Nothing on them is loaded
from elsewhere, and no script runs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from slack_sdk.oauth.installation_store import Installation as SlackInstallation

from bot.language import current_language, say
from bot.manifest import load_manifest
from bot.settings import Settings
from bot.views.help import support_url

OPTIONAL_SCOPES = "bot_optional"
_REASONS = frozenset({"access_denied", "invalid_browser", "invalid_state", "storage_error"})


@dataclass(frozen=True, kw_only=True)
class Page:
    html: str


def install_page(authorize_url: str, settings: Settings, scopes: Sequence[str]) -> Page:
    """What the app does, what it asks for and why, and the button that leads to Slack."""
    return _page(
        "install.html",
        title=say("install-title"),
        authorize_url=authorize_url,
        scopes=[(scope, say(f"install-scope-{scope.replace(':', '-')}")) for scope in scopes],
        optional=_optional_scopes(),
        privacy_url=settings.privacy_url,
        support=settings.support,
        support_url=support_url(settings.support),
    )


def success_page(installation: SlackInstallation) -> Page:
    """Where to go now."""
    name = installation.team_name or say("install-your-workspace")
    query = {"app": installation.app_id or ""}
    if installation.team_id:
        query["team"] = installation.team_id
    return _page(
        "success.html",
        title=say("install-success-title", workspace=name),
        open_url=f"https://slack.com/app_redirect?{urlencode(query)}",
    )


def failure_page(reason: str, install_path: str) -> Page:
    """Why, in a sentence, and the way to try again."""
    known = reason.replace("_", "-") if reason in _REASONS else "other"
    return _page(
        "failure.html",
        title=say("install-failure-title"),
        why=say(f"install-failure-{known}"),
        install_path=install_path,
    )


@cache
def _optional_scopes() -> frozenset[str]:
    return frozenset(load_manifest()["oauth_config"]["scopes"].get(OPTIONAL_SCOPES, ()))


def _page(template: str, **values: object) -> Page:
    html = (
        _templates().get_template(template).render(say=say, language=current_language(), **values)
    )
    return Page(html=html)


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
