from typing import Any

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient

from bot import subcommands
from bot.deps import Deps
from bot.listeners.sending import Sender
from bot.listeners.slack import build_call, open_modal
from bot.reply import Handout, OpenModal


def register(app: App, deps: Deps, sender: Sender) -> None:
    @app.command("/mlteam")
    def on_slash(
        ack: Ack, command: dict[str, Any], context: BoltContext, client: WebClient
    ) -> None:
        call = build_call(context, client, command["channel_id"], command)
        reply = subcommands.run(command.get("text") or "", call, deps)
        if isinstance(reply, OpenModal):
            open_modal(client, command, reply.view)
            ack()
            return
        if isinstance(reply, Handout):
            sender.send(reply.document, command, call.user, client)
            reply = reply.message
        ack(response_type="ephemeral", text=reply.text, blocks=reply.blocks)
