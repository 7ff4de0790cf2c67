"""Who may change things: checked before a listener hears of it, and the form that narrows it."""

from collections.abc import Callable, Mapping
from typing import Any

from slack_bolt import Ack, App, BoltContext, BoltResponse
from slack_sdk import WebClient

from bot.deps import Deps
from bot.errors import BadFields, StaleButton
from bot.language import say
from bot.listeners.actors import acting
from bot.listeners.forms import kept_form
from bot.listeners.membership import Members, check_has_not_left, check_is_in
from bot.listeners.slack import (
    build_call,
    channel_named_by,
    key_of_click,
    metadata_of,
    open_modal,
    read_choices,
)
from bot.mrkdwn import unmarked
from bot.subcommands.access import form
from bot.subcommands.rights import action_changes, form_changes
from bot.usecases.access import NotAllowed, SlackSilent, check_may_change
from bot.usecases.access_form import StaleAccess, Wish, save_access
from bot.views.access import NAMED, AccessContext, access_text
from bot.views.help import text_view
from bot.views.ids import Action, Callback, Field
from storage.values import ChannelKey

Body = dict[str, Any]


def register(app: App, deps: Deps) -> None:
    _guard(app, deps)

    @app.action(Action.OPEN_ACCESS)
    def on_open(ack: Ack, body: Body, context: BoltContext, client: WebClient) -> None:
        key = key_of_click(body, context)
        open_modal(client, body, form(build_call(context, client, key.channel, body), deps))
        ack()

    @app.view(Callback.ACCESS)
    def on_saved(ack: Ack, body: Body, context: BoltContext, client: WebClient) -> None:
        about = AccessContext.from_json(metadata_of(body))
        call = build_call(context, client, about.channel, body)
        wish = _wish(read_choices(body["view"]))
        try:
            access = save_access(deps, call.key, wish, call.actor, base=about.base)
        except BadFields as error:
            told = {field: unmarked(text) for field, text in error.problems.items()}
            ack(response_action="errors", errors=told)
        except StaleAccess as error:
            ack(response_action="update", view=form(call, deps, error.by))
        else:
            text = f":white_check_mark: {say('access-saved', who=access_text(access))}"
            ack(response_action="update", view=text_view(text, title=say("access-title")))


def _guard(app: App, deps: Deps) -> None:
    """Buttons and forms; commands are checked where they are run, whoever has them run."""
    members = Members()

    @app.middleware
    def check(
        body: Body, context: BoltContext, client: WebClient, next_: Callable[[], BoltResponse]
    ) -> BoltResponse:
        is_press = body.get("type") == "block_actions"
        if is_press and (named := channel_named_by(body)):
            # Who has left a channel may still have its buttons elsewhere.
            check_is_in(client, body["user"]["id"], named)
        elif is_press and (key := _key_of_modal(body, context)):
            # A modal stays open as long as its reader likes.
            members.check(client, body["user"]["id"], key)
        if _changes(body):
            key = key_of_click(body, context)
            try:
                if body.get("type") == "view_submission":
                    check_has_not_left(client, body["user"]["id"], key.channel)
                check_may_change(deps, key, acting(context, client, body))
            except (NotAllowed, SlackSilent) as error:
                # What Slack did not tell is said in the form: it can be saved later.
                told = error.unclear if isinstance(error, NotAllowed) else str(error)
                if refused := kept_form(body, told):
                    return refused
                raise
        return next_()


def _key_of_modal(body: Mapping[str, Any], context: BoltContext) -> ChannelKey | None:
    """None outside of modals, and if it is about no channel."""
    if (body.get("view") or {}).get("type") != "modal":
        return None
    try:
        return key_of_click(body, context)
    except StaleButton:
        return None


def _changes(body: Mapping[str, Any]) -> bool:
    match body.get("type"):
        case "block_actions":
            return any(action_changes(action["action_id"]) for action in body["actions"])
        case "view_submission":
            return form_changes(body["view"]["callback_id"])
        case _:
            return False


def _wish(chosen: Mapping[str, tuple[str, ...]]) -> Wish:
    return Wish(
        narrowed=NAMED in chosen.get(Field.WHO, ()),
        people=chosen.get(Field.PEOPLE, ()),
        groups=chosen.get(Field.GROUPS),
        admins=bool(chosen.get(Field.ADMINS)),
        outsiders=bool(chosen.get(Field.OUTSIDERS)),
    )
