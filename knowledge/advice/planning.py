"""The next hires in order: add the first person that the adviser asks for, and ask it again.

Nobody is planned whose prerequisites are missing, and nobody while the advice is to hire nobody.
Where no rule asks for a hire any more, the target team for the size and stage goes on, as an
orientation. Pure and deterministic.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile

from knowledge.advice.engine import Adviser
from knowledge.advice.facts import Facts, Origin
from knowledge.advice.firing import Fired
from knowledge.advice.plan import Later, Plan, Step
from knowledge.advice.profile import TeamProfile
from knowledge.advice.ranking import rank
from knowledge.advice.states import State, as_if_open, with_hire
from knowledge.advice.teams import Compared, find_team, missing
from knowledge.schema import Band, Confidence, Knowledge, Move, Range, Severity

MOST_HIRES = 10
"""A plan further ahead than this is a guess."""
MOST_FIRST = 3
_NO_CONSEQUENCE = (-1, 0)
_GROWING = frozenset({Move.DEVELOP, Move.COVER})
_OTHER_WAYS = _GROWING | {Move.HOLD}
"""Moves after which the target team has no say about the role."""


def make_plan(
    adviser: Adviser,
    knowledge: Knowledge,
    profile: TeamProfile,
    cap: int,
    settled: Collection[str] = (),
) -> Plan:
    """At most `cap` hires; `settled` are rules against which, or after which, the team decided."""
    run = _Run(adviser, knowledge, profile, settled)
    steps = tuple(run.steps(min(cap, MOST_HIRES)))
    end = run.states[-1]
    today = rank(run.today, knowledge, settled)
    can_hire = run.real["hiring_possible"].value is not False
    stops, hold, choice = _stops(run.states[0].ranked), general_hold(end.ranked), run.choose(end)
    before = [one for one in _before_hires(today, can_hire=can_hire) if one not in stops]
    return Plan(
        cap=cap,
        can_hire=can_hire,
        stops=tuple(map(adviser.finding, stops)),
        first=tuple(map(adviser.finding, before)),
        instead=tuple(adviser.finding(f) for f in today if f.move in _GROWING and not can_hire),
        steps=steps,
        end=end.profile,
        hold=adviser.finding(hold) if hold else None,
        orientation=tuple(run.lacking(end)) if hold else (),
        later=tuple(run.later(end)),
        next_role=choice.role if choice else None,
        team=run.team,
        engineers_must_grow=_engineers_must_grow(run.real, steps),
    )


def general_hold(ranked: Iterable[Fired]) -> Fired | None:
    """The advice to hire nobody at all, if that is the advice."""
    return next((f for f in ranked if f.move is Move.HOLD and f.rule.role is None), None)


@dataclass(frozen=True)
class _Choice:
    role: str
    fired: Fired | None = None
    target: Compared | None = None


class _Run:
    """One plan in the making."""

    def __init__(
        self,
        adviser: Adviser,
        knowledge: Knowledge,
        profile: TeamProfile,
        settled: Collection[str],
    ) -> None:
        self._adviser = adviser
        self._knowledge = knowledge
        self._settled = settled
        self.today = adviser.judge(profile)
        self.real = self.today.facts
        self.team = find_team(self.real, knowledge)
        start = self._look(as_if_open(profile))
        decided = (start.judged.by_rule.get(rule) for rule in settled)
        self._barred = {one.rule.role for one in decided if one is not None}
        self.states = [start]

    def steps(self, cap: int) -> Iterator[Step]:
        for _ in range(cap):
            before = self.states[-1]
            choice = self.choose(before)
            if choice is None:
                return
            after = self._hired(before, choice)
            yield self._step(choice, before, after)
            self.states.append(after)

    def choose(self, state: State) -> _Choice | None:
        """Whom to hire next, if anybody."""
        if general_hold(state.ranked):
            return None
        hires = [one for one in state.ranked if one.move is Move.HIRE and one.rule.role]
        if hires:
            fired = _spread(hires, self._last_role)
            return _Choice(str(fired.rule.role), fired=fired)
        return self._from_team(state)

    def lacking(self, state: State) -> list[Compared]:
        """What the target team has and this one has not, where nothing speaks against a hire."""
        taken = {one.rule.role for one in state.ranked if one.move in _OTHER_WAYS} | self._barred
        free = (one for one in self._missing(state) if one.role not in taken)
        return [one for one in free if not self._waits_for(one.role, state)]

    def later(self, state: State) -> Iterator[Later]:
        """Who is wanted and has to wait, after all steps; nobody who is hired by one of them."""
        hired = {role for role, n in state.profile.headcount.items() if n > self._posts_today(role)}
        return (one for one in self._waiting(state) if one.role not in hired)

    def _posts_today(self, role: str) -> float:
        return self.states[0].profile.headcount.get(role, 0)

    def _waiting(self, state: State) -> Iterator[Later]:
        said = {one.rule.role for one in state.ranked if one.move in _OTHER_WAYS}
        expected = {role.id for role in self._knowledge.core_roles()}
        expected |= self.team.headcount.keys() if self.team else set()
        for one in state.ranked:
            wanted = one.unmet is not None or one.rule.role in expected
            if one.move is Move.HOLD and one.rule.role is not None and wanted:
                because = one.unmet.first if one.unmet else one.rule.advice
                yield Later(one.rule.role, because, one.rule.id)
        for compared in self._missing(state):
            reason = self._waits_for(compared.role, state)
            if reason and compared.role not in said:
                yield Later(compared.role, reason, None)

    @property
    def _last_role(self) -> str | None:
        """The role of the newest hire."""
        if len(self.states) == 1:
            return None
        before, after = (state.profile.headcount for state in self.states[-2:])
        return next(role for role, posts in after.items() if posts != before.get(role, 0))

    def _look(self, profile: TeamProfile) -> State:
        judged = self._adviser.judge(profile)
        return State(profile, judged, rank(judged, self._knowledge, self._settled))

    def _hired(self, state: State, choice: _Choice) -> State:
        posts = min(choice.target.gap, 1.0) if choice.target else 1.0
        return self._look(with_hire(state.profile, choice.role, posts))

    def _from_team(self, state: State) -> _Choice | None:
        """The first post that the target team has and this one has not; rather one that makes no
        rule ask for another hire, and else the one with the least serious consequence.
        """
        choices = [_Choice(one.role, target=one) for one in self.lacking(state)]
        return min(choices, key=lambda choice: self._consequence(choice, state), default=None)

    def _missing(self, state: State) -> list[Compared]:
        return missing(self.team, state.facts, self._knowledge) if self.team else []

    def _waits_for(self, role_id: str, state: State) -> str:
        """What speaks against hiring for the role now; empty if nothing does."""
        rules, values = self._adviser.rules, state.judged.values
        for one in rules.unmet(rules.role_requires[role_id], values):
            return one.requirement.first
        return next(self._adviser.not_yet(role_id, values), "")

    def _consequence(self, choice: _Choice, state: State) -> tuple[int, int]:
        """How serious the hires are for which rules would ask then and do not ask now."""
        before, after = state.judged.by_rule, self._hired(state, choice).judged.by_rule
        asked = [
            (one.severity.weight, -one.rule.position)
            for rule, one in after.items()
            if one is not None and one.move is Move.HIRE and before[rule] is None
        ]
        return max(asked, default=_NO_CONSEQUENCE)

    def _step(self, choice: _Choice, before: State, after: State) -> Step:
        role, facts = self._knowledge.roles[choice.role], before.facts
        return Step(
            role=choice.role,
            rule=choice.fired.rule.id if choice.fired else None,
            target=choice.target,
            confidence=_confidence(choice.fired, facts),
            is_first=not facts[f"headcount.{choice.role}"].value,
            before=before.profile,
            settles=tuple(self._settles(before, after)),
            opens=tuple(self._opens(before, after)),
            interviewers=tuple(facts.present(role.interviewed_by)),
            mentors=tuple(facts.present(role.mentored_by)),
            beyond=self._beyond(choice, before),
        )

    def _beyond(self, choice: _Choice, before: State) -> Range | None:
        span = None if self.team is None else self.team.headcount.get(choice.role)
        posts = float(before.facts[f"headcount.{choice.role}"].value or 0)
        return span if span is not None and posts >= span.most else None

    def _settles(self, before: State, after: State) -> Iterator[str]:
        for one in before.ranked:
            if not one.rule.fallback and after.judged.by_rule[one.rule.id] is None:
                yield one.rule.id

    def _opens(self, before: State, after: State) -> Iterator[str]:
        rules = self._adviser.rules
        values, values_then = before.judged.values, after.judged.values
        held = {f.rule.role for f in before.ranked if f.unmet is not None}
        asked = {f.rule.role for f in after.ranked if f.move is Move.HIRE}
        for role, requires in rules.role_requires.items():
            waited = any(rules.unmet(requires, values))
            ready = not any(rules.unmet(requires, values_then))
            free = waited and ready and not self._waits_for(role, after)
            if free or role in held & asked:
                yield role


def _spread(hires: list[Fired], last: str | None) -> Fired:
    """Not two hires of the same kind in a row while another gap is high, or just as serious."""
    first = hires[0]
    serious = min(first.severity.weight, Severity.HIGH.weight)
    others = [one for one in hires if one.rule.role != last and one.severity.weight >= serious]
    return others[0] if first.rule.role == last and others else first


def _before_hires(ranked: list[Fired], *, can_hire: bool) -> list[Fired]:
    """Habits and what to stop, and where hiring is open whom to grow or borrow, if that is at
    least as serious as the first hire, and more than a note. Instead of all hires a note counts.
    """
    moves = {Move.PRACTICE, Move.STOP} | (_GROWING if can_hire else set())
    hires = [one.severity.weight for one in ranked if one.move is Move.HIRE]
    least = Severity.LOW if general_hold(ranked) else Severity.MEDIUM
    serious = [one for one in ranked if one.severity.weight >= max([least.weight, *hires])]
    return [one for one in serious if one.move in moves][:MOST_FIRST]


def _stops(ranked: list[Fired]) -> list[Fired]:
    """What does so much harm that it is to be stopped before anybody is hired."""
    before = takewhile(lambda one: one.move is not Move.HIRE, ranked)
    harm = [one for one in before if one.severity.weight >= Severity.HIGH.weight]
    return [one for one in harm if one.move is Move.STOP][:MOST_FIRST]


def _confidence(fired: Fired | None, facts: Facts) -> Confidence:
    if fired is None:
        return Confidence.LOW
    guessed = any(
        fact.origin is not Origin.TOLD
        for fact in facts.evidence(fired.reads)
        if fact.value is not None
    )
    return fired.rule.confidence.lowered if guessed else fired.rule.confidence


def _engineers_must_grow(facts: Facts, steps: Collection[Step]) -> bool:
    planned = {step.role for step in steps}
    there = bool(facts["headcount.ml_lead"].value) or facts["proven_expert"].value is True
    has_expert = there or "ml_lead" in planned
    is_medium = facts["size_band"].value == Band.MEDIUM
    return is_medium and has_expert and "data_engineer" in planned
