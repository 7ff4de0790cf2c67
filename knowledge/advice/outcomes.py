"""What small changes of a profile would do to its recommendations, found by trying them."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from knowledge.advice.answer import Change
from knowledge.advice.changes import Patch, alternatives, closer_changes, small_changes
from knowledge.advice.conditions import Values
from knowledge.advice.derive import FOLLOWING, derive_again
from knowledge.advice.facts import FIELD_KINDS, Facts, Origin
from knowledge.advice.firing import Fired, Judged, RuleBook
from knowledge.advice.profile import TeamProfile
from knowledge.advice.ranking import MOST_RECOMMENDED, rank
from knowledge.schema import Knowledge, Move

MOST_CHANGES = 3
"""How many ways to change a recommendation are worth reading."""
_FIRST_COUNTS = 10
"""How much more a new first recommendation counts than any other change of the first three."""


@dataclass(frozen=True)
class Case:
    """One profile, and what was made of it."""

    profile: TeamProfile
    judged: Judged
    ranked: Sequence[Fired]
    settled: Collection[str] = ()


class Outcomes:
    """Tries changes of one profile; each distinct change is judged once."""

    def __init__(self, rules: RuleBook, knowledge: Knowledge, case: Case) -> None:
        self._rules = rules
        self._knowledge = knowledge
        self._case = case
        self._tried: dict[tuple[str, str], list[Fired] | None] = {}
        self._turning = rules.turning_points

    @property
    def values(self) -> Values:
        return self._case.judged.values

    def changes(self, place: int, fired: Fired) -> Iterator[Change]:
        """The smallest change of each fact that moves the recommendation down or away.

        Far-fetched ones only if there is no other: something must be said, and be true.
        """
        found: set[str] = set()
        for patch in self._patches(fired):
            if patch.far_fetched and found:
                return
            then = None if patch.of in found else self._outcome(place, fired, patch)
            if then is None:
                continue
            found.add(patch.of)
            yield self._smallest(place, fired, patch, then)
            if len(found) == MOST_CHANGES:
                return

    def _patches(self, fired: Fired) -> list[Patch]:
        """Those that somebody might make come first. Who shall not hire is not told to hire."""
        behind = self._behind(fired)
        patches = small_changes(behind, self._facts, self._knowledge, self._turning)
        wanted = [patch for patch in patches if not _is_hire_against(fired, patch)]
        return sorted(wanted, key=lambda patch: patch.far_fetched)

    def _smallest(self, place: int, fired: Fired, patch: Patch, then: str) -> Change:
        for closer in closer_changes(patch, self._facts, self._knowledge):
            if (then_closer := self._outcome(place, fired, closer)) is not None:
                return Change(change=closer.text, patch=closer.data, then=then_closer)
        return Change(change=patch.text, patch=patch.data, then=then)

    def _outcome(self, place: int, fired: Fired, patch: Patch) -> str | None:
        after = self._after(patch.of, patch.data)
        return None if after is None else _then(fired, place, after)

    def by_influence(self, untold: Iterable[str]) -> list[str]:
        """The fields in the order in which their answers change the recommendations most."""
        return sorted(untold, key=lambda name: -self._influence(name))

    @property
    def _facts(self) -> Facts:
        return self._case.judged.facts

    def _behind(self, fired: Fired) -> Sequence[str]:
        """That nothing else speaks rests on everything; ask about what nobody told."""
        if not fired.rule.fallback:
            return fired.reads
        untold = [n for n in FIELD_KINDS if self._facts[n].origin is not Origin.TOLD]
        return self.by_influence(untold)

    def _influence(self, name: str) -> float:
        """The share of the answers that change the recommendations, the first above all."""
        if name == "company_size":  # rules read the size band that follows from it
            told = self._facts["size_band"].origin is Origin.TOLD
            return 0 if told else self._influence("size_band")
        changed = {name, *FOLLOWING.get(name, ())}
        on_hires = "hiring_possible" in changed  # in every rule that wants one
        if not on_hires and not self._rules.may_matter(self._case.judged, changed):
            return 0
        tried = [
            self._after(name, {name: value})
            for value in alternatives(self._facts[name], FIELD_KINDS[name], self._turning)
        ]
        afters = [after for after in tried if after is not None]
        before = _shown(self._case.ranked)
        other_first = sum(_shown(after)[:1] != before[:1] for after in afters)
        other = sum(_shown(after) != before for after in afters)
        return (_FIRST_COUNTS * other_first + other) / max(len(afters), 1)

    def _after(self, of: str, data: dict[str, Any]) -> list[Fired] | None:
        """What is recommended after the change; None if there can be no such profile."""
        tried = (of, str(data))
        if tried not in self._tried:
            profile = self._case.profile.changed(data)
            self._tried[tried] = None if profile is None else self._rank(profile, data)
        return self._tried[tried]

    def _rank(self, profile: TeamProfile, fields: Collection[str]) -> list[Fired]:
        facts = derive_again(self._facts, profile, fields, self._knowledge)
        before = self._case.judged
        judged = self._rules.judge_again(before, facts)
        as_before = judged.by_rule is before.by_rule and "headcount" not in fields
        if as_before and facts["hiring_possible"] == before.facts["hiring_possible"]:
            return list(self._case.ranked)
        return rank(judged, self._knowledge, self._case.settled)


def _shown(ranked: Sequence[Fired]) -> list[tuple[str, str]]:
    return [(one.move, one.rule.id) for one in ranked[:MOST_RECOMMENDED]]


def _is_hire_against(hold: Fired, patch: Patch) -> bool:
    if hold.move is not Move.HOLD or patch.role is None:
        return False
    return hold.rule.role in {None, patch.role}


def _then(fired: Fired, place: int, after: Sequence[Fired]) -> str | None:
    """What became of a recommendation, or None if the person would still be told the same."""
    same = [rank for rank, other in enumerate(after, start=1) if other.target == fired.target]
    if not same:
        return _instead(fired, after)
    if min(same) <= place:
        return None
    return f"ranks {min(same)}" if min(same) <= MOST_RECOMMENDED else "leaves the first three"


def _instead(fired: Fired, after: Sequence[Fired]) -> str:
    """The rule, or another one, may want the same role in another way."""
    role, rule = fired.rule.role, fired.rule.id
    moves = [one.move for one in after if one.rule.id == rule or (role and one.rule.role == role)]
    return f"becomes {moves[0]}" if moves else "no longer recommended"
