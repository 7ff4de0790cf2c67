"""A store without a database: for a demonstration, and as the fake in tests. Gone with the process.

It keeps the rows that SQLiteStore keeps, in dicts, behind one lock.
"""

from dataclasses import replace
from datetime import datetime
from threading import RLock

from knowledge.advice.profile import TeamProfile
from storage.protocol import StaleProfileError
from storage.values import (
    ChannelKey,
    Decision,
    Delivery,
    DeliveryState,
    ProfileVersion,
    Schedule,
)


class MemoryStore:
    def __init__(self) -> None:
        self._lock = RLock()
        self._profiles: dict[ChannelKey, list[ProfileVersion]] = {}
        self._schedules: dict[ChannelKey, Schedule] = {}
        self._decisions: dict[ChannelKey, list[Decision]] = {}
        self._deliveries: dict[ChannelKey, dict[datetime, Delivery]] = {}
        self._events: set[tuple[str, str]] = set()

    def ping(self) -> None:
        pass

    def close(self) -> None:
        pass

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

    def find_schedule(self, key: ChannelKey) -> Schedule | None:
        with self._lock:
            return self._schedules.get(key)

    def list_active_schedules(self) -> list[Schedule]:
        with self._lock:
            return [s for _, s in sorted(self._schedules.items()) if s.active]

    def save_schedule(self, schedule: Schedule) -> None:
        with self._lock:
            self._schedules[schedule.key] = schedule

    def add_decision(self, decision: Decision) -> None:
        with self._lock:
            self._decisions.setdefault(decision.key, []).append(decision)

    def list_decisions(self, key: ChannelKey) -> list[Decision]:
        with self._lock:
            return list(self._decisions.get(key, []))

    def claim(self, key: ChannelKey, due: datetime, *, at: datetime) -> bool:
        with self._lock:
            deliveries = self._deliveries.setdefault(key, {})
            if due in deliveries:
                return False
            deliveries[due] = Delivery(key=key, due=due, state=DeliveryState.CLAIMED, claimed_at=at)
            return True

    def record_delivery(self, delivery: Delivery) -> None:
        with self._lock:
            deliveries = self._deliveries.get(delivery.key, {})
            claimed = deliveries[delivery.due]
            deliveries[delivery.due] = replace(delivery, claimed_at=claimed.claimed_at)

    def list_deliveries(self, key: ChannelKey) -> list[Delivery]:
        with self._lock:
            return [delivery for _, delivery in sorted(self._deliveries.get(key, {}).items())]

    def first_seen(self, workspace: str, event_id: str, *, at: datetime) -> bool:  # noqa: ARG002
        with self._lock:
            new = (workspace, event_id) not in self._events
            self._events.add((workspace, event_id))
            return new

    def forget_channel(self, key: ChannelKey) -> None:
        with self._lock:
            for table in (self._profiles, self._schedules, self._decisions, self._deliveries):
                table.pop(key, None)

    def forget_workspace(self, workspace: str) -> None:
        with self._lock:
            keys = {*self._profiles, *self._schedules, *self._decisions, *self._deliveries}
            for key in keys:
                if key.workspace == workspace:
                    self.forget_channel(key)
            self._events = {event for event in self._events if event[0] != workspace}
