"""A private answer, and the same for the whole channel."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from bot.language import list_text, say
from bot.mrkdwn import literal
from bot.reply import Message
from bot.views.buttons import button, row
from bot.views.ids import Action
from bot.views.text import LONGEST_TEXT, context, day, message, section, upper_first

MOST_BLOCKS = 50
MOST_BUTTONS = 25
LONGEST_COMMAND = 200
"""Of a longer one the answer is not worth a button; it can still be shared by typing."""
FOR_ONE = frozenset(
    {
        *(Action.SHARE, Action.HISTORY_PAGE, Action.HISTORY_NEWER),
        *(Action.ROLES_PAGE, Action.ROLES_PREVIOUS, Action.TIPS_PAGE, Action.TIPS_PREVIOUS),
        Action.STATUS_MORE,
    }
)
"""Buttons that change the message for whoever presses them."""
_PERSON = re.compile(
    r"(?P<start>^[ \u2022]*(?::\w+: )?|[.!?] )?<@[UW]\w+(?:\|[^>]*)?>", re.MULTILINE
)

_Block = Mapping[str, Any]


def with_share_button(private: Message, command: str) -> Message:
    """`command` is what was typed to get it. Without room there is no button."""
    if len(command) > LONGEST_COMMAND:
        return private
    share = button(say("share-button"), Action.SHARE, value=command)
    last = private.blocks[-1] if private.blocks else {}
    if last.get("type") == "actions" and len(last["elements"]) < MOST_BUTTONS:
        whole = {**last, "elements": [*last["elements"], share.to_dict()]}
        blocks = [*private.blocks[:-1], whole]
    else:
        blocks = [*private.blocks, row(share).to_dict()]
    return Message(private.text, blocks) if len(blocks) <= MOST_BLOCKS else private


def shared_message(private: Message, command: str, now: datetime) -> Message:
    """For everyone: without names of people, and without buttons that are for one person."""
    blocks = [kept for block in private.blocks if (kept := _without_own_buttons(block))]
    origin = say("share-origin", day=day(now), command=literal(f"/mlteam {command}"))
    shown = [_anonymous(block) for block in blocks]
    if len(shown) < MOST_BLOCKS:
        shown.append(context(origin).to_dict())
    text = _unnamed(private.text)[: LONGEST_TEXT - len(origin) - 1]
    return Message(f"{text}\n{origin}", shown)


def said_shared_message() -> Message:
    return message(section(f":white_check_mark: {say('share-done')}"))


def export_sent_message(form: str, others: Iterable[str]) -> Message:
    """What is said while the file is on its way."""
    commands = list_text([f"`/mlteam export {other}`" for other in others])
    sentences = f"{say(f'share-export-{form}')} {say('share-export-care')}"
    return message(section(f"{sentences}\n{say('share-export-others', commands=commands)}"))


def _without_own_buttons(block: _Block) -> _Block | None:
    if block["type"] != "actions":
        return block
    elements = [one for one in block["elements"] if one.get("action_id") not in FOR_ONE]
    return {**block, "elements": elements} if elements else None


def _anonymous(part: Any) -> Any:  # noqa: ANN401 -- any part of a block
    match part:
        case {"type": "user"}:
            return {"type": "text", "text": say("share-member")}
        case {"type": "mrkdwn", "text": text}:
            return {**part, "text": _unnamed(text)}
        case Mapping():
            return {name: _anonymous(value) for name, value in part.items()}
        case str():
            return part
        case Iterable():
            return [_anonymous(value) for value in part]
        case _:
            return part


def _unnamed(text: str) -> str:
    member, word = re.escape(say("share-member")), re.escape(say("terms-and"))
    several = rf"{member}(?:,? (?:{word} )?{member})+"
    return re.sub(several, _members, _PERSON.sub(_member, text), flags=re.IGNORECASE)


def _members(several: re.Match[str]) -> str:
    count = several[0].casefold().count(say("share-member").casefold())
    return say("share-members", count=count)


def _member(mention: re.Match[str]) -> str:
    start = mention["start"]
    if start is None:
        return say("share-member")
    return f"{start}{upper_first(say('share-member'))}"
