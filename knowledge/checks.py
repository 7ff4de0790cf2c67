"""What can only be checked once all items are there: references, conditions and examples."""

import json
import string
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from knowledge.advice.conditions import Condition, find_fault
from knowledge.advice.engine import Adviser
from knowledge.advice.facts import FIELD_KINDS, Kind, fact_kinds, keys_of
from knowledge.advice.profile import BadProfile, parse_profile
from knowledge.nearest import did_you_mean
from knowledge.schema import Band, Example, FieldWords, Knowledge, Move, Role, Rule, SizeBand
from knowledge.yamlfile import Fault, KeyPath, YamlFile

BUILT_IN_NAME = "knowledge/data"
"""What stands in faults for the folder of the built-in knowledge."""
PLACEHOLDERS = {
    "moves": frozenset({"role", "grow_from", "cover"}),
    "nudges": frozenset({"size_band", "rhythm", "since"}),
}
"""What the wording of each kind may name in braces."""

Items = Mapping[str, Mapping[str, "Located"]]


@dataclass(frozen=True)
class Located:
    """An item together with its place in its file."""

    id: str
    item: Any
    file: YamlFile
    path: KeyPath

    def fault(self, path: KeyPath, problem: str, mend: str) -> Fault:
        return self.file.fault((*self.path, *path), problem, mend)


def find_faults(knowledge: Knowledge, items: Items) -> Iterator[Fault]:
    """Every fault that shows only between items, file by file; but see `find_word_faults`."""
    for kind in items:
        for located in items[kind].values():
            yield from _unknown_sources(located, knowledge)
            yield from _unknown_placeholders(kind, located)
    yield from _size_gaps(list(knowledge.sizes.values()), items)
    for located in items["roles"].values():
        yield from _role_faults(located, knowledge)
    yield from _shared_aliases(items["roles"].values())
    sound = True
    for located in items["rules"].values():
        faults = list(_rule_faults(located, knowledge))
        sound = sound and not faults
        yield from faults
    if sound:
        yield from _example_faults(knowledge, items["rules"])


def _unknown_sources(located: Located, knowledge: Knowledge) -> Iterator[Fault]:
    for key in ("sources", "against"):
        for index, source in enumerate(getattr(located.item, key, ())):
            if source not in knowledge.sources:
                yield _unknown(located, (key, index), "source", source, knowledge.sources)


def _unknown_placeholders(kind: str, located: Located) -> Iterator[Fault]:
    allowed = PLACEHOLDERS.get(kind)
    if allowed is None:
        return
    for key, text in located.item:
        try:
            names = _placeholders(str(text))
        except ValueError as error:
            problem = f"a brace is alone ({error})"
            yield located.fault((key,), problem, "write {{ or }} where you mean a brace")
            continue
        for name in names:
            if name not in allowed:
                mend = f"use one of: {', '.join(sorted(allowed))}"
                yield located.fault((key,), f"there is no placeholder {{{name}}}", mend)


def _placeholders(text: str) -> list[str]:
    """What stands in braces; all of it, so that formats and conversions are refused too."""
    return [
        name + (f"!{conversion}" if conversion else "") + (f":{form}" if form else "")
        for _, name, form, conversion in string.Formatter().parse(text)
        if name is not None
    ]


def _size_gaps(sizes: Sequence[SizeBand], items: Items) -> Iterator[Fault]:
    """Every number of employees belongs to one band."""
    expected: int | None = 1
    for size in sizes:
        located = items["sizes"][size.id]
        if size.from_employees != expected:
            problem = f"the bands before it leave a gap or overlap at {size.from_employees}"
            mend = "let each band begin where the one before ends, the first at 1"
            yield located.fault(("from_employees",), problem, mend)
        expected = None if size.to_employees is None else size.to_employees + 1
    if expected is not None:
        problem = "nothing is said about larger companies"
        yield located.fault(("to_employees",), problem, "write null for the last band")


def find_word_faults(items: Items) -> Iterator[Fault]:
    """What is missing or too much among the items whose keys the program knows."""
    expected: dict[str, Collection[str]] = {
        "fields": [*FIELD_KINDS, "headcount"],
        "moves": list(Move),
        "sizes": list(Band),
    }
    for kind, names in expected.items():
        for name in names:
            if name not in items[kind]:
                file = next((at.file for at in items[kind].values()), YamlFile(kind, None, {}))
                yield file.fault((), f"nothing is said about {name}", f"add {name}")
        for located in items[kind].values():
            if located.id not in names:
                yield _unknown(located, (), kind.removesuffix("s"), located.id, names)
    for name, kind_of_field in FIELD_KINDS.items():
        if name in items["fields"]:
            yield from _missing_values(items["fields"][name], kind_of_field)


