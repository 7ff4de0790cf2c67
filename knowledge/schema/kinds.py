"""The words that items choose from."""

from enum import StrEnum


class Band(StrEnum):
    MICRO = "micro"
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


class Stage(StrEnum):
    EXPLORING = "exploring"
    PROTOTYPE = "prototype"
    FIRST_MODEL = "first_model"
    SEVERAL_MODELS = "several_models"
    PLATFORM = "platform"


class Move(StrEnum):
    HIRE = "hire"
    DEVELOP = "develop"
    COVER = "cover"
    PRACTICE = "practice"
    STOP = "stop"
    HOLD = "hold"


class Severity(StrEnum):
    """From the least to the most serious; compare with `weight`."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"

    @property
    def weight(self) -> int:
        return _WEIGHTS[self]


_WEIGHTS = {severity: weight for weight, severity in enumerate(Severity)}


class Confidence(StrEnum):
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"

    @property
    def lowered(self) -> "Confidence":
        """One step less sure; low stays low."""
        steps = list(Confidence)
        return steps[max(steps.index(self) - 1, 0)]


class Concern(StrEnum):
    """What a rule is about; pages list them in this order."""

    HARM = "harm"
    PURPOSE = "purpose"
    DATA = "data"
    PRODUCTION = "production"
    RUNNING = "running"
    HABITS = "habits"
    SCALE = "scale"


class Strength(StrEnum):
    """How much a source carries: data of its own, experience with reasons, or opinion."""

    PRIMARY = "primary"
    PRACTITIONER = "practitioner"
    OPINION = "opinion"


class Reading(StrEnum):
    """How much of the source was read for this knowledge base."""

    FULL = "full"
    PASSAGE = "passage"
    SECOND_HAND = "second_hand"
