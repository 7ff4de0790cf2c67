"""Blocks as Slack keeps them: with every id and default that the app left out."""

import copy
import secrets
import string
from typing import Any

from playground.blockkit import elements_of, every_block

Json = dict[str, Any]
ALPHABET = string.ascii_letters + string.digits
NEEDS_NO_ACTION_ID = {"image", "plain_text", "mrkdwn"}


def settle(blocks: list[Json]) -> list[Json]:
    """A copy with a block_id, an action_id and the text defaults everywhere. It expects blocks
    that have passed the checks of `playground.blockkit`."""
    settled = copy.deepcopy(blocks)
    for block in every_block(settled):
        block.setdefault("block_id", _some_id())
        for _, element in elements_of(block):
            if element["type"] not in NEEDS_NO_ACTION_ID:
                element.setdefault("action_id", _some_id())
        _complete_text(block)
    return settled


def text_object(value: Json | None) -> Json | None:
    """A copy of one text object with its defaults."""
    completed = copy.deepcopy(value)
    _complete_text(completed)
    return completed


def _some_id() -> str:
    # With a capital first, so that no id that a bot gives looks like it.
    return secrets.choice(string.ascii_uppercase) + "".join(
        secrets.choice(ALPHABET) for _ in range(4)
    )


def _complete_text(value: object) -> None:
    if isinstance(value, list):
        for each in value:
            _complete_text(each)
    elif isinstance(value, dict):
        if value.get("type") == "plain_text":
            value.setdefault("emoji", True)
        elif value.get("type") == "mrkdwn":
            value.setdefault("verbatim", False)
        for each in value.values():
            _complete_text(each)
