"""The schedule of a channel in words."""

from collections.abc import Sequence
from datetime import datetime, time

from bot.mrkdwn import escape, literal
from bot.nudges.calendar import local_day
from bot.nudges.recurrence import LAST, DayOfMonth, Recurrence, WeekdayOfMonth, Weekly
from bot.usecases.schedule_changes import rhythm_of
from bot.usecases.schedules import Occurrence
from bot.views.text import day_text, moment, person, upper_first
from storage.schedule import UNTIL_RESUMED, Schedule

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
_NUMBERS = ("", "", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_WHICH = {1: "first", 2: "second", 3: "third", 4: "fourth", LAST: "last"}
_ENDINGS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}
_SHORTEST_MONTH = 28


def schedule_text(schedule: Schedule | None, coming: Sequence[Occurrence], now: datetime) -> str:
    """The schedule in words, who set it, and when the next nudge is due, the first of `coming`."""
    if schedule is None or not schedule.active:
        return off_text(schedule)
    paused = paused_text(schedule, now)
    then = f" Next: {coming_text(coming[0])}" if coming and not paused else f" {paused}"
    return f"{rhythm_text(schedule)}, set by {person(schedule.set_by)}.{then}"


def coming_text(one: Occurrence) -> str:
    return moment(one.due) if one.is_regular else f"{moment(one.due)}, because a decision is due"


def off_text(schedule: Schedule | None) -> str:
    note = f" {why_off(schedule.note)}" if schedule and schedule.note else ""
    return f"Off.{note} Type `/mlteam nudges on` to start them."


def why_off(error: str) -> str:
    """Why a schedule was switched off, from the error with which Slack refused a nudge."""
    return _WHY_OFF.get(error, f"Slack refused a nudge ({escape(error)}).")


def rhythm_text(schedule: Schedule) -> str:
    """Such as "Every two weeks on Tuesday at 10:00 (Europe/Madrid)"."""
    zone = escape(schedule.zone)
    return f"{upper_first(days_text(schedule))} at {time_text(schedule.at)} ({zone})"


def days_text(schedule: Schedule) -> str:
    """Such as "every two weeks on Tuesday"."""
    rhythm = rhythm_of(schedule)
    return recurrence_text(rhythm) if rhythm else f"by the rule {literal(schedule.recurrence)}"


def often_text(schedule: Schedule) -> str:
    """Such as "every two weeks"."""
    rhythm = rhythm_of(schedule)
    return weeks_text(rhythm.every) if isinstance(rhythm, Weekly) else "every month"


def recurrence_text(rhythm: Recurrence) -> str:
    match rhythm:
        case Weekly(weekday=weekday, every=every):
            return f"{weeks_text(every)} on {weekday.title()}"
        case WeekdayOfMonth(weekday=weekday, which=which):
            return f"every month on the {which_text(which)} {weekday.title()}"
        case DayOfMonth(day=day):
            return f"every month on the {day_of_month_text(day)}"


def weeks_text(every: int) -> str:
    if every == 1:
        return "every week"
    return f"every {_NUMBERS[every] if every < len(_NUMBERS) else every} weeks"


def which_text(which: int) -> str:
    return _WHICH[which]


def day_of_month_text(day: int) -> str:
    """Such as "15th", "last day" or "30th (in shorter months the last day)"."""
    if day == LAST:
        return "last day"
    shorter = " (in shorter months the last day)" if day > _SHORTEST_MONTH else ""
    return f"{day}{_ENDINGS.get(day, 'th')}{shorter}"


def time_text(at: time) -> str:
    return f"{at:%H:%M}"


def paused_text(schedule: Schedule, now: datetime) -> str:
    """Such as "Paused until 15 December 2026."; empty if it is not."""
    until = schedule.paused_until
    if until is None or until <= local_day(schedule, now):
        return ""
    if until == UNTIL_RESUMED:
        return "Paused until somebody resumes them."
    return f"Paused until {day_text(until)}."
