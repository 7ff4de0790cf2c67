"""What a picture shows, before it is drawn: all of its words and numbers, in the reader's language.

Nothing of it depends on how it is drawn, and two that are equal give the same picture.
"""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, kw_only=True)
class Bars:
    """The posts of one role, a number for each column and mostly a bar."""

    label: str
    values: tuple[float, ...]
    numbers: tuple[str, ...]
    """The same as they are written."""
    is_sum: bool = False
    """Of several roles: without bars, beside which those of one role would be tiny."""


@dataclass(frozen=True, kw_only=True)
class BarChart:
    """Bars in rows, one row below the other on one scale."""

    title: str
    columns: tuple[tuple[str, ...], ...]
    """What stands below each one, line by line."""
    rows: tuple[Bars, ...]


@dataclass(frozen=True, kw_only=True)
class Span:
    """The posts of one role today, and what the target team has."""

    label: str
    said: str
    """Both in words, such as "none, target 2-3"."""
    today: float
    """0 for several roles together: their bar would make those of one role tiny."""
    target: tuple[float, float] | None
    """Least and most; None for a role that the target team does not have."""


@dataclass(frozen=True, kw_only=True)
class SpanChart:
    title: str
    subtitle: str
    today: str
    """What a bar stands for."""
    target: str
    """What a frame stands for."""
    rows: tuple[Span, ...]


class Mark(StrEnum):
    """What stands on the line beside an entry of a timeline."""

    STEP = "step"
    """Its number in a disk."""
    TASK = "task"
    """A square: not a hire."""
    LATER = "later"
    """An empty circle, and the line is dashed."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    mark: Mark
    title: str
    text: str = ""
    number: str = ""


@dataclass(frozen=True, kw_only=True)
class Part:
    """Entries under one heading."""

    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, kw_only=True)
class Timeline:
    """From top to bottom, which is how a phone is read."""

    title: str
    parts: tuple[Part, ...]


Chart = BarChart | SpanChart | Timeline
