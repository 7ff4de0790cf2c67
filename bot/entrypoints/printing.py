"""Advice and items of the knowledge base, as text for a terminal or as Markdown."""

import json
from collections.abc import Iterator, Sequence

from bot.deps import Deps
from bot.entrypoints.advice_page import advice_page
from bot.entrypoints.advice_words import opening, reasons, source_text, untold
from bot.entrypoints.explain import explain, find_explained, wrapped
from bot.entrypoints.item_page import item_page
from bot.entrypoints.terminal import find_terminal
from bot.usecases.impact import find_impact
from knowledge.advice.answer import Advice, Recommendation
from knowledge.advice.derive import derive_facts
from knowledge.advice.engine import Adviser
from knowledge.advice.facts import Facts
from knowledge.advice.profile import BadProfile, ProfileFault, TeamProfile, parse_profile
from knowledge.schema import Knowledge, Source
from storage.values import Delivery


def read_profile(text: str, knowledge: Knowledge) -> TeamProfile:
    """Raises BadProfile."""
    if not text.strip():
        raise BadProfile([ProfileFault(field="", problem="it is empty")])
    return parse_profile(text, knowledge.roles)


def print_advice(profile: TeamProfile, output: str, knowledge: Knowledge) -> None:
    """`output` is json, text or markdown."""
    advice = Adviser(knowledge).advise(profile)
    if output == "json":
        print(json.dumps(advice.model_dump(mode="json"), ensure_ascii=False, indent=2))
        return
    facts = derive_facts(profile, knowledge)
    if output == "text" and (terminal := find_terminal()) is not None:
        terminal.print(*advice_page(advice, facts, knowledge, terminal), sep="\n")
        return
    lines = _markdown if output == "markdown" else _text
    print("\n".join([opening(advice, facts), *lines(advice, knowledge)]))
    print("\n".join(_closing(advice, facts, knowledge)))


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
    yield from reasons(one, knowledge)
    for label, ids in (("Sources", one.sources), ("Against", knowledge.rules[one.rule].against)):
        if ids:
            sources = [_source(knowledge.sources[id_], markdown=markdown) for id_ in ids]
            yield label, "; ".join(sources)


def _source(source: Source, *, markdown: bool) -> str:
    if markdown:
        return f"[{source.title}]({source.address}), {source.year or 'no year'}"
    return f"{source_text(source)} {source.address}"


def _closing(advice: Advice, facts: Facts, knowledge: Knowledge) -> Iterator[str]:
    yield "\nWhy not someone else:\n"
    for other in advice.not_recommended:
        title = knowledge.roles[other.role].title
        yield from wrapped(f"{title}: {' '.join(other.because)}", first="- ", rest="  ")
    yield f"\nTips for {advice.band} companies:\n"
    for tip in advice.tips:
        yield from wrapped(tip, first="- ", rest="  ")
    if missing := untold(advice, facts, knowledge):
        yield ""
        yield from wrapped(missing, first="", rest="")


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
    if (terminal := find_terminal()) is None:
        print("\n".join(explain(item_id, knowledge)).rstrip())
        return
    for found in find_explained(item_id, knowledge):
        terminal.print(*item_page(found, terminal), sep="\n")


def print_deliveries(deliveries: Sequence[Delivery]) -> None:
    """A line each: channel, when it was due, what became of it, and what it was about."""
    for one in deliveries:
        about = " ".join(filter(None, (one.trigger, *one.subjects, one.error)))
        print(f"{one.key.channel} {one.due.isoformat()} {one.state} {about}".rstrip())
