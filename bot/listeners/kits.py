"""The hiring kit: shown from a role, and sent as a file."""

from typing import Any

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient

from bot.deps import Deps
from bot.documents.kit import kit_document
from bot.listeners.sending import Sender
from bot.listeners.slack import key_of_click, respond
from bot.usecases.kit import build_kit
from bot.usecases.lookup import get_role
from bot.views.ids import Action
from bot.views.kit import kit_message, kit_sent_message

Body = dict[str, Any]


def register(app: App, deps: Deps, sender: Sender) -> None:
    @app.action(Action.SHOW_KIT)
    def on_kit(ack: Ack, body: Body, action: Body, context: BoltContext) -> None:
        role = get_role(deps.knowledge, action["value"])
        shown = kit_message(build_kit(deps, key_of_click(body, context), role), deps.knowledge)
        respond(body["response_url"], shown.text, shown.blocks)
        ack()

    @app.action(Action.KIT_FILE)
    def on_file(
        ack: Ack, body: Body, action: Body, context: BoltContext, client: WebClient
    ) -> None:
        role = get_role(deps.knowledge, action["value"])
        kit = build_kit(deps, key_of_click(body, context), role)
        sender.send(kit_document(kit, deps.knowledge), body, body["user"]["id"], client)
        shown = kit_sent_message(kit)
        respond(body["response_url"], shown.text, shown.blocks)
        ack()
