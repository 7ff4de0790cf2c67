"""Which questions `mlteam advise` asks at a terminal, and how answers are read. No screen here."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.errors import UnknownWord, UserError
from bot.mrkdwn import unmarked
from bot.usecases.contradictions import find_contradictions
from bot.usecases.posts import read_posts
from bot.usecases.setup_form import DETAIL_FIELDS, order_details
from bot.usecases.typed import BadChange, read_number
from bot.views.text import upper_first
from knowledge.advice.engine import Adviser
from knowledge.advice.facts import FIELD_KINDS, keys_of
from knowledge.advice.profile import BadProfile, TeamProfile, parse_profile
from knowledge.schema import Knowledge

FEW = 9
"""So many are asked unless somebody wants all: enough for good advice, in a minute."""
FIRST = ("company_size", "size_band", "stage", "headcount", "models_in_production")
"""What the setup form asks. After it come the questions that tell most."""


class BadAnswer(UserError):
    """What was typed is no answer; the text says what to type."""


@dataclass(frozen=True, kw_only=True)
class Question:
    field: str
    number: int
    of: int
    text: str
    hint: str
    choices: Mapping[str, str]
    """Words by value, empty where an answer is typed freely."""


class Questionnaire:
    """Fills a profile. Which question comes next depends on what was told before."""

    def __init__(self, knowledge: Knowledge, *, every: bool = False) -> None:
        """`every` asks all questions of the forms in Slack."""
        self.profile = TeamProfile()
        self._knowledge = knowledge
        self._adviser = Adviser(knowledge)
        self._every = every
        self._asked: list[str] = []

    def __iter__(self) -> Iterator[Question]:
        while waiting := self._waiting():
            self._asked.append(waiting[0])
            yield self._question(waiting[0], of=len(self._asked) + len(waiting) - 1)

    def answer(self, question: Question, typed: str) -> None:
        """Blank leaves it untold. Raises BadAnswer, and changes nothing then."""
        if not typed.strip():
            return
        told = {**self.profile.told(), question.field: self._read(question, typed.strip())}
        try:
            profile = parse_profile(json.dumps(told), self._knowledge.roles)
        except BadProfile as error:
            raise BadAnswer(f"{upper_first(error.faults[0].problem)}.") from None
        if problem := find_contradictions(profile, self._knowledge).get(question.field):
            raise BadAnswer(problem)
        self.profile = profile

    def _waiting(self) -> list[str]:
        """The fields still to ask, the next one first."""
        first = [name for name in FIRST if name not in self._asked]
        if "company_size" not in self._asked or self.profile.company_size is not None:
            first = [name for name in first if name != "size_band"]  # the number says it
        order = DETAIL_FIELDS if first else order_details(self._adviser.questions(self.profile))
        waiting = [*first, *(name for name in order if name not in self._asked)]
        return waiting if self._every else waiting[: FEW - len(self._asked)]

    def _question(self, name: str, *, of: int) -> Question:
        words = self._knowledge.fields[name]
        kind = FIELD_KINDS.get(name, "number")
        return Question(
            field=name,
            number=len(self._asked),
            of=of,
            text=words.question,
            hint=words.hint,
            choices={} if kind == "number" else {key: words.values[key] for key in keys_of(kind)},
        )

    def _read(self, question: Question, typed: str) -> object:
        if question.field == "headcount":
            return _read_headcount(typed, self._knowledge)
        if not question.choices:
            return _read_number(typed)
        value = _read_choice(question.choices, typed)
        return value == "true" if FIELD_KINDS[question.field] == "yes_no" else value


def _read_headcount(typed: str, knowledge: Knowledge) -> dict[str, float]:
    try:
        return read_posts(typed, knowledge)
    except UnknownWord as error:
        near = f" Did you mean \u201c{error.nearest}\u201d?" if error.nearest else ""
        sentence = "I don't know one of these roles."
        raise BadAnswer(f"{sentence}{near or ' Use the names above.'}") from None
    except UserError as error:
        raise BadAnswer(unmarked(str(error))) from None


def _read_number(typed: str) -> float:
    try:
        number = read_number(typed)
    except BadChange:
        raise BadAnswer("Write a number in digits, such as 4.") from None
    return int(number) if number.is_integer() else number


def _read_choice(choices: Mapping[str, str], typed: str) -> str:
    """The value whose number, id or first words were typed. Raises BadAnswer."""
    values = list(choices)
    if typed.isdecimal() and 1 <= int(typed) <= len(values):
        return values[int(typed) - 1]
    begun = typed.casefold()
    found = [
        value
        for value, words in choices.items()
        if words.casefold().startswith(begun) or value.replace("_", " ").startswith(begun)
    ]
    if len(found) != 1 or typed.isdecimal():
        numbers = "1 or 2" if len(values) == 2 else f"a number from 1 to {len(values)}"  # noqa: PLR2004
        raise BadAnswer(f"Type {numbers}.")
    return found[0]
