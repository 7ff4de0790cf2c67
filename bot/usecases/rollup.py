"""What several teams lack, side by side: one person may do for two of them. Pure."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from knowledge.advice.facts import Facts
from knowledge.advice.teams import HALF_A_POST, find_team, missing
from knowledge.schema import Knowledge

MOST_SHARED = 3


@dataclass(frozen=True, kw_only=True)
class TeamNeeds:
    """One team, for the comparison with others."""

    channel: str
    gaps: Mapping[str, float]
    """By role, how many posts are missing to the target team; without those it does not want."""
    undecided: int = 0
    waiting: int = 0


@dataclass(frozen=True, kw_only=True)
class SharedGap:
    """A role that several teams lack."""

    role: str
    gaps: Mapping[str, float]
    """By channel, how many posts are missing; at least two channels."""

    @property
    def posts(self) -> float:
        return round(sum(self.gaps.values()), 1)

    @property
    def each(self) -> float | None:
        """What every one of them lacks; None if that differs."""
        first, *others = self.gaps.values()
        return None if any(one != first for one in others) else first

    @property
    def people_if_shared(self) -> int | None:
        """With how many people they would do who work for several teams; None if that saves none.

        Nobody can be hired by halves, so each team alone would need whole people.
        """
        shared, alone = math.ceil(self.posts), sum(map(math.ceil, self.gaps.values()))
        return shared if shared < alone else None


@dataclass(frozen=True, kw_only=True)
class Rollup:
    teams: int
    undecided: int
    waiting: int
    shared: Sequence[SharedGap]
    """The role that most teams lack comes first; at most three."""


def find_gaps(facts: Facts, knowledge: Knowledge) -> dict[str, float]:
    """By role, the posts that are missing to the target team for the size and stage."""
    team = find_team(facts, knowledge)
    if team is None:
        return {}
    return {one.role: one.gap for one in missing(team, facts, knowledge)}


def roll_up(teams: Sequence[TeamNeeds]) -> Rollup | None:
    """None for fewer than two teams: there is nothing to put side by side."""
    if len(teams) < 2:  # noqa: PLR2004 -- "several"
        return None
    return Rollup(
        teams=len(teams),
        undecided=sum(team.undecided for team in teams),
        waiting=sum(team.waiting for team in teams),
        shared=_shared_gaps(teams)[:MOST_SHARED],
    )


def _shared_gaps(teams: Sequence[TeamNeeds]) -> list[SharedGap]:
    by_role: dict[str, dict[str, float]] = {}
    for team in teams:
        for role, posts in team.gaps.items():
            by_role.setdefault(role, {})[team.channel] = posts
    shared = [SharedGap(role=role, gaps=gaps) for role, gaps in by_role.items() if len(gaps) > 1]
    worth_a_word = [one for one in shared if one.posts >= HALF_A_POST]
    return sorted(worth_a_word, key=lambda one: (-len(one.gaps), -one.posts, one.role))
