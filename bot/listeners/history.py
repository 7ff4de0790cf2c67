"""The pages of the history, and all that a version of the profile changed."""

from typing import Any

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient

from bot.deps import Deps
from bot.listeners.answering import answer
from bot.listeners.slack import value_of
from bot.views.ids import Action

Body = dict[str, Any]


def register(app: App, deps: Deps) -> None:
    def on_page(
        ack: Ack, body: Body, action: Body, context: BoltContext, client: WebClient
    ) -> None:
        answer(f"history {value_of(action)}", body, context, client, deps, replace=True)
        ack()

    @app.action(Action.HISTORY_VERSION)
    def on_version(
        ack: Ack, body: Body, action: Body, context: BoltContext, client: WebClient
    ) -> None:
        answer(f"history version {value_of(action)}", body, context, client, deps)
        ack()

    app.action(Action.HISTORY_PAGE)(on_page)
    app.action(Action.HISTORY_NEWER)(on_page)
