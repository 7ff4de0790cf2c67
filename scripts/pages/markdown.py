"""Markdown as GitHub shows it: anchors, links, tables, lists."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from knowledge.catalogue import Listed
from knowledge.schema import Knowledge, Reading, Requirement, Role, Source, Strength, Value

NOTE = "<!-- Written by `make docs`. Don't edit it here. -->"
HOMES: Mapping[str, str] = {
    "role": "roles.md",
    "rule": "rules.md",
    "tip": "tips.md",
    "hiring tip": "tips.md",
    "target team": "teams.md",
    "duty": "teams.md",
    "benchmark": "teams.md",
    "size": "tips.md",
    "threshold": "facts.md",
    "source": "sources.md",
}
"""The page on which the items of a kind stand, each below an anchor of its id."""

Lines = Iterator[str]
Page = Callable[[Knowledge], Lines]


def page_of(lines: Iterable[str]) -> str:
    text = "\n".join((NOTE, *lines))
    return re.sub(r"\n{3,}", "\n\n", text).rstrip() + "\n"


def heading(level: int, title: str, anchor: str = "") -> str:
    """With an anchor that stays when the title is reworded."""
    mark = f'<a id="{anchor}"></a>\n\n' if anchor else ""
    return f"\n{mark}{'#' * level} {title}\n"


def slug(title: str) -> str:
    """The anchor that GitHub gives to a heading."""
    return re.sub(r"[^\w\- ]", "", title).strip().lower().replace(" ", "-")


def link(title: str, target: str) -> str:
    return f"[{_in_link(title)}]({target})"


def item_link(listed: Listed) -> str:
    return link(listed.title, f"{HOMES[listed.kind]}#{listed.id}")


def role_links(ids: Iterable[str], knowledge: Knowledge) -> str:
    return ", ".join(role_link(knowledge.roles[id_]) for id_ in ids)


def role_link(role: Role) -> str:
    return link(role.title, f"roles.md#{role.id}")


def bullets(title: str, entries: Iterable[str], *, indent: str = "") -> Lines:
    """Nothing at all if there is no entry."""
    lines = [f"{indent}- {entry}" for entry in entries]
    if lines:
        yield f"{indent}**{title}**\n"
        yield from lines
        yield ""


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Lines:
    yield _row(columns)
    yield f"|{'---|' * len(columns)}"
    for row in rows:
        yield _row(map(str, row))
    yield ""


def code(conditions: Iterable[str]) -> str:
    return " and ".join(f"`{condition}`" for condition in conditions)


def requirement(required: Requirement, knowledge: Knowledge) -> str:
    """What has to be so before, and who has to be there if a person is what is missing."""
    role = required.role
    missing = f" Who is missing: {role_link(knowledge.roles[role])}." if role else ""
    return f"{required.first} Needed: {code(required.when)}.{missing}"


def sources(item: Value, knowledge: Knowledge, *, indent: str = "") -> Lines:
    """What the item rests on, and who speaks against it."""
    for title, key in (("Sources", "sources"), ("Against", "against")):
        cited = (source_line(knowledge.sources[id_]) for id_ in getattr(item, key, ()))
        yield from bullets(title, cited, indent=indent)


def source_line(source: Source) -> str:
    """Linked, and marked where it is weak."""
    marks = [
        *(["opinion"] if source.strength is Strength.OPINION else []),
        *(["second-hand"] if source.reading is Reading.SECOND_HAND else []),
    ]
    marked = f" *({', '.join(marks)})*" if marks else ""
    year = source.year or "no year"
    more = link("more", f"sources.md#{source.id}")
    return f"{link(source.title, source.address)}, {source.publisher}, {year}{marked} ({more})"


def _in_link(title: str) -> str:
    return re.sub(r"([\[\]])", r"\\\1", title)


def _row(cells: Iterable[str]) -> str:
    escaped = (cell.replace("|", r"\|") for cell in cells)
    return f"| {' | '.join(escaped)} |"
