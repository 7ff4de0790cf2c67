"""Fields of the team profile, and their values, as people type them."""

import re
from collections.abc import Mapping

from bot.language import say
from bot.mrkdwn import literal, quoted
from bot.usecases.typed import BadChange, read_number
from knowledge.advice.facts import FIELD_KINDS, keys_of
from knowledge.nearest import find_nearest
from knowledge.schema import Knowledge

ALIKE = 82
"""From this similarity in percent a word is taken for the field or value and not just suggested."""
_NO_WORD = re.compile(r"[^\w.]+|_+")
_YES_NO = {"yes": "true", "y": "true", "true": "true", "no": "false", "n": "false"} | {
    "false": "false",
    "ja": "true",
    "nein": "false",
}

FieldValue = str | bool | float


def find_field(knowledge: Knowledge, text: str) -> str | None:
    """The field by id or label, by the beginning of its id, or by words of its label."""
    wanted = _normal(text)
    by_words = _fields_by_words(knowledge)
    if wanted in by_words:
        return by_words[wanted]
    begins = [name for name in FIELD_KINDS if _normal(name).startswith(f"{wanted} ")]
    holds = [
        name
        for name in FIELD_KINDS
        if set(wanted.split()) <= set(_normal(f"{name} {knowledge.fields[name].label}").split())
    ]
    for found in (begins, holds):
        if len(found) == 1 and wanted:
            return found[0]
    alike = find_nearest(wanted, by_words, cutoff=ALIKE)
    return by_words[alike] if alike else None


def is_field(knowledge: Knowledge, text: str) -> bool:
    """Whether the words are the very id or label of a field."""
    return _normal(text) in _fields_by_words(knowledge)


def unknown_field(knowledge: Knowledge, text: str, value: str) -> BadChange:
    by_words = _fields_by_words(knowledge)
    near = find_nearest(_normal(text), by_words)
    if near is None:
        return BadChange(say("typed-unknown-field", typed=quoted(text)))
    mended = literal(f"{by_words[near]}={value}")
    return BadChange(say("typed-unknown-field-near", typed=quoted(text), mended=mended))


def read_value(knowledge: Knowledge, name: str, text: str) -> FieldValue:
    """The value as the profile's JSON has it. Raises BadChange with the values there are."""
    if FIELD_KINDS[name] == "number":
        return _read_number(name, text.removesuffix(f" {knowledge.fields[name].unit}"))
    words = _values_by_words(knowledge, name)
    wanted = _normal(text)
    key = words.get(wanted)
    if key is None:
        alike = find_nearest(wanted, words, cutoff=ALIKE)
        key = words[alike] if alike else None
    if key is None:
        raise _unknown_value(name, text, words)
    return key == "true" if FIELD_KINDS[name] == "yes_no" else key


def _read_number(name: str, text: str) -> float:
    try:
        number = read_number(text)
    except BadChange:
        raise BadChange(say("typed-no-number-for", typed=quoted(text), field=name)) from None
    return int(number) if number.is_integer() else number


def _unknown_value(name: str, text: str, words: Mapping[str, str]) -> BadChange:
    near = find_nearest(_normal(text), words)
    keys = {"true": "yes", "false": "no"}
    choices = ", ".join(f"`{name}={keys.get(key, key)}`" for key in dict.fromkeys(words.values()))
    if near is None:
        return BadChange(say("typed-unknown-value", typed=quoted(text), choices=choices))
    mended = f"{name}={keys.get(words[near], words[near])}"
    return BadChange(
        say("typed-unknown-value-near", typed=quoted(text), mended=mended, choices=choices)
    )


def _fields_by_words(knowledge: Knowledge) -> dict[str, str]:
    labels = {_normal(knowledge.fields[name].label): name for name in FIELD_KINDS}
    return labels | {_normal(name): name for name in FIELD_KINDS}


def _values_by_words(knowledge: Knowledge, name: str) -> dict[str, str]:
    """The words shown, their part before a colon or comma, and the values of the JSON."""
    keys, shown = keys_of(FIELD_KINDS[name]), knowledge.fields[name]
    whole = {_normal(shown.values.get(key, key)): key for key in keys}
    short = {_normal(re.split("[:,]", shown.values.get(key, key))[0]): key for key in keys}
    said = {_normal(shown.says[key]): key for key in keys if key in shown.says}
    own = {_normal(key): key for key in keys}
    yes_no = _YES_NO if FIELD_KINDS[name] == "yes_no" else {}
    return {**said, **short, **whole, **own, **yes_no}


def _normal(text: str) -> str:
    return _NO_WORD.sub(" ", text).strip().casefold()
