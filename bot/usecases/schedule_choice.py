"""The three questions of the setup form about nudges: rhythm, weekday and hour. Pure."""

from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from bot.errors import BadFields
from bot.language import say
from bot.nudges.recurrence import Recurrence, WeekdayOfMonth, Weekly
from bot.usecases.schedule_changes import rhythm_of, weekday_of
from bot.usecases.schedules import DEFAULT_RHYTHM, DEFAULT_TIME
from bot.usecases.setup_form import Answers
from storage.schedule import Schedule, Weekday

HOURS = tuple(range(24))


class Often(StrEnum):
    OFF = "off"
    AS_IT_IS = "as_it_is"
    """Only where the others can't say what is set."""
    WEEKLY = "weekly"
    BIWEEKLY = "biweekly"
    MONTHLY = "monthly"


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What the form shows at first."""

    often: Often
    weekday: Weekday
    hour: int


def choice_of(schedule: Schedule | None, *, is_new: bool) -> Choice:
    """A channel that is new is offered the default rhythm."""
    rhythm = rhythm_of(schedule) if schedule else DEFAULT_RHYTHM
    at = schedule.at if schedule else DEFAULT_TIME
    often = _often(rhythm, at)
    if not (schedule.active if schedule else is_new):
        often = Often.OFF
    return Choice(often=often, weekday=weekday_of(rhythm) or DEFAULT_RHYTHM.weekday, hour=at.hour)


def _often(rhythm: Recurrence | None, at: time) -> Often:
    match rhythm:
        case _ if at.minute:
            return Often.AS_IT_IS
        case Weekly(every=1):
            return Often.WEEKLY
        case Weekly(every=2):
            return Often.BIWEEKLY
        case WeekdayOfMonth(which=1):
            return Often.MONTHLY
        case _:
            return Often.AS_IT_IS


def read_choice(answers: Answers) -> tuple[Recurrence, time] | Often:
    """What is asked for: a rhythm and its time, or OFF, or AS_IT_IS. Raises BadFields."""
    try:
        often = Often(answers.get("rhythm") or Often.OFF)
        if often in {Often.OFF, Often.AS_IT_IS}:
            return often
        weekday = Weekday(answers.get("weekday") or DEFAULT_RHYTHM.weekday)
        at = time(int(answers.get("hour") or DEFAULT_TIME.hour))
    except (ValueError, OverflowError):
        raise BadFields({"rhythm": say("schedule-bad-setup-choice")}) from None
    if often is Often.MONTHLY:
        return WeekdayOfMonth(weekday=weekday, which=1), at
    return Weekly(weekday=weekday, every=2 if often is Often.BIWEEKLY else 1), at


def check_choice(answers: Answers, shown: Answers) -> None:
    """Raises BadFields, also for a day or hour that no rhythm would take up."""
    touched = any(answers.get(name) != shown.get(name) for name in ("weekday", "hour"))
    if read_choice(answers) is Often.AS_IT_IS and shown and touched:
        raise BadFields({"rhythm": say("schedule-choose-often")})
