"""Facts in words: "4 data scientists", "models in production: 1"."""

from bot import language
from bot.language import say
from bot.mrkdwn import escape
from bot.views.text import with_article
from knowledge.advice.answer import Evidence, plain_number
from knowledge.advice.facts import Origin, Scalar, key_of
from knowledge.schema import FieldWords, Knowledge, Range

HALF = 0.5


def evidence_text(evidence: Evidence, knowledge: Knowledge) -> str:
    mark = origin_mark(Origin(evidence.origin))
    return f"{fact_text(evidence.fact, evidence.value, knowledge)}{mark}"


def origin_mark(origin: Origin) -> str:
    """What follows a fact that nobody told."""
    match origin:
        case Origin.TOLD:
            return ""
        case Origin.ASSUMED:
            return f" {say('facts-assumed')}"
        case Origin.DEFAULT:
            return f" {say('facts-not-told')}"


def fact_text(name: str, value: Scalar, knowledge: Knowledge) -> str:
    prefix, dot, role_id = name.partition(".")
    if dot and prefix == "headcount":
        return escape(_people_text(role_id, float(value or 0), knowledge))
    words = knowledge.fields[name]
    if words.unit and _is_number(value):
        return escape(_counted(value, words))
    said = words.says.get(key_of(value))
    return escape(said or f"{words.label}: {value_text(name, value, knowledge)}")


def count_text(name: str, value: Scalar, knowledge: Knowledge) -> str:
    """A number as it stands inside a sentence, not escaped: "1 open post", "no employees"."""
    words = knowledge.fields[name]
    return _counted(value, words) if value else say("facts-none", what=words.unit or words.label)


def _people_text(role_id: str, count: float, knowledge: Knowledge) -> str:
    if 0 < count < 1:
        one = with_article(_role_words(role_id, knowledge, one=True))
        if count == HALF:
            return say("facts-half-post", role=one)
        return say("facts-part-post", count=number_text(count), role=one)
    words = _role_words(role_id, knowledge, one=count == 1)
    return f"{number_text(plain_number(count))} {words}" if count else say("facts-none", what=words)


def _counted(value: Scalar, words: FieldWords) -> str:
    number, unit = number_text(value), words.unit or words.label
    if unit.startswith("%"):
        return say("facts-percent", number=number, unit=unit)
    return f"{number} {words.one or unit}" if value == 1 else f"{number} {unit}"


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


def range_text(span: Range) -> str:
    """Such as "0.5 to 1"."""
    least, most = number_text(span.least), number_text(span.most)
    return least if least == most else say("facts-range", least=least, most=most)


def _is_number(value: Scalar) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def number_text(value: Scalar) -> str:
    """As the current language writes it."""
    return str(value) if value is None or isinstance(value, str) else language.number_text(value)


def label_text(name: str, knowledge: Knowledge) -> str:
    """The name of a field as it stands inside a sentence."""
    return escape(knowledge.fields[name].label)
