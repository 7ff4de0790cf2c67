"""What a channel has told us, and what follows from its schedule."""

from collections.abc import Sequence
from datetime import datetime

from bot.mrkdwn import escape
from bot.reply import Message
from bot.usecases.advice import ChannelAdvice
from bot.usecases.plan import money
from bot.usecases.schedules import Occurrence
from bot.usecases.waiting import Waiting
from bot.views.advice import assumed_blocks, next_step
from bot.views.buttons import advice_button, button, row, setup_button
from bot.views.facts import fact_text, label_text, value_text
from bot.views.ids import Action
from bot.views.schedule import schedule_text
from bot.views.target_team import benchmark_blocks, lone_duty_blocks, target_blocks
from bot.views.text import (
    bullets,
    context,
    header,
    message,
    moment,
    person,
    section,
    upper_first,
)
from bot.views.waiting import waiting_blocks
from knowledge.advice.derive import derive_facts
from knowledge.advice.facts import Scalar
from knowledge.advice.profile import TeamProfile
from knowledge.schema import Knowledge

_MONEY = frozenset({"budget", "currency"})
"""Fields that no rule reads, so that they have no words of their own; they stand in one line."""


def status_message(
    found: ChannelAdvice,
    knowledge: Knowledge,
    now: datetime,
    *,
    waiting: Sequence[Waiting] = (),
    coming: Sequence[Occurrence] = (),
) -> Message:
    """`coming` are the next occurrences of nudges."""
    version = found.version
    told = version.profile.told()
    facts = derive_facts(version.profile, knowledge)
    headcount: dict[str, float] = told.pop("headcount", {})
    team = [fact_text(f"headcount.{role}", count, knowledge) for role, count in headcount.items()]
    fields = [
        *(_field(name, value, knowledge) for name, value in told.items() if name not in _MONEY),
        *_budget(version.profile),
    ]
    return message(
        header("Your ML team today"),
        section(f"*Team*\n{bullets(team) if team else 'Nobody yet.'}"),
        section(f"*Company and work*\n{bullets(fields) if fields else 'Nobody told me yet.'}"),
        section(f"*Next*\n{escape(next_step(found, knowledge))}"),
        *waiting_blocks(waiting, knowledge),
        *target_blocks(facts, knowledge),
        *lone_duty_blocks(facts, knowledge),
        *benchmark_blocks(facts, knowledge),
        section(f"*Nudges*\n{schedule_text(found.schedule, coming, now)}"),
        *assumed_blocks(found, knowledge),
        context(
            f"Version {version.version}, saved by {person(version.saved_by)}"
            f" ({moment(version.saved_at)})"
        ),
        row(
            advice_button(),
            button("Decide", Action.OPEN_DECIDE),
            setup_button(has_profile=True),
        ),
    )


def _field(name: str, value: Scalar, knowledge: Knowledge) -> str:
    label = upper_first(label_text(name, knowledge))
    return f"{label}: {escape(value_text(name, value, knowledge))}"


def _budget(profile: TeamProfile) -> list[str]:
    if profile.budget is None:
        return []
    return [f"Budget: {escape(money(profile.budget, profile.currency))}"]
