"""What conditions come to on one profile, part by part, with the facts that they read."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import cel

from knowledge.advice.conditions import Condition, Values, variables
from knowledge.advice.expressions import Comparison, Expression, Joined, Joint, Term, take_apart
from knowledge.advice.facts import Fact, Facts, Scalar, is_constant


@dataclass(frozen=True)
class ConditionReading:
    """What a condition, or a part of one, comes to on one profile."""

    source: str
    outcome: bool | None
    """None if it does not hold because nobody told what it turns on."""
    facts: tuple[Fact, ...]
    """What it reads, with today's values and where they come from."""
    thresholds: Mapping[str, float]
    comparison: Comparison | None = None
    """What is compared, for a condition without parts that can be put into words."""
    left: Scalar = None
    """What the left side comes to today; None if that is unknown."""
    right: Scalar = None
    joint: Joint | None = None
    """How many of its parts have to hold."""
    parts: "tuple[ConditionReading, ...]" = ()


def all_read_true(conditions: Collection[ConditionReading]) -> bool:
    return all(one.outcome for one in conditions)


def read_condition(source: str, values: Values, facts: Facts) -> ConditionReading:
    """What the condition comes to, with each of its parts."""
    return _read(take_apart(source), values, facts)


def _read(expression: Expression, values: Values, facts: Facts) -> ConditionReading:
    condition = Condition(expression.source)
    parts: tuple[ConditionReading, ...] = ()
    if isinstance(expression, Joined):
        parts = tuple(_read(part, values, facts) for part in expression.parts)
    comparison = expression if isinstance(expression, Comparison) else None
    read = tuple(facts[name] for name in condition.reads)
    joint = expression.joint if isinstance(expression, Joined) else None
    return ConditionReading(
        source=expression.source,
        outcome=True if condition.holds(values) else _no_or_unknown(joint, parts, read),
        facts=read,
        thresholds={n: float(str(values[n])) for n in condition.names if is_constant(n)},
        comparison=comparison,
        left=_value_of(comparison.left, values) if comparison else None,
        right=_value_of(comparison.right, values) if comparison else None,
        joint=joint,
        parts=parts,
    )


def _no_or_unknown(
    joint: Joint | None, parts: Collection[ConditionReading], facts: Collection[Fact]
) -> bool | None:
    """Why a condition does not hold: because of what we know, or because we do not know."""
    outcomes = [part.outcome for part in parts]
    surely_not = {Joint.ALL: False in outcomes, Joint.NONE: True in outcomes}
    if joint is None:
        unknown = any(fact.value is None for fact in facts)
    else:
        unknown = None in outcomes and not surely_not.get(joint, False)
    return None if unknown else False


def _value_of(term: Term | None, values: Values) -> Scalar:
    """What a side of a comparison comes to, or None if something in it is unknown."""
    if term is None:
        return None
    if term.only is not None and term.only.is_literal:
        return term.only.literal
    known = {name: _decimal(values[name]) for name in term.names}
    if None in known.values():
        return None
    try:
        result: Scalar = cel.compile(term.source).execute(cel.Context(variables=variables(known)))
    except (ArithmeticError, TypeError, ValueError):
        return None  # then the condition does not hold either
    return round(result, 2) if isinstance(result, float) else result


def _decimal(value: object) -> object:
    """CEL does not mix whole and decimal numbers."""
    return float(value) if type(value) is int else value
