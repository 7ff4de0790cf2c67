"""What the knowledge base is made of: frozen values, one class for each kind of YAML item.

Nothing here reads a file or evaluates a condition; see `knowledge.loader` and `knowledge.advice`.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

RoleId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$")]
ItemId = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Sentence = Annotated[str, Field(min_length=3, max_length=600)]
Condition = Annotated[str, Field(max_length=300)]
"""CEL. So short that nobody can write one that takes long to judge, or to understand."""
Conditions = Annotated[tuple[Condition, ...], Field(min_length=1)]


class Value(BaseModel):
    """Frozen, and a misspelt key is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _item_fault(problem: str, mend: str) -> PydanticCustomError:
    return PydanticCustomError("item", "{problem}", {"problem": problem, "mend": mend})


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
        return _WEIGHTS[self]


_WEIGHTS = {severity: weight for weight, severity in enumerate(Severity)}


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
    """What a rule is about; pages list them in this order."""

    HARM = "harm"
    PURPOSE = "purpose"
    DATA = "data"
    PRODUCTION = "production"
    RUNNING = "running"
    HABITS = "habits"
    SCALE = "scale"


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


class Requirement(Value):
    """What must be true before a role is hired, or a rule's advice taken.

    Write `x != false` where only a known no shall stand in the way: what nobody told is unknown.
    """

    when: Conditions
    """All must hold, or the requirement is unmet."""
    first: Sentence
    """What to do before, such as "Collect the data in one place."."""
    role: RoleId | None = None
    """Who has to be there before, if a person is what is missing."""


class Level(StrEnum):
    """Of a hire, from the least to the most experienced."""

    JUNIOR = "junior"
    MID = "mid"
    SENIOR = "senior"
    STAFF = "staff"


class FirstHire(Value):
    """The level of the first person in a role."""

    level: Level
    because: Sentence


class Criterion(Value):
    """One row of an interview rubric: what weak, solid and strong answers look like."""

    skill: str
    weak: Sentence
    solid: Sentence
    strong: Sentence


class Interview(Value):
    focus: Annotated[tuple[str, ...], Field(min_length=2)]
    """What to ask or give as a task, the most telling first."""
    rubric: Annotated[tuple[Criterion, ...], Field(min_length=3)]


class FirstDays(Value):
    """What a new person has done after so many days."""

    day_30: Sentence
    day_60: Sentence
    day_90: Sentence


class Role(Value):
    id: RoleId
    title: str
    plural: str
    core: bool = False
    """The setup form asks for the headcount of core roles."""
    position: Annotated[int, Field(ge=1)]
    """Place in lists, first is 1."""
    hiring_order: tuple[Annotated[int, Field(ge=1)], ...] = ()
    """Places of its first post, its second and so on when a target team is filled, lower first.

    Posts without a place come last.
    """
    aliases: tuple[str, ...] = ()
    mission: Sentence
    responsibilities: Annotated[tuple[str, ...], Field(min_length=2)]
    skills: Annotated[tuple[str, ...], Field(min_length=2)]
    is_not: tuple[str, ...] = ()
    """What people mistake it for."""
    success: tuple[str, ...] = ()
    """Signs that it works, such as "stakeholders can repeat the conclusion"."""
    hands_to: Mapping[RoleId, str] = {}
    shares_with: Mapping[RoleId, str] = {}
    """What it has in common with roles with which people confuse it; said at one of the two."""
    hire_when: Sentence
    requires: tuple[Requirement, ...] = ()
    not_yet: tuple[NotYet, ...] = ()
    mistakes: Annotated[tuple[str, ...], Field(min_length=1)]
    cover: Sentence
    grow_from: tuple[RoleId, ...] = ()
    first_hire: FirstHire | None = None
    interview: Interview | None = None
    interviewed_by: tuple[RoleId, ...] = ()
    """Who on a team can judge a candidate's craft."""
    mentored_by: tuple[RoleId, ...] = ()
    """Who on a team can guide the new person."""
    first_days: FirstDays | None = None
    sources: Annotated[tuple[ItemId, ...], Field(min_length=1)]

    @property
    def one(self) -> str:
        """The title inside a sentence: "data engineer", "ML lead"."""
        return in_sentence(self.title)

    @property
    def many(self) -> str:
        return in_sentence(self.plural)


def in_sentence(title: str) -> str:
    """A lower-case first letter, unless the title starts with an abbreviation."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


class RaisedSeverity(Value):
    to: Severity
    when: Conditions


class FollowUp(Value):
    weeks: Annotated[int, Field(ge=1, le=52)]
    question: Sentence


def _listed(value: object) -> object:
    return (
        (value,) if isinstance(value, str) else tuple(value) if isinstance(value, list) else value
    )


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
    unless: str = ""
    """The contrary view: when this advice does not hold."""
    sources: Annotated[tuple[ItemId, ...], Field(min_length=1)]
    against: tuple[ItemId, ...] = ()
    follow_up: FollowUp
    examples: Examples

    @model_validator(mode="after")
    def _role_fits_move(self) -> Self:
        if self.move in {Move.HIRE, Move.COVER} and self.role is None:
            raise _item_fault(f"a {self.move} move needs a role", "add the key 'role'")
        if self.move is Move.DEVELOP and not self.grow_from:
            raise _item_fault("a develop move needs somebody to grow", "add the key 'grow_from'")
        if not self.fallback and not self.examples.silent:
            mend = "add one that shows where the rule stays silent"
            raise _item_fault("the examples have no profile under 'silent'", mend)
        return self


class Tip(Value):
    id: ItemId
    text: Sentence
    sources: Annotated[tuple[ItemId, ...], Field(min_length=1)]
    against: tuple[ItemId, ...] = ()


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
            raise _item_fault(f"{self.least:g} is more than {self.most:g}", "swap the two")
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


class FieldWords(Value):
    """How a profile field is called, asked and answered on screen."""

    label: str
    question: str = ""
    """Empty for facts that follow from others."""
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
    when_unmet: str = ""
    """How a hire is put whose requirement {first} is unmet; may name {role}."""
    why_unmet: str = ""
    """Why it has to wait; may name the {title} of the rule that asks for it."""


class NudgeWords(Value):
    """The wording of one kind of nudge; {placeholders} are listed in docs/knowledge.md."""

    id: ItemId
    headline: str
    reason: str
    closing: str = ""


class SearchWords(Value):
    """What words of a question mean: others to search for, no answer and why, or nothing."""

    typed: Annotated[tuple[str, ...], Field(min_length=1)]
    """Words and phrases as people type them, in small letters."""
    search: tuple[str, ...] = ()
    """Words and phrases of the knowledge that are meant as well."""
    says: str = ""
    """Why such a question has no answer here, said in place of one."""
    with_role: bool = False
    """Counts only if a role is named too, as in "what does an ML engineer cost"; else left out."""
    asks_for_advice: bool = False
    """Asks for the next step of this team, which follows from its profile."""


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
    thresholds: Mapping[str, Threshold] = {}
    duties: Mapping[str, Duty] = {}
    teams: Mapping[str, TargetTeam] = {}
    benchmarks: Mapping[str, Benchmark] = {}
    hiring: Mapping[str, HiringTip] = {}
    search: Mapping[str, SearchWords] = {}

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
