"""Small changes of a profile that are worth trying, to find what would change a recommendation."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from knowledge.advice.answer import plain_number
from knowledge.advice.facts import FIELD_KINDS, Fact, Facts, Kind, Origin, key_of, values_of
from knowledge.schema import Knowledge, Role

STEPS = (1, 2, 3, 4, 6, 10)
"""How many people more or fewer are tried at first, the smallest first."""
TurningPoints = Mapping[str, Sequence[float]]
"""By number field: values on both sides of where guidance turns, in order."""
_CIRCUMSTANCES = frozenset(
    {
        *("company_size", "size_band", "stage", "people", "models_in_production"),
        *("workload", "purpose", "regulated", "on_premises", "unusual_problem"),
    }
)
"""Fields that nobody changes for the sake of a recommendation."""


@dataclass(frozen=True)
class Patch:
    of: str
    """The fact that it changes; of several changes of one fact only the first is shown."""
    text: str
    data: dict[str, Any]
    far_fetched: bool = False
    """Nobody would do it for this: let most of a role go, or be another company than was told."""
    step: int = 0
    """How many people more or fewer; 0 for changes of fields."""
    role: str | None = None
    """The role of which there would be more."""


def small_changes(
    reads: Iterable[str], facts: Facts, knowledge: Knowledge, turning: TurningPoints
) -> Iterator[Patch]:
    """Changes of what these facts rest on, headcounts first, each smallest first."""
    leaves = [fact.name for fact in facts.evidence(list(reads))]
    for step in STEPS:
        for name in leaves:
            prefix, _, role = name.partition(".")
            if prefix == "headcount":
                yield from _headcount_changes(facts[name], knowledge.roles[role], step, knowledge)
    for name in leaves:
        if name in FIELD_KINDS:
            yield from _field_changes(facts[name], FIELD_KINDS[name], knowledge, turning)


def closer_changes(patch: Patch, facts: Facts, knowledge: Knowledge) -> Iterator[Patch]:
    """The smaller steps in the same direction that were left out at first."""
    tried = max((step for step in STEPS if step < patch.step), default=0)
    role = knowledge.roles[next(iter(patch.data["headcount"]))] if patch.step else None
    for step in range(tried + 1, patch.step):
        if role is not None:
            changes = _headcount_changes(facts[f"headcount.{role.id}"], role, step, knowledge)
            yield from (one for one in changes if one.of == patch.of)


def _headcount_changes(fact: Fact, role: Role, step: int, knowledge: Knowledge) -> Iterator[Patch]:
    count = float(fact.value or 0)
    for wanted, word in ((count + step, "more"), (count - step, "fewer")):
        if wanted >= 0:
            name = role.one if step == 1 else role.many
            data = {"headcount": {role.id: plain_number(round(wanted, 1))}}
            phrases = knowledge.phrases
            number = phrases["count_words"].text.split()[step - 1]
            text = phrases[f"{word}_people"].text.format(count=number, role=name)
            added = role.id if word == "more" else None
            most_gone = wanted < count / 2
            yield Patch(fact.name + word, text, data, most_gone, step, added)


def _field_changes(
    fact: Fact, kind: Kind, knowledge: Knowledge, turning: TurningPoints
) -> Iterator[Patch]:
    words = knowledge.fields[fact.name]
    far_fetched = fact.origin is Origin.TOLD and fact.name in _CIRCUMSTANCES
    for value in alternatives(fact, kind, turning):
        key = key_of(value)
        text = words.says.get(key) or f"{words.label}: {key}"
        yield Patch(fact.name, text, {fact.name: value}, far_fetched)


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
