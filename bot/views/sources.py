"""Sources as readers see them: linked, with the year, and marked where they are weak."""

from collections.abc import Iterable

from bot.mrkdwn import escape
from bot.views.text import link, shortened
from knowledge.schema import Knowledge, Reading, Source, Strength

LONGEST_TITLE = 44
"""Characters: one line of a phone. The link leads to the whole title."""


def sources_line(ids: Iterable[str], knowledge: Knowledge, *, label: str = "Sources") -> str:
    return f"{label}: {' · '.join(source_link(knowledge.sources[id_]) for id_ in ids)}"


def source_link(source: Source) -> str:
    year = f", {source.year}" if source.year else ", no year"
    marks = [
        *(["opinion"] if source.strength is Strength.OPINION else []),
        *(["second-hand"] if source.reading is Reading.SECOND_HAND else []),
    ]
    marked = f" ({', '.join(marks)})" if marks else ""
    return f"{link(source.address, shortened(source.title, LONGEST_TITLE))}{escape(year + marked)}"
