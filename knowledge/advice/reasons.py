"""Why a rule speaks for a profile or stays silent, and what that means for a role. Pure.

Nothing is decided here: what a condition comes to says CEL, what is recommended says the adviser.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from knowledge.advice.answer import Recommendation
from knowledge.advice.engine import Adviser
from knowledge.advice.firing import ABOUT_A_PERSON, Fired, Judged
from knowledge.advice.profile import TeamProfile
from knowledge.advice.ranking import MOST_RECOMMENDED, rank
from knowledge.advice.readings import ConditionReading, all_read_true, read_condition
from knowledge.schema import Knowledge, Move, NotYet, Requirement, Role, Rule, Severity


@dataclass(frozen=True)
class RaisedReading:
    to: Severity
    conditions: tuple[ConditionReading, ...]

    @property
    def holds(self) -> bool:
        return all_read_true(self.conditions)


@dataclass(frozen=True)
class RequirementReading:
    requirement: Requirement
    conditions: tuple[ConditionReading, ...]
    of_role: bool
    """Whether the role asks for it, and not only one rule."""

    @property
    def met(self) -> bool:
        return all_read_true(self.conditions)


@dataclass(frozen=True)
class NotYetReading:
    reason: NotYet
    conditions: tuple[ConditionReading, ...]

    @property
    def holds(self) -> bool:
        return all_read_true(self.conditions)


class Standing(Enum):
    """What became of a rule, from the one that says nothing to the one that leads."""

    SILENT = "a condition does not hold"
    WAITS = "a requirement of a habit is unmet, and nobody needs to hear of it yet"
    NEEDLESS = "a fallback, while something more serious speaks"
    FORBIDDEN = "a more serious rule speaks against it"
    COVERED = "another rule asks for the same role"
    CLASHES = "it cannot be followed along with what comes before it"
    SETTLED = "the team has decided on it"
    LATER = "it is not among the first three"
    RECOMMENDED = "it is among the first three"


@dataclass(frozen=True)
class RuleReasons:
    rule: Rule
    standing: Standing
    conditions: tuple[ConditionReading, ...]
    raised: tuple[RaisedReading, ...]
    requires: tuple[RequirementReading, ...]
    """Its own, then those of the role that it wants somebody for."""
    advice: str = ""
    """What to do, in the words of the move that it has become."""
    fired: Fired | None = None
    """What it comes down to, hiring freeze and unmet requirements considered."""
    place: int | None = None
    """Its rank, if nothing silences it."""
    silenced_by: tuple[Fired, ...] = ()
    recommendation: Recommendation | None = None
    """For one of the first three: its evidence, and what would change it."""

    @property
    def missing(self) -> list[ConditionReading]:
        """What keeps it from speaking."""
        return [one for one in self.conditions if one.outcome is not True]


@dataclass(frozen=True)
class RoleReasons:
    role: Role
    rules: tuple[RuleReasons, ...]
    """Those that can recommend the role: what is ranked first, then what is nearest to speaking."""
    holds: tuple[RuleReasons, ...]
    """Those that say today not to hire for it."""
    not_yet: tuple[NotYetReading, ...]
    requires: tuple[RequirementReading, ...]
    can_hire: bool
    """False if nobody may be hired now."""

    @property
    def recommended(self) -> RuleReasons | None:
        """The rule by which somebody for the role is hired, grown or borrowed today."""
        ranked = (one for one in self.rules if one.place is not None)
        return next((one for one in ranked if one.fired and one.fired.move is not Move.HOLD), None)

    @property
    def against(self) -> list[str]:
        """What speaks against it now, in the words of the knowledge base."""
        reasons = [one.reason.because for one in self.not_yet if one.holds]
        return list(dict.fromkeys(reasons))


class Reasons:
    """Explains what an adviser makes of one profile; `settled` are rules already decided on."""

    def __init__(
        self,
        adviser: Adviser,
        knowledge: Knowledge,
        profile: TeamProfile,
        settled: Collection[str] = (),
    ) -> None:
        self._adviser = adviser
        self._knowledge = knowledge
        self._profile = profile
        self._settled = settled
        self._judged = adviser.judge(profile)
        self.facts = self._judged.facts
        self._values = self._judged.values
        self.ranked = rank(self._judged, knowledge, settled)

    def of_rule(self, rule_id: str) -> RuleReasons:
        """Raises KeyError for an unknown rule."""
        rule = self._knowledge.rules[rule_id]
        conditions = self._read_all(rule.when)
        standing, silenced_by = self._standing(rule, conditions)
        place = next((i for i, one in enumerate(self.ranked, 1) if one.rule.id == rule_id), None)
        fired = self.ranked[place - 1] if place else self._judged.by_rule[rule_id]
        return RuleReasons(
            rule=rule,
            standing=standing,
            conditions=conditions,
            raised=tuple(RaisedReading(r.to, self._read_all(r.when)) for r in rule.raised),
            requires=self._requirements(rule),
            advice=self._adviser.advice_text(fired) if fired else rule.advice,
            fired=fired,
            place=place,
            silenced_by=silenced_by,
            recommendation=self._recommendation(place),
        )

    def of_role(self, role_id: str) -> RoleReasons:
        """Raises KeyError for an unknown role."""
        role, rules = self._knowledge.roles[role_id], self._knowledge.rules.values()
        about = [rule for rule in rules if rule.role == role_id and rule.move is not Move.HOLD]
        found = sorted(map(self.of_rule, [rule.id for rule in about]), key=_nearest_first)
        holds = [one for one in self.ranked if one.move is Move.HOLD and not one.rule.fallback]
        return RoleReasons(
            role=role,
            rules=tuple(found),
            holds=tuple(
                self.of_rule(one.rule.id) for one in holds if one.rule.role in {None, role_id}
            ),
            not_yet=tuple(NotYetReading(r, self._read_all(r.when)) for r in role.not_yet),
            requires=tuple(self._requirement(r, of_role=True) for r in role.requires),
            can_hire=self.facts["hiring_possible"].value is not False,
        )

    @cached_property
    def _recommendations(self) -> Sequence[Recommendation]:
        return self._adviser.advise(self._profile, self._settled).recommendations

    def _recommendation(self, place: int | None) -> Recommendation | None:
        if place is None or place > MOST_RECOMMENDED:
            return None
        return self._recommendations[place - 1]

    def _read_all(self, sources: Collection[str]) -> tuple[ConditionReading, ...]:
        return tuple(read_condition(one, self._values, self.facts) for one in sources)

    def _requirements(self, rule: Rule) -> tuple[RequirementReading, ...]:
        every = [one.requirement for one in self._adviser.rules.rules[rule.id].requires]
        own = len(rule.requires)
        return tuple(self._requirement(one, of_role=i >= own) for i, one in enumerate(every))

    def _requirement(self, requirement: Requirement, *, of_role: bool) -> RequirementReading:
        return RequirementReading(requirement, self._read_all(requirement.when), of_role)

    def _standing(
        self, rule: Rule, conditions: Collection[ConditionReading]
    ) -> tuple[Standing, tuple[Fired, ...]]:
        if not all_read_true(conditions):
            return Standing.SILENT, ()
        fired = self._judged.by_rule[rule.id]
        if fired is None:
            return Standing.WAITS, ()
        for place, one in enumerate(self.ranked, 1):
            if one.rule.id == rule.id:
                return (Standing.RECOMMENDED if place <= MOST_RECOMMENDED else Standing.LATER), ()
        if rule.id in self._settled:
            return Standing.SETTLED, ()
        silencers = tuple(self._silencers(fired))
        return _how_silenced(fired, silencers), silencers

    def _silencers(self, fired: Fired) -> Iterator[Fired]:
        """Each other rule that silences it also when only the two speak; what is ranked first."""
        ranked = [one.rule.id for one in self.ranked]
        others = [one for one in self._judged.fired if one.rule.id != fired.rule.id]
        found = [one for one in others if self._silences(one, fired)]
        shown = [one for one in found if one.rule.id in ranked]
        yield from sorted(shown, key=lambda one: ranked.index(one.rule.id)) or found

    def _silences(self, other: Fired, fired: Fired) -> bool:
        pair = Judged(self.facts, self._values, {one.rule.id: one for one in (fired, other)})
        kept = rank(pair, self._knowledge, self._settled)
        return all(one.rule.id != fired.rule.id for one in kept)


def _how_silenced(fired: Fired, silencers: Sequence[Fired]) -> Standing:
    if fired.rule.fallback:
        return Standing.NEEDLESS
    if any(one.forbids(fired) for one in silencers):
        return Standing.FORBIDDEN
    same = fired.rule.role is not None and fired.move in ABOUT_A_PERSON
    if same and any(one.rule.role == fired.rule.role for one in silencers):
        return Standing.COVERED
    return Standing.CLASHES


def _nearest_first(reasons: RuleReasons) -> tuple[float, bool, int, int]:
    """For sorting: by rank, then what speaks but is silenced, then by what is missing."""
    place = reasons.place or float("inf")
    return (place, reasons.fired is None, len(reasons.missing), reasons.rule.position)
