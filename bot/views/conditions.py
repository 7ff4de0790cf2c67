"""Conditions of rules in words: what is so today, what has to be, and whether that holds."""

import re
from collections.abc import Iterable

from bot.language import say
from bot.mrkdwn import escape, literal
from bot.views.facts import origin_mark, value_text
from bot.views.number_conditions import always_holds, number_condition_text, one_of
from bot.views.text import inside, upper_first
from knowledge.advice.expressions import Comparison, Joint
from knowledge.advice.facts import Fact, Kind, Scalar, condition_kinds, key_of
from knowledge.advice.readings import ConditionReading
from knowledge.schema import Knowledge

INDENT = "\u2003\u2002"
"""Slack drops plain spaces at the beginning of a line on some clients."""
_MARKS = {True: "✓", False: "✗", None: "?"}
_OUTCOMES = {True: "holds", False: "fails", None: "unknown"}


def condition_lines(
    readings: Iterable[ConditionReading],
    knowledge: Knowledge,
    *,
    indent: str = "",
    verdicts: bool = True,
) -> list[str]:
    """A line each, in mrkdwn; the parts of a condition follow it, indented.

    Without `verdicts` they do not say whether they hold, for where that has been said already.
    """
    lines: list[str] = []
    for reading in telling(readings):
        sentence = _sentence(reading, knowledge, verdict=verdicts)
        lines.append(f"{indent}{_MARKS[reading.outcome]} {sentence}")
        deeper = f"{indent}{INDENT}"
        lines += condition_lines(reading.parts, knowledge, indent=deeper, verdicts=verdicts)
    return lines


def telling(readings: Iterable[ConditionReading]) -> list[ConditionReading]:
    """Without those that hold for every team, such as `people >= 0` of a fallback."""
    return [one for one in readings if not always_holds(one)]


def _sentence(reading: ConditionReading, knowledge: Knowledge, *, verdict: bool) -> str:
    if reading.joint is not None:
        return _joined(reading.joint, _OUTCOMES[reading.outcome])
    words = _words(reading, knowledge)
    return f"{words} {say(f'conditions-{_OUTCOMES[reading.outcome]}')}" if verdict else words


def _joined(joint: Joint, outcome: str) -> str:
    """Whether the conditions that follow hold together."""
    match joint:
        case Joint.ALL:
            return say(f"conditions-all-{outcome}")
        case Joint.ANY:
            return say(f"conditions-any-{outcome}")
        case Joint.NONE:
            return say(f"conditions-none-{outcome}")


def _words(reading: ConditionReading, knowledge: Knowledge) -> str:
    comparison = reading.comparison
    if comparison is None:
        return f"{literal(reading.source)}:"
    only = comparison.left.only
    kind = _kind(only.text, knowledge) if only is not None else "number"
    if kind == "yes_no" and comparison.right is not None and comparison.right.only is not None:
        return escape(_yes_no(comparison, reading.facts[0], knowledge))
    if isinstance(kind, type):
        return escape(_choice(comparison, reading.facts[0], knowledge))
    return escape(number_condition_text(comparison, reading, knowledge))


def _kind(name: str, knowledge: Knowledge) -> Kind:
    return condition_kinds(knowledge).get(name, "number")


def _yes_no(comparison: Comparison, fact: Fact, knowledge: Knowledge) -> str:
    """In clauses, such as "you build your own ML stack"."""
    wanted = comparison.right.only.literal if comparison.right and comparison.right.only else None
    excludes = comparison.operator == "!="
    answer = "yes" if wanted else "no"
    if fact.value is None:
        clause = _clause(fact.name, value=True, knowledge=knowledge)
        if excludes:
            return say(f"conditions-blocked-by-{answer}", clause=clause)
        return say(f"conditions-needs-{answer}", clause=clause)
    today = upper_first(_clause(fact.name, value=fact.value, knowledge=knowledge))
    today += origin_mark(fact.origin)
    if (fact.value == wanted) is not excludes:
        return f"{today}."
    other = _clause(fact.name, value=fact.value is False, knowledge=knowledge)
    if excludes:
        return say("conditions-counts-if-or-untold", today=today, other=other)
    return say("conditions-counts-if", today=today, other=other)


def _clause(name: str, *, value: Scalar, knowledge: Knowledge) -> str:
    words = knowledge.fields[name]
    said = words.says.get(key_of(value))
    return said or say(f"conditions-{'yes' if value else 'no'}", label=words.label)


def _choice(comparison: Comparison, fact: Fact, knowledge: Knowledge) -> str:
    wanted = comparison.choices
    if comparison.right is not None and comparison.right.only is not None:
        wanted = (comparison.right.only.literal,)
    choices = one_of([_short(fact.name, one, knowledge) for one in wanted])
    today = _today(fact, knowledge)
    if comparison.operator in {"!=", "not in"}:
        return say("conditions-must-not-be", today=today, wanted=choices)
    return say("conditions-has-to-be", today=today, wanted=choices)


def _today(fact: Fact, knowledge: Knowledge) -> str:
    label = upper_first(knowledge.fields[fact.name].label)
    if fact.value is None:
        return say("conditions-untold", label=label)
    value = _short(fact.name, fact.value, knowledge)
    return f"{say('conditions-today', label=label, value=value)}{origin_mark(fact.origin)}"


def _short(name: str, value: Scalar, knowledge: Knowledge) -> str:
    """A value as it stands in a list, without what explains it on the form."""
    if value is None:
        return say("conditions-left-open")
    return inside(re.split("[:,]", value_text(name, value, knowledge))[0])
