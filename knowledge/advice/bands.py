"""Which size bands' tips fit a company."""

from knowledge.advice.facts import DEFAULT_BAND, Facts
from knowledge.schema import Band, Knowledge, Tip


def bands_for_tips(facts: Facts, knowledge: Knowledge) -> tuple[Band, ...]:
    """The company's own size band first.

    A company that Gartner still counts as midsize, with a small ML team, is between the bands:
    large by its employees, and in the place of a medium one with its ML.
    """
    band = Band(str(facts["size_band"].value or DEFAULT_BAND))
    size, ml_people = facts["company_size"].value, float(facts["ml_people"].value or 0)
    midsize = knowledge.thresholds["midsize_employees"].value
    few = ml_people < knowledge.thresholds["small_ml_team"].value
    if band is Band.LARGE and isinstance(size, float) and size <= midsize and few:
        return (band, Band.MEDIUM)
    return (band,)


def tips_for(facts: Facts, knowledge: Knowledge) -> tuple[Tip, ...]:
    """The tips of these bands, in order."""
    return tuple(tip for band in bands_for_tips(facts, knowledge) for tip in knowledge.tips[band])
