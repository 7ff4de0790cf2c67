"""Every item under the name of its kind; where sources are cited, and facts and thresholds read."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from knowledge.advice.conditions import Condition
from knowledge.schema import Benchmark, Knowledge, NotYet, Requirement, Role, Rule, Value


@dataclass(frozen=True)
class Listed:
    kind: str
    """In words, such as "target team"."""
    id: str
    title: str
    """The id, where the item has no title."""
    item: Value


@dataclass(frozen=True)
class Citation:
    by: Listed
    is_against: bool
    """Whether the source is named as a voice against."""


def list_items(knowledge: Knowledge) -> Iterator[Listed]:
    """All but the facts, which are no items of their own."""
    tips = {tip.id: tip for tips in knowledge.tips.values() for tip in tips}
    kinds: Iterable[tuple[str, Mapping[str, Value], str]] = (
        ("role", knowledge.roles, "title"),
        ("rule", knowledge.rules, "title"),
        ("tip", tips, ""),
        ("hiring tip", knowledge.hiring, ""),
        ("target team", knowledge.teams, ""),
        ("benchmark", knowledge.benchmarks, "title"),
        ("threshold", knowledge.thresholds, ""),
        ("duty", knowledge.duties, "title"),
        ("size", {str(band): size for band, size in knowledge.sizes.items()}, "title"),
        ("source", knowledge.sources, "title"),
        ("move", {str(move): words for move, words in knowledge.moves.items()}, "title"),
        ("nudge", knowledge.nudges, "headline"),
        ("words of questions", knowledge.search, ""),
    )
    for kind, items, title in kinds:
        for id_, item in items.items():
            yield Listed(kind, id_, getattr(item, title) if title else id_, item)


def find_citations(source_id: str, knowledge: Knowledge) -> list[Citation]:
    """Every item that rests on the source, or names it as a voice against."""
    return [
        Citation(by=listed, is_against=key == "against")
        for listed in list_items(knowledge)
        for key in ("sources", "against")
        if source_id in _cited(listed.item, key)
    ]


def find_readers(name: str, knowledge: Knowledge) -> list[Listed]:
    """Every role and rule with a condition on this fact, or on `threshold.<name>`."""
    return [listed for listed in list_items(knowledge) if name in names_in(listed.item)]


def names_in(item: Value) -> list[str]:
    """The facts and thresholds that the conditions of a role or rule name, each once."""
    conditions = map(Condition, _conditions(item))
    return list(dict.fromkeys(name for condition in conditions for name in condition.names))


def _cited(item: Value, key: str) -> tuple[str, ...]:
    if isinstance(item, Benchmark) and key == "sources":
        return (item.source,)
    cited: tuple[str, ...] = getattr(item, key, ())
    return cited


def _conditions(item: Value) -> Iterator[str]:
    conditional: list[Requirement | NotYet] = []
    if isinstance(item, Rule):
        yield from item.when
        yield from (source for raised in item.raised for source in raised.when)
        conditional += item.requires
    if isinstance(item, Role):
        conditional += [*item.requires, *item.not_yet]
    yield from (source for one in conditional for source in one.when)
