"""What every store promises. The tests in tests/storage hold each one to it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from knowledge.advice.profile import TeamProfile
from storage.schedule import Schedule
from storage.values import (
    Access,
    Change,
    ChannelKey,
    Decision,
    Delivery,
    Installation,
    PictureFile,
    ProfileVersion,
)


class StorageError(Exception):
    """The database can't be used; the message says which one, why, and what to do."""


class StaleProfileError(Exception):
    """Somebody saved in between; `newest` is what is stored, `refused` what was not saved."""

    def __init__(self, newest: ProfileVersion, refused: TeamProfile) -> None:
        self.newest = newest
        self.refused = refused
        super().__init__(f"version {newest.version} was saved in between")


class StaleDecisionError(Exception):
    """Somebody decided on the same rule in between; `newest` is what is stored."""

    def __init__(self, newest: Decision) -> None:
        self.newest = newest
        super().__init__(f"{newest.rule} was decided in between")


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

    def list_due_schedules(self, now: datetime, most: int) -> Sequence[Schedule]:
        """The active ones of every workspace whose `wake_at` has come, the longest waiting first.

        Its cost depends on how many are due, not on how many are stored.
        """

    def list_ended_schedules(self, workspace: str, notes: Sequence[str]) -> Sequence[Schedule]:
        """Those that were switched off with one of these notes; in order of their keys."""

    def save_schedule(self, schedule: Schedule, change: Change | None = None) -> None:
        """Store it in place of the channel's schedule, if it has one, and the audit entry."""

    def end_schedule(self, schedule: Schedule, note: str, change: Change) -> bool:
        """Switch it off with this note. True for exactly one caller.

        False, and nothing is stored, if it is off already or was changed since it was read (what
        only a worker changes, `handled_until` and `wake_at`, does not count).
        """

    def move_wake(self, schedule: Schedule, to: datetime | None) -> bool:
        """Set `wake_at`, unless somebody else has set it since the schedule was read."""

    # Decisions

    def add_decision(
        self, decision: Decision, *, base: int, wake_at: datetime | None = None
    ) -> None:
        """Add it; one for the same rule counts instead of the earlier ones.

        `base` is how many decisions on this rule the person knew of. `wake_at` replaces that of the
        channel's schedule, if it has one, in the same step.
        Raises StaleDecisionError if there are more by now; then nothing is stored.
        """

    def list_decisions(self, key: ChannelKey) -> Sequence[Decision]:
        """All of them, the oldest first."""

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
        """Take an occurrence, for good. True for exactly one caller among all processes.

        In one step the occurrence is stored as claimed and those in `missed` as missed, and of the
        schedule `handled_until` becomes `due`, `wake_at` the new one. False, and nothing is
        stored, if the occurrence is taken, or if the schedule was switched off or its `wake_at` is
        no longer what it was when it was read.
        """

    def advance_delivery(self, before: Delivery, after: Delivery) -> bool:
        """Replace an unfinished delivery by what became of it. True for exactly one caller.

        False, and nothing is stored, if its state or its `look_again_at` is no longer that of
        `before`, or if it is gone.
        """

    def list_unfinished(self, now: datetime, most: int) -> Sequence[Delivery]:
        """Those of every workspace whose `look_again_at` has come, the longest waiting first.

        Its cost depends on how many these are, not on how many are stored.
        """

    def list_deliveries(self, key: ChannelKey) -> Sequence[Delivery]:
        """All of them, the oldest occurrence first."""

    def page_deliveries(self, most: int) -> Sequence[Delivery]:
        """The latest of every workspace, for the operator; the last occurrence first."""

    # Pictures

    def find_picture(self, key: ChannelKey, kind: str, language: str) -> PictureFile | None:
        """The one that was uploaded last."""

    def save_picture(self, picture: PictureFile) -> str:
        """Store it in place of the channel's picture of this kind and language, if it has one.

        Returns the file that nobody needs any more, or "": the one whose place it takes; or its
        own, which is not stored, if somebody else was faster with the same picture or the channel
        has no profile any more.
        """

    def drop_picture(self, key: ChannelKey, file: str) -> None:
        """Remove what is stored of this file, if anything is."""

    def list_pictures(self, key: ChannelKey) -> Sequence[PictureFile]:
        """In order of their kinds and languages."""

    # Access and the audit history

    def find_access(self, key: ChannelKey) -> Access | None:
        """None if nobody has set it: then everyone in the channel may change."""

    def save_access(self, access: Access, change: Change | None = None) -> None:
        """Store it in place of the channel's, and the audit entry."""

    def add_change(self, change: Change) -> None: ...

    def list_changes(self, key: ChannelKey) -> Sequence[Change]:
        """All of them, the oldest first."""

    # Events

    def first_seen(self, workspace: str, event_id: str, *, at: datetime) -> bool:
        """True the first time that Slack's event is seen: it repeats those that it deems lost."""

    def first_time(self, workspace: str, what: str, *, at: datetime) -> bool:
        """True once for what happens only once in the life of an installation."""

    # Installations

    def save_installation(self, installation: Installation) -> None:
        """Store it in place of the workspace's, if it has one."""

    def find_installation(self, workspace: str) -> Installation | None: ...

    def replace_installation(self, before: Installation, after: Installation) -> bool:
        """Store `after` in place of `before`, of the same workspace. True for exactly one caller.

        False, and nothing is stored, if its tokens are no longer those of `before`, or if it is
        gone.
        """

    def claim_refresh(self, installation: Installation, *, now: datetime, until: datetime) -> bool:
        """Take the right to renew its token until then. True for exactly one caller at a time.

        False if its tokens are no longer these, or if somebody else renews them just now.
        """

    def page_installations(self, after: str, most: int) -> Sequence[Installation]:
        """Of all workspaces, for the operator: in order of their ids, those after this one."""

    def list_expiring(
        self, before: datetime, *, now: datetime, most: int
    ) -> Sequence[Installation]:
        """Those of every workspace whose token ends before then, the first to end first.

        Without those that somebody renews just now.
        """

    def list_unchecked(self, before: datetime, most: int) -> Sequence[Installation]:
        """Those of every workspace that were last checked before then, the longest ago first."""

    def use_state(self, state: str, *, now: datetime, until: datetime) -> bool:
        """True the first time that an installation is finished with it; it is remembered until
        then.
        """

    # Removal

    def forget_channel(self, key: ChannelKey) -> Mapping[str, int]:
        """Delete all that is stored for the channel.

        Returns how many there were: of "profiles", "decisions", "schedules", "deliveries",
        "changes", "access" and "pictures". The files of pictures are Slack's: list them before.
        """

    def forget_workspace(self, workspace: str, *, unless_newer: datetime | None = None) -> bool:
        """Delete the installation, and all that is stored for every channel of the workspace.

        False, and nothing is deleted, if the app was installed after `unless_newer`.
        """

    # History

    def prune(self, before: datetime) -> Iterator[Mapping[str, int]]:
        """Delete history of before then, of every workspace: what storage.retention says.

        It goes on step by step as it is iterated, and tells after each how many of what it has
        deleted. In between others write; who stops iterating leaves the rest for another time.
        """
