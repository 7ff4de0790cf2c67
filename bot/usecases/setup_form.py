"""The setup form: raw text and choices in, a team profile out. Pure.

Forms name their fields as the profile does; `headcount.<role>` stands for the roles. What is left
blank becomes untold, and what a form does not ask about stays as it was.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, TypeVar

from pydantic import ValidationError

from bot.errors import BadFields
from knowledge.advice.facts import FIELD_KINDS
from knowledge.advice.profile import MAX_PEOPLE, TeamProfile
from knowledge.schema import Band, Knowledge

DETAIL_FIELDS = (
    "data_readiness",
    "goal_measured",
    "proven_expert",
    "collaboration",
    "monitored",
    "results_analysed",
    "own_stack",
    "unusual_problem",
    "months_to_production",
    "hiring",
    "purpose",
    "workload",
)
"""What the second form asks: those whose answers change the advice most often come first."""
DETAIL_ROLES = (
    "ml_lead",
    "mlops_engineer",
    "ai_engineer",
    "software_engineer",
    "analytics_engineer",
    "research_scientist",
)
"""Roles besides the core ones on which rules rest, or from which others can be grown."""

N = TypeVar("N", int, float)
Answers = Mapping[str, str | None]
"""By field name: what was typed or chosen, None where the field was left blank."""

MOST_MODELS = 100_000
MOST_MONTHS = 600


def read_setup(answers: Answers, before: TeamProfile | None, knowledge: Knowledge) -> TeamProfile:
    """The profile after the first form. Raises BadFields with a sentence for each field."""
    roles = [role.id for role in knowledge.core_roles()]
    read = _Reader(answers)
    patch: dict[str, Any] = {
        "company_size": read.whole("company_size", 1, MAX_PEOPLE),
        "size_band": answers.get("size_band"),
        "stage": answers.get("stage"),
        "models_in_production": read.whole("models_in_production", 0, MOST_MODELS),
        "headcount": {role: read.people(f"headcount.{role}") for role in roles},
    }
    read.problems |= _size_problems(patch, read.problems, knowledge)
    return read.profile(before, patch, at="company_size")


def read_details(answers: Answers, before: TeamProfile | None) -> TeamProfile:
    """The profile after the second form. Raises BadFields with a sentence for each field."""
    read = _Reader(answers)
    heads = {role: read.people(f"headcount.{role}") for role in DETAIL_ROLES}
    details = {name: _detail(name, answers, read) for name in DETAIL_FIELDS}
    return read.profile(before, {**details, "headcount": heads}, at=f"headcount.{DETAIL_ROLES[0]}")


def _detail(name: str, answers: Answers, read: "_Reader") -> str | float | bool | None:
    match FIELD_KINDS[name]:
        case "number":
            return read.decimal(name, MOST_MONTHS)
        case "yes_no":
            answer = answers.get(name)
            return None if answer is None else answer == "true"
        case _:
            return answers.get(name)


class _Reader:
    """Reads fields one by one and collects what is wrong with them."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self.problems: dict[str, str] = {}

    def whole(self, name: str, lowest: int, highest: int) -> int | None:
        range_in_words = f"from {lowest} to {highest:,}"
        number = self._number(name, int, f"Enter a whole number {range_in_words}.")
        if number is not None and not lowest <= number <= highest:
            self.problems[name] = f"Enter a number {range_in_words}."
            return None
        return number

    def people(self, name: str) -> int | None:
        hint = "Enter whole people; count someone with two roles where most of the work is."
        number = self._number(name, int, hint)
        if number is not None and not 0 <= number <= MAX_PEOPLE:
            self.problems[name] = "Enter 0 or more, and no more than the company has employees."
            return None
        return number

    def decimal(self, name: str, highest: int) -> float | None:
        hint = f"Enter a number from 0 to {highest}, such as 4 or 2.5."
        number = self._number(name, float, hint)
        if number is not None and not 0 <= number <= highest:
            self.problems[name] = hint
            return None
        return number

    def _number(self, name: str, kind: Callable[[str], N], problem: str) -> N | None:
        text = (self._answers.get(name) or "").strip()
        if not text:
            return None
        # Checked first, because int() also takes digits of other scripts, and underscores.
        if text.isascii() and "_" not in text:
            with suppress(ValueError):
                return kind(text)
        self.problems[name] = problem
        return None

    def profile(
        self, before: TeamProfile | None, patch: Mapping[str, Any], *, at: str
    ) -> TeamProfile:
        """`at` is the field at which a fault of the profile as a whole is shown."""
        if self.problems:
            raise BadFields(self.problems)
        told = before or TeamProfile()
        heads = {role: n for role, n in patch.get("headcount", {}).items() if n is not None}
        kept = {
            role: n for role, n in told.headcount.items() if role not in patch.get("headcount", {})
        }
        fresh = told.model_copy(update={"headcount": kept})
        try:
            return fresh.patched({**patch, "headcount": heads})
        except ValidationError as error:
            sentence = error.errors()[0]["msg"]
            raise BadFields({at: f"{sentence[:1].upper()}{sentence[1:]}."}) from None


def _size_problems(
    patch: Mapping[str, Any], problems: Mapping[str, str], knowledge: Knowledge
) -> dict[str, str]:
    """What is wrong with the size, and with headcounts that do not fit into it."""
    size, band = patch["company_size"], patch["size_band"]
    if "company_size" in problems:
        return {}
    if size is None and band is None:
        return {"company_size": "Enter the number of employees, or choose a size below."}
    if size is not None and band is not None and knowledge.band_of(size) != band:
        fitting = knowledge.sizes[knowledge.band_of(size)].title
        return {
            "size_band": f"{size:,} employees is another size: {fitting}. Clear one of the two."
        }
    return _headcount_problems(patch["headcount"], _most_employees(size, band, knowledge))


def _most_employees(size: int | None, band: str | None, knowledge: Knowledge) -> int:
    if size is not None:
        return size
    return knowledge.sizes[Band(str(band))].to_employees or MAX_PEOPLE


def _headcount_problems(headcount: Mapping[str, int | None], most: int) -> dict[str, str]:
    total = sum(count or 0 for count in headcount.values())
    if total <= most:
        return {}
    largest = max(headcount, key=lambda role: headcount[role] or 0)
    return {
        f"headcount.{largest}": (
            f"The team adds up to {total:,} people, but the company has {most:,} employees at most."
        )
    }
