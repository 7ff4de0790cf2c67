"""From a team profile to its facts: told, assumed from others, or left at their default."""

from collections.abc import Collection, Iterable, Mapping

from knowledge.advice.facts import (
    DEFAULT_BAND,
    FIELD_KINDS,
    GROUPS,
    NOT_DATA_ROLES,
    Fact,
    Facts,
    Origin,
    Scalar,
)
from knowledge.advice.profile import Hiring, TeamProfile, Workload
from knowledge.schema import Duty, Knowledge, Stage

_MODELS_BY_STAGE: Mapping[Stage, float] = {
    Stage.EXPLORING: 0.0,
    Stage.PROTOTYPE: 0.0,
    Stage.FIRST_MODEL: 1.0,
    Stage.SEVERAL_MODELS: 2.0,
    Stage.PLATFORM: 2.0,
}
FOLLOWING: Mapping[str, frozenset[str]] = {
    "company_size": frozenset({"size_band", "data_share"}),
    "stage": frozenset({"models_in_production"}),
    "models_in_production": frozenset({"stage"}),
    "hiring": frozenset({"hiring_possible"}),
    "open_positions": frozenset({"hiring_possible"}),
    "workload": frozenset({"language_models"}),
}
"""By field the facts that may change with it."""

_MAY_FOLLOW = ("size_band", "models_in_production", "stage", "people")


def derive_facts(profile: TeamProfile, knowledge: Knowledge) -> Facts:
    """Every fact of `fact_kinds`."""
    facts = _of_fields(profile, FIELD_KINDS) | _of_headcounts(profile, knowledge)
    return Facts(facts | _following(profile, facts, knowledge))


def derive_again(
    before: Facts, profile: TeamProfile, fields: Collection[str], knowledge: Knowledge
) -> Facts:
    """The same as `derive_facts` for a profile in which only these fields are others."""
    # Some follow from others where nobody told them.
    touched = [name for name in (*fields, *_MAY_FOLLOW) if name in FIELD_KINDS]
    facts = {**before.by_name, **_of_fields(profile, touched)}
    if "headcount" in fields:
        facts |= _of_headcounts(profile, knowledge)
    return Facts(facts | _following(profile, facts, knowledge))


def _of_fields(profile: TeamProfile, names: Iterable[str]) -> dict[str, Fact]:
    return {name: _told(name, getattr(profile, name)) for name in names}


def _of_headcounts(profile: TeamProfile, knowledge: Knowledge) -> dict[str, Fact]:
    # Whoever names some roles has told us by silence that the others are empty.
    told = Origin.TOLD if profile.headcount else Origin.DEFAULT
    heads = {role: float(profile.headcount.get(role, 0)) for role in knowledge.roles}
    counts = [count for count in heads.values() if count]
    sums = {name: _total(heads.get(role, 0.0) for role in roles) for name, roles in GROUPS.items()}
    derived = {
        **sums,
        "distinct_roles": float(len(counts)),
        "part_time_roles": float(sum(1 for count in counts if count < 1)),
        "lone_duties": float(len(lone_duties(heads, knowledge))),
    }
    facts = {name: Fact(name, value, Origin.TOLD) for name, value in derived.items()}
    for role, count in heads.items():
        name = f"headcount.{role}"
        facts[name] = Fact(name, count, told)
    return facts


def _following(
    profile: TeamProfile, facts: Mapping[str, Fact], knowledge: Knowledge
) -> dict[str, Fact]:
    """What follows from other facts."""
    size, workload = profile.company_size, profile.workload
    posts = _total(profile.headcount.values())
    on_data = _total(n for role, n in profile.headcount.items() if role not in NOT_DATA_ROLES)
    derived: dict[str, Scalar] = {
        "data_share": None if size is None else round(100 * on_data / size, 1),
        # Unknown counts as possible: most teams that ask may hire.
        "hiring_possible": profile.hiring is not Hiring.FROZEN and profile.open_positions != 0,
        "language_models": None if workload is None else workload is Workload.LLM_API,
    }
    return {
        "size_band": _size_band(profile, knowledge),
        "models_in_production": _models(profile),
        "stage": _stage(profile, facts),
        "people": _people(profile, facts, posts),
        **{name: Fact(name, value, Origin.TOLD) for name, value in derived.items()},
    }


def lone_duties(heads: Mapping[str, float], knowledge: Knowledge) -> list[Duty]:
    """The duties that rest on one person: more than nobody, and at most one full post."""
    return [duty for duty in knowledge.duties.values() if 0 < posts_of(duty, heads) <= 1]


def posts_of(duty: Duty, heads: Mapping[str, float]) -> float:
    return _total(heads.get(role, 0.0) for role in duty.roles)


def _told(name: str, value: object) -> Fact:
    if value is None:
        return Fact(name, None, Origin.DEFAULT)
    if isinstance(value, bool):
        return Fact(name, value, Origin.TOLD)
    scalar = float(value) if isinstance(value, int | float) else str(value)
    return Fact(name, scalar, Origin.TOLD)


def _size_band(profile: TeamProfile, knowledge: Knowledge) -> Fact:
    if profile.company_size is not None:
        return Fact("size_band", str(knowledge.band_of(profile.company_size)), Origin.TOLD)
    if profile.size_band is not None:
        return Fact("size_band", str(profile.size_band), Origin.TOLD)
    return Fact("size_band", str(DEFAULT_BAND), Origin.DEFAULT)


def _models(profile: TeamProfile) -> Fact:
    name = "models_in_production"
    if profile.models_in_production is not None:
        return Fact(name, float(profile.models_in_production), Origin.TOLD)
    if profile.stage is not None:
        return Fact(name, _MODELS_BY_STAGE[profile.stage], Origin.ASSUMED)
    return Fact(name, 0.0, Origin.DEFAULT)


def _total(counts: Iterable[float]) -> float:
    """Their sum in tenths, as they are; 0.1 + 0.7 as floats is less than 0.8."""
    return float(round(sum(counts), 1))


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


def _people(profile: TeamProfile, facts: Mapping[str, Fact], posts: float) -> Fact:
    if profile.people is not None:
        return facts["people"]
    # The posts stand for the persons who fill them.
    return Fact("people", posts, Origin.TOLD if profile.headcount else Origin.DEFAULT)
