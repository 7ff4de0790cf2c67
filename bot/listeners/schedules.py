"""The form of the nudges, and the buttons that pause and resume them."""

from typing import Any

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient

from bot import subcommands
from bot.deps import Deps
from bot.errors import BadFields, StaleButton
from bot.language import say
from bot.listeners.home_settings import settings_of
from bot.listeners.people import person_of
from bot.listeners.slack import (
    build_call,
    channel_key,
    key_of_click,
    metadata_of,
    open_modal,
    read_answers,
    read_choices,
    respond,
    response_url_of,
)
from bot.reply import Message
from bot.usecases.advice import get_version
from bot.usecases.schedule_form import save_schedule_form
from bot.usecases.schedules import look_ahead
from bot.views.help import text_view
from bot.views.ids import Action, Callback, Field
from bot.views.schedule import schedule_text
from bot.views.schedule_form import ScheduleContext, form_for, schedule_form
from storage.schedule import Weekday

Body = dict[str, Any]


def register(app: App, deps: Deps) -> None:
    _register_form(app, deps)

    def run(command: str, body: Body, context: BoltContext, client: WebClient) -> None:
        """In place of the schedule or the settings that have the button; App Home shows it anew by
        itself.
        """
        call = build_call(context, client, key_of_click(body, context).channel, body)
        reply = subcommands.run(command, call, deps)
        if isinstance(reply, Message) and body.get("response_url"):
            respond(response_url_of(body), reply.text, reply.blocks, replace=True)
        elif (body.get("view") or {}).get("type") == "modal":
            open_modal(client, body, settings_of(deps, call.key))

    @app.action(Action.PAUSE)
    def on_pause(ack: Ack, body: Body, context: BoltContext, client: WebClient) -> None:
        run("nudges pause", body, context, client)
        ack()

    @app.action(Action.RESUME)
    def on_resume(ack: Ack, body: Body, context: BoltContext, client: WebClient) -> None:
        run("nudges resume", body, context, client)
        ack()


def _register_form(app: App, deps: Deps) -> None:
    @app.action(Action.NUDGE_SCHEDULE)
    def on_schedule(ack: Ack, body: Body, context: BoltContext, client: WebClient) -> None:
        key = key_of_click(body, context)
        get_version(deps, key)  # without a profile there is nothing to say
        schedule = deps.store.find_schedule(key)
        form = schedule_form(key.channel, schedule, person_of(context), deps.clock())
        open_modal(client, body, form)
        ack()

    @app.action(Action.CHOOSE_RHYTHM)
    def on_rhythm(ack: Ack, body: Body, context: BoltContext, client: WebClient) -> None:
        about = ScheduleContext.from_json(metadata_of(body))
        schedule = deps.store.find_schedule(channel_key(context, about.channel))
        try:
            rhythm = read_answers(body["view"])[Field.RHYTHM] or about.shown[Field.RHYTHM]
            form = form_for(about, rhythm, schedule, deps.clock())
        except KeyError:
            raise StaleButton from None  # opened by an older version, with other fields
        open_modal(client, body, form)
        ack()

    @app.view(Callback.SCHEDULE)
    def on_saved(ack: Ack, body: Body, context: BoltContext) -> None:
        about = ScheduleContext.from_json(metadata_of(body))
        key = channel_key(context, about.channel)
        person = person_of(context)
        answers = read_answers(body["view"])
        days = read_choices(body["view"]).get(Field.WORKING_DAYS)
        if days is not None:
            answers[Field.WORKING_DAYS] = ",".join(day for day in Weekday if day in days)
        try:
            schedule = save_schedule_form(deps, key, answers, shown=about.shown, person=person)
        except BadFields as error:
            ack(response_action="errors", errors=error.problems)
            return
        coming = look_ahead(deps, schedule, 1)
        text = say("schedule-form-saved", schedule=schedule_text(schedule, coming, deps.clock()))
        ack(response_action="update", view=text_view(text, title=say("schedule-form-title")))
