"""What `/mlteam nudges` shows: the whole schedule, what comes next, and when nothing is said."""

from collections.abc import Sequence
from datetime import datetime

from slack_sdk.models.blocks import Block, ButtonElement

from bot.mrkdwn import escape
from bot.nudges.calendar import find_snoozed, local_day
from bot.nudges.public_holidays import place_name
from bot.reply import Message
from bot.usecases.quiet import Snoozed
from bot.usecases.schedules import Occurrence
from bot.views.advice import INVITE
from bot.views.buttons import button, row
from bot.views.ids import Action
from bot.views.schedule import coming_text, off_text, paused_text, rhythm_text, time_text
from bot.views.text import bullets, context, day_text, message, person, section
from storage.schedule import (
    DateRange,
    Schedule,
    Weekday,
    WorkingHours,
)

_HOW = (
    "Change it with the button, or type `/mlteam nudges` and one of: `every friday at 9`,"
    " `snooze 3 days`, `pause until 15 december`, `mute 21 december to 6 january`, `hours 9-17`,"
    " `holidays Spain`, `zone Madrid`, `off`."
)


def nudges_message(
    schedule: Schedule | None,
    coming: Sequence[Occurrence],
    now: datetime,
    *,
    note: str = "",
    invite: bool = False,
) -> Message:
    """`coming` are the next occurrences. `note` goes first; it is mrkdwn.

    `invite` asks to invite the bot, without which it can't post.
    """
    blocks: list[Block] = [section(note)] if note else []
    if schedule is None or not schedule.active:
        blocks.append(section(f"*Nudges*\n{off_text(schedule)}"))
    else:
        blocks += _active_blocks(schedule, coming, now)
    if invite:
        blocks.append(section(INVITE))
    return message(*blocks, row(*_buttons(schedule, now)))


def _buttons(schedule: Schedule | None, now: datetime) -> list[ButtonElement]:
    change = button("Change schedule", Action.NUDGE_SCHEDULE)
    if schedule is None or not schedule.active:
        return [change]
    if paused_text(schedule, now):
        return [button("Resume", Action.RESUME, style="primary"), change]
    return [change, button("Pause", Action.PAUSE)]


def _active_blocks(schedule: Schedule, coming: Sequence[Occurrence], now: datetime) -> list[Block]:
    paused = paused_text(schedule, now)
    head = f"*Nudges*\n{rhythm_text(schedule)}, set by {person(schedule.set_by)}."
    lines = [coming_text(one) for one in coming]
    next_ones = f"*Next*\n{bullets(lines)}" if lines else ""
    return [
        section(f"{head}\n*{paused}*" if paused else head),
        *([section(next_ones + _snooze_text(schedule, now))] if next_ones else []),
        section(f"*I say nothing*\n{bullets(_silence(schedule, now))}"),
        context(_HOW),
    ]


def _snooze_text(schedule: Schedule, now: datetime) -> str:
    snooze = schedule.snooze
    if snooze is None or max(snooze.until, snooze.occurrence) <= now:
        return ""
    was = day_text(local_day(schedule, snooze.occurrence))
    moved = find_snoozed(schedule, after=now)
    if moved is None:
        return f"\nThe one of {was} is left out."
    return f"\nThe one of {was} is snoozed until {day_text(local_day(schedule, moved.due))}."


def snoozed_text(snoozed: Snoozed) -> str:
    """What became of a snooze that reaches to the next occurrence or past it; else nothing."""
    if snoozed.skipped is None or snoozed.next_day is None or snoozed.until is None:
        return ""
    left_out = (
        f"The nudge of {day_text(snoozed.skipped)} is left out, because the next one comes on"
        f" {day_text(snoozed.next_day)}."
    )
    if snoozed.until <= snoozed.next_day:
        return left_out
    return f"{left_out} For silence, type `/mlteam nudges pause until {snoozed.until}`."


def _silence(schedule: Schedule, now: datetime) -> list[str]:
    today = local_day(schedule, now)
    return [
        f"outside working hours: {hours_text(schedule.hours)}",
        *(
            [f"on public holidays: {escape(place_name(schedule.country))}"]
            if schedule.country
            else []
        ),
        *(range_text(days) for days in schedule.muted if days.last >= today),
    ]


def range_text(days: DateRange) -> str:
    if days.first == days.last:
        return f"on {day_text(days.first)}"
    return f"from {day_text(days.first)} to {day_text(days.last)}"


def hours_text(hours: WorkingHours) -> str:
    """Such as "Monday to Friday, 09:00 to 18:00"."""
    days = weekdays_text(hours.days)
    if hours.start == hours.end:
        return f"{days}, all day"
    overnight = " the next morning" if hours.start > hours.end and hours.end.hour else ""
    end = time_text(hours.end) if hours.end.hour or hours.end.minute else "24:00"
    return f"{days}, {time_text(hours.start)} to {end}{overnight}"


def weekdays_text(days: frozenset[Weekday]) -> str:
    if days == frozenset(Weekday):
        return "every day"
    *firsts, last = [text for span in _spans(days) for text in _span_texts(span)] or ["no day"]
    return f"{', '.join(firsts)} and {last}" if firsts else last


def _spans(days: frozenset[Weekday]) -> list[list[Weekday]]:
    """Days that follow each other, together."""
    spans: list[list[Weekday]] = []
    for day in (day for day in Weekday if day in days):
        if spans and spans[-1][-1].number == day.number - 1:
            spans[-1].append(day)
        else:
            spans.append([day])
    return spans


def _span_texts(span: list[Weekday]) -> list[str]:
    if len(span) > len(("first", "last")):
        return [f"{span[0].title()} to {span[-1].title()}"]
    return [day.title() for day in span]
