"""What a check of `mlteam doctor` found."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    OK = "OK"
    WARNING = "warning"
    """It works, but not as well as it could, or not for long."""
    PROBLEM = "problem"


@dataclass(frozen=True, kw_only=True)
class Finding:
    level: Level
    about: str
    """One word: what was looked at."""
    text: str
    """One line; of a warning or a problem it ends with the mend."""


Check = Callable[[], Iterable[Finding]]


def fine(about: str, text: str) -> Finding:
    return Finding(level=Level.OK, about=about, text=text)


def warning(about: str, text: str) -> Finding:
    return Finding(level=Level.WARNING, about=about, text=text)


def problem(about: str, text: str) -> Finding:
    return Finding(level=Level.PROBLEM, about=about, text=text)
