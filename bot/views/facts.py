"""Facts in words: "4 data scientists", "models in production: 1"."""

from bot.mrkdwn import escape
from knowledge.advice.answer import Evidence
from knowledge.advice.facts import Origin, Scalar, key_of
from knowledge.schema import Knowledge

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
        count = number_text(value) if value else "no"
        return escape(f"{count} {_role_words(role_id, knowledge, one=value == 1)}")
    words = knowledge.fields[name]
    if words.unit and _is_number(value):
        return escape(f"{number_text(value)} {words.unit}")
    said = words.says.get(key_of(value))
    return escape(said or f"{words.label}: {value_text(name, value, knowledge)}")


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
    return f"{value:,g}" if isinstance(value, float) else f"{value:,}"


def label_text(name: str, knowledge: Knowledge) -> str:
    """The name of a field as it stands inside a sentence."""
    return escape(knowledge.fields[name].label)
