"""The setup form: raw text and choices in, a team profile out. Pure.

Forms name their fields as the profile does; `headcount.<role>` stands for the roles. What is left
blank becomes untold, and what a form does not ask about stays as it was.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any, TypeVar

from pydantic import ValidationError

from bot.errors import BadFields, UserError
from bot.mrkdwn import unmarked
from bot.usecases.contradictions import find_contradictions
from bot.usecases.posts import read_posts
from knowledge.advice.facts import FIELD_KINDS
from knowledge.advice.profile import MAX_PEOPLE, TeamProfile
from knowledge.schema import Band, Knowledge, Role

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
"""What the second form asks; of a new team those first whose answers change most advice."""
DETAIL_ROLES = (
    "ml_lead",
    "mlops_engineer",
    "ai_engineer",
    "software_engineer",
    "analytics_engineer",
    "research_scientist",
)
"""Roles besides the core ones on which rules rest, or from which others can be grown."""

MOST_DECIMALS = {"months_to_production": 600}
"""The largest number of a field that takes decimals; the others take whole numbers."""

N = TypeVar("N", int, float)
Answers = Mapping[str, str | None]
"""By field name: what was typed or chosen, None where the field was left blank."""

OTHER_POSTS = "posts"
"""The text field of the second form for posts that have no field of their own."""
MOST_MODELS = 100_000


def order_details(untold: Sequence[str]) -> list[str]:
    """The questions of the second form: first the untold ones, in the order given."""
    asked = [name for name in untold if name in DETAIL_FIELDS]
    return [*asked, *(name for name in DETAIL_FIELDS if name not in asked)]


def read_setup(answers: Answers, before: TeamProfile | None, knowledge: Knowledge) -> TeamProfile:
    """The profile after the first form. Raises BadFields with a sentence for each field."""
    roles = [role.id for role in knowledge.core_roles()]
    read = _Reader(answers)
    patch: dict[str, Any] = {
        "company_size": read.whole("company_size", 1, MAX_PEOPLE),
        "size_band": answers.get("size_band"),
        "stage": answers.get("stage"),
        "models_in_production": read.whole("models_in_production", 0, MOST_MODELS),
        "headcount": {
            role: read.people(f"headcount.{role}", before.headcount.get(role) if before else None)
            for role in roles
        },
    }
    read.problems |= _size_problems(patch, read.problems, knowledge)
    return read.profile(before, patch, knowledge, at="company_size")


def read_details(answers: Answers, before: TeamProfile | None, knowledge: Knowledge) -> TeamProfile:
    """The profile after the second form. Raises BadFields with a sentence for each field."""
    read = _Reader(answers)
    heads: dict[str, float | None] = {
        role: read.people(f"headcount.{role}") for role in DETAIL_ROLES
    }
    posts = read.posts(OTHER_POSTS, knowledge)
    for role, count in posts.items():
        if heads.get(role) is not None:
            title = knowledge.roles[role].title
            read.problems[OTHER_POSTS] = f"{title} is also above; write it in one of the two."
        elif (problem := _lost_count(knowledge.roles[role], count, before)) is not None:
            read.problems[OTHER_POSTS] = problem
    # What was shown there, and is there no more, was taken out.
    shown = other_posts(before or TeamProfile(), knowledge)
    heads = {**dict.fromkeys(shown), **heads, **posts}
    details = {name: _detail(name, answers, read) for name in DETAIL_FIELDS}
    at = OTHER_POSTS if posts else f"headcount.{DETAIL_ROLES[0]}"
    return read.profile(before, {**details, "headcount": heads}, knowledge, at=at)


def _lost_count(role: Role, count: float, before: TeamProfile | None) -> str | None:
    """What to say if a whole count that the first form asked for would be lost unseen."""
    told = before.headcount.get(role.id, 0) if before else 0
    if not role.core or told % 1 or count >= told:
        return None
    return (
        f"You told me {told:g} {role.one if told == 1 else role.many}, and this would replace"
        f" {'it' if told == 1 else 'them'}. Write {told + count:g} {role.many} if you mean all"
        " together. Change a whole count with Update the team."
    )


def other_posts(profile: TeamProfile, knowledge: Knowledge) -> dict[str, float]:
    """The posts that only the text field of the second form can show: of other roles, and parts."""
    asked = {*DETAIL_ROLES, *(role.id for role in knowledge.core_roles())}
    return {
        role: count
        for role, count in profile.headcount.items()
        if role in knowledge.roles and count and (role not in asked or count % 1)
    }


def _detail(name: str, answers: Answers, read: "_Reader") -> str | float | bool | None:
    match FIELD_KINDS[name]:
        case "number" if name in MOST_DECIMALS:
            return read.decimal(name, MOST_DECIMALS[name])
        case "number":
            return read.whole(name, 0, MAX_PEOPLE)
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

    def people(self, name: str, kept: float | None = None) -> float | None:
        """`kept` is what is stored: a part of a post, told elsewhere, may stay as it is."""
        if kept is not None and kept % 1 and self._answers.get(name) == str(kept):
            return kept
        hint = "Enter whole people; for a part-time post press Sharpen the advice."
        number = self._number(name, int, hint)
        if number is not None and not 0 <= number <= MAX_PEOPLE:
            self.problems[name] = "Enter 0 or more, and no more than the company has employees."
            return None
        return number

    def posts(self, name: str, knowledge: Knowledge) -> dict[str, float]:
        text = (self._answers.get(name) or "").strip()
        if not text:
            return {}
        try:
            return read_posts(text, knowledge)
        except UserError as error:
            self.problems[name] = unmarked(str(error))
            return {}

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
        self, before: TeamProfile | None, patch: Mapping[str, Any], knowledge: Knowledge, *, at: str
    ) -> TeamProfile:
        """`at` is the field at which a fault is shown that lies in no single field."""
        if self.problems:
            raise BadFields(self.problems)
        told = before or TeamProfile()
        heads = {role: n for role, n in patch.get("headcount", {}).items() if n is not None}
        kept = {
            role: n for role, n in told.headcount.items() if role not in patch.get("headcount", {})
        }
        fresh = told.model_copy(update={"headcount": kept})
        try:
            profile = fresh.patched({**patch, "headcount": heads})
        except ValidationError as error:
            sentence, kind = error.errors()[0]["msg"], error.errors()[0]["type"]
            at = "people" if kind == "people_too_many" and "people" in patch else at
            raise BadFields({at: f"{sentence[:1].upper()}{sentence[1:]}."}) from None
        # What else may not fit, such as stage and models, the advice points out: both may be old.
        problem = find_contradictions(profile, knowledge).get("people")
        if problem and "people" in patch:
            raise BadFields({"people": problem})
        return profile


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
