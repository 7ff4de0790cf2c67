"""What people tell of a team that can't all be true. Stored profiles may hold it all the same."""

from bot.language import say
from knowledge.advice.profile import TeamProfile
from knowledge.schema import Knowledge, Stage

MOST_POSTS_PER_PERSON = 2
"""Somebody may work more than a full-time post, and a told count may be rough; nobody fills more
than two."""
_NOTHING_LIVE = frozenset({Stage.EXPLORING, Stage.PROTOTYPE})


def find_contradictions(profile: TeamProfile, knowledge: Knowledge) -> dict[str, str]:
    """By the field to change, a sentence that says what does not fit; plain text."""
    found = {}
    models, stage, people = profile.models_in_production, profile.stage, profile.people
    if models and stage in _NOTHING_LIVE:
        words = knowledge.fields["stage"].values[stage]
        found["models_in_production"] = say(
            "whatif-contradiction-models", stage=words, models=models
        )
    posts = round(sum(profile.headcount.values()), 1)
    if people is not None and posts > people * MOST_POSTS_PER_PERSON:
        found["people"] = say("whatif-contradiction-people", people=people, posts=posts)
    return found
