"""The pages of the history, and the picture of the team over time."""

from typing import Any

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient

from bot.deps import Deps
from bot.errors import StaleButton
from bot.listeners.answering import answer
from bot.listeners.sending import Sender
from bot.listeners.slack import key_of_click, respond
from bot.pictures.team import team_picture
from bot.usecases.history import get_history
from bot.views.history import picture_sent_message
from bot.views.ids import Action

Body = dict[str, Any]


def register(app: App, deps: Deps, sender: Sender) -> None:
    def on_page(
        ack: Ack, body: Body, action: Body, context: BoltContext, client: WebClient
    ) -> None:
        answer(f"history {action['value']}", body, context, client, deps, replace=True)
        ack()

    app.action(Action.HISTORY_PAGE)(on_page)
    app.action(Action.HISTORY_NEWER)(on_page)

    @app.action(Action.HISTORY_PICTURE)
    def on_picture(ack: Ack, body: Body, context: BoltContext, client: WebClient) -> None:
        history = get_history(deps, key_of_click(body, context))
        if not history.team:
            raise StaleButton  # all was forgotten, and something else happened since
        sender.send(team_picture(history, deps.knowledge), body, body["user"]["id"], client)
        told = picture_sent_message()
        respond(body["response_url"], told.text, told.blocks)
        ack()
