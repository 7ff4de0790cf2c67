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


def choose_nudge(  # noqa: PLR0913 -- all that it depends on, so that it stays pure
    advice: Advice,
    tips: Sequence[Tip],
    decisions: Sequence[Decision],
    deliveries: Sequence[Delivery],
    *,
    version: int,
    today: date,
) -> Nudge | None:
    """None means that there is nothing new to say, so nothing is said.

    `decisions` are in the order in which they were made; `version` is that of the profile.
    """
    posted = [delivery for delivery in deliveries if delivery.state is DeliveryState.POSTED]
    for recommendation in open_recommendations(advice, decisions, version=version, today=today):
        serious = recommendation.severity.weight >= Severity.MEDIUM.weight
        if serious and _reminders(recommendation.rule, decisions, posted) < MOST_REMINDERS:
            return RecommendationNudge(recommendation)
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


def open_recommendations(
    advice: Advice, decisions: Sequence[Decision], *, version: int, today: date
) -> list[Recommendation]:
    """Those that the team has not decided, in their order."""
    latest = {decision.rule: decision for decision in decisions}
    return [
        recommendation
        for recommendation in advice.recommendations
        if not _is_settled(latest.get(recommendation.rule), version, today)
    ]


def _is_settled(decision: Decision | None, version: int, today: date) -> bool:
    if decision is None:
        return False
    if decision.kind is DecisionKind.DONE:
        # A newer profile in which the rule still fires says that it was not done after all.
        return decision.profile_version >= version
    return decision.until is None or decision.until > today
