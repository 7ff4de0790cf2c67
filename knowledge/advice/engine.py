"""The adviser: a team profile in, ranked and explained recommendations out. Pure and deterministic.

Profile → facts → rules that fire → what a hiring freeze makes of them → rank → what would change.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import cel
from pydantic import ValidationError

from knowledge.advice.answer import (
    Advice,
    Change,
    Evidence,
    NotRecommended,
    Recommendation,
    plain_number,
)
from knowledge.advice.changes import Patch, small_changes
from knowledge.advice.conditions import Condition, all_hold, context_of
from knowledge.advice.facts import FIELD_KINDS, FIELDS_BEHIND, Facts, Origin, derive_facts
from knowledge.advice.profile import TeamProfile
from knowledge.schema import Band, Knowledge, Move, NotYet, Role, Rule, Severity, Stage

MOST_CHANGES = 3
"""How many ways to change a recommendation are worth reading."""


@dataclass(frozen=True)
class _CompiledRule:
    rule: Rule
    when: tuple[Condition, ...]
    raised: tuple[tuple[Severity, tuple[Condition, ...]], ...]

    @property
    def conditions(self) -> list[Condition]:
        return [*self.when, *(condition for _, when in self.raised for condition in when)]


@dataclass(frozen=True)
class Fired:
    """A rule that fired for a profile, with the move that it comes down to."""

    rule: Rule
    severity: Severity
    reads: tuple[str, ...]
    """Names of the facts that its conditions read."""
    move: Move
    grow_from: str | None

    @property
    def target(self) -> tuple[Move, str]:
        """What it asks for: two rules may ask for the same hire."""
        return (self.move, self.rule.role or self.rule.id)

    def forbids(self, other: "Fired") -> bool:
        """Whether it is a hold that speaks against the other, a hire."""
        to_the_role = self.rule.role in {None, other.rule.role}
        return self.move is Move.HOLD and other.move is Move.HIRE and to_the_role

    @property
    def rank_key(self) -> tuple[int, int, str]:
        return (-self.severity.weight, self.rule.concern.order, self.rule.id)


def _compile(conditions: Iterable[str]) -> tuple[Condition, ...]:
    return tuple(Condition(source) for source in conditions)


class Adviser:
    """Answers for one knowledge base. Holds no profile, so threads may share it."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._rules = {
            rule.id: _CompiledRule(
                rule,
                _compile(rule.when),
                tuple((raised.to, _compile(raised.when)) for raised in rule.raised),
            )
            for rule in knowledge.rules.values()
        }
        self._not_yet: dict[str, list[tuple[NotYet, tuple[Condition, ...]]]] = {
            role.id: [(reason, _compile(reason.when)) for reason in role.not_yet]
            for role in knowledge.roles.values()
        }
        read = {name for compiled in self._rules.values() for name in _reads(compiled.conditions)}
        behind = {field for name in read for field in FIELDS_BEHIND.get(name, (name,))}
        self._fields_read = [name for name in FIELD_KINDS if name in behind]

    def fires(self, rule_id: str, profile: TeamProfile) -> bool:
        """Whether the rule's conditions hold; a fallback rule only if nothing else speaks.

        Raises KeyError for an unknown rule.
        """
        if self._rules[rule_id].rule.fallback:
            return rule_id in (fired.rule.id for fired in self.ranked(profile))
        context = context_of(derive_facts(profile, self._knowledge))
        return all_hold(self._rules[rule_id].when, context)

    def ranked(self, profile: TeamProfile) -> list[Fired]:
        """What fires for the profile, the most important first, without contradictions."""
        facts = derive_facts(profile, self._knowledge)
        return self._ranked(facts, context_of(facts))

    def advise(self, profile: TeamProfile) -> Advice:
        facts = derive_facts(profile, self._knowledge)
        context = context_of(facts)
        ranked = self._ranked(facts, context)
        band = Band(str(facts["size_band"].value))
        outcomes = _Outcomes(self, profile)
        return Advice(
            band=band,
            stage=Stage(str(facts["stage"].value)),
            recommendations=tuple(
                self._explain(rank, fired, facts, outcomes)
                for rank, fired in enumerate(ranked, start=1)
            ),
            not_recommended=tuple(self._not_recommended(ranked, context)),
            tips=tuple(tip.text for tip in self._knowledge.tips[band]),
            assumed=tuple(
                name for name in self._fields_read if facts[name].origin is not Origin.TOLD
            ),
        )

    def _ranked(self, facts: Facts, context: cel.Context) -> list[Fired]:
        speaking = [c for c in self._rules.values() if all_hold(c.when, context)]
        fired = [self._fire(compiled, context, facts) for compiled in speaking]
        fired = _without_contradictions(_without_needless_fallback(fired))
        if facts["hiring_possible"].value is False:
            fired = [self._without_hiring(f, facts) for f in fired]
        return sorted(fired, key=lambda f: (not f.rule.fallback, f.rank_key))

    def _fire(self, compiled: _CompiledRule, context: cel.Context, facts: Facts) -> Fired:
        rule = compiled.rule
        raised = [(to, when) for to, when in compiled.raised if all_hold(when, context)]
        highest = max([rule.severity, *(to for to, _ in raised)], key=lambda s: s.weight)
        why_raised = [c for to, when in raised if to is highest for c in when]
        reads = _reads([*compiled.when, *why_raised])
        return Fired(rule, highest, reads, rule.move, self._who_grows(rule, facts))

    def _who_grows(self, rule: Rule, facts: Facts) -> str | None:
        """Somebody who is there, if the role that the rule names is empty."""
        if rule.role is None or rule.grow_from is None:
            return rule.grow_from
        growable = (rule.grow_from, *self._knowledge.roles[rule.role].grow_from)
        return next(iter(facts.present(growable)), rule.grow_from)

    def _without_hiring(self, fired: Fired, facts: Facts) -> Fired:
        if fired.move is not Move.HIRE or fired.rule.role is None:
            return fired
        growable = self._knowledge.roles[fired.rule.role].grow_from
        grow_from = next(iter(facts.present(growable)), None)
        move = Move.DEVELOP if grow_from else Move.COVER
        reads = (*fired.reads, "hiring_possible")
        return replace(fired, move=move, grow_from=grow_from, reads=reads)

    def _explain(
        self, rank: int, fired: Fired, facts: Facts, outcomes: "_Outcomes"
    ) -> Recommendation:
        rule = fired.rule
        evidence = [fact for fact in facts.evidence(fired.reads) if fact.value is not None]
        guessed = any(fact.origin is not Origin.TOLD for fact in evidence)
        return Recommendation(
            rank=rank,
            rule=rule.id,
            move=fired.move,
            role=rule.role,
            grow_from=fired.grow_from if fired.move is Move.DEVELOP else None,
            severity=fired.severity,
            confidence=rule.confidence.lowered if guessed else rule.confidence,
            advice=self._advice_text(fired),
            why=rule.why,
            evidence=tuple(
                Evidence(fact=f.name, value=plain_number(f.value), origin=f.origin.value)
                for f in evidence
            ),
            sources=rule.sources,
            would_change=tuple(outcomes.changes(rank, fired, facts, self._knowledge)),
        )

    def _advice_text(self, fired: Fired) -> str:
        if fired.move is fired.rule.move or fired.rule.role is None:
            return fired.rule.advice
        role = self._knowledge.roles[fired.rule.role]
        grown = self._knowledge.roles[fired.grow_from].many if fired.grow_from else ""
        words = self._knowledge.moves[fired.move].when_frozen
        return words.format(role=role.one, grow_from=grown, cover=role.cover)

    def _not_recommended(
        self, ranked: Sequence[Fired], context: cel.Context
    ) -> Iterator[NotRecommended]:
        wanted = {f.rule.role for f in ranked if f.move is not Move.HOLD}
        holds = [f.rule for f in ranked if f.move is Move.HOLD and not f.rule.fallback]
        for role in self._knowledge.roles.values():
            if role.id in wanted:
                continue
            reasons = [rule.advice for rule in holds if rule.role == role.id]
            reasons += [
                reason.because for reason, when in self._not_yet[role.id] if all_hold(when, context)
            ]
            if reasons or role.core:
                reasons = reasons or [_no_gap(role, [rule for rule in holds if rule.role is None])]
                yield NotRecommended(role=role.id, because=tuple(reasons))


