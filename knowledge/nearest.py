"""The one "did you mean": used for role ids, facts, YAML keys and subcommands alike."""

from collections.abc import Collection

CUTOFF = 60
"""Similarity in percent under which a suggestion would puzzle more than it helps."""


def find_nearest(word: str, known: Collection[str], *, cutoff: int = CUTOFF) -> str | None:
    """The known word most like this one, ignoring case, or None if none is near."""
    # Here, because a start has no need of it, and the first slip of the keyboard can wait for it.
    from rapidfuzz import fuzz, process  # noqa: PLC0415

    match = process.extractOne(
        word, list(known), scorer=fuzz.ratio, processor=str.casefold, score_cutoff=cutoff
    )
    return match[0] if match else None


def did_you_mean(word: str, known: Collection[str]) -> str:
    """The question "did you mean X?", or nothing if no known word is near."""
    nearest = find_nearest(word, known)
    return f"did you mean {nearest}?" if nearest else ""


def or_did_you_mean(word: str, known: Collection[str]) -> str:
    """The same as the tail of a sentence: "; did you mean X?", or nothing."""
    question = did_you_mean(word, known)
    return f"; {question}" if question else ""
