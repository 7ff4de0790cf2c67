"""How a workspace installs the app: Bolt's OAuth flow, with our pages and our database."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import quote, urljoin

from slack_bolt import BoltRequest, BoltResponse
from slack_bolt.oauth import OAuthFlow
from slack_bolt.oauth.callback_options import CallbackOptions, FailureArgs, SuccessArgs
from slack_bolt.oauth.oauth_settings import OAuthSettings
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.oauth.installation_store import Installation as SlackInstallation
from structlog import get_logger
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

from bot.clients import build_client
from bot.deps import Deps
from bot.installation.installations import Installations, workspace_id
from bot.installation.pages import Page, failure_page, install_page, success_page
from bot.installation.states import LIFETIME, StateCookie, States
from bot.installation.workspaces import Workspaces
from bot.language import ENGLISH, LANGUAGES, speaking
from bot.listeners.people import ask_person
from bot.listeners.sending import Sender
from bot.listeners.welcome import welcome
from bot.manifest import load_manifest
from bot.settings import Settings
from bot.slack_errors import NO_CONNECTION, error_code
from storage.protocol import StorageError

log = get_logger(__name__)

INSTALL_PATH = "/slack/install"
REDIRECT_PATH = "/slack/oauth_redirect"
ASK_SECONDS = 10
SECURE_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none';"
        " frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
"""Nothing runs on these pages, nobody frames them, and nobody learns the state in their address."""


def build_flow(settings: Settings, deps: Deps, workspaces: Workspaces, sender: Sender) -> OAuthFlow:
    public = settings.public_url
    flow = _Flow(
        settings=OAuthSettings(
            client_id=settings.client_id,
            client_secret=settings.client_secret,
            scopes=load_manifest()["oauth_config"]["scopes"]["bot"],
            user_scopes=[],
            # Without it Slack takes the one in the app's settings, if there is only one.
            redirect_uri=f"{public}{REDIRECT_PATH}" if public else None,
            install_path=INSTALL_PATH,
            redirect_uri_path=REDIRECT_PATH,
            authorization_url=urljoin(settings.api_url, "/oauth/v2/authorize"),
            installation_store=Installations(deps, workspaces.keys),
            installation_store_bot_only=True,
            state_store=States(deps, workspaces.keys),
            state_expiration_seconds=int(LIFETIME.total_seconds()),
            callback_options=CallbackOptions(_succeed, _fail),
        ),
        client=_client(settings),
    )
    flow.settings.state_utils = StateCookie(expiration_seconds=int(LIFETIME.total_seconds()))
    flow.prepare(settings, deps, workspaces, sender)
    return flow


def _client(settings: Settings) -> WebClient:
    """Anybody may make us ask with a code that is made up: one that hangs must not block a thread
    for long.
    """
    client = build_client(settings, None)
    client.timeout = ASK_SECONDS
    return client


class _Flow(OAuthFlow):
    def prepare(
        self, settings: Settings, deps: Deps, workspaces: Workspaces, sender: Sender
    ) -> None:
        self._ours = settings
        self._deps = deps
        self._workspaces = workspaces
        self._sender = sender

    def build_authorize_url(self, state: str, request: BoltRequest) -> str:
        """Bolt puts the team into the address as it stands in that of the page."""
        team = next(iter(request.query.get("team", ())), "")
        return self.settings.authorize_url_generator.generate(
            state=state, team=quote(team, safe="") if team else None
        )

    def build_install_page_html(self, url: str, request: BoltRequest) -> str:
        with speaking(_language_of(request)):
            return install_page(url, self._ours, self.settings.scopes or ()).html

    def append_set_cookie_headers(
        self, headers: dict[str, object], set_cookie_value: str | None
    ) -> dict[str, object]:
        with_cookie: dict[str, object] = super().append_set_cookie_headers(
            headers, set_cookie_value
        )
        return {**SECURE_HEADERS, **with_cookie}

    def handle_callback(self, request: BoltRequest) -> BoltResponse:
        with speaking(_language_of(request)):
            try:
                return super().handle_callback(request)
            except StorageError:
                log.exception("installation not stored")
                return _response(failure_page("storage_error", INSTALL_PATH), 500, self.settings)

    def run_installation(self, code: str) -> SlackInstallation | None:
        try:
            answer = self.client.oauth_v2_access(
                code=code,
                client_id=self.settings.client_id,
                client_secret=self.settings.client_secret,
                redirect_uri=self.settings.redirect_uri,
            )
            token = str(answer["access_token"])
            tested = self.client.auth_test(token=token)
        except SlackApiError as error:
            # Bolt's own words hold the code.
            log.warning("Slack refused an installation", error=error_code(error))
            return None
        except NO_CONNECTION as error:
            log.warning("no connection for an installation", error=str(error))
            return None
        now = self._deps.clock()
        return _to_installation(dict(answer.data), str(tested["bot_id"]), now)  # type: ignore[arg-type]  # JSON

    def store_installation(self, request: BoltRequest, installation: SlackInstallation) -> None:
        super().store_installation(request, installation)
        workspace = workspace_id(
            installation.enterprise_id,
            installation.team_id,
            org_wide=bool(installation.is_enterprise_install),
        )
        log.info("installed", workspace=workspace, scopes=installation.bot_scopes)
        self._workspaces.installed(workspace)
        self._sender.run_soon(lambda: self._welcome(workspace, installation))

    def _welcome(self, workspace: str, installation: SlackInstallation) -> None:
        client = build_client(self._ours, installation.bot_token)
        person = ask_person(client, installation.user_id)
        with speaking(person.language):
            welcome(self._deps, self._sender, client, workspace, person)


def _language_of(request: BoltRequest) -> str:
    """The browser's first choice among ours, of whichever country."""
    asked = ",".join(request.headers.get("accept-language", ()))
    wanted = (
        tag.partition("-")[0].casefold()
        for tag in parse_accept_header(asked, LanguageAccept).values()
    )
    return next((each for each in wanted if each in LANGUAGES), ENGLISH)


