"""`mlteam serve --mode socket`: one connection to Slack, no public address needed."""

from collections.abc import Callable

from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk.errors import SlackApiError
from structlog import get_logger

from bot.app import build_app
from bot.clients import OneWorkspace, build_client
from bot.deps import Deps
from bot.entrypoints.socket_handler import SocketHandler
from bot.entrypoints.stopping import REQUEST_SECONDS, Deadline, finish, wait_until_stopped
from bot.entrypoints.telemetry import Telemetry
from bot.errors import UserError
from bot.listeners.sending import Sender
from bot.nudges.worker import NudgeWorker
from bot.settings import BadSetting, Settings
from bot.slack_errors import error_code

log = get_logger(__name__)


class NoConnection(UserError):
    """Slack did not let us connect."""


def serve(settings: Settings, build_deps: Callable[[], Deps]) -> None:
    """Serve until SIGINT or SIGTERM.

    Raises BadSetting if a token is missing, and NoConnection if Slack refuses the connection.
    """
    if settings.many_workspaces:
        raise BadSetting(
            "SLACK_BOT_TOKEN",
            "is missing, and Socket Mode needs it. Many workspaces are served over HTTP:"
            " mlteam serve --mode http.",
        )
    settings.require_bot_token()
    app_token = settings.require_app_token()
    telemetry = Telemetry(settings)
    deps = build_deps()
    sender = Sender(settings.api_url)
    client = build_client(settings, settings.bot_token)
    clients = OneWorkspace(client, deps)
    app = build_app(settings, deps, sender, clients)
    handler = SocketHandler(app, app_token, web_client=client)
    worker = NudgeWorker(deps, clients)
    try:
        _connect(handler, settings)
        worker.start()
        log.info("connected in Socket Mode")
        wait_until_stopped()
    finally:
        deadline = Deadline()
        log.info("stopping")
        worker.begin_stop()
        handler.wait_until_idle(min(REQUEST_SECONDS, deadline.left))
        handler.leave()
        finish(worker, sender, deps.store, deadline)
        handler.close()  # type: ignore[no-untyped-call]
        telemetry.stop()


def _connect(handler: SocketModeHandler, settings: Settings) -> None:
    try:
        handler.connect()  # type: ignore[no-untyped-call]
    except SlackApiError as error:
        raise NoConnection(
            f"Slack refused the connection ({error_code(error)}): check SLACK_APP_TOKEN, and that"
            " Socket Mode is switched on in the app's settings."
        ) from None
    except OSError as error:
        raise NoConnection(
            f"No connection to {settings.api_url} ({error}): check the network and SLACK_API_URL."
        ) from None
