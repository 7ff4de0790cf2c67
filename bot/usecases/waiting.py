"""Decisions that are not the end of it: what is to be done, was put off, or is accepted for now."""

from dataclasses import dataclass
from datetime import date

from bot.deps import Deps
from bot.nudges.due import find_questions
from bot.usecases.advice import ChannelAdvice
from bot.usecases.decisions import LATEST
from knowledge.schema import Rule
from storage.values import Decision


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """A decision that is not the end of it."""

    rule: Rule
    decision: Decision
    asks_on: date | None
    """The day in the channel's zone on which the bot asks about it; None if it does not."""


def find_waiting(deps: Deps, found: ChannelAdvice) -> list[Waiting]:
    """What the team will do, has put off or accepts for a time; what comes first, first."""
    zone = found.schedule.zone if found.schedule else "UTC"
    deliveries = deps.store.list_deliveries(found.version.key)
    rules = deps.knowledge.rules
    questions = find_questions(found.decisions, deliveries, rules, zone)
    days = {one.decision.rule: one.day for one in questions}
    nudged = found.schedule is not None and found.schedule.active
    waiting = [
        Waiting(
            rule=rules[said.rule],
            decision=said,
            asks_on=days.get(said.rule) if nudged else None,
        )
        for said in found.standing
        if said.kind in LATEST and said.rule in rules
    ]
    return sorted(waiting, key=lambda one: one.asks_on or one.decision.until or date.max)
