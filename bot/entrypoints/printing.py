"""Advice and items of the knowledge base, as text for a terminal or as Markdown."""

import json
from collections.abc import Iterator, Sequence

from bot.deps import Deps
from bot.entrypoints.explain import explain, wrapped
from bot.usecases.impact import find_impact
from bot.views.facts import evidence_text, origin_mark
from bot.views.hiring import hiring_text
from knowledge.advice.answer import Advice, Recommendation
from knowledge.advice.derive import derive_facts
from knowledge.advice.engine import Adviser
from knowledge.advice.facts import Facts
from knowledge.advice.profile import BadProfile, ProfileFault, parse_profile
from knowledge.schema import Knowledge, Move, Source
from storage.values import Delivery


def print_advice(profile_json: str, output: str, knowledge: Knowledge) -> None:
    """`output` is json, text or markdown. Raises BadProfile."""
    if not profile_json.strip():
        raise BadProfile([ProfileFault(field="", problem="it is empty")])
    profile = parse_profile(profile_json, knowledge.roles)
    advice = Adviser(knowledge).advise(profile)
    if output == "json":
        print(json.dumps(advice.model_dump(mode="json"), ensure_ascii=False, indent=2))
        return
    facts = derive_facts(profile, knowledge)
    lines = _markdown if output == "markdown" else _text
    print("\n".join([_opening(advice, facts), *lines(advice, knowledge)]))
    print("\n".join(_closing(advice, facts, knowledge)))


def _opening(advice: Advice, facts: Facts) -> str:
    size, stage = (origin_mark(facts[name].origin) for name in ("size_band", "stage"))
    return f"Company size: {advice.band}{size}. Stage: {advice.stage}{stage}."


def _text(advice: Advice, knowledge: Knowledge) -> Iterator[str]:
    for one in advice.recommendations:
        yield ""
        yield from wrapped(one.advice, first=f"{one.rank}. ", rest="   ")
        for label, text in _details(one, knowledge):
            yield from wrapped(text, first=f"   {label}: ", rest="     ")


def _markdown(advice: Advice, knowledge: Knowledge) -> Iterator[str]:
    for one in advice.recommendations:
        yield f"\n## {one.rank}. {one.advice}\n"
        for label, text in _details(one, knowledge, markdown=True):
            yield f"- **{label}:** {text}"


def _details(
    one: Recommendation, knowledge: Knowledge, *, markdown: bool = False
) -> Iterator[tuple[str, str]]:
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
    for label, ids in (("Sources", one.sources), ("Against", rule.against)):
        if ids:
            sources = [_source(knowledge.sources[id_], markdown=markdown) for id_ in ids]
            yield label, "; ".join(sources)


def _source(source: Source, *, markdown: bool) -> str:
    year = source.year or "no year"
    if markdown:
        return f"[{source.title}]({source.address}), {year}"
    return f"{source.title} ({source.publisher}, {year}) {source.address}"


def _closing(advice: Advice, facts: Facts, knowledge: Knowledge) -> Iterator[str]:
    yield "\nWhy not someone else:\n"
    for other in advice.not_recommended:
        title = knowledge.roles[other.role].title
        yield from wrapped(f"{title}: {' '.join(other.because)}", first="- ", rest="  ")
    yield f"\nTips for {advice.band} companies:\n"
    for tip in advice.tips:
        yield from wrapped(tip, first="- ", rest="  ")
    if untold := _untold(advice, facts, knowledge):
        yield ""
        yield from wrapped(untold, first="", rest="")


def _untold(advice: Advice, facts: Facts, knowledge: Knowledge) -> str:
    """What nobody told: of some of it we assumed a value, the rest no rule could go by."""
    labels: dict[str, list[str]] = {"assumed": [], "unknown": []}
    for name in advice.assumed:
        word = "unknown" if facts[name].value is None else "assumed"
        labels[word].append(knowledge.fields[name].label)
    parts = [f"{word}: {', '.join(found)}" for word, found in labels.items() if found]
    return f"Nobody told, so {'; '.join(parts)}." if parts else ""


def print_impact(deps: Deps, wanted: Knowledge, folder: str) -> None:
    """Which channels would be told something else first, if this knowledge were in use."""
    changed = profiles = 0
    for one in find_impact(deps, wanted):
        profiles += 1
        if one is None:
            continue
        changed += 1
        print(f"{one.key.workspace} {one.key.channel}")
        for when, rule, text in (
            ("now", one.rule_now, one.text_now),
            ("then", one.rule_then, one.text_then),
        ):
            print("\n".join(wrapped(f"{text} ({rule})", first=f"  {when}: ", rest="    ")))
    print(f"{changed} of {profiles} profiles would get another first recommendation from {folder}.")


def print_item(item_id: str, knowledge: Knowledge) -> None:
    """Print everything about an item of any kind; a role by its words too. Raises UnknownItem."""
    print("\n".join(explain(item_id, knowledge)).rstrip())


def print_deliveries(deliveries: Sequence[Delivery]) -> None:
    """A line each: channel, when it was due, what became of it, and what it was about."""
    for one in deliveries:
        about = " ".join(filter(None, (one.trigger, *one.subjects, one.error)))
        print(f"{one.key.channel} {one.due.isoformat()} {one.state} {about}".rstrip())
