"""The web page: its HTML, the JSON that its scripts talk, and the stream of changes."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, abort, jsonify, render_template, request

from playground.clock import ShiftedClock, next_weekday_morning
from playground.errors import NotPossible
from playground.gestures import Gestures, Outcome, Target
from playground.snapshot import snapshot
from playground.state import NoSuchOption
from playground.team import Person
from playground.workspace import Workspace

Json = dict[str, Any]
# How often a quiet stream says that it is still there, so that closed tabs are noticed.
HEARTBEAT = 10.0
FORBIDDEN = 403
STATIC = Path(__file__).parent / "static"
TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}
STEPS = {
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(weeks=1),
}


class Page:
    def __init__(self, workspace: Workspace, gestures: Gestures) -> None:
        self.workspace = workspace
        self.gestures = gestures

    def blueprint(self) -> Blueprint:
        blueprint = Blueprint("page", __name__)
        blueprint.add_url_rule("/", view_func=self.html)
        blueprint.add_url_rule("/static/<name>", view_func=self.asset)
        blueprint.add_url_rule("/ui/state", view_func=self.state)
        blueprint.add_url_rule("/ui/stream", view_func=self.stream)
        blueprint.add_url_rule("/ui/file/<file_id>", view_func=self.file)
        acts = (self.say, self.click, self.submit, self.close, self.open_tab, self.invite)
        for act in (*acts, self.move_clock):
            path = f"/ui/{act.__name__}"
            blueprint.add_url_rule(path, view_func=act, methods=["POST"])
        blueprint.register_error_handler(NotPossible, _not_possible)
        blueprint.register_error_handler(NoSuchOption, _not_possible)
        blueprint.before_request(_only_this_page)
        return blueprint

    def html(self) -> str:
        app = self.workspace.app
        return render_template("page.html", team=app.team_name, app=app.app_name)

    def asset(self, name: str) -> Response:
        """A script or style sheet. It is read at once: werkzeug leaves a file that it streams
        open when the browser hangs up."""
        path = STATIC / name
        if path.suffix not in TYPES or not path.is_file():
            abort(404)
        response = Response(path.read_bytes(), content_type=TYPES[path.suffix])
        response.cache_control.no_cache = True
        response.add_etag()
        response.make_conditional(request)
        return response

    def state(self) -> Response:
        connected = self.gestures.courier.bot is not None
        return jsonify(snapshot(self.workspace, self._viewer(), connected=connected))

    def stream(self) -> Response:
        after = int(request.args.get("after", self.workspace.feed.last))
        return Response(self._changes(after), content_type="text/event-stream")

    def _changes(self, after: int) -> Iterator[str]:
        feed = self.workspace.feed
        yield ": open\n\n"
        while not feed.closed:
            changes = feed.after(after, HEARTBEAT)
            for change in changes:
                after = change.number
                data = {"number": change.number, "kind": change.kind, "subject": change.subject}
                yield f"data: {json.dumps(data)}\n\n"
            if not changes:
                yield ": still here\n\n"

    def file(self, file_id: str) -> Response:
        """A file to read or (with ?download) to keep. Text comes as plain text, so that nothing
        in a file runs as part of this page."""
        found = self.workspace.file_for(file_id, self._viewer().id)
        if found is None:
            abort(404)
        shown = (found.is_text or found.is_picture) and "download" not in request.args
        kind = "text/plain; charset=utf-8" if found.is_text else found.kind[2]
        response = Response(found.content or b"", content_type=kind)
        name = {"filename": found.name}
        response.headers.add("Content-Disposition", "inline" if shown else "attachment", **name)
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response

    def say(self) -> Response:
        """Send what was typed: a slash command or a message."""
        body = _body()
        user, channel, text = body["user"], body["channel"], body["text"]
        thread_ts = body.get("thread_ts")
        if not text.startswith("/"):
            self.gestures.say(user, channel, text, thread_ts)
            return jsonify({})
        if thread_ts:
            raise NotPossible("Slack takes no commands in threads.")
        return _outcome(self.gestures.command(user, channel, text))

    def click(self) -> Response:
        body = _body()
        target = self._target(body)
        self.gestures.fill(target, body.get("values") or {})
        outcome = self.gestures.click(
            body["user"], target, body["action_id"], body.get("value"), body["block_id"]
        )
        return _outcome(outcome)

    def _target(self, body: Json) -> Target:
        if body.get("view"):
            found: Target | None = self.workspace.views.find(body["view"])
        else:
            found = self.workspace.messages.find(body["channel"], body["ts"])
        if found is None:
            raise NotPossible("this is no longer there")
        return found

    def submit(self) -> Response:
        body = _body()
        return _outcome(self.gestures.submit(body["user"], body["values"]))

    def close(self) -> Response:
        body = _body()
        whole = bool(body.get("whole_stack"))
        return _outcome(self.gestures.close_view(body["user"], whole_stack=whole))

    def open_tab(self) -> Response:
        body = _body()
        self.gestures.open_home(body["user"], body["tab"])
        return jsonify({})

    def invite(self) -> Response:
        body = _body()
        self.gestures.invite_bot(body["user"], body["channel"])
        return jsonify({})

    def move_clock(self) -> Response:
        body, clock = _body(), self.workspace.clock
        if not isinstance(clock, ShiftedClock):
            raise NotPossible("this clock cannot be moved")
        if body["step"] == "weekday":
            clock.advance_to(next_weekday_morning(clock(), self._viewer().tz))
        else:
            clock.advance(STEPS[body["step"]])
        self.workspace.feed.push("clock", body["step"])
        return jsonify({"now": clock().timestamp()})

    def _viewer(self) -> Person:
        return self.workspace.person(request.args.get("user", "ana"))


def _body() -> Json:
    found = request.get_json()
    return found if isinstance(found, dict) else {}


def _outcome(outcome: Outcome) -> Response:
    return jsonify(
        {"failure": outcome.failure, "errors": outcome.errors, "refused": outcome.refused}
    )


def _not_possible(error: Exception) -> tuple[Response, int]:
    return jsonify({"failure": str(error)}), 409


def _only_this_page() -> Response | None:
    """Refuse what another site's script sends: it could use the bot in the person's name."""
    origin = request.headers.get("Origin")
    same = origin is None or origin == request.host_url.rstrip("/")
    return None if same else Response("only from the page itself", FORBIDDEN)
