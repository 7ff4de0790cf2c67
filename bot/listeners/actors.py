"""Who acts, read from Slack's request; what Slack has to be asked for is asked only on demand."""

from collections.abc import Collection, Mapping
from functools import partial
from typing import Any

from slack_bolt import BoltContext
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.language import say
from bot.slack_errors import SLACK_FAILURES, error_code
from bot.usecases.access import Actor, SlackSilent
from bot.usecases.access_form import UserGroup

_NO_SUCH_GROUP = frozenset({"no_such_subteam", "plan_upgrade_required"})
"""It was deleted or disabled, or the workspace no longer has user groups: nobody is in it."""


def acting(context: BoltContext, client: WebClient, told: Mapping[str, Any]) -> Actor:
    """Who pressed, submitted, typed or said it: `told` is an interaction, a command or an event."""
    user, team = _user_and_team(told)
    return Actor(
        user=user,
        is_outsider=partial(_is_outsider, context, client, user, team),
        is_admin=partial(_is_admin, client, user),
        is_in_group=partial(_is_in_group, client, user),
    )


def home_of(context: BoltContext) -> tuple[str, str]:
    """Where the app is installed: the team and its organization, each empty if there is none.

    What the request says of a team may be the one of who acts.
    """
    authorized = context.authorize_result
    team = (authorized.team_id if authorized else None) or context.team_id
    organization = (authorized.enterprise_id if authorized else None) or context.enterprise_id
    return team or "", organization or ""


def workspace_of(context: BoltContext) -> str:
    """The one in which the app is installed, or its organization: by it everything is stored."""
    team, organization = home_of(context)
    return organization if context.is_enterprise_install and organization else team


def list_groups(client: WebClient) -> list[UserGroup]:
    """The user groups of the workspace. Raises SlackSilent."""
    try:
        found = client.usergroups_list().get("usergroups") or []
    except SlackApiError as error:
        if error_code(error) in _NO_SUCH_GROUP:
            return []
        raise _silent(error) from None
    except SLACK_FAILURES as error:
        raise _silent(error) from None
    return [UserGroup(id=one["id"], name=one["name"], handle=one["handle"]) for one in found]


def _user_and_team(told: Mapping[str, Any]) -> tuple[str, str]:
    """The person and their own team, empty if it is not told; it need not be ours."""
    match told:
        case {"user": {"id": user}}:
            return str(user), str(told["user"].get("team_id") or "")
        case {"user": user}:
            return str(user), str(told.get("user_team") or told.get("team") or "")
        case _:
            return str(told["user_id"]), str(told.get("team_id") or "")


def _is_outsider(context: BoltContext, client: WebClient, user: str, team: str) -> bool:
    home, organization = home_of(context)
    if team and team in (home, organization):
        return False
    if team and not organization:
        return True
    # Another workspace, perhaps of the same organization: only Slack knows.
    info = _info(client, user)
    own_organization = (info.get("enterprise_user") or {}).get("enterprise_id")
    is_of_organization = bool(organization) and own_organization == organization
    return info.get("team_id") != home and not is_of_organization


def _is_admin(client: WebClient, user: str) -> bool:
    info = _info(client, user)
    return bool(info.get("is_admin") or info.get("is_owner"))


def _info(client: WebClient, user: str) -> dict[str, Any]:
    try:
        return client.users_info(user=user).get("user") or {}
    except SLACK_FAILURES as error:
        raise _silent(error) from None


def _is_in_group(client: WebClient, user: str, groups: Collection[str]) -> bool:
    # Stops at the first question without an answer: Slack waits for ours.
    return any(user in _members(client, group) for group in groups)


def _members(client: WebClient, group: str) -> Collection[str]:
    try:
        return client.usergroups_users_list(usergroup=group).get("users") or ()
    except SlackApiError as error:
        if error_code(error) in _NO_SUCH_GROUP:
            return ()
        raise _silent(error) from None
    except SLACK_FAILURES as error:
        raise _silent(error) from None


def _silent(error: Exception) -> SlackSilent:
    """What to do about a question that Slack did not answer."""
    code = error_code(error) if isinstance(error, SlackApiError) else ""
    needed = error.response.get("needed") if isinstance(error, SlackApiError) else None
    lacks_groups = code == "missing_scope" and needed in (None, "usergroups:read")
    return SlackSilent(say("errors-groups-not-granted" if lacks_groups else "errors-slack-silent"))
