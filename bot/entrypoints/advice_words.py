"""The words for advice that a terminal, plain text and Markdown share."""

from collections.abc import Iterator

from bot.views.facts import evidence_text, origin_mark
from bot.views.hiring import hiring_text
from knowledge.advice.answer import Advice, Recommendation
from knowledge.advice.facts import Facts
from knowledge.schema import Knowledge, Move, Source


def opening(advice: Advice, facts: Facts) -> str:
    size, stage = (origin_mark(facts[name].origin) for name in ("size_band", "stage"))
    return f"Company size: {advice.band}{size}. Stage: {advice.stage}{stage}."


def move_text(one: Recommendation, knowledge: Knowledge) -> str:
    """Such as "Hire: Data engineer"."""
    about = knowledge.roles[one.role] if one.role else knowledge.rules[one.rule]
    return f"{knowledge.moves[one.move].title}: {about.title}"


def reasons(one: Recommendation, knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    """All that speaks for it or against it, but for its sources."""
    rule = knowledge.rules[one.rule]
    yield "Why", one.why
    yield "Because", ", ".join(evidence_text(entry, knowledge) for entry in one.evidence)
    if rule.unless:
        yield "Unless", rule.unless
    if one.move is Move.HIRE:
        yield "Candidates", hiring_text(one, knowledge)
    if one.would_change:
        yield "Would change", "; ".join(f"{c.change} → {c.then}" for c in one.would_change)
    yield "Confidence", f"{one.confidence} (severity {one.severity}, rule {one.rule})"


def source_text(source: Source) -> str:
    """Without its address."""
    return f"{source.title} ({source.publisher}, {source.year or 'no year'})"


def untold(advice: Advice, facts: Facts, knowledge: Knowledge) -> str:
    """What nobody told: of some of it we assumed a value, the rest no rule could go by."""
    labels: dict[str, list[str]] = {"assumed": [], "unknown": []}
    for name in advice.assumed:
        word = "unknown" if facts[name].value is None else "assumed"
        labels[word].append(knowledge.fields[name].label)
    parts = [f"{word}: {', '.join(found)}" for word, found in labels.items() if found]
    return f"Nobody told, so {'; '.join(parts)}." if parts else ""
