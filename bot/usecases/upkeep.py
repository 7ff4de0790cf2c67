"""Keeping the profile true with one tap: it is still right, or somebody was hired."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.deps import Deps
from bot.errors import StaleButton, UserError
from bot.language import say
from bot.nudges.due import latest_by_rule
from bot.usecases.decisions import get_rule
from knowledge.advice.answer import plain_number
from knowledge.advice.profile import TeamProfile
from knowledge.schema import Move, Role
from storage.values import (
    Change,
    ChangeKind,
    ChannelKey,
    Decision,
    DecisionKind,
    ProfileVersion,
)


class TeamFillsCompany(UserError):
    def __init__(self) -> None:
        super().__init__(say("errors-team-fills-company"))


@dataclass(frozen=True, kw_only=True)
class Hire:
    """Somebody who was hired, and how many there are with them."""

    decision: Decision
    """By which it was done."""
    role: Role
    count: float
    version: ProfileVersion
    """Without them, or with them once they are counted."""


def find_hire(deps: Deps, decision: Decision) -> Hire | None:
    """The hire that was done and that the profile of the decision does not count yet.

    None if the step was no hire: another move, or a hire that had become one under a freeze.
    """
    if decision.kind is not DecisionKind.DONE:
        return None
    rule, version = deps.knowledge.rules.get(decision.rule), _version_of(deps, decision)
    if rule is None or version is None:
        return None
    speaking = {one.rule.id: one.move for one in deps.adviser.ranked(version.profile)}
    if rule.role is None or speaking.get(rule.id, rule.move) is not Move.HIRE:
        return None
    return Hire(
        decision=decision,
        role=deps.knowledge.roles[rule.role],
        count=_one_more(version.profile, rule.role),
        version=version,
    )


def count_hire(deps: Deps, key: ChannelKey, rule_id: str, *, by: str) -> Hire:
    """Store the profile with the person who was hired. Twice pressed, it is counted once.

    Raises StaleButton if the step is no longer a hire that was done, TeamFillsCompany, and
    StaleProfileError if somebody saved since it was done.
    """
    decision = latest_by_rule(deps.store.list_decisions(key)).get(get_rule(deps, rule_id).id)
    hire = find_hire(deps, decision) if decision else None
    if decision is None or hire is None:
        raise StaleButton
    grown = hire.version.profile.changed({"headcount": {hire.role.id: hire.count}})
    if grown is None:
        raise TeamFillsCompany
    version = deps.store.save_profile(
        key, grown, base=decision.profile_version, by=by, at=deps.clock()
    )
    return replace(hire, version=version)


def confirm_profile(deps: Deps, key: ChannelKey, version: int, *, by: str) -> ProfileVersion:
    """Store that the profile is still right; returns the newest.

    If that is another version than the one that was confirmed, nothing is stored.
    Raises StaleButton if the profile is gone.
    """
    newest = deps.store.find_profile(key)
    if newest is None or version > newest.version:
        raise StaleButton
    if newest.version == version:
        detail = {"version": str(version)}
        confirmed = ChangeKind.CONFIRMED
        deps.store.add_change(
            Change(key=key, kind=confirmed, by=by, at=deps.clock(), detail=detail)
        )
    return newest


def last_confirmed(deps: Deps, version: ProfileVersion) -> datetime:
    """When the newest profile was saved, or confirmed as it is."""
    changes = deps.store.list_changes(version.key)
    confirmed = [change.at for change in changes if change.kind is ChangeKind.CONFIRMED]
    return max([version.saved_at, *confirmed])


def _version_of(deps: Deps, decision: Decision) -> ProfileVersion | None:
    versions = deps.store.list_profiles(decision.key)
    return next((one for one in versions if one.version == decision.profile_version), None)


def _one_more(profile: TeamProfile, role: str) -> float:
    grown = round(profile.headcount.get(role, 0) + 1, 1)
    return float(grown) if grown % 1 else plain_number(grown)  # type: ignore[return-value]
