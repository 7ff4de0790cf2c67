"""Facts: the named values that rules may read, derived from a team profile.

Numbers are floats for the rules, because CEL does not mix whole and decimal numbers.
An unknown fact is None; see `knowledge.advice.conditions` for what that does to a condition.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Literal

from knowledge.advice.profile import (
    Collaboration,
    DataReadiness,
    Hiring,
    Purpose,
    TeamProfile,
    Workload,
)
from knowledge.schema import Band, Knowledge, Stage

Scalar = float | str | bool | None
Kind = Literal["number", "yes_no"] | type[StrEnum]


class Origin(Enum):
    """How we know a fact. The value is the word in the JSON of `mlteam advise`."""

    TOLD = "told"
    ASSUMED = "assumed"
    DEFAULT = "default"


DEFAULT_BAND = Band.MEDIUM
"""Where nobody told the size: the founding article's main case."""

FIELD_KINDS: Mapping[str, Kind] = {
    "company_size": "number",
    "size_band": Band,
    "stage": Stage,
    "people": "number",
    "models_in_production": "number",
    "months_to_production": "number",
    "data_readiness": DataReadiness,
    "workload": Workload,
    "collaboration": Collaboration,
    "proven_expert": "yes_no",
    "results_analysed": "yes_no",
    "own_stack": "yes_no",
    "unusual_problem": "yes_no",
    "monitored": "yes_no",
    "goal_measured": "yes_no",
    "regulated": "yes_no",
    "on_premises": "yes_no",
    "hiring": Hiring,
    "open_positions": "number",
    "purpose": Purpose,
}
"""The facts that are profile fields. `headcount` gives one more fact a role."""

GROUPS: Mapping[str, tuple[str, ...]] = {
    "scientists": ("data_scientist", "research_scientist"),
    "builders": ("ml_engineer", "ai_engineer"),
    "data_engineers": ("data_engineer", "analytics_engineer", "data_architect"),
    "ml_people": (
        "ml_engineer",
        "data_scientist",
        "ai_engineer",
        "research_scientist",
        "mlops_engineer",
        "ml_lead",
    ),
}
"""Facts that add up headcounts. The first role of each is the one that people mean by it."""

DERIVED_KINDS: Mapping[str, Kind] = {
    "distinct_roles": "number",
    "hiring_possible": "yes_no",
    "language_models": "yes_no",
}
"""language_models: works on hosted models. hiring_possible: unless we know that it is not."""

FIELDS_BEHIND: Mapping[str, tuple[str, ...]] = {
    "hiring_possible": ("hiring", "open_positions"),
    "language_models": ("workload",),
}
"""The fields behind a derived fact. Those behind groups and `distinct_roles` are headcounts."""


@dataclass(frozen=True)
class Fact:
    name: str
    value: Scalar
    origin: Origin


@dataclass(frozen=True)
class Facts:
    """All facts of one profile, by name; headcounts are named `headcount.<role>`."""

    by_name: Mapping[str, Fact]

    def __getitem__(self, name: str) -> Fact:
        return self.by_name[name]

    def present(self, roles: Iterable[str]) -> list[str]:
        """Those of the roles in which somebody works."""
        return [role for role in roles if self.by_name[f"headcount.{role}"].value]

    def evidence(self, names: Collection[str]) -> list[Fact]:
        """The fields and headcounts behind these facts, each once, in the order given."""
        leaves = dict.fromkeys(leaf for name in names for leaf in self._leaves(name))
        return [self.by_name[leaf] for leaf in leaves]

    def _leaves(self, name: str) -> Iterator[str]:
        if name in GROUPS:
            members = [f"headcount.{role}" for role in GROUPS[name]]
            known = [member for member in members if member in self.by_name]
            filled = [member for member in known if self.by_name[member].value]
            yield from filled or known[:1]
        elif name == "distinct_roles":
            headcounts = (n for n in self.by_name if n.startswith("headcount."))
            yield from (n for n in headcounts if self.by_name[n].value)
        elif name == "size_band" and self.by_name["company_size"].value is not None:
            yield "company_size"
        else:
            yield from FIELDS_BEHIND.get(name, (name,))


def variables(values: Mapping[str, object]) -> dict[str, object]:
    """Facts by name as a CEL condition sees them: `headcount` is a map of its own."""
    flat: dict[str, object] = {}
    headcount: dict[str, object] = {}
    for name, value in values.items():
        prefix, dot, role = name.partition(".")
        target, key = (headcount, role) if dot else (flat, prefix)
        target[key] = value
    return {**flat, "headcount": headcount}


def fact_kinds(roles: Collection[str]) -> dict[str, Kind]:
    """Every fact that a condition may read, with its kind."""
    headcounts: dict[str, Kind] = {f"headcount.{role}": "number" for role in roles}
    groups: dict[str, Kind] = dict.fromkeys(GROUPS, "number")
    return {**FIELD_KINDS, **headcounts, **groups, **DERIVED_KINDS}


