"""Silence for a while: a snooze, a pause, muted days; from what people typed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date
from dateutil.relativedelta import relativedelta

from bot.deps import Deps
from bot.errors import UserError
from bot.language import current_language, say
from bot.mrkdwn import literal
from bot.nudges.calendar import Regular, find_regular, local_day
from bot.nudges.recurrence import to_utc
from bot.usecases.day_words import BadDay, read_day, read_range, read_span
from bot.usecases.schedules import get_schedule, store_schedule
from storage.schedule import UNTIL_RESUMED, DateRange, Schedule, Snooze
from storage.values import ChannelKey

LONGEST = timedelta(days=366)
MOST_MUTES = 20
_DAY = timedelta(days=1)
_TAKE_BACK = frozenset({"off", "aus"})
_BEFORE_PAUSE = re.compile(r"^(?:for|from|für|ab|von|vom)\s+")
_WEEK = relativedelta(weeks=1)


class TooFar(UserError):
    def __init__(self) -> None:
        super().__init__(say("quiet-too-far"))


class NotAhead(UserError):
    """A day to which silence should reach."""


class PauseNotAhead(NotAhead):
    def __init__(self) -> None:
        super().__init__(say("quiet-pause-not-ahead"))


class MuteNotAhead(NotAhead):
    def __init__(self) -> None:
        super().__init__(say("quiet-mute-not-ahead"))


class NothingToSnooze(UserError):
    def __init__(self) -> None:
        super().__init__(say("quiet-nothing-to-snooze"))


class SnoozedToBefore(UserError):
    def __init__(self, day: date) -> None:
        later = str(day + timedelta(days=7))
        super().__init__(say("quiet-snoozed-to-before", day=_short_day(day), later=later))


class LeftOut(UserError):
    def __init__(self, day: date) -> None:
        super().__init__(say("quiet-snoozed-already", day=_short_day(day)))


class PauseHasNoStart(UserError):
    def __init__(self, days: str) -> None:
        command = literal(f"/mlteam nudges mute {days}")
        super().__init__(say("quiet-pause-has-no-start", command=command))


class NotPaused(UserError):
    def __init__(self) -> None:
        super().__init__(say("quiet-not-paused"))


class NotMuted(UserError):
    def __init__(self) -> None:
        super().__init__(say("quiet-not-muted"))


class BadRange(UserError):
    def __init__(self) -> None:
        super().__init__(say("quiet-bad-range"))


class TooManyMutes(UserError):
    def __init__(self) -> None:
        super().__init__(say("quiet-too-many", most=MOST_MUTES))


def _short_day(day: date) -> str:
    """Such as "24 November"."""
    return format_date(day, say("quiet-day-pattern"), locale=current_language())


@dataclass(frozen=True, kw_only=True)
class Snoozed:
    schedule: Schedule
    skipped: date | None = None
    """The day of the occurrence, if it is left out because the next one comes by then."""
    next_day: date | None = None
    until: date | None = None


def snooze(deps: Deps, key: ChannelKey, text: str, *, by: str) -> Snoozed:
    """Move the next occurrence of the rhythm: by a span, or to a day; by a week if none is named.

    "off" takes an earlier snooze back.

    Raises NudgesOff, UserError.
    """
    schedule, now = get_schedule(deps, key), deps.clock()
    if text.casefold() in _TAKE_BACK:
        back = store_schedule(deps, replace(schedule, snooze=None), by=by, what="changed")
        return Snoozed(schedule=back)
    coming = find_regular(schedule, after=now)
    if coming is None:
        raise NothingToSnooze
    _check_snooze(schedule, coming, now)
    day = local_day(schedule, coming.due)
    until = _snooze_day(text, day, local_day(schedule, now))
    moved = Snooze(
        occurrence=coming.planned, until=to_utc(ZoneInfo(schedule.zone), until, schedule.at)
    )
    stored = store_schedule(deps, replace(schedule, snooze=moved), by=by, what="snoozed")
    after = find_regular(stored, after=now)
    if after is not None and after.planned == coming.planned:
        return Snoozed(schedule=stored)
    next_day = local_day(stored, after.due) if after else None
    return Snoozed(schedule=stored, skipped=day, next_day=next_day, until=until)


def _snooze_day(text: str, day: date, today: date) -> date:
    """A span counts from the day of the occurrence."""
    span = read_span(text) if text else _WEEK
    until = day + span if span else read_day(text, today)
    if until <= day:
        raise SnoozedToBefore(day)
    _check_near(until, today)
    return until


def _check_snooze(schedule: Schedule, coming: Regular, now: datetime) -> None:
    """There is room for one: what another had left out would come back."""
    before = schedule.snooze
    if before is not None and now < before.occurrence != coming.planned:
        raise LeftOut(local_day(schedule, before.occurrence))


def pause(deps: Deps, key: ChannelKey, text: str, *, by: str) -> Schedule:
    """Until a day, for a span, or until somebody resumes. Raises NudgesOff, UserError."""
    schedule = get_schedule(deps, key)
    today = local_day(schedule, deps.clock())
    until = UNTIL_RESUMED
    if text:
        until = _pause_day(_BEFORE_PAUSE.sub("", text.casefold()), today)
        if until <= today:
            raise PauseNotAhead
        _check_near(until, today)
    paused = replace(schedule, paused_until=until)
    return store_schedule(deps, paused, by=by, what="paused")


def _pause_day(text: str, today: date) -> date:
    try:
        return read_day(text, today)
    except BadDay:
        try:
            read_range(text, today)
        except BadDay:
            pass
        else:
            raise PauseHasNoStart(text) from None
        raise


def resume(deps: Deps, key: ChannelKey, *, by: str) -> Schedule:
    """End a pause; the rhythm is what it was. Raises NudgesOff, NotPaused."""
    schedule = get_schedule(deps, key)
    if not is_paused(schedule, deps.clock()):
        raise NotPaused
    resumed = replace(schedule, paused_until=None)
    return store_schedule(deps, resumed, by=by, what="resumed")


def is_paused(schedule: Schedule, now: datetime) -> bool:
    return schedule.paused_until is not None and schedule.paused_until > local_day(schedule, now)


def mute(deps: Deps, key: ChannelKey, text: str, *, by: str) -> Schedule:
    """Say nothing on these days, besides those that are muted. Raises NudgesOff, UserError."""
    schedule = get_schedule(deps, key)
    days = _read_range(text, local_day(schedule, deps.clock()))
    muted = merged([*schedule.muted, days])
    if len(muted) > MOST_MUTES:
        raise TooManyMutes
    return store_schedule(deps, replace(schedule, muted=muted), by=by, what="muted")


def unmute(deps: Deps, key: ChannelKey, text: str, *, by: str) -> Schedule:
    """No days are muted any more, or these are not. Raises NudgesOff, UserError."""
    schedule = get_schedule(deps, key)
    muted: tuple[DateRange, ...] = ()
    if text:
        muted = without(schedule.muted, _read_range(text, local_day(schedule, deps.clock())))
    if muted == schedule.muted:
        raise NotMuted
    return store_schedule(deps, replace(schedule, muted=muted), by=by, what="muted")


def _read_range(text: str, today: date) -> DateRange:
    if not text:
        raise BadRange
    days = read_range(text, today)
    check_range(days, today)
    return days


def check_range(days: DateRange, today: date) -> None:
    """Raises UserError."""
    if days.last < days.first:
        raise BadRange
    if days.last < today:
        raise MuteNotAhead
    _check_near(days.last, max(days.first, today))
    _check_near(days.first, today)


def _check_near(day: date, today: date) -> None:
    if day > today + LONGEST:
        raise TooFar


def merged(ranges: Iterable[DateRange]) -> tuple[DateRange, ...]:
    """In order, those that meet as one."""
    found: list[DateRange] = []
    for one in sorted(ranges):
        if found and one.first <= found[-1].last + _DAY:
            found[-1] = DateRange(found[-1].first, max(found[-1].last, one.last))
        else:
            found.append(one)
    return tuple(found)


def without(ranges: Iterable[DateRange], gone: DateRange) -> tuple[DateRange, ...]:
    found = []
    for one in ranges:
        pieces = (
            DateRange(one.first, min(one.last, gone.first - _DAY)),
            DateRange(max(one.first, gone.last + _DAY), one.last),
        )
        found += [piece for piece in pieces if piece.first <= piece.last]
    return tuple(dict.fromkeys(found))
