"""What the adviser answers: the JSON of `mlteam advise`, as values."""

from typing import Annotated, Any

from pydantic import Field, SerializerFunctionWrapHandler, model_serializer

from knowledge.advice.facts import Scalar
from knowledge.schema import Band, Confidence, Move, Severity, Stage, Value


class Evidence(Value):
    fact: str
    """A profile field, or `headcount.<role>`."""
    value: int | float | str | bool | None
    origin: str
    """told, assumed or default; see `knowledge.advice.facts.Origin`."""


class Change(Value):
    change: str
    patch: dict[str, Any]
    """What to set in the profile's JSON to try it."""
    then: str


class Recommendation(Value):
    rank: int
    rule: str
    move: Move
    role: str | None
    grow_from: str | None = None
    severity: Severity
    confidence: Confidence
    """The rule's own, or one step less where it rests on something that nobody told us."""
    advice: str
    why: str
    evidence: tuple[Evidence, ...]
    sources: tuple[str, ...]
    would_change: tuple[Change, ...]
    interviewers: Annotated[tuple[str, ...], Field(exclude=True)] = ()
    """For a hire: the roles on the team that can judge a candidate."""
    mentors: Annotated[tuple[str, ...], Field(exclude=True)] = ()
    """For a hire: the roles on the team that can guide the new person."""

    @model_serializer(mode="wrap")
    def _name_grow_from_only_for_develop(
        self, handler: SerializerFunctionWrapHandler
    ) -> dict[str, Any]:
        data: dict[str, Any] = handler(self)
        if self.grow_from is None:
            del data["grow_from"]
        return data


class Finding(Value):
    """A recommendation in short: one of those that are not among the first three."""

    rule: str
    move: Move
    role: str | None
    severity: Severity
    advice: str


class NotRecommended(Value):
    role: str
    because: tuple[str, ...]


class Advice(Value):
    band: Band
    stage: Stage
    recommendations: tuple[Recommendation, ...]
    """The first three, the most important first."""
    not_recommended: tuple[NotRecommended, ...]
    tips: tuple[str, ...]
    assumed: tuple[str, ...]
    """Profile fields that rules read and nobody told: assumed from others, or left unknown.

    Those whose answers would change the recommendations most come first.
    """
    later: Annotated[tuple[Finding, ...], Field(exclude=True)] = ()
    """What comes after the first three, in order."""
    settled: Annotated[tuple[Finding, ...], Field(exclude=True)] = ()
    """What would be recommended, had the team not decided on it."""


def plain_number(value: Scalar) -> Scalar:
    """4.0 as 4, because nobody counts people in decimals."""
    return int(value) if isinstance(value, float) and value.is_integer() else value
