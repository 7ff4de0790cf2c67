"""The setup form: raw text and choices in, a team profile out. Pure.

Forms name their fields as the profile does; `headcount.<role>` stands for the roles. An answer that
is blank makes its field untold, and a field without an answer stays as it was.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.errors import BadFields
from bot.language import say
from bot.usecases.contradictions import find_contradictions
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
    "open_positions",
    "purpose",
    "workload",
    "regulated",
    "on_premises",
    "people",
)
"""What sharpens the advice; of a new team those are asked first whose answers change most of it."""
DETAIL_ROLES = (
    "ml_lead",
    "mlops_engineer",
    "ai_engineer",
    "software_engineer",
    "analytics_engineer",
    "research_scientist",
)
"""Roles besides the core ones on which rules rest, or from which others can be grown."""

HEADCOUNT = "headcount."
"""With a role after it, the name of a field."""
MOST_MODELS = 100_000
MOST_MONTHS = 600
_WHOLE = {
    "company_size": (1, MAX_PEOPLE),
    "models_in_production": (0, MOST_MODELS),
    "people": (0, MAX_PEOPLE),
    "open_positions": (0, MAX_PEOPLE),
}
"""Fields that take whole numbers, with the lowest and the highest."""
_COMMA = re.compile(r"^(\d+),(\d{1,2})$")
"""Of a decimal, as some languages write it."""
FINEST = 0.1
"""Of a full-time post."""

N = TypeVar("N", int, float)
Answers = Mapping[str, str | None]
"""By field name: what was typed or chosen, None where the field was left blank."""


def order_details(untold: Sequence[str]) -> list[str]:
    """The questions that sharpen: first the untold ones, in the order given."""
    asked = [name for name in untold if name in DETAIL_FIELDS]
    return [*asked, *(name for name in DETAIL_FIELDS if name not in asked)]


def read_profile(answers: Answers, before: TeamProfile | None, knowledge: Knowledge) -> TeamProfile:
    """The profile with the answers. Raises BadFields with a sentence for each field."""
    read = _Reader(answers)
    patch, problems = read.patch(knowledge), read.problems
    told = before or TeamProfile()
    if "company_size" not in problems:
        problems |= _size_problems(patch, before, knowledge)
    _drop_old_band(patch, told, knowledge)
    if not problems:
        problems |= _headcount_problems(patch, told, knowledge)
    if problems:
        raise BadFields(problems)
    try:
        profile = _patched(told, patch)
    except ValidationError as error:
        raise BadFields({_place_of(error, patch): fault_text(error)}) from None
    # What else may not fit, such as stage and models, the advice points out: both may be old.
    problem = find_contradictions(profile, knowledge).get("people")
    if problem and "people" in patch:
        raise BadFields({"people": problem})
    return profile


def draft_profile(
    answers: Answers, before: TeamProfile | None, knowledge: Knowledge
) -> TeamProfile:
    """The same as far as it goes: what is wrong is left out. To choose the next questions."""
    read, told = _Reader(answers), before or TeamProfile()
    patch = read.patch(knowledge)
    _drop_old_band(patch, told, knowledge)
    try:
        return _patched(told, patch)
    except ValidationError:
        return told


def fault_text(error: ValidationError) -> str:
    """The first fault as a sentence; of numbers those of the current language."""
    fault = error.errors()[0]
    match fault["type"]:
        case "headcount_too_large":
            return say("setup-headcount-too-large", **_numbers(fault))
        case "people_too_many":
            return say("setup-people-too-many", **_numbers(fault))
        case "tenths":
            return say("setup-tenths")
        case _:
            return say("setup-wrong-value")


def _numbers(fault: ErrorDetails) -> dict[str, float]:
    values: Mapping[str, Any] = fault.get("ctx", {})
    return {name: _plain(float(str(value).replace(",", ""))) for name, value in values.items()}


def _plain(number: float) -> float:
    return int(number) if number.is_integer() else number


def _patched(told: TeamProfile, patch: Mapping[str, Any]) -> TeamProfile:
    """Raises ValidationError."""
    heads: Mapping[str, float | None] = patch["headcount"]
    kept = {role: count for role, count in told.headcount.items() if role not in heads}
    fresh = told.model_copy(update={"headcount": kept})
    counted = {role: count for role, count in heads.items() if count is not None}
    return fresh.patched({**patch, "headcount": counted})


def _place_of(error: ValidationError, patch: Mapping[str, Any]) -> str:
    """The answer at which a fault is shown."""
    names = [name for name in patch if name != "headcount"]
    if error.errors()[0]["type"] == "people_too_many" and "people" in patch:
        return "people"
    heads = [f"{HEADCOUNT}{role}" for role in patch["headcount"]]
    return next(iter([*heads, *names]), "company_size")


class _Reader:
    """Reads fields one by one and collects what is wrong with them."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self.problems: dict[str, str] = {}

    def patch(self, knowledge: Knowledge) -> dict[str, Any]:
        """What becomes of the fields that have an answer; None if it is blank or wrong."""
        fields = {name: self._field(name) for name in self._answers if name in FIELD_KINDS}
        roles = [
            name.removeprefix(HEADCOUNT) for name in self._answers if name.startswith(HEADCOUNT)
        ]
        heads = {
            role: self._posts(f"{HEADCOUNT}{role}") for role in roles if role in knowledge.roles
        }
        return {**fields, "headcount": heads}

    def _field(self, name: str) -> str | float | bool | None:
        match FIELD_KINDS[name]:
            case "number" if name in _WHOLE:
                return self._whole(name, *_WHOLE[name])
            case "number":
                return self._months(name)
            case "yes_no":
                answer = self._answers.get(name)
                return None if answer is None else answer == "true"
            case _:
                return self._answers.get(name)

    def _whole(self, name: str, lowest: int, highest: int) -> int | None:
        number = self._number(name, int, say("setup-whole-number", lowest=lowest, highest=highest))
        if number is not None and not lowest <= number <= highest:
            self.problems[name] = say("setup-number-range", lowest=lowest, highest=highest)
            return None
        return number

    def _posts(self, name: str) -> float | None:
        number = self._number(name, float, say("setup-posts"))
        if number is None:
            return None
        if not 0 <= number <= MAX_PEOPLE:
            self.problems[name] = say("setup-posts-range")
            return None
        if abs(number - round(number, 1)) > FINEST / 1000:
            self.problems[name] = say("setup-tenths")
            return None
        return number

    def _months(self, name: str) -> float | None:
        problem = say("setup-months", highest=MOST_MONTHS)
        number = self._number(name, float, problem)
        if number is not None and not 0 <= number <= MOST_MONTHS:
            self.problems[name] = problem
            return None
        return number

    def _number(self, name: str, kind: Callable[[str], N], problem: str) -> N | None:
        text = (self._answers.get(name) or "").strip()
        if not text:
            return None
        # Checked first, because int() also takes digits of other scripts, and underscores.
        if text.isascii() and not set(text.casefold()) & set("_eni"):
            with suppress(ValueError):
                return kind(_COMMA.sub(r"\1.\2", text))
        self.problems[name] = problem
        return None


