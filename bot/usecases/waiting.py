"""Decisions that are not the end of it: to be done, not now, or a risk for a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.deps import Deps
from bot.nudges.calendar import asking_day, local_day
from bot.nudges.due import find_questions
from bot.usecases.advice import ChannelAdvice
from bot.usecases.decisions import LATEST
from knowledge.schema import Rule
from storage.schedule import Schedule
from storage.values import Decision, Delivery


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """A decision that is not the end of it."""

    rule: Rule
    decision: Decision
    asks_on: date | None
    """The day in the channel's zone on which the bot asks about it; None if it does not."""


def find_waiting(deps: Deps, found: ChannelAdvice) -> list[Waiting]:
    """What is to be done, is not now, or is accepted for a time; what comes first, first."""
    deliveries = deps.store.list_deliveries(found.version.key)
    rules = deps.knowledge.rules
    waiting = list_waiting(found.settled, found.schedule, found.decisions, deliveries, rules)
    today = local_day(found.schedule, deps.clock())
    # What was to be asked while nudges were off comes with the next one, whenever that is.
    return [
        replace(one, asks_on=None) if one.asks_on and one.asks_on < today else one
        for one in waiting
    ]


def list_waiting(
    settled: Mapping[str, Decision],
    schedule: Schedule | None,
    decisions: Sequence[Decision],
    deliveries: Sequence[Delivery],
    rules: Mapping[str, Rule],
) -> list[Waiting]:
    """The same, from what was read before; `settled` are the decisions that stand, by rule."""
    questions = find_questions(decisions, deliveries, rules, schedule.zone if schedule else "UTC")
    days = {one.decision.rule: one.day for one in questions}
    waiting = [
        Waiting(
            rule=rules[rule],
            decision=said,
            asks_on=asking_day(schedule, days[rule]) if schedule and rule in days else None,
        )
        for rule, said in settled.items()
        if said.rule == rule and said.kind in LATEST and rule in rules
    ]
    return sorted(waiting, key=lambda one: one.asks_on or one.decision.until or date.max)
