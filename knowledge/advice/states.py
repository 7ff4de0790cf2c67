"""A team on its way along a plan: as it stands, and with one person more. Pure."""

import math
from dataclasses import dataclass

from knowledge.advice.facts import Facts
from knowledge.advice.firing import Fired, Judged
from knowledge.advice.profile import Hiring, TeamProfile


@dataclass(frozen=True)
class State:
    profile: TeamProfile
    judged: Judged
    ranked: list[Fired]

    @property
    def facts(self) -> Facts:
        return self.judged.facts


def with_hire(profile: TeamProfile, role: str, posts: float = 1.0) -> TeamProfile:
    """The team with one person more. The company grows with it where it would be too small."""
    heads = round(profile.headcount.get(role, 0) + posts, 1)
    people = {} if profile.people is None else {"people": profile.people + 1}
    patch = {"headcount": {role: heads}, **people}
    total = round(sum(profile.headcount.values()) + posts, 1)
    size = max(math.ceil(total), people.get("people", 0))
    hired = profile.changed(patch) or profile.changed({**patch, "company_size": size})
    if hired is None:
        raise AssertionError(f"no room for {role} in a company of {size}")
    return hired


def as_if_open(profile: TeamProfile) -> TeamProfile:
    """What to do when hiring opens is planned as if it were open."""
    closed: dict[str, None] = {}
    if profile.hiring is Hiring.FROZEN:
        closed["hiring"] = None
    if profile.open_positions == 0:
        closed["open_positions"] = None
    return profile.model_copy(update=closed)