def values_of(kind: Kind) -> tuple[str, ...]:
    """The words that a choice may take; none for numbers and yes/no facts."""
    return tuple(kind) if isinstance(kind, type) else ()


def keys_of(kind: Kind) -> tuple[str, ...]:
    """What fields.yml must have words for: the values of a choice, or true and false."""
    return ("true", "false") if kind == "yes_no" else values_of(kind)


def key_of(value: object) -> str:
    """The key under which fields.yml has the words for a value."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def derive_facts(profile: TeamProfile, knowledge: Knowledge) -> Facts:
    """Every fact of `fact_kinds`, told, assumed from others, or left at its default."""
    heads = {role: float(profile.headcount.get(role, 0)) for role in knowledge.roles}
    facts = dict(_field_facts(profile))
    facts |= {
        f"headcount.{role}": Fact(f"headcount.{role}", count, _headcount_origin(profile))
        for role, count in heads.items()
    }
    facts["size_band"] = _size_band(profile, knowledge)
    facts["models_in_production"] = _models(profile)
    facts |= _group_facts(heads)
    facts["stage"] = _stage(profile, facts)
    facts["people"] = _people(profile, heads)
    facts |= _derived_facts(profile, heads)
    return Facts(facts)


def _field_facts(profile: TeamProfile) -> Iterator[tuple[str, Fact]]:
    for name in FIELD_KINDS:
        value = getattr(profile, name)
        told = Origin.DEFAULT if value is None else Origin.TOLD
        yield name, Fact(name, _scalar(value), told)


def _scalar(value: object) -> Scalar:
    if value is None or isinstance(value, bool):
        return value
    return float(value) if isinstance(value, int | float) else str(value)


def _headcount_origin(profile: TeamProfile) -> Origin:
    # Whoever names some roles has told us by silence that the others are empty.
    return Origin.TOLD if profile.headcount else Origin.DEFAULT


def _size_band(profile: TeamProfile, knowledge: Knowledge) -> Fact:
    if profile.company_size is not None:
        return Fact("size_band", str(knowledge.band_of(profile.company_size)), Origin.TOLD)
    if profile.size_band is not None:
        return Fact("size_band", str(profile.size_band), Origin.TOLD)
    return Fact("size_band", str(DEFAULT_BAND), Origin.DEFAULT)


_MODELS_BY_STAGE: Mapping[Stage, float] = {
    Stage.EXPLORING: 0.0,
    Stage.PROTOTYPE: 0.0,
    Stage.FIRST_MODEL: 1.0,
    Stage.SEVERAL_MODELS: 2.0,
    Stage.PLATFORM: 2.0,
}


def _models(profile: TeamProfile) -> Fact:
    name = "models_in_production"
    if profile.models_in_production is not None:
        return Fact(name, float(profile.models_in_production), Origin.TOLD)
    if profile.stage is not None:
        return Fact(name, _MODELS_BY_STAGE[profile.stage], Origin.ASSUMED)
    return Fact(name, 0.0, Origin.DEFAULT)


def _group_facts(heads: Mapping[str, float]) -> dict[str, Fact]:
    sums = {name: _total(heads.get(role, 0.0) for role in roles) for name, roles in GROUPS.items()}
    return {name: Fact(name, total, Origin.TOLD) for name, total in sums.items()}


def _total(counts: Iterable[float]) -> float:
    """Their sum in tenths, as they are; 0.1 + 0.7 as floats is less than 0.8."""
    return round(sum(counts), 1)


def _stage(profile: TeamProfile, facts: Mapping[str, Fact]) -> Fact:
    if profile.stage is not None:
        return facts["stage"]
    models = profile.models_in_production or 0
    if models > 1:
        stage = Stage.SEVERAL_MODELS
    elif models == 1:
        stage = Stage.FIRST_MODEL
    else:
        stage = Stage.PROTOTYPE if facts["ml_people"].value else Stage.EXPLORING
    return Fact("stage", str(stage), Origin.ASSUMED)


def _people(profile: TeamProfile, heads: Mapping[str, float]) -> Fact:
    if profile.people is not None:
        return Fact("people", float(profile.people), Origin.TOLD)
    # The posts stand for the persons who fill them.
    return Fact("people", _total(heads.values()), _headcount_origin(profile))


def _derived_facts(profile: TeamProfile, heads: Mapping[str, float]) -> dict[str, Fact]:
    values: dict[str, Scalar] = {
        "distinct_roles": float(sum(1 for count in heads.values() if count)),
        # Unknown counts as possible: most teams that ask may hire.
        "hiring_possible": profile.hiring is not Hiring.FROZEN and profile.open_positions != 0,
        "language_models": None
        if profile.workload is None
        else profile.workload is Workload.LLM_API,
    }
    return {name: Fact(name, value, Origin.TOLD) for name, value in values.items()}
