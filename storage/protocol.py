"""What every store promises. The suite in tests/storage/test_contract.py holds each one to it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from knowledge.advice.profile import TeamProfile
from storage.values import (
    ChannelKey,
    Decision,
    Delivery,
    ProfileVersion,
    Schedule,
)


class StorageError(Exception):
    """The database can't be used; the message says which one, why, and what to do."""


class StaleProfileError(Exception):
    """Somebody saved in between; `newest` is what is stored, `refused` what was not saved."""

    def __init__(self, newest: ProfileVersion, refused: TeamProfile) -> None:
        self.newest = newest
        self.refused = refused
        super().__init__(f"version {newest.version} was saved in between")


class Store(Protocol):
    """Safe to share between threads. Every method but `close` and `ping` may raise StorageError."""

    def ping(self) -> None:
        """Do nothing, if the database answers. Raises StorageError if it does not."""

    def close(self) -> None:
        """Release every connection of every thread. A closed store can't be used again."""

    # Profiles

    def find_profile(self, key: ChannelKey) -> ProfileVersion | None:
        """The newest version, or None for a channel without a profile."""

    def list_profiles(self, key: ChannelKey) -> Sequence[ProfileVersion]:
        """All versions, the oldest first."""

    def list_channels(self, workspace: str) -> Sequence[ChannelKey]:
        """The channels of the workspace that have a profile, in order of their ids."""

    def page_profiles(self, after: ChannelKey | None, most: int) -> Sequence[ProfileVersion]:
        """The newest version of each channel of every workspace, for the operator.

        In order of their keys, `most` at a time: those after this key, or the first ones.
        """

    def save_profile(
        self, key: ChannelKey, profile: TeamProfile, *, base: int, by: str, at: datetime
    ) -> ProfileVersion:
        """Store the next version on top of version `base` (0 if there was none).

        Saving again exactly what the newest version holds returns that version and stores nothing,
        so that a form which is sent twice is saved once.
        Raises StaleProfileError if `base` is no longer the newest version; then nothing is stored.
        """

    # Schedules

    def find_schedule(self, key: ChannelKey) -> Schedule | None: ...

    def list_active_schedules(self) -> Sequence[Schedule]:
        """Those of every workspace, for the worker; in order of their keys."""

    def save_schedule(self, schedule: Schedule) -> None:
        """Store it in place of the channel's schedule, if it has one."""

    # Decisions

    def add_decision(self, decision: Decision) -> None:
        """Add it; one for the same rule counts instead of the earlier ones."""

    def list_decisions(self, key: ChannelKey) -> Sequence[Decision]:
        """All of them, the oldest first."""

    # Deliveries

    def claim(self, key: ChannelKey, due: datetime, *, at: datetime) -> bool:
        """Take an occurrence, for good. True for exactly one caller among all processes."""

    def record_delivery(self, delivery: Delivery) -> None:
        """Say what became of an occurrence that was claimed. Raises KeyError for any other."""

    def list_deliveries(self, key: ChannelKey) -> Sequence[Delivery]:
        """All of them, the oldest occurrence first."""

    # Events

    def first_seen(self, workspace: str, event_id: str, *, at: datetime) -> bool:
        """True the first time that Slack's event is seen: it repeats those that it deems lost."""

    # Removal

    def forget_channel(self, key: ChannelKey) -> None:
        """Delete all that is stored for the channel."""

    def forget_workspace(self, workspace: str) -> None:
        """Delete all that is stored for every channel of the workspace."""