def _missing_values(located: Located, kind: Kind) -> Iterator[Fault]:
    words: FieldWords = located.item
    needed = keys_of(kind)
    for key, given in (("values", words.values), ("says", words.says)):
        for value in needed:
            if value not in given:
                yield located.fault((key,), f"the value {value} has no words", f"add {value}: …")
        for value in given:
            if value not in needed:
                yield _unknown(located, (key, value), "value", value, needed)


def _role_faults(located: Located, knowledge: Knowledge) -> Iterator[Fault]:
    role: Role = located.item
    for other in role.hands_to:
        if other not in knowledge.roles:
            yield _unknown(located, ("hands_to", other), "role", other, knowledge.roles)
    for index, other in enumerate(role.grow_from):
        if other not in knowledge.roles:
            yield _unknown(located, ("grow_from", index), "role", other, knowledge.roles)
    for index, not_yet in enumerate(role.not_yet):
        path = ("not_yet", index, "when")
        yield from _condition_faults(located, path, not_yet.when, knowledge)


def _shared_aliases(roles: Collection[Located]) -> Iterator[Fault]:
    owners: dict[str, str] = {}
    for located in roles:
        role: Role = located.item
        for index, alias in enumerate(role.aliases):
            owner = owners.setdefault(alias.casefold(), role.id)
            if owner != role.id:
                problem = f"the alias {alias} also belongs to {owner}"
                yield located.fault(("aliases", index), problem, "keep it at one of the two")


def _rule_faults(located: Located, knowledge: Knowledge) -> Iterator[Fault]:
    rule: Rule = located.item
    for key, role in (("role", rule.role), ("grow_from", rule.grow_from)):
        if role is not None and role not in knowledge.roles:
            yield _unknown(located, (key,), "role", role, knowledge.roles)
    yield from _condition_faults(located, ("when",), rule.when, knowledge)
    for index, raised in enumerate(rule.raised):
        yield from _condition_faults(located, ("raised", index, "when"), raised.when, knowledge)


def _condition_faults(
    located: Located, path: KeyPath, conditions: Collection[str], knowledge: Knowledge
) -> Iterator[Fault]:
    kinds = fact_kinds(knowledge.roles)
    for index, source in enumerate(conditions):
        fault = find_fault(Condition(source), kinds)
        if fault is not None:
            yield located.fault((*path, index), fault.problem, fault.mend)


def _example_faults(knowledge: Knowledge, rules: Mapping[str, Located]) -> Iterator[Fault]:
    adviser = Adviser(knowledge)
    # What a fallback says depends on what the others say, and an overlay may add to them.
    ours = {key: at.item for key, at in rules.items() if at.file.name.startswith(BUILT_IN_NAME)}
    without_overlay = Adviser(knowledge.model_copy(update={"rules": ours}))
    for located in rules.values():
        rule: Rule = located.item
        asked = without_overlay if rule.fallback and rule.id in ours else adviser
        for key, examples in (("fires", rule.examples.fires), ("silent", rule.examples.silent)):
            for index, example in enumerate(examples):
                path = ("examples", key, index)
                yield from _example_fault(located, path, example, asked, knowledge)


def _example_fault(
    located: Located, path: KeyPath, example: Example, adviser: Adviser, knowledge: Knowledge
) -> Iterator[Fault]:
    try:
        profile = parse_profile(json.dumps(example.profile), knowledge.roles)
    except BadProfile as error:
        yield located.fault((*path, "profile"), f"no team profile: {error}", "mend the profile")
        return
    fired = adviser.fires(located.id, profile)
    if fired != (path[1] == "fires"):
        problem = "the rule fires here" if fired else "the rule stays silent here"
        yield located.fault(path, problem, "mend the example or the rule's conditions")


def _unknown(
    located: Located, path: KeyPath, what: str, name: str, known: Collection[str]
) -> Fault:
    nearest = did_you_mean(name, list(known))
    mend = nearest or f"use one of: {', '.join(list(known)[:12])}"
    return located.fault(path, f"there is no {what} called {name}", mend)
