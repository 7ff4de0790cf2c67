"""Comparisons of numbers in plain words: what there is today, and what there has to be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.language import say
from bot.views.facts import number_text, origin_mark
from bot.views.text import upper_first
from knowledge.advice.answer import plain_number
from knowledge.advice.expressions import Comparison, Term, Token
from knowledge.advice.facts import Scalar, is_constant
from knowledge.advice.readings import ConditionReading
from knowledge.schema import Knowledge

_HAS_TO_BE = {
    "==": "has-to-be",
    "!=": "must-not-be",
    "<": "fewer",
    "<=": "at-most",
    ">": "more",
    ">=": "at-least",
}
"""The sentence of each operator."""
_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
_SIGNS = {"-": "\u2212", "*": "\u00d7", "/": "\u00f7"}


@dataclass(frozen=True)
class _Multiple:
    """A number of times a sum of facts, such as `2.0 * (scientists + builders)`."""

    factor: float
    tokens: Sequence[Token]


def always_holds(reading: ConditionReading) -> bool:
    """Whether it says no more than that a count is not below nothing."""
    comparison = reading.comparison
    if comparison is None or comparison.operator != ">=" or comparison.right is None:
        return False
    least = comparison.right.only
    if least is None or least.kind != "number" or float(least.text) > 0:
        return False
    return _is_sum(comparison.left.tokens)


def one_of(choices: Sequence[str]) -> str:
    """Such as "small, medium or large"; "images or video, or text"."""
    word = say("terms-or")
    last = f", {word} " if any(f" {word} " in choice for choice in choices) else f" {word} "
    return last.join(filter(None, [", ".join(choices[:-1]), choices[-1]]))


def number_condition_text(
    comparison: Comparison, reading: ConditionReading, knowledge: Knowledge
) -> str:
    """Not escaped; also for sums: "Scientists plus ML leads: 3 today; has to be at least 4."."""
    return _Words(reading, knowledge).say(comparison)


class _Words:
    """Of one condition on one profile."""

    def __init__(self, reading: ConditionReading, knowledge: Knowledge) -> None:
        self._reading = reading
        self._knowledge = knowledge
        self._values: Mapping[str, Scalar] = {fact.name: fact.value for fact in reading.facts}

    def say(self, comparison: Comparison) -> str:
        right, operator = comparison.right, comparison.operator
        if right is None:
            wanted = one_of([_plain(one) for one in comparison.choices])
            has_to = "!=" if operator == "not in" else "=="
            return self._line(comparison.left, has_to, wanted)
        return (
            self._in_proportion(comparison, right)
            or self._apart(comparison, right)
            or self._line(comparison.left, operator, self._right(right, operator))
        )

    def _line(self, left: Term, operator: str, wanted: str) -> str:
        return _sentence(operator, self._now(left.tokens, self._reading.left), wanted)

    def _now(self, tokens: Sequence[Token], value: Scalar) -> str:
        """Such as "Models in production: 1 today (assumed)"."""
        names = {token.text for token in tokens}
        facts = [fact for fact in self._reading.facts if fact.name in names]
        mark = origin_mark(facts[0].origin) if value is not None and len(facts) == 1 else ""
        label = upper_first(self._phrase(tokens))
        if value is None:
            return say("conditions-untold", label=label)
        return f"{say('conditions-today', label=label, value=_plain(value))}{mark}"

    def _right(self, term: Term, operator: str) -> str:
        if not term.reads_facts:
            return _plain(self._reading.right)
        what, today = self._phrase(term.tokens), _today(self._reading.right)
        if operator in {"==", "<=", ">="}:
            return say("conditions-as-many-as", what=what, today=today)
        return say("conditions-number-of", what=what, today=today)

    def _in_proportion(self, comparison: Comparison, right: Term) -> str | None:
        """For products: "Scientists: 6 today; has to be more than 2 for each of the data
        engineers (4 today)". None for anything else.
        """
        operator = comparison.operator
        few, many = self._multiple(right.tokens), self._multiple(comparison.left.tokens)
        if few is None or many is None or operator not in _MIRRORED:
            return None
        if many.factor > few.factor:
            few, many, operator = many, few, _MIRRORED[operator]
        times = few.factor / many.factor
        if times == 1 or not float(times).is_integer():
            return None
        today, others = self._now(many.tokens, self._sum(many.tokens)), self._sum(few.tokens)
        what = self._phrase(few.tokens)
        each = say("conditions-times", number=_plain(times), what=what, today=_today(others))
        return _sentence(operator, today, each)

    def _apart(self, comparison: Comparison, right: Term) -> str | None:
        """For a difference: "Scientists: 4 today; has to be at least 2 more than the builders"."""
        tokens = comparison.left.tokens
        signs = [token.text for token in tokens if token.kind == "sign"]
        if signs != ["-"] or right.reads_facts or not all(map(_is_fact, tokens[::2])):
            return None
        one, other = tokens[:1], tokens[2:]
        more = say(
            "conditions-apart",
            number=_plain(self._reading.right),
            what=self._phrase(other),
            today=_today(self._sum(other)),
        )
        return _sentence(comparison.operator, self._now(one, self._sum(one)), more)

    def _multiple(self, tokens: Sequence[Token]) -> _Multiple | None:
        """None for what is no multiple of a sum of facts."""
        if _is_sum(tokens):
            return _Multiple(1, tokens)
        for factor, sign, rest in ((0, 1, tokens[2:]), (-1, -2, tokens[:-2])):
            if rest and tokens[sign].text == "*" and _is_group(rest):
                value = self._constant(tokens[factor])
                return _Multiple(value, rest) if value else None
        return None

    def _constant(self, token: Token) -> float | None:
        if is_constant(token.text):
            return self._reading.thresholds[token.text]
        return float(token.text) if token.kind == "number" else None

    def _sum(self, tokens: Sequence[Token]) -> Scalar:
        """None if a part of it is unknown."""
        values = [self._values[token.text] for token in tokens if _is_fact(token)]
        known = [float(value) for value in values if value is not None]
        return round(sum(known), 2) if len(known) == len(values) else None

    def _phrase(self, tokens: Sequence[Token]) -> str:
        bare = tokens[1:-1] if len(tokens) > 1 and _is_group(tokens) else tokens
        words = " ".join(self._word(token) for token in bare)
        return words.replace("( ", "(").replace(" )", ")")

    def _word(self, token: Token) -> str:
        if token.kind == "number":
            return _plain(float(token.text))
        if token.kind != "name" or token.is_literal:
            return say("conditions-plus") if token.text == "+" else _sign(token)
        prefix, dot, rest = token.text.partition(".")
        if is_constant(token.text):
            return _plain(self._knowledge.thresholds[rest].value)
        if dot and prefix == "headcount":
            return self._knowledge.roles[rest].many
        return self._knowledge.fields[token.text].label


def _is_fact(token: Token) -> bool:
    return token.kind == "name" and not token.is_literal and not is_constant(token.text)


def _is_sum(tokens: Sequence[Token]) -> bool:
    """Facts with a plus between each two."""
    facts, signs = tokens[::2], tokens[1::2]
    return all(map(_is_fact, facts)) and all(sign.text == "+" for sign in signs)


def _is_group(tokens: Sequence[Token]) -> bool:
    """One fact, or a sum in parentheses."""
    ends = (tokens[0].text, tokens[-1].text)
    return _is_sum(tokens[1:-1]) if ends == ("(", ")") else len(tokens) == 1 and _is_sum(tokens)


def _sign(token: Token) -> str:
    return _SIGNS.get(token.text, token.text)


def _sentence(operator: str, today: str, wanted: str) -> str:
    return say(f"conditions-{_HAS_TO_BE[operator]}", today=today, wanted=wanted)


def _plain(value: Scalar) -> str:
    return say("conditions-left-open") if value is None else number_text(plain_number(value))


def _today(value: Scalar) -> str:
    if value is None:
        return say("conditions-value-untold")
    return say("conditions-value-today", value=_plain(value))
