"""Facts in words: "4 data scientists", "models in production: 1"."""

from bot.mrkdwn import escape
from knowledge.advice.answer import Evidence
from knowledge.advice.facts import Scalar
from knowledge.schema import Knowledge

_ORIGINS = {"told": "", "assumed": " (assumed)", "default": " (not told)"}


def evidence_text(evidence: Evidence, knowledge: Knowledge) -> str:
    return f"{fact_text(evidence.fact, evidence.value, knowledge)}{_ORIGINS[evidence.origin]}"


def fact_text(name: str, value: Scalar, knowledge: Knowledge) -> str:
    prefix, dot, role_id = name.partition(".")
    if dot and prefix == "headcount":
        role = knowledge.roles[role_id]
        count = number_text(value) if value else "no"
        return escape(f"{count} {role.one if value == 1 else role.many}")
    words = knowledge.fields[name]
    if words.unit and _is_number(value):
        return escape(f"{number_text(value)} {words.unit}")
    # Only the name of a choice: "First model: one serves users" would hide the other facts.
    short = number_text(value) if _is_number(value) else value_text(name, value, knowledge)
    return escape(f"{words.label}: {short.partition(':')[0]}")


def value_text(name: str, value: Scalar, knowledge: Knowledge) -> str:
    """A value of a profile field in words, not escaped."""
    words = knowledge.fields[name]
    key = str(value).lower() if isinstance(value, bool) else str(value)
    return words.values[key] if key in words.values else number_text(value)


def _is_number(value: Scalar) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def number_text(value: Scalar) -> str:
    return f"{value:,g}" if isinstance(value, float) else f"{value:,}"


def label_text(name: str, knowledge: Knowledge) -> str:
    """The name of a field as it stands inside a sentence."""
    return escape(knowledge.fields[name].label)
