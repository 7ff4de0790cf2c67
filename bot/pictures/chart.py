"""What a chart shows, before it is drawn."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Row:
    label: str
    values: tuple[float, ...]
    """One for each column."""


@dataclass(frozen=True, kw_only=True)
class Chart:
    """Bars in rows, one below the other on one scale, with their numbers."""

    title: str
    columns: tuple[tuple[str, ...], ...]
    """What stands below each one, line by line."""
    rows: tuple[Row, ...]
