"""views.*: modals and home tabs."""

from typing import Any

from playground.answers import checked_view
from playground.errors import SlackError
from playground.methods.arguments import required
from playground.views import View
from playground.workspace import Workspace

Json = dict[str, Any]


def open_view(workspace: Workspace, arguments: Json) -> Json:
    return _opened(workspace, arguments, push=False)


def push_view(workspace: Workspace, arguments: Json) -> Json:
    return _opened(workspace, arguments, push=True)


def _opened(workspace: Workspace, arguments: Json, *, push: bool) -> Json:
    # The view is looked at first: a refused view leaves the trigger as it was.
    trigger = required(arguments, "trigger_id")
    body = checked_view(workspace, arguments.get("view"), "modal")
    user = workspace.grants.use_trigger(trigger)
    views = workspace.views
    return _answer(workspace, views.push(user, body) if push else views.open(user, body))


def update_view(workspace: Workspace, arguments: Json) -> Json:
    view = workspace.views.find(arguments.get("view_id"), arguments.get("external_id"))
    if view is None:
        raise SlackError("not_found")
    body = checked_view(workspace, arguments.get("view"), view.body["type"])
    workspace.views.update(view, body, arguments.get("hash"))
    return _answer(workspace, view)


def publish_view(workspace: Workspace, arguments: Json) -> Json:
    user = required(arguments, "user_id")
    if user not in workspace.people:
        raise SlackError("user_not_found")
    body = checked_view(workspace, arguments.get("view"), "home")
    return _answer(workspace, workspace.views.publish(user, body, arguments.get("hash")))


def _answer(workspace: Workspace, view: View) -> Json:
    return {"ok": True, "view": workspace.view_to_slack(view)}
