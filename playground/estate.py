"""Several workspaces and an organization behind one address of Slack: people install the app in
them by OAuth, and each call of the Web API goes to the workspace whose token it carries.

Acme and Globex have the same ids for people and channels, so that what is mixed up is noticed. The
two workspaces of Initech, an organization, have ids of their own, as in Slack.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Self

from flask import Flask, Response, request

from playground import payloads
from playground.clock import ShiftedClock
from playground.delivery import TIMEOUT, HttpBot
from playground.errors import SlackError
from playground.faults import Fault, Faults
from playground.manifest import Asked
from playground.methods.arguments import unpacked
from playground.oauth import Choice, Client, OAuth
from playground.server import Server
from playground.standin import StandIn
from playground.team import Installation
from playground.tokens import TokenBook
from playground.webapi import HANG_UP, Tokens, WebApi, body_of, json_response, token_of
from playground.workspace import Workspace

Json = dict[str, Any]
ORGANIZATION = "E0INITECH01"
PLACES = ("acme", "globex", "north", "south")
NEEDS_TEAM = frozenset(
    {"conversations.list", "users.conversations", "usergroups.list", "usergroups.users.list"}
)
"""With the token of an organization these have to be told of which of its workspaces."""


@dataclass(kw_only=True)
class Estate:
    """Start it with `with Estate(...) as estate:`. `estate.acme`, `globex`, `north` and `south` are
    its workspaces, each with the gestures of a StandIn; the last two belong to Initech.
    """

    asked: Asked
    client: Client
    signing_secret: str = "playground-signing-secret"  # noqa: S105  a secret of nobody
    clock: Callable[[], datetime] = field(default_factory=ShiftedClock)
    port: int = 0

    def __post_init__(self) -> None:
        self.acme = self._site(_app("T0ACME00001", "acme", "Acme", number=1))
        self.globex = self._site(_app("T0GLOBEX001", "globex", "Globex", number=2))
        self.north = self._site(_of_initech("T0INITECH01", "north", number=3))
        self.south = self._site(_of_initech("T0INITECH02", "south", number=4))
        for site, letter in ((self.north, "N"), (self.south, "S")):
            _give_own_ids(site.workspace, letter)
        self.tokens = TokenBook(self.clock)
        self.oauth = OAuth(
            client=self.client,
            choices=self._choices(),
            tokens=self.tokens,
            installed=self._installed,
        )
        self.faults = Faults()
        """Of oauth.v2.access, which belongs to no workspace."""
        self.calls: list[tuple[str, str]] = []
        """The method and the token of each call."""
        self._server: Server | None = None

    def _site(self, app: Installation) -> StandIn:
        site = StandIn(signing_secret=self.signing_secret, clock=self.clock, app=app, **self.asked)
        site.workspace.installed = False
        return site

    @property
    def sites(self) -> list[StandIn]:
        return [getattr(self, place) for place in PLACES]

    def sites_of(self, holder: str) -> list[StandIn]:
        """The workspace, or those of the organization."""
        return [
            site
            for site in self.sites
            if holder in (site.workspace.app.team_id, site.workspace.app.enterprise_id)
        ]

    def start(self) -> Self:
        self._server = Server(self._flask(), self.port)
        self.port = self._server.port
        for site in self.sites:
            site.workspace.base_url = f"{self.url}/{site.workspace.app.team_id}/"
        self._server.start()
        return self

    def stop(self) -> None:
        server, self._server = self._server, None
        if server:
            for site in self.sites:
                site.workspace.feed.close()
            server.stop()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def api_url(self) -> str:
        return f"{self.url}/api/"

    def connect_http(self, url: str, patience: float = TIMEOUT) -> None:
        """Where the payloads of all workspaces go, as in the one configuration of an app.

        Slack waits three seconds for an answer; `patience` is more, on a machine that is busy.
        """
        for site in self.sites:
            site.courier.http = HttpBot(url, self.signing_secret, patience)

    # Removal

    def uninstall(self, holder: str) -> list[Json]:
        """Revoke its tokens. Returns the events of it as of now: `tell` hands them over."""
        self.tokens.revoke_all(holder)
        sites = self.sites_of(holder)
        for site in sites:
            site.workspace.installed = False
        return [self._event(sites[0].workspace, inner) for inner in _removal(sites[0].workspace)]

    def _event(self, workspace: Workspace, inner: Json) -> Json:
        return payloads.event(inner, app=workspace.app, event_time=self.clock().timestamp())

    def tell(self, events: Sequence[Json]) -> list[int]:
        """Hand the events to the bot in this order; the status of each answer."""
        return [self.acme.courier.send("events_api", event).status for event in events]

    # Installation

    def _choices(self) -> dict[str, Choice]:
        choices = {}
        for site in self.sites:
            app = site.workspace.app
            choices[app.team_id] = Choice(
                holder=app.team_id,
                name=app.team_name,
                bot_user_id=app.bot_user_id,
                team={"id": app.team_id, "name": app.team_name},
                enterprise=_enterprise(app),
            )
        app = self.north.workspace.app
        choices[ORGANIZATION] = Choice(
            holder=ORGANIZATION,
            name=f"{app.enterprise_name} (all workspaces)",
            bot_user_id=app.bot_user_id,
            team=None,
            enterprise=_enterprise(app),
        )
        return choices

    def _installed(self, holder: str, scopes: tuple[str, ...]) -> None:
        for site in self.sites_of(holder):
            space = site.workspace
            space.app = replace(space.app, org_wide=holder == space.app.enterprise_id)
            space.installed, space.scopes = True, scopes

    # The Web API

    def _flask(self) -> Flask:
        app = Flask(__name__, static_folder=None)
        app.register_blueprint(self.oauth.blueprint())
        app.add_url_rule("/api/oauth.v2.access", view_func=self._access, methods=["GET", "POST"])
        app.add_url_rule("/api/<method>", view_func=self._call, methods=["GET", "POST"])
        for site in self.sites:
            team = site.workspace.app.team_id
            blueprint = self._web_api(site, "").blueprint()
            app.register_blueprint(blueprint, url_prefix=f"/{team}", name=team)
        return app

    def _web_api(self, site: StandIn, token: str) -> WebApi:
        return WebApi(
            workspace=site.workspace,
            tokens=Tokens(bot=token, app=""),
            sockets=site.sockets,
            socket_url=lambda ticket: ticket,
            after=site.courier.echoes.tell,
        )

    def _access(self) -> Response:
        fault = self.faults.take("oauth.v2.access")
        if fault is not None:
            time.sleep(fault.delay)
            if not fault.only_slow:
                return _faulty(fault)
        self.calls.append(("oauth.v2.access", ""))
        try:
            return json_response(self.oauth.access())
        except SlackError as error:
            return json_response(error.to_slack())

    def _call(self, method: str) -> Response:
        arguments = unpacked(body_of())
        token = token_of(arguments)
        self.calls.append((method, token or ""))
        try:
            # Needs no token, and belongs to no workspace.
            holder = "" if method == "api.test" else self.tokens.check(token).holder
            site = self._site_for(holder, method, arguments) if holder else self.acme
        except SlackError as error:
            return json_response(error.to_slack())
        response = self._web_api(site, token or "").call(method)
        response.call_on_close(site.courier.echoes.tell)
        return response

    def _site_for(self, holder: str, method: str, arguments: Json) -> StandIn:
        """Raises SlackError."""
        sites = self.sites_of(holder)
        if len(sites) == 1:
            return sites[0]
        team = arguments.get("team_id")
        if method in NEEDS_TEAM and not team:
            raise SlackError("missing_argument", needed="team_id")
        for site in sites:
            if site.workspace.app.team_id == team or _knows(site.workspace, arguments):
                return site
        if team:
            raise SlackError("team_not_found")
        return sites[0]


def _app(team_id: str, domain: str, name: str, *, number: int) -> Installation:
    return Installation(
        team_id=team_id,
        team_domain=domain,
        team_name=name,
        bot_id=f"B0MLTEAM00{number}",
        bot_user_id=f"U0MLTEAM00{number}",
    )


def _of_initech(team_id: str, domain: str, *, number: int) -> Installation:
    app = _app(team_id, domain, f"Initech {domain.title()}", number=number)
    return replace(
        app,
        enterprise_id=ORGANIZATION,
        enterprise_name="Initech",
        # In an organization the bot is one, wherever it is.
        bot_id="B0MLTEAM003",
        bot_user_id="U0MLTEAM003",
    )


def _enterprise(app: Installation) -> Json | None:
    return {"id": app.enterprise_id, "name": app.enterprise_name} if app.enterprise_id else None


def _give_own_ids(space: Workspace, letter: str) -> None:
    """People and channels that no other workspace has; those of the bot and Slackbot stay."""
    own = {each.id: _own(each.id, letter) for each in space.people.values() if not each.is_bot}
    people = [replace(each, id=own.get(each.id, each.id)) for each in space.people.values()]
    space.people = {each.id: each for each in people}
    for channel in space.channels.values():
        channel.id = _own(channel.id, letter)
        channel.name = own.get(channel.name, channel.name)
        channel.members = {own.get(each, each) for each in channel.members}
    space.channels = {each.id: each for each in space.channels.values()}
    space.groups = {
        each.id: replace(each, users=tuple(own.get(user, user) for user in each.users))
        for each in space.groups.values()
    }


def _own(name: str, letter: str) -> str:
    return f"{name[:-2]}{letter}{name[-1]}"


def _removal(space: Workspace) -> list[Json]:
    bots = [space.app.bot_user_id]
    return [payloads.tokens_revoked(bots=bots), payloads.app_uninstalled()]


def _knows(space: Workspace, arguments: Json) -> bool:
    """Whether it is of this workspace that the call speaks."""
    file = arguments.get("file") or next(
        (each.get("id") for each in arguments.get("files") or []), ""
    )
    return bool(
        {arguments.get("channel"), arguments.get("channel_id")} & set(space.channels)
        or {arguments.get(each) for each in ("user", "users", "user_id", "channel")}
        & set(space.people)
        or space.grants.has_trigger(str(arguments.get("trigger_id")))
        or (arguments.get("view_id") and space.views.find(arguments["view_id"], None))
        or (file and space.files.find(str(file)))
    )


def _faulty(fault: Fault) -> Response:
    if fault.cut:
        request.environ[HANG_UP] = True
        return Response()
    return json_response({"ok": False, "error": fault.error or "fatal_error"})