def _no_gap(role: Role, holds: Sequence[Rule]) -> str:
    if holds:
        return f"{holds[0].title}, so any hire can wait."
    return f"Nothing that this channel told me points to a missing {role.one}."


def _reads(conditions: Iterable[Condition]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for c in conditions for name in c.reads))


def _without_needless_fallback(fired: Sequence[Fired]) -> Sequence[Fired]:
    loud = [f for f in fired if not f.rule.fallback]
    serious = Severity.MEDIUM.weight
    if any(f.severity.weight >= serious or f.move is Move.HIRE for f in loud):
        return loud
    return fired


def _without_contradictions(fired: Sequence[Fired]) -> list[Fired]:
    """Of a hire and a hold that forbids it only the more serious stays; if equal, the hold."""
    lost = {
        hire.rule.id
        for hire in fired
        for hold in fired
        if hold.forbids(hire) and hold.severity.weight >= hire.severity.weight
    }
    hires = [f for f in fired if f.move is Move.HIRE and f.rule.id not in lost]
    lost |= {hold.rule.id for hold in fired for hire in hires if hold.forbids(hire)}
    return [f for f in fired if f.rule.id not in lost]


class _Outcomes:
    """Tries small changes of one profile; each distinct change is evaluated once."""

    def __init__(self, adviser: Adviser, profile: TeamProfile) -> None:
        self._adviser = adviser
        self._profile = profile
        self._tried: dict[tuple[str, str], list[Fired] | None] = {}

    def changes(
        self, rank: int, fired: Fired, facts: Facts, knowledge: Knowledge
    ) -> Iterator[Change]:
        """The smallest change of each fact that moves the recommendation down or away.

        Far-fetched ones only if there is no other: something must be said, and be true.
        """
        found: set[str] = set()
        patches = small_changes(fired.reads, facts, knowledge)
        for patch in sorted(patches, key=lambda patch: patch.far_fetched):
            if patch.far_fetched and found:
                return
            after = None if patch.of in found else self._after(patch)
            then = _then(fired, rank, after) if after is not None else None
            if then is None:
                continue
            found.add(patch.of)
            yield Change(change=patch.text, patch=patch.data, then=then)
            if len(found) == MOST_CHANGES:
                return

    def _after(self, patch: Patch) -> list[Fired] | None:
        """What fires after the change; None if there can be no such profile."""
        tried = (patch.of, patch.text)
        if tried not in self._tried:
            try:
                profile = self._profile.patched(patch.data)
            except ValidationError:  # such as more people than the company has
                self._tried[tried] = None
            else:
                self._tried[tried] = self._adviser.ranked(profile)
        return self._tried[tried]


def _then(fired: Fired, rank: int, after: Sequence[Fired]) -> str | None:
    """What became of a recommendation, or None if the person would still be told the same."""
    ranks = {other.rule.id: place for place, other in enumerate(after, start=1)}
    same = [ranks[other.rule.id] for other in after if other.target == fired.target]
    if same and min(same) <= rank:
        return None
    if fired.rule.id not in ranks:
        return None if same else "no longer recommended"
    rank_then = ranks[fired.rule.id]
    move = after[rank_then - 1].move
    return f"ranks {rank_then}" if move is fired.move else f"becomes {move}"
