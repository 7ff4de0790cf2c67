"""What every item of the knowledge base is built on."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

RoleId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$")]
ItemId = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Sentence = Annotated[str, Field(min_length=3, max_length=600)]
Title = Annotated[str, Field(min_length=2, max_length=60)]
"""Of a role: it stands on buttons and in menus, beside other words."""
Line = Annotated[str, Field(min_length=2, max_length=300)]
Lines = Annotated[tuple[Line, ...], Field(max_length=12)]
Condition = Annotated[str, Field(max_length=300)]
"""CEL. So short that nobody can write one that takes long to judge, or to understand."""
Conditions = Annotated[tuple[Condition, ...], Field(min_length=1)]


class Value(BaseModel):
    """Frozen, and a misspelt key is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def item_fault(problem: str, mend: str) -> PydanticCustomError:
    return PydanticCustomError("item", "{problem}", {"problem": problem, "mend": mend})
