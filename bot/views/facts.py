"""Facts in words: "4 data scientists", "models in production: 1"."""

import re

from bot.mrkdwn import escape
from bot.views.text import with_article
from knowledge.advice.answer import Evidence, plain_number
from knowledge.advice.facts import Origin, Scalar, key_of
from knowledge.schema import Knowledge

HALF = 0.5
_PLURAL = re.compile(r"\b(?:people|\w+s)\b(?= (?:to|on|in|of) |$)")
"""The noun of a unit, such as "posts" in "open posts" and "months" in "months to production"."""
_MARKS = {Origin.TOLD: "", Origin.ASSUMED: " (assumed)", Origin.DEFAULT: " (not told)"}


def evidence_text(evidence: Evidence, knowledge: Knowledge) -> str:
    mark = origin_mark(Origin(evidence.origin))
    return f"{fact_text(evidence.fact, evidence.value, knowledge)}{mark}"


def origin_mark(origin: Origin) -> str:
    """What follows a fact that nobody told."""
    return _MARKS[origin]


def fact_text(name: str, value: Scalar, knowledge: Knowledge) -> str:
    prefix, dot, role_id = name.partition(".")
    if dot and prefix == "headcount":
        return escape(_people_text(role_id, float(value or 0), knowledge))
    words = knowledge.fields[name]
    if words.unit and _is_number(value):
        return escape(_counted(value, words.unit))
    said = words.says.get(key_of(value))
    return escape(said or f"{words.label}: {value_text(name, value, knowledge)}")


def count_text(name: str, value: Scalar, knowledge: Knowledge) -> str:
    """A number as it stands inside a sentence, not escaped: "1 open post", "no employees"."""
    words = knowledge.fields[name]
    return _counted(value or "no", words.unit or words.label)


def _people_text(role_id: str, count: float, knowledge: Knowledge) -> str:
    if 0 < count < 1:
        one = with_article(_role_words(role_id, knowledge, one=True))
        return f"half {one}" if count == HALF else f"{number_text(count)} of {one}"
    words = _role_words(role_id, knowledge, one=count == 1)
    return f"{number_text(plain_number(count)) if count else 'no'} {words}"


def _counted(value: Scalar, unit: str) -> str:
    shown = value if isinstance(value, str) else number_text(value)
    if unit.startswith("%"):
        return f"{shown}{unit}"
    return f"{shown} {_PLURAL.sub(_singular, unit, count=1) if value == 1 else unit}"


def _singular(plural: re.Match[str]) -> str:
    return "person" if plural[0] == "people" else plural[0].removesuffix("s")


def _role_words(role_id: str, knowledge: Knowledge, *, one: bool) -> str:
    role = knowledge.roles.get(role_id)
    if role is None:  # told when an overlay still had it
        return role_id.replace("_", " ")
    return role.one if one else role.many


def plural_text(role_id: str, knowledge: Knowledge) -> str:
    """The plural of a role's title, not escaped; its id if an overlay no longer has it."""
    role = knowledge.roles.get(role_id)
    return role.plural if role else role_id


def value_text(name: str, value: Scalar, knowledge: Knowledge) -> str:
    """A value of a profile field in words, not escaped."""
    words = knowledge.fields[name].values.get(key_of(value))
    return number_text(value) if words is None else words


def _is_number(value: Scalar) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def number_text(value: Scalar) -> str:
    return f"{value:,.10g}" if isinstance(value, float) else f"{value:,}"


def label_text(name: str, knowledge: Knowledge) -> str:
    """The name of a field as it stands inside a sentence."""
    return escape(knowledge.fields[name].label)
