"""The form of the nudges: what it shows of a schedule, and the schedule that it asks for.

What was left as it was shown is not touched, so that nobody undoes unseen what somebody else has
changed meanwhile.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import TypeVar

from bot.deps import Deps
from bot.errors import BadFields, NoProfile, UserError
from bot.language import LANGUAGES, say
from bot.mrkdwn import unmarked
from bot.nudges.calendar import local_day
from bot.nudges.public_holidays import place_name
from bot.nudges.recurrence import DayOfMonth, Recurrence, WeekdayOfMonth, Weekly
from bot.usecases.clock_words import read_time
from bot.usecases.people import Person
from bot.usecases.place_words import read_country, read_zone
from bot.usecases.quiet import check_range, merged
from bot.usecases.schedule_changes import rhythm_of, with_rhythm, with_zone
from bot.usecases.schedules import (
    DEFAULT_RHYTHM,
    DEFAULT_TIME,
    check_hours,
    new_schedule,
    started,
    store_schedule,
    switch_off,
)
from bot.usecases.setup_form import Answers
from storage.schedule import DateRange, Schedule, Weekday, WorkingHours
from storage.values import ChannelKey

OFF = "off"
WEEKS = "weeks-"
"""With the number of weeks."""
ON_WEEKDAY = "weekday-of-month"
ON_DAY = "day-of-month"
T = TypeVar("T")

_RHYTHM = ("rhythm", "weekday", "which", "month_day", "time")
_HOURS = ("hours_from", "hours_to", "working_days")
_MUTED = ("muted_from", "muted_to")


def shown_answers(schedule: Schedule | None, person: Person, today: date) -> dict[str, str]:
    """What the form shows at first, by field; the person's zone and language, where none is set."""
    rhythm = (rhythm_of(schedule) if schedule else None) or DEFAULT_RHYTHM
    hours = schedule.hours if schedule else WorkingHours()
    muted = _first_mute(schedule, today)
    return {
        "rhythm": rhythm_value(rhythm) if schedule is None or schedule.active else OFF,
        "weekday": DEFAULT_RHYTHM.weekday if isinstance(rhythm, DayOfMonth) else rhythm.weekday,
        "which": str(rhythm.which) if isinstance(rhythm, WeekdayOfMonth) else "1",
        "month_day": str(rhythm.day) if isinstance(rhythm, DayOfMonth) else "1",
        "time": f"{schedule.at if schedule else DEFAULT_TIME:%H:%M}",
        "zone": schedule.zone if schedule else person.zone,
        "language": schedule.language if schedule else person.language,
        "hours_from": f"{hours.start:%H:%M}",
        "hours_to": "24:00" if hours.end == time() else f"{hours.end:%H:%M}",
        "working_days": ",".join(day for day in Weekday if day in hours.days),
        "country": place_name(schedule.country) if schedule and schedule.country else "",
        "muted_from": str(muted.first) if muted else "",
        "muted_to": str(muted.last) if muted else "",
    }


def rhythm_value(rhythm: Recurrence) -> str:
    match rhythm:
        case Weekly(every=every):
            return f"{WEEKS}{every}"
        case WeekdayOfMonth():
            return ON_WEEKDAY
        case DayOfMonth():
            return ON_DAY


def other_mutes(schedule: Schedule | None, today: date) -> list[DateRange]:
    """The muted days besides those that the form shows."""
    ahead = [one for one in schedule.muted if one.last >= today] if schedule else []
    return ahead[1:]


def _first_mute(schedule: Schedule | None, today: date) -> DateRange | None:
    ahead = [one for one in schedule.muted if one.last >= today] if schedule else []
    return ahead[0] if ahead else None


def save_schedule_form(
    deps: Deps, key: ChannelKey, answers: Answers, *, shown: Mapping[str, str], person: Person
) -> Schedule | None:
    """Store what was changed in the form; returns what is stored. Raises BadFields, NoProfile."""
    if deps.store.find_profile(key) is None:
        raise NoProfile
    if answers.get("rhythm") == OFF:
        return switch_off(deps, key, by=person.user)
    before, now = deps.store.find_schedule(key), deps.clock()
    base = before or new_schedule(key, person, now, DEFAULT_RHYTHM, DEFAULT_TIME)
    form = _Form(answers=answers, shown=shown, now=now)
    wanted = form.applied_to(base, is_new=before is None)
    if before is not None and before.active:
        owner = person.user if form.touched(*_RHYTHM) else before.set_by
        what = "muted" if replace(wanted, muted=before.muted) == before else "changed"
        return store_schedule(deps, replace(wanted, set_by=owner), by=person.user, what=what)
    return store_schedule(deps, started(wanted, person, now), by=person.user, what="on")


