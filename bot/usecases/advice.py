"""Advice for a channel: its newest profile, put through the adviser, and what was decided on it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.deps import Deps
from bot.errors import NoProfile
from bot.nudges.calendar import local_day
from bot.nudges.choose import find_settled
from knowledge.advice.answer import Advice, Recommendation
from knowledge.schema import Move
from storage.values import ChannelKey, Decision, ProfileVersion, Schedule


@dataclass(frozen=True)
class ChannelAdvice:
    version: ProfileVersion
    advice: Advice
    schedule: Schedule | None
    settled: Mapping[str, Decision] = field(default_factory=dict)
    """By rule, the decisions that stand today."""

    @property
    def open(self) -> list[Recommendation]:
        """What is undecided, in order; of several reasons for one hire only the first."""
        first: dict[tuple[Move, str], Recommendation] = {}
        for one in self.advice.recommendations:
            if one.rule not in self.settled:
                first.setdefault((one.move, one.role or one.rule), one)
        return list(first.values())

    @property
    def decided(self) -> list[tuple[Recommendation, Decision]]:
        """What would be recommended, had the team not decided on it."""
        return [
            (one, self.settled[one.rule])
            for one in self.advice.recommendations
            if one.rule in self.settled
        ]


def get_advice(deps: Deps, key: ChannelKey) -> ChannelAdvice:
    """Raises NoProfile for a channel that has not been set up."""
    version = deps.store.find_profile(key)
    if version is None:
        raise NoProfile
    schedule = deps.store.find_schedule(key)
    settled = find_settled(
        deps.store.list_decisions(key),
        version=version.version,
        today=local_day(schedule, deps.clock()),
    )
    return ChannelAdvice(version, deps.adviser.advise(version.profile), schedule, settled)
