"""Buttons. Each is found by its action_id, wherever it stands: message, modal or App Home."""

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient
from slack_sdk.models.views import View
from structlog import get_logger

from bot.deps import Deps
from bot.errors import StaleButton
from bot.listeners.slack import channel_key, channels_of, key_of_click, open_modal, respond
from bot.nudges.calendar import local_day
from bot.reply import Message
from bot.slack_errors import SLACK_FAILURES
from bot.usecases.advice import get_advice, get_version, order_questions
from bot.usecases.lookup import get_role
from bot.usecases.nudges import decide, find_standing_decision, get_rule
from bot.views.advice import advice_message, advice_modal
from bot.views.decisions import decided_message
from bot.views.forms import details_form, schedule_form, setup_form
from bot.views.ids import Action
from bot.views.nudge import DecisionContext, decline_form, defer_form
from bot.views.roles import role_message
from knowledge.schema import Rule
from storage.values import Decision, DecisionKind

Body = dict[str, Any]
DecisionForm = Callable[[DecisionContext, Rule], View]
log = get_logger(__name__)


def register(app: App, deps: Deps) -> None:
    _register_forms(app, deps)
    _register_reading(app, deps)
    _register_decisions(app, deps)

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

    @app.action(Action.NUDGE_SCHEDULE)
    def on_schedule(ack: Ack, body: Body, context: BoltContext, client: WebClient) -> None:
        key = key_of_click(body, context)
        get_version(deps, key)  # without a profile there is nothing to say
        open_modal(client, body, schedule_form(key.channel, deps.store.find_schedule(key)))
        ack()


def _register_reading(app: App, deps: Deps) -> None:
    @app.action(Action.SHOW_ROLE)
    def on_role(ack: Ack, body: Body, action: Body) -> None:
        role = get_role(deps.knowledge, action["value"])
        _answer(body, role_message(role, deps.knowledge))
        ack()

    @app.action(Action.SHOW_ADVICE)
    def on_advice(
        ack: Ack, body: Body, action: Body, context: BoltContext, client: WebClient
    ) -> None:
        if body.get("view"):
            key = channel_key(context, action["value"])
            if key.channel not in channels_of(client, body["user"]["id"]):
                raise StaleButton
            found = get_advice(deps, key)
            open_modal(client, body, advice_modal(found, deps.knowledge))
        else:
            found = get_advice(deps, key_of_click(body, context))
            _answer(body, advice_message(found, deps.knowledge))
        ack()


def _register_decisions(app: App, deps: Deps) -> None:
    def ask(
        body: Body, action: Body, context: BoltContext, client: WebClient, form: DecisionForm
    ) -> None:
        rule, key = get_rule(deps, action["value"]), key_of_click(body, context)
        decision = find_standing_decision(deps, key, rule.id)
        if decision is not None:
            _show_decision(body, decision, rule)
        else:
            open_modal(client, body, form(_about(body, action), rule))

    @app.action(Action.NUDGE_DONE)
    def on_done(ack: Ack, body: Body, action: Body, context: BoltContext) -> None:
        rule, key = get_rule(deps, action["value"]), key_of_click(body, context)
        decision = find_standing_decision(deps, key, rule.id)
        if decision is None:
            decision = decide(deps, key, rule.id, DecisionKind.DONE, by=body["user"]["id"])
        _show_decision(body, decision, rule)
        ack()

    @app.action(Action.NUDGE_DEFER)
    def on_defer(
        ack: Ack, body: Body, action: Body, context: BoltContext, client: WebClient
    ) -> None:
        today = local_day(deps.store.find_schedule(key_of_click(body, context)), deps.clock())
        ask(body, action, context, client, partial(defer_form, today=today))
        ack()

    @app.action(Action.NUDGE_DECLINE)
    def on_decline(
        ack: Ack, body: Body, action: Body, context: BoltContext, client: WebClient
    ) -> None:
        ask(body, action, context, client, decline_form)
        ack()


def _show_decision(body: Mapping[str, Any], decision: Decision, rule: Rule) -> None:
    """In place of the question, for all who see it; also if an earlier message settled it."""
    told = decided_message(decision, rule)
    try:
        respond(body["response_url"], told.text, told.blocks, replace=True)
    except SLACK_FAILURES as error:
        # The decision is stored; only the message still shows the question.
        log.warning("nudge not updated", error=str(error))


def _about(body: Mapping[str, Any], action: Mapping[str, Any]) -> DecisionContext:
    container = body["container"]
    return DecisionContext(
        channel=body["channel"]["id"], message_ts=container["message_ts"], rule=action["value"]
    )


def _answer(body: Mapping[str, Any], message: Message) -> None:
    respond(body["response_url"], message.text, message.blocks)
