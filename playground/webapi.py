"""Slack's Web API and the response URLs over HTTP."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, request

from playground.answers import respond
from playground.errors import MissingScope, SlackError
from playground.faults import Fault
from playground.methods import METHODS
from playground.methods.arguments import unpacked
from playground.sockets import SocketBot
from playground.workspace import Call, Workspace

Json = dict[str, Any]
# The server breaks the connection, instead of answering, of a request that carries this.
HANG_UP = "playground.hang_up"


@dataclass(frozen=True, kw_only=True)
class Tokens:
    bot: str
    app: str


@dataclass(frozen=True, kw_only=True)
class WebApi:
    """`socket_url` makes the address of a websocket from a ticket."""

    workspace: Workspace
    tokens: Tokens
    sockets: SocketBot
    socket_url: Callable[[str], str]

    def blueprint(self) -> Blueprint:
        blueprint = Blueprint("webapi", __name__)
        blueprint.add_url_rule("/api/<method>", view_func=self.call, methods=["GET", "POST"])
        blueprint.add_url_rule("/response/<name>", view_func=self.respond, methods=["POST"])
        return blueprint

    def call(self, method: str) -> Response:
        fault = self.workspace.faults.take(method)
        if fault is None:
            return _json(self._recorded(method))
        time.sleep(fault.delay)
        if fault.cut:
            return self._cut(method, fault)
        return _json(self._recorded(method)) if fault.only_slow else self._faulty(method, fault)

    def respond(self, name: str) -> Response:
        body = _body()
        try:
            grant = self.workspace.grants.use_response_url(name)
            respond(self.workspace, grant, body)
        except SlackError as error:
            gone = error.code in ("invalid_url", "expired_url", "used_url")
            return Response(
                json.dumps(error.to_slack()) if gone else error.code, 404 if gone else 400
            )
        return Response("ok")

    def _recorded(self, method: str) -> Json:
        arguments: Json = {}
        try:
            arguments = unpacked(_body())
            answer = self._run(method, arguments)
        except SlackError as error:
            answer = error.to_slack()
        hidden = {name: value for name, value in arguments.items() if name != "token"}
        self.workspace.record(Call(method=method, arguments=hidden, answer=answer))
        return answer

    def _run(self, method: str, arguments: Json) -> Json:
        token = _token(arguments)
        if method == "apps.connections.open":
            return self._open_socket(token)
        known = METHODS.get(method)
        if known is None:
            raise SlackError("unknown_method", req_method=method)
        if known.needs_token:
            self._check(token)
        if known.scope and known.scope not in self.workspace.scopes:
            raise MissingScope(known.scope, ",".join(sorted(self.workspace.scopes)))
        return known.run(self.workspace, arguments)

    def _check(self, token: str | None) -> None:
        if not token:
            raise SlackError("not_authed")
        if token == self.tokens.app:
            raise SlackError("not_allowed_token_type")
        if token != self.tokens.bot:
            raise SlackError("invalid_auth")
        if not self.workspace.installed:
            raise SlackError("account_inactive")

    def _open_socket(self, token: str | None) -> Json:
        if not token:
            raise SlackError("not_authed")
        if token != self.tokens.app:
            raise SlackError(
                "not_allowed_token_type" if token == self.tokens.bot else "invalid_auth"
            )
        return {"ok": True, "url": self.socket_url(self.sockets.new_ticket())}

    def _cut(self, method: str, fault: Fault) -> Response:
        if fault.cut == "after":
            self._recorded(method)
        else:
            self.workspace.record(Call(method=method, arguments={}, answer=None))
        request.environ[HANG_UP] = True
        return Response()

    def _faulty(self, method: str, fault: Fault) -> Response:
        answer = fault.body if fault.body is not None else {"ok": False, "error": fault.error}
        if fault.body is None and fault.error is None:
            answer = {"ok": False, "error": "ratelimited" if fault.status == 429 else "fatal_error"}  # noqa: PLR2004
        shown = dict(answer) if not isinstance(answer, str) else {"body": answer}
        self.workspace.record(Call(method=method, arguments=unpacked(_body()), answer=shown))
        text = answer if isinstance(answer, str) else json.dumps(answer)
        kind = "text/plain" if isinstance(answer, str) else "application/json"
        return Response(text, fault.status, dict(fault.headers), content_type=kind)


def _body() -> Json:
    found = request.get_json(silent=True) if request.is_json else None
    if isinstance(found, dict):
        return {**request.args.to_dict(), **found}
    return {**request.args.to_dict(), **request.form.to_dict()}


def _token(arguments: Json) -> str | None:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token if scheme.lower() == "bearer" else arguments.get("token")


def _json(answer: Json) -> Response:
    return Response(json.dumps(answer), content_type="application/json; charset=utf-8")
