from functools import partial
from typing import Any

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient

from bot import subcommands
from bot.deps import Deps
from bot.listeners.sending import Sender
from bot.listeners.slack import channel_key, find_person, is_member, open_modal
from bot.reply import Handout, OpenModal
from bot.subcommands.call import Call


def register(app: App, deps: Deps, sender: Sender) -> None:
    @app.command("/mlteam")
    def on_slash(
        ack: Ack, command: dict[str, Any], context: BoltContext, client: WebClient
    ) -> None:
        call = Call(
            key=channel_key(context, command["channel_id"]),
            user=command["user_id"],
            find_person=partial(find_person, client, command["user_id"]),
            can_post=partial(is_member, client, command["channel_id"]),
        )
        reply = subcommands.run(command.get("text") or "", call, deps)
        if isinstance(reply, OpenModal):
            open_modal(client, command, reply.view)
            ack()
            return
        if isinstance(reply, Handout):
            sender.send(reply.document, command, call.user, client)
            reply = reply.message
        ack(response_type="ephemeral", text=reply.text, blocks=reply.blocks)
