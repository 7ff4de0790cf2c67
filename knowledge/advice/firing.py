"""Which rules speak for a profile, and what each of them comes down to there."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from knowledge.advice.conditions import Condition, Values, all_hold, turning_points, values_for
from knowledge.advice.facts import Facts, constants_of
from knowledge.schema import Knowledge, Move, Requirement, Rule, Severity

Conditions = tuple[Condition, ...]
ABOUT_A_PERSON = frozenset({Move.HIRE, Move.DEVELOP, Move.COVER, Move.HOLD})
"""Moves of which a role can have only one at a time."""


@dataclass(frozen=True)
class CompiledRequirement:
    requirement: Requirement
    when: Conditions


@dataclass(frozen=True)
class CompiledRule:
    rule: Rule
    when: Conditions
    raised: tuple[tuple[Severity, Conditions], ...]
    requires: tuple[CompiledRequirement, ...]
    """The rule's own, then those of the role that it wants somebody for."""

    @cached_property
    def reads(self) -> tuple[str, ...]:
        """The facts on which it rests when it is not raised."""
        return reads_of(self.when)

    @property
    def conditions(self) -> list[Condition]:
        """Everything that it may turn on."""
        return [
            *self.when,
            *(condition for _, when in self.raised for condition in when),
            *(condition for one in self.requires for condition in one.when),
        ]


@dataclass(frozen=True)
class Fired:
    """A rule that speaks for a profile, with the move that it comes down to."""

    rule: Rule
    severity: Severity
    reads: tuple[str, ...]
    """Names of the facts on which it rests."""
    move: Move
    grow_from: str | None = None
    unmet: Requirement | None = None
    """Why the move has become a hold: what has to be true first."""

    @property
    def target(self) -> tuple[Move, str]:
        """What it asks for: two rules may ask for the same hire."""
        return (self.move, self.rule.role or self.rule.id)

    @property
    def rank_key(self) -> tuple[int, bool, int, str]:
        """Of the same severity, what must be true first comes before what has to wait for it."""
        held = self.unmet is not None
        return (-self.severity.weight, held, self.rule.position, self.rule.id)

    def forbids(self, other: "Fired") -> bool:
        """Whether it is a hold that speaks against the other, a hire."""
        to_the_role = self.rule.role in {None, other.rule.role}
        return self.move is Move.HOLD and other.move is Move.HIRE and to_the_role


@dataclass(frozen=True)
class Judged:
    """Every rule, judged on one profile; None for those that stay silent."""

    facts: Facts
    values: Values
    by_rule: Mapping[str, Fired | None]
    silencers: dict[str, list[frozenset[str]]] = field(default_factory=dict, repr=False)
    """For silent rules the facts behind each condition that fails, once somebody asked."""

    @property
    def fired(self) -> list[Fired]:
        return [one for one in self.by_rule.values() if one is not None]


