"""Conditions of rules: CEL expressions over facts, compiled once and checked when loaded.

An unknown fact is CEL's null. Comparing it with `==` is false and with `!=` true; any other use of
it has no value, and a condition without a value does not hold. So what nobody told us can neither
prove nor disprove anything, and `x != true` is the way to write "unless we know x".
"""

import math
import random
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import product
from operator import itemgetter
from typing import Any

import cel

from knowledge.advice.expressions import split_at
from knowledge.advice.facts import Facts, Kind, is_constant, values_of
from knowledge.nearest import did_you_mean

_TEXT = re.compile(r"'([^']*)'|\"([^\"]*)\"")
_PATH = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)?")
_KEYWORDS = frozenset({"true", "false", "null", "in"})
_LITERAL = r"""(true|false|'[^']*'|"[^"]*"|-?\d+(?:\.\d+)?)(?![\w.])"""
_LIMIT = re.compile(rf"({_PATH.pattern})\s*(==|!=|<=|>=|<|>)\s*(threshold\.\w+|\d+(?:\.\d+)?)")
MOST_KNOWN = 4096
"""How many outcomes a condition remembers: profiles repeat, and each takes only some bytes."""
_COMPARISON = re.compile(rf"({_PATH.pattern})\s*(==|!=|<=|>=|<|>)\s*{_LITERAL}")
_PROBES = 64
"""Where not all combinations can be tried: enough to reach each branch of a condition of our
length; a miss costs a late error, not harm."""


Values = Mapping[str, object]
"""By name: facts, and thresholds as `threshold.<name>`."""


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
    def names(self) -> tuple[str, ...]:
        """The facts and thresholds in it, in the order in which they appear."""
        bare = _TEXT.sub("''", self.source)
        names = (match.group() for match in _PATH.finditer(bare))
        return tuple(dict.fromkeys(name for name in names if name not in _KEYWORDS))

    @cached_property
    def reads(self) -> tuple[str, ...]:
        """The facts in it."""
        return tuple(name for name in self.names if not is_constant(name))

    @cached_property
    def alternatives(self) -> tuple["Condition", ...]:
        """The parts of which one is enough, where they are joined by ||; else itself."""
        parts = split_at(self.source, "||")
        return tuple(map(Condition, parts)) if len(parts) > 1 else (self,)

    def decided_by(self, values: Values) -> tuple[str, ...]:
        """The facts on which a condition that holds rests: of alternatives the first that holds."""
        return next((one.reads for one in self.alternatives if one.holds(values)), self.reads)

    @cached_property
    def _known(self) -> dict[object, bool]:
        return {}

    @cached_property
    def _pick(self) -> Callable[[Values], object]:
        """Takes out of all values those on which the condition turns."""
        return itemgetter(*self.names) if self.names else lambda _: None

    def holds(self, values: Values) -> bool:
        """Whether the condition is true; one that rests on an unknown fact is not."""
        key = self._pick(values)
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            known = self._known[key] = self._evaluate(values)
        return known

    def _evaluate(self, values: Values) -> bool:
        context = cel.Context(variables=variables({name: values[name] for name in self.names}))
        try:
            return self.program.execute(context) is True
        except TypeError:
            # Null in arithmetic or in an order. The loader has refused all other type errors.
            return False


def turning_points(
    conditions: Iterable[Condition], constants: Mapping[str, float]
) -> dict[str, tuple[float, ...]]:
    """By fact: whole numbers on both sides of the numbers with which conditions compare it."""
    found: dict[str, set[float]] = {}
    for condition in conditions:
        for name, operator, limit in _LIMIT.findall(condition.source):
            value = constants[limit] if limit in constants else float(limit)
            low = math.ceil(value) - 1 if operator in {"<", ">="} else math.floor(value)
            around = {low, low + 1} | ({low - 1} if operator in {"==", "!="} else set())
            found.setdefault(name, set()).update(float(v) for v in around if v >= 0)
    return {name: tuple(sorted(values)) for name, values in found.items()}


@cache
def _compile(source: str) -> cel.Program:
    """Once a source: a condition is built anew by the checks and by each adviser."""
    return cel.compile(source)


def values_for(facts: Facts, constants: Mapping[str, float]) -> Values:
    """What conditions are judged on."""
    return {**constants, **{name: fact.value for name, fact in facts.by_name.items()}}


def all_hold(conditions: Sequence[Condition], values: Values) -> bool:
    for condition in conditions:  # noqa: SIM110 -- all() takes twice the time, and this is hot
        if not condition.holds(values):
            return False
    return True


def variables(values: Values) -> dict[str, object]:
    """Values by name as CEL sees them: `headcount` and `threshold` are maps of their own."""
    nested: dict[str, Any] = {}
    for name, value in values.items():
        prefix, dot, key = name.partition(".")
        if dot:
            nested.setdefault(prefix, {})[key] = value
        else:
            nested[name] = value
    return nested


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
    for name in condition.names:
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
    known = [word for name in condition.names for word in values_of(kinds[name])]
    for single, double in _TEXT.findall(condition.source):
        word = single or double
        if word not in known:
            mend = f"use one of: {', '.join(known)}" if known else "no fact in it is a word"
            return ConditionFault(f"'{word}' is no value of the facts in it", mend)
    return None


def _wrong_type(condition: Condition, kinds: Mapping[str, Kind]) -> ConditionFault | None:
    """Run the condition on made-up facts that are all known, where a type error is the author's."""
    for probe in _probes(condition.names, kinds):
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
