"""What Slack refuses in Block Kit, checked over plain dictionaries."""

from playground.blockkit.checks import Problem
from playground.blockkit.surfaces import Surface, elements_of, problems, view_problems

__all__ = ["Problem", "Surface", "elements_of", "problems", "view_problems"]
