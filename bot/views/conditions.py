"""Conditions of rules in words: what is so today, what has to be, and whether that holds."""

import re
from collections.abc import Iterable

from bot.mrkdwn import escape, literal
from bot.views.facts import origin_mark, value_text
from bot.views.number_conditions import always_holds, number_condition_text, one_of
from bot.views.text import upper_first
from knowledge.advice.expressions import Comparison, Joint
from knowledge.advice.facts import Fact, Kind, Scalar, condition_kinds, key_of
from knowledge.advice.readings import ConditionReading
from knowledge.schema import Knowledge, in_sentence

INDENT = "\u2003\u2002"
"""Slack drops plain spaces at the beginning of a line on some clients."""
_MARKS = {True: "✓", False: "✗", None: "?"}
_VERDICTS = {True: "Holds.", False: "Does not hold.", None: "Not known."}
_JOINED = {
    (Joint.ALL, True): "All of these have to hold, and they do.",
    (Joint.ALL, False): "All of these have to hold, and not all do.",
    (Joint.ALL, None): "All of these have to hold, which is not known.",
    (Joint.ANY, True): "At least one of these has to hold, and does.",
    (Joint.ANY, False): "At least one of these has to hold, and none does.",
    (Joint.ANY, None): "At least one of these has to hold, which is not known.",
    (Joint.NONE, True): "None of these may hold, and none does.",
    (Joint.NONE, False): "None of these may hold, and one does.",
    (Joint.NONE, None): "None of these may hold, which is not known.",
}


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
        return _JOINED[reading.joint, reading.outcome]
    words = _words(reading, knowledge)
    return f"{words} {_VERDICTS[reading.outcome]}" if verdict else words


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
    if fact.value is None:
        whether = f"Nobody told me whether {_clause(fact.name, value=True, knowledge=knowledge)}"
        answer = "yes" if wanted else "no"
        if excludes:
            return f"{whether}; only a {answer} would stand in the way."
        return f"{whether}; it counts only if the answer is {answer}."
    today = f"{upper_first(_clause(fact.name, value=fact.value, knowledge=knowledge))}"
    today += origin_mark(fact.origin)
    if (fact.value == wanted) is not excludes:
        return f"{today}."
    other = _clause(fact.name, value=fact.value is False, knowledge=knowledge)
    return f"{today}; it counts only if {other}{', or if nobody tells' if excludes else ''}."


def _clause(name: str, *, value: Scalar, knowledge: Knowledge) -> str:
    words = knowledge.fields[name]
    said = words.says.get(key_of(value))
    return said or f"{words.label}: {'yes' if value else 'no'}"


def _choice(comparison: Comparison, fact: Fact, knowledge: Knowledge) -> str:
    wanted = comparison.choices
    if comparison.right is not None and comparison.right.only is not None:
        wanted = (comparison.right.only.literal,)
    choices = [_short(fact.name, one, knowledge) for one in wanted]
    has_to = "must not be" if comparison.operator in {"!=", "not in"} else "has to be"
    return f"{_today(fact, knowledge)}; {has_to} {one_of(choices)}."


def _today(fact: Fact, knowledge: Knowledge) -> str:
    label = upper_first(knowledge.fields[fact.name].label)
    if fact.value is None:
        return f"{label}: nobody told me"
    return f"{label}: {_short(fact.name, fact.value, knowledge)} today{origin_mark(fact.origin)}"


def _short(name: str, value: Scalar, knowledge: Knowledge) -> str:
    """A value as it stands in a list, without what explains it on the form."""
    if value is None:
        return "left open"
    return in_sentence(re.split("[:,]", value_text(name, value, knowledge))[0])
