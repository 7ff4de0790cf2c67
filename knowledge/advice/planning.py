"""The next hires in order: add the first person that the adviser asks for, and ask it again.

Nobody is planned whose prerequisites are missing. Where no rule asks for a hire any more, the
target team for the size and stage goes on, as an orientation. Pure and deterministic.
"""

import math
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from knowledge.advice.conditions import all_hold
from knowledge.advice.engine import Adviser
from knowledge.advice.facts import Facts, Origin
from knowledge.advice.firing import Fired, Judged, compile_conditions
from knowledge.advice.plan import Later, Plan, Step
from knowledge.advice.profile import Hiring, TeamProfile
from knowledge.advice.teams import Compared, compare, find_team
from knowledge.schema import Band, Confidence, Knowledge, Move, Severity, Stage

MOST_HIRES = 10
"""A plan further ahead than this is a guess."""
MOST_FIRST = 3
ORDER = (
    ("ai_engineer", 1),
    ("data_engineer", 2),
    ("ml_lead", 1),
    ("ml_engineer", 1),
    ("data_scientist", 1),
    ("ml_product_manager", 1),
    ("ai_engineer", 2),
    ("ml_engineer", 2),
    ("data_analyst", 1),
    ("mlops_engineer", 1),
    ("ai_governance_lead", 1),
)
"""In which order the posts of a target team are filled, each up to the number: whoever carries the
data or the product first, then one of each, then deputies, specialists last."""
ORDER_EXPLORING = (("data_analyst", 1), *ORDER)
"""While the goal is sought, whoever can tell what is worth improving comes first."""


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
    today = adviser.ranked(profile, settled)
    grown = [one for one in today if one.move in {Move.DEVELOP, Move.COVER}]
    can_hire = run.real["hiring_possible"].value is not False
    return Plan(
        cap=cap,
        can_hire=can_hire,
        first=tuple(_before_hires(today, can_hire=can_hire)),
        instead=() if can_hire else tuple(grown),
        steps=steps,
        hold=general_hold(end.ranked),
        later=tuple(run.later(end)),
        next_role=None if (choice := run.choose(end)) is None else choice.role,
        team=run.team,
        engineers_must_grow=_engineers_must_grow(run.real, steps),
    )


def general_hold(ranked: Iterable[Fired]) -> Fired | None:
    """The advice to hire nobody at all, if that is the advice."""
    holds = (f for f in ranked if f.move is Move.HOLD and f.rule.role is None)
    return next((hold for hold in holds if not hold.rule.fallback), None)


