"""The schedule of a channel in words."""

from collections.abc import Sequence
from datetime import datetime, time

from bot.language import day_text, say, weekday_text
from bot.mrkdwn import escape, literal
from bot.nudges.calendar import local_day
from bot.nudges.recurrence import DayOfMonth, Recurrence, WeekdayOfMonth, Weekly
from bot.usecases.schedule_changes import rhythm_of
from bot.usecases.schedules import Occurrence
from bot.views.text import moment, person, upper_first
from storage.schedule import UNTIL_RESUMED, Schedule

_WHY_OFF = {
    "not_in_channel": "left",
    "channel_not_found": "left",
    "is_archived": "archived",
    "channel_is_archived": "archived",
    "restricted_action": "restricted",
    "account_inactive": "removed",
    "token_revoked": "revoked",
    "token_expired": "token",
    "invalid_auth": "token",
    "team_access_not_granted": "access",
}
"""The end of the text's id, by Slack's error."""


def schedule_text(schedule: Schedule | None, coming: Sequence[Occurrence], now: datetime) -> str:
    """The schedule in words, who set it, and when the next nudge is due, the first of `coming`."""
    if schedule is None or not schedule.active:
        return off_text(schedule)
    paused = paused_text(schedule, now)
    following = say("schedule-next", when=coming_text(coming[0])) if coming else ""
    return f"{set_by_text(schedule)} {paused or following}".rstrip()


def set_by_text(schedule: Schedule) -> str:
    """Such as "Every two weeks on Tuesday at 10:00 (Europe/Madrid), set by <@U1>."."""
    return say("schedule-set-by", rhythm=rhythm_text(schedule), who=person(schedule.set_by))


def coming_text(one: Occurrence) -> str:
    when = moment(one.due)
    return when if one.is_regular else say("schedule-because-due", when=when)


def off_text(schedule: Schedule | None) -> str:
    if schedule and schedule.note:
        return say("schedule-ended", why=why_off(schedule.note))
    return say("schedule-off")


def why_off(error: str) -> str:
    """Why a schedule was switched off, from the error with which Slack refused a nudge."""
    if error not in _WHY_OFF:
        return say("schedule-why-refused", error=escape(error))
    return say(f"schedule-why-{_WHY_OFF[error]}")


def rhythm_text(schedule: Schedule) -> str:
    """Such as "Every two weeks on Tuesday at 10:00 (Europe/Madrid)"."""
    days = upper_first(days_text(schedule))
    return say(
        "schedule-rhythm", days=days, time=time_text(schedule.at), zone=escape(schedule.zone)
    )


def days_text(schedule: Schedule) -> str:
    """Such as "every two weeks on Tuesday"."""
    rhythm = rhythm_of(schedule)
    if rhythm is None:
        return say("schedule-by-rule", rule=literal(schedule.recurrence))
    return recurrence_text(rhythm)


def often_text(schedule: Schedule | None) -> str:
    """Such as "every two weeks"."""
    if schedule is None:
        return say("schedule-now-and-then")
    rhythm = rhythm_of(schedule)
    return weeks_text(rhythm.every) if isinstance(rhythm, Weekly) else say("schedule-monthly")


def recurrence_text(rhythm: Recurrence) -> str:
    match rhythm:
        case Weekly(weekday=weekday, every=every):
            day = weekday_text(weekday.number)
            return say("schedule-weekly", weeks=weeks_text(every), weekday=day)
        case WeekdayOfMonth(weekday=weekday, which=which):
            day = weekday_text(weekday.number)
            return say("schedule-weekday-of-month", which=which, weekday=day)
        case DayOfMonth(day=number):
            return say("schedule-day-of-month", day=day_of_month_text(number))


def weeks_text(every: int) -> str:
    return say("schedule-weeks", every=every)


def day_of_month_text(day: int) -> str:
    """Such as "15th", "last day" or "30th (in shorter months the last day)"."""
    return say("schedule-month-day", day=day)


def time_text(at: time) -> str:
    return f"{at:%H:%M}"


def paused_text(schedule: Schedule, now: datetime) -> str:
    """Such as "Paused until 15 December 2026."; empty if it is not."""
    until = schedule.paused_until
    if until is None or until <= local_day(schedule, now):
        return ""
    if until == UNTIL_RESUMED:
        return say("schedule-paused")
    return say("schedule-paused-until", day=day_text(until))
