"""The button "Why?", in a message and in a modal, and "More" under the reasons."""

from typing import Any

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient

from bot.deps import Deps
from bot.listeners.slack import key_of_click, open_modal, respond, response_url_of, value_of
from bot.usecases.why import get_why_item
from bot.views.ids import Action
from bot.views.reasons import more_modal, why_message, why_modal

Body = dict[str, Any]


def register(app: App, deps: Deps) -> None:
    @app.action(Action.SHOW_WHY)
    def on_why(ack: Ack, body: Body, action: Body, context: BoltContext, client: WebClient) -> None:
        key = key_of_click(body, context)
        why = get_why_item(deps, key, value_of(action))
        if body.get("view"):
            open_modal(client, body, why_modal(why, key.channel, deps.knowledge), on_top=True)
        else:
            told = why_message(why, deps.knowledge)
            respond(response_url_of(body), told.text, told.blocks)
        ack()

    @app.action(Action.SHOW_POINTS)
    def on_more(
        ack: Ack, body: Body, action: Body, context: BoltContext, client: WebClient
    ) -> None:
        key = key_of_click(body, context)
        why = get_why_item(deps, key, value_of(action))
        open_modal(client, body, more_modal(why, key.channel, deps.knowledge), on_top=True)
        ack()
