"""How many people a team has at this size and stage. An orientation, as all target teams are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.usecases.advice import ChannelAdvice
from knowledge.advice.derive import derive_facts
from knowledge.advice.facts import Facts
from knowledge.advice.teams import Comparison, compare, find_team
from knowledge.schema import Band, Knowledge, Range, TargetTeam


@dataclass(frozen=True)
class TeamOfChannel:
    """The target team for what the channel told, beside its own posts."""

    comparison: Comparison
    facts: Facts
    posts: Range
    today: float


@dataclass(frozen=True)
class TeamsOfSize:
    """The target teams of companies of one size, from the first idea to a platform."""

    band: Band
    posts: Range
    by_stage: Sequence[tuple[TargetTeam, Range]]


def team_of(found: ChannelAdvice, knowledge: Knowledge) -> TeamOfChannel | None:
    """None if there is no target team for the channel's size and stage."""
    facts = derive_facts(found.version.profile, knowledge)
    team = find_team(facts, knowledge)
    if team is None:
        return None
    today = round(sum(found.version.profile.headcount.values()), 1)
    return TeamOfChannel(compare(team, facts, knowledge), facts, posts_of(team), today)


def teams_by_size(knowledge: Knowledge, band: Band | None = None) -> list[TeamsOfSize]:
    """All sizes, or only this one."""
    every = ([team for team in knowledge.teams.values() if team.size_band == b] for b in Band)
    return [
        TeamsOfSize(size, _span(map(posts_of, teams)), [(team, posts_of(team)) for team in teams])
        for size, teams in zip(Band, every, strict=True)
        if teams and band in {None, size}
    ]


def posts_of(team: TargetTeam) -> Range:
    """All of its posts together, in halves: tenths would claim too much."""
    spans = team.headcount.values()
    return Range(
        least=_in_halves(sum(span.least for span in spans)),
        most=_in_halves(sum(span.most for span in spans)),
    )


def _span(ranges: Iterable[Range]) -> Range:
    every = list(ranges)
    return Range(least=min(one.least for one in every), most=max(one.most for one in every))


def _in_halves(posts: float) -> float:
    return round(posts * 2) / 2
