"""Guidance not to be trusted: unproven confidence, prerequisites that wait for each other."""

from collections.abc import Iterator, Mapping

from knowledge.checks.located import Items, Located
from knowledge.schema import Confidence, Knowledge, Move, Role, Rule, Strength
from knowledge.yamlfile import Fault, KeyPath

Edges = Mapping[str, Mapping[str, tuple[Located, KeyPath]]]
"""By role, the roles that have to be there before, and where that is written."""


def find_rule_faults(knowledge: Knowledge, items: Items) -> Iterator[Fault]:
    for located in items["rules"].values():
        rule: Rule = located.item
        sources = (knowledge.sources.get(id_) for id_ in rule.sources)
        primary = any(source and source.strength is Strength.PRIMARY for source in sources)
        if rule.confidence is not Confidence.LOW and not primary:
            problem = f"confidence {rule.confidence} rests on no primary source"
            mend = "name a source of strength primary, or write low"
            yield located.fault(("confidence",), problem, mend)


def find_cycles(items: Items) -> Iterator[Fault]:
    """Each circle of roles that wait for each other, once."""
    edges = _edges(items)
    seen: set[frozenset[str]] = set()
    for role in edges:
        circle = _circle(role, edges)
        if circle and frozenset(circle) not in seen:
            seen.add(frozenset(circle))
            yield _circle_fault(circle, edges)


def _edges(items: Items) -> Edges:
    edges: dict[str, dict[str, tuple[Located, KeyPath]]] = {}
    for located in [*items["roles"].values(), *items["rules"].values()]:
        waiting = _waiting(located.item)
        for index, requirement in enumerate(located.item.requires):
            if waiting and requirement.role:
                place = (located, ("requires", index, "role"))
                edges.setdefault(waiting, {}).setdefault(requirement.role, place)
    return edges


def _waiting(item: Role | Rule) -> str | None:
    """The role for whose hire the item has requirements."""
    if isinstance(item, Role):
        return item.id
    return item.role if item.move in {Move.HIRE, Move.DEVELOP, Move.COVER} else None


def _circle(start: str, edges: Edges) -> list[str] | None:
    """The way from a role back to itself, if there is one: depth first."""
    ways = [[start]]
    visited: set[str] = set()
    while ways:
        way = ways.pop()
        for role in edges.get(way[-1], ()):
            if role == start:
                return way
            if role not in visited:
                visited.add(role)
                ways.append([*way, role])
    return None


def _circle_fault(circle: list[str], edges: Edges) -> Fault:
    steps = list(zip(circle, [*circle[1:], circle[0]], strict=True))
    places = [edges[waiting][first] for waiting, first in steps]
    # A built-in item was sound before the overlay came.
    located, path = next((p for p in places if not p[0].is_built_in), places[0])
    way = ", ".join(f"{waiting} waits for {first}" for waiting, first in steps)
    problem = f"the requirements go in a circle: {way}"
    return located.fault(path, problem, "take one of them out")
