"""The team profile: what a channel told us about its company and team.

`parse_profile` is the way in for data from outside; it raises `BadProfile`.
"""

import dataclasses
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    PlainSerializer,
    ValidationError,
    ValidationInfo,
    model_validator,
)
from pydantic_core import ErrorDetails, PydanticCustomError

from knowledge.nearest import or_did_you_mean
from knowledge.schema import Band, Stage

MAX_PEOPLE = 5_000_000
"""More than any employer has, so that a slip of the keyboard is caught."""


def _in_tenths(value: float) -> float:
    """Whole numbers become int, so that 4 and 4.0 are stored and printed alike."""
    tenths = round(value * 10)
    if abs(value * 10 - tenths) > 1e-6:  # noqa: PLR2004 -- float noise, not a limit of ours
        raise PydanticCustomError("tenths", "halves and tenths are allowed, nothing finer")
    return tenths // 10 if tenths % 10 == 0 else tenths / 10


def _known_role(role: str, info: ValidationInfo) -> str:
    """Roles are known to `parse_profile` only; what is stored may name one that was dropped."""
    if info.context is not None and role not in info.context:
        near = {"near": or_did_you_mean(role, info.context)}
        raise PydanticCustomError("unknown_role", "there is no role of this name{near}", near)
    return role


Count = Annotated[int, Field(ge=0, le=MAX_PEOPLE)]
FullTimeEquivalents = Annotated[
    float,
    Field(ge=0, le=MAX_PEOPLE),
    AfterValidator(_in_tenths),
    PlainSerializer(lambda value: value),  # pydantic's own writes 4.0
]


class DataReadiness(StrEnum):
    SCATTERED = "scattered"
    COLLECTED = "collected"
    GOVERNED = "governed"


class Workload(StrEnum):
    PREDICTIVE = "predictive"
    VISION = "vision"
    NLP = "nlp"
    LLM_API = "llm_api"
    LLM_OWN = "llm_own"
    RECOMMENDER = "recommender"
    MIXED = "mixed"


class Collaboration(StrEnum):
    DAILY = "daily"
    WEEKLY = "weekly"
    RARELY = "rarely"


class Hiring(StrEnum):
    OPEN = "open"
    FROZEN = "frozen"


class Purpose(StrEnum):
    PRODUCT = "product"
    DECISIONS = "decisions"
    BOTH = "both"


