"""Conditions of rules: CEL expressions over facts, compiled once and checked when loaded.

An unknown fact is CEL's null. Comparing it with `==` is false and with `!=` true; any other use of
it has no value, and a condition without a value does not hold. So what nobody told us can neither
prove nor disprove anything, and `x != true` is the way to write "unless we know x".
"""

import math
import random
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import product

import cel

from knowledge.advice.facts import Facts, Kind, values_of, variables
from knowledge.nearest import did_you_mean

_TEXT = re.compile(r"'([^']*)'|\"([^\"]*)\"")
_PATH = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)?")
_KEYWORDS = frozenset({"true", "false", "null", "in"})
_LITERAL = r"""(true|false|'[^']*'|"[^"]*"|-?\d+(?:\.\d+)?)(?![\w.])"""
_COMPARISON = re.compile(rf"({_PATH.pattern})\s*(==|!=|<=|>=|<|>)\s*{_LITERAL}")
_PROBES = 64
"""Where not all combinations can be tried: enough to reach each branch of a condition of our
length; a miss costs a late error, not harm."""


@dataclass(frozen=True)
class ConditionFault:
    problem: str
    mend: str


@dataclass(frozen=True)
class Condition:
    source: str

    @cached_property
    def program(self) -> cel.Program:
        """Raises ValueError if the source is no CEL."""
        return _compile(self.source)

    @cached_property
    def reads(self) -> tuple[str, ...]:
        """The names of the facts in it, in the order in which they appear."""
        bare = _TEXT.sub("''", self.source)
        names = (match.group() for match in _PATH.finditer(bare))
        return tuple(dict.fromkeys(name for name in names if name not in _KEYWORDS))

    def holds(self, context: cel.Context) -> bool:
        """Whether the condition is true; one that rests on an unknown fact is not."""
        try:
            return self.program.execute(context) is True
        except TypeError:
            # Null in arithmetic or in an order. The loader has refused all other type errors.
            return False


@cache
def _compile(source: str) -> cel.Program:
    """Once a source: a condition is built anew by the checks and by each adviser."""
    return cel.compile(source)


def context_of(facts: Facts) -> cel.Context:
    values = {name: fact.value for name, fact in facts.by_name.items()}
    return cel.Context(variables=variables(values))


def all_hold(conditions: Sequence[Condition], context: cel.Context) -> bool:
    return all(condition.holds(context) for condition in conditions)


def find_fault(condition: Condition, kinds: Mapping[str, Kind]) -> ConditionFault | None:
    """What is wrong with a condition over facts of these kinds, or None."""
    try:
        _ = condition.program
    except ValueError as error:
        reason = str(error).splitlines()[0]
        return ConditionFault(f"it is not CEL: {reason}", "see docs/knowledge.md for the grammar")
    return (
        _unknown_fact(condition, kinds)
        or _misfit_literal(condition, kinds)
        or _unknown_word(condition, kinds)
        or _wrong_type(condition, kinds)
    )


def _unknown_fact(condition: Condition, kinds: Mapping[str, Kind]) -> ConditionFault | None:
    for name in condition.reads:
        if name not in kinds:
            mend = did_you_mean(name, list(kinds))
            return ConditionFault(
                f"there is no fact called {name}", mend or "see docs/knowledge.md for the facts"
            )
    return None


def _misfit_literal(condition: Condition, kinds: Mapping[str, Kind]) -> ConditionFault | None:
    for name, operator, literal in _COMPARISON.findall(condition.source):
        kind = kinds.get(name)
        if isinstance(kind, type) and operator not in {"==", "!="}:
            return ConditionFault(
                f"{name} {operator} {literal} would go by the alphabet",
                f"name the values, as in {name} in ['{values_of(kind)[0]}', …]",
            )
        fits = {
            "number": literal[0] in "-0123456789",
            "yes_no": literal in {"true", "false"} and operator in {"==", "!="},
        }.get(kind if isinstance(kind, str) else "", literal[0] in "'\"")
        if not fits:
            return ConditionFault(
                f"{name} {operator} {literal} compares different types",
                f"{name} is {_kind_in_words(kind)}",
            )
    return None


def _unknown_word(condition: Condition, kinds: Mapping[str, Kind]) -> ConditionFault | None:
    known = [word for name in condition.reads for word in values_of(kinds[name])]
    for single, double in _TEXT.findall(condition.source):
        word = single or double
        if word not in known:
            mend = f"use one of: {', '.join(known)}" if known else "no fact in it is a word"
            return ConditionFault(f"'{word}' is no value of the facts in it", mend)
    return None


def _wrong_type(condition: Condition, kinds: Mapping[str, Kind]) -> ConditionFault | None:
    """Run the condition on made-up facts that are all known, where a type error is the author's."""
    for probe in _probes(condition.reads, kinds):
        try:
            result = condition.program.execute(probe)
        except (ArithmeticError, TypeError, KeyError, RuntimeError, ValueError) as error:
            reason = str(error).split(". ")[0]
            return ConditionFault(f"it does not compute: {reason}", "write decimals, as in 2.0 * x")
        if not isinstance(result, bool):
            return ConditionFault("it is not a yes/no condition", "compare the value with another")
    return None


def _probes(names: Collection[str], kinds: Mapping[str, Kind]) -> Iterator[dict[str, object]]:
    """Every combination of made-up values, or a draw from them where there are too many."""
    choices = [_made_up(kinds[name]) for name in names]
    if math.prod(map(len, choices)) <= _PROBES:
        yield from (
            variables(dict(zip(names, values, strict=True))) for values in product(*choices)
        )
        return
    draw = random.Random(0)  # noqa: S311 -- the same probes each time, nothing secret
    for _ in range(_PROBES):
        drawn = [draw.choice(values) for values in choices]
        yield variables(dict(zip(names, drawn, strict=True)))


def _made_up(kind: Kind) -> Sequence[object]:
    if kind == "number":
        return (0.0, 1.0, 2.0, 5.0, 10.0, 250.0)
    if kind == "yes_no":
        return (True, False)
    return values_of(kind)


def _kind_in_words(kind: Kind | None) -> str:
    match kind:
        case "number":
            return "a number"
        case "yes_no":
            return "true or false"
        case None:
            return "unknown"
        case _:
            return f"one of: {', '.join(values_of(kind))}"
