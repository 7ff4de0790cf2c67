"""Profiles: versions, none overwritten, and two people at once."""

from datetime import timedelta

import pytest

from knowledge.advice.profile import TeamProfile
from storage.protocol import StaleProfileError, Store
from tests.storage.samples import (
    ELSEWHERE,
    GROWN_TEAM,
    HERE,
    NOW,
    OTHER_WORKSPACE,
    SMALL_TEAM,
    at_once,
)


def test_a_channel_without_profile_has_none(store: Store) -> None:
    assert store.find_profile(HERE) is None
    assert store.list_profiles(HERE) == []


def test_saves_are_versions_and_none_is_overwritten(store: Store) -> None:
    first = store.save_profile(HERE, SMALL_TEAM, base=0, by="U1", at=NOW)
    second = store.save_profile(HERE, GROWN_TEAM, base=1, by="U2", at=NOW + timedelta(hours=1))

    assert (first.version, second.version) == (1, 2)
    assert list(store.list_profiles(HERE)) == [first, second]
    assert store.find_profile(HERE) == second
    assert second.profile.headcount == {"data_scientist": 1, "data_engineer": 0.5}
    assert second.saved_at == NOW + timedelta(hours=1)


def test_a_save_on_an_old_version_is_refused_with_both_in_hand(store: Store) -> None:
    store.save_profile(HERE, SMALL_TEAM, base=0, by="U1", at=NOW)

    with pytest.raises(StaleProfileError) as caught:
        store.save_profile(HERE, GROWN_TEAM, base=0, by="U2", at=NOW)

    assert caught.value.newest.profile == SMALL_TEAM
    assert caught.value.refused == GROWN_TEAM
    assert len(store.list_profiles(HERE)) == 1


def test_the_same_form_sent_twice_is_saved_once(store: Store) -> None:
    first = store.save_profile(HERE, SMALL_TEAM, base=0, by="U1", at=NOW)
    again = store.save_profile(HERE, SMALL_TEAM, base=0, by="U1", at=NOW + timedelta(seconds=1))

    assert again == first
    assert len(store.list_profiles(HERE)) == 1


def test_a_form_opened_before_the_profile_was_forgotten_can_still_be_saved(store: Store) -> None:
    store.save_profile(HERE, SMALL_TEAM, base=0, by="U1", at=NOW)
    store.forget_channel(HERE)

    assert store.save_profile(HERE, GROWN_TEAM, base=1, by="U1", at=NOW).version == 1


def test_of_many_saves_at_once_on_one_version_one_wins(store: Store) -> None:
    def save(number: int) -> bool:
        profile = TeamProfile(company_size=number + 1)
        try:
            store.save_profile(HERE, profile, base=0, by="U1", at=NOW)
        except StaleProfileError:
            return False
        return True

    saved = at_once(save, times=16)

    assert saved.count(True) == 1
    assert len(store.list_profiles(HERE)) == 1


def test_lists_the_channels_of_one_workspace(store: Store) -> None:
    for key in (ELSEWHERE, HERE, OTHER_WORKSPACE):
        store.save_profile(key, SMALL_TEAM, base=0, by="U1", at=NOW)
    store.save_profile(HERE, GROWN_TEAM, base=1, by="U1", at=NOW)

    assert store.list_channels("T1") == [HERE, ELSEWHERE]


def test_the_newest_profiles_of_all_channels_come_page_by_page(store: Store) -> None:
    for key in (OTHER_WORKSPACE, ELSEWHERE, HERE):
        store.save_profile(key, SMALL_TEAM, base=0, by="U1", at=NOW)
    store.save_profile(HERE, GROWN_TEAM, base=1, by="U1", at=NOW)

    first = store.page_profiles(None, 2)
    second = store.page_profiles(first[-1].key, 2)

    assert [(one.key, one.version) for one in first] == [(HERE, 2), (ELSEWHERE, 1)]
    assert first[0].profile == GROWN_TEAM
    assert [one.key for one in second] == [OTHER_WORKSPACE]
    assert store.page_profiles(second[-1].key, 2) == []
