"""Deliveries: each occurrence is taken once, and each step of it by one worker."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from storage.protocol import Store
from storage.values import ChannelKey, Delivery, DeliveryState
from tests.storage.samples import (
    ELSEWHERE,
    HERE,
    NEXT_WEEK,
    NOW,
    OTHER_WORKSPACE,
    SOON,
    a_change,
    a_schedule,
    at_once,
    claim,
)

HOUR = timedelta(hours=1)


def take(store: Store, due: datetime = NOW, *missed: datetime) -> bool:
    """Claim it as a worker does that has read `a_schedule()`."""
    return store.claim(
        a_schedule(), due, at=NOW, look_again_at=SOON, wake_at=NEXT_WEEK, missed=missed
    )


def posted(claimed: Delivery) -> Delivery:
    return replace(
        claimed,
        state=DeliveryState.POSTED,
        trigger="unseen-tip",
        subjects=("small-1", "small-2"),
        fired=("own-stack", "no-owner"),
        profile_version=3,
        attempts=2,
        look_again_at=None,
        message_ts="1.2",
        error="ratelimited",
    )


def test_a_claim_stores_the_occurrence_and_moves_the_schedule_on(store: Store) -> None:
    store.save_schedule(a_schedule())

    assert take(store)

    assert store.list_deliveries(HERE) == [
        Delivery(key=HERE, due=NOW, state=DeliveryState.CLAIMED, claimed_at=NOW, look_again_at=SOON)
    ]
    assert store.find_schedule(HERE) == replace(a_schedule(), handled_until=NOW, wake_at=NEXT_WEEK)


def test_after_a_downtime_one_is_claimed_and_the_earlier_ones_are_missed(store: Store) -> None:
    store.save_schedule(a_schedule())
    earlier = [NOW - 2 * HOUR, NOW - HOUR]

    assert take(store, NOW, *earlier)

    states = [(each.due, each.state, each.look_again_at) for each in store.list_deliveries(HERE)]
    assert states == [
        (NOW - 2 * HOUR, DeliveryState.MISSED, None),
        (NOW - HOUR, DeliveryState.MISSED, None),
        (NOW, DeliveryState.CLAIMED, SOON),
    ]


def test_what_was_posted_is_not_called_missed_later(store: Store) -> None:
    before = claim(store, due=NOW - HOUR)
    assert store.advance_delivery(before, posted(before))
    store.save_schedule(a_schedule())

    assert take(store, NOW, NOW - HOUR)

    assert store.list_deliveries(HERE)[0] == posted(before)


def test_an_occurrence_is_claimed_once_even_if_the_schedule_is_set_anew(store: Store) -> None:
    claim(store)
    store.save_schedule(a_schedule())

    assert not take(store, NOW, NOW - HOUR)

    assert len(store.list_deliveries(HERE)) == 1
    assert store.find_schedule(HERE) == a_schedule()


def test_nothing_is_claimed_for_a_schedule_that_changed_since_it_was_read(store: Store) -> None:
    assert not take(store), "there is none"
    store.save_schedule(replace(a_schedule(), active=False))
    assert not take(store), "it is off"
    store.save_schedule(a_schedule(wake_at=SOON))
    assert not take(store), "it is to be looked at later"
    store.save_schedule(a_schedule(wake_at=None))
    assert not take(store), "it is not to be looked at"
    store.save_schedule(a_schedule())
    store.end_schedule(a_schedule(), "is_archived", a_change())
    assert not take(store), "it was ended"

    assert store.list_deliveries(HERE) == []


def test_of_many_claims_of_one_occurrence_one_wins(store: Store) -> None:
    store.save_schedule(a_schedule())

    claims = at_once(lambda _: take(store))

    assert claims.count(True) == 1
    assert len(store.list_deliveries(HERE)) == 1


def test_of_many_claims_of_several_occurrences_on_one_reading_one_wins(store: Store) -> None:
    store.save_schedule(a_schedule())

    claims = at_once(lambda number: take(store, NOW - number * HOUR))

    assert claims.count(True) == 1
    assert len(store.list_deliveries(HERE)) == 1


def test_channels_claim_for_themselves(store: Store) -> None:
    for key in (HERE, ELSEWHERE, OTHER_WORKSPACE):
        assert claim(store, key).key == key


def test_a_delivery_records_what_became_of_it_and_keeps_the_time_of_its_claim(
    store: Store,
) -> None:
    claimed = claim(store)

    assert store.advance_delivery(claimed, replace(posted(claimed), claimed_at=NEXT_WEEK))

    assert store.list_deliveries(HERE) == [posted(claimed)]


def test_of_many_that_take_a_step_one_does(store: Store) -> None:
    claimed = claim(store)

    def post(number: int) -> bool:
        after = replace(claimed, state=DeliveryState.POSTING, attempts=number + 1)
        return store.advance_delivery(claimed, after)

    steps = at_once(post)

    assert steps.count(True) == 1
    assert store.list_deliveries(HERE)[0].attempts == steps.index(True) + 1


def test_of_two_that_take_over_in_the_same_state_one_does(store: Store) -> None:
    claimed = claim(store)
    taken_over = replace(claimed, look_again_at=NOW + HOUR)

    assert store.advance_delivery(claimed, taken_over)
    assert not store.advance_delivery(claimed, posted(claimed))

    assert store.list_deliveries(HERE) == [taken_over]


@pytest.mark.parametrize("state", [state for state in DeliveryState if state != "claimed"])
def test_a_step_is_not_taken_on_another_state_than_the_stored_one(
    store: Store, state: DeliveryState
) -> None:
    claimed = claim(store)

    assert not store.advance_delivery(replace(claimed, state=state), posted(claimed))
    assert store.list_deliveries(HERE) == [claimed]


def test_what_is_finished_stays_as_it_is(store: Store) -> None:
    claimed = claim(store)
    store.advance_delivery(claimed, posted(claimed))

    again = replace(posted(claimed), state=DeliveryState.FAILED)
    assert not store.advance_delivery(posted(claimed), again)

    assert store.list_deliveries(HERE) == [posted(claimed)]


def test_what_is_forgotten_is_not_recorded(store: Store) -> None:
    claimed = claim(store)
    store.forget_channel(HERE)

    assert not store.advance_delivery(claimed, posted(claimed))
    assert store.list_deliveries(HERE) == []


def test_the_unfinished_ones_come_when_it_is_time_the_longest_waiting_first(store: Store) -> None:
    def wait(key: ChannelKey, minutes: int) -> Delivery:
        claimed = claim(store, key)
        waiting = replace(
            claimed,
            state=DeliveryState.WAITING,
            look_again_at=NOW + timedelta(minutes=minutes),
        )
        assert store.advance_delivery(claimed, waiting)
        return waiting

    second, third, first = wait(HERE, 20), wait(ELSEWHERE, 30), wait(OTHER_WORKSPACE, 10)
    done = claim(store, due=NOW - HOUR)
    store.advance_delivery(done, posted(done))

    minute = timedelta(minutes=1)
    assert list(store.list_unfinished(NOW + 10 * minute - minute / 60, 9)) == []
    assert list(store.list_unfinished(NOW + 10 * minute, 9)) == [first]
    assert list(store.list_unfinished(NOW + HOUR, 9)) == [first, second, third]
    assert list(store.list_unfinished(NOW + HOUR, 2)) == [first, second]


def test_the_latest_deliveries_of_all_channels_the_last_occurrence_first(store: Store) -> None:
    for key, due in ((HERE, NOW - HOUR), (OTHER_WORKSPACE, NOW), (ELSEWHERE, NOW - 2 * HOUR)):
        claim(store, key, due)
    claim(store, HERE, NOW + HOUR)

    latest = [(each.key, each.due) for each in store.page_deliveries(3)]
    assert latest == [(HERE, NOW + HOUR), (OTHER_WORKSPACE, NOW), (HERE, NOW - HOUR)]
    assert len(store.page_deliveries(9)) == 4
