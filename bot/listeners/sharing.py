"""The button "Share in channel", under private answers."""

from typing import Any

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient

from bot.deps import Deps
from bot.listeners.answering import answer
from bot.listeners.slack import value_of
from bot.views.ids import Action

Body = dict[str, Any]


def register(app: App, deps: Deps) -> None:
    @app.action(Action.SHARE)
    def on_share(
        ack: Ack, body: Body, action: Body, context: BoltContext, client: WebClient
    ) -> None:
        answer(f"share {value_of(action)}", body, context, client, deps)
        ack()
