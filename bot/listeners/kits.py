"""The hiring kit, shown from a role."""

from typing import Any

from slack_bolt import Ack, App, BoltContext

from bot.deps import Deps
from bot.listeners.slack import key_of_click, respond, response_url_of, value_of
from bot.usecases.kit import build_kit
from bot.usecases.lookup import get_role
from bot.views.ids import Action
from bot.views.kit import kit_message

Body = dict[str, Any]


def register(app: App, deps: Deps) -> None:
    @app.action(Action.SHOW_KIT)
    def on_kit(ack: Ack, body: Body, action: Body, context: BoltContext) -> None:
        role = get_role(deps.knowledge, value_of(action))
        shown = kit_message(build_kit(deps, key_of_click(body, context), role), deps.knowledge)
        respond(response_url_of(body), shown.text, shown.blocks)
        ack()
