"""A rule: when it speaks, what it recommends, and why."""

from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, model_validator

from knowledge.schema.base import Conditions, ItemId, RoleId, Sentence, Value, item_fault
from knowledge.schema.kinds import Concern, Confidence, Move, Severity
from knowledge.schema.roles import Requirement


class RaisedSeverity(Value):
    to: Severity
    when: Conditions


class FollowUp(Value):
    weeks: Annotated[int, Field(ge=1, le=52)]
    question: Sentence


def _listed(value: object) -> object:
    if isinstance(value, str):
        return (value,)
    return tuple(value) if isinstance(value, list) else value


class Example(Value):
    """A team profile, as the JSON of `mlteam advise`, and why the rule fires or stays silent."""

    profile: dict[str, Any]
    because: Sentence


class Examples(Value):
    fires: Annotated[tuple[Example, ...], Field(min_length=1)]
    silent: tuple[Example, ...] = ()


class Rule(Value):
    id: ItemId
    title: Sentence
    position: Annotated[int, Field(ge=1)] = 1000
    """Place among rules of the same severity, first is 1."""
    when: Conditions
    """CEL over the facts; all must hold. One that reads an unknown fact does not hold."""
    requires: tuple[Requirement, ...] = ()
    """What must be true first, besides what the role itself requires."""
    concern: Concern
    severity: Severity
    raised: tuple[RaisedSeverity, ...] = ()
    """The most serious one that holds replaces `severity`."""
    confidence: Confidence
    move: Move
    role: RoleId | None = None
    grow_from: Annotated[tuple[RoleId, ...], BeforeValidator(_listed)] = ()
    """For `develop` moves: who grows, the first of these that is on the team. One needs no list."""
    fallback: bool = False
    """Speaks only if no hire and nothing of medium severity or above fired."""
    advice: Sentence
    why: Sentence
    risk: Sentence | None = None
    """What is likely to happen if nothing is done."""
    unless: Annotated[str, Field(max_length=600)] = ""
    """The contrary view: when this advice does not hold."""
    sources: Annotated[tuple[ItemId, ...], Field(min_length=1)]
    against: tuple[ItemId, ...] = ()
    follow_up: FollowUp
    examples: Examples

    @model_validator(mode="after")
    def _role_fits_move(self) -> Self:
        if self.move in {Move.HIRE, Move.COVER} and self.role is None:
            raise item_fault(f"a {self.move} move needs a role", "add the key 'role'")
        if self.move is Move.DEVELOP and not self.grow_from:
            raise item_fault("a develop move needs somebody to grow", "add the key 'grow_from'")
        if not self.fallback and not self.examples.silent:
            mend = "add one that shows where the rule stays silent"
            raise item_fault("the examples have no profile under 'silent'", mend)
        return self
