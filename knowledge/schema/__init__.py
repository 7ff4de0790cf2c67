"""What the knowledge base is made of: frozen values, one class for each kind of YAML item.

Nothing here reads a file or evaluates a condition; see `knowledge.loader` and `knowledge.advice`.
"""

from knowledge.schema.base import Condition, Conditions, ItemId, RoleId, Sentence, Value
from knowledge.schema.guidance import (
    Benchmark,
    Duty,
    HiringStep,
    HiringTip,
    Range,
    TargetTeam,
    Threshold,
    Tip,
)
from knowledge.schema.kinds import (
    Band,
    Concern,
    Confidence,
    Move,
    Reading,
    Severity,
    Stage,
    Strength,
)
from knowledge.schema.knowledge import Knowledge
from knowledge.schema.roles import (
    Criterion,
    FirstDays,
    FirstHire,
    Interview,
    Level,
    NotYet,
    Requirement,
    Role,
    in_sentence,
)
from knowledge.schema.rules import Example, Examples, FollowUp, RaisedSeverity, Rule
from knowledge.schema.sources import SizeBand, Source
from knowledge.schema.words import FieldWords, MoveWords, NudgeWords, Phrase, SearchWords

__all__ = [
    "Band",
    "Benchmark",
    "Concern",
    "Condition",
    "Conditions",
    "Confidence",
    "Criterion",
    "Duty",
    "Example",
    "Examples",
    "FieldWords",
    "FirstDays",
    "FirstHire",
    "FollowUp",
    "HiringStep",
    "HiringTip",
    "Interview",
    "ItemId",
    "Knowledge",
    "Level",
    "Move",
    "MoveWords",
    "NotYet",
    "NudgeWords",
    "Phrase",
    "RaisedSeverity",
    "Range",
    "Reading",
    "Requirement",
    "Role",
    "RoleId",
    "Rule",
    "SearchWords",
    "Sentence",
    "Severity",
    "SizeBand",
    "Source",
    "Stage",
    "Strength",
    "TargetTeam",
    "Threshold",
    "Tip",
    "Value",
    "in_sentence",
]
