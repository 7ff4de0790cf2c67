"""Conditions of rules in words: what is so today, what has to be, and whether that holds."""

import re
from collections.abc import Iterable

from bot.mrkdwn import escape, literal
from bot.views.facts import number_text, origin_mark, value_text
from bot.views.text import upper_first
from knowledge.advice.answer import plain_number
from knowledge.advice.expressions import Comparison, Joint, Term
from knowledge.advice.facts import Fact, Kind, Scalar, condition_kinds, is_constant, key_of
from knowledge.advice.readings import ConditionReading
from knowledge.schema import Knowledge

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
_HAS_TO_BE = {
    "==": "has to be",
    "!=": "must not be",
    "<": "has to be less than",
    "<=": "has to be at most",
    ">": "has to be more than",
    ">=": "has to be at least",
}
_SIGNS = {"-": "\u2212", "*": "\u00d7", "/": "\u00f7"}


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
    for reading in readings:
        sentence = _sentence(reading, knowledge, verdict=verdicts)
        lines.append(f"{indent}{_MARKS[reading.outcome]} {sentence}")
        deeper = f"{indent}{INDENT}"
        lines += condition_lines(reading.parts, knowledge, indent=deeper, verdicts=verdicts)
    return lines


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
    return escape(_number(comparison, reading, knowledge))


def _kind(name: str, knowledge: Knowledge) -> Kind:
    return condition_kinds(knowledge).get(name, "number")


def _yes_no(comparison: Comparison, fact: Fact, knowledge: Knowledge) -> str:
    """In clauses, such as "you build your own ML stack"."""
    wanted = comparison.right.only.literal if comparison.right and comparison.right.only else None
    excludes = comparison.operator == "!="
    if fact.value is None:
        whether = f"Nobody told me whether {_clause(fact.name, value=True, knowledge=knowledge)}"
        if excludes:
            return f"{whether}; only a {'yes' if wanted else 'no'} would stand in the way."
        if wanted is True:
            return f"{whether}; it has to be so."
        return f"{whether}; needed: {_clause(fact.name, value=wanted, knowledge=knowledge)}."
    today = f"{upper_first(_clause(fact.name, value=fact.value, knowledge=knowledge))}"
    today += origin_mark(fact.origin)
    if (fact.value == wanted) is not excludes:
        return f"{today}."
    other = _clause(fact.name, value=fact.value is False, knowledge=knowledge)
    return f"{today}; needed: {other}{', or no answer' if excludes else ''}."


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
    return f"{_today(fact, knowledge)}; {has_to} {_one_of(choices)}."


def _today(fact: Fact, knowledge: Knowledge) -> str:
    label = upper_first(knowledge.fields[fact.name].label)
    if fact.value is None:
        return f"{label}: nobody told me"
    return f"{label}: {_short(fact.name, fact.value, knowledge)} today{origin_mark(fact.origin)}"


def _short(name: str, value: Scalar, knowledge: Knowledge) -> str:
    """A value as it stands in a list, without what explains it on the form."""
    if value is None:
        return "left open"
    words = re.split("[:,]", value_text(name, value, knowledge))[0]
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def _one_of(choices: list[str]) -> str:
    if len(choices) == 1:
        return choices[0]
    return f"one of: {', '.join(choices)}"


def _number(comparison: Comparison, reading: ConditionReading, knowledge: Knowledge) -> str:
    """Also for sums and products: "Scientists + ML leads: 3 today; has to be at least 4."."""
    has_to = _HAS_TO_BE.get(comparison.operator)
    if has_to is None or comparison.right is None:
        has_to = "must not be" if comparison.operator == "not in" else "has to be"
        wanted = _one_of([_plain(one) for one in comparison.choices])
    else:
        wanted = _right(comparison.right, reading.right, knowledge)
    left = upper_first(_term(comparison.left, knowledge))
    if reading.left is None:
        return f"{left}: nobody told me; {has_to} {wanted}."
    facts = [fact for fact in reading.facts if fact.name in comparison.left.names]
    mark = origin_mark(facts[0].origin) if len(facts) == 1 else ""
    return f"{left}: {_plain(reading.left)} today{mark}; {has_to} {wanted}."


def _right(term: Term, value: Scalar, knowledge: Knowledge) -> str:
    if not term.reads_facts:
        return _plain(value)
    today = "nobody told me" if value is None else f"{_plain(value)} today"
    return f"{_term(term, knowledge)} ({today})"


def _plain(value: Scalar) -> str:
    return "left open" if value is None else number_text(plain_number(value))


def _term(term: Term, knowledge: Knowledge) -> str:
    words = " ".join(_token(token.text, token.kind, knowledge) for token in term.tokens)
    return words.replace("( ", "(").replace(" )", ")")


def _token(text: str, kind: str, knowledge: Knowledge) -> str:
    if kind == "number":
        return _plain(float(text))
    if kind != "name" or text in {"true", "false", "null"}:
        return _SIGNS.get(text, text)
    prefix, dot, rest = text.partition(".")
    if is_constant(text):
        return _plain(knowledge.thresholds[rest].value)
    if dot and prefix == "headcount":
        return knowledge.roles[rest].many
    return knowledge.fields[text].label
