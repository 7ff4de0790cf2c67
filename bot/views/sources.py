"""Sources as readers see them: cited short, linked, and marked where they are weak."""

from collections.abc import Iterable

from bot.language import say
from bot.mrkdwn import escape
from bot.views.text import link
from knowledge.schema import Knowledge, Reading, Source, Strength


def sources_line(ids: Iterable[str], knowledge: Knowledge, *, label: str = "") -> str:
    """`label` is what stands before them in place of "Sources"."""
    links = _links(ids, knowledge)
    return f"{label}: {links}" if label else say("facts-sources", sources=links)


def against_line(ids: Iterable[str], knowledge: Knowledge) -> str:
    """Of sources that speak against it."""
    return say("facts-against", sources=_links(ids, knowledge))


def _links(ids: Iterable[str], knowledge: Knowledge) -> str:
    return " · ".join(source_link(knowledge.sources[id_]) for id_ in ids)


def source_link(source: Source) -> str:
    """Such as "RAND 2024"; the link leads to the whole title."""
    year = str(source.year) if source.year else say("facts-no-year")
    marks = [
        *([say("facts-opinion")] if source.strength is Strength.OPINION else []),
        *([say("facts-second-hand")] if source.reading is Reading.SECOND_HAND else []),
    ]
    marked = f" ({', '.join(marks)})" if marks else ""
    return f"{link(source.address, f'{source.cite} {year}')}{escape(marked)}"
