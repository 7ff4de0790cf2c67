"""Why a plan has its hires, or none: the evidence of each rule, and what would change it.

The adviser explains the first three recommendations only; a plan rests on others too.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from knowledge.advice.answer import Recommendation
from knowledge.advice.engine import Adviser
from knowledge.advice.plan import Plan
from knowledge.advice.profile import TeamProfile
from knowledge.advice.states import as_if_open


@dataclass(frozen=True)
class Reason:
    found: Recommendation
    is_by_then: bool
    """Whether the rule is silent today and speaks only after the hires before."""


def explain_plan(
    adviser: Adviser, profile: TeamProfile, plan: Plan, settled: Collection[str] = ()
) -> dict[str, Reason]:
    """By rule. `profile` and `settled` are those for which the plan was made."""
    today = as_if_open(profile)
    reasons: dict[str, Reason] = {}
    for rule, by_then in _asked(plan):
        if rule in reasons:
            continue
        found = explain(adviser, today, rule, settled)
        later = None if found else explain(adviser, by_then, rule, settled)
        if (shown := found or later) is not None:
            reasons[rule] = Reason(shown, is_by_then=found is None)
    return reasons


def explain(
    adviser: Adviser, profile: TeamProfile, rule: str, settled: Collection[str] = ()
) -> Recommendation | None:
    """One rule's recommendation in full, whatever its rank; None if it is not made."""
    judged = adviser.judge(profile)
    fired = judged.by_rule[rule]
    if fired is None:
        return None
    # Those that ask for the same stay, because they would go on asking after a change.
    others = {one.rule.id for one in judged.fired if one.target != fired.target}
    found = adviser.advise(profile, {*settled, *others}).recommendations
    return next((one for one in found if one.rule == rule), None)


def _asked(plan: Plan) -> Iterator[tuple[str, TeamProfile]]:
    """The rules, each with the team for which it speaks in the plan."""
    yield from ((step.rule, step.before) for step in plan.steps if step.rule)
    if plan.hold is not None:
        yield plan.hold.rule, plan.end
