"""What Slack refuses in Block Kit, checked over plain dictionaries."""

from playground.blockkit.checks import Problem
from playground.blockkit.nesting import elements_of, every_block, files_in
from playground.blockkit.surfaces import (
    Surface,
    file_problems,
    newer_problems,
    problems,
    view_problems,
)

__all__ = [
    "Problem",
    "Surface",
    "elements_of",
    "every_block",
    "file_problems",
    "files_in",
    "newer_problems",
    "problems",
    "view_problems",
]
