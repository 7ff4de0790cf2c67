"""What Slack refuses in a message, a modal or a home tab."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Literal

from playground.blockkit.blocks import BLOCKS, NEWER, ON_SURFACE
from playground.blockkit.checks import (
    Json,
    Problem,
    anything,
    array,
    boolean,
    record,
    string,
    text,
    typed,
)
from playground.blockkit.nesting import elements_of, file_of, images, placed_blocks

Surface = Literal["message", "modal", "home"]

MOST_BLOCKS = {"message": 50, "modal": 100, "home": 100}
MOST_MARKDOWN = 12_000
MOST_TABLE_TEXT = 10_000
MOST_VIEW_BYTES = 250_000

_VIEW = {
    "blocks": anything,
    "private_metadata": string(3000, 0),
    "callback_id": string(255, 0),
    "external_id": string(255, 0),
}
_VIEWS = typed(
    {
        "modal": record(
            {"title": text(24), "blocks": anything},
            {
                **_VIEW,
                "submit": text(24),
                "close": text(24),
                "clear_on_close": boolean,
                "notify_on_close": boolean,
                "submit_disabled": boolean,
            },
        ),
        "home": record({"blocks": anything}, _VIEW),
    }
)


def problems(blocks: object, surface: Surface, at: str = "/blocks") -> list[Problem]:
    """Everything that Slack would refuse in these blocks, in reading order; empty when fine."""
    check = array(typed(BLOCKS, ON_SURFACE[surface]), MOST_BLOCKS[surface], 0)
    found = list(check(blocks, at))
    if isinstance(blocks, list):
        dicts = list(placed_blocks(blocks, at))
        found += [*_repeated_ids(dicts), *_totals(dicts, at), *_focus(dicts)]
    return found


def newer_problems(blocks: Iterable[object], at: str = "/blocks") -> list[Problem]:
    """What Slack refuses besides where the newer blocks have not come yet."""
    return [
        Problem(f"unsupported type: {block['type']}", f"{place}/type")
        for place, block in placed_blocks(blocks, at)
        if block.get("type") in NEWER
    ]


def file_problems(
    blocks: Iterable[object], is_known: Callable[[str], bool], at: str = "/blocks"
) -> list[Problem]:
    """Images that show a file which Slack does not have."""
    return [
        Problem("invalid slack file", f"{place}/slack_file")
        for place, image in images(list(blocks), at)
        if not is_known(file_of(image["slack_file"]))
    ]


def view_problems(view: object, at: str = "/view") -> list[Problem]:
    """Everything that Slack would refuse in a modal or home tab; empty when fine."""
    found = list(_VIEWS(view, at))
    if not isinstance(view, dict) or view.get("type") not in ("modal", "home"):
        return found
    found += problems(view.get("blocks", []), view["type"], f"{at}/blocks")
    found += _whole_view(view, at)
    return found


def _whole_view(view: Json, at: str) -> Iterator[Problem]:
    blocks = view.get("blocks")
    inputs = isinstance(blocks, list) and any(
        isinstance(block, dict) and block.get("type") == "input" for block in blocks
    )
    if view["type"] == "modal" and inputs and not view.get("submit"):
        yield Problem("`submit` is required when an `input` block is within the `blocks` array", at)
    if len(json.dumps(view).encode()) > MOST_VIEW_BYTES:
        yield Problem("view is too large: more than 250 kB", at)


def _repeated_ids(blocks: list[tuple[str, Json]]) -> Iterator[Problem]:
    for at, block_id in _repeated([(at, block.get("block_id")) for at, block in blocks]):
        yield Problem(f"block_id {block_id} already exists", f"{at}/block_id")
    for at, block in blocks:
        ids = [(place, element.get("action_id")) for place, element in elements_of(block, at)]
        for place, action_id in _repeated(ids):
            yield Problem(f"action_id {action_id} already exists", f"{place}/action_id")


def _repeated(ids: list[tuple[str, object]]) -> Iterator[tuple[str, str]]:
    seen: Counter[str] = Counter()
    for at, name in ids:
        if isinstance(name, str):
            seen[name] += 1
            if seen[name] > 1:
                yield at, name


def _totals(blocks: list[tuple[str, Json]], at: str) -> Iterator[Problem]:
    kinds = Counter(str(block.get("type")) for _, block in blocks)
    if kinds["table"] > 1:
        yield Problem("only_one_table_allowed", at)
    if kinds["data_visualization"] > 2:  # noqa: PLR2004  the limit of the reference page
        yield Problem("no more than 2 data_visualization blocks allowed", at)
    markdown = [block.get("text") for _, block in blocks if block.get("type") == "markdown"]
    if len(markdown) > 1 and sum(len(str(part)) for part in markdown) > MOST_MARKDOWN:
        yield Problem("markdown blocks must be less than 12001 characters in total", at)
    for place, block in blocks:
        if block.get("type") == "table" and _table_text(block) > MOST_TABLE_TEXT:
            yield Problem("table must be less than 10001 characters in total", place)


def _table_text(value: object) -> int:
    if isinstance(value, dict):
        own = len(value["text"]) if isinstance(value.get("text"), str) else 0
        return own + sum(_table_text(part) for part in value.values())
    return sum(_table_text(part) for part in value) if isinstance(value, list) else 0


def _focus(blocks: list[tuple[str, Json]]) -> Iterator[Problem]:
    focused = [
        place
        for at, block in blocks
        for place, element in elements_of(block, at)
        if element.get("focus_on_load") is True
    ]
    for place in focused[1:]:
        yield Problem("only one element may have focus_on_load", place)
