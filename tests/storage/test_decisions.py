"""Decisions: all kept, and none taken without knowing of the one before."""

from dataclasses import replace
from datetime import timedelta

import pytest

from storage.protocol import StaleDecisionError, Store
from storage.values import Decision, DecisionKind
from tests.storage.samples import (
    ELSEWHERE,
    HERE,
    NEXT_WEEK,
    NOW,
    SOON,
    a_decision,
    a_schedule,
    at_once,
)


def test_decisions_keep_their_order_and_their_text(store: Store) -> None:
    later = replace(a_decision(), kind=DecisionKind.DONE, until=None, reason="")
    store.add_decision(a_decision(), base=0)
    store.add_decision(later, base=1)

    assert list(store.list_decisions(HERE)) == [a_decision(), later]
    assert store.list_decisions(ELSEWHERE) == []


def test_a_decision_on_what_was_decided_meanwhile_is_refused_with_the_newest(store: Store) -> None:
    first, second = a_decision(), replace(a_decision(), decided_by="U2", kind=DecisionKind.DONE)
    store.add_decision(first, base=0)
    store.add_decision(second, base=1)

    with pytest.raises(StaleDecisionError) as caught:
        store.add_decision(replace(a_decision(), kind=DecisionKind.DECLINED), base=1)

    assert caught.value.newest == second
    assert list(store.list_decisions(HERE)) == [first, second]


def test_only_decisions_on_the_same_rule_of_the_same_channel_count(store: Store) -> None:
    store.add_decision(a_decision(), base=0)

    store.add_decision(a_decision(rule="other-rule"), base=0)
    store.add_decision(a_decision(ELSEWHERE), base=0)

    assert len(store.list_decisions(HERE)) == 2


def test_a_decision_still_counts_when_the_earlier_ones_were_forgotten(store: Store) -> None:
    store.add_decision(a_decision(), base=0)
    store.forget_channel(HERE)

    store.add_decision(a_decision(), base=1)

    assert list(store.list_decisions(HERE)) == [a_decision()]


def test_of_many_decisions_at_once_on_one_rule_one_wins(store: Store) -> None:
    def decide(number: int) -> Decision | None:
        decision = replace(a_decision(), decided_by=f"U{number}")
        try:
            store.add_decision(decision, base=0)
        except StaleDecisionError as stale:
            return stale.newest
        return None

    results = at_once(decide, times=16)

    assert results.count(None) == 1
    assert set(results) == {None, *store.list_decisions(HERE)}
    assert len(store.list_decisions(HERE)) == 1


def test_a_decision_moves_the_next_look_at_its_channel_alone(store: Store) -> None:
    store.save_schedule(a_schedule())
    store.save_schedule(a_schedule(ELSEWHERE))

    store.add_decision(a_decision(), base=0, wake_at=SOON)

    assert store.find_schedule(HERE) == a_schedule(wake_at=SOON)
    assert store.find_schedule(ELSEWHERE) == a_schedule(ELSEWHERE)


def test_without_a_time_the_next_look_stays(store: Store) -> None:
    store.save_schedule(a_schedule())

    store.add_decision(a_decision(), base=0)

    assert store.find_schedule(HERE) == a_schedule()


def test_a_refused_decision_leaves_the_next_look_alone(store: Store) -> None:
    store.save_schedule(a_schedule())
    store.add_decision(a_decision(), base=0, wake_at=SOON)

    with pytest.raises(StaleDecisionError):
        store.add_decision(a_decision(), base=0, wake_at=NEXT_WEEK)

    assert store.find_schedule(HERE) == a_schedule(wake_at=SOON)


def test_a_channel_without_schedule_can_decide(store: Store) -> None:
    store.add_decision(a_decision(), base=0, wake_at=NOW + timedelta(days=1))

    assert store.find_schedule(HERE) is None
    assert list(store.list_decisions(HERE)) == [a_decision()]
