"""Deciding: with one tap, or in the form; and what the bot offers afterwards."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient
from slack_sdk.models.views import View

from bot.deps import Deps
from bot.errors import BadFields, StaleButton
from bot.language import say
from bot.listeners.decided import (
    answer_press,
    is_for_one,
    replace_pressed,
    speaking_to_readers,
    update_message,
    what_was_decided,
)
from bot.listeners.slack import (
    channel_key,
    key_of_click,
    metadata_of,
    open_modal,
    read_answers,
    value_of,
)
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
from bot.usecases.upkeep import confirm_profile, count_hire
from bot.views.decide import DAY_FIELDS, DecideContext, decide_form
from bot.views.decisions import (
    FROM_ADVICE,
    confirmed_message,
    counted_message,
    in_modal,
    not_counted_message,
)
from bot.views.ids import Action, Callback, Field
from storage.protocol import StaleDecisionError, StaleProfileError
from storage.values import ChannelKey, Decision, DecisionKind

Body = dict[str, Any]
Answers = Mapping[str, str | None]
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
        key, rule = key_of_click(body, context), get_rule(deps, value_of(action))
        user, since = body["user"]["id"], _posted_at(body)
        said = mark_done(deps, key, rule.id, by=user, since=since)
        _show_decided(deps, key, body, said)
        ack()

    @app.action(Action.NUDGE_ACCEPT)
    @app.action(Action.NUDGE_DEFER)
    @app.action(Action.NUDGE_DECLINE)
    def on_kind(
        ack: Ack, body: Body, action: Body, context: BoltContext, client: WebClient
    ) -> None:
        key, rule = key_of_click(body, context), get_rule(deps, value_of(action))
        said = find_standing_decision(deps, key, rule.id, since=_posted_at(body))
        if said is not None:
            _show_decided(deps, key, body, said)
        else:
            kind = _KINDS[Action(action["action_id"])]
            open_modal(client, body, _first_form(deps, key, rule.id, body, kind))
        ack()


def _register_form(app: App, deps: Deps) -> None:
    @app.action(Action.OPEN_DECIDE)
    def on_open(
        ack: Ack, body: Body, action: Body, context: BoltContext, client: WebClient
    ) -> None:
        key, (rule, *marks) = key_of_click(body, context), value_of(action).split(" ")
        from_advice = FROM_ADVICE in marks
        open_modal(client, body, _first_form(deps, key, rule, body, from_advice=from_advice))
        ack()

    @app.action(Action.CHOOSE_RULE)
    @app.action(Action.CHOOSE_DECISION)
    def on_choice(ack: Ack, body: Body, context: BoltContext, client: WebClient) -> None:
        about = DecideContext.from_json(metadata_of(body))
        key, answers = channel_key(context, about.channel), read_answers(body["view"])
        open_modal(client, body, _form(deps, key, about, answers))
        ack()


def _register_submission(app: App, deps: Deps) -> None:
    @app.view(Callback.DECIDE)
    def on_decide(ack: Ack, body: Body, context: BoltContext, client: WebClient) -> None:
        about = DecideContext.from_json(metadata_of(body))
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
            update_message(client, deps, about, decision)
            shown = what_was_decided(deps, decision)
            view = in_modal(shown, say("decision-title"), key.channel)
            ack(response_action="update", view=view)


def _register_upkeep(app: App, deps: Deps) -> None:
    @app.action(Action.COUNT_HIRE)
    def on_hire(
        ack: Ack, body: Body, action: Body, context: BoltContext, client: WebClient
    ) -> None:
        key = key_of_click(body, context)
        try:
            hire = count_hire(deps, key, value_of(action), by=body["user"]["id"])
        except StaleProfileError as error:
            shown, title = not_counted_message(error), say("decision-title-not-saved")
            answer_press(client, body, shown, key, title, replace=False)
        else:
            with speaking_to_readers(deps, key, body):
                shown = counted_message(hire, deps.knowledge)
            answer_press(client, body, shown, key, say("decision-title-updated"))
        ack()

    @app.action(Action.CONFIRM_PROFILE)
    def on_confirm(
        ack: Ack, body: Body, action: Body, context: BoltContext, client: WebClient
    ) -> None:
        version = value_of(action).partition(" ")[0]
        key, user = key_of_click(body, context), body["user"]["id"]
        if not version.isdecimal():
            raise StaleButton
        newest = confirm_profile(deps, key, int(version), by=user)
        with speaking_to_readers(deps, key, body):
            shown = confirmed_message(int(version), newest, user)
        answer_press(client, body, shown, key, say("decision-title-profile"))
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


def _show_decided(deps: Deps, key: ChannelKey, body: Body, said: Decision) -> None:
    with speaking_to_readers(deps, key, body):
        shown = what_was_decided(deps, said, has_others=_has_others(body))
    replace_pressed(body, shown)


def _first_form(  # noqa: PLR0913 -- what to ask about, and where it was asked for
    deps: Deps,
    key: ChannelKey,
    rule: str,
    body: Body,
    kind: DecisionKind | None = None,
    *,
    from_advice: bool = False,
) -> View:
    steps = list_steps(deps, key)
    container, posted_at = body.get("container") or {}, _posted_at(body)
    step = None if rule == FIRST else get_step(deps, steps, rule)
    if step is None and posted_at is not None:
        step = find_other_step(deps, steps, container["message_ts"], posted_at)
    step = step or get_first_step(steps)
    is_private = is_for_one(body)
    replaceable = rule != FIRST and not is_private
    about = DecideContext.on(
        key.channel,
        step,
        kind,
        message_ts=str(container.get("message_ts") or "") if replaceable else "",
    )
    about = replace(
        about,
        has_others=replaceable and _has_others(body),
        response_url=str(body.get("response_url") or "") if from_advice and is_private else "",
    )
    return decide_form(about, step, steps, deps.knowledge)


def _has_others(body: Body) -> bool:
    """Whether the message in which it was pressed asks about other steps as well."""
    blocks = (body.get("message") or {}).get("blocks") or []
    buttons = [
        *(part for block in blocks for part in block.get("elements") or ()),
        *(block["accessory"] for block in blocks if block.get("accessory")),
    ]
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
        raise BadFields({"kind": say("decide-choose")}) from None


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
        raise BadFields({"until": say("decide-choose-calendar")}) from None


def _posted_at(body: Body) -> datetime | None:
    ts = (body.get("container") or {}).get("message_ts")
    return datetime.fromtimestamp(float(ts), UTC) if ts else None
