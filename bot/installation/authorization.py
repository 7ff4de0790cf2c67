"""Whose token a request is answered with: read from our database, without a call to Slack."""

from collections.abc import Callable

from slack_bolt import BoltContext, BoltRequest, BoltResponse
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.authorize import Authorize
from structlog import get_logger

from bot.installation.installations import workspace_id
from bot.installation.keys import Tokens, UnreadableTokens
from bot.installation.workspaces import Workspaces
from bot.language import say
from storage.values import Installation

log = get_logger(__name__)

_FOUND = "installation"
"""In Bolt's context, from the middleware to the authorization."""
_NOT_OF_A_WORKSPACE = frozenset({"url_verification", "ssl_check"})
_OF_REMOVAL = frozenset({"app_uninstalled", "tokens_revoked", "team_access_revoked"})


class Gate:
    """Lets in what comes from a workspace that has installed the app.

    Bolt runs it before its authorization, which has no way to answer in our words.
    """

    def __init__(self, workspaces: Workspaces, install_url: str) -> None:
        self._workspaces = workspaces
        self._install_url = install_url

    def __call__(
        self, req: BoltRequest, context: BoltContext, next_: Callable[[], BoltResponse]
    ) -> BoltResponse:
        if _needs_no_token(req):
            return next_()
        found = self._find(context)
        if found is None:
            return self._not_installed(req)
        context[_FOUND] = found
        # Not every request of an organization says that it is of one.
        context["is_enterprise_install"] = found[0].org_wide
        if found[0].org_wide:
            # Some of Slack's methods have to be told for which workspace they are asked.
            context.client.default_params["team_id"] = _team_of(req)
        return next_()

    def _find(self, context: BoltContext) -> tuple[Installation, Tokens] | None:
        organization, team = context.enterprise_id, context.team_id
        told = workspace_id(organization, team, org_wide=bool(context.is_enterprise_install))
        for workspace in dict.fromkeys((told, organization or "")):
            try:
                found = self._workspaces.find(workspace)
            except UnreadableTokens as error:
                log.error("no token", workspace=workspace, error=str(error))  # noqa: TRY400 -- it says all
                continue
            if found and (workspace == told or found[0].org_wide):
                return found
        return None

    def _not_installed(self, req: BoltRequest) -> BoltResponse:
        log.info("request from where the app is not installed", workspace=req.context.team_id)
        if "command" not in req.body:
            return BoltResponse(status=200)
        link = self._install_url
        text = (
            say("install-not-installed", link=link)
            if link
            else say("install-not-installed-no-link")
        )
        return BoltResponse(status=200, body={"response_type": "ephemeral", "text": text})


class Authorization(Authorize):
    """What the gate has found, in Bolt's words."""

    def __init__(self) -> None:
        pass

    def __call__(  # noqa: PLR0913 -- as Bolt calls it
        self,
        *,
        context: BoltContext,
        enterprise_id: str | None,
        team_id: str | None,
        user_id: str | None,
        actor_enterprise_id: str | None = None,  # noqa: ARG002 -- for tokens of people
        actor_team_id: str | None = None,  # noqa: ARG002
        actor_user_id: str | None = None,  # noqa: ARG002
    ) -> AuthorizeResult | None:
        found: tuple[Installation, Tokens] | None = context.get(_FOUND)
        if found is None:
            return None
        installation, tokens = found
        return AuthorizeResult(
            enterprise_id=installation.enterprise_id or enterprise_id,
            team_id=installation.team_id or team_id,
            user_id=user_id,
            bot_id=installation.bot_id,
            bot_user_id=installation.bot_user_id,
            bot_token=tokens.bot,
            bot_scopes=list(installation.scopes),
        )


def _team_of(req: BoltRequest) -> str:
    """The workspace in which something was done, which is not always the one that Bolt finds."""
    body, user = req.body, req.body.get("user")
    told = (
        body.get("team_id"),
        user.get("team_id") if isinstance(user, dict) else None,
        req.context.team_id,
    )
    return next((str(each) for each in told if each and str(each).startswith("T")), "")


def _needs_no_token(req: BoltRequest) -> bool:
    event = req.body.get("event")
    of_removal = isinstance(event, dict) and event.get("type") in _OF_REMOVAL
    return req.body.get("type") in _NOT_OF_A_WORKSPACE or of_removal
