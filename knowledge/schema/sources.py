"""Sources, and the size bands that rest on them."""

from datetime import date
from typing import Annotated

from pydantic import Field

from knowledge.schema.base import ItemId, Value
from knowledge.schema.kinds import Band, Reading, Strength


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
