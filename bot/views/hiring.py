"""Whether a team can judge candidates and guide a new person, in words."""

from collections.abc import Sequence

from bot.language import list_text, say
from knowledge.advice.answer import Recommendation
from knowledge.schema import Knowledge

MOST_NAMED = 2


def hiring_text(recommendation: Recommendation, knowledge: Knowledge) -> str:
    """For a hire. Plain text, not escaped."""
    judges = _named(recommendation.interviewers, knowledge)
    guides = _named(recommendation.mentors, knowledge)
    if judges and judges == guides:
        return say("facts-helpers-both", roles=judges)
    interview = say("facts-helpers-judge", roles=judges) if judges else _no_judge()
    guidance = say("facts-helpers-guide", roles=guides) if guides else _no_guide()
    return f"{interview} {guidance}"


def _no_judge() -> str:
    return say("facts-helpers-no-judge")


def _no_guide() -> str:
    return say("facts-helpers-no-guide")


def _named(roles: Sequence[str], knowledge: Knowledge) -> str:
    """The first two, as in "ML lead or ML engineer"."""
    return list_text([knowledge.roles[role].one for role in roles[:MOST_NAMED]], either=True)
