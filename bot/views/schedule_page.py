"""What `/mlteam nudges` shows: the whole schedule, what comes next, and when nothing is said."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from slack_sdk.models.blocks import Block, ButtonElement

from bot.language import day_text, list_text, say, weekday_text
from bot.mrkdwn import escape
from bot.nudges.calendar import find_snoozed, local_day
from bot.nudges.public_holidays import place_name
from bot.reply import Message
from bot.usecases.language_words import language_name
from bot.usecases.quiet import Snoozed
from bot.usecases.schedules import Occurrence
from bot.views.advice import invite_text
from bot.views.buttons import button, row
from bot.views.ids import Action
from bot.views.schedule import coming_text, off_text, paused_text, set_by_text, time_text
from bot.views.text import bullets, context, message, section
from storage.schedule import (
    DateRange,
    Schedule,
    Weekday,
    WorkingHours,
)


def nudges_message(
    schedule: Schedule | None,
    coming: Sequence[Occurrence],
    now: datetime,
    *,
    note: str = "",
    invite: bool = False,
) -> Message:
    """`coming` are the next occurrences. `note` is mrkdwn.

    `invite` asks to invite the bot, without which it can't post; that goes first.
    """
    blocks: list[Block] = [section(invite_text())] if invite else []
    blocks += [section(note)] if note else []
    if schedule is None or not schedule.active:
        blocks.append(section(f"{say('schedule-title')}\n{off_text(schedule)}"))
    else:
        blocks += _active_blocks(schedule, coming, now)
    return message(*blocks, row(*_buttons(schedule, now)))


def _buttons(schedule: Schedule | None, now: datetime) -> list[ButtonElement]:
    change = button(say("schedule-button-change"), Action.NUDGE_SCHEDULE)
    if schedule is None or not schedule.active:
        return [change]
    if paused_text(schedule, now):
        return [button(say("schedule-button-resume"), Action.RESUME, style="primary"), change]
    return [change, button(say("schedule-button-pause"), Action.PAUSE)]


def _active_blocks(schedule: Schedule, coming: Sequence[Occurrence], now: datetime) -> list[Block]:
    paused = paused_text(schedule, now)
    language = say("schedule-language", language=language_name(schedule.language))
    lines = [
        say("schedule-title"),
        set_by_text(schedule),
        *([f"*{paused}*"] if paused else []),
        language,
    ]
    return [
        section("\n".join(lines)),
        *_coming_blocks(schedule, coming, now),
        section(f"{say('schedule-silence')}\n{bullets(_silence(schedule, now))}"),
        context(say("schedule-how")),
    ]


def _coming_blocks(
    schedule: Schedule, coming: Sequence[Occurrence], now: datetime
) -> Iterator[Block]:
    if coming:
        lines = bullets(coming_text(one) for one in coming)
        yield section(f"{say('schedule-coming')}\n{lines}\n{_snooze_text(schedule, now)}".rstrip())


def _snooze_text(schedule: Schedule, now: datetime) -> str:
    snooze = schedule.snooze
    if snooze is None or max(snooze.until, snooze.occurrence) <= now:
        return ""
    was = day_text(local_day(schedule, snooze.occurrence))
    moved = find_snoozed(schedule, after=now)
    if moved is None:
        return say("schedule-left-out", day=was)
    return say("schedule-snoozed", day=was, until=day_text(local_day(schedule, moved.due)))


def snoozed_text(snoozed: Snoozed) -> str:
    """What became of a snooze that reaches to the next occurrence or past it; else nothing."""
    if snoozed.skipped is None or snoozed.next_day is None or snoozed.until is None:
        return ""
    day, following = day_text(snoozed.skipped), day_text(snoozed.next_day)
    if snoozed.until <= snoozed.next_day:
        return say("schedule-skipped", day=day, next=following)
    return say("schedule-skipped-silence", day=day, next=following, until=str(snoozed.until))


def _silence(schedule: Schedule, now: datetime) -> Iterator[str]:
    today = local_day(schedule, now)
    yield say("schedule-outside-hours", hours=hours_text(schedule.hours))
    if schedule.country:
        yield say("schedule-on-holidays", place=escape(place_name(schedule.country)))
    yield from (range_text(days) for days in schedule.muted if days.last >= today)


def range_text(days: DateRange) -> str:
    if days.first == days.last:
        return say("schedule-on-day", day=day_text(days.first))
    return say("schedule-from-to", first=day_text(days.first), last=day_text(days.last))


def hours_text(hours: WorkingHours) -> str:
    """Such as "Monday to Friday, 09:00 to 18:00"."""
    days, start = weekdays_text(hours.days), time_text(hours.start)
    if hours.start == hours.end:
        return say("schedule-hours-all-day", days=days)
    if hours.start > hours.end and hours.end.hour:
        return say("schedule-hours-overnight", days=days, start=start, end=time_text(hours.end))
    end = time_text(hours.end) if hours.end.hour or hours.end.minute else "24:00"
    return say("schedule-hours", days=days, start=start, end=end)


def weekdays_text(days: frozenset[Weekday]) -> str:
    if days == frozenset(Weekday):
        return say("schedule-days-all")
    if not days:
        return say("schedule-days-none")
    return list_text([text for span in _spans(days) for text in _span_texts(span)])


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
    names = [weekday_text(day.number) for day in span]
    if len(names) > len(("first", "last")):
        return [say("schedule-days-span", first=names[0], last=names[-1])]
    return names
