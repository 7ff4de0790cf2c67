"""Sources as readers see them: cited short, linked, and marked where they are weak."""

from collections.abc import Iterable

from bot.mrkdwn import escape
from bot.views.text import link
from knowledge.schema import Knowledge, Reading, Rule, Source, Strength


def sources_line(ids: Iterable[str], knowledge: Knowledge, *, label: str = "Sources") -> str:
    return f"{label}: {' · '.join(source_link(knowledge.sources[id_]) for id_ in ids)}"


def first_sources_line(rule: Rule, knowledge: Knowledge) -> str:
    """One for and one against, or two for; the others stand behind the button "Why?" beside it."""
    most = 1 if rule.against else 2
    lines = [
        sources_line(rule.sources[:most], knowledge),
        *([sources_line(rule.against[:1], knowledge, label="Against")] if rule.against else []),
    ]
    more = len(rule.sources[most:]) + len(rule.against[1:])
    return " · ".join([*lines, *([f"{more} more: Why?"] if more else [])])


def source_link(source: Source) -> str:
    """Such as "RAND 2024"; the link leads to the whole title."""
    year = str(source.year) if source.year else "(no year)"
    marks = [
        *(["opinion"] if source.strength is Strength.OPINION else []),
        *(["second-hand"] if source.reading is Reading.SECOND_HAND else []),
    ]
    marked = f" ({', '.join(marks)})" if marks else ""
    return f"{link(source.address, f'{source.cite} {year}')}{escape(marked)}"