def _size_problems(
    patch: Mapping[str, Any], before: TeamProfile | None, knowledge: Knowledge
) -> dict[str, str]:
    """What is wrong with the size of the company. It is needed once, and can't be taken back."""
    size, band = _sizes(patch, before or TeamProfile())
    is_asked = before is None or "company_size" in patch or "size_band" in patch
    if size is None and band is None and is_asked:
        return {"company_size": say("setup-size-missing")}
    chosen = patch.get("size_band")
    if size is not None and chosen and knowledge.band_of(size) != chosen:
        fitting = knowledge.sizes[knowledge.band_of(size)].title
        return {"size_band": say("setup-size-differs", size=size, fitting=fitting)}
    return {}


def _sizes(patch: Mapping[str, Any], told: TeamProfile) -> tuple[int | None, str | None]:
    return patch.get("company_size", told.company_size), patch.get("size_band", told.size_band)


def _drop_old_band(patch: dict[str, Any], told: TeamProfile, knowledge: Knowledge) -> None:
    """The number of employees counts more than a size that was chosen before."""
    size, band = _sizes(patch, told)
    if size is not None and band and "size_band" not in patch and knowledge.band_of(size) != band:
        patch["size_band"] = None


def _headcount_problems(
    patch: Mapping[str, Any], told: TeamProfile, knowledge: Knowledge
) -> dict[str, str]:
    """Headcounts that do not fit into the company."""
    heads: Mapping[str, float | None] = patch["headcount"]
    size, band = _sizes(patch, told)
    most = size or (knowledge.sizes[Band(str(band))].to_employees if band else None) or MAX_PEOPLE
    total = round(sum(count or 0 for count in {**told.headcount, **heads}.values()), 1)
    if total <= most:
        return {}
    largest = max(heads, key=lambda role: heads[role] or 0, default=None)
    place = "company_size" if largest is None else f"{HEADCOUNT}{largest}"
    return {place: say("setup-team-too-large", total=_plain(float(total)), most=most)}


def answers_of(profile: TeamProfile) -> dict[str, str]:
    """What the form's fields hold for a profile, as a person would type or choose it."""
    told = profile.told()
    heads = told.pop("headcount")
    named = {**told, **{f"{HEADCOUNT}{role}": count for role, count in heads.items()}}
    return {name: _typed(value) for name, value in named.items()}


def _typed(value: object) -> str:
    """`g` alone would make 1e+06 of a million."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:.10g}" if isinstance(value, int | float) else str(value)
