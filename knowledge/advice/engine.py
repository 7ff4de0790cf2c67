"""The adviser: a team profile in, ranked and explained recommendations out. Pure and deterministic.

Profile → facts → rules that fire → what freeze and requirements make of them → rank → what would
change it.
"""

from collections.abc import Collection, Iterator, Sequence

from knowledge.advice.answer import (
    Advice,
    Evidence,
    Finding,
    NotRecommended,
    Recommendation,
    plain_number,
)
from knowledge.advice.bands import tips_for
from knowledge.advice.conditions import Values, all_hold
from knowledge.advice.derive import derive_facts
from knowledge.advice.facts import FIELD_KINDS, FIELDS_BEHIND, Facts, Origin
from knowledge.advice.firing import Fired, Judged, RuleBook, compile_conditions, reads_of
from knowledge.advice.outcomes import Case, Outcomes
from knowledge.advice.profile import TeamProfile
from knowledge.advice.ranking import MOST_RECOMMENDED, considered, rank
from knowledge.advice.teams import Compared, compare, find_team
from knowledge.schema import Band, Knowledge, Move, Range, Role, Rule, Stage


class Adviser:
    """Answers for one knowledge base. Holds no profile, so threads may share it."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self.rules = RuleBook(knowledge)
        self._not_yet = {
            role.id: [(reason, compile_conditions(reason.when)) for reason in role.not_yet]
            for role in knowledge.roles.values()
        }
        read = {n for one in self.rules.rules.values() for n in reads_of(one.conditions)}
        behind = {field for name in read for field in FIELDS_BEHIND.get(name, (name,))}
        self._fields_read = [name for name in FIELD_KINDS if name in behind]

    def fires(self, rule_id: str, profile: TeamProfile) -> bool:
        """Whether the rule's conditions hold; a fallback rule only if nothing else speaks.

        Raises KeyError for an unknown rule.
        """
        compiled = self.rules.rules[rule_id]
        if compiled.rule.fallback:
            return rule_id in (fired.rule.id for fired in self.ranked(profile))
        facts = derive_facts(profile, self._knowledge)
        return all_hold(compiled.when, self.rules.values(facts))

    def judge(self, profile: TeamProfile) -> Judged:
        return self.rules.judge(derive_facts(profile, self._knowledge))

    def ranked(self, profile: TeamProfile, settled: Collection[str] = ()) -> list[Fired]:
        """What to recommend, the most important first, without contradictions."""
        return rank(self.judge(profile), self._knowledge, settled)

    def speaking(self, profile: TeamProfile) -> dict[str, Finding]:
        """By rule, all that may be recommended, also what gives way to something else."""
        judged = self.judge(profile)
        return {one.rule.id: self.finding(one) for one in considered(judged, self._knowledge)}

    def first_steps(
        self, profile: TeamProfile, settled: Collection[str] = ()
    ) -> tuple[Finding, ...]:
        """What `advise` recommends, without the explanations, which take most of its time."""
        return tuple(map(self.finding, self.ranked(profile, settled)[:MOST_RECOMMENDED]))

    def explain(
        self, profile: TeamProfile, rule_id: str, settled: Collection[str] = ()
    ) -> Recommendation | None:
        """One recommendation of `advise` in full; None if it is not among them."""
        judged = self.judge(profile)
        ranked = rank(judged, self._knowledge, settled)
        outcomes = Outcomes(self.rules, self._knowledge, Case(profile, judged, ranked, settled))
        for place, fired in enumerate(ranked[:MOST_RECOMMENDED], start=1):
            if fired.rule.id == rule_id:
                return self._explain(place, fired, judged.facts, outcomes)
        return None

    def advise(self, profile: TeamProfile, settled: Collection[str] = ()) -> Advice:
        """`settled` are rules on which the team has decided; they make room for others."""
        judged = self.judge(profile)
        ranked = rank(judged, self._knowledge, settled)
        case = Case(profile, judged, ranked, settled)
        outcomes = Outcomes(self.rules, self._knowledge, case)
        facts = judged.facts
        band = Band(str(facts["size_band"].value))
        return Advice(
            band=band,
            stage=Stage(str(facts["stage"].value)),
            recommendations=tuple(
                self._explain(place, fired, facts, outcomes)
                for place, fired in enumerate(ranked[:MOST_RECOMMENDED], start=1)
            ),
            not_recommended=tuple(self._not_recommended(ranked, judged)),
            tips=tuple(tip.text for tip in tips_for(facts, self._knowledge)),
            assumed=self._questions(facts, outcomes),
            later=tuple(map(self.finding, ranked[MOST_RECOMMENDED:])),
            settled=tuple(map(self.finding, self._settled(judged, ranked, settled))),
        )

    def questions(self, profile: TeamProfile) -> tuple[str, ...]:
        """The fields that nobody told, as in `Advice.assumed`, without the rest of the advice."""
        judged = self.judge(profile)
        case = Case(profile, judged, rank(judged, self._knowledge))
        return self._questions(judged.facts, Outcomes(self.rules, self._knowledge, case))

    def _questions(self, facts: Facts, outcomes: Outcomes) -> tuple[str, ...]:
        untold = [name for name in self._fields_read if facts[name].origin is not Origin.TOLD]
        return tuple(outcomes.by_influence(untold))

    def advice_text(self, fired: Fired) -> str:
        """What to do, in the words of the rule or of the move that it has become."""
        if fired.rule.role is None or (fired.move is fired.rule.move and fired.unmet is None):
            return fired.rule.advice
        role = self._knowledge.roles[fired.rule.role]
        if fired.unmet is not None:
            words = self._knowledge.moves[fired.move].when_unmet
            return words.format(role=role.one, first=fired.unmet.first)
        grown = self._knowledge.roles[fired.grow_from].many if fired.grow_from else ""
        words = self._knowledge.moves[fired.move].when_frozen
        return words.format(role=role.one, grow_from=grown, cover=role.cover)

    def why_text(self, fired: Fired) -> str:
        """The rule's reason; for a hire that has to wait, why it has to."""
        if fired.unmet is None:
            return fired.rule.why
        return self._knowledge.moves[fired.move].why_unmet.format(title=fired.rule.title)

    def _settled(
        self, judged: Judged, ranked: Sequence[Fired], settled: Collection[str]
    ) -> list[Fired]:
        if not settled:
            return []
        open_ones = {fired.rule.id for fired in ranked}
        everything = rank(judged, self._knowledge)
        kept = [f for f in everything if f.rule.id in settled]
        return [f for f in kept if f.rule.id not in open_ones]

    def finding(self, fired: Fired) -> Finding:
        return Finding(
            rule=fired.rule.id,
            move=fired.move,
            role=fired.rule.role,
            severity=fired.severity,
            advice=self.advice_text(fired),
        )

    def _explain(
        self, place: int, fired: Fired, facts: Facts, outcomes: Outcomes
    ) -> Recommendation:
        rule = fired.rule
        rests_on = self.rules.rests_on(fired, outcomes.values)
        evidence = [fact for fact in facts.evidence(rests_on) if fact.value is not None]
        guessed = any(fact.origin is not Origin.TOLD for fact in evidence)
        hired = self._knowledge.roles[rule.role] if rule.role and fired.move is Move.HIRE else None
        return Recommendation(
            rank=place,
            rule=rule.id,
            move=fired.move,
            role=rule.role,
            grow_from=fired.grow_from if fired.move is Move.DEVELOP else None,
            severity=fired.severity,
            confidence=rule.confidence.lowered if guessed else rule.confidence,
            advice=self.advice_text(fired),
            why=self.why_text(fired),
            evidence=tuple(
                Evidence(fact=f.name, value=plain_number(f.value), origin=f.origin.value)
                for f in evidence
            ),
            sources=rule.sources,
            would_change=tuple(outcomes.changes(place, fired)),
            interviewers=tuple(facts.present(hired.interviewed_by)) if hired else (),
            mentors=tuple(facts.present(hired.mentored_by)) if hired else (),
        )

    def _not_recommended(self, ranked: Sequence[Fired], judged: Judged) -> Iterator[NotRecommended]:
        values, facts = judged.values, judged.facts
        wanted = {f.rule.role for f in ranked if f.move is not Move.HOLD}
        holds = [f for f in ranked if f.move is Move.HOLD and not f.rule.fallback]
        general = [hold.rule for hold in holds if hold.rule.role is None]
        lacking = self._lacking(facts)
        for role in self._knowledge.roles.values():
            if role.id in wanted:
                continue
            reasons = [self.advice_text(hold) for hold in holds if hold.rule.role == role.id]
            reasons += self._reasons(role, values)
            if reasons or role.core:
                reasons = reasons or [self._no_gap(general, lacking.get(role.id))]
                yield NotRecommended(role=role.id, because=tuple(dict.fromkeys(reasons)))

    def _lacking(self, facts: Facts) -> dict[str, Compared]:
        """Where the team has less than the target team, by role."""
        team = find_team(facts, self._knowledge)
        compared = compare(team, facts, self._knowledge).roles if team else ()
        return {one.role: one for one in compared if one.gap}

    def not_yet(self, role_id: str, values: Values) -> Iterator[str]:
        """What speaks against hiring for the role now, beside what it requires."""
        for reason, when in self._not_yet[role_id]:
            if all_hold(when, values):
                yield reason.because

    def _reasons(self, role: Role, values: Values) -> Iterator[str]:
        yield from self.not_yet(role.id, values)
        for unmet in self.rules.unmet(self.rules.role_requires[role.id], values):
            yield self._say("comes_first", first=unmet.requirement.first)

    def _no_gap(self, holds: Sequence[Rule], lacking: Compared | None) -> str:
        """Why nobody is hired for a role against which nothing speaks by itself."""
        if holds:
            return self._say("any_hire_can_wait", title=holds[0].title)
        if lacking is None:
            return self._say("nothing_asks")
        return self._say("nothing_asks_but_target", target=self._range(lacking.target))

    def _range(self, span: Range) -> str:
        mark = self._say("decimal_mark")
        ends = [f"{end:g}".replace(".", mark) for end in (span.least, span.most)]
        return ends[0] if ends[0] == ends[1] else self._say("range", least=ends[0], most=ends[1])

    def _say(self, phrase: str, **values: str) -> str:
        return self._knowledge.phrases[phrase].text.format(**values)
