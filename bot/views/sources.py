"""Sources as readers see them: cited short, linked, and marked where they are weak."""

from collections.abc import Iterable

from bot.mrkdwn import escape
from bot.views.text import link
from knowledge.schema import Knowledge, Reading, Source, Strength


def sources_line(ids: Iterable[str], knowledge: Knowledge, *, label: str = "Sources") -> str:
    return f"{label}: {' · '.join(source_link(knowledge.sources[id_]) for id_ in ids)}"


def source_link(source: Source) -> str:
    """Such as "RAND 2024"; the link leads to the whole title."""
    year = str(source.year) if source.year else "(no year)"
    marks = [
        *(["opinion"] if source.strength is Strength.OPINION else []),
        *(["second-hand"] if source.reading is Reading.SECOND_HAND else []),
    ]
    marked = f" ({', '.join(marks)})" if marks else ""
    return f"{link(source.address, f'{source.cite} {year}')}{escape(marked)}"
