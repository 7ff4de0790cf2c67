"""Small changes of a profile that are worth trying, to find what would change a recommendation."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from knowledge.advice.answer import plain_number
from knowledge.advice.facts import FIELD_KINDS, Fact, Facts, Kind, Origin, key_of, values_of
from knowledge.schema import Knowledge, Role, Stage

STEPS = (1, 2, 3, 4, 6, 10)
"""How many people more or fewer are tried, the smallest first."""
TurningPoints = Mapping[str, Sequence[float]]
"""By number field: values on both sides of where guidance turns, in order."""
_WORDS = {1: "one", 2: "two", 3: "three", 4: "four", 6: "six", 10: "ten"}


@dataclass(frozen=True)
class Patch:
    of: str
    """The fact that it changes; of several changes of one fact only the first is shown."""
    text: str
    data: dict[str, Any]
    far_fetched: bool = False
    """Nobody would do it for this: let most of a role go, shrink the company, go back a stage."""


def small_changes(
    reads: Iterable[str], facts: Facts, knowledge: Knowledge, turning: TurningPoints
) -> Iterator[Patch]:
    """Changes of what these facts rest on, headcounts first, each smallest first."""
    leaves = [fact.name for fact in facts.evidence(list(reads))]
    for step in STEPS:
        for name in leaves:
            prefix, _, role = name.partition(".")
            if prefix == "headcount":
                yield from _headcount_changes(facts[name], knowledge.roles[role], step)
    for name in leaves:
        if name in FIELD_KINDS:
            yield from _field_changes(facts[name], FIELD_KINDS[name], knowledge, turning)


def _headcount_changes(fact: Fact, role: Role, step: int) -> Iterator[Patch]:
    count = float(fact.value or 0)
    for wanted, word in ((count + step, "more"), (count - step, "fewer")):
        if wanted >= 0:
            name = role.one if step == 1 else role.many
            data = {"headcount": {role.id: plain_number(round(wanted, 1))}}
            text = f"{_WORDS[step]} {word} {name}"
            yield Patch(fact.name + word, text, data, far_fetched=wanted < count / 2)


def _field_changes(
    fact: Fact, kind: Kind, knowledge: Knowledge, turning: TurningPoints
) -> Iterator[Patch]:
    words = knowledge.fields[fact.name]
    for value in alternatives(fact, kind, turning):
        key = key_of(value)
        text = words.says.get(key) or f"{words.label}: {key}"
        yield Patch(fact.name, text, {fact.name: value}, far_fetched=_is_far_fetched(fact, value))


def _is_far_fetched(fact: Fact, value: object) -> bool:
    if fact.name == "stage":
        stages = list(Stage)
        return stages.index(Stage(str(value))) < stages.index(Stage(str(fact.value)))
    told = fact.origin is Origin.TOLD
    return told and fact.name in {"company_size", "size_band", "people"}


def alternatives(fact: Fact, kind: Kind, turning: TurningPoints) -> Iterable[Any]:
    """The other values of a field, those nearest to today's first."""
    if kind == "yes_no":
        return [value for value in (True, False) if value != fact.value]
    if kind == "number":
        today = float(fact.value or 0)
        others = [plain_number(v) for v in turning.get(fact.name, ()) if v != today]
        return sorted(others, key=lambda value: abs(value - today))
    values = values_of(kind)
    if fact.value not in values:
        return values
    place = values.index(str(fact.value))
    return sorted(
        (v for v in values if v != fact.value), key=lambda v: abs(values.index(v) - place)
    )
