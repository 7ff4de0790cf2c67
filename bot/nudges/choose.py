"""What a nudge is about. Pure: the most serious open recommendation, else the next unseen tip."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.advice.answer import Advice, Recommendation
from knowledge.schema import Severity, Tip
from storage.values import Decision, DecisionKind, Delivery, DeliveryState

MOST_REMINDERS = 3
"""How often one undecided recommendation is brought up before the bot falls silent about it. A
decision such as "not now" starts the count anew, or the bot would not ask again as it promised."""


@dataclass(frozen=True)
class RecommendationNudge:
    recommendation: Recommendation
    is_last: bool = False
    """Whether the bot will fall silent about it."""
    trigger: str = "undecided-recommendation"

    @property
    def subject(self) -> str:
        return self.recommendation.rule


@dataclass(frozen=True)
class TipNudge:
    tip: Tip
    trigger: str = "unseen-tip"

    @property
    def subject(self) -> str:
        return self.tip.id


Nudge = RecommendationNudge | TipNudge


def choose_nudge(
    advice: Advice,
    tips: Sequence[Tip],
    decisions: Sequence[Decision],
    deliveries: Sequence[Delivery],
) -> Nudge | None:
    """None means that there is nothing new to say, so nothing is said.

    `advice` recommends nothing that is settled.
    """
    posted = [delivery for delivery in deliveries if delivery.state is DeliveryState.POSTED]
    for recommendation in advice.recommendations:
        serious = recommendation.severity.weight >= Severity.MEDIUM.weight
        reminders = _reminders(recommendation.rule, decisions, posted)
        if serious and reminders < MOST_REMINDERS:
            return RecommendationNudge(recommendation, is_last=reminders == MOST_REMINDERS - 1)
    seen = {delivery.subject for delivery in posted}
    unseen = (tip for tip in tips if tip.id not in seen)
    tip = next(unseen, None)
    return TipNudge(tip) if tip else None


def _reminders(rule: str, decisions: Sequence[Decision], posted: Sequence[Delivery]) -> int:
    """How often the rule was posted since the team last decided on it."""
    decided = [decision.decided_at for decision in decisions if decision.rule == rule]
    return sum(
        delivery.subject == rule and all(delivery.claimed_at > at for at in decided)
        for delivery in posted
    )


def find_settled(
    decisions: Sequence[Decision], *, version: int, today: date
) -> dict[str, Decision]:
    """By rule, the decision after which it is not to be brought up today.

    `decisions` are in the order in which they were made; `version` is that of the profile.
    """
    latest = {decision.rule: decision for decision in decisions}
    return {
        rule: decision for rule, decision in latest.items() if _is_settled(decision, version, today)
    }


def _is_settled(decision: Decision, version: int, today: date) -> bool:
    if decision.kind is DecisionKind.DONE:
        # A newer profile in which the rule still fires says that it was not done after all.
        return decision.profile_version >= version
    return decision.until is None or decision.until > today