@dataclass(frozen=True)
class _State:
    profile: TeamProfile
    judged: Judged
    ranked: list[Fired]

    @property
    def facts(self) -> Facts:
        return self.judged.facts


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
        self.real = adviser.judge(profile).facts
        self.team = find_team(self.real, knowledge)
        start = self._look(_as_if_open(profile))
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

    def choose(self, state: _State) -> _Choice | None:
        """Whom to hire next, if anybody."""
        if general_hold(state.ranked):
            return None
        hires = [one for one in state.ranked if one.move is Move.HIRE and one.rule.role]
        if hires:
            fired = _spread(hires, self._last_role)
            return _Choice(str(fired.rule.role), fired=fired)
        return next(self._from_team(state), None)

    def later(self, state: _State) -> Iterator[Later]:
        """Who is wanted and has to wait, after all steps."""
        said = set()
        for one in state.ranked:
            if one.unmet is not None and one.rule.role is not None:
                said.add(one.rule.role)
                yield Later(one.rule.role, one.unmet.first)
        for compared in self._missing(state):
            reason = self._waits_for(compared.role, state)
            if reason and compared.role not in said:
                yield Later(compared.role, reason)

    @property
    def _last_role(self) -> str | None:
        """The role of the newest hire."""
        if len(self.states) == 1:
            return None
        before, after = (state.profile.headcount for state in self.states[-2:])
        return next(role for role, posts in after.items() if posts != before.get(role, 0))

    def _look(self, profile: TeamProfile) -> _State:
        return _State(
            profile, self._adviser.judge(profile), self._adviser.ranked(profile, self._settled)
        )

    def _hired(self, state: _State, choice: _Choice) -> _State:
        posts = min(choice.target.gap, 1.0) if choice.target else 1.0
        return self._look(with_hire(state.profile, choice.role, posts))

    def _from_team(self, state: _State) -> Iterator[_Choice]:
        """The posts that the target team has and this one has not, if nothing speaks against."""
        taken = {one.rule.role for one in state.ranked if one.move in _OTHER_WAYS}
        for compared in self._missing(state):
            choice = _Choice(compared.role, target=compared)
            if compared.role in taken | self._barred or self._waits_for(compared.role, state):
                continue
            if not self._sets_off(choice, state):
                yield choice

    def _missing(self, state: _State) -> list[Compared]:
        if self.team is None:
            return []
        roles = compare(self.team, state.facts, self._knowledge).roles
        order = ORDER_EXPLORING if self.team.stage is Stage.EXPLORING else ORDER
        missing = [one for one in roles if one.worth_a_hire]
        return sorted(missing, key=lambda one: self._place(one, order))

    def _place(self, one: Compared, order: tuple[tuple[str, int], ...]) -> tuple[int, int]:
        places = (n for n, (role, upto) in enumerate(order) if role == one.role)
        fitting = (n for n in places if one.today < order[n][1])
        return next(fitting, len(order)), self._knowledge.roles[one.role].position

    def _waits_for(self, role_id: str, state: _State) -> str:
        """What speaks against hiring for the role now; empty if nothing does."""
        rules, role = self._adviser.rules, self._knowledge.roles[role_id]
        values = rules.values(state.facts)
        for one in rules.unmet(rules.role_requires[role_id], values):
            return one.requirement.first
        for reason in role.not_yet:
            if all_hold(compile_conditions(reason.when), values):
                return reason.because
        return ""

    def _sets_off(self, choice: _Choice, state: _State) -> bool:
        """Whether the hire would make a rule ask for another one: then it comes too early."""
        before, after = state.judged.by_rule, self._hired(state, choice).judged.by_rule
        return any(
            one is not None and one.move is Move.HIRE and before[rule] is None
            for rule, one in after.items()
        )

    def _step(self, choice: _Choice, before: _State, after: _State) -> Step:
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
        )

    def _settles(self, before: _State, after: _State) -> Iterator[str]:
        for one in before.ranked:
            if not one.rule.fallback and after.judged.by_rule[one.rule.id] is None:
                yield one.rule.id

    def _opens(self, before: _State, after: _State) -> Iterator[str]:
        rules = self._adviser.rules
        values, values_then = rules.values(before.facts), rules.values(after.facts)
        held = {f.rule.role for f in before.ranked if f.unmet is not None}
        asked = {f.rule.role for f in after.ranked if f.move is Move.HIRE}
        for role, requires in rules.role_requires.items():
            waited = any(rules.unmet(requires, values))
            ready = not any(rules.unmet(requires, values_then))
            free = waited and ready and not self._waits_for(role, after)
            if free or role in held & asked:
                yield role


_OTHER_WAYS = frozenset({Move.DEVELOP, Move.COVER, Move.HOLD})
"""Moves after which the target team has no say about the role."""


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


def _as_if_open(profile: TeamProfile) -> TeamProfile:
    """What to do when hiring opens is planned as if it were open."""
    closed: dict[str, None] = {}
    if profile.hiring is Hiring.FROZEN:
        closed["hiring"] = None
    if profile.open_positions == 0:
        closed["open_positions"] = None
    return profile.model_copy(update=closed)


def _spread(hires: list[Fired], last: str | None) -> Fired:
    """Not two hires of the same kind in a row while another serious gap is open."""
    if hires[0].rule.role != last:
        return hires[0]
    serious = (one for one in hires if one.severity.weight >= Severity.HIGH.weight)
    return next((one for one in serious if one.rule.role != last), hires[0])


def _before_hires(ranked: list[Fired], *, can_hire: bool) -> list[Fired]:
    """Habits and what to stop, and where hiring is open whom to grow or borrow, if they rank
    before the first hire, or if there is none are worth more than a note.
    """
    moves = {Move.PRACTICE, Move.STOP} | ({Move.DEVELOP, Move.COVER} if can_hire else set())
    places = [place for place, one in enumerate(ranked) if one.move is Move.HIRE]
    before = ranked[: places[0]] if places else ranked
    serious = [one for one in before if one.severity.weight >= Severity.MEDIUM.weight]
    return [one for one in serious if one.move in moves][:MOST_FIRST]


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
