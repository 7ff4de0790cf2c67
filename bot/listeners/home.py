"""App Home, which is drawn anew whenever its reader has changed something."""

from functools import partial
from typing import Any

from slack_bolt import Ack, App, BoltContext, BoltRequest, BoltResponse
from slack_bolt.listener.listener_completion_handler import ListenerCompletionHandler
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from structlog import get_logger

from bot.deps import Deps
from bot.errors import StaleButton, UserError
from bot.listeners.failures import log_failure
from bot.listeners.home_pictures import HomePage
from bot.listeners.membership import conversations_of
from bot.listeners.people import person_of
from bot.listeners.sending import Sender
from bot.listeners.slack import channel_key, key_of_click, value_of
from bot.listeners.welcome import welcome
from bot.slack_errors import NOBODY_THERE, SLACK_FAILURES, error_code
from bot.subcommands.rights import form_changes
from bot.usecases.home import Place, get_home
from bot.views.ids import Action
from storage.values import ChannelKey

Body = dict[str, Any]
log = get_logger(__name__)
_PAGES = frozenset({Action.HOME_PAGE, Action.HOME_PREVIOUS})
_SAVED_BY_BUTTON = frozenset(
    {
        *(Action.COUNT_HIRE, Action.CONFIRM_PROFILE, Action.SETUP_FINISH),
        *(Action.PAUSE, Action.RESUME),
    }
)
"""Of modals; their other buttons save nothing."""


def register(app: App, deps: Deps, sender: Sender) -> None:
    # Slack does not say whether a form was opened from App Home, so it is drawn after each one.
    app.listener_runner.listener_completion_handler = _Redraw(deps, sender)

    @app.event("app_home_opened")
    def on_home(event: Body, context: BoltContext, client: WebClient) -> None:
        if event.get("tab") == "home":
            welcome(deps, sender, client, channel_key(context, "").workspace, person_of(context))
            _publish_if_there(
                deps, sender, client, channel_key(context, "").workspace, event["user"]
            )

    @app.action(Action.HOME_PAGE)
    @app.action(Action.HOME_PREVIOUS)
    def on_page(
        ack: Ack, body: Body, action: Body, context: BoltContext, client: WebClient
    ) -> None:
        if not value_of(action).isdecimal():
            raise StaleButton
        workspace, page = channel_key(context, "").workspace, int(value_of(action))
        _publish(deps, sender, client, workspace, body["user"]["id"], page=page)
        ack()


def _publish_if_there(
    deps: Deps, sender: Sender, client: WebClient, workspace: str, user: str
) -> None:
    """Raises SlackApiError or OSError, but not for whom Slack does not know any more."""
    try:
        _publish(deps, sender, client, workspace, user)
    except SlackApiError as error:
        if error_code(error) not in NOBODY_THERE:
            raise
        log.info("nobody to draw a home for", error=error_code(error))


def _publish(  # noqa: PLR0913 -- whose home, and which page of it
    deps: Deps,
    sender: Sender,
    client: WebClient,
    workspace: str,
    user: str,
    *,
    page: int = 1,
    about: str = "",
    seen: str | None = None,
) -> None:
    """`seen` is the hash of the view that this one replaces; any, if there is none.

    Raises SlackApiError or OSError.
    """
    places = [
        Place(id=one["id"], name=str(one.get("name") or one["id"]))
        for one in conversations_of(client, user)
        if not one.get("is_archived")
    ]
    home = get_home(deps, workspace, places, page=page, about=about)
    shown = HomePage(deps=deps, client=client, workspace=workspace, user=user, home=home, seen=seen)
    shown.publish(sender)


class _Redraw(ListenerCompletionHandler):
    """After a press in App Home and after each form that changes something.

    On the page with the channel that it was about. No request waits for it.
    """

    def __init__(self, deps: Deps, sender: Sender) -> None:
        self._deps = deps
        self._sender = sender

    def handle(self, request: BoltRequest, response: BoltResponse | None) -> None:  # noqa: ARG002
        body, context = request.body, request.context
        if not _shows_in_home(body) or context.client is None:
            return
        try:
            key = key_of_click(body, context)
        except (UserError, LookupError, ValueError):
            return  # the listener has said so
        self._sender.run_soon(partial(self._draw, context.client, key, body))

    def _draw(self, client: WebClient, key: ChannelKey, body: Body) -> None:
        user, view = str(body["user"]["id"]), body["view"]
        draw = partial(
            _publish, self._deps, self._sender, client, key.workspace, user, about=key.channel
        )
        try:
            try:
                draw(seen=view.get("hash") if view["type"] == "home" else None)
            except SlackApiError as error:
                if error_code(error) != "hash_conflict":
                    raise
                draw()  # pressed twice: whoever draws last has to show what both have changed
        except SLACK_FAILURES as error:
            # It is drawn anew when it is opened.
            log.info("home not drawn", user=user, error=str(error))
        except Exception as error:  # noqa: BLE001 -- an outer edge: nobody waits for an error here
            log_failure("home not drawn", error)


def _shows_in_home(body: Body) -> bool:
    match body:
        case {"type": "view_submission", "view": {"callback_id": callback}}:
            return form_changes(callback)
        case {"type": "block_actions", "view": {"type": "home"}, "actions": [{"action_id": one}]}:
            return one not in _PAGES
        case {"type": "block_actions", "view": {}, "actions": [{"action_id": one}]}:
            return one in _SAVED_BY_BUTTON
        case _:
            return False
