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
from playground.journal import Exchange
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
    """`socket_url` makes the address of a websocket from a ticket; `after` is called when the bot
    has got an answer."""

    workspace: Workspace
    tokens: Tokens
    sockets: SocketBot
    socket_url: Callable[[str], str]
    after: Callable[[], None]

    def blueprint(self) -> Blueprint:
        blueprint = Blueprint("webapi", __name__)
        blueprint.add_url_rule("/api/<method>", view_func=self.call, methods=["GET", "POST"])
        blueprint.add_url_rule("/response/<name>", view_func=self.respond, methods=["POST"])
        blueprint.add_url_rule("/upload/v1/<ticket>", view_func=self.upload, methods=["POST"])
        blueprint.add_url_rule("/files-pri/<path:path>", view_func=self.private_file)
        blueprint.after_request(self._then)
        return blueprint

    def call(self, method: str) -> Response:
        return self._unless_faulty(method, lambda: self._called(method))

    def _called(self, method: str) -> Response:
        response = json_response(self._recorded(method))
        response.headers["X-OAuth-Scopes"] = ",".join(sorted(self.workspace.scopes))
        return response

    def upload(self, ticket: str) -> Response:
        """Take the bytes of a file; among the faults and calls it is called "upload"."""
        return self._unless_faulty("upload", lambda: self._received(ticket))

    def private_file(self, path: str) -> Response:
        """A file for the bot, which has to show its token."""
        file = self.workspace.files.find(path.partition("/")[0].rpartition("-")[2])
        token = token_of({})
        if file is None or token != self.tokens.bot or "files:read" not in self.workspace.scopes:
            return Response("no such file, or not for you", 404)
        return Response(file.content or b"", content_type=file.kind[2])

    def respond(self, name: str) -> Response:
        """Take what is posted to a response URL; among the faults it is called "response_url"."""
        return self._unless_faulty("response_url", lambda: self._responded(name))

    def _responded(self, name: str) -> Response:
        try:
            grant = self.workspace.grants.use_response_url(name)
            respond(self.workspace, grant, body_of())
        except SlackError as error:
            gone = error.code in ("invalid_url", "expired_url", "used_url")
            return Response(
                json.dumps(error.to_slack()) if gone else error.code, 404 if gone else 400
            )
        return Response("ok")

    def _then(self, response: Response) -> Response:
        response.call_on_close(self.after)
        return response

    def _unless_faulty(self, name: str, work: Callable[[], Response]) -> Response:
        at, began = self.workspace.clock().timestamp(), time.monotonic()
        fault = self.workspace.faults.take(name)
        response = work() if fault is None else self._met(name, fault, work)
        lost = request.environ.get(HANG_UP)
        exchange = Exchange(
            direction="to_slack",
            name=name,
            at=at,
            began=began,
            took=time.monotonic() - began,
            request=_shown_request(),
            status=0 if lost else response.status_code,
            answer=None if lost else _shown_answer(response),
            failure="connection_lost" if lost else "",
        )
        self.workspace.journal.note(exchange)
        return response

    def _met(self, name: str, fault: Fault, work: Callable[[], Response]) -> Response:
        time.sleep(fault.delay)
        if fault.cut:
            return self._cut(name, fault, work)
        return work() if fault.only_slow else self._faulty(name, fault)

    def _received(self, ticket: str) -> Response:
        content = _uploaded()
        try:
            self.workspace.files.receive(ticket, content)
        except SlackError as error:
            # That Slack refuses is documented, with which status and words is not.
            return Response(error.code, 404 if error.code == "file_not_found" else 400)
        self.workspace.record(Call(method="upload", arguments={"length": len(content)}, answer={}))
        return Response(f"OK - {len(content)}", content_type="text/plain")

    def _recorded(self, method: str) -> Json:
        arguments: Json = {}
        try:
            arguments = unpacked(body_of())
            answer = self._run(method, arguments)
        except SlackError as error:
            answer = error.to_slack()
        hidden = {name: value for name, value in arguments.items() if name != "token"}
        self.workspace.record(Call(method=method, arguments=hidden, answer=answer))
        return answer

    def _run(self, method: str, arguments: Json) -> Json:
        token = token_of(arguments)
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

    def _cut(self, method: str, fault: Fault, work: Callable[[], Response]) -> Response:
        if fault.cut == "after":
            work()
        else:
            self.workspace.record(Call(method=method, arguments={}, answer=None))
        request.environ[HANG_UP] = True
        return Response()

    def _faulty(self, method: str, fault: Fault) -> Response:
        answer = fault.body if fault.body is not None else {"ok": False, "error": fault.error}
        if fault.body is None and fault.error is None:
            answer = {"ok": False, "error": "ratelimited" if fault.status == 429 else "fatal_error"}  # noqa: PLR2004
        shown = dict(answer) if not isinstance(answer, str) else {"body": answer}
        self.workspace.record(Call(method=method, arguments=unpacked(body_of()), answer=shown))
        text = answer if isinstance(answer, str) else json.dumps(answer)
        kind = "text/plain" if isinstance(answer, str) else "application/json"
        return Response(text, fault.status, dict(fault.headers), content_type=kind)


def body_of() -> Json:
    found = request.get_json(silent=True) if request.is_json else None
    if isinstance(found, dict):
        return {**request.args.to_dict(), **found}
    return {**request.args.to_dict(), **request.form.to_dict()}


def _uploaded() -> bytes:
    """The raw body, or the first part of a form with parts."""
    if request.mimetype != "multipart/form-data":
        return request.get_data()
    part = next(iter(request.files.values()), None)
    return b"" if part is None else bytes(part.read())


def token_of(arguments: Json) -> str | None:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token if scheme.lower() == "bearer" else arguments.get("token")


def _shown_request() -> Json:
    """The arguments for people who look: without the token, bytes as their number."""
    if "/upload/" in request.path:
        return {"bytes": request.content_length or 0}
    try:
        arguments = unpacked(body_of())
    except SlackError:
        arguments = body_of()
    return {name: value for name, value in arguments.items() if name != "token"}


def _shown_answer(response: Response) -> Json | str:
    text = response.get_data(as_text=True)
    try:
        found = json.loads(text)
    except ValueError:
        return text
    return found if isinstance(found, dict) else text


def json_response(answer: Json) -> Response:
    return Response(json.dumps(answer), content_type="application/json; charset=utf-8")
