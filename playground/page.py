"""The web page: its HTML, the JSON that its scripts talk, and the stream of changes."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, abort, jsonify, redirect, render_template, request
from werkzeug import Response as WerkzeugResponse

from playground.clock import ShiftedClock, next_weekday_morning
from playground.errors import NotPossible
from playground.gestures import Gestures, Outcome, Target
from playground.incoming import body, not_possible, only_this_page, viewer
from playground.snapshot import snapshot
from playground.state import NoSuchOption
from playground.workspace import Workspace

Json = dict[str, Any]
# How often a quiet stream says that it is still there, so that closed tabs are noticed.
HEARTBEAT = 10.0
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
        panes = (self.open_pane, self.look_at, self.close_pane)
        for act in (*acts, *panes, self.move_clock, self.newer_blocks):
            path = f"/ui/{act.__name__}"
            blueprint.add_url_rule(path, view_func=act, methods=["POST"])
        blueprint.register_error_handler(NotPossible, not_possible)
        blueprint.register_error_handler(NoSuchOption, not_possible)
        blueprint.before_request(only_this_page)
        return blueprint

    def html(self) -> str | WerkzeugResponse:
        app, people = self.workspace.app, self.workspace.people.values()
        names = [person.name for person in people if not person.is_bot]
        if request.args.get("user", "ana") not in names:
            return redirect(f"/?{urlencode({'user': names[0]})}")
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
        return jsonify(snapshot(self.workspace, viewer(self.workspace), connected=connected))

    def stream(self) -> Response:
        after = int(request.args.get("after", self.workspace.feed.last))
        return Response(self._changes(after), content_type="text/event-stream")

    def _changes(self, after: int) -> Iterator[str]:
        feed = self.workspace.feed
        self.workspace.watched.set()
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
        found = self.workspace.file_for(file_id, viewer(self.workspace).id)
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
        asked = body()
        user, channel, text = asked["user"], asked["channel"], asked["text"]
        thread_ts = asked.get("thread_ts")
        if not text.startswith("/"):
            self.gestures.say(user, channel, text, thread_ts)
            return jsonify({})
        if thread_ts:
            raise NotPossible("Slack takes no commands in threads.")
        return _outcome(self.gestures.command(user, channel, text))

    def click(self) -> Response:
        asked = body()
        target = self._target(asked)
        self.gestures.fill(target, asked.get("values") or {})
        outcome = self.gestures.click(
            asked["user"], target, asked["action_id"], asked.get("value"), asked["block_id"]
        )
        return _outcome(outcome)

    def _target(self, asked: Json) -> Target:
        if asked.get("view"):
            found: Target | None = self.workspace.views.find(asked["view"])
        else:
            found = self.workspace.messages.find(asked["channel"], asked["ts"])
        if found is None:
            raise NotPossible("this is no longer there")
        return found

    def submit(self) -> Response:
        asked = body()
        return _outcome(self.gestures.submit(asked["user"], asked["values"]))

    def close(self) -> Response:
        asked = body()
        whole = bool(asked.get("whole_stack"))
        return _outcome(self.gestures.close_view(asked["user"], whole_stack=whole))

    def open_tab(self) -> Response:
        asked = body()
        self.gestures.open_home(asked["user"], asked["tab"])
        return jsonify({})

    def invite(self) -> Response:
        asked = body()
        self.gestures.invite_bot(asked["user"], asked["channel"])
        return jsonify({})

    def open_pane(self) -> Response:
        asked = body()
        self.gestures.open_pane(asked["user"], asked["channel"])
        return jsonify({})

    def look_at(self) -> Response:
        asked = body()
        self.gestures.look_at(asked["user"], asked["channel"])
        return jsonify({})

    def close_pane(self) -> Response:
        self.gestures.close_pane(body()["user"])
        return jsonify({})

    def move_clock(self) -> Response:
        asked, clock = body(), self.workspace.clock
        if not isinstance(clock, ShiftedClock):
            raise NotPossible("this clock cannot be moved")
        if asked["step"] == "weekday":
            clock.advance_to(next_weekday_morning(clock(), viewer(self.workspace).tz))
        else:
            clock.advance(STEPS[asked["step"]])
        self.workspace.feed.push("clock", asked["step"])
        return jsonify({"now": clock().timestamp()})

    def newer_blocks(self) -> Response:
        """Say whether the workspace knows the newer blocks, so that fallbacks can be tried."""
        self.workspace.knows_newer_blocks = bool(body().get("known"))
        self.workspace.feed.push("blocks", str(self.workspace.knows_newer_blocks))
        return jsonify({})


def _outcome(outcome: Outcome) -> Response:
    return jsonify(
        {"failure": outcome.failure, "errors": outcome.errors, "refused": outcome.refused}
    )
