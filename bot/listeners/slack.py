"""What listeners ask Slack and read from its requests."""

import json
import re
from collections.abc import Mapping, Sequence
from functools import partial
from http import HTTPStatus
from typing import Any

from slack_bolt import BoltContext
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.models.views import View
from slack_sdk.webhook import WebhookClient

from bot.errors import StaleButton, UserError
from bot.language import say
from bot.listeners.actors import acting, home_of, list_groups
from bot.listeners.people import person_of
from bot.listeners.posting import post
from bot.slack_client import calling
from bot.slack_errors import SLACK_FAILURES, error_code
from bot.subcommands.call import Call, is_direct
from bot.usecases.access import SlackSilent
from storage.values import ChannelKey

IN_REQUEST_SECONDS = 2
"""Slack waits three seconds for an answer, so no call on the way to it may take longer."""
MOST_PAGES = 10
PAGE = 200
"""Slack's advice for lists of channels."""
MOST_MEMBERS = 999
"""As many as Slack tells at once."""
_UNKNOWN_MEMBERS = frozenset({"channel_not_found", "missing_scope", "fetch_members_failed"})
_CHANNEL = re.compile(r"[CG][A-Z0-9]{8,}")
_TRIGGER_ERRORS = frozenset({"expired_trigger_id", "exchanged_trigger_id", "trigger_expired"})


class TooLate(UserError):
    def __init__(self) -> None:
        super().__init__(say("errors-too-late"))


class NotInChannel(UserError):
    def __init__(self) -> None:
        super().__init__(say("errors-not-in-channel"))


def channel_key(context: BoltContext, channel: str) -> ChannelKey:
    """In the workspace in which the app is installed, whoever acts."""
    team, organization = home_of(context)
    is_organization = context.is_enterprise_install and organization
    return ChannelKey(organization if is_organization else team, channel)


def key_of_click(body: Mapping[str, Any], context: BoltContext) -> ChannelKey:
    """The channel of the message or modal in which something was pressed or submitted.

    Outside of the team's channel, in App Home or a direct message, the button's value ends with it.
    Raises StaleButton if there is none.
    """
    view = body.get("view") or {}
    channel = channel_named_by(body)
    if not channel and body.get("channel"):
        channel = body["channel"]["id"]
    if not channel and view.get("type") == "modal":
        channel = _channel_of_modal(view["private_metadata"])
    if not channel:
        raise StaleButton
    return channel_key(context, channel)


def channel_named_by(body: Mapping[str, Any]) -> str:
    """The channel at the end of the value of a button or choice outside of the team's channel."""
    view, place = body.get("view") or {}, body.get("channel") or {}
    if view.get("type") != "home" and not is_direct(place.get("id", "")):
        return ""
    action = body["actions"][0]
    value = (action.get("selected_option") or action).get("value")
    last = str(value or "").rpartition(" ")[2]
    return last if _CHANNEL.fullmatch(last) else ""


def _channel_of_modal(metadata: str) -> str:
    """Alone, or among what else the modal has to remember."""
    if not metadata.startswith("{"):
        return metadata
    return str(json.loads(metadata).get("channel") or "")


def build_call(
    context: BoltContext, client: WebClient, channel: str, told: Mapping[str, Any]
) -> Call:
    """Who calls a subcommand, and where. `told` is Slack's command, interaction or event."""
    actor = acting(context, client, told)
    return Call(
        key=channel_key(context, channel),
        user=actor.user,
        actor=actor,
        list_groups=partial(list_groups, client),
        find_person=partial(person_of, context),
        can_post=partial(is_member, client, channel),
        post=partial(post, client, channel),
    )


def open_modal(
    client: WebClient, body: Mapping[str, Any], view: View, *, on_top: bool = False
) -> None:
    """Open the modal, or put it in place of the one whose button was pressed; with `on_top` over
    it, as long as Slack allows one more, so that closing it leads back.

    Raises TooLate if Slack no longer lets us.
    """
    pressed_in = body.get("view") or {}
    try:
        if pressed_in.get("type") == "modal" and on_top and _has_room_above(pressed_in):
            client.views_push(trigger_id=body["trigger_id"], view=view)
        elif pressed_in.get("type") == "modal":
            client.views_update(view_id=pressed_in["id"], view=view)
        else:
            client.views_open(trigger_id=body["trigger_id"], view=view)
    except SlackApiError as error:
        if error_code(error) in _TRIGGER_ERRORS:
            raise TooLate from None
        raise


def _has_room_above(view: Mapping[str, Any]) -> bool:
    """Slack stacks three modals at most."""
    below = view.get("previous_view_id")
    return not below or below == view.get("root_view_id")


