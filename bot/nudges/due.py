"""What decisions ask for later: which stand today, and which are to be asked about when. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from knowledge.schema import Rule
from storage.values import Decision, DecisionKind, Delivery, DeliveryState

MOST_QUESTIONS = {DecisionKind.ACCEPTED: 2, DecisionKind.DEFERRED: 1, DecisionKind.WAIVED: 1}
"""How often a decision of each kind is asked about; a new decision starts anew."""


@dataclass(frozen=True, kw_only=True)
class Question:
    """A decision that is to be asked about."""

    decision: Decision
    day: date
    """The first day in the channel's zone on which it is to be asked about."""
    is_last: bool
    """Whether the bot will not ask again."""


def find_questions(
    decisions: Sequence[Decision],
    deliveries: Sequence[Delivery],
    rules: Mapping[str, Rule],
    zone: str,
) -> list[Question]:
    """Those of today and of later, the earliest first. Both sequences are in order of time."""
    questions = [
        question
        for rule, decision in latest_by_rule(decisions).items()
        if rule in rules
        and (question := _question(decision, deliveries, rules[rule], ZoneInfo(zone)))
    ]
    return sorted(questions, key=lambda one: (one.day, one.decision.rule))


def find_days(
    decisions: Sequence[Decision],
    deliveries: Sequence[Delivery],
    rules: Mapping[str, Rule],
    zone: str,
) -> list[date]:
    """The days in the zone on which a decision is to be asked about, and was not yet."""
    return [question.day for question in find_questions(decisions, deliveries, rules, zone)]


def find_settled(
    decisions: Sequence[Decision], *, version: int, today: date
) -> dict[str, Decision]:
    """By rule, the decision after which it is not to be recommended today.

    `decisions` are in the order in which they were made; `version` is that of the profile.
    """
    return {
        rule: decision
        for rule, decision in latest_by_rule(decisions).items()
        if _is_settled(decision, version, today)
    }


def latest_by_rule(decisions: Sequence[Decision]) -> dict[str, Decision]:
    return {decision.rule: decision for decision in decisions}


def posts_since(
    deliveries: Sequence[Delivery], rule: str, since: datetime | None
) -> list[Delivery]:
    """What was surely posted about the rule after that time, the oldest first."""
    return [
        delivery
        for delivery in deliveries
        if delivery.state is DeliveryState.POSTED
        and rule in delivery.subjects
        and (since is None or delivery.claimed_at > since)
    ]


def _is_settled(decision: Decision, version: int, today: date) -> bool:
    match decision.kind:
        case DecisionKind.DONE:
            # A newer profile in which the rule still fires says that it was not done after all.
            return decision.profile_version >= version
        case DecisionKind.DEFERRED | DecisionKind.WAIVED:
            return decision.until is None or decision.until > today
        case DecisionKind.REOPENED:
            return False
        case DecisionKind.ACCEPTED | DecisionKind.DECLINED:
            return True


def _question(
    decision: Decision, deliveries: Sequence[Delivery], rule: Rule, zone: ZoneInfo
) -> Question | None:
    most = MOST_QUESTIONS.get(decision.kind, 0)
    asked = posts_since(deliveries, rule.id, decision.decided_at)
    day = _day(decision, asked, timedelta(weeks=rule.follow_up.weeks), zone)
    if day is None or len(asked) >= most:
        return None
    return Question(decision=decision, day=day, is_last=len(asked) == most - 1)


def _day(
    decision: Decision, asked: Sequence[Delivery], weeks: timedelta, zone: ZoneInfo
) -> date | None:
    if asked:
        return asked[-1].claimed_at.astimezone(zone).date() + weeks
    if decision.kind is DecisionKind.ACCEPTED and decision.until is None:
        return decision.decided_at.astimezone(zone).date() + weeks
    return decision.until
