"""Which parts of the items people read in their own language; the rest is the same in all."""

from collections.abc import Iterator, Mapping

from knowledge.schema.base import Value
from knowledge.schema.guidance import Benchmark, Duty, HiringTip, TargetTeam, Threshold, Tip
from knowledge.schema.roles import (
    Criterion,
    FirstDays,
    FirstHire,
    Interview,
    NotYet,
    Requirement,
    Role,
)
from knowledge.schema.rules import FollowUp, Rule
from knowledge.schema.sources import SizeBand
from knowledge.schema.words import FieldWords, MoveWords, NudgeWords, Phrase, SearchWords

_ROLE = (
    *("title", "plural", "mission", "responsibilities", "skills", "is_not", "success", "hands_to"),
    *("shares_with", "hire_when", "requires", "not_yet", "mistakes", "cover", "first_hire"),
    *("interview", "first_days"),
)
TEXTS: Mapping[type[Value], tuple[str, ...]] = {
    Role: _ROLE,
    NotYet: ("because",),
    Requirement: ("first",),
    FirstHire: ("because",),
    Interview: ("focus", "rubric"),
    Criterion: ("skill", "weak", "solid", "strong"),
    FirstDays: ("day_30", "day_60", "day_90"),
    Rule: ("title", "advice", "why", "risk", "unless", "requires", "follow_up"),
    FollowUp: ("question",),
    Tip: ("text",),
    HiringTip: ("text",),
    Threshold: ("meaning",),
    Duty: ("title",),
    TargetTeam: ("summary", "reasoning", "contrary"),
    Benchmark: ("title", "figure", "spread", "sample", "limits"),
    SizeBand: ("title",),
    FieldWords: ("label", "question", "hint", "unit", "one", "values", "says"),
    MoveWords: ("title", "when_frozen", "when_unmet", "why_unmet", "follow_up"),
    Phrase: ("text",),
    SearchWords: ("says",),
    NudgeWords: ("headline", "reason", "closing", "last"),
}


def texts_in(item: Value) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Each text of an item with its path, in the order of the table; without empty ones."""
    for name in TEXTS.get(type(item), ()):
        yield from _texts(getattr(item, name), (name,))


def _texts(
    value: object, path: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, Value):
        yield from ((path + inner, text) for inner, text in texts_in(value))
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from _texts(one, (*path, str(key)))
    elif isinstance(value, tuple):
        for place, one in enumerate(value):
            yield from _texts(one, (*path, place))
    elif isinstance(value, str) and value:
        yield path, value
