"""Whether a team can judge candidates and guide a new person, in words."""

from collections.abc import Sequence

from knowledge.advice.answer import Recommendation
from knowledge.schema import Knowledge


def hiring_text(recommendation: Recommendation, knowledge: Knowledge) -> str:
    """For a hire. Plain text, not escaped."""
    judges = _named(recommendation.interviewers, knowledge)
    guides = _named(recommendation.mentors, knowledge)
    if judges and judges == guides:
        return f"Your {judges} can judge candidates, and guide the new person."
    interview = (
        f"Your {judges} can judge candidates."
        if judges
        else "Nobody on the team can judge candidates: ask an outside expert to interview with you."
    )
    guidance = (
        f"Your {guides} can guide the new person."
        if guides
        else "Nobody can guide the new person, so look for somebody who needs no guidance."
    )
    return f"{interview} {guidance}"


def _named(roles: Sequence[str], knowledge: Knowledge) -> str:
    """The first two, as in "ML lead or ML engineer"."""
    return " or ".join(knowledge.roles[role].one for role in roles[:2])
