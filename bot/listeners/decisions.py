"""Deciding: with one tap, or in the form; and what the bot offers afterwards."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient
from slack_sdk.models.views import View
from structlog import get_logger

from bot.deps import Deps
from bot.errors import BadFields, StaleButton
from bot.listeners.slack import (
    channel_key,
    key_of_click,
    open_modal,
    read_answers,
    respond,
)
from bot.reply import Message
from bot.slack_errors import SLACK_FAILURES
from bot.usecases.decisions import (
    NEEDS_REASON,
    decide,
    find_other_step,
    find_standing_decision,
    get_first_step,
    get_rule,
    get_step,
    list_steps,
    mark_done,
)
from bot.usecases.upkeep import confirm_profile, count_hire, find_hire
from bot.views.decide import DAY_FIELDS, DecideContext, decide_form
from bot.views.decisions import (
    confirmed_message,
    counted_message,
    decided_message,
    in_modal,
    not_counted_message,
)
from bot.views.ids import Action, Callback, Field
from storage.protocol import StaleDecisionError, StaleProfileError
from storage.values import ChannelKey, Decision, DecisionKind

Body = dict[str, Any]
Answers = Mapping[str, str | None]
log = get_logger(__name__)
_KINDS = {
    Action.NUDGE_ACCEPT: DecisionKind.ACCEPTED,
    Action.NUDGE_DEFER: DecisionKind.DEFERRED,
    Action.NUDGE_DECLINE: DecisionKind.DECLINED,
}
FIRST = "-"
"""The value of a button that names no step."""


def register(app: App, deps: Deps) -> None:
    _register_nudge_buttons(app, deps)
    _register_form(app, deps)
    _register_submission(app, deps)
    _register_upkeep(app, deps)


def _register_nudge_buttons(app: App, deps: Deps) -> None:
    @app.action(Action.NUDGE_DONE)
    def on_done(ack: Ack, body: Body, action: Body, context: BoltContext) -> None:
        key, rule = key_of_click(body, context), get_rule(deps, action["value"])
        user, since = body["user"]["id"], _posted_at(body)
        said = mark_done(deps, key, rule.id, by=user, since=since)
        _replace(body, _decided(deps, said, has_others=_has_others(body)))
        ack()

    @app.action(Action.NUDGE_ACCEPT)
    @app.action(Action.NUDGE_DEFER)
    @app.action(Action.NUDGE_DECLINE)
    def on_kind(
        ack: Ack, body: Body, action: Body, context: BoltContext, client: WebClient
    ) -> None:
        key, rule = key_of_click(body, context), get_rule(deps, action["value"])
        said = find_standing_decision(deps, key, rule.id, since=_posted_at(body))
        if said is not None:
            _replace(body, _decided(deps, said, has_others=_has_others(body)))
        else:
            kind = _KINDS[Action(action["action_id"])]
            open_modal(client, body, _first_form(deps, key, rule.id, body, kind))
        ack()


def _register_form(app: App, deps: Deps) -> None:
    @app.action(Action.OPEN_DECIDE)
    def on_open(
        ack: Ack, body: Body, action: Body, context: BoltContext, client: WebClient
    ) -> None:
        key, rule = key_of_click(body, context), action["value"].partition(" ")[0]
        open_modal(client, body, _first_form(deps, key, rule, body))
        ack()

    @app.action(Action.CHOOSE_RULE)
    @app.action(Action.CHOOSE_DECISION)
    def on_choice(ack: Ack, body: Body, context: BoltContext, client: WebClient) -> None:
        about = DecideContext.from_json(body["view"]["private_metadata"])
        key, answers = channel_key(context, about.channel), read_answers(body["view"])
        open_modal(client, body, _form(deps, key, about, answers))
        ack()


def _register_submission(app: App, deps: Deps) -> None:
    @app.view(Callback.DECIDE)
    def on_decide(ack: Ack, body: Body, context: BoltContext, client: WebClient) -> None:
        about = DecideContext.from_json(body["view"]["private_metadata"])
        key, answers = channel_key(context, about.channel), read_answers(body["view"])
        try:
            if not _is_shown(about, answers):
                # Slack was told to show other inputs, and the person was faster.
                ack(response_action="update", view=_form(deps, key, about, answers))
                return
            decision = _decide(deps, key, about, answers, by=body["user"]["id"])
        except BadFields as error:
            ack(response_action="errors", errors=_at_fields(error, about.kind, answers))
        except StaleDecisionError as error:
            view = _form(deps, key, about, answers, meanwhile=error.newest)
            ack(response_action="update", view=view)
        else:
            shown = _decided(deps, decision)
            _update_message(client, about, _decided(deps, decision, has_others=about.has_others))
            ack(response_action="update", view=in_modal(shown, "Decided", key.channel))


def _register_upkeep(app: App, deps: Deps) -> None:
    @app.action(Action.COUNT_HIRE)
    def on_hire(
        ack: Ack, body: Body, action: Body, context: BoltContext, client: WebClient
    ) -> None:
        key = key_of_click(body, context)
        try:
            hire = count_hire(deps, key, action["value"], by=body["user"]["id"])
        except StaleProfileError as error:
            shown = not_counted_message(error)
            _answer(client, body, shown, key, "Not saved yet", replace=False)
        else:
            shown = counted_message(hire, deps.knowledge)
            _answer(client, body, shown, key, "Team updated")
        ack()

    @app.action(Action.CONFIRM_PROFILE)
    def on_confirm(
        ack: Ack, body: Body, action: Body, context: BoltContext, client: WebClient
    ) -> None:
        version = action["value"].partition(" ")[0]
        key, user = key_of_click(body, context), body["user"]["id"]
        if not version.isdecimal():
            raise StaleButton
        newest = confirm_profile(deps, key, int(version), by=user)
        shown = confirmed_message(int(version), newest, user)
        _answer(client, body, shown, key, "Team profile")
        ack()


def _decide(
    deps: Deps, key: ChannelKey, about: DecideContext, answers: Answers, *, by: str
) -> Decision:
    kind = about.kind
    return decide(
        deps,
        key,
        about.rule,
        kind,
        by=by,
        base=about.base,
        until=_day(answers.get(DAY_FIELDS[kind])) if kind in DAY_FIELDS else None,
        reason=(answers.get(Field.REASON) or "") if kind in NEEDS_REASON else "",
    )


def _first_form(
    deps: Deps, key: ChannelKey, rule: str, body: Body, kind: DecisionKind | None = None
) -> View:
    steps = list_steps(deps, key)
    container, posted_at = body.get("container") or {}, _posted_at(body)
    step = None if rule == FIRST else get_step(deps, steps, rule)
    if step is None and posted_at is not None:
        step = find_other_step(deps, steps, container["message_ts"], posted_at)
    step = step or get_first_step(steps)
    replaceable = rule != FIRST and not container.get("is_ephemeral")
    about = DecideContext.on(
        key.channel,
        step,
        kind,
        message_ts=str(container.get("message_ts") or "") if replaceable else "",
    )
    about = replace(about, has_others=replaceable and _has_others(body))
    return decide_form(about, step, steps, deps.knowledge)


def _has_others(body: Body) -> bool:
    """Whether the message in which it was pressed asks about other steps as well."""
    blocks = (body.get("message") or {}).get("blocks") or []
    buttons = [one for block in blocks for one in block.get("elements") or []]
    return any(
        (one.get("action_id"), one.get("value")) == (Action.OPEN_DECIDE, FIRST) for one in buttons
    )


def _form(
    deps: Deps,
    key: ChannelKey,
    about: DecideContext,
    answers: Answers,
    meanwhile: Decision | None = None,
) -> View:
    """The form once more, with the step and the kind that are chosen in it."""
    steps = list_steps(deps, key)
    step = get_step(deps, steps, answers.get(Field.STEP) or about.rule)
    showing = about.showing(step, _kind(answers), refresh=meanwhile is not None)
    return decide_form(showing, step, steps, deps.knowledge, typed=answers, meanwhile=meanwhile)


def _kind_field(answers: Answers) -> Field:
    return Field.KIND_AGAIN if Field.KIND_AGAIN in answers else Field.KIND


def _kind(answers: Answers) -> DecisionKind:
    try:
        return DecisionKind(answers.get(_kind_field(answers)) or "")
    except ValueError:
        raise BadFields({"kind": "Choose one of these."}) from None


def _is_shown(about: DecideContext, answers: Answers) -> bool:
    return (answers.get(Field.STEP), _kind(answers)) == (about.rule, about.kind)


def _at_fields(error: BadFields, kind: DecisionKind, answers: Answers) -> dict[str, str]:
    places = {
        "until": DAY_FIELDS.get(kind, Field.KIND),
        "reason": Field.REASON,
        "kind": _kind_field(answers),
    }
    return {places[name]: problem for name, problem in error.problems.items()}


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise BadFields({"until": "Choose a day from the calendar."}) from None


def _posted_at(body: Body) -> datetime | None:
    ts = (body.get("container") or {}).get("message_ts")
    return datetime.fromtimestamp(float(ts), UTC) if ts else None


def _decided(deps: Deps, decision: Decision, *, has_others: bool = False) -> Message:
    steps = list_steps(deps, decision.key)
    step = get_step(deps, steps, decision.rule)
    hire = find_hire(deps, decision)
    return decided_message(decision, step, steps, deps.knowledge, hire=hire, has_others=has_others)


def _update_message(client: WebClient, about: DecideContext, shown: Message) -> None:
    """In place of the question, if it was asked about the step that was decided."""
    if not about.message_ts or about.asked != about.rule:
        return
    try:
        client.chat_update(
            channel=about.channel, ts=about.message_ts, text=shown.text, blocks=shown.blocks
        )
    except SLACK_FAILURES as error:
        # The decision is stored; only the message still shows the question.
        log.warning("nudge not updated", error=str(error))


def _replace(body: Body, shown: Message) -> None:
    try:
        respond(body["response_url"], shown.text, shown.blocks, replace=True)
    except SLACK_FAILURES as error:
        log.warning("nudge not updated", error=str(error))


def _answer(  # noqa: PLR0913 -- where it was pressed, and what to say there
    client: WebClient,
    body: Body,
    shown: Message,
    key: ChannelKey,
    title: str,
    *,
    replace: bool = True,
) -> None:
    """In the modal or message in which the button was pressed, or in a modal over App Home."""
    if body.get("view"):
        open_modal(client, body, in_modal(shown, title, key.channel))
    elif replace:
        _replace(body, shown)
    else:
        respond(body["response_url"], shown.text, shown.blocks)
