"""What would change a recommendation, and into what, in words for people."""

from collections.abc import Iterator

from bot.language import say
from bot.mrkdwn import escape
from bot.views.facts import count_text
from bot.views.text import inside, upper_first
from knowledge.advice.answer import Change, Recommendation
from knowledge.advice.facts import FIELD_KINDS, key_of
from knowledge.schema import Knowledge, Move

_BECOMES = "becomes "


def would_change_text(recommendation: Recommendation, knowledge: Knowledge) -> str:
    """A sentence for each outcome: what would make it needless, what would only lower it."""
    by_outcome: dict[str, list[str]] = {}
    for one in recommendation.would_change:
        by_outcome.setdefault(one.then, []).append(_condition(one, knowledge))
    return " ".join(
        say(
            "facts-change",
            then=then_text(then, knowledge),
            conditions=say("facts-change-or").join(conditions),
        )
        for then, conditions in by_outcome.items()
    )


def change_lines(recommendation: Recommendation, knowledge: Knowledge) -> Iterator[str]:
    """The same, one by one."""
    for one in recommendation.would_change:
        condition, then = _condition(one, knowledge), then_text(one.then, knowledge)
        yield upper_first(say("facts-change-line", condition=condition, then=inside(then)))


def then_text(then: str, knowledge: Knowledge) -> str:
    """What would become of the advice, such as "It would come second"."""
    match then:
        case "no longer recommended":
            return say("facts-then-gone")
        case "leaves the first three":
            return say("facts-then-later")
        case "ranks 2":
            return say("facts-then-second")
        case "ranks 3":
            return say("facts-then-third")
    move = knowledge.moves[Move(then.removeprefix(_BECOMES))]
    return say("facts-then-move", move=escape(inside(move.title)))


def _condition(change: Change, knowledge: Knowledge) -> str:
    """A clause that fits after "if"."""
    if "headcount" in change.patch:
        return say("facts-if-people", change=escape(change.change))
    [(name, value)] = change.patch.items()
    if FIELD_KINDS[name] != "number":
        return escape(change.change)
    says = knowledge.fields[name].says.get(key_of(value))
    if says:
        return escape(says)
    what = escape(count_text(name, value, knowledge))
    if name == "months_to_production":
        return say("facts-if-months", what=what)
    return say("facts-if-number", count=value, what=what)
