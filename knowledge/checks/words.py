"""Wording and size bands: what is missing, too much, or does not fit together."""

import string
from collections.abc import Collection, Iterator, Sequence

from knowledge.advice.facts import DERIVED_KINDS, FIELD_KINDS, GROUPS, Kind, keys_of
from knowledge.checks.located import Items, Located
from knowledge.schema import Band, FieldWords, Move, SizeBand
from knowledge.yamlfile import Fault, YamlFile

PLACEHOLDERS = {
    "moves": frozenset({"role", "grow_from", "cover", "first", "title"}),
    "phrases": frozenset(
        {"target", "title", "first", "count", "role", "least", "most"},
    ),
    "nudges": frozenset({"size_band", "rhythm", "since", "who", "when", "until", "weeks"}),
}
"""What the wording of each kind may name in braces."""


def unknown_placeholders(items: Items) -> Iterator[Fault]:
    for kind, allowed in PLACEHOLDERS.items():
        for located in items[kind].values():
            yield from _unknown_placeholders(located, allowed)


def _unknown_placeholders(located: Located, allowed: Collection[str]) -> Iterator[Fault]:
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


def size_gaps(sizes: Sequence[SizeBand], items: Items) -> Iterator[Fault]:
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
        "fields": [*FIELD_KINDS, "headcount", *GROUPS, *DERIVED_KINDS],
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
                yield located.unknown((), kind.removesuffix("s"), located.id, names)
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
                yield located.unknown((key, value), "value", value, needed)
