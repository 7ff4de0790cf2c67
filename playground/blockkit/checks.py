"""The pieces that the tables of Block Kit are made of.

A check looks at one value and yields the problems it finds, worded as Slack words them.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]
Check = Callable[[object, str], Iterator["Problem"]]


@dataclass(frozen=True)
class Problem:
    """One thing that Slack refuses: what is wrong, and the JSON pointer to where."""

    message: str
    pointer: str

    def __str__(self) -> str:
        return f"[ERROR] {self.message} [json-pointer:{self.pointer}]"


def string(longest: int, shortest: int = 1) -> Check:
    def check(value: object, at: str) -> Iterator[Problem]:
        if not isinstance(value, str):
            yield Problem("must provide a string", at)
        elif len(value) > longest:
            yield Problem(f"must be less than {longest + 1} characters", at)
        elif len(value) < shortest:
            yield Problem(f"must be more than {shortest - 1} characters", at)

    return check


def pattern(regex: str, description: str) -> Check:
    compiled = re.compile(regex)

    def check(value: object, at: str) -> Iterator[Problem]:
        if not isinstance(value, str):
            yield Problem("must provide a string", at)
        elif not compiled.fullmatch(value):
            yield Problem(description, at)

    return check


def url(longest: int = 3000) -> Check:
    length = string(longest)

    def check(value: object, at: str) -> Iterator[Problem]:
        yield from length(value, at)
        if isinstance(value, str) and not re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:\S+$", value):
            yield Problem("must be a valid URL", at)

    return check


def integer(low: int, high: int) -> Check:
    def check(value: object, at: str) -> Iterator[Problem]:
        if isinstance(value, bool) or not isinstance(value, int):
            yield Problem("must provide an integer", at)
        elif value < low:
            yield Problem(f"must be greater than or equal to {low}", at)
        elif value > high:
            yield Problem(f"must be less than or equal to {high}", at)

    return check


def boolean(value: object, at: str) -> Iterator[Problem]:
    if not isinstance(value, bool):
        yield Problem("must provide a boolean", at)


def anything(_value: object, _at: str) -> Iterator[Problem]:
    return iter(())


def one_of(*allowed: str) -> Check:
    def check(value: object, at: str) -> Iterator[Problem]:
        if value not in allowed:
            yield Problem("must be a valid enum value", at)

    return check


def array(item: Check, most: int, least: int = 1) -> Check:
    def check(value: object, at: str) -> Iterator[Problem]:
        if not isinstance(value, list):
            yield Problem("must provide an array", at)
            return
        if len(value) > most:
            yield Problem(f"no more than {most} items allowed", at)
        if len(value) < least:
            yield Problem(f"no fewer than {least} items allowed", at)
        for index, each in enumerate(value):
            yield from item(each, f"{at}/{index}")

    return check


def record(
    required: Mapping[str, Check] | None = None,
    optional: Mapping[str, Check] | None = None,
    *rules: Callable[[Json, str], Iterator[Problem]],
) -> Check:
    """An object with these fields and no others. The rules see it only when its own fields are
    well formed, so that they need no type checks of their own."""
    needed = dict(required or {})
    known = {"type": anything, **needed, **(optional or {})}

    def check(value: object, at: str) -> Iterator[Problem]:
        if not isinstance(value, dict):
            yield Problem("must provide an object", at)
            return
        found = [*_misnamed(value, needed, known, at), *_fields(value, known, at)]
        yield from found
        if not found:
            for rule in rules:
                yield from rule(value, at)

    return check


def _misnamed(
    value: Json, needed: Collection[str], known: Collection[str], at: str
) -> Iterator[Problem]:
    for name in needed:
        if value.get(name) is None:
            yield Problem(f"missing required field: {name}", at)
    for name in value:
        if name not in known:
            yield Problem(f"invalid additional property: {name}", at)


def _fields(value: Json, known: Mapping[str, Check], at: str) -> Iterator[Problem]:
    for name, check in known.items():
        if value.get(name) is not None:
            yield from check(value[name], f"{at}/{name}")


def typed(table: Mapping[str, Check], allowed: Collection[str] | None = None) -> Check:
    """An object whose `type` chooses its row of the table; only the allowed rows, if given."""

    def check(value: object, at: str) -> Iterator[Problem]:
        if not isinstance(value, dict):
            yield Problem("must provide an object", at)
            return
        kind = value.get("type")
        if not isinstance(kind, str):
            yield Problem("missing required field: type", at)
        elif kind not in table or (allowed is not None and kind not in allowed):
            yield Problem(f"unsupported type: {kind}", f"{at}/type")
        else:
            yield from table[kind](value, at)

    return check


def text(longest: int, *kinds: str) -> Check:
    """A text object; `kinds` are the types allowed, plain_text alone when none is named."""
    length = string(longest)
    return typed(
        {
            "plain_text": record({"text": length}, {"emoji": boolean}),
            "mrkdwn": record({"text": length}, {"verbatim": boolean}),
        },
        kinds or ("plain_text",),
    )
