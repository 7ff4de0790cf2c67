"""Buttons that lead from one page of an answer to another, and to the same as a document."""

from typing import Any

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient

from bot import subcommands
from bot.deps import Deps
from bot.errors import StaleButton
from bot.listeners.answering import answer
from bot.listeners.sending import Sender
from bot.listeners.slack import build_call, channel_of_message, respond, response_url_of, value_of
from bot.reply import Handout
from bot.usecases.ask import find_passage
from bot.views.ask import passage_message
from bot.views.ids import Action

Body = dict[str, Any]

PAGES = (
    *(Action.PLAN_PAGE, Action.PLAN_NEXT, Action.PLAN_MORE),
    *(Action.KIT_PAGE, Action.KIT_ADVERT, Action.KIT_INTERVIEW, Action.KIT_START),
)


def register(app: App, deps: Deps, sender: Sender) -> None:
    def on_page(
        ack: Ack, body: Body, action: Body, context: BoltContext, client: WebClient
    ) -> None:
        # What was shared with the channel stays as it is for the others.
        is_private = bool(body.get("container", {}).get("is_ephemeral"))
        answer(value_of(action), body, context, client, deps, replace=is_private)
        ack()

    for page in PAGES:
        app.action(page)(on_page)

    @app.action(Action.SHOW_PASSAGE)
    def on_passage(ack: Ack, body: Body, action: Body) -> None:
        item, _, part = value_of(action).partition("/")
        passage = find_passage(deps, item, part)
        if passage is None:
            raise StaleButton
        shown = passage_message(passage, deps.knowledge)
        respond(response_url_of(body), shown.text, shown.blocks)
        ack()

    @app.action(Action.PLAN_FILE)
    @app.action(Action.KIT_FILE)
    def on_file(
        ack: Ack, body: Body, action: Body, context: BoltContext, client: WebClient
    ) -> None:
        call = build_call(context, client, channel_of_message(body), body)
        reply = subcommands.run(value_of(action), call, deps)
        if isinstance(reply, Handout):
            sender.send(reply.document, body, call.user, client)
            respond(response_url_of(body), reply.message.text, reply.message.blocks)
        ack()
