"""What is inside of blocks: other blocks, elements and pictures, each with its JSON pointer."""

import re
from collections.abc import Iterable, Iterator

from playground.blockkit.checks import Json


def placed_blocks(blocks: Iterable[object], at: str = "/blocks") -> Iterator[tuple[str, Json]]:
    """Every block with its pointer, those inside of containers too."""
    for number, block in enumerate(blocks):
        if isinstance(block, dict):
            yield f"{at}/{number}", block
            if isinstance(block.get("child_blocks"), list):
                yield from placed_blocks(block["child_blocks"], f"{at}/{number}/child_blocks")


def every_block(blocks: Iterable[object]) -> list[Json]:
    return [block for _, block in placed_blocks(blocks)]


def elements_of(block: Json, at: str = "") -> Iterator[tuple[str, Json]]:
    """The elements in a block with their pointers, text objects of a context included."""
    for name in ("accessory", "element"):
        if isinstance(block.get(name), dict):
            yield f"{at}/{name}", block[name]
    for name in ("elements", "actions"):
        if block.get("type") not in ("rich_text", "carousel") and isinstance(block.get(name), list):
            for index, element in enumerate(block[name]):
                if isinstance(element, dict):
                    yield f"{at}/{name}/{index}", element


def images(value: object, at: str) -> Iterator[tuple[str, Json]]:
    if isinstance(value, dict):
        if value.get("type") == "image" and isinstance(value.get("slack_file"), dict):
            yield at, value
        for name, part in value.items():
            yield from images(part, f"{at}/{name}")
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from images(part, f"{at}/{number}")


def file_of(slack_file: Json) -> str:
    """Its id, which is in each of the addresses that Slack gives it."""
    found = re.search(r"\bF[A-Z0-9]{8,}\b", str(slack_file.get("id") or slack_file.get("url")))
    return found.group() if found else ""


def files_in(blocks: Iterable[object]) -> set[str]:
    """The ids of the files that images among these blocks show."""
    return {file_of(image["slack_file"]) for _, image in images(list(blocks), "")}
