"""Failures of the command line that a person can mend."""

from bot.errors import UserError
from knowledge.advice.profile import BadProfile
from knowledge.loader import KnowledgeError
from storage.protocol import StorageError


def sentence_for(error: Exception) -> str | None:
    """What to do about it; None if it is ours to mend."""
    match error:
        case BadProfile():
            return f"The team profile can't be used: {error}"
        case UserError() | StorageError() | KnowledgeError():
            return str(error)
        case _:
            return None