class TeamProfile(BaseModel):
    """None means that nobody told us; it is neither true nor false nor zero.

    `headcount` holds full-time equivalents by role id, in tenths; a role not named counts as 0.
    `months_to_production` is the way of the last model from idea to production.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)

    company_size: Annotated[int, Field(ge=1, le=MAX_PEOPLE)] | None = None
    size_band: Band | None = None
    stage: Stage | None = None
    headcount: Mapping[Annotated[str, AfterValidator(_known_role)], FullTimeEquivalents] = {}
    people: Count | None = None
    models_in_production: Annotated[int, Field(ge=0, le=100_000)] | None = None
    months_to_production: Annotated[float, Field(ge=0, le=600)] | None = None
    data_readiness: DataReadiness | None = None
    workload: Workload | None = None
    collaboration: Collaboration | None = None
    proven_expert: bool | None = None
    results_analysed: bool | None = None
    own_stack: bool | None = None
    unusual_problem: bool | None = None
    monitored: bool | None = None
    goal_measured: bool | None = None
    regulated: bool | None = None
    on_premises: bool | None = None
    hiring: Hiring | None = None
    open_positions: Count | None = None
    purpose: Purpose | None = None
    budget: Annotated[float, Field(ge=0)] | None = None
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] | None = None

    @model_validator(mode="after")
    def _team_fits_company(self) -> Self:
        if (misfit := self.misfit()) is not None:
            raise misfit
        return self

    def misfit(self) -> PydanticCustomError | None:
        """Why the team can't be one of the company, if it can't."""
        size, people = self.company_size, self.people or 0
        total = round(sum(self.headcount.values()), 1)
        if size is not None and total > size:
            return PydanticCustomError(
                "headcount_too_large",
                "the headcount adds up to {total}, more than the company's {size} employees",
                {
                    "total": f"{total:,.1f}".removesuffix(".0"),
                    "size": f"{size:,}",
                    "posts": total,
                    "employees": size,
                },
            )
        if size is not None and people > size:
            return PydanticCustomError(
                "people_too_many",
                "{people} people are more than the company's {size} employees",
                {
                    "people": f"{people:,}",
                    "size": f"{size:,}",
                    "heads": people,
                    "employees": size,
                },
            )
        return None

    def told(self) -> dict[str, Any]:
        """The fields that were told, as JSON values, in the order of this class."""
        return self.model_dump(mode="json", exclude_none=True)

    def changed(self, patch: Mapping[str, Any]) -> "TeamProfile | None":
        """As `patched`, but only for values that are known to fit their fields, and much faster.

        None if the team would be larger than the company.
        """
        headcount = {**self.headcount, **patch.get("headcount", {})}
        profile = self.model_copy(update={**patch, "headcount": headcount})
        return None if profile.misfit() else profile

    def patched(self, patch: Mapping[str, Any]) -> "TeamProfile":
        """This profile with the patch's fields set; `headcount` is merged role by role.

        A field patched to None becomes untold. Raises pydantic.ValidationError if the outcome is
        no valid profile.
        """
        told = self.told()
        headcount = {**told["headcount"], **patch.get("headcount", {})}
        merged = {**told, **patch, "headcount": headcount}
        # Through JSON, because only there strict mode lets a word become an enum member.
        return TeamProfile.model_validate_json(json.dumps(merged))


@dataclass(frozen=True, kw_only=True)
class ProfileFault:
    field: str
    """Dotted, such as "headcount.data_scientist"; empty when the profile as a whole is at fault."""
    problem: str
    kind: str = ""
    """The word for it, such as "greater_than_equal", and in `values` its numbers."""
    values: Mapping[str, Any] = dataclasses.field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.field}: {self.problem}" if self.field else self.problem


class BadProfile(ValueError):
    """The team profile can't be used; each fault says which field and what is expected there."""

    def __init__(self, faults: Collection[ProfileFault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(map(str, faults)))


def parse_profile(text: str | bytes, roles: Collection[str]) -> TeamProfile:
    """Read a team profile from JSON whose headcount may name only these roles.

    Raises BadProfile with all faults at once.
    """
    try:
        return TeamProfile.model_validate_json(text, context=roles)
    except ValidationError as error:
        raise BadProfile([_fault(details) for details in error.errors()]) from None


_SENTENCES = {
    "int_type": "write a whole number",
    "int_from_float": "write a whole number",
    "float_type": "write a number",
    "finite_number": "write a number",
    "greater_than_equal": "write {ge:,.0f} or more",
    "less_than_equal": "write {le:,.0f} or less",
    "bool_type": "write true or false",
    "enum": "write {expected}",
    "string_pattern_mismatch": "write three capital letters such as EUR",  # only the currency
    "mapping_type": 'write an object such as {{"data_scientist": 2}}',
    "dict_type": 'write an object such as {{"data_scientist": 2}}',
    "model_type": 'write a JSON object such as {{"headcount": {{"data_scientist": 2}}}}',
    "json_invalid": "this is not JSON ({error})",
}
"""What to do about each type of fault that pydantic finds; our own types bring their sentence."""


def _fault(details: ErrorDetails) -> ProfileFault:
    field = ".".join(str(part) for part in details["loc"] if part != "[key]")
    match details["type"]:
        case "extra_forbidden":
            known = list(TeamProfile.model_fields)
            problem = f"there is no field of this name{or_did_you_mean(field, known)}"
        case "headcount_too_large":
            field, problem = "headcount", details["msg"]
        case "people_too_many":
            field, problem = "people", details["msg"]
        case kind if kind in _SENTENCES:
            problem = _SENTENCES[kind].format(**details.get("ctx", {}))
        case _:
            problem = details["msg"][:1].lower() + details["msg"][1:]
    values = details.get("ctx", {})
    return ProfileFault(field=field, problem=problem, kind=details["type"], values=values)
