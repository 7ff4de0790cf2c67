"""Removal: everything of the channel or the workspace, and nothing else."""

from collections.abc import Callable

import pytest

from storage.protocol import Store
from storage.values import ChannelKey
from tests.storage.samples import ELSEWHERE, HERE, NOW, OTHER_WORKSPACE, fill

NOTHING = {
    "profiles": 0,
    "decisions": 0,
    "schedules": 0,
    "deliveries": 0,
    "changes": 0,
    "access": 0,
    "pictures": 0,
}
FILLED = {
    "profiles": 2,
    "decisions": 1,
    "schedules": 1,
    "deliveries": 1,
    "changes": 2,
    "access": 1,
    "pictures": 1,
}


def is_empty(store: Store, key: ChannelKey) -> bool:
    return not (
        store.list_profiles(key)
        or store.find_schedule(key)
        or store.list_decisions(key)
        or store.list_deliveries(key)
        or store.list_changes(key)
        or store.find_access(key)
        or store.list_pictures(key)
    )


@pytest.mark.parametrize(
    ("forget", "kept"),
    [
        (lambda store: store.forget_channel(HERE), [ELSEWHERE, OTHER_WORKSPACE]),
        (lambda store: store.forget_workspace("T1"), [OTHER_WORKSPACE]),
    ],
)
def test_forgetting_leaves_nothing_and_touches_nothing_else(
    store: Store, forget: Callable[[Store], None], kept: list[ChannelKey]
) -> None:
    everything = [HERE, ELSEWHERE, OTHER_WORKSPACE]
    for key in everything:
        fill(store, key)

    forget(store)

    assert [key for key in everything if not is_empty(store, key)] == kept


def test_forgetting_a_channel_says_how_much_there_was(store: Store) -> None:
    fill(store, HERE)
    fill(store, ELSEWHERE)

    assert store.forget_channel(HERE) == FILLED
    assert store.forget_channel(HERE) == NOTHING


def test_a_forgotten_workspace_has_seen_no_events(store: Store) -> None:
    store.first_seen("T1", "Ev1", at=NOW)
    store.first_seen("T2", "Ev1", at=NOW)

    store.forget_workspace("T1")

    assert store.first_seen("T1", "Ev1", at=NOW)
    assert not store.first_seen("T2", "Ev1", at=NOW)