@dataclass(frozen=True, kw_only=True)
class _Form:
    answers: Answers
    shown: Mapping[str, str]
    now: datetime

    def touched(self, *names: str) -> bool:
        """Whether one of these was asked, and says something else than at first."""
        return any(
            name in self.answers and (self.answers[name] or "") != self.shown.get(name, "")
            for name in names
        )

    def applied_to(self, schedule: Schedule, *, is_new: bool) -> Schedule:
        """Raises BadFields with a sentence for each field at fault."""
        problems: dict[str, str] = {}
        if is_new or self.touched(*_RHYTHM):
            rhythm, at = self._rhythm()
            schedule = with_rhythm(schedule, rhythm, at, self.now)
        changes: tuple[tuple[str, bool, Callable[[Schedule], Schedule]], ...] = (
            ("zone", self.touched("zone"), self._with_zone),
            ("language", self.touched("language"), self._with_language),
            ("country", self.touched("country"), self._with_country),
            (self._hours_field(), self.touched(*_HOURS), self._with_hours),
            ("muted_from", self.touched(*_MUTED), self._with_mute),
        )
        for name, is_touched, change in changes:
            try:
                schedule = change(schedule) if is_touched else schedule
            except UserError as error:
                problems[name] = unmarked(str(error))
            except (ValueError, OverflowError):
                problems[name] = say("schedule-bad-choice")
        if problems:
            raise BadFields(problems)
        return schedule

    def _said(self, name: str) -> str:
        return self.answers.get(name) or self.shown.get(name, "")

    def _rhythm(self) -> tuple[Recurrence, time]:
        kind = self._said("rhythm")
        try:
            at = read_time(self._said("time"))
            if kind == ON_DAY:
                return DayOfMonth(day=int(self._said("month_day"))), at
            weekday = Weekday(self._said("weekday"))
            if kind == ON_WEEKDAY:
                return WeekdayOfMonth(weekday=weekday, which=int(self._said("which"))), at
            return Weekly(weekday=weekday, every=int(kind.removeprefix(WEEKS))), at
        except (ValueError, OverflowError, UserError):
            raise BadFields({"rhythm": say("schedule-bad-choice")}) from None

    def _with_zone(self, schedule: Schedule) -> Schedule:
        return with_zone(schedule, read_zone(self.answers.get("zone") or ""), self.now)

    def _with_language(self, schedule: Schedule) -> Schedule:
        language = self._said("language")
        return replace(schedule, language=language) if language in LANGUAGES else schedule

    def _with_country(self, schedule: Schedule) -> Schedule:
        return replace(schedule, country=read_country(self.answers.get("country") or ""))

    def _with_hours(self, schedule: Schedule) -> Schedule:
        days = frozenset(Weekday(day) for day in self._said("working_days").split(",") if day)
        end = self._said("hours_to")
        hours = WorkingHours(
            start=read_time(self._said("hours_from")),
            end=time() if end == "24:00" else read_time(end),
            days=days,
        )
        check_hours(schedule, hours)
        return replace(schedule, hours=hours)

    def _hours_field(self) -> str:
        """Where the person changed something."""
        return "hours_from" if self.touched("hours_from", "hours_to") else "working_days"

    def _with_mute(self, schedule: Schedule) -> Schedule:
        """In place of the days that were shown."""
        first, last = self.answers.get("muted_from"), self.answers.get("muted_to")
        was = [self.shown.get(name, "") for name in _MUTED]
        kept = [one for one in schedule.muted if [str(one.first), str(one.last)] != was]
        if not first and not last:
            return replace(schedule, muted=tuple(kept))
        days = DateRange(
            date.fromisoformat(first or last or ""), date.fromisoformat(last or first or "")
        )
        check_range(days, local_day(schedule, self.now))
        return replace(schedule, muted=merged([*kept, days]))