def respond(
    response_url: str, text: str, blocks: Sequence[dict[str, Any]] = (), *, replace: bool = False
) -> None:
    """Answer whoever pressed a button: with a new message for them alone, or in place of the one
    with the button, for all who see it.

    Not with Bolt's `respond`, which waits half a minute and says nothing when Slack refuses.
    Raises SlackApiError or OSError.
    """
    webhook = WebhookClient(response_url, timeout=IN_REQUEST_SECONDS, retry_handlers=[])
    with calling("response_url"):
        response = webhook.send(
            text=text,
            blocks=blocks or None,
            response_type=None if replace else "ephemeral",
            replace_original=replace,
        )
        if response.status_code != HTTPStatus.OK:
            raise SlackApiError("response_url", {"error": response.body})  # type: ignore[no-untyped-call]


def is_said(event: Mapping[str, Any]) -> bool:
    """Whether the event is something that a person said to us."""
    by_whom_and_where = event.get("user") and event.get("channel")
    return event.get("type") in {"app_mention", "message"} and bool(by_whom_and_where)


def reply_to(
    client: WebClient, event: Mapping[str, Any], text: str, blocks: Sequence[dict[str, Any]] = ()
) -> None:
    """Answer a message where it was written: in a channel for its writer alone.

    Raises SlackApiError or OSError.
    """
    where = {"channel": event["channel"], "thread_ts": event.get("thread_ts")}
    if is_direct(event["channel"]):
        client.chat_postMessage(**where, text=text, blocks=blocks or None)
    else:
        client.chat_postEphemeral(**where, user=event["user"], text=text, blocks=blocks or None)


def is_member(client: WebClient, channel: str) -> bool:
    """Whether the bot is in the channel; a private one that it is not in is unknown to it.

    True if Slack does not tell: better no hint than a wrong one.
    """
    try:
        info: dict[str, Any] = client.conversations_info(channel=channel).get("channel") or {}
    except SlackApiError as error:
        return bool(error.response.get("error") != "channel_not_found")
    except SLACK_FAILURES:
        return True
    return bool(info.get("is_member"))


def check_is_in(client: WebClient, user: str, channel: str) -> None:
    """Raises NotInChannel; SlackSilent, if Slack does not tell."""
    try:
        conversations = conversations_of(client, user)
    except SLACK_FAILURES:
        raise SlackSilent(say("errors-slack-silent")) from None
    if all(one["id"] != channel for one in conversations):
        raise NotInChannel


def check_has_not_left(client: WebClient, user: str, channel: str) -> None:
    """Of a private channel without the bot, and of a very large one, nobody can tell.

    Raises NotInChannel; SlackSilent, if Slack does not answer.
    """
    if is_direct(channel):
        return
    try:
        page = client.conversations_members(channel=channel, limit=MOST_MEMBERS)
    except SlackApiError as error:
        if error_code(error) in _UNKNOWN_MEMBERS:
            return
        raise SlackSilent(say("errors-slack-silent")) from None
    except SLACK_FAILURES:
        raise SlackSilent(say("errors-slack-silent")) from None
    is_whole = not (page.get("response_metadata") or {}).get("next_cursor")
    if is_whole and user not in (page.get("members") or ()):
        raise NotInChannel


def conversations_of(client: WebClient, user: str) -> list[dict[str, Any]]:
    """The channels that the person is in and the bot may know of, as Slack describes them."""
    found: list[dict[str, Any]] = []
    cursor = ""
    for _ in range(MOST_PAGES):
        page = client.users_conversations(
            user=user, types="public_channel,private_channel", limit=PAGE, cursor=cursor
        )
        found += page.get("channels") or []
        cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
        if not cursor:
            break
    return found


def read_answers(view: Mapping[str, Any]) -> dict[str, str | None]:
    """What was typed or chosen in a modal, by block_id; None where nothing was."""
    values: Mapping[str, Mapping[str, Mapping[str, Any]]] = view["state"]["values"]
    return {
        block_id: _raw(element)
        for block_id, elements in values.items()
        for element in elements.values()
    }


def read_choices(view: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """What was chosen where several may be, by block_id."""
    values: Mapping[str, Mapping[str, Mapping[str, Any]]] = view["state"]["values"]
    return {
        block_id: tuple(_chosen(element))
        for block_id, elements in values.items()
        for element in elements.values()
    }


def _chosen(element: Mapping[str, Any]) -> list[str]:
    one, several = element.get("selected_option"), element.get("selected_options") or []
    options = [one] if one else several
    return [*(element.get("selected_users") or []), *(str(option["value"]) for option in options)]


def _raw(element: Mapping[str, Any]) -> str | None:
    chosen = element.get("selected_option")
    if chosen:
        return str(chosen["value"])
    return element.get("selected_date") or element.get("value")
