"""The assistant pane: suggestions when it is opened beside a channel, answers about that channel.

Slack tells with each message which channel its writer looks at. What a conversation is about stands
besides in the metadata of our answers, so that it outlives a restart and we keep nothing of it.
"""

from functools import partial
from typing import Any

from slack_bolt import App, BoltContext
from slack_sdk import WebClient

from bot.deps import Deps
from bot.errors import NoProfile, UserError
from bot.listeners.conversation import Conversation
from bot.listeners.failures import log_failure
from bot.listeners.sending import Sender
from bot.listeners.slack import build_call, channel_key
from bot.mrkdwn import readable
from bot.reply import Handout, Message
from bot.subcommands.call import Call
from bot.subcommands.said import run_said
from bot.usecases.home import Place
from bot.views.assistant import no_team_message, refusal_message

Body = dict[str, Any]


def register(app: App, deps: Deps) -> None:
    # The other tab is drawn elsewhere.
    @app.event("app_home_opened", matchers=[_is_conversation])
    def on_opened(event: Body, context: BoltContext, client: WebClient) -> None:
        opened = _conversation(event, context, client, deps)
        place = opened.find_place()
        opened.greet_once(place)
        opened.suggest(place)

    @app.event("app_context_changed", matchers=[_says_where])
    def on_look(event: Body, context: BoltContext, client: WebClient) -> None:
        beside = _conversation(event, context, client, deps)
        beside.suggest(beside.find_place())


def answer(
    event: Body, context: BoltContext, client: WebClient, deps: Deps, sender: Sender
) -> None:
    """Answer a direct message, which begins or continues a conversation. Raises UserError."""
    conversation = _conversation(event, context, client, deps)
    conversation.show_status()
    place, said = conversation.find_place(), readable(event.get("text") or "")
    call = build_call(context, client, place.id if place else event["channel"], event)
    reply = _run(said, call, deps)
    if isinstance(reply, Handout):
        sender.send(reply.document, event, call.user, client)
        reply = reply.message
    conversation.answer(reply, place)
    sender.run_soon(partial(_afterwards, conversation, said, place))


def _conversation(event: Body, context: BoltContext, client: WebClient, deps: Deps) -> Conversation:
    workspace = channel_key(context, "").workspace
    return Conversation(deps=deps, client=client, workspace=workspace, event=event)


def _is_conversation(event: Body) -> bool:
    return event.get("tab") == "messages" and _says_where(event)


def _says_where(event: Body) -> bool:
    return bool(event.get("user") and event.get("channel"))


def _run(said: str, call: Call, deps: Deps) -> Message | Handout:
    """What can't be answered is said as an answer is, so that there are suggestions after it."""
    try:
        return run_said(said, call, deps)
    except NoProfile as error:
        return no_team_message(str(error))
    except UserError as error:
        return refusal_message(str(error))


def _afterwards(conversation: Conversation, said: str, place: Place | None) -> None:
    """What nobody waits for."""
    try:
        if conversation.is_new:
            conversation.set_title(said)
        conversation.suggest(place, said)
    except Exception as error:  # noqa: BLE001 -- an outer edge: nobody waits for an error here
        log_failure("nothing suggested", error)
