"""From the rules that speak to a ranked list that does not contradict itself."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from knowledge.advice.facts import Facts
from knowledge.advice.firing import ABOUT_A_PERSON, Fired, Judged
from knowledge.schema import Knowledge, Move, Severity

MOST_RECOMMENDED = 3
"""More at a time nobody follows up."""


def rank(judged: Judged, knowledge: Knowledge, settled: Collection[str] = ()) -> list[Fired]:
    """What to recommend, the most important first; `settled` are rules already decided on."""
    ranked = [one for one in considered(judged, knowledge) if one.rule.id not in settled]
    return _without_clashes(ranked, judged.facts)


def considered(judged: Judged, knowledge: Knowledge) -> list[Fired]:
    """All that may be recommended, the most important first, with what contradicts each other."""
    fired = _without_forbidden(_without_needless_fallback(judged.fired))
    if judged.facts["hiring_possible"].value is False:
        fired = [_without_hiring(one, judged.facts, knowledge) for one in fired]
    return sorted(fired, key=lambda one: (not one.rule.fallback, one.rank_key))


def _without_needless_fallback(fired: Sequence[Fired]) -> Sequence[Fired]:
    loud = [f for f in fired if not f.rule.fallback]
    serious = Severity.MEDIUM.weight
    if any(f.severity.weight >= serious or f.move is Move.HIRE for f in loud):
        return loud
    return fired


def _without_forbidden(fired: Sequence[Fired]) -> list[Fired]:
    """Of a hire and a hold that forbids it only the more serious stays; if equal, the hold.

    But a hire that is only held because the rule asks for more than another rule does, is fine.
    """
    ready = {f.rule.role for f in fired if f.move is Move.HIRE}
    lost = {f.rule.id for f in fired if f.unmet is not None and f.rule.role in ready}
    rest = [f for f in fired if f.rule.id not in lost]
    lost |= {
        hire.rule.id
        for hire in rest
        for hold in rest
        if hold.forbids(hire) and hold.severity.weight >= hire.severity.weight
    }
    hires = [f for f in rest if f.move is Move.HIRE and f.rule.id not in lost]
    lost |= {hold.rule.id for hold in rest for hire in hires if hold.forbids(hire)}
    return [f for f in rest if f.rule.id not in lost]


def _without_hiring(fired: Fired, facts: Facts, knowledge: Knowledge) -> Fired:
    """A hire that cannot be made now becomes growing somebody, or else borrowing."""
    if fired.move is not Move.HIRE or fired.rule.role is None:
        return fired
    growable = knowledge.roles[fired.rule.role].grow_from
    grow_from = next(iter(facts.present(growable)), None)
    move = Move.DEVELOP if grow_from else Move.COVER
    reads = (*fired.reads, "hiring_possible")
    return replace(fired, move=move, grow_from=grow_from, reads=reads)


def _without_clashes(ranked: Sequence[Fired], facts: Facts) -> list[Fired]:
    """Of two that can't both be followed, or ask for the same, the first stays."""
    kept: list[Fired] = []
    for one in ranked:
        if not any(_clash(one, other, facts) for other in kept):
            kept.append(one)
    return kept


def _clash(one: Fired, other: Fired, facts: Facts) -> bool:
    about_people = one.move in ABOUT_A_PERSON and other.move in ABOUT_A_PERSON
    if not about_people:
        return False
    if one.rule.role is not None and one.rule.role == other.rule.role:
        return True
    return _takes_from(one, other, facts) or _takes_from(other, one, facts)


def _takes_from(grower: Fired, other: Fired, facts: Facts) -> bool:
    """Whether the first moves somebody on from where the second needs them."""
    if grower.move is not Move.DEVELOP or grower.grow_from is None:
        return False
    if other.move is Move.DEVELOP and other.grow_from == grower.grow_from:
        return float(facts[f"headcount.{grower.grow_from}"].value or 0) < 2  # noqa: PLR2004
    return other.move in {Move.HIRE, Move.COVER} and other.rule.role == grower.grow_from
