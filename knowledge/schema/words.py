"""How things are called, asked and put on screen."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from knowledge.schema.base import ItemId, Value


class FieldWords(Value):
    """How a profile field is called, asked and answered on screen."""

    label: str
    question: str = ""
    """Empty for facts that follow from others."""
    hint: str = ""
    unit: str = ""
    """Where a number with it says all, such as "180 employees"; else the label comes first."""
    one: str = ""
    """The unit, or else the label, of exactly one, such as "employee"."""
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
    follow_up: str = ""
    """What is asked first of a step that was accepted, before the rule's own question; may name
    {role}."""


class Phrase(Value):
    """A text that the adviser itself needs, or that stands in more than one place."""

    text: Annotated[str, Field(min_length=1, max_length=600)]
    """With {placeholders}; docs/knowledge.md lists them."""


class NudgeWords(Value):
    """The wording of one kind of nudge; {placeholders} are listed in docs/knowledge.md."""

    id: ItemId
    headline: str
    reason: str
    closing: str = ""
    last: str = ""
    """What is said besides when it is the last time."""
    most: Annotated[int, Field(ge=0)] = 0
    """How often one thing is brought up in this way; 0 where something else sets the limit."""
    weeks: Annotated[int, Field(ge=0, le=104)] = 0
    """From how many weeks on it is brought up, and after how many again; 0 for at once."""


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
