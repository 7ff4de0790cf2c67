"""The confirmation that all of a channel is to be deleted."""

from typing import Any

from slack_bolt import Ack, App, BoltContext
from structlog import get_logger

from bot.deps import Deps
from bot.listeners.slack import key_of_click
from bot.usecases.stored import forget
from bot.views.forgetting import TITLE, forgotten_text
from bot.views.help import text_view
from bot.views.ids import Callback

Body = dict[str, Any]
log = get_logger(__name__)


def register(app: App, deps: Deps) -> None:
    @app.view(Callback.FORGET)
    def on_forget(ack: Ack, body: Body, context: BoltContext) -> None:
        key = key_of_click(body, context)
        counts = forget(deps, key)
        # The audit history of the channel is gone too, so the operator's log keeps who did it.
        log.info("channel forgotten", channel=key.channel, user=body["user"]["id"], **counts)
        told = forgotten_text(key.channel, counts)
        ack(response_action="update", view=text_view(told, title=TITLE))
