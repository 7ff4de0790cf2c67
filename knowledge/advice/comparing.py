"""Two roles side by side: what connects them, and which comes first in general. Of roles alone."""

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from knowledge.schema import Duty, Knowledge, Requirement, Role

LONGEST_ABBREVIATION = 6


@dataclass(frozen=True)
class Pair:
    """Two roles in a certain order, such as who grows into whom."""

    one: Role
    other: Role


@dataclass(frozen=True, kw_only=True)
class Common:
    """What two roles share; empty where the knowledge connects them in no way."""

    said: str
    """In the words of the knowledge base, if people often confuse the two."""
    duties: tuple[Duty, ...]
    """What either of them can do."""
    takers: tuple[Role, ...]
    """To whom both hand over."""
    grows: tuple[Pair, ...]
    """The second is often grown from the first."""
    covers: tuple[Pair, ...]
    """The first can stand in for the second."""


@dataclass(frozen=True)
class Step:
    """What has to be done before somebody is hired for the role."""

    role: Role
    requirement: Requirement


def find_common(one: Role, other: Role, knowledge: Knowledge) -> Common:
    both_ways = (Pair(one, other), Pair(other, one))
    pair = {one.id, other.id}
    takers = (knowledge.roles[id_] for id_ in one.hands_to if id_ in other.hands_to)
    return Common(
        said=one.shares_with.get(other.id) or other.shares_with.get(one.id) or "",
        duties=tuple(duty for duty in knowledge.duties.values() if pair <= set(duty.roles)),
        takers=tuple(takers),
        grows=tuple(p for p in both_ways if p.one.id in p.other.grow_from),
        covers=tuple(p for p in both_ways if names_role(p.other.cover, p.one)),
    )


def steps_between(first: Role, then: Role, knowledge: Knowledge) -> tuple[Step, ...]:
    """The requirements, in the order in which they are met, for which `then` waits for `first`.

    Empty if it does not wait.
    """
    ways: deque[tuple[Role, tuple[Step, ...]]] = deque([(then, ())])
    seen = {then.id}
    while ways:  # the shortest way is found first
        waiting, later = ways.popleft()
        for requirement in waiting.requires:
            needed = requirement.role
            if needed is None or needed in seen:
                continue
            steps = (Step(waiting, requirement), *later)
            if needed == first.id:
                return steps
            seen.add(needed)
            ways.append((knowledge.roles[needed], steps))
    return ()


def most_telling(texts: Iterable[str], other: Role, most: int) -> list[str]:
    """The first ones, those that name the other role before the rest."""
    return sorted(texts, key=lambda text: not names_role(text, other))[:most]


def names_role(text: str, role: Role) -> bool:
    """Whether the text speaks of the role; short aliases such as PM do not count."""
    return any(re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE) for name in _names(role))


def _names(role: Role) -> Iterator[str]:
    yield from (role.title, role.plural)
    yield from (alias for alias in role.aliases if len(alias) > LONGEST_ABBREVIATION)
