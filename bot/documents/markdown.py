"""Markdown that says what was meant: text is escaped, links and lists are built."""

import re
from collections.abc import Iterable, Sequence
from html import unescape

from bot.language import say
from knowledge.schema import Reading, Source, Strength

_SPECIAL = re.compile(r"([\\`*_\[\]|~#])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
"""Another & is left as it is, because a person may read the file as plain text."""


def escape(text: str) -> str:
    """Text for one line in which nothing is formatted, linked or read as HTML."""
    safe = _ENTITY.sub("&amp;", " ".join(text.split())).replace("<", "&lt;").replace(">", "&gt;")
    return _SPECIAL.sub(r"\\\1", safe)


def from_slack(text: str) -> str:
    """Words that a view has made safe for Slack, made safe for Markdown instead."""
    return escape(unescape(text))


def link(title: str, address: str) -> str:
    safe = address.replace("(", "%28").replace(")", "%29").replace(" ", "%20")
    return f"[{escape(title)}]({safe})"


def bullets(entries: Iterable[str]) -> str:
    return "\n".join(f"- {entry}" for entry in entries)


def numbered(entries: Iterable[str]) -> str:
    return "\n".join(f"{number}. {entry}" for number, entry in enumerate(entries, start=1))


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Cells are plain text and are escaped here."""
    lines = [head, ["---"] * len(head)]
    cells = [[escape(cell) for cell in row] for row in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in [*lines, *cells])


def paragraphs(parts: Iterable[str]) -> str:
    """Blocks with an empty line between them; empty ones are left out."""
    return "\n\n".join(part for part in parts if part)


def cited(label: str, sources: Iterable[Source]) -> str:
    """Such as "Sources: Anderson 2018; RAND 2024."; the list of sources has them in full."""
    names = [f"{source_name(one)}{_weakness(one)}" for one in sources]
    return say("document-cited", label=label, names="; ".join(names)) if names else ""


def source_name(source: Source) -> str:
    """What leads a reader from a citation to the list of sources."""
    return escape(f"{source.cite} {source.year or say('document-no-year')}")


def source_entry(source: Source) -> str:
    """A source in full: who, when, where, and how much it carries."""
    return say(
        "document-source-entry",
        name=source_name(source),
        link=link(source.title, source.address),
        publisher=escape(source.publisher),
        strength=say(f"document-strength-{source.strength}"),
        reading=say(f"document-reading-{source.reading}"),
    )


def _weakness(source: Source) -> str:
    marks = [
        *([say("document-opinion")] if source.strength is Strength.OPINION else []),
        *([say("document-second-hand")] if source.reading is Reading.SECOND_HAND else []),
    ]
    return f" ({', '.join(marks)})" if marks else ""
