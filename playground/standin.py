"""The stand-in for Slack: one server with the Web API, the websockets and the page."""

import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime
from types import TracebackType
from typing import Any, Self

from flask import Flask, request
from flask_sock import Sock  # type: ignore[import-untyped]  # it has no type hints

from playground.clock import ShiftedClock
from playground.controls import Controls
from playground.courier import Courier, Sent
from playground.delivery import HttpBot
from playground.files import File
from playground.gestures import Gestures, Outcome, Target
from playground.housekeeping import Housekeeping
from playground.messages import Message
from playground.page import Page
from playground.scenarios import Scenarios
from playground.server import Server
from playground.sockets import SocketBot
from playground.talk import Said
from playground.team import Installation, MessagesTab, SlashCommand
from playground.views import View
from playground.webapi import HANG_UP, Tokens, WebApi
from playground.workspace import USUAL_COMMANDS, USUAL_EVENTS, USUAL_SCOPES, Workspace

Json = dict[str, Any]
# Not everything that a test waits for is in the change feed.
GLANCE = 0.05


@dataclass(kw_only=True)
class StandIn:
    """Start it with `with StandIn(...) as slack:` or start() and stop().

    People and channels are named by id or by name: "ana", "ben", "jonas"; "#ml-team" (all in it),
    "#hiring-plan" (without the bot), "#leadership" (private, Ana alone).
    """

    signing_secret: str = "playground-signing-secret"  # noqa: S105  a secret of nobody
    bot_token: str = "xoxb-playground"  # noqa: S105
    app_token: str = "xapp-playground"  # noqa: S105
    clock: Callable[[], datetime] = field(default_factory=ShiftedClock)
    scopes: Collection[str] = USUAL_SCOPES
    events: Collection[str] = USUAL_EVENTS
    commands: Collection[SlashCommand] = USUAL_COMMANDS
    messages_tab: MessagesTab = "open"
    app: Installation = field(default_factory=Installation)
    port: int = 0

    def __post_init__(self) -> None:
        self.workspace = Workspace(
            clock=self.clock,
            app=self.app,
            scopes=self.scopes,
            events=self.events,
            commands=self.commands,
            messages_tab=self.messages_tab,
        )
        self.sockets = SocketBot(self.workspace.app.app_id)
        self.courier = Courier(self.workspace, self.sockets)
        self.gestures = Gestures(self.workspace, self.courier)
        self.housekeeping = Housekeeping(self.workspace, self.courier)
        self.scenarios = Scenarios(self.workspace)
        self._server: Server | None = None

    def start(self) -> Self:
        self._server = Server(self._flask(), self.port)
        self.port = self._server.port
        self.workspace.base_url = self.page_url
        self._server.start()
        return self

    def stop(self) -> None:
        """End every connection and thread. A second call does nothing."""
        server, self._server = self._server, None
        if server:
            self.workspace.feed.close()
            self.sockets.close()
            server.stop()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    @property
    def knows_newer_blocks(self) -> bool:
        """Set it to False for a workspace to which tables, cards and the like have not come."""
        return self.workspace.knows_newer_blocks

    @knows_newer_blocks.setter
    def knows_newer_blocks(self, knows: bool) -> None:
        self.workspace.knows_newer_blocks = knows
        self.workspace.feed.push("blocks", str(knows))

    @property
    def page_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    @property
    def api_url(self) -> str:
        """For `WebClient(base_url=…)` and SLACK_API_URL."""
        return f"{self.page_url}api/"

    def connect_http(self, url: str) -> None:
        """Send payloads to this request URL from now on."""
        self.courier.http = HttpBot(url, self.signing_secret)

    def wait_for_socket(self, timeout: float = 10.0) -> bool:
        """True as soon as a bot has connected in Socket Mode."""
        return self.sockets.wait_connected(timeout)

    # What a person does.

    def command(self, user: str, channel: str, typed: str) -> Outcome:
        return self.gestures.command(user, channel, typed)

    def post(self, user: str, channel: str, text: str) -> Message:
        return self.gestures.say(user, channel, text).message

    def mention(self, user: str, channel: str, text: str, thread_ts: str | None = None) -> Said:
        """Write `@mlteam text` in a channel. What the bot says to it is in the `answers`."""
        mentioned = f"@{self.workspace.app.app_name} {text}"
        return self.gestures.say(user, channel, mentioned, thread_ts)

    def direct_message(self, user: str, text: str, thread_ts: str | None = None) -> Said:
        """Write to the app in its Messages tab."""
        return self.gestures.say(user, user, text, thread_ts)

    def click(
        self,
        user: str,
        target: Target,
        action_id: str,
        value: object = None,
        block_id: str | None = None,
    ) -> Outcome:
        """Use a button, menu or other element of a message, modal or home tab."""
        return self.gestures.click(user, target, action_id, value, block_id)

    def fill_and_submit(self, user: str, values: Json | None = None) -> Outcome:
        """Fill in the modal on top and submit it; values are {block_id: raw value}."""
        return self.gestures.submit(user, values)

    def close_view(self, user: str, *, whole_stack: bool = False) -> Outcome:
        return self.gestures.close_view(user, whole_stack=whole_stack)

    def open_home(self, user: str) -> View | None:
        return self.gestures.open_home(user)

    def open_pane(self, user: str, channel: str) -> None:
        """Open the assistant pane beside a channel."""
        self.gestures.open_pane(user, channel)

    def look_at(self, user: str, channel: str) -> None:
        """Go to another channel while the pane is open."""
        self.gestures.look_at(user, channel)

    def close_pane(self, user: str) -> None:
        self.gestures.close_pane(user)

    def invite_bot(self, user: str, channel: str) -> None:
        self.gestures.invite_bot(user, channel)

    def share(self, channel: str) -> None:
        """Share the channel with another organization, of which "cleo" joins it."""
        self.workspace.share(self.workspace.channel(channel))

    def archive(self, user: str, channel: str) -> None:
        self.housekeeping.archive(user, channel)

    def unarchive(self, user: str, channel: str) -> None:
        self.housekeeping.unarchive(user, channel)

    def speak(self, user: str, locale: str) -> None:
        """Let a person choose another language in Slack, such as "de-DE"."""
        self.housekeeping.speak(user, locale)

    def remove_bot(self, user: str, channel: str) -> None:
        self.gestures.remove_bot(user, channel)

    def uninstall(self) -> None:
        self.gestures.uninstall()

    # What Slack does.

    def send_event(self, inner: Json, event_id: str | None = None) -> Sent:
        return self.courier.event(inner, event_id=event_id)

    def redeliver(self, sent: Sent, retry_num: int = 1) -> Sent:
        """Send the same event once more, as Slack does when it was not acknowledged."""
        return self.courier.redeliver(sent, retry_num)

    def wait_until(self, condition: Callable[[], object], timeout: float = 5.0) -> bool:
        """Look again after each change until the condition holds: for what a bot does after it
        has acknowledged. False when the time is over."""
        deadline = time.monotonic() + timeout
        while not condition():
            left = deadline - time.monotonic()
            if left <= 0:
                return False
            last = self.workspace.feed.last
            self.workspace.feed.after(last, min(left, GLANCE))
        return True

    def wait_until_told(self, timeout: float = 5.0) -> bool:
        """Until the bot has heard of its own direct messages too: Slack sends those events on
        their own time. False when the time is over, as with a bot that answers itself."""
        return self.courier.echoes.wait_told(timeout)

    # What is to be seen.

    def messages(self, channel: str, as_user: str) -> list[Message]:
        """A channel as the person sees it, oldest first."""
        person = self.workspace.person(as_user)
        return self.workspace.messages.seen_by(self.workspace.channel(channel).id, person.id)

    def direct_messages(self, user: str) -> list[Message]:
        """What the person and the bot wrote to each other."""
        person = self.workspace.person(user)
        return self.messages(self.workspace.direct_messages(person.id).id, person.id)

    def pane(self, user: str) -> Json:
        """What the app has put into the person's conversation with it: its suggested "prompts"
        with their "title", and by thread the "statuses" and "titles"."""
        person = self.workspace.person(user)
        direct = self.workspace.direct_messages(person.id)
        return self.workspace.assistant.shown(direct.id, person.id)

    def modal(self, user: str) -> View | None:
        """The person's modal on top."""
        stack = self.workspace.views.stack(self.workspace.person(user).id)
        return stack[-1] if stack else None

    def home(self, user: str) -> View | None:
        return self.workspace.views.home(self.workspace.person(user).id)

    @property
    def files(self) -> list[File]:
        """Every file whose upload is complete, oldest first; each has its `text` or `content`."""
        return self.workspace.files.all()

    def calls(self, method: str) -> list[Json]:
        """The arguments of every call of a Web API method so far, oldest first."""
        return [call.arguments for call in self.workspace.calls if call.method == method]

    def _flask(self) -> Flask:
        app = Flask(__name__, static_folder=None)
        web_api = WebApi(
            workspace=self.workspace,
            tokens=Tokens(bot=self.bot_token, app=self.app_token),
            sockets=self.sockets,
            after=self.courier.echoes.tell,
            socket_url=lambda ticket: f"ws://127.0.0.1:{self.port}/link/{ticket}",
        )
        app.register_blueprint(web_api.blueprint())
        app.register_blueprint(Page(self.workspace, self.gestures).blueprint())
        controls = Controls(self.workspace, self.housekeeping, self.scenarios)
        app.register_blueprint(controls.blueprint())

        def link(ws: Any, ticket: str) -> None:  # noqa: ANN401  simple_websocket has no types
            self.sockets.serve(ws, ticket)
            request.environ[HANG_UP] = True

        Sock(app).route("/link/<ticket>")(link)
        return app
