"""What the knowledge base is made of: frozen values, one class for each kind of YAML item.

Nothing here reads a file or evaluates a condition; see `knowledge.loader` and `knowledge.advice`.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

RoleId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$")]
ItemId = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Sentence = Annotated[str, Field(min_length=3, max_length=600)]
Conditions = Annotated[tuple[str, ...], Field(min_length=1)]


class Value(BaseModel):
    """Frozen, and a misspelt key is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Band(StrEnum):
    MICRO = "micro"
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


class Stage(StrEnum):
    EXPLORING = "exploring"
    PROTOTYPE = "prototype"
    FIRST_MODEL = "first_model"
    SEVERAL_MODELS = "several_models"
    PLATFORM = "platform"


class Move(StrEnum):
    HIRE = "hire"
    DEVELOP = "develop"
    COVER = "cover"
    PRACTICE = "practice"
    STOP = "stop"
    HOLD = "hold"


class Severity(StrEnum):
    """From the least to the most serious; compare with `weight`."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"

    @property
    def weight(self) -> int:
        return list(Severity).index(self)


class Confidence(StrEnum):
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"

    @property
    def lowered(self) -> "Confidence":
        """One step less sure; low stays low."""
        steps = list(Confidence)
        return steps[max(steps.index(self) - 1, 0)]


class Concern(StrEnum):
    """What a rule is about. The order breaks ties between rules of the same severity."""

    HARM = "harm"
    PURPOSE = "purpose"
    DATA = "data"
    PRODUCTION = "production"
    RUNNING = "running"
    HABITS = "habits"
    SCALE = "scale"

    @property
    def order(self) -> int:
        return list(Concern).index(self)


class Strength(StrEnum):
    """How much a source carries: data of its own, experience with reasons, or opinion."""

    PRIMARY = "primary"
    PRACTITIONER = "practitioner"
    OPINION = "opinion"


class Reading(StrEnum):
    """How much of the source was read for this knowledge base."""

    FULL = "full"
    PASSAGE = "passage"
    SECOND_HAND = "second_hand"


class Source(Value):
    id: ItemId
    title: str
    cite: Annotated[str, Field(min_length=2, max_length=24)]
    """How it is cited where space is short, without the year."""
    publisher: str
    year: int | None = None
    """None where the publisher names no year."""
    address: Annotated[str, Field(pattern=r"^https://\S+$")]
    strength: Strength
    reading: Reading
    recheck: date
    note: str = ""


class SizeBand(Value):
    id: Band
    title: str
    from_employees: Annotated[int, Field(ge=1)]
    to_employees: int | None
    """Inclusive; None for the open-ended last band."""
    sources: tuple[ItemId, ...]


class NotYet(Value):
    """A reason against hiring a role now, with the conditions under which it holds."""

    when: Conditions
    because: Sentence


class Role(Value):
    id: RoleId
    title: str
    plural: str
    core: bool = False
    """The setup form asks for the headcount of core roles."""
    position: Annotated[int, Field(ge=1)]
    """Place in lists, first is 1."""
    aliases: tuple[str, ...] = ()
    mission: Sentence
    responsibilities: Annotated[tuple[str, ...], Field(min_length=2)]
    skills: Annotated[tuple[str, ...], Field(min_length=2)]
    hands_to: Mapping[RoleId, str] = {}
    hire_when: Sentence
    not_yet: tuple[NotYet, ...] = ()
    mistakes: Annotated[tuple[str, ...], Field(min_length=1)]
    cover: Sentence
    grow_from: tuple[RoleId, ...] = ()
    sources: Annotated[tuple[ItemId, ...], Field(min_length=1)]

    @property
    def one(self) -> str:
        """The title inside a sentence: "data engineer", "ML lead"."""
        return _in_sentence(self.title)

    @property
    def many(self) -> str:
        return _in_sentence(self.plural)


def _in_sentence(title: str) -> str:
    """A lower-case first letter, unless the title starts with an abbreviation."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


class RaisedSeverity(Value):
    to: Severity
    when: Conditions


class FollowUp(Value):
    weeks: Annotated[int, Field(ge=1, le=52)]
    question: Sentence


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
    when: Conditions
    """CEL over the facts; all must hold. One that reads an unknown fact does not hold."""
    concern: Concern
    severity: Severity
    raised: tuple[RaisedSeverity, ...] = ()
    """The most serious one that holds replaces `severity`."""
    confidence: Confidence
    move: Move
    role: RoleId | None = None
    grow_from: RoleId | None = None
    """For `develop` moves: who grows into `role`."""
    fallback: bool = False
    """Speaks only if no hire and nothing of medium severity or above fired."""
    advice: Sentence
    why: Sentence
    unless: str = ""
    """The contrary view: when this advice does not hold."""
    sources: Annotated[tuple[ItemId, ...], Field(min_length=1)]
    against: tuple[ItemId, ...] = ()
    follow_up: FollowUp
    examples: Examples

    @model_validator(mode="after")
    def _role_fits_move(self) -> Self:
        if self.move in {Move.HIRE, Move.DEVELOP, Move.COVER} and self.role is None:
            raise _item_fault(f"a {self.move} move needs a role", "add the key 'role'")
        if not self.fallback and not self.examples.silent:
            mend = "add one that shows where the rule stays silent"
            raise _item_fault("the examples have no profile under 'silent'", mend)
        return self


def _item_fault(problem: str, mend: str) -> PydanticCustomError:
    return PydanticCustomError("item", "{problem}", {"problem": problem, "mend": mend})


class Tip(Value):
    id: ItemId
    text: Sentence
    sources: Annotated[tuple[ItemId, ...], Field(min_length=1)]
    against: tuple[ItemId, ...] = ()


class FieldWords(Value):
    """How a profile field is called, asked and answered on screen."""

    label: str
    question: str
    hint: str = ""
    unit: str = ""
    """Where a number with it says all, such as "180 employees"; else the label comes first."""
    values: Mapping[str, str] = {}
    """For yes/no fields the keys are 'true' and 'false', for choices the values themselves."""
    says: Mapping[str, str] = {}
    """How a value stands inside a sentence, such as "you build your own ML stack"."""


class MoveWords(Value):
    title: str
    """For a headline, such as "Hire"."""
    when_frozen: str = ""
    """How a hire is put when it becomes this move; may name {role} and {grow_from}."""


class NudgeWords(Value):
    """The wording of one kind of nudge; {placeholders} are listed in docs/knowledge.md."""

    id: ItemId
    headline: str
    reason: str
    closing: str = ""


class Knowledge(Value):
    """Everything that was loaded, checked as a whole. Mappings keep the order of the screen."""

    roles: Mapping[str, Role]
    rules: Mapping[str, Rule]
    tips: Mapping[Band, tuple[Tip, ...]]
    sources: Mapping[str, Source]
    sizes: Mapping[Band, SizeBand]
    fields: Mapping[str, FieldWords]
    moves: Mapping[Move, MoveWords]
    nudges: Mapping[str, NudgeWords]

    # One is loaded at the start and shared by all, so it is itself and no other: that makes it fit
    # to be the key of a cache.
    __eq__ = object.__eq__
    __hash__ = object.__hash__

    def band_of(self, employees: int) -> Band:
        """The size band of a company with this many employees, at least 1."""
        fits = [band.id for band in self.sizes.values() if employees >= band.from_employees]
        return fits[-1]

    def core_roles(self) -> list[Role]:
        return [role for role in self.roles.values() if role.core]
