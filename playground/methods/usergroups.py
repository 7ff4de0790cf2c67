"""usergroups.*: the groups of people that can be mentioned together."""

from typing import Any

from playground.errors import SlackError
from playground.methods.arguments import flag, required
from playground.team import UserGroup
from playground.workspace import Workspace

Json = dict[str, Any]


def list_groups(workspace: Workspace, arguments: Json) -> Json:
    shown = [each for each in workspace.groups.values() if _asked_for(each, arguments)]
    return {"ok": True, "usergroups": [_group(workspace, each, arguments) for each in shown]}


def list_users(workspace: Workspace, arguments: Json) -> Json:
    group = workspace.groups.get(required(arguments, "usergroup"))
    if group is None or not _asked_for(group, arguments):
        raise SlackError("no_such_subteam")
    return {"ok": True, "users": list(group.users)}


def _asked_for(group: UserGroup, arguments: Json) -> bool:
    return not group.disabled or flag(arguments, "include_disabled")


def _group(workspace: Workspace, group: UserGroup, arguments: Json) -> Json:
    shown = group.to_slack(workspace.app.team_id)
    if flag(arguments, "include_users"):
        shown["users"] = list(group.users)
    if flag(arguments, "include_count"):
        shown["user_count"] = str(len(group.users))
    return shown
