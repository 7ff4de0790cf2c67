"""The setup: its buttons and steps. What was answered travels in the modal until it is saved."""

from dataclasses import replace
from functools import partial
from typing import Any

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.models.views import View

from bot.deps import Deps
from bot.errors import BadFields, StaleButton
from bot.language import say
from bot.listeners.membership import check_has_not_left
from bot.listeners.people import person_of
from bot.listeners.saving import at_fields, save_and_show, saved_view
from bot.listeners.sending import Sender
from bot.listeners.slack import channel_key, key_of_click, metadata_of, open_modal, read_answers
from bot.listeners.welcome import welcome
from bot.mrkdwn import escape
from bot.slack_errors import error_code
from bot.subcommands.setup import first_page, setup_page
from bot.usecases.advice import ChannelAdvice
from bot.usecases.profiles import (
    find_merge,
    find_profile_at,
    read_setup,
    save_setup,
    touched_choice,
)
from bot.usecases.setup_form import answers_of
from bot.usecases.setup_steps import Step
from bot.views.forms import form_again
from bot.views.ids import Action, Callback, Field
from bot.views.merge import meanwhile_text, merge_form
from bot.views.setup_context import FormContext
from storage.protocol import StaleProfileError
from storage.values import ChannelKey

Body = dict[str, Any]
_STEPS = {Action.SETUP_BACK: -1, Action.SETUP_ASK: 0, Action.SETUP_MORE: 0}
"""By how many steps a button moves the form."""


def register(app: App, deps: Deps, sender: Sender) -> None:
    _register_opening(app, deps)
    _register_moving(app, deps)
    _register_saving(app, deps, sender)


def _register_opening(app: App, deps: Deps) -> None:
    @app.action(Action.OPEN_SETUP)
    def on_setup(ack: Ack, body: Body, context: BoltContext, client: WebClient) -> None:
        open_modal(client, body, first_page(deps, key_of_click(body, context)))
        ack()

    @app.action(Action.OPEN_DETAILS)
    def on_details(ack: Ack, body: Body, context: BoltContext, client: WebClient) -> None:
        key = key_of_click(body, context)
        version = deps.store.find_profile(key)
        if version is None:
            raise StaleButton
        # Whoever ended the setup early has not told who is on the team; nothing tells more.
        step = Step.QUESTIONS if version.profile.headcount else Step.TEAM
        open_modal(client, body, first_page(deps, key, step))
        ack()


def _register_moving(app: App, deps: Deps) -> None:
    def on_move(
        ack: Ack, body: Body, action: Body, context: BoltContext, client: WebClient
    ) -> None:
        key, form = _form_so_far(deps, body, context)
        pressed = action["action_id"]
        moved = form.at(form.step + _STEPS[pressed])
        every = form.every or pressed == Action.SETUP_MORE
        _update(client, body, setup_page(deps, key, replace(moved, every=every)))
        ack()

    for pressed in _STEPS:
        app.action(pressed)(on_move)


def _register_saving(app: App, deps: Deps, sender: Sender) -> None:
    @app.view(Callback.SETUP)
    def on_submit(ack: Ack, body: Body, context: BoltContext, client: WebClient) -> None:
        key, form = _form_so_far(deps, body, context)
        fields = [one for one in read_answers(body["view"]) if not one.startswith(Field.ADD_ROLE)]
        if form.step is not Step.QUESTIONS:
            _go_on(ack, deps, key, form, fields)
            return
        save = partial(_save, deps, key, form, context)
        on_stale = partial(_merge_view, deps, key, form)
        if save_and_show(ack, save, on_stale, deps, client, fields=fields):
            welcome(deps, sender, client, key.workspace, person_of(context))

    @app.action(Action.SETUP_FINISH)
    def on_finish(ack: Ack, body: Body, context: BoltContext, client: WebClient) -> None:
        key, form = _form_so_far(deps, body, context)
        check_has_not_left(client, body["user"]["id"], key.channel)
        shown = _try_to_save(deps, key, form, context)
        if isinstance(shown, ChannelAdvice):
            welcome(deps, sender, client, key.workspace, person_of(context))
            shown = saved_view(shown, deps, client)
        _update(client, body, shown)
        ack()


def _form_so_far(deps: Deps, body: Body, context: BoltContext) -> tuple[ChannelKey, FormContext]:
    form = FormContext.from_json(metadata_of(body))
    key = channel_key(context, form.channel)
    before = find_profile_at(deps, key, form.base)
    if form.base and before is None:
        raise StaleButton  # forgotten meanwhile
    stored = answers_of(before) if before else {}
    return key, form.taking(read_answers(body["view"]), stored)


def _go_on(ack: Ack, deps: Deps, key: ChannelKey, form: FormContext, fields: list[str]) -> None:
    try:
        read_setup(deps, key, form.typed, base=form.base, shown=form.shown)
    except BadFields as error:
        ack(response_action="errors", errors=at_fields(fields, error.problems))
    else:
        ack(response_action="update", view=setup_page(deps, key, form.at(form.step + 1)))


def _save(deps: Deps, key: ChannelKey, form: FormContext, context: BoltContext) -> ChannelAdvice:
    person = person_of(context)
    return save_setup(deps, key, form.typed, base=form.base, shown=form.shown, person=person)


def _try_to_save(
    deps: Deps, key: ChannelKey, form: FormContext, context: BoltContext
) -> ChannelAdvice | View:
    """After a button nothing can be said at a field, so it is said above them."""
    try:
        return _save(deps, key, form, context)
    except BadFields as error:
        problem = escape(next(iter(error.problems.values())))
        return form_again(setup_page(deps, key, form), say("setup-wrong", problem=problem))
    except StaleProfileError as error:
        return _merge_view(deps, key, form, error)


def _merge_view(deps: Deps, key: ChannelKey, form: FormContext, stale: StaleProfileError) -> View:
    """The choice between both; where that is too much, the form on the newer version."""
    merge = find_merge(deps, key, stale, form.base)
    view = merge_form(merge, deps.knowledge, touched_choice(form.typed, form.shown))
    if view is not None:
        return view
    again = setup_page(deps, key, replace(form, base=merge.newest.version))
    return form_again(again, meanwhile_text(merge, deps.knowledge))


def _update(client: WebClient, body: Body, view: View) -> None:
    """In place of the modal as the person saw it; what came in between is answered by itself."""
    seen = body["view"]
    try:
        client.views_update(view_id=seen["id"], hash=seen.get("hash"), view=view)
    except SlackApiError as error:
        if error_code(error) != "hash_conflict":
            raise
