"""What `mlteam knowledge explain` shows at a terminal."""

from collections.abc import Iterator

from rich.console import Console, RenderableType

from bot.entrypoints.explain import Explained
from bot.entrypoints.items import Part
from bot.entrypoints.terminal import bullets, card, labelled, paragraph


def item_page(found: Explained, console: Console) -> Iterator[RenderableType]:
    yield card(found.kind, paragraph(f"{found.title}\nid: {found.id}"))
    yield labelled(map(_part, found.parts), console, apart=True)


def _part(part: Part) -> tuple[str, RenderableType]:
    title, text = part
    content = paragraph(text) if isinstance(text, str) else bullets(map(paragraph, text))
    return title, content
