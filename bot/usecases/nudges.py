"""What people do with nudges: switch them on and off, look ahead, and decide."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.deps import Deps
from bot.errors import BadFields, StaleButton
from bot.nudges.calendar import local_day
from bot.nudges.choose import Nudge, choose_nudge
from bot.usecases.advice import get_advice, get_version, settled_today
from bot.usecases.profiles import (
    DEFAULT_HOUR,
    DEFAULT_RHYTHM,
    DEFAULT_WEEKDAY,
    Person,
    change_schedule,
)
from knowledge.advice.bands import tips_for
from knowledge.advice.derive import derive_facts
from knowledge.schema import Band, Rule
from storage.values import ChannelKey, Decision, DecisionKind, Schedule

LATEST_DEFERRAL = timedelta(days=366)
LONGEST_REASON = 500
NOT_A_MEMBER = frozenset({"not_in_channel", "channel_not_found"})
"""Slack's errors where the bot is not in the channel; an invitation mends them."""


@dataclass(frozen=True)
class NextNudge:
    """What the next nudge says, if it has anything to say."""

    nudge: Nudge | None
    size_band: Band
    since: datetime
    """When the profile that it rests on was saved."""
    schedule: Schedule | None
    """None if it is switched off."""


def switch_on(deps: Deps, key: ChannelKey, person: Person) -> Schedule:
    """Start nudges: in the rhythm that was set before, else in the default one.

    Raises NoProfile: without a profile there is nothing to say.
    """
    get_version(deps, key)  # raises
    before = deps.store.find_schedule(key)
    wanted = Schedule(
        key=key,
        rhythm=before.rhythm if before else DEFAULT_RHYTHM,
        weekday=before.weekday if before else DEFAULT_WEEKDAY,
        hour=before.hour if before else DEFAULT_HOUR,
        zone=person.zone,
        set_by=person.user,
        starts_at=deps.clock(),
    )
    return change_schedule(deps, key, wanted) or wanted


def switch_off(deps: Deps, key: ChannelKey) -> None:
    change_schedule(deps, key, None)


def find_next_nudge(deps: Deps, key: ChannelKey) -> NextNudge:
    """What would be posted if the next occurrence were now. Raises NoProfile."""
    found = get_advice(deps, key)
    schedule = found.schedule if found.schedule and found.schedule.active else None
    nudge = choose_nudge(
        found.advice,
        tips_for(derive_facts(found.version.profile, deps.knowledge), deps.knowledge),
        found.decisions,
        deps.store.list_deliveries(key),
    )
    return NextNudge(nudge, found.advice.band, found.version.saved_at, schedule)


def find_standing_decision(deps: Deps, key: ChannelKey, rule_id: str) -> Decision | None:
    """What the team decided before and still stands, so that nobody decides a second time.

    Raises StaleButton if the profile is gone.
    """
    version = deps.store.find_profile(key)
    if version is None:
        raise StaleButton
    schedule, decisions = deps.store.find_schedule(key), deps.store.list_decisions(key)
    return settled_today(deps, version, schedule, decisions).get(rule_id)


def decide(  # noqa: PLR0913 -- what a decision is made of
    deps: Deps,
    key: ChannelKey,
    rule_id: str,
    kind: DecisionKind,
    *,
    by: str,
    until: date | None = None,
    reason: str = "",
) -> Decision:
    """Store what the team says to a recommendation.

    Raises StaleButton if the profile or the rule is gone, BadFields for a day that is not ahead or
    a reason that is too long.
    """
    version = deps.store.find_profile(key)
    if version is None or rule_id not in deps.knowledge.rules:
        raise StaleButton
    if kind is DecisionKind.DEFERRED:
        _check_day(until, local_day(deps.store.find_schedule(key), deps.clock()))
    if len(reason) > LONGEST_REASON:
        raise BadFields({"reason": f"Shorten it to {LONGEST_REASON} characters."})
    decision = Decision(
        key=key,
        rule=rule_id,
        kind=kind,
        decided_by=by,
        decided_at=deps.clock(),
        profile_version=version.version,
        until=until,
        reason=reason.strip(),
    )
    deps.store.add_decision(decision)
    return decision


def _check_day(until: date | None, today: date) -> None:
    if until is None:
        raise BadFields({"until": "Choose the day on which I should ask again."})
    if not today < until <= today + LATEST_DEFERRAL:
        raise BadFields({"until": "Choose a day after today, within a year."})


def get_rule(deps: Deps, rule_id: str) -> Rule:
    """Raises StaleButton for a rule that the knowledge no longer has."""
    try:
        return deps.knowledge.rules[rule_id]
    except KeyError:
        raise StaleButton from None


def resume_after_joining(deps: Deps, key: ChannelKey) -> None:
    """Start nudges again that were switched off only because the bot was not in the channel."""
    schedule = deps.store.find_schedule(key)
    if schedule is not None and not schedule.active and schedule.note in NOT_A_MEMBER:
        resumed = replace(schedule, active=True, note="", starts_at=deps.clock())
        deps.store.save_schedule(resumed)
