"""All that is stored for a channel: to hand over, to count, and to delete."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.deps import Deps
from bot.errors import UserError
from bot.language import say
from storage.schedule import Schedule
from storage.values import (
    Access,
    Change,
    ChannelKey,
    Decision,
    Delivery,
    PictureFile,
    ProfileVersion,
)


class NothingStored(UserError):
    def __init__(self) -> None:
        super().__init__(say("errors-nothing-stored"))


@dataclass(frozen=True, kw_only=True)
class Stored:
    key: ChannelKey
    profiles: Sequence[ProfileVersion]
    decisions: Sequence[Decision]
    schedule: Schedule | None
    deliveries: Sequence[Delivery]
    access: Access | None
    changes: Sequence[Change]
    pictures: Sequence[PictureFile]

    def counts(self) -> dict[str, int]:
        """As `Store.forget_channel` counts what it deletes."""
        return {
            "profiles": len(self.profiles),
            "decisions": len(self.decisions),
            "schedules": int(self.schedule is not None),
            "deliveries": len(self.deliveries),
            "changes": len(self.changes),
            "access": int(self.access is not None),
            "pictures": len(self.pictures),
        }


def get_stored(deps: Deps, key: ChannelKey) -> Stored:
    """Raises NothingStored."""
    store = deps.store
    stored = Stored(
        key=key,
        profiles=store.list_profiles(key),
        decisions=store.list_decisions(key),
        schedule=store.find_schedule(key),
        deliveries=store.list_deliveries(key),
        access=store.find_access(key),
        changes=store.list_changes(key),
        pictures=store.list_pictures(key),
    )
    if not any(stored.counts().values()):
        raise NothingStored
    return stored


def forget(deps: Deps, key: ChannelKey) -> Mapping[str, int]:
    """Delete all of it; returns how many there were of each."""
    return deps.store.forget_channel(key)
