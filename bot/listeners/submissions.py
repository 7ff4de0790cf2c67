"""Profile forms that were submitted. What is wrong is said at the field, and nothing is stored."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient
from slack_sdk.models.views import View

from bot.deps import Deps
from bot.errors import BadFields, StaleButton
from bot.listeners.people import person_of
from bot.listeners.slack import channel_key, is_member, read_answers
from bot.usecases.advice import ChannelAdvice, order_questions
from bot.usecases.merging import Merge
from bot.usecases.profiles import (
    find_merge,
    save_details,
    save_merged,
    save_setup,
    touched_choice,
)
from bot.views.advice import advice_modal
from bot.views.forms import FormContext, details_form, form_again, setup_form
from bot.views.help import text_view
from bot.views.ids import Callback
from bot.views.merge import THEIRS, YOURS, MergeContext, meanwhile_text, merge_form
from storage.protocol import StaleProfileError
from storage.values import ProfileVersion

Body = dict[str, Any]
Answers = Mapping[str, str | None]
_TOO_MUCH = "Too much was changed meanwhile. Type `/mlteam setup` to start from what is saved now."


def register(app: App, deps: Deps) -> None:
    _register_setup(app, deps)
    _register_details(app, deps)
    _register_merge(app, deps)

    @app.view_submission(re.compile(""))
    def on_unknown() -> None:
        raise StaleButton  # a form of an older version of this bot


def _register_setup(app: App, deps: Deps) -> None:
    @app.view(Callback.SETUP)
    def on_setup(ack: Ack, body: Body, context: BoltContext, client: WebClient) -> None:
        form = FormContext.from_json(body["view"]["private_metadata"])
        key, answers = channel_key(context, form.channel), read_answers(body["view"])

        def save() -> ChannelAdvice:
            person = person_of(context)
            return save_setup(deps, key, answers, base=form.base, shown=form.shown, person=person)

        def again(newest: ProfileVersion) -> View:
            schedule = deps.store.find_schedule(key)
            return setup_form(key.channel, newest, schedule, deps.knowledge, form.shown)

        def on_stale(stale: StaleProfileError) -> View:
            merge = find_merge(deps, key, stale, form.base)
            return _merge_view(deps, merge, again, touched_choice(answers, form.shown))

        _save(ack, save, on_stale, deps, client)


def _register_details(app: App, deps: Deps) -> None:
    @app.view(Callback.DETAILS)
    def on_details(ack: Ack, body: Body, context: BoltContext, client: WebClient) -> None:
        form = FormContext.from_json(body["view"]["private_metadata"])
        key, answers = channel_key(context, form.channel), read_answers(body["view"])

        def save() -> ChannelAdvice:
            return save_details(deps, key, answers, base=form.base, by=body["user"]["id"])

        def again(newest: ProfileVersion) -> View:
            order = order_questions(deps, newest)
            return details_form(key.channel, newest, deps.knowledge, order)

        def on_stale(stale: StaleProfileError) -> View:
            return _merge_view(deps, find_merge(deps, key, stale, form.base), again)

        _save(ack, save, on_stale, deps, client)


def _register_merge(app: App, deps: Deps) -> None:
    @app.view(Callback.MERGE)
    def on_merge(ack: Ack, body: Body, context: BoltContext, client: WebClient) -> None:
        about = MergeContext.from_json(body["view"]["private_metadata"])
        key, answers = channel_key(context, about.channel), read_answers(body["view"])

        def save() -> ChannelAdvice:
            return save_merged(
                deps,
                key,
                about.mine,
                without=_given_up(answers),
                base=about.base,
                schedule=about.schedule,
                person=person_of(context),
            )

        def on_stale(stale: StaleProfileError) -> View:
            merge = find_merge(deps, key, stale, about.base)
            return merge_form(merge, deps.knowledge, about.schedule) or text_view(_TOO_MUCH)

        _save(ack, save, on_stale, deps, client, fields=[*answers])


def _save(  # noqa: PLR0913 -- what to save, and what to show in each case
    ack: Ack,
    save: Callable[[], ChannelAdvice],
    on_stale: Callable[[StaleProfileError], View],
    deps: Deps,
    client: WebClient,
    *,
    fields: Sequence[str] = (),
) -> None:
    """Show the advice, or the faults, or what somebody else saved.

    `fields` are those of a form that has not all of the profile's: what is wrong elsewhere is said
    at the first one.
    """
    try:
        found = save()
    except BadFields as error:
        ack(response_action="errors", errors=_at(fields, error.problems))
    except StaleProfileError as error:
        ack(response_action="update", view=on_stale(error))
    else:
        nudged = found.schedule is not None and found.schedule.active
        unheard = nudged and not is_member(client, found.version.key.channel)
        view = advice_modal(found, deps.knowledge, saved=True, invite=unheard)
        ack(response_action="update", view=view)


def _at(fields: Sequence[str], problems: Mapping[str, str]) -> dict[str, str]:
    if not fields:
        return dict(problems)
    return {name if name in fields else fields[0]: problem for name, problem in problems.items()}


def _merge_view(
    deps: Deps,
    merge: Merge,
    again: Callable[[ProfileVersion], View],
    schedule: Answers | None = None,
) -> View:
    """The choice between both; where that is too much, the form with the newer version."""
    view = merge_form(merge, deps.knowledge, schedule)
    return view or form_again(again(merge.newest), meanwhile_text(merge, deps.knowledge))


def _given_up(choices: Answers) -> list[str]:
    wrong = {name: "Choose one." for name, one in choices.items() if one not in {YOURS, THEIRS}}
    if wrong:
        raise BadFields(wrong)
    return [name for name, one in choices.items() if one == THEIRS]
