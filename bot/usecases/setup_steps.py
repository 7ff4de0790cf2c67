"""Which questions each of the three steps of the setup asks: that depends on the answers. Pure."""

from collections.abc import Callable, Collection, Mapping, Sequence
from enum import IntEnum

from bot.usecases.setup_form import DETAIL_ROLES, order_details
from knowledge.advice.profile import Hiring, TeamProfile, Workload
from knowledge.schema import Knowledge, Stage


class Step(IntEnum):
    COMPANY = 1
    TEAM = 2
    QUESTIONS = 3


FEW = 5
"""Questions of the last step, until somebody wants all."""
ASKING = frozenset({"stage", "hiring"})
"""Fields whose answer changes what the same step asks."""
_BEFORE_USE = frozenset({Stage.EXPLORING, Stage.PROTOTYPE})
_SCIENTISTS = ("data_scientist", "research_scientist")
_MODEL_BUILDERS = frozenset({"own_stack", "unusual_problem"})
_AI_ENGINEER = "ai_engineer"


def company_fields(profile: TeamProfile) -> list[str]:
    """`profile` is what the answers make of it so far."""
    only_band = profile.company_size is None and profile.size_band is not None
    asks_models = _is_live(profile) or profile.models_in_production is not None
    return [
        "company_size",
        *(["size_band"] if only_band else []),
        "workload",
        "stage",
        *(["models_in_production"] if asks_models else []),
    ]


def team_roles(
    profile: TeamProfile, before: TeamProfile, added: Collection[str], knowledge: Knowledge
) -> list[str]:
    """The core roles, those that somebody fills, and those that the person added."""
    core = [role.id for role in knowledge.core_roles()]
    hosted = [_AI_ENGINEER] if profile.workload is Workload.LLM_API else []
    shown = [*core, *hosted, *before.headcount, *profile.headcount, *added]
    return [role for role in dict.fromkeys(shown) if role in knowledge.roles]


def other_roles(shown: Collection[str], knowledge: Knowledge) -> list[str]:
    """Those that can be added, the ones on which rules rest first."""
    every = dict.fromkeys([*DETAIL_ROLES, *knowledge.roles])
    return [role for role in every if role in knowledge.roles and role not in shown]


def detail_fields(
    profile: TeamProfile, before: TeamProfile | None, untold: Sequence[str]
) -> tuple[list[str], list[str]]:
    """The questions that sharpen the advice: a few that nobody answered, and the others.

    `untold` are the fields in the order in which their answers would change the advice. What does
    not matter for this team comes after what does. `before` is None for a new team.
    """
    told = before.told() if before else {"workload": None}  # asked in the first step just now
    asked = [name for name in order_details(untold) if before or name not in told]
    open_ones = [name for name in asked if name not in told]
    fitting = [name for name in open_ones if _fits(name, profile)]
    few = fitting[:FEW]
    return few, [*fitting[FEW:], *(name for name in asked if name not in fitting)]


def _fits(name: str, profile: TeamProfile) -> bool:
    return _CONDITIONS[name](profile) if name in _CONDITIONS else True


def _is_live(profile: TeamProfile) -> bool:
    has_begun = profile.stage is not None and profile.stage not in _BEFORE_USE
    return bool(profile.models_in_production) or has_begun


def _builds_models(profile: TeamProfile) -> bool:
    return profile.workload is not Workload.LLM_API


def _has_both(profile: TeamProfile) -> bool:
    """Whether there are scientists and data engineers to work together."""
    heads = profile.headcount
    return any(map(heads.get, _SCIENTISTS)) and bool(heads.get("data_engineer"))


def _may_hire(profile: TeamProfile) -> bool:
    return profile.hiring is not Hiring.FROZEN


def _has_team(profile: TeamProfile) -> bool:
    return bool(profile.headcount)


_CONDITIONS: Mapping[str, Callable[[TeamProfile], bool]] = {
    "monitored": _is_live,
    "results_analysed": _is_live,
    "months_to_production": _is_live,
    "collaboration": _has_both,
    "open_positions": _may_hire,
    "people": _has_team,
    **dict.fromkeys(_MODEL_BUILDERS, _builds_models),
}
"""When a question matters."""
