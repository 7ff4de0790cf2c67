"""Sentences that stand in more than one view. Plain text, not escaped."""

from knowledge.schema import Role


def no_gap(role: Role) -> str:
    """About a role for which nothing asks and against which nothing speaks."""
    return f"Nothing that this channel told me points to a missing {role.one}."
