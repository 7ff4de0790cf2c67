"""The plan of a channel: its newest profile, and how far the posts or the money reach."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from babel.numbers import format_decimal

from bot.deps import Deps
from bot.language import current_language, say
from bot.usecases.advice import ChannelAdvice, get_advice
from bot.usecases.plan_request import Amount, BadPlan, PlanRequest
from knowledge.advice.explaining import Reason, explain_plan
from knowledge.advice.plan import Plan
from knowledge.advice.planning import MOST_HIRES, make_plan
from knowledge.advice.profile import Hiring, TeamProfile
from knowledge.schema import Knowledge, Move
from storage.values import ChannelKey, Decision, DecisionKind

DEFAULT_HIRES = 3


class CapFrom(Enum):
    """Why a plan has so many hires."""

    TYPED = "typed"
    BUDGET = "budget"
    OPEN_POSTS = "open posts"
    DEFAULT = "default"


@dataclass(frozen=True, kw_only=True)
class Cap:
    hires: int
    because: CapFrom
    budget: float | None = None
    cost: float | None = None
    """Of one post in a year."""
    currency: str | None = None


@dataclass(frozen=True)
class ChannelPlan:
    found: ChannelAdvice
    plan: Plan
    cap: Cap
    reasons: Mapping[str, Reason] = field(default_factory=dict)
    """By rule, why the plan has its hires or none; for documents only, a message has no room."""
    command: str = "plan"
    """What to type for this plan."""

    @property
    def may_not_hire(self) -> bool:
        return not self.plan.can_hire

    @property
    def open_posts(self) -> int | None:
        """How many posts may be filled, if anybody told."""
        return self.found.version.profile.open_positions


def get_plan(deps: Deps, key: ChannelKey, request: PlanRequest) -> ChannelPlan:
    """Raises NoProfile, and BadPlan if the money does not pay for one post."""
    found = get_advice(deps, key)
    profile = found.version.profile
    cap = find_cap(request, profile)
    settled = {
        rule
        for rule, said in found.settled.items()
        if not _is_still_followed(rule, said, deps.knowledge)
    }
    plan = make_plan(deps.adviser, deps.knowledge, profile, cap.hires, settled)
    reasons = explain_plan(deps.adviser, profile, plan, settled) if request.export else {}
    return ChannelPlan(found, plan, cap, reasons, request.command)


def _is_still_followed(rule_id: str, said: Decision, knowledge: Knowledge) -> bool:
    """What the team has agreed to is still to be done, and not hiring is never finished."""
    rule = knowledge.rules.get(rule_id)
    is_hold = rule is not None and rule.move is Move.HOLD
    return said.kind is DecisionKind.ACCEPTED or (is_hold and said.kind is DecisionKind.DONE)


def find_cap(request: PlanRequest, profile: TeamProfile) -> Cap:
    """What the person typed, else the open posts of the profile or its budget, else three hires.

    Raises BadPlan.
    """
    cost, posts = request.cost, profile.open_positions
    budget = request.budget or _told_budget(profile, cost)
    if request.hires is not None:
        return _cap(request.hires, CapFrom.TYPED, cost)
    if cost is not None and budget is not None:
        affordable = _affordable(budget, cost)
        if request.budget is not None or not posts or posts > affordable:
            return _cap(affordable, CapFrom.BUDGET, cost, budget)
    if posts:
        return _cap(posts, CapFrom.OPEN_POSTS, cost)
    if cost is not None and posts is None and profile.hiring is not Hiring.FROZEN:
        raise BadPlan(say("plan-bad-cost-alone", cost=cost.as_typed))
    return _cap(DEFAULT_HIRES, CapFrom.DEFAULT, cost)


def _told_budget(profile: TeamProfile, cost: Amount | None) -> Amount | None:
    if profile.budget is None or cost is None:
        return None
    if profile.currency and cost.currency and profile.currency != cost.currency:
        raise BadPlan(say("plan-bad-currency-told", currency=profile.currency))
    return Amount(value=profile.budget, currency=profile.currency)


def _affordable(budget: Amount, cost: Amount) -> int:
    if cost.value <= budget.value:
        return int(budget.value // cost.value)
    currency = budget.currency or cost.currency
    raise BadPlan(
        say(
            "plan-bad-too-small",
            cost=money(cost.value, currency),
            budget=money(budget.value, currency),
        )
    )


def _cap(hires: int, because: CapFrom, cost: Amount | None, budget: Amount | None = None) -> Cap:
    currencies = (one.currency for one in (budget, cost) if one is not None and one.currency)
    return Cap(
        hires=min(hires, MOST_HIRES),
        because=because,
        budget=budget.value if budget else None,
        cost=cost.value if cost else None,
        currency=next(currencies, None),
    )


def money(value: float, currency: str | None) -> str:
    """Such as "400,000 EUR", in German "400.000 EUR"."""
    pattern = "#,##0" if round(value, 2).is_integer() else "#,##0.00"
    number = format_decimal(round(value, 2), pattern, locale=current_language())
    return f"{number} {currency}" if currency else number