class RuleBook:
    """The compiled rules of one knowledge base. Holds no profile, so threads may share it."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._constants = constants_of(knowledge)
        self.role_requires = {
            role.id: _compile_requirements(role.requires) for role in knowledge.roles.values()
        }
        self.rules = {rule.id: self._compile(rule) for rule in knowledge.rules.values()}
        self._turning_on: dict[str, list[str]] = {}
        for rule_id, compiled in self.rules.items():
            reads = reads_of(compiled.conditions)
            growable = (f"headcount.{role}" for role in self._may_grow(compiled.rule))
            for name in {*reads, *growable}:
                self._turning_on.setdefault(name, []).append(rule_id)

        self.turning_points = self._turning_points()

    def _turning_points(self) -> dict[str, tuple[float, ...]]:
        conditions = [c for one in self.rules.values() for c in one.conditions]
        found = turning_points(conditions, self._constants)
        sizes = self._knowledge.sizes.values()
        found["company_size"] = tuple(
            float(end) for size in sizes for end in (size.from_employees, size.to_employees) if end
        )
        found["open_positions"] = (0.0, 1.0)
        return found

    def values(self, facts: Facts) -> Values:
        """What conditions are judged on."""
        return values_for(facts, self._constants)

    def judge(self, facts: Facts) -> Judged:
        values = self.values(facts)
        return Judged(
            facts, values, {id_: self._fire(one, values, facts) for id_, one in self._items}
        )

    def judge_again(self, before: Judged, facts: Facts) -> Judged:
        """The same as `judge`, for facts that differ little: only what turns on them is tried."""
        values = self.values(facts)
        old = before.facts.by_name
        changed = {n for n, fact in facts.by_name.items() if fact.value != old[n].value}
        affected = {id_ for name in changed for id_ in self._turning_on.get(name, ())}
        anew = {
            id_: self._fire(self.rules[id_], values, facts)
            for id_ in affected
            if not self._stays_silent(id_, before, changed)
        }
        if all(fired == before.by_rule[id_] for id_, fired in anew.items()):
            return Judged(facts, values, before.by_rule)
        return Judged(facts, values, {**before.by_rule, **anew})

    def rests_on(self, fired: Fired, values: Values) -> tuple[str, ...]:
        """Of the facts that it reads, those that decided."""
        compiled = self.rules[fired.rule.id]
        raised = [c for to, when in compiled.raised if to is fired.severity for c in when]
        decided = {n for c in [*compiled.when, *raised] for n in c.decided_by(values)}
        read = {n for c in [*compiled.when, *raised] for n in c.reads}
        return tuple(name for name in fired.reads if name in decided or name not in read)

    def may_matter(self, before: Judged, changed: set[str]) -> bool:
        """Whether any rule could speak, fall silent or change if these facts changed."""
        affected = {id_ for name in changed for id_ in self._turning_on.get(name, ())}
        return any(not self._stays_silent(id_, before, changed) for id_ in affected)

    def _stays_silent(self, rule_id: str, before: Judged, changed: set[str]) -> bool:
        """Whether it was silent for a reason that the change does not touch."""
        if before.by_rule[rule_id] is not None:
            return False
        silencers = before.silencers.get(rule_id)
        if silencers is None:
            when = self.rules[rule_id].when
            silencers = [frozenset(c.reads) for c in when if not c.holds(before.values)]
            before.silencers[rule_id] = silencers
        return any(reads.isdisjoint(changed) for reads in silencers)

    def unmet(
        self, requires: Iterable[CompiledRequirement], values: Values
    ) -> Iterator[CompiledRequirement]:
        return (one for one in requires if not all_hold(one.when, values))

    @property
    def _items(self) -> Collection[tuple[str, CompiledRule]]:
        return self.rules.items()

    def _compile(self, rule: Rule) -> CompiledRule:
        wants_somebody = rule.role is not None and rule.move in {Move.HIRE, Move.DEVELOP}
        of_role = self.role_requires[rule.role] if wants_somebody and rule.role else ()
        return CompiledRule(
            rule,
            compile_conditions(rule.when),
            tuple((raised.to, compile_conditions(raised.when)) for raised in rule.raised),
            (*_compile_requirements(rule.requires), *of_role),
        )

    def _may_grow(self, rule: Rule) -> tuple[str, ...]:
        """Those that the rule names, then those from whom its role is usually grown."""
        if not rule.grow_from or rule.role is None:
            return rule.grow_from
        return (*rule.grow_from, *self._knowledge.roles[rule.role].grow_from)

    def _fire(self, compiled: CompiledRule, values: Values, facts: Facts) -> Fired | None:
        if not all_hold(compiled.when, values):
            return None
        rule, severity, reads = compiled.rule, compiled.rule.severity, compiled.reads
        for to, when in compiled.raised:
            if to.weight > severity.weight and all_hold(when, values):
                severity, reads = to, reads_of([*compiled.when, *when])
        fired = Fired(rule, severity, reads, rule.move, self._who_grows(rule, facts))
        unmet = next(self.unmet(compiled.requires, values), None)
        return fired if unmet is None else _held(fired, unmet)

    def _who_grows(self, rule: Rule, facts: Facts) -> str | None:
        """Somebody who is there, if any of them is."""
        may_grow = self._may_grow(rule)
        return next(iter([*facts.present(may_grow), *may_grow]), None)


def compile_conditions(conditions: Iterable[str]) -> Conditions:
    return tuple(Condition(source) for source in conditions)


def reads_of(conditions: Iterable[Condition]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for c in conditions for name in c.reads))


def _compile_requirements(requires: Iterable[Requirement]) -> tuple[CompiledRequirement, ...]:
    return tuple(CompiledRequirement(one, compile_conditions(one.when)) for one in requires)


def _held(fired: Fired, unmet: CompiledRequirement) -> Fired | None:
    """Who is wanted too early becomes a hold; of a habit nobody needs to hear yet."""
    if fired.move not in ABOUT_A_PERSON or fired.rule.role is None:
        return None
    reads = tuple(dict.fromkeys([*fired.reads, *reads_of(unmet.when)]))
    return replace(fired, move=Move.HOLD, grow_from=None, reads=reads, unmet=unmet.requirement)
