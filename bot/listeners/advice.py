"""What stands behind the advice: the button "More"."""

from typing import Any

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient

from bot.deps import Deps
from bot.listeners.slack import key_of_click, open_modal
from bot.usecases.advice import get_advice
from bot.views.advice_more import more_modal
from bot.views.ids import Action

Body = dict[str, Any]


def register(app: App, deps: Deps) -> None:
    @app.action(Action.SHOW_MORE)
    def on_more(ack: Ack, body: Body, context: BoltContext, client: WebClient) -> None:
        found = get_advice(deps, key_of_click(body, context))
        open_modal(client, body, more_modal(found, deps.knowledge), on_top=True)
        ack()
