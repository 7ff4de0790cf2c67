"""The team profile: what a channel told us about its company and team.

`parse_profile` is the way in for data from outside; it raises `BadProfile`.
"""

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
    ValidationError,
    model_validator,
)
from pydantic_core import ErrorDetails, PydanticCustomError

from knowledge.nearest import did_you_mean
from knowledge.schema import Band, Stage

MAX_PEOPLE = 5_000_000
"""More than any employer has, so that a slip of the keyboard is caught."""


def _in_tenths(value: float) -> float:
    """Whole numbers become int, so that 4 and 4.0 are stored and printed alike."""
    tenths = round(value * 10)
    if abs(value * 10 - tenths) > 1e-6:  # noqa: PLR2004 -- float noise, not a limit of ours
        raise PydanticCustomError("tenths", "halves and tenths are allowed, nothing finer")
    return tenths // 10 if tenths % 10 == 0 else tenths / 10


Count = Annotated[int, Field(ge=0, le=MAX_PEOPLE)]
FullTimeEquivalents = Annotated[float, Field(ge=0, le=MAX_PEOPLE), AfterValidator(_in_tenths)]


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
    headcount: Mapping[str, FullTimeEquivalents] = {}
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
        total = sum(self.headcount.values())
        if self.company_size is not None and total > self.company_size:
            msg = (
                f"the headcount adds up to {total:g}, more than the company's "
                f"{self.company_size} employees"
            )
            raise ValueError(msg)
        return self

    def told(self) -> dict[str, Any]:
        """The fields that were told, as JSON values, in the order of this class."""
        return self.model_dump(mode="json", exclude_none=True)

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
        profile = TeamProfile.model_validate_json(text)
    except ValidationError as error:
        raise BadProfile([_fault(details) for details in error.errors()]) from None
    unknown = [role for role in profile.headcount if role not in roles]
    if unknown:
        raise BadProfile(
            [
                ProfileFault(
                    field=f"headcount.{role}",
                    problem=f"there is no role of this name{did_you_mean(role, roles)}",
                )
                for role in unknown
            ]
        )
    return profile


def _fault(details: ErrorDetails) -> ProfileFault:
    field = ".".join(str(part) for part in details["loc"])
    match details["type"]:
        case "extra_forbidden":
            known = list(TeamProfile.model_fields)
            problem = f"there is no field of this name{did_you_mean(field, known)}"
        case "json_invalid":
            problem = f"this is not JSON ({details['ctx']['error']})"
        case "model_type":
            problem = 'write a JSON object such as {"headcount": {"data_scientist": 2}}'
        case _:
            problem = details["msg"].removeprefix("Value error, ")
            problem = problem[:1].lower() + problem[1:]
    return ProfileFault(field=field, problem=problem)
