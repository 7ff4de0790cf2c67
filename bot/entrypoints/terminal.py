"""Text for people at a terminal: paragraphs, lists and labels as wide as their window."""

import re
from collections.abc import Iterable, Iterator, Sequence

from rich.box import ROUNDED
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.style import Style
from rich.table import Table
from rich.text import Text

MOST_COLUMNS = 100
"""Longer lines are hard to read, however wide the window."""
STACKED_BELOW = 72
"""Columns under which a label stands above its text, not beside it."""
LABEL_COLUMNS = 16
"""At most."""
INDENT = 2

_ADDRESS = re.compile(r"https?://[^\s;]+")
_CONDITIONS = re.compile(r"\[[^\]]+\]$")


def find_terminal() -> Console | None:
    """The terminal on stdout; None for a file, a pipe, or a terminal that can only type.

    NO_COLOR, FORCE_COLOR, TERM and COLUMNS are respected; rich knows them.
    """
    console = Console(highlight=False, markup=False, emoji=False)
    if not console.is_terminal or console.is_dumb_terminal:
        return None
    console.width = min(console.width, MOST_COLUMNS)
    return console


def paragraph(text: str) -> Text:
    """Addresses in it become links, and the conditions at its end step back."""
    made = Text(text)
    for match in _ADDRESS.finditer(text):
        made.stylize(Style(color="blue", underline=True, link=match[0]), *match.span())
    if (conditions := _CONDITIONS.search(text)) is not None:
        made.stylize("dim", *conditions.span())
    return made


def bullets(entries: Iterable[RenderableType]) -> Table:
    return _hanging((Text("•"), entry) for entry in entries)


def numbered(entries: Iterable[RenderableType], pattern: str = "{}") -> Table:
    """Counted from 1, with numbers such as "1" or, by a pattern, "[1]"."""
    counted = enumerate(entries, start=1)
    return _hanging((Text(pattern.format(number)), entry) for number, entry in counted)


def _hanging(rows: Iterable[Sequence[RenderableType]]) -> Table:
    table = Table.grid(padding=(0, 1))
    table.add_column(no_wrap=True, justify="right")
    table.add_column(overflow="fold")
    for row in rows:
        table.add_row(*row)
    return table


def labelled(
    parts: Iterable[tuple[str, RenderableType]], console: Console, *, apart: bool = False
) -> RenderableType:
    """Labels beside their texts, or above them where the window is narrow.

    `apart` leaves an empty line between parts.
    """
    if console.width < STACKED_BELOW:
        return Group(*_stacked(parts, apart=apart))
    table = Table.grid(padding=(0, 2, int(apart), 0))
    table.add_column(max_width=LABEL_COLUMNS, style="bold")
    table.add_column(overflow="fold")
    for label, content in parts:
        table.add_row(label, content)
    return Padding(table, (0, 0, 0, INDENT), expand=False)


def _stacked(
    parts: Iterable[tuple[str, RenderableType]], *, apart: bool
) -> Iterator[RenderableType]:
    for label, content in parts:
        yield Text(label, style="bold")
        yield Padding(content, (0, 0, int(apart), INDENT), expand=False)


def card(title: str, content: RenderableType) -> Panel:
    return Panel(
        content,
        title=Text(title, style="bold"),
        title_align="left",
        box=ROUNDED,
        border_style="cyan",
        padding=(0, 1),
    )


def heading(text: str) -> Padding:
    return Padding(Text(text, style="bold cyan"), (1, 0, 0, 0), expand=False)
