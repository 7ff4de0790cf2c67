"""Buttons. Each is found by its action_id, wherever it stands: message, modal or App Home."""

import re
from collections.abc import Mapping
from typing import Any

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient

from bot.deps import Deps
from bot.errors import StaleButton
from bot.listeners.slack import key_of_click, open_modal, respond
from bot.reply import Message
from bot.usecases.advice import get_advice, order_questions
from bot.usecases.lookup import get_role
from bot.views.advice import advice_message, advice_modal
from bot.views.forms import details_form, setup_form
from bot.views.ids import Action
from bot.views.roles import role_message

Body = dict[str, Any]


def register(app: App, deps: Deps) -> None:
    _register_forms(app, deps)
    _register_reading(app, deps)

    @app.action(re.compile(""))
    def on_unknown() -> None:
        raise StaleButton  # a button of an older version of this bot


def _register_forms(app: App, deps: Deps) -> None:
    @app.action(Action.OPEN_SETUP)
    def on_setup(ack: Ack, body: Body, context: BoltContext, client: WebClient) -> None:
        key = key_of_click(body, context)
        version, schedule = deps.store.find_profile(key), deps.store.find_schedule(key)
        open_modal(client, body, setup_form(key.channel, version, schedule, deps.knowledge))
        ack()

    @app.action(Action.OPEN_DETAILS)
    def on_details(ack: Ack, body: Body, context: BoltContext, client: WebClient) -> None:
        key = key_of_click(body, context)
        version = deps.store.find_profile(key)
        if version is None:
            raise StaleButton
        open_modal(
            client,
            body,
            details_form(key.channel, version, deps.knowledge, order_questions(deps, version)),
        )
        ack()


def _register_reading(app: App, deps: Deps) -> None:
    @app.action(Action.SHOW_ROLE)
    def on_role(ack: Ack, body: Body, action: Body) -> None:
        role = get_role(deps.knowledge, action["value"])
        _answer(body, role_message(role, deps.knowledge))
        ack()

    @app.action(Action.SHOW_ADVICE)
    def on_advice(ack: Ack, body: Body, context: BoltContext, client: WebClient) -> None:
        found = get_advice(deps, key_of_click(body, context))
        if body.get("view"):
            open_modal(client, body, advice_modal(found, deps.knowledge))
        else:
            _answer(body, advice_message(found, deps.knowledge))
        ack()


def _answer(body: Mapping[str, Any], message: Message) -> None:
    respond(body["response_url"], message.text, message.blocks)
