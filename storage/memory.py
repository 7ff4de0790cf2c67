"""A store without a database: for a demonstration, and as the fake in tests. Gone with the process.

It keeps the rows that SQLiteStore keeps, in dicts, behind one lock. What is due it finds by looking
at all of them: a demonstration has few.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from knowledge.advice.profile import TeamProfile
from storage.memory_installations import MemoryInstallations
from storage.protocol import StaleDecisionError, StaleProfileError
from storage.retention import kept_changes, kept_decisions, kept_deliveries, kept_profiles
from storage.schedule import Schedule
from storage.values import (
    UNFINISHED,
    Access,
    Change,
    ChannelKey,
    Decision,
    Delivery,
    DeliveryState,
    PictureFile,
    ProfileVersion,
)

Value = TypeVar("Value")


class MemoryStore(MemoryInstallations):
    def __init__(self) -> None:
        super().__init__()
        self._profiles: dict[ChannelKey, list[ProfileVersion]] = {}
        self._schedules: dict[ChannelKey, Schedule] = {}
        self._decisions: dict[ChannelKey, list[Decision]] = {}
        self._deliveries: dict[ChannelKey, dict[datetime, Delivery]] = {}
        self._changes: dict[ChannelKey, list[Change]] = {}
        self._access: dict[ChannelKey, Access] = {}
        self._pictures: dict[ChannelKey, dict[tuple[str, str], PictureFile]] = {}
        self._events: set[tuple[str, str]] = set()

    def ping(self) -> None:
        pass

    def close(self) -> None:
        pass

    # Profiles

    def find_profile(self, key: ChannelKey) -> ProfileVersion | None:
        with self._lock:
            versions = self._profiles.get(key)
            return versions[-1] if versions else None

    def list_profiles(self, key: ChannelKey) -> list[ProfileVersion]:
        with self._lock:
            return list(self._profiles.get(key, []))

    def list_channels(self, workspace: str) -> list[ChannelKey]:
        with self._lock:
            return sorted(key for key in self._profiles if key.workspace == workspace)

    def page_profiles(self, after: ChannelKey | None, most: int) -> list[ProfileVersion]:
        with self._lock:
            keys = sorted(key for key in self._profiles if after is None or key > after)
            return [self._profiles[key][-1] for key in keys[:most]]

    def save_profile(
        self, key: ChannelKey, profile: TeamProfile, *, base: int, by: str, at: datetime
    ) -> ProfileVersion:
        with self._lock:
            newest = self.find_profile(key)
            if newest is not None and newest.profile == profile:
                return newest
            if newest is not None and newest.version != base:
                raise StaleProfileError(newest, profile)
            version = newest.version + 1 if newest else 1
            saved = ProfileVersion(
                key=key, version=version, profile=profile, saved_by=by, saved_at=at
            )
            self._profiles.setdefault(key, []).append(saved)
            return saved

    # Schedules

    def find_schedule(self, key: ChannelKey) -> Schedule | None:
        with self._lock:
            return self._schedules.get(key)

    def list_due_schedules(self, now: datetime, most: int) -> list[Schedule]:
        with self._lock:
            due = [
                (each.wake_at, key, each)
                for key, each in self._schedules.items()
                if each.active and each.wake_at is not None and each.wake_at <= now
            ]
        return [each for _, _, each in sorted(due, key=lambda found: found[:2])[:most]]

    def list_ended_schedules(self, workspace: str, notes: Sequence[str]) -> list[Schedule]:
        with self._lock:
            return [
                each
                for key, each in sorted(self._schedules.items(), key=lambda item: item[0])
                if key.workspace == workspace and not each.active and each.note in notes
            ]

    def save_schedule(self, schedule: Schedule, change: Change | None = None) -> None:
        with self._lock:
            self._schedules[schedule.key] = schedule
            self._add(change)

    def end_schedule(self, schedule: Schedule, note: str, change: Change) -> bool:
        with self._lock:
            stored = self._schedules.get(schedule.key)
            read = replace(schedule, active=True)
            if stored is None or _as_set(stored) != _as_set(read):
                return False
            self.save_schedule(replace(stored, active=False, note=note, wake_at=None), change)
            return True

    def move_wake(self, schedule: Schedule, to: datetime | None) -> bool:
        with self._lock:
            stored = self._schedules.get(schedule.key)
            if stored is None or stored.wake_at != schedule.wake_at:
                return False
            self._schedules[schedule.key] = replace(stored, wake_at=to)
            return True

    # Decisions

    def add_decision(
        self, decision: Decision, *, base: int, wake_at: datetime | None = None
    ) -> None:
        with self._lock:
            decisions = self._decisions.setdefault(decision.key, [])
            same_rule = [each for each in decisions if each.rule == decision.rule]
            if len(same_rule) > base:
                raise StaleDecisionError(same_rule[-1])
            decisions.append(decision)
            schedule = self._schedules.get(decision.key)
            if schedule is not None and wake_at is not None:
                self._schedules[decision.key] = replace(schedule, wake_at=wake_at)

    def list_decisions(self, key: ChannelKey) -> list[Decision]:
        with self._lock:
            return list(self._decisions.get(key, []))

    # Deliveries

    def claim(  # noqa: PLR0913 -- all of it is stored in one step
        self,
        schedule: Schedule,
        due: datetime,
        *,
        at: datetime,
        look_again_at: datetime,
        wake_at: datetime | None,
        missed: Sequence[datetime] = (),
    ) -> bool:
        key = schedule.key
        with self._lock:
            stored = self._schedules.get(key)
            if stored is None or not stored.active or stored.wake_at != schedule.wake_at:
                return False
            deliveries = self._deliveries.setdefault(key, {})
            if due in deliveries:
                return False
            state = DeliveryState.CLAIMED
            deliveries[due] = Delivery(
                key=key, due=due, state=state, claimed_at=at, look_again_at=look_again_at
            )
            for each in missed:
                state = DeliveryState.MISSED
                deliveries.setdefault(each, Delivery(key=key, due=each, state=state, claimed_at=at))
            self._schedules[key] = replace(stored, handled_until=due, wake_at=wake_at)
            return True

    def advance_delivery(self, before: Delivery, after: Delivery) -> bool:
        with self._lock:
            deliveries = self._deliveries.get(before.key, {})
            stored = deliveries.get(before.due)
            if (
                stored is None
                or stored.state not in UNFINISHED
                or (stored.state, stored.look_again_at) != (before.state, before.look_again_at)
            ):
                return False
            deliveries[before.due] = replace(
                after, key=before.key, due=before.due, claimed_at=stored.claimed_at
            )
            return True

    def list_unfinished(self, now: datetime, most: int) -> list[Delivery]:
        with self._lock:
            found = [
                (each.look_again_at, each.key, each)
                for each in self._all_deliveries()
                if each.look_again_at is not None and each.look_again_at <= now
            ]
        return [each for _, _, each in sorted(found, key=lambda one: one[:2])[:most]]

    def list_deliveries(self, key: ChannelKey) -> list[Delivery]:
        with self._lock:
            return [delivery for _, delivery in sorted(self._deliveries.get(key, {}).items())]

    def page_deliveries(self, most: int) -> list[Delivery]:
        with self._lock:
            everything = self._all_deliveries()
        return sorted(everything, key=lambda each: (each.due, each.key), reverse=True)[:most]

    def _all_deliveries(self) -> list[Delivery]:
        return [each for of_one in self._deliveries.values() for each in of_one.values()]

    # Pictures

    def find_picture(self, key: ChannelKey, kind: str, language: str) -> PictureFile | None:
        with self._lock:
            return self._pictures.get(key, {}).get((kind, language))

    def save_picture(self, picture: PictureFile) -> str:
        with self._lock:
            before = self.find_picture(picture.key, picture.kind, picture.language)
            is_there = before is not None and before.digest == picture.digest
            if is_there or picture.key not in self._profiles:
                return picture.file
            pictures = self._pictures.setdefault(picture.key, {})
            pictures[picture.kind, picture.language] = picture
            return before.file if before else ""

    def drop_picture(self, key: ChannelKey, file: str) -> None:
        with self._lock:
            kept = {
                place: one for place, one in self._pictures.get(key, {}).items() if one.file != file
            }
            self._pictures[key] = kept

    def list_pictures(self, key: ChannelKey) -> list[PictureFile]:
        with self._lock:
            return [picture for _, picture in sorted(self._pictures.get(key, {}).items())]

    # Access and the audit history

    def find_access(self, key: ChannelKey) -> Access | None:
        with self._lock:
            return self._access.get(key)

    def save_access(self, access: Access, change: Change | None = None) -> None:
        with self._lock:
            self._access[access.key] = access
            self._add(change)

    def add_change(self, change: Change) -> None:
        with self._lock:
            self._add(change)

    def _add(self, change: Change | None) -> None:
        if change is not None:
            self._changes.setdefault(change.key, []).append(change)

    def list_changes(self, key: ChannelKey) -> list[Change]:
        with self._lock:
            return list(self._changes.get(key, []))

    # Events

    def first_seen(self, workspace: str, event_id: str, *, at: datetime) -> bool:  # noqa: ARG002
        with self._lock:
            new = (workspace, event_id) not in self._events
            self._events.add((workspace, event_id))
            return new

    def first_time(self, workspace: str, what: str, *, at: datetime) -> bool:
        return self.first_seen(workspace, f"once {what}", at=at)

    # Removal

    def forget_channel(self, key: ChannelKey) -> dict[str, int]:
        with self._lock:
            counts = {name: len(table.get(key, ())) for name, table in self._lists().items()}
            counts |= {name: int(key in table) for name, table in self._singles().items()}
            for table in (*self._lists().values(), *self._singles().values()):
                table.pop(key, None)
            return counts

    def forget_workspace(self, workspace: str, *, unless_newer: datetime | None = None) -> bool:
        with self._lock:
            installed = self._installations.get(workspace)
            if installed and unless_newer and installed.installed_at > unless_newer:
                return False
            self._installations.pop(workspace, None)
            self._refreshing.pop(workspace, None)
            tables = (*self._lists().values(), *self._singles().values())
            for key in {key for table in tables for key in table}:
                if key.workspace == workspace:
                    self.forget_channel(key)
            self._events = {event for event in self._events if event[0] != workspace}
            return True

    # History

    def prune(self, before: datetime) -> Iterator[Mapping[str, int]]:
        for key in {key for table in self._lists().values() for key in table}:
            with self._lock:
                deliveries = kept_deliveries(self.list_deliveries(key), before)
                gone = len(self._deliveries.get(key, ())) - len(deliveries)
                self._deliveries[key] = {one.due: one for one in deliveries}
                counts = {
                    "profiles": _drop(self._profiles.get(key, []), kept_profiles, before),
                    "decisions": _drop(self._decisions.get(key, []), kept_decisions, before),
                    "changes": _drop(self._changes.get(key, []), kept_changes, before),
                    "deliveries": gone,
                }
            yield counts

    def _lists(self) -> dict[str, dict[ChannelKey, Any]]:
        """The tables with several rows for each channel."""
        return {
            "profiles": self._profiles,
            "decisions": self._decisions,
            "deliveries": self._deliveries,
            "changes": self._changes,
            "pictures": self._pictures,
        }

    def _singles(self) -> dict[str, dict[ChannelKey, Any]]:
        """The tables with one row for each channel."""
        return {"schedules": self._schedules, "access": self._access}


def _drop(
    stored: list[Value], kept: Callable[[list[Value], datetime], list[Value]], before: datetime
) -> int:
    count = len(stored)
    stored[:] = kept(stored, before)
    return count - len(stored)


def _as_set(schedule: Schedule) -> Schedule:
    """Without what only a worker changes."""
    return replace(schedule, handled_until=None, wake_at=None)
