"""What the `Store` protocol promises, held against every store."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from knowledge.advice.profile import TeamProfile
from storage.opening import open_store
from storage.protocol import StaleProfileError, Store
from storage.values import (
    ChannelKey,
    Decision,
    DecisionKind,
    Delivery,
    DeliveryState,
    Rhythm,
    Schedule,
    Weekday,
)

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
HERE = ChannelKey("T1", "C1")
ELSEWHERE = ChannelKey("T1", "C2")
OTHER_WORKSPACE = ChannelKey("T2", "C1")
SMALL_TEAM = TeamProfile(company_size=40, headcount={"data_scientist": 1})
GROWN_TEAM = TeamProfile(company_size=40, headcount={"data_scientist": 1, "data_engineer": 0.5})


@pytest.fixture(params=["memory:", "sqlite:///{tmp_path}/test.db"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    opened = open_store(request.param.format(tmp_path=tmp_path))
    yield opened
    opened.close()


def a_schedule(key: ChannelKey = HERE) -> Schedule:
    return Schedule(
        key=key,
        rhythm=Rhythm.BIWEEKLY,
        weekday=Weekday.TUESDAY,
        hour=10,
        zone="Europe/Madrid",
        set_by="U1",
        starts_at=NOW,
    )


def a_decision(key: ChannelKey = HERE) -> Decision:
    return Decision(
        key=key,
        rule="own-stack",
        kind=DecisionKind.DEFERRED,
        decided_by="U1",
        decided_at=NOW,
        profile_version=1,
        until=date(2027, 1, 11),
        reason="<!channel> *later*",
    )


def fill(store: Store, key: ChannelKey) -> None:
    store.save_profile(key, SMALL_TEAM, base=0, by="U1", at=NOW)
    store.save_schedule(a_schedule(key))
    store.add_decision(a_decision(key))
    store.claim(key, NOW, at=NOW)


def is_empty(store: Store, key: ChannelKey) -> bool:
    return not (
        store.list_profiles(key)
        or store.find_schedule(key)
        or store.list_decisions(key)
        or store.list_deliveries(key)
    )


def test_answers_a_ping(store: Store) -> None:
    store.ping()


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
    def save(size: int) -> bool:
        try:
            store.save_profile(HERE, TeamProfile(company_size=size), base=0, by="U1", at=NOW)
        except StaleProfileError:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        saved = list(pool.map(save, range(1, 17)))

    assert saved.count(True) == 1
    assert len(store.list_profiles(HERE)) == 1


def test_lists_the_channels_of_one_workspace(store: Store) -> None:
    for key in (ELSEWHERE, HERE, OTHER_WORKSPACE):
        store.save_profile(key, SMALL_TEAM, base=0, by="U1", at=NOW)

    assert store.list_channels("T1") == [HERE, ELSEWHERE]


def test_a_schedule_replaces_the_one_before(store: Store) -> None:
    store.save_schedule(a_schedule())
    store.save_schedule(replace(a_schedule(), rhythm=Rhythm.MONTHLY))

    assert store.find_schedule(HERE) == replace(a_schedule(), rhythm=Rhythm.MONTHLY)


def test_only_active_schedules_are_listed_for_the_worker(store: Store) -> None:
    store.save_schedule(a_schedule(OTHER_WORKSPACE))
    store.save_schedule(a_schedule(HERE))
    store.save_schedule(replace(a_schedule(ELSEWHERE), active=False, note="is_archived"))

    assert [s.key for s in store.list_active_schedules()] == [HERE, OTHER_WORKSPACE]
    assert store.find_schedule(ELSEWHERE) == replace(
        a_schedule(ELSEWHERE), active=False, note="is_archived"
    )


def test_decisions_keep_their_order_and_their_text(store: Store) -> None:
    later = replace(a_decision(), kind=DecisionKind.DONE, until=None, reason="")
    store.add_decision(a_decision())
    store.add_decision(later)

    assert list(store.list_decisions(HERE)) == [a_decision(), later]
    assert store.list_decisions(ELSEWHERE) == []


def test_an_occurrence_is_claimed_once(store: Store) -> None:
    assert store.claim(HERE, NOW, at=NOW)
    assert not store.claim(HERE, NOW, at=NOW)
    assert store.claim(HERE, NOW + timedelta(weeks=1), at=NOW)
    assert store.claim(ELSEWHERE, NOW, at=NOW)


def test_of_many_claims_at_once_one_wins(store: Store) -> None:
    with ThreadPoolExecutor(8) as pool:
        claims = list(pool.map(lambda _: store.claim(HERE, NOW, at=NOW), range(32)))

    assert claims.count(True) == 1


def test_a_delivery_records_what_became_of_it(store: Store) -> None:
    store.claim(HERE, NOW, at=NOW)
    claimed = store.list_deliveries(HERE)[0]
    posted = replace(
        claimed,
        state=DeliveryState.POSTED,
        trigger="unseen-tip",
        subject="small-1",
        message_ts="1.2",
    )
    store.record_delivery(posted)

    assert (claimed.state, claimed.due, claimed.claimed_at) == (DeliveryState.CLAIMED, NOW, NOW)
    assert list(store.list_deliveries(HERE)) == [posted]


def test_an_occurrence_that_nobody_claimed_can_not_be_recorded(store: Store) -> None:
    never = Delivery(key=HERE, due=NOW, state=DeliveryState.POSTED, claimed_at=NOW)

    with pytest.raises(KeyError):
        store.record_delivery(never)
    assert store.list_deliveries(HERE) == []


def test_an_event_is_new_once(store: Store) -> None:
    assert store.first_seen("T1", "Ev1", at=NOW)
    assert not store.first_seen("T1", "Ev1", at=NOW + timedelta(hours=1))
    assert store.first_seen("T2", "Ev1", at=NOW)


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
