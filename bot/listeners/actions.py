"""Buttons. Each is found by its action_id, wherever it stands: message, modal or App Home."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient

from bot.deps import Deps
from bot.errors import StaleButton
from bot.listeners.answering import answer
from bot.listeners.slack import key_of_click, open_modal, respond, response_url_of, value_of
from bot.reply import Message
from bot.usecases.advice import get_advice
from bot.usecases.lookup import get_role
from bot.views.advice import advice_message, advice_modal
from bot.views.ids import Action
from bot.views.roles import role_message, role_modal

Body = dict[str, Any]
_PAGES = {
    "roles": (Action.ROLES_PAGE, Action.ROLES_PREVIOUS),
    "tips": (Action.TIPS_PAGE, Action.TIPS_PREVIOUS),
}
"""By command, the buttons that turn the pages of its answer."""


def register(app: App, deps: Deps) -> None:
    _register_reading(app, deps)
    _register_pages(app, deps)

    @app.action(re.compile(""))
    def on_unknown() -> None:
        raise StaleButton  # a button of an older version of this bot


def _register_reading(app: App, deps: Deps) -> None:
    @app.action(Action.SHOW_ROLE)
    def on_role(ack: Ack, body: Body, action: Body) -> None:
        role = get_role(deps.knowledge, value_of(action))
        _answer(body, role_message(role, deps.knowledge))
        ack()

    @app.action(Action.ROLE_MORE)
    def on_role_more(ack: Ack, body: Body, action: Body, client: WebClient) -> None:
        role = get_role(deps.knowledge, value_of(action))
        open_modal(client, body, role_modal(role, deps.knowledge), on_top=True)
        ack()

    @app.action(Action.HELP_ALL)
    def on_help(ack: Ack, body: Body, context: BoltContext, client: WebClient) -> None:
        answer("help all", body, context, client, deps)
        ack()

    @app.action(Action.STATUS_MORE)
    def on_status(ack: Ack, body: Body, context: BoltContext, client: WebClient) -> None:
        answer("status all", body, context, client, deps, replace=True)
        ack()

    @app.action(Action.SHOW_ADVICE)
    def on_advice(ack: Ack, body: Body, context: BoltContext, client: WebClient) -> None:
        found = get_advice(deps, key_of_click(body, context))
        if body.get("view"):
            open_modal(client, body, advice_modal(found, deps.knowledge))
        else:
            _answer(body, advice_message(found, deps.knowledge))
        ack()


def _register_pages(app: App, deps: Deps) -> None:
    for command, turning in _PAGES.items():
        for action in turning:
            app.action(action)(_turn(command, deps))


def _turn(command: str, deps: Deps) -> Callable[..., None]:
    def on_page(
        ack: Ack, body: Body, action: Body, context: BoltContext, client: WebClient
    ) -> None:
        answer(f"{command} {value_of(action)}", body, context, client, deps, replace=True)
        ack()

    return on_page


def _answer(body: Mapping[str, Any], message: Message) -> None:
    respond(response_url_of(body), message.text, message.blocks)
