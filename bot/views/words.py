"""Sentences that stand in more than one view. Plain text, not escaped."""

from bot.language import say
from knowledge.schema import Role


def no_gap(role: Role) -> str:
    """About a role for which nothing asks and against which nothing speaks."""
    return say("text-no-gap", role=role.one)
