"""Guidance beside roles and rules: tips, thresholds, duties, target teams, benchmarks."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from knowledge.schema.base import ItemId, RoleId, Sentence, Value, item_fault
from knowledge.schema.kinds import Band, Stage


class Tip(Value):
    id: ItemId
    text: Sentence
    sources: Annotated[tuple[ItemId, ...], Field(min_length=1)]
    against: tuple[ItemId, ...] = ()
    repeats: tuple[ItemId, ...] = ()
    """Rules that advise the same: while one speaks or is decided, no nudge shows the tip."""


class HiringStep(StrEnum):
    """When a tip on hiring is needed."""

    ADVERT = "advert"
    INTERVIEW = "interview"
    START = "start"


class HiringTip(Value):
    """Advice on hiring that holds for every role, or for those that it names."""

    id: ItemId
    step: HiringStep
    text: Sentence
    roles: tuple[RoleId, ...] = ()
    """Empty for all."""
    sources: Annotated[tuple[ItemId, ...], Field(min_length=1)]


class Threshold(Value):
    """A number on which rules turn, named in conditions as `threshold.<name>`."""

    value: Annotated[float, Field(gt=0, le=5_000_000, allow_inf_nan=False)]
    """At most what no number of a team profile exceeds."""
    meaning: Sentence
    sources: tuple[ItemId, ...] = ()


class Duty(Value):
    """Something that a team has to do every week, and the roles that can do it."""

    title: str
    """As it stands inside a sentence, such as "keeping the data flowing"."""
    roles: Annotated[tuple[RoleId, ...], Field(min_length=1)]


class Range(Value):
    """Full-time equivalents, both ends included."""

    least: Annotated[float, Field(ge=0)]
    most: Annotated[float, Field(ge=0)]

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.least > self.most:
            raise item_fault(f"{self.least:g} is more than {self.most:g}", "swap the two")
        return self

    def __str__(self) -> str:
        """Such as "0.5 to 1"."""
        ends = dict.fromkeys(f"{end:g}" for end in (self.least, self.most))
        return " to ".join(ends)


class TargetTeam(Value):
    """A team that would fit one size and stage: an orientation to argue with, not a rule."""

    id: ItemId
    stage: Stage
    size_band: Band | None = None
    """None for a team that fits any size."""
    language_models: bool = False
    """For work on hosted language models; such a team comes before one for the size."""
    headcount: Mapping[RoleId, Range]
    hired_first: tuple[RoleId, ...] = ()
    """Whose posts are filled before those of others, whatever the order of hiring says."""
    summary: Sentence
    reasoning: Sentence
    contrary: Sentence
    """Who would build another team, and why."""
    sources: Annotated[tuple[ItemId, ...], Field(min_length=1)]
    against: tuple[ItemId, ...] = ()


class Benchmark(Value):
    """What others have: a check of plausibility, never a target."""

    id: ItemId
    title: str
    figure: str
    """The middle of what was found, with its unit, such as "3 % of staff"."""
    spread: str
    """The range, such as "1 to 5 %"."""
    sample: str
    """Who was asked or counted, such as "100 tech scale-ups"."""
    n: Annotated[int, Field(ge=1)]
    year: int
    limits: Sentence
    """How far it carries."""
    source: ItemId
    compares: str | None = None
    """The fact with which a team can compare itself."""
    workloads: tuple[str, ...] = ()
    """The kinds of ML for which it holds; empty for all."""
