"""What the next nudge of a channel would say, and schedules that end and resume by themselves."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from structlog import get_logger

from bot.deps import Deps
from bot.nudges.calendar import local_day
from bot.nudges.choose import (
    DecisionNudge,
    Nudge,
    RecommendationNudge,
    Situation,
    choose_nudge,
    heard_with,
)
from bot.slack_errors import NO_TOKEN, NOT_A_MEMBER
from bot.usecases.advice import get_version, settled_today
from bot.usecases.schedules import store_schedule
from bot.usecases.upkeep import last_confirmed
from knowledge.advice.answer import Recommendation
from knowledge.advice.bands import tips_for
from knowledge.advice.derive import derive_facts
from knowledge.advice.facts import Facts
from knowledge.schema import Band
from storage.protocol import StorageError
from storage.schedule import Schedule
from storage.values import Change, ChangeKind, ChannelKey, ProfileVersion

log = get_logger(__name__)


@dataclass(frozen=True, kw_only=True)
class NextNudge:
    """What the next nudge says, if it has anything to say."""

    nudge: Nudge | None
    explained: Recommendation | None
    """The step that it is about, in full, if that is one of the first three."""
    version: ProfileVersion
    size_band: Band
    schedule: Schedule | None
    """None if it is switched off."""
    heard: tuple[tuple[str, ...], int]
    """What the channel has heard of with it: rules, and the profile version behind them."""


def find_next_nudge(deps: Deps, key: ChannelKey, *, regular: bool = True) -> NextNudge:
    """What would be posted if the next occurrence were now. Raises NoProfile.

    An occurrence that is not `regular` is there only because a decision is due on that day.
    """
    version, schedule = get_version(deps, key), deps.store.find_schedule(key)
    facts = derive_facts(version.profile, deps.knowledge)
    situation = _situation(deps, version, schedule, facts)
    nudge = choose_nudge(situation, regular=regular)
    about = nudge.subjects[0] if isinstance(nudge, DecisionNudge | RecommendationNudge) else ""
    return NextNudge(
        nudge=nudge,
        explained=deps.adviser.explain(version.profile, about, situation.settled.keys())
        if about
        else None,
        version=version,
        size_band=Band(str(facts["size_band"].value)),
        schedule=schedule if schedule and schedule.active else None,
        heard=heard_with(situation, nudge),
    )


def _situation(
    deps: Deps, version: ProfileVersion, schedule: Schedule | None, facts: Facts
) -> Situation:
    key, profile, now = version.key, version.profile, deps.clock()
    decisions = deps.store.list_decisions(key)
    settled = settled_today(deps, version, schedule, decisions)
    return Situation(
        version=version,
        confirmed_at=last_confirmed(deps, version),
        steps=deps.adviser.first_steps(profile, settled.keys()),
        speaking=deps.adviser.speaking(profile),
        settled=settled,
        tips=tips_for(facts, deps.knowledge),
        decisions=decisions,
        deliveries=deps.store.list_deliveries(key),
        knowledge=deps.knowledge,
        now=now,
        today=local_day(schedule, now),
        zone=schedule.zone if schedule else "UTC",
    )


def end_nudges(deps: Deps, schedule: Schedule, note: str) -> bool:
    """Switch the schedule off because of Slack's error. True for exactly one caller."""
    change = Change(
        key=schedule.key,
        kind=ChangeKind.SCHEDULE,
        by="",
        at=deps.clock(),
        detail={"what": "ended", "error": note},
    )
    return deps.store.end_schedule(schedule, note, change)


def _resume(deps: Deps, schedule: Schedule | None, notes: Collection[str]) -> None:
    """Start nudges again that ended with one of these errors, from now on in their rhythm."""
    if schedule is not None and not schedule.active and schedule.note in notes:
        resumed = replace(schedule, active=True, note="")
        store_schedule(deps, resumed, by="", what="resumed")


def resume_after_joining(deps: Deps, key: ChannelKey) -> None:
    """Start nudges again that ended only because the bot was not in the channel."""
    _resume(deps, deps.store.find_schedule(key), NOT_A_MEMBER)


def has_lost_token(deps: Deps, workspace: str) -> bool:
    """Whether nudges ended there because the token was of no use."""
    return bool(deps.store.list_ended_schedules(workspace, sorted(NO_TOKEN)))


def resume_workspace(deps: Deps, workspace: str) -> None:
    """Start nudges again that ended only because the token was of no use; it works again.

    What goes wrong with one channel is logged and does not hold up the others.
    """
    for schedule in deps.store.list_ended_schedules(workspace, sorted(NO_TOKEN)):
        try:
            _resume(deps, schedule, NO_TOKEN)
        except StorageError:
            raise
        except Exception:  # part of the worker's outer edge
            log.exception("nudges not resumed", workspace=workspace, channel=schedule.key.channel)
