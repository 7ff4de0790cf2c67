"""A role: what it does, when to hire for it, and how."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from knowledge.schema.base import (
    Conditions,
    ItemId,
    Line,
    Lines,
    RoleId,
    Sentence,
    Title,
    Value,
)


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

    skill: Title
    weak: Sentence
    solid: Sentence
    strong: Sentence


class Interview(Value):
    focus: Annotated[Lines, Field(min_length=2)]
    """What to ask or give as a task, the most telling first."""
    rubric: Annotated[tuple[Criterion, ...], Field(min_length=3)]


class FirstDays(Value):
    """What a new person has done after so many days."""

    day_30: Sentence
    day_60: Sentence
    day_90: Sentence


class Role(Value):
    id: RoleId
    title: Title
    plural: Title
    core: bool = False
    """The setup form asks for the headcount of core roles."""
    position: Annotated[int, Field(ge=1)]
    """Place in lists, first is 1."""
    hiring_order: tuple[Annotated[int, Field(ge=1)], ...] = ()
    """Places of its first post, its second and so on when a target team is filled, lower first.

    Posts without a place come last.
    """
    aliases: tuple[Title, ...] = ()
    mission: Sentence
    responsibilities: Annotated[Lines, Field(min_length=2)]
    skills: Annotated[Lines, Field(min_length=2)]
    is_not: Lines = ()
    """What people mistake it for."""
    success: Lines = ()
    """Signs that it works, such as "stakeholders can repeat the conclusion"."""
    hands_to: Mapping[RoleId, Line] = {}
    shares_with: Mapping[RoleId, Line] = {}
    """What it has in common with roles with which people confuse it; said at one of the two."""
    hire_when: Sentence
    requires: tuple[Requirement, ...] = ()
    not_yet: tuple[NotYet, ...] = ()
    mistakes: Annotated[Lines, Field(min_length=1)]
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
    keeps_capitals: bool = False
    """Whether the title is the same inside a sentence: so in German, where nouns have capitals."""

    @property
    def one(self) -> str:
        """The title inside a sentence: "data engineer", "ML lead"."""
        return self.title if self.keeps_capitals else in_sentence(self.title)

    @property
    def many(self) -> str:
        return self.plural if self.keeps_capitals else in_sentence(self.plural)


def in_sentence(title: str) -> str:
    """For English: a lower-case first letter, unless the title starts with an abbreviation."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]
