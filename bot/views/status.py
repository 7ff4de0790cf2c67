"""What a channel has told us, and what follows from its schedule."""

from datetime import datetime

from bot.mrkdwn import escape
from bot.nudges.calendar import next_due
from bot.reply import Message
from bot.usecases.advice import ChannelAdvice
from bot.usecases.plan import money
from bot.views.advice import INVITE, assumed_blocks, next_step
from bot.views.buttons import advice_button, button, row, setup_button
from bot.views.facts import fact_text, label_text, value_text
from bot.views.ids import Action
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
from knowledge.advice.derive import derive_facts
from knowledge.advice.facts import Scalar
from knowledge.advice.profile import TeamProfile
from knowledge.schema import Knowledge
from storage.values import Rhythm, Schedule

_WHY_OFF = {
    "not_in_channel": "I am not in this channel; type `/invite @mlteam`.",
    "channel_not_found": "I am not in this channel; type `/invite @mlteam`.",
    "is_archived": "The channel is archived.",
    "channel_is_archived": "The channel is archived.",
    "restricted_action": "An administrator restricts who may post here.",
    "account_inactive": "The app was removed from this workspace.",
    "token_revoked": "The app's access to this workspace was revoked.",
    "token_expired": "Slack no longer accepts the app's token.",
    "invalid_auth": "Slack no longer accepts the app's token.",
    "team_access_not_granted": "The app has no access to this workspace.",
}
_MONEY = frozenset({"budget", "currency"})
"""Fields that no rule reads, so that they have no words of their own; they stand in one line."""
RHYTHM_WORDS = {
    Rhythm.WEEKLY: "every week",
    Rhythm.BIWEEKLY: "every two weeks",
    Rhythm.MONTHLY: "every month",
}


def status_message(found: ChannelAdvice, knowledge: Knowledge, now: datetime) -> Message:
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
        *target_blocks(facts, knowledge),
        *lone_duty_blocks(facts, knowledge),
        *benchmark_blocks(facts, knowledge),
        section(f"*Nudges*\n{schedule_text(found.schedule, now)}"),
        *assumed_blocks(found, knowledge),
        context(
            f"Version {version.version}, saved by {person(version.saved_by)}"
            f" ({moment(version.saved_at)})"
        ),
        row(advice_button(), setup_button(has_profile=True)),
    )


def _field(name: str, value: Scalar, knowledge: Knowledge) -> str:
    label = upper_first(label_text(name, knowledge))
    return f"{label}: {escape(value_text(name, value, knowledge))}"


def _budget(profile: TeamProfile) -> list[str]:
    if profile.budget is None:
        return []
    return [f"Budget: {escape(money(profile.budget, profile.currency))}"]


def nudges_message(schedule: Schedule | None, now: datetime, *, invite: bool = False) -> Message:
    """`invite` asks to invite the bot, without which it can't post."""
    return message(
        section(f"*Nudges*\n{schedule_text(schedule, now)}"),
        *([section(INVITE)] if invite else []),
        row(button("Change schedule", Action.NUDGE_SCHEDULE)),
    )


def schedule_text(schedule: Schedule | None, now: datetime) -> str:
    """The schedule in words, who set it, and when the next nudge is due."""
    if schedule is None or not schedule.active:
        note = f" {_why_off(schedule.note)}" if schedule and schedule.note else ""
        return f"Off.{note} Type `/mlteam nudges on` to start them."
    due = next_due(schedule, now)[0]
    return f"{rhythm_text(schedule)}, set by {person(schedule.set_by)}. Next: {moment(due)}"


def _why_off(error: str) -> str:
    """Why a schedule was switched off, from the error with which Slack refused a nudge."""
    return _WHY_OFF.get(error, f"Slack refused a nudge ({escape(error)}).")


def rhythm_text(schedule: Schedule) -> str:
    """Such as "Every two weeks on Tuesday at 10:00 (Europe/Madrid)"."""
    words = upper_first(RHYTHM_WORDS[schedule.rhythm])
    day = schedule.weekday.title()
    on = f"on the first {day}" if schedule.rhythm is Rhythm.MONTHLY else f"on {day}"
    zone = escape(schedule.zone)
    return f"{words} {on} at {schedule.hour:02}:00 ({zone})"
