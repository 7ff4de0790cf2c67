"""Finding an element among blocks, and what choosing something in it gives."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from playground.blockkit import elements_of, every_block
from playground.errors import NotPossible
from playground.state import STATEFUL, entry, option_with

Json = dict[str, Any]


@dataclass(frozen=True)
class Found:
    block: Json
    element: Json

    @property
    def block_id(self) -> str:
        return str(self.block["block_id"])

    @property
    def silent(self) -> bool:
        """In an input block, Slack tells the app at once only if it asked for that."""
        return self.block["type"] == "input" and not self.block.get("dispatch_action")


def find_element(
    blocks: list[Json], action_id: str, value: object = None, block_id: str | None = None
) -> Found:
    """Where several elements share the action_id, the button with that value. Raises
    NotPossible, naming what there is."""
    candidates = [
        found
        for found in _all(blocks)
        if found.element["action_id"] == action_id and block_id in (None, found.block_id)
    ]
    exact = [found for found in candidates if found.element.get("value") == value]
    if not candidates:
        known = sorted({found.element["action_id"] for found in _all(blocks)})
        raise NotPossible(f"there is no {action_id} here; there are {known}")
    return exact[0] if exact else candidates[0]


def chosen_entry(found: Found, value: object) -> Json | None:
    """The new state of an element in which this raw value was chosen; None for a button. For an
    overflow menu or a pair of feedback buttons it is what the app is told."""
    kind = found.element["type"]
    if kind in STATEFUL:
        return entry(found.element, value)
    if kind == "overflow":
        return {"selected_option": option_with(found.element, value)}
    if kind == "feedback_buttons":
        return _feedback(found.element, value)
    return None


def _feedback(element: Json, value: object) -> Json:
    pressed = element["positive_button"], element["negative_button"]
    for button in pressed:
        if button["value"] == value:
            return {"text": button["text"], "value": value}
    raise NotPossible(f"{element['action_id']} offers {[each['value'] for each in pressed]}")


def _all(blocks: list[Json]) -> Iterator[Found]:
    for block in every_block(blocks):
        for _, element in elements_of(block):
            if "action_id" in element:
                yield Found(block, element)