def _to_installation(answer: Mapping[str, Any], bot_id: str, now: datetime) -> SlackInstallation:
    enterprise, team = _part(answer, "enterprise"), _part(answer, "team")
    seconds = answer.get("expires_in")
    return SlackInstallation(
        app_id=answer.get("app_id"),
        enterprise_id=enterprise.get("id"),
        team_id=team.get("id"),
        team_name=team.get("name") or enterprise.get("name"),
        bot_token=answer.get("access_token"),
        bot_id=bot_id,
        bot_user_id=answer.get("bot_user_id"),
        bot_scopes=answer.get("scope") or "",
        bot_refresh_token=answer.get("refresh_token"),
        bot_token_expires_at=int(now.timestamp()) + int(seconds) if seconds else None,
        user_id=_part(answer, "authed_user").get("id") or "",
        is_enterprise_install=bool(answer.get("is_enterprise_install")),
    )


def _part(answer: Mapping[str, Any], name: str) -> Mapping[str, str]:
    part = answer.get(name)
    return part if isinstance(part, dict) else {}


def _succeed(args: SuccessArgs) -> BoltResponse:
    return _response(success_page(args.installation), 200, args.settings)


def _fail(args: FailureArgs) -> BoltResponse:
    page = failure_page(args.reason, args.settings.install_path)
    return _response(page, args.suggested_status_code, args.settings)


def _response(page: Page, status: int, settings: OAuthSettings) -> BoltResponse:
    headers: dict[str, str | list[str]] = {
        **SECURE_HEADERS,
        "Content-Type": "text/html; charset=utf-8",
        "Set-Cookie": [settings.state_utils.build_set_cookie_for_deletion()],
    }
    return BoltResponse(status=status, body=page.html, headers=headers)  # type: ignore[arg-type]  # str or list
