"""users.info, auth.test and api.test."""

from typing import Any

from playground.errors import SlackError
from playground.methods.arguments import flag, required
from playground.workspace import Workspace

Json = dict[str, Any]


def info(workspace: Workspace, arguments: Json) -> Json:
    person = workspace.people.get(required(arguments, "user"))
    if person is None:
        raise SlackError("user_not_found")
    shown = person.to_slack(workspace.app.team_id, workspace.clock())
    organization = person.organization or workspace.app
    if organization.enterprise_id:
        shown["enterprise_user"] = {"id": person.id, "enterprise_id": organization.enterprise_id}
    if flag(arguments, "include_locale"):
        shown["locale"] = person.locale
    return {"ok": True, "user": shown}


def whoami(workspace: Workspace, _arguments: Json) -> Json:
    app = workspace.app
    return {
        "ok": True,
        "enterprise_id": app.enterprise_id or None,
        "url": f"https://{app.team_domain}.slack.com/",
        "team": app.enterprise_name if app.org_wide else app.team_name,
        "user": app.app_name,
        "team_id": app.enterprise_id if app.org_wide else app.team_id,
        "user_id": app.bot_user_id,
        "bot_id": app.bot_id,
        "is_enterprise_install": app.org_wide,
    }


def echo(_workspace: Workspace, arguments: Json) -> Json:
    if arguments.get("error"):
        raise SlackError(str(arguments["error"]), args=arguments)
    return {"ok": True, "args": arguments}
