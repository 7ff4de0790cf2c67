"""What stands behind the advice: the button "More", and "Point by point" under the reasons."""

from typing import Any

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient

from bot.deps import Deps
from bot.listeners.slack import key_of_click, open_modal, value_of
from bot.usecases.advice import get_advice
from bot.usecases.why import get_rule_reasons
from bot.views.advice_more import more_modal
from bot.views.ids import Action
from bot.views.reasons import points_modal

Body = dict[str, Any]


def register(app: App, deps: Deps) -> None:
    @app.action(Action.SHOW_MORE)
    def on_more(ack: Ack, body: Body, context: BoltContext, client: WebClient) -> None:
        found = get_advice(deps, key_of_click(body, context))
        open_modal(client, body, more_modal(found, deps.knowledge), on_top=True)
        ack()

    @app.action(Action.SHOW_POINTS)
    def on_points(
        ack: Ack, body: Body, action: Body, context: BoltContext, client: WebClient
    ) -> None:
        key = key_of_click(body, context)
        reasons = get_rule_reasons(deps, key, value_of(action))
        view = points_modal(reasons, key.channel, deps.knowledge)
        open_modal(client, body, view, on_top=True)
        ack()
