"""A team beside the target team for its size and stage, and beside what others report. Pure.

Both are orientations: rules judge a team, these only show where to look.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from knowledge.advice.facts import Facts
from knowledge.schema import Benchmark, Knowledge, Range, TargetTeam

HALF_A_POST = 0.5
"""Less than this is a colleague's time and no reason to hire."""


@dataclass(frozen=True)
class Compared:
    """The posts of one role today, beside those of the target team."""

    role: str
    today: float
    target: Range

    @property
    def fits(self) -> bool:
        return self.target.least <= self.today <= self.target.most

    @property
    def gap(self) -> float:
        """How many posts are missing to the least that the target team has."""
        return max(round(self.target.least - self.today, 1), 0.0)

    @property
    def worth_a_hire(self) -> bool:
        return self.gap > 0 and self.target.least >= HALF_A_POST


@dataclass(frozen=True)
class Comparison:
    team: TargetTeam
    roles: tuple[Compared, ...]
    """The roles of the target team, in its order."""
    others: Mapping[str, float]
    """Roles that are filled today and that the target team does not have."""


def find_team(facts: Facts, knowledge: Knowledge) -> TargetTeam | None:
    """The target team for the size and stage; one for language models comes before others."""
    stage, band = facts["stage"].value, facts["size_band"].value
    fitting = [
        team
        for team in knowledge.teams.values()
        if team.stage == stage and team.size_band in {None, band}
        if facts["language_models"].value is True or not team.language_models
    ]
    return min(fitting, key=lambda t: (not t.language_models, t.size_band is None), default=None)


def compare(team: TargetTeam, facts: Facts, knowledge: Knowledge) -> Comparison:
    today = {role: float(facts[f"headcount.{role}"].value or 0) for role in knowledge.roles}
    roles = tuple(Compared(role, today[role], span) for role, span in team.headcount.items())
    others = {role: posts for role, posts in today.items() if posts and role not in team.headcount}
    return Comparison(team, roles, others)


def missing(team: TargetTeam, facts: Facts, knowledge: Knowledge) -> list[Compared]:
    """The roles for which somebody could be hired to come nearer to it, in the order of hiring."""

    def place(one: Compared) -> tuple[bool, float, int]:
        role = knowledge.roles[one.role]
        later_posts = role.hiring_order[int(one.today) :]
        order = next(iter(later_posts), math.inf)
        return one.role not in team.hired_first or one.today >= 1, order, role.position

    roles = compare(team, facts, knowledge).roles
    return sorted((one for one in roles if one.worth_a_hire), key=place)


def comparable(facts: Facts, knowledge: Knowledge) -> list[Benchmark]:
    """The benchmarks with which this team can compare itself; nobody can with nothing.

    Those for some kinds of ML only are left out while nobody told which kind it is.
    """
    kind = facts["workload"].value
    return [
        one
        for one in knowledge.benchmarks.values()
        if one.compares is not None and facts[one.compares].value
        if not one.workloads or kind in one.workloads
    ]
