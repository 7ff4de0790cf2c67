"""What the page offers besides Slack: faults, the language of who looks, archiving, scenarios, and
the inspector."""

from typing import Any

from flask import Blueprint, Response, jsonify, request

from playground.errors import NotPossible
from playground.faults import ANY, Standing
from playground.housekeeping import Housekeeping
from playground.incoming import body, not_possible, only_this_page
from playground.journal import Exchange
from playground.methods import METHODS
from playground.scenarios import Scenarios
from playground.switches import SWITCHES
from playground.workspace import Workspace

Json = dict[str, Any]
LARGEST_SCENARIO = 100_000_000
"""Bytes."""
MOST_LISTED = 100
# What the bot reaches without a method's name.
OTHER_CALLS = ("upload", "response_url")


class Controls:
    def __init__(
        self, workspace: Workspace, housekeeping: Housekeeping, scenarios: Scenarios
    ) -> None:
        self.workspace = workspace
        self.housekeeping = housekeeping
        self.scenarios = scenarios

    def blueprint(self) -> Blueprint:
        blueprint = Blueprint("controls", __name__)
        for act in (self.fault, self.locale, self.archive):
            path = f"/ui/{act.__name__}"
            blueprint.add_url_rule(path, view_func=act, methods=["POST"])
        blueprint.add_url_rule("/ui/methods", view_func=self.methods)
        blueprint.add_url_rule("/ui/scenario", view_func=self.save)
        blueprint.add_url_rule("/ui/scenario", view_func=self.load, methods=["POST"])
        blueprint.add_url_rule("/ui/exchanges", view_func=self.exchanges)
        blueprint.add_url_rule("/ui/exchanges", view_func=self.forget, methods=["DELETE"])
        blueprint.add_url_rule("/ui/exchanges/<int:number>", view_func=self.exchange)
        blueprint.register_error_handler(NotPossible, not_possible)
        blueprint.before_request(only_this_page)
        return blueprint

    def fault(self) -> Response:
        """Turn a standing fault on or off."""
        asked = body()
        name, method = str(asked.get("name")), str(asked.get("method") or ANY)
        if not asked.get("on"):
            self.workspace.faults.turn_off(name)
            return jsonify({})
        if name not in SWITCHES:
            raise NotPossible(f"there is no fault {name}")
        if method not in (ANY, *_callable()):
            raise NotPossible(f"Slack has no method {method} here")
        once = bool(asked.get("once"))
        fault = SWITCHES[name].fault
        standing = Standing(name=name, fault=fault, method=method, once=once)
        self.workspace.faults.turn_on(standing)
        return jsonify({})

    def methods(self) -> Response:
        """What can be made to fail by name."""
        return jsonify(_callable())

    def locale(self) -> Response:
        asked = body()
        self.housekeeping.speak(asked["user"], str(asked.get("locale")))
        return jsonify({})

    def archive(self) -> Response:
        """Archive a channel, or open it again."""
        asked = body()
        keep = self.housekeeping
        act = keep.archive if asked.get("archived") else keep.unarchive
        act(asked["user"], asked["channel"])
        return jsonify({})

    def save(self) -> Response:
        response = Response(self.scenarios.save(), content_type="application/json; charset=utf-8")
        day = self.workspace.clock().date().isoformat()
        name = f"mlteam-scenario-{day}.json"
        response.headers.add("Content-Disposition", "attachment", filename=name)
        return response

    def load(self) -> Response:
        request.max_content_length = LARGEST_SCENARIO
        self.scenarios.load(request.get_data())
        return jsonify({})

    def exchanges(self) -> Response:
        """The latest exchanges, without their payloads; ?q= for those that contain the words."""
        found = self.workspace.journal.latest(request.args.get("q", ""), MOST_LISTED)
        return jsonify([_line(each) for each in found])

    def exchange(self, number: int) -> Response:
        found = self.workspace.journal.find(number)
        if found is None:
            raise NotPossible("that is too long ago")
        return jsonify(_line(found) | {"request": found.request, "answer": found.answer})

    def forget(self) -> Response:
        self.workspace.journal.clear()
        return jsonify({})


def _callable() -> list[str]:
    return [*sorted(METHODS), *OTHER_CALLS]


def _line(exchange: Exchange) -> Json:
    return {
        "number": exchange.number,
        "direction": exchange.direction,
        "name": exchange.name,
        "at": exchange.at,
        "milliseconds": round(exchange.took * 1000, 1),
        "status": exchange.status,
        "outcome": exchange.outcome,
        "failed": exchange.failed,
        "problems": exchange.problems,
    }
