"""How long a message is on a phone, without a browser."""

import re
from collections.abc import Iterable, Iterator, Mapping
from math import ceil
from typing import Any

COLUMNS = 38
"""Characters in a line of the playground's page at 375 px."""
AROUND = 3
"""Around the label of a button, and between it and the next one."""
_LINK = re.compile(r"<[^|>]*\|([^>]*)>")


def phone_lines(blocks: Iterable[Mapping[str, Any]]) -> int:
    """About 22 px each; a row of buttons takes two, and as many stand in it as fit."""
    return sum(_lines(text) for block in blocks for text in _texts(block))


def _texts(block: Mapping[str, Any]) -> Iterator[str]:
    if block["type"] == "actions":
        yield from ("\n" for _ in range(_rows(map(_label, block["elements"]))))
        return
    parts = [block.get("text"), *block.get("fields", ()), *block.get("elements", ())]
    yield from (part["text"] for part in parts if part)


def _label(element: Mapping[str, Any]) -> str:
    """Of a button; a menu shows three dots."""
    return str(element["text"]["text"]) if "text" in element else "…"


def _rows(labels: Iterable[str]) -> int:
    rows, filled = 0, COLUMNS
    for label in labels:
        filled += len(label) + AROUND
        if filled > COLUMNS:
            rows, filled = rows + 1, len(label) + AROUND
    return rows


def _lines(text: str) -> int:
    return sum(ceil(max(len(_LINK.sub(r"\1", line)), 1) / COLUMNS) for line in text.split("\n"))
