"""Advice and items of the knowledge base, as text for a terminal or as Markdown."""

import json
import textwrap
from collections.abc import Iterator

import yaml
from pydantic import BaseModel

from bot.errors import UserError
from bot.views.facts import evidence_text
from knowledge.advice.answer import Advice, Recommendation
from knowledge.advice.engine import Adviser
from knowledge.advice.profile import parse_profile
from knowledge.nearest import did_you_mean
from knowledge.schema import Knowledge, Source

WIDTH = 88


class UnknownItem(UserError):
    def __init__(self, item: str, known: list[str]) -> None:
        near = did_you_mean(item, known)
        super().__init__(f"The knowledge base has no item called {item}{near or '.'}")


def print_advice(profile_json: str, output: str, knowledge: Knowledge) -> None:
    """`output` is json, text or markdown. Raises BadProfile."""
    profile = parse_profile(profile_json, knowledge.roles)
    advice = Adviser(knowledge).advise(profile)
    if output == "json":
        print(json.dumps(advice.model_dump(mode="json"), ensure_ascii=False, indent=2))
    elif output == "markdown":
        print("\n".join(_markdown(advice, knowledge)))
    else:
        print("\n".join(_text(advice, knowledge)))


def _text(advice: Advice, knowledge: Knowledge) -> Iterator[str]:
    yield f"Company size: {advice.band}. Stage: {advice.stage}."
    for one in advice.recommendations:
        yield ""
        yield from _wrapped(one.advice, first=f"{one.rank}. ", rest="   ")
        for label, text in _details(one, knowledge):
            yield from _wrapped(text, first=f"   {label}: ", rest="     ")
    yield from _closing(advice, knowledge, bullet="- ")


def _markdown(advice: Advice, knowledge: Knowledge) -> Iterator[str]:
    yield f"Company size: {advice.band}. Stage: {advice.stage}."
    for one in advice.recommendations:
        yield f"\n## {one.rank}. {one.advice}\n"
        for label, text in _details(one, knowledge, markdown=True):
            yield f"- **{label}:** {text}"
    yield from _closing(advice, knowledge, bullet="- ")


def _details(
    one: Recommendation, knowledge: Knowledge, *, markdown: bool = False
) -> Iterator[tuple[str, str]]:
    rule = knowledge.rules[one.rule]
    yield "Why", one.why
    yield "Because", ", ".join(evidence_text(entry, knowledge) for entry in one.evidence)
    if rule.unless:
        yield "Unless", rule.unless
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


def _closing(advice: Advice, knowledge: Knowledge, bullet: str) -> Iterator[str]:
    yield "\nWhy not someone else:\n"
    for other in advice.not_recommended:
        title = knowledge.roles[other.role].title
        yield from _wrapped(f"{title}: {' '.join(other.because)}", first=bullet, rest="  ")
    yield f"\nTips for {advice.band} companies:\n"
    for tip in advice.tips:
        yield from _wrapped(tip, first=bullet, rest="  ")
    if advice.assumed:
        yield f"\nNobody told, so assumed or left out: {', '.join(advice.assumed)}."


def _wrapped(text: str, *, first: str, rest: str) -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def print_item(item_id: str, knowledge: Knowledge) -> None:
    """Print a role, rule, tip or source. Raises UnknownItem."""
    tips = {tip.id: tip for tips in knowledge.tips.values() for tip in tips}
    items: dict[str, BaseModel] = {
        **knowledge.sources,
        **tips,
        **knowledge.rules,
        **knowledge.roles,
    }
    item = items.get(item_id)
    if item is None:
        raise UnknownItem(item_id, list(items))
    data = item.model_dump(mode="json", exclude_defaults=True)
    print(yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=WIDTH).rstrip())
    for key in ("sources", "against"):
        for source_id in getattr(item, key, ()):
            source = knowledge.sources[source_id]
            print(f"# {source_id}: {_source(source, markdown=False)}")
