"""What would change a recommendation, and into what, in words for people."""

from collections.abc import Iterator

from bot.mrkdwn import escape
from bot.views.facts import count_text
from knowledge.advice.answer import Change, Recommendation
from knowledge.advice.facts import FIELD_KINDS, key_of
from knowledge.schema import Knowledge, Move, in_sentence

_GONE = "no longer recommended"
_LOWER = "leaves the first three"
_RANKS = "ranks "
_BECOMES = "becomes "
_TOOK = {"months_to_production": "it took"}
_PLACES = {"1": "first", "2": "second", "3": "third"}


def would_change_text(recommendation: Recommendation, knowledge: Knowledge) -> str:
    """A sentence for each outcome: what would make it needless, what would only lower it."""
    by_outcome: dict[str, list[str]] = {}
    for one in recommendation.would_change:
        by_outcome.setdefault(one.then, []).append(_condition(one, knowledge))
    return " ".join(
        f"{then_text(then, knowledge)} if {', or if '.join(conditions)}."
        for then, conditions in by_outcome.items()
    )


def change_lines(recommendation: Recommendation, knowledge: Knowledge) -> Iterator[str]:
    """The same, one by one."""
    for one in recommendation.would_change:
        yield f"If {_condition(one, knowledge)}: {in_sentence(then_text(one.then, knowledge))}."


def then_text(then: str, knowledge: Knowledge) -> str:
    """What would become of the advice, such as "It would come second"."""
    if then == _GONE:
        return "It would no longer be needed"
    if then == _LOWER:
        return "Other things would be more urgent"
    if then.startswith(_RANKS):
        return f"It would come {_PLACES[then.removeprefix(_RANKS)]}"
    move = knowledge.moves[Move(then.removeprefix(_BECOMES))]
    return f"It would become “{escape(in_sentence(move.title))}”"


def _condition(change: Change, knowledge: Knowledge) -> str:
    """A clause that fits after "if"."""
    if "headcount" in change.patch:
        return f"you had {escape(change.change)}"
    [(name, value)] = change.patch.items()
    if FIELD_KINDS[name] != "number":
        return escape(change.change)
    says = knowledge.fields[name].says.get(key_of(value))
    there = "there was" if value == 1 else "there were"
    return escape(says or f"{_TOOK.get(name, there)} {count_text(name, value, knowledge)}")
