"""Slack's side of an installation: the page that asks, the codes, and the tokens for them."""

import base64
import secrets
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from playground.errors import SlackError
from playground.tokens import BotToken, TokenBook
from playground.webapi import body_of

Json = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Client:
    """The app, as Slack knows it."""

    client_id: str = "1234.5678"
    client_secret: str = "a-client-secret"  # noqa: S105  a secret of nobody
    app_id: str = "A0MLTEAM001"
    redirect_urls: Collection[str] = ()


@dataclass(frozen=True, kw_only=True)
class Choice:
    """Who can install it: a workspace, or an organization for all of its workspaces."""

    holder: str
    name: str
    bot_user_id: str
    team: Json | None
    enterprise: Json | None


@dataclass(kw_only=True)
class _Code:
    holder: str
    scopes: tuple[str, ...]
    redirect_uri: str
    installer: str
    used: bool = False


@dataclass(kw_only=True)
class OAuth:
    """`installed` is called with the holder and the scopes that a person has granted."""

    client: Client
    choices: Mapping[str, Choice]
    tokens: TokenBook
    installed: Callable[[str, tuple[str, ...]], None]
    installer: str = "U0ANA000001"
    """Who allows it."""
    _codes: dict[str, _Code] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def blueprint(self) -> Blueprint:
        blueprint = Blueprint("oauth", __name__, template_folder="templates")
        path = "/oauth/v2/authorize"
        blueprint.add_url_rule(path, view_func=self.ask)
        blueprint.add_url_rule(path, view_func=self.decide, methods=["POST"], endpoint="decide")
        return blueprint

    def ask(self) -> str | Response:
        """The page on which a person chooses where to install the app, and whether at all."""
        refusal = self._refusal()
        if refusal:
            return Response(refusal, 400)
        scopes = request.args.get("scope", "").split(",")
        return render_template("authorize.html", scopes=scopes, choices=self.choices.values())

    def _refusal(self) -> str:
        if request.args.get("client_id") != self.client.client_id:
            return "invalid_client_id"
        told = request.args.get("redirect_uri")
        if told is not None and told not in self.client.redirect_urls:
            return "bad_redirect_uri"
        return ""

    def decide(self) -> Response | AnyResponse:
        refusal = self._refusal()
        if refusal:
            return Response(refusal, 400)
        told = request.args.get("redirect_uri")
        home = told or next(iter(self.client.redirect_urls))
        state = {"state": request.args.get("state", "")}
        if request.form.get("answer") != "allow":
            return redirect(f"{home}?{urlencode({'error': 'access_denied', **state})}")
        left_out = request.form.get("without", "").split(",")
        asked = request.args.get("scope", "").split(",")
        code = f"{secrets.token_hex(8)}.{secrets.token_hex(16)}"
        with self._lock:
            self._codes[code] = _Code(
                holder=request.form["where"],
                scopes=tuple(each for each in asked if each not in left_out),
                redirect_uri=told or "",
                installer=self.installer,
            )
        return redirect(f"{home}?{urlencode({'code': code, **state})}")

    def access(self) -> Json:
        """oauth.v2.access. Raises SlackError."""
        arguments = body_of()
        self._check_client(arguments)
        match arguments.get("grant_type") or "authorization_code":
            case "authorization_code":
                return self._first(arguments)
            case "refresh_token":
                renewed = self.tokens.renew(str(arguments.get("refresh_token")))
                return self._answer(renewed, "")
            case _:
                raise SlackError("invalid_grant_type")

    def _check_client(self, arguments: Json) -> None:
        told_id, told_secret = _basic(request.headers.get("Authorization", "")) or (
            arguments.get("client_id"),
            arguments.get("client_secret"),
        )
        if told_id != self.client.client_id:
            raise SlackError("invalid_client_id")
        if told_secret != self.client.client_secret:
            raise SlackError("bad_client_secret")

    def _first(self, arguments: Json) -> Json:
        with self._lock:
            code = self._codes.get(str(arguments.get("code")))
            if code is None:
                raise SlackError("invalid_code")
            if code.used:
                raise SlackError("code_already_used")
            if (arguments.get("redirect_uri") or "") != code.redirect_uri:
                raise SlackError("bad_redirect_uri")
            code.used = True
        self.installed(code.holder, code.scopes)
        return self._answer(self.tokens.issue(code.holder, code.scopes), code.installer)

    def _answer(self, token: BotToken, installer: str) -> Json:
        choice = self.choices[token.holder]
        answer: Json = {
            "ok": True,
            "app_id": self.client.app_id,
            "scope": ",".join(token.scopes),
            "token_type": "bot",
            "access_token": token.value,
            "bot_user_id": choice.bot_user_id,
            "team": choice.team,
            "enterprise": choice.enterprise,
            "is_enterprise_install": choice.team is None,
        }
        if installer:
            answer["authed_user"] = {"id": installer}
        if token.refresh:
            left = self.tokens.seconds_left(token)
            answer |= {"refresh_token": token.refresh, "expires_in": left}
        return answer


def _basic(header: str) -> tuple[str, str] | None:
    scheme, _, encoded = header.partition(" ")
    if scheme.lower() != "basic":
        return None
    name, _, secret = base64.b64decode(encoded).decode().partition(":")
    return name, secret
