"""The confirmation that all of a channel is to be deleted."""

from functools import partial
from typing import Any

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient
from structlog import get_logger

from bot.deps import Deps
from bot.language import say
from bot.listeners.gallery import delete_files
from bot.listeners.sending import Sender
from bot.listeners.slack import key_of_click
from bot.usecases.pictures import list_files
from bot.usecases.stored import forget
from bot.views.forgetting import forgotten_text
from bot.views.help import text_view
from bot.views.ids import Callback

Body = dict[str, Any]
log = get_logger(__name__)


def register(app: App, deps: Deps, sender: Sender) -> None:
    @app.view(Callback.FORGET)
    def on_forget(ack: Ack, body: Body, context: BoltContext, client: WebClient) -> None:
        key = key_of_click(body, context)
        files = list_files(deps, key)
        counts = forget(deps, key)
        if files:
            sender.run_soon(partial(delete_files, sender.client_of(client), files))
        # The audit history of the channel is gone too, so the operator's log keeps who did it.
        log.info("channel forgotten", channel=key.channel, user=body["user"]["id"], **counts)
        told = forgotten_text(key.channel, counts)
        ack(response_action="update", view=text_view(told, title=say("forget-title")))
