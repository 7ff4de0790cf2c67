"""Requests of the web page: what is in them, and which are refused."""

from typing import Any

from flask import Response, jsonify, request

from playground.team import Person
from playground.workspace import Workspace

Json = dict[str, Any]
FORBIDDEN = 403


def body() -> Json:
    found = request.get_json()
    return found if isinstance(found, dict) else {}


def viewer(workspace: Workspace) -> Person:
    """Whose page it is. Raises NotPossible."""
    return workspace.person(request.args.get("user", "ana"))


def not_possible(error: Exception) -> tuple[Response, int]:
    return jsonify({"failure": str(error)}), 409


def only_this_page() -> Response | None:
    """Refuse what another site's script sends: it could use the bot in the person's name."""
    origin = request.headers.get("Origin")
    same = origin is None or origin == request.host_url.rstrip("/")
    return None if same else Response("only from the page itself", FORBIDDEN)
