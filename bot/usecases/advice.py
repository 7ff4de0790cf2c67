"""Advice for a channel: its newest profile, put through the adviser, and what was decided on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.deps import Deps
from bot.errors import NoProfile
from bot.nudges.calendar import local_day
from bot.nudges.due import find_settled
from knowledge.advice.answer import Advice, Finding, Recommendation
from knowledge.schema import Knowledge, Move, Rule
from storage.schedule import Schedule
from storage.values import ChannelKey, Decision, ProfileVersion

FOR_SOMEBODY = frozenset({Move.HIRE, Move.COVER, Move.DEVELOP})
"""Moves that bring somebody for a role, for whatever reason a rule asks for them."""


@dataclass(frozen=True)
class ChannelAdvice:
    version: ProfileVersion
    advice: Advice
    schedule: Schedule | None
    decisions: Sequence[Decision] = ()
    """All of them, in the order in which they were made."""
    settled: Mapping[str, Decision] = field(default_factory=dict)
    """By rule, the decision that stands today; that of another rule if both ask for the same."""
    held_back: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """By decided rule, the other rules that speak today and are settled by the same decision."""

    @property
    def open(self) -> Sequence[Recommendation]:
        """The first three of what is undecided, in order."""
        return self.advice.recommendations

    @property
    def decided(self) -> list[tuple[Finding, Decision]]:
        """What would be recommended, had the team not decided on it; each decision once."""
        by_decision: dict[str, tuple[Finding, Decision]] = {}
        for one in self.advice.settled:
            said = self.settled[one.rule]
            if said.rule == one.rule or said.rule not in by_decision:
                by_decision[said.rule] = (one, said)
        return list(by_decision.values())

    @property
    def standing(self) -> list[Decision]:
        """The decisions that stand today, each once, whether their rules still speak or not."""
        return [said for rule, said in self.settled.items() if said.rule == rule]


def get_version(deps: Deps, key: ChannelKey) -> ProfileVersion:
    """The channel's newest profile. Raises NoProfile."""
    version = deps.store.find_profile(key)
    if version is None:
        raise NoProfile
    return version


def get_advice(deps: Deps, key: ChannelKey) -> ChannelAdvice:
    """Raises NoProfile for a channel that has not been set up."""
    version, schedule = get_version(deps, key), deps.store.find_schedule(key)
    decisions = deps.store.list_decisions(key)
    settled = settled_today(deps, version, schedule, decisions)
    advice = deps.adviser.advise(version.profile, settled.keys())
    held_back = _held_back(deps, version, settled)
    return ChannelAdvice(version, advice, schedule, decisions, settled, held_back)


def settled_today(
    deps: Deps,
    version: ProfileVersion,
    schedule: Schedule | None,
    decisions: Sequence[Decision],
) -> dict[str, Decision]:
    """By rule, the decision that stands on the day that it is in the channel.

    While a step with a role is settled, the other rules that ask for the same are settled too.
    """
    today = local_day(schedule, deps.clock())
    standing = find_settled(decisions, version=version.version, today=today)
    return _with_the_same_steps(standing, decisions, deps.knowledge)


def _with_the_same_steps(
    standing: Mapping[str, Decision], decisions: Sequence[Decision], knowledge: Knowledge
) -> dict[str, Decision]:
    """A hire that the team declined must not come back at once for another reason.

    What was said later about the other rule itself counts more: it may have been opened again.
    """
    order = {decision.rule: place for place, decision in enumerate(decisions)}
    said = sorted(standing.values(), key=lambda one: order[one.rule])
    by_step = {
        _step_of(knowledge.rules[one.rule]): one for one in said if one.rule in knowledge.rules
    }
    same = {
        rule.id: one
        for rule in knowledge.rules.values()
        if (one := by_step.get(_step_of(rule))) and order.get(rule.id, -1) < order[one.rule]
    }
    return {**same, **standing}


def _step_of(rule: Rule) -> tuple[str, str]:
    """What a rule asks for: somebody for a role, or something that no other rule asks for."""
    if rule.role is not None and rule.move in FOR_SOMEBODY:
        return (rule.move, rule.role)
    return ("rule", rule.id)


def _held_back(
    deps: Deps, version: ProfileVersion, settled: Mapping[str, Decision]
) -> dict[str, list[str]]:
    others = {rule: said for rule, said in settled.items() if said.rule != rule}
    if not others:
        return {}
    speaking = deps.adviser.judge(version.profile).by_rule
    held: dict[str, list[str]] = {}
    for rule, said in others.items():
        if speaking.get(rule) is not None:
            held.setdefault(said.rule, []).append(rule)
    return held
