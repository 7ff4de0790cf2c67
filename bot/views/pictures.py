"""Pictures in messages and in App Home: the button that asks for one, and where it is shown."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from slack_sdk.models.blocks import ButtonElement, ImageBlock

from bot.language import say
from bot.mrkdwn import escape
from bot.reply import Message, Picture
from bot.views.buttons import button
from bot.views.ids import Action
from bot.views.text import LONGEST_TEXT, context, message

MOST_BLOCKS = 50
LONGEST_COMMAND = 200
_BUTTONS = frozenset({Action.SHOW_PICTURE, Action.HISTORY_PICTURE})

_Block = Mapping[str, Any]


def picture_buttons(command: str, *, shown: bool = True) -> list[ButtonElement]:
    """One, if there is something to draw. `command` is what was typed to get the message."""
    if not shown or len(command) > LONGEST_COMMAND:
        return []
    return [button(say("pictures-show"), Action.SHOW_PICTURE, value=command)]


def image_block(picture: Picture, file: str) -> ImageBlock:
    """`file` is Slack's id of it."""
    return ImageBlock(alt_text=picture.alt, slack_file={"id": file})


def picture_message(picture: Picture, file: str) -> Message:
    return message(image_block(picture, file))


def with_picture(shown: Message, picture: Picture, file: str) -> Message:
    """The message with the picture below its headline, in place of the button."""
    first, *others = _without_button(shown.blocks)
    blocks = [first, image_block(picture, file).to_dict(), *others]
    text = f"{shown.text}\n{escape(picture.alt)}"
    cut = text if len(text) <= LONGEST_TEXT else f"{text[: LONGEST_TEXT - 1]}\u2026"
    return Message(cut, blocks[:MOST_BLOCKS])


def being_drawn(shown: Message) -> Message:
    """The message while its picture is made: nobody needs to press again."""
    return _with_note(shown, _without_button(shown.blocks), say("pictures-being-drawn"))


def without_picture(shown: Message, why: str) -> Message:
    """The message as it was, its button too, and one sentence on why it has no picture."""
    return _with_note(shown, shown.blocks, why)


def _with_note(shown: Message, blocks: Sequence[_Block], note: str) -> Message:
    text = f"{shown.text[: LONGEST_TEXT - len(note) - 1]}\n{note}"
    return Message(text, [*map(dict, blocks[: MOST_BLOCKS - 1]), context(note).to_dict()])


def _without_button(blocks: Sequence[_Block]) -> list[dict[str, Any]]:
    return [dict(kept) for block in blocks for kept in _kept(block)]


def _kept(block: _Block) -> Iterator[_Block]:
    if block["type"] != "actions":
        yield block
        return
    elements = [one for one in block["elements"] if one.get("action_id") not in _BUTTONS]
    if elements:
        yield {**block, "elements": elements}
