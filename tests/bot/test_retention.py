"""History that is too old is deleted, and the follow-up says what it would have said."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.deps import Deps
from bot.nudges.worker import NudgeWorker
from bot.retention import EVERY, MOST_BATCHES, Retention
from bot.usecases.schedules import switch_on
from bot.usecases.upkeep import confirm_profile
from storage.memory import MemoryStore
from storage.protocol import StorageError
from storage.values import Change, ChangeKind, Delivery, DeliveryState
from tests.bot.rig import Rig
from tests.bot.simple import HandClock
from tests.bot.test_delivery import _wait_until as wait_until
from tests.bot.test_follow_up_properties import ANA, KEY, STEPS, TEAMS, Channel, guidance

DAY = timedelta(days=1)
SHORTEST = DAY
"""What a setting may ask for: nothing may rest on what is older."""


def go_on(_seconds: float) -> bool:
    return False


def play(
    steps: list[tuple[Any, ...]], team: object, retention: timedelta | None
) -> tuple[list[Delivery], int]:
    """What was posted, and how many rows are left."""
    clock, store = HandClock(), MemoryStore()
    deps = Deps(guidance=guidance(), store=store, clock=clock, retention=retention)
    channel = Channel(deps, clock)
    channel.save(team)  # type: ignore[arg-type]  # one of TEAMS
    switch_on(deps, KEY, ANA)
    enforcing = Retention(deps)
    for name, *arguments in [*steps, ("wait", 100)]:
        match name:
            case "decide":
                channel.decide(*arguments)
            case "save":
                channel.save(*arguments)
            case "confirm":
                version = store.find_profile(KEY)
                confirm_profile(deps, KEY, version.version if version else 0, by="U1")
            case "wait":
                for _ in range(arguments[0]):
                    channel.pass_days(1)
                    enforcing.enforce(go_on)
        clock.now += timedelta(minutes=1)
    posted = [one for one in store.list_deliveries(KEY) if one.state is DeliveryState.POSTED]
    return posted, sum(store.forget_channel(KEY).values())


@given(
    team=st.sampled_from(TEAMS),
    steps=st.lists(st.one_of(STEPS, st.just(("confirm",))), max_size=12),
)
@settings(max_examples=15, deadline=None)
def test_nudges_are_the_same_with_the_shortest_retention_as_without_any(
    team: object, steps: list[tuple[Any, ...]]
) -> None:
    posted, rows = play(steps, team, None)
    posted_with_retention, rows_left = play(steps, team, SHORTEST)

    assert posted_with_retention == posted
    assert rows_left <= rows


def old_change(rig: Rig, days: int) -> Change:
    return Change(key=rig.key(), kind=ChangeKind.SHARED, by="U1", at=rig.clock() - days * DAY)


def kept(rig: Rig) -> int:
    return len(rig.deps.store.list_changes(rig.key()))


def keeping(rig: Rig, days: int | None) -> Deps:
    return replace(rig.deps, retention=days * DAY if days else None)


def test_without_a_setting_everything_is_kept(rig: Rig) -> None:
    rig.deps.store.add_change(old_change(rig, 9999))

    Retention(keeping(rig, None)).enforce(go_on)

    assert kept(rig) == 1


def test_what_is_older_than_the_setting_goes_once_a_day(rig: Rig) -> None:
    retention = Retention(keeping(rig, 30))
    rig.deps.store.add_change(old_change(rig, 31))
    rig.deps.store.add_change(old_change(rig, 29))

    retention.enforce(go_on)
    assert kept(rig) == 1

    rig.deps.store.add_change(old_change(rig, 31))
    rig.clock.now += EVERY - timedelta(seconds=1)
    retention.enforce(go_on)
    assert kept(rig) == 2

    rig.clock.now += timedelta(seconds=1)
    retention.enforce(go_on)
    assert kept(rig) == 1


def test_the_worker_deletes(rig: Rig) -> None:
    rig.deps.store.add_change(old_change(rig, 31))
    worker = NudgeWorker(keeping(rig, 30), rig.clients, every=0.01)
    worker.start()

    wait_until(lambda: kept(rig) == 0)
    worker.stop()


@dataclass
class SlowStore(MemoryStore):
    """Has much to delete, and tells how much of it was deleted."""

    broken: bool = False
    begun: int = 0
    deleted: int = 0

    def prune(self, before: datetime) -> Iterator[Mapping[str, int]]:  # noqa: ARG002
        self.begun += 1
        for _ in range(3 * MOST_BATCHES):
            if self.broken:
                raise StorageError
            self.deleted += 1
            yield {"changes": 1}


def slow(rig: Rig) -> tuple[SlowStore, Retention]:
    store = SlowStore()
    return store, Retention(replace(keeping(rig, 30), store=store))


def test_a_long_deletion_is_spread_over_rounds_so_that_nudges_do_not_wait(rig: Rig) -> None:
    store, retention = slow(rig)

    for rounds in (1, 2, 3, 3):
        retention.enforce(go_on)
        assert (store.begun, store.deleted) == (1, rounds * MOST_BATCHES)


def test_a_worker_that_is_stopped_does_not_delete_to_the_end(rig: Rig) -> None:
    store, retention = slow(rig)

    retention.enforce(lambda _: True)

    assert store.deleted == 1


def test_after_a_failure_it_is_tried_in_the_next_round(rig: Rig) -> None:
    store, retention = slow(rig)
    store.broken = True
    with pytest.raises(StorageError):
        retention.enforce(go_on)

    store.broken = False
    retention.enforce(go_on)

    assert store.deleted == MOST_BATCHES
