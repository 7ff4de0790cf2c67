"""What listeners ask Slack and read from its requests."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from typing import Any

from slack_bolt import BoltContext
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.models.views import View
from slack_sdk.webhook import WebhookClient
from structlog import get_logger

from bot.errors import StaleButton, UserError
from bot.language import say
from bot.listeners.actors import acting, list_groups, workspace_of
from bot.listeners.membership import is_member
from bot.listeners.people import person_of
from bot.listeners.posting import post
from bot.listeners.response_urls import read
from bot.slack_client import calling
from bot.slack_errors import NOBODY_THERE, error_code
from bot.subcommands.call import Call, is_direct
from bot.views.assistant import at_channel
from bot.views.metadata import ChannelId, read_metadata
from storage.values import ChannelKey

IN_REQUEST_SECONDS = 2
"""Slack waits three seconds for an answer, so no call on the way to it may take longer."""
_CHANNEL = re.compile(r"[CG][A-Z0-9]{8,}")
_TOO_LATE = frozenset(
    {
        *("expired_trigger_id", "exchanged_trigger_id", "trigger_expired", "invalid_trigger_id"),
        # The modal was closed meanwhile.
        *("not_found", "view_not_found"),
    }
)

log = get_logger(__name__)


class TooLate(UserError):
    def __init__(self) -> None:
        super().__init__(say("errors-too-late"))


def channel_key(context: BoltContext, channel: str) -> ChannelKey:
    """In the workspace in which the app is installed, whoever acts."""
    return ChannelKey(workspace_of(context), channel)


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
        channel = _channel_of_modal(view.get("private_metadata") or "")
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
    """Alone, or among what else the modal has to remember. Raises StaleButton."""
    if not metadata.startswith("{"):
        return metadata if _CHANNEL.fullmatch(metadata) else ""
    return read_metadata(_InChannel, metadata).channel


@dataclass(frozen=True, kw_only=True)
class _InChannel:
    channel: ChannelId


def value_of(action: Mapping[str, Any]) -> str:
    """What the button stands for. Raises StaleButton if it has no value."""
    value = action.get("value")
    if value is None:
        raise StaleButton
    return str(value)


def response_url_of(body: Mapping[str, Any]) -> str:
    """Where to answer. Raises StaleButton where nothing can be answered: outside of messages."""
    url = body.get("response_url")
    if not url:
        raise StaleButton
    return str(url)


def channel_of_message(body: Mapping[str, Any]) -> str:
    """That in which the message with the button stands. Raises StaleButton if it is in none."""
    place = body.get("channel")
    if not place:
        raise StaleButton
    return str(place["id"])


def metadata_of(body: Mapping[str, Any]) -> str:
    """What the modal remembers. Raises StaleButton outside of one."""
    view = body.get("view") or {}
    if view.get("type") != "modal":
        raise StaleButton
    return str(view["private_metadata"])


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
            client.views_push(trigger_id=_trigger_of(body), view=view)
        elif pressed_in.get("type") == "modal":
            client.views_update(view_id=pressed_in["id"], view=view)
        else:
            client.views_open(trigger_id=_trigger_of(body), view=view)
    except SlackApiError as error:
        if error_code(error) in _TOO_LATE:
            raise TooLate from None
        raise


def _trigger_of(body: Mapping[str, Any]) -> str:
    """Without one, Slack opens nothing. Raises TooLate."""
    if not body.get("trigger_id"):
        raise TooLate
    return str(body["trigger_id"])


def _has_room_above(view: Mapping[str, Any]) -> bool:
    """Slack stacks three modals at most."""
    below = view.get("previous_view_id")
    return not below or below == view.get("root_view_id")


def respond(
    response_url: str, text: str, blocks: Sequence[dict[str, Any]] = (), *, replace: bool = False
) -> None:
    """Answer whoever pressed a button: with a new message for them alone, or in place of the one
    with the button, for all who see it. What was noted in the URL says where that is.

    Not with Bolt's `respond`, which waits half a minute and says nothing when Slack refuses.
    Raises SlackApiError or OSError.
    """
    url, thread = read(response_url)
    body = {
        "text": text,
        "blocks": at_channel(blocks, thread.channel) if thread else list(blocks),
        "replace_original": replace,
    }
    if not replace:
        # In a thread with the bot it stays, as all else there.
        in_thread = {"response_type": "in_channel", "thread_ts": thread.ts} if thread else {}
        body |= in_thread if thread and thread.ts else {"response_type": "ephemeral"}
    webhook = WebhookClient(url, timeout=IN_REQUEST_SECONDS, retry_handlers=[])
    with calling("response_url"):
        response = webhook.send_dict({name: value for name, value in body.items() if value != []})
        if response.status_code != HTTPStatus.OK:
            raise SlackApiError("response_url", {"error": response.body})  # type: ignore[no-untyped-call]


def is_said(event: Mapping[str, Any]) -> bool:
    """Whether the event is something that a person said to us."""
    by_whom_and_where = event.get("user") and event.get("channel")
    return event.get("type") in {"app_mention", "message"} and bool(by_whom_and_where)


def thread_of(event: Mapping[str, Any]) -> str | None:
    """Where a message is answered: in its thread; in direct messages each begins one of its own."""
    own = event.get("ts") if is_direct(event["channel"]) else None
    return event.get("thread_ts") or own


def reply_to(
    client: WebClient, event: Mapping[str, Any], text: str, blocks: Sequence[dict[str, Any]] = ()
) -> None:
    """Answer a message where it was written: in a channel for its writer alone, if they are there.

    Raises SlackApiError or OSError.
    """
    where = {"channel": event["channel"], "thread_ts": thread_of(event)}
    if is_direct(event["channel"]):
        client.chat_postMessage(**where, text=text, blocks=blocks or None)
        return
    try:
        client.chat_postEphemeral(**where, user=event["user"], text=text, blocks=blocks or None)
    except SlackApiError as error:
        if error_code(error) not in NOBODY_THERE:
            raise
        log.info("nobody to answer", error=error_code(error))


def read_answers(view: Mapping[str, Any]) -> dict[str, str | None]:
    """What was typed or chosen in a modal, by block_id; None where nothing was."""
    values = _inputs_of(view)
    return {
        block_id: _raw(element)
        for block_id, elements in values.items()
        for element in elements.values()
    }


def read_choices(view: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """What was chosen where several may be, by block_id."""
    values = _inputs_of(view)
    return {
        block_id: tuple(_chosen(element))
        for block_id, elements in values.items()
        for element in elements.values()
    }


def _inputs_of(view: Mapping[str, Any]) -> Mapping[str, Mapping[str, Mapping[str, Any]]]:
    values: Mapping[str, Mapping[str, Mapping[str, Any]]]
    values = (view.get("state") or {}).get("values") or {}
    return values


def _chosen(element: Mapping[str, Any]) -> list[str]:
    one, several = element.get("selected_option"), element.get("selected_options") or []
    options = [one] if one else several
    return [*(element.get("selected_users") or []), *(str(option["value"]) for option in options)]


def _raw(element: Mapping[str, Any]) -> str | None:
    chosen = element.get("selected_option")
    if chosen:
        return str(chosen["value"])
    return element.get("selected_date") or element.get("value")
