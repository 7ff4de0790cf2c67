"""Forms that were submitted. What is wrong is said at the field, and nothing is stored then."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient
from slack_sdk.models.views import View
from structlog import get_logger

from bot.deps import Deps
from bot.errors import BadFields, StaleButton
from bot.listeners.slack import (
    channel_key,
    find_person,
    is_member,
    read_answers,
)
from bot.slack_errors import SLACK_FAILURES
from bot.usecases.advice import ChannelAdvice, get_version, order_questions
from bot.usecases.nudges import decide, get_rule
from bot.usecases.profiles import change_schedule, read_schedule, save_details, save_setup
from bot.views.advice import advice_modal
from bot.views.decisions import decided_message
from bot.views.forms import FormContext, details_form, setup_form, stale_form
from bot.views.help import text_view
from bot.views.ids import Callback, Field
from bot.views.nudge import DecisionContext
from bot.views.status import schedule_text
from storage.protocol import StaleProfileError
from storage.values import DecisionKind, ProfileVersion

Body = dict[str, Any]
log = get_logger(__name__)


def register(app: App, deps: Deps) -> None:
    _register_profile_forms(app, deps)
    _register_schedule_form(app, deps)
    _register_decision_forms(app, deps)

    @app.view_submission(re.compile(""))
    def on_unknown() -> None:
        raise StaleButton  # a form of an older version of this bot


def _register_profile_forms(app: App, deps: Deps) -> None:
    @app.view(Callback.SETUP)
    def on_setup(ack: Ack, body: Body, context: BoltContext, client: WebClient) -> None:
        form = FormContext.from_json(body["view"]["private_metadata"])
        key = channel_key(context, form.channel)

        def save() -> ChannelAdvice:
            person = find_person(client, body["user"]["id"])
            answers = read_answers(body["view"])
            return save_setup(deps, key, answers, base=form.base, shown=form.shown, person=person)

        def again(newest: ProfileVersion) -> View:
            schedule = deps.store.find_schedule(key)
            return setup_form(key.channel, newest, schedule, deps.knowledge, form.shown)

        _save(ack, save, again, deps, client)

    @app.view(Callback.DETAILS)
    def on_details(ack: Ack, body: Body, context: BoltContext, client: WebClient) -> None:
        form = FormContext.from_json(body["view"]["private_metadata"])
        key = channel_key(context, form.channel)

        def save() -> ChannelAdvice:
            answers, user = read_answers(body["view"]), body["user"]["id"]
            return save_details(deps, key, answers, base=form.base, by=user)

        def again(newest: ProfileVersion) -> View:
            order = order_questions(deps, newest)
            return details_form(key.channel, newest, deps.knowledge, order)

        _save(ack, save, again, deps, client)


def _save(
    ack: Ack,
    save: Callable[[], ChannelAdvice],
    again: Callable[[ProfileVersion], View],
    deps: Deps,
    client: WebClient,
) -> None:
    """Show the advice, or the form once more: with its faults, or with what somebody else saved."""
    try:
        found = save()
    except BadFields as error:
        ack(response_action="errors", errors=error.problems)
    except StaleProfileError as error:
        view = stale_form(again(error.newest), error, deps.knowledge)
        ack(response_action="update", view=view)
    else:
        nudged = found.schedule is not None and found.schedule.active
        unheard = nudged and not is_member(client, found.version.key.channel)
        view = advice_modal(found, deps.knowledge, saved=True, invite=unheard)
        ack(response_action="update", view=view)


def _register_schedule_form(app: App, deps: Deps) -> None:
    @app.view(Callback.SCHEDULE)
    def on_schedule(ack: Ack, body: Body, context: BoltContext, client: WebClient) -> None:
        form = FormContext.from_json(body["view"]["private_metadata"])
        key = channel_key(context, form.channel)
        get_version(deps, key)  # without a profile there is nothing to say
        person = find_person(client, body["user"]["id"])
        try:
            wanted = read_schedule(read_answers(body["view"]), key, person, deps.clock())
        except BadFields as error:
            ack(response_action="errors", errors=error.problems)
            return
        schedule = change_schedule(deps, key, wanted)
        text = schedule_text(schedule, deps.clock())
        ack(
            response_action="update",
            view=text_view(f":white_check_mark: Saved. {text}", title="Nudges"),
        )


def _register_decision_forms(app: App, deps: Deps) -> None:
    def on_decision(
        ack: Ack, body: Body, context: BoltContext, client: WebClient, kind: DecisionKind
    ) -> None:
        about = DecisionContext.from_json(body["view"]["private_metadata"])
        answers = read_answers(body["view"])
        try:
            decision = decide(
                deps,
                channel_key(context, about.channel),
                about.rule,
                kind,
                by=body["user"]["id"],
                until=_day(answers.get(Field.UNTIL)),
                reason=answers.get(Field.REASON) or "",
            )
        except BadFields as error:
            ack(response_action="errors", errors=error.problems)
            return
        told = decided_message(decision, get_rule(deps, about.rule))
        try:
            client.chat_update(
                channel=about.channel, ts=about.message_ts, text=told.text, blocks=told.blocks
            )
        except SLACK_FAILURES as error:
            # The decision is stored; only the message still shows the question.
            log.warning("nudge not updated", error=str(error))
        ack()

    @app.view(Callback.DEFER)
    def on_defer(ack: Ack, body: Body, context: BoltContext, client: WebClient) -> None:
        on_decision(ack, body, context, client, DecisionKind.DEFERRED)

    @app.view(Callback.DECLINE)
    def on_decline(ack: Ack, body: Body, context: BoltContext, client: WebClient) -> None:
        on_decision(ack, body, context, client, DecisionKind.DECLINED)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
