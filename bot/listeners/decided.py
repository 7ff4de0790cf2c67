"""What messages and modals show once something was decided: for all in the channel's language, for
one person in their own.
"""

from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from slack_sdk import WebClient
from structlog import get_logger

from bot.deps import Deps
from bot.language import speaking
from bot.listeners.shapes import is_slacks
from bot.listeners.slack import open_modal, respond, response_url_of
from bot.reply import Message
from bot.slack_errors import SLACK_FAILURES
from bot.subcommands.call import is_direct
from bot.usecases.advice import get_advice
from bot.usecases.decisions import get_step, list_steps
from bot.usecases.schedules import language_of_channel
from bot.usecases.upkeep import find_hire
from bot.views.advice import advice_again
from bot.views.decide import DecideContext
from bot.views.decisions import decided_message, in_modal
from storage.values import ChannelKey, Decision

Body = Mapping[str, Any]
log = get_logger(__name__)


def speaking_to_readers(deps: Deps, key: ChannelKey, body: Body) -> AbstractContextManager[None]:
    """The language of those who see what was pressed: of the channel for a message that everybody
    sees, else as it is.
    """
    return nullcontext() if is_for_one(body) else speaking(language_of_channel(deps, key))


def is_for_one(body: Body) -> bool:
    """Whether nobody else sees where it was pressed: a modal, App Home, or a private message."""
    container, place = body.get("container") or {}, body.get("channel") or {}
    is_private = container.get("is_ephemeral") or is_direct(str(place.get("id") or ""))
    return bool(body.get("view") or is_private)


def what_was_decided(deps: Deps, decision: Decision, *, has_others: bool = False) -> Message:
    steps = list_steps(deps, decision.key)
    step = get_step(deps, steps, decision.rule)
    hire = find_hire(deps, decision)
    return decided_message(decision, step, steps, deps.knowledge, hire=hire, has_others=has_others)


def update_message(client: WebClient, deps: Deps, about: DecideContext, decision: Decision) -> None:
    """The one from which the form was opened: a private advice is shown anew, a question to all is
    answered if it was asked about the step that was decided.
    """
    try:
        if is_slacks(about.response_url, client.base_url):
            found = get_advice(deps, decision.key)
            shown = advice_again(found, deps.knowledge, decision)
            respond(about.response_url, shown.text, shown.blocks, replace=True)
        elif about.message_ts and about.asked == about.rule:
            _answer_question(client, deps, about, decision)
    except SLACK_FAILURES as error:
        # The decision is stored; only the message still shows what was before. A private one can be
        # replaced for half an hour.
        log.warning("message not updated", error=str(error))


def _answer_question(
    client: WebClient, deps: Deps, about: DecideContext, decision: Decision
) -> None:
    with speaking(language_of_channel(deps, decision.key)):
        shown = what_was_decided(deps, decision, has_others=about.has_others)
    client.chat_update(
        channel=about.channel, ts=about.message_ts, text=shown.text, blocks=shown.blocks
    )


def replace_pressed(body: Body, shown: Message) -> None:
    """In place of the message in which something was pressed."""
    try:
        respond(response_url_of(body), shown.text, shown.blocks, replace=True)
    except SLACK_FAILURES as error:
        log.warning("message not updated", error=str(error))


def answer_press(  # noqa: PLR0913 -- where it was pressed, and what to say there
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
        replace_pressed(body, shown)
    else:
        respond(response_url_of(body), shown.text, shown.blocks)
