"""Facts: the named values that rules may read. `knowledge.advice.derive` works them out.

Numbers are floats for the rules, because CEL does not mix whole and decimal numbers.
An unknown fact is None; see `knowledge.advice.conditions` for what that does to a condition.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Literal, NamedTuple

from knowledge.advice.profile import Collaboration, DataReadiness, Hiring, Purpose, Workload
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

NOT_DATA_ROLES = frozenset({"software_engineer", "domain_expert", "ml_product_manager"})
"""Who works with data people; every other role is of data and ML and counts in data_share."""

DERIVED_KINDS: Mapping[str, Kind] = {
    "distinct_roles": "number",
    "part_time_roles": "number",
    "lone_duties": "number",
    "data_share": "number",
    "hiring_possible": "yes_no",
    "language_models": "yes_no",
}
"""language_models: works on hosted models. hiring_possible: unless we know that it is not.
lone_duties: duties that rest on one person. data_share: people on data and ML among the company's
employees, in percent."""

FIELDS_BEHIND: Mapping[str, tuple[str, ...]] = {
    "hiring_possible": ("hiring", "open_positions"),
    "language_models": ("workload",),
}
"""The fields behind a derived fact; the others rest on headcounts."""

_FROM_HEADCOUNTS = {"distinct_roles", "part_time_roles", "lone_duties", "data_share"}
_CONSTANT = "threshold."
"""With it begin the names of numbers that conditions may use and no profile changes."""


class Fact(NamedTuple):
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
        elif name in _FROM_HEADCOUNTS:
            left_out = NOT_DATA_ROLES if name == "data_share" else frozenset()
            headcounts = (n for n in self.by_name if n.startswith("headcount."))
            counted = (n for n in headcounts if n.removeprefix("headcount.") not in left_out)
            yield from (n for n in counted if self.by_name[n].value)
            yield from ["company_size"] if name == "data_share" else []
        elif name == "size_band" and self.by_name["company_size"].value is not None:
            yield "company_size"
        else:
            yield from FIELDS_BEHIND.get(name, (name,))


def fact_kinds(roles: Collection[str]) -> dict[str, Kind]:
    """Every fact that a condition may read, with its kind."""
    headcounts: dict[str, Kind] = {f"headcount.{role}": "number" for role in roles}
    groups: dict[str, Kind] = dict.fromkeys(GROUPS, "number")
    return {**FIELD_KINDS, **headcounts, **groups, **DERIVED_KINDS}


def constants_of(knowledge: Knowledge) -> dict[str, float]:
    """The thresholds, by the names under which conditions use them."""
    return {f"{_CONSTANT}{name}": one.value for name, one in knowledge.thresholds.items()}


def condition_kinds(knowledge: Knowledge) -> dict[str, Kind]:
    """Every name that a condition may use: facts and thresholds."""
    constants: dict[str, Kind] = dict.fromkeys(constants_of(knowledge), "number")
    return {**fact_kinds(knowledge.roles), **constants}


def is_constant(name: str) -> bool:
    return name.startswith(_CONSTANT)


def values_of(kind: Kind) -> tuple[str, ...]:
    """The words that a choice may take; none for numbers and yes/no facts."""
    return tuple(kind) if isinstance(kind, type) else ()


def keys_of(kind: Kind) -> tuple[str, ...]:
    """What fields.yml must have words for: the values of a choice, or true and false."""
    return ("true", "false") if kind == "yes_no" else values_of(kind)


def key_of(value: object) -> str:
    """The key under which fields.yml has the words for a value."""
    return str(value).lower() if isinstance(value, bool) else str(value)
