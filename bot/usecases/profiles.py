"""Saving what the forms say: the team profile and the rhythm of the nudges."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.deps import Deps
from bot.errors import BadFields
from bot.usecases.advice import ChannelAdvice, get_advice
from bot.usecases.setup_form import Answers, read_details, read_setup
from storage.values import ChannelKey, Rhythm, Schedule, Weekday

OFF = "off"
"""The choice of the form that stands for no nudges."""
DEFAULT_RHYTHM = Rhythm.BIWEEKLY
DEFAULT_WEEKDAY = Weekday.TUESDAY
DEFAULT_HOUR = 10
_HOURS = {str(hour): hour for hour in range(24)}
"""What a form may answer; another hour would fail only when the nudge is due."""


@dataclass(frozen=True, kw_only=True)
class Person:
    """Who acts, and the time zone that Slack knows of them (IANA name)."""

    user: str
    zone: str


def save_setup(  # noqa: PLR0913 -- what the form was opened on, and what came back
    deps: Deps,
    key: ChannelKey,
    answers: Answers,
    *,
    base: int,
    shown: Answers,
    person: Person,
) -> ChannelAdvice:
    """Store the first form's profile and schedule; both or, if a field is wrong, neither.

    `shown` is the schedule that the form showed. Who left it so does not undo what somebody else
    has made of the schedule since.
    Raises BadFields, and StaleProfileError if somebody saved since the form was opened.
    """
    before = deps.store.find_profile(key)
    profile = read_setup(answers, before.profile if before else None, deps.knowledge)
    schedule = read_schedule(answers, key, person, deps.clock())
    deps.store.save_profile(key, profile, base=base, by=person.user, at=deps.clock())
    touched = any(answers.get(name) != value for name, value in shown.items())
    if touched or deps.store.find_schedule(key) is None:
        change_schedule(deps, key, schedule)
    return get_advice(deps, key)


def save_details(
    deps: Deps, key: ChannelKey, answers: Answers, *, base: int, by: str
) -> ChannelAdvice:
    """Store the second form's answers.

    Raises BadFields, and StaleProfileError if somebody saved since the form was opened.
    """
    before = deps.store.find_profile(key)
    profile = read_details(answers, before.profile if before else None, deps.knowledge)
    deps.store.save_profile(key, profile, base=base, by=by, at=deps.clock())
    return get_advice(deps, key)


def read_schedule(
    answers: Answers, key: ChannelKey, person: Person, now: datetime
) -> Schedule | None:
    """The schedule that a form asks for; None stands for no nudges. Raises BadFields."""
    rhythm = answers.get("rhythm") or OFF
    if rhythm == OFF:
        return None
    try:
        return Schedule(
            key=key,
            rhythm=Rhythm(rhythm),
            weekday=Weekday(answers.get("weekday") or DEFAULT_WEEKDAY),
            hour=_HOURS[answers.get("hour") or str(DEFAULT_HOUR)],
            zone=person.zone,
            set_by=person.user,
            starts_at=now,
        )
    except (ValueError, KeyError):
        raise BadFields(
            {"rhythm": "Choose a rhythm, a weekday and an hour from the lists."}
        ) from None


def change_schedule(deps: Deps, key: ChannelKey, wanted: Schedule | None) -> Schedule | None:
    """Store the schedule if it differs from today's; returns the one that is active now.

    Whoever saves a form without touching the rhythm does not become its owner, and the rhythm
    does not start anew. A changed one keeps the zone in which it was shown.
    """
    today = deps.store.find_schedule(key)
    if wanted is None:
        if today is not None and today.active:
            deps.store.save_schedule(replace(today, active=False, note=""))
        return None
    if today is not None and today.active:
        if _same_rhythm(today, wanted):
            return today
        wanted = replace(wanted, zone=today.zone)
    deps.store.save_schedule(wanted)
    return wanted


def _same_rhythm(one: Schedule, other: Schedule) -> bool:
    return (one.rhythm, one.weekday, one.hour) == (other.rhythm, other.weekday, other.hour)
