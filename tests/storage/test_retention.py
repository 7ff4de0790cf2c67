"""History goes, and what counts today stays, however old it is."""

import sqlite3
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.advice.profile import TeamProfile
from storage.memory import MemoryStore
from storage.protocol import Store
from storage.rows import change_columns
from storage.sqlite import SQLiteStore
from storage.sqlite.retention import BATCH
from storage.values import (
    UNFINISHED,
    Change,
    ChangeKind,
    ChannelKey,
    Delivery,
    DeliveryState,
)
from tests.storage.samples import (
    ELSEWHERE,
    HERE,
    NEXT_WEEK,
    NOW,
    OTHER_WORKSPACE,
    SOON,
    a_change,
    a_decision,
    a_schedule,
    an_access,
    fill,
)

DAY = timedelta(days=1)
CUTOFF = NOW - 90 * DAY
LONGEST_WAIT = 0.05
Said = tuple[DeliveryState, tuple[str, ...], int]
"""Of a delivery its state, the rules that spoke, and the profile's version."""


def prune(store: Store, before: datetime = CUTOFF) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for batch in store.prune(before):
        counts.update(batch)
    return {name: count for name, count in counts.items() if count}


def save_profiles(store: Store, *days_ago: int, key: ChannelKey = HERE) -> None:
    for number, days in enumerate(days_ago):
        profile = TeamProfile(company_size=number + 1)
        store.save_profile(key, profile, base=number, by="U1", at=NOW - days * DAY)


def deliver(store: Store, said: Sequence[Said], *, days_ago: Sequence[int]) -> None:
    for (state, fired, version), days in zip(said, days_ago, strict=True):
        due = NOW - days * DAY
        schedule = a_schedule(wake_at=due)
        store.save_schedule(schedule)
        assert store.claim(schedule, due, at=due, look_again_at=SOON, wake_at=NEXT_WEEK)
        if state is DeliveryState.CLAIMED:
            continue
        claimed = next(one for one in store.list_deliveries(HERE) if one.due == due)
        look_again_at = SOON if state in UNFINISHED else None
        after = replace(claimed, state=state, fired=fired, look_again_at=look_again_at)
        assert store.advance_delivery(claimed, replace(after, profile_version=version))


def days_of(deliveries: Sequence[Delivery]) -> list[int]:
    return [(NOW - one.due).days for one in deliveries]


def test_what_nobody_replaced_stays_however_old_it_is(store: Store) -> None:
    for key in (HERE, OTHER_WORKSPACE):
        fill(store, key)
    before = [store.find_profile(HERE), store.find_schedule(HERE), store.find_access(HERE)]
    standing = [*store.list_decisions(HERE), *store.list_pictures(HERE)]

    prune(store, NOW + 4000 * DAY)

    assert before == [store.find_profile(HERE), store.find_schedule(HERE), store.find_access(HERE)]
    assert [*store.list_decisions(HERE), *store.list_pictures(HERE)] == standing


def test_what_is_younger_stays_whole(store: Store) -> None:
    fill(store, HERE)

    assert prune(store) == {}
    assert len(store.list_profiles(HERE)) == 2
    assert len(store.list_changes(HERE)) == 2


def test_versions_that_were_replaced_by_then_go_and_the_one_in_force_then_stays(
    store: Store,
) -> None:
    save_profiles(store, 400, 300, 200, 50, 2)
    save_profiles(store, 400, key=ELSEWHERE)

    assert prune(store) == {"profiles": 2}
    assert [one.version for one in store.list_profiles(HERE)] == [3, 4, 5]
    assert [one.version for one in store.list_profiles(ELSEWHERE)] == [1]
    assert store.save_profile(HERE, TeamProfile(), base=5, by="U1", at=NOW).version == 6


def test_decisions_that_were_replaced_by_then_go(store: Store) -> None:
    for number, days in enumerate((400, 300, 50, 2)):
        at = NOW - days * DAY
        store.add_decision(replace(a_decision(), decided_at=at), base=number)
    store.add_decision(replace(a_decision(rule="other"), decided_at=CUTOFF - DAY), base=0)
    store.add_decision(replace(a_decision(ELSEWHERE), decided_at=CUTOFF - DAY), base=0)

    assert prune(store) == {"decisions": 1}
    ages = [(one.rule, (NOW - one.decided_at).days) for one in store.list_decisions(HERE)]
    assert sorted(ages) == [("other", 91), ("own-stack", 2), ("own-stack", 50), ("own-stack", 300)]
    assert len(store.list_decisions(ELSEWHERE)) == 1


def test_entries_of_the_audit_history_go_except_those_that_say_what_holds(store: Store) -> None:
    def told(kind: ChangeKind, days: int) -> Change:
        return replace(a_change(), kind=kind, at=NOW - days * DAY)

    kept = [told(ChangeKind.CONFIRMED, 200), told(ChangeKind.ACCESS, 150)]
    young = [told(ChangeKind.SHARED, 3)]
    old = [told(ChangeKind.CONFIRMED, 300), told(ChangeKind.ACCESS, 300)]
    old += [told(ChangeKind.SCHEDULE, 100), told(ChangeKind.EXPORTED, 91)]
    for change in sorted([*kept, *young, *old], key=lambda one: one.at):
        store.add_change(change)

    assert prune(store) == {"changes": 4}
    assert list(store.list_changes(HERE)) == [*kept, *young]


def test_a_nudge_that_was_posted_or_is_unfinished_stays(store: Store) -> None:
    posted = (DeliveryState.POSTED, (), 1)
    unfinished: list[Said] = [(state, (), 1) for state in sorted(UNFINISHED)]
    deliver(store, [posted, *unfinished, posted], days_ago=[400, 300, 299, 298, 200])

    assert prune(store) == {}


def test_one_of_which_nobody_heard_goes_once_something_was_heard_after_it(store: Store) -> None:
    unheard = [DeliveryState.MISSED, DeliveryState.FAILED, DeliveryState.UNKNOWN]
    said: list[Said] = [(state, (), 1) for state in unheard]
    posted = (DeliveryState.POSTED, (), 1)
    deliver(store, [*said, posted, *said], days_ago=[403, 402, 401, 400, 393, 392, 391])

    assert prune(store) == {"deliveries": 3}
    assert days_of(store.list_deliveries(HERE)) == [400, 393, 392, 391]


def test_silence_goes_unless_it_is_the_last_word_on_a_rule(store: Store) -> None:
    silent = DeliveryState.SILENT
    said = [
        (silent, ("a",), 1),  # the one after it says as much
        (silent, ("a",), 1),  # b did not speak, and from now on it does
        (silent, ("a", "b"), 1),
        (silent, (), 0),  # there was no profile
        (DeliveryState.POSTED, ("a", "b"), 1),
        (silent, ("a", "b"), 1),  # the last of all
    ]
    deliver(store, said, days_ago=[400, 399, 398, 397, 396, 395])

    assert prune(store) == {"deliveries": 3}
    assert days_of(store.list_deliveries(HERE)) == [399, 396, 395]


def test_what_was_deleted_is_in_no_file_any_more(tmp_path: Path) -> None:
    store = SQLiteStore(tmp_path / "test.db")
    store.add_change(replace(a_change(text="forgettable"), at=CUTOFF - DAY))
    files = tmp_path.glob("test.db*")
    assert any(b"forgettable" in one.read_bytes() for one in files)

    assert prune(store) == {"changes": 1}

    assert not any(b"forgettable" in one.read_bytes() for one in tmp_path.glob("test.db*"))
    store.close()


def test_who_stops_in_between_loses_nothing_and_can_go_on(store: Store) -> None:
    save_profiles(store, 400, 300, 2)
    store.add_change(replace(a_change(), at=CUTOFF - DAY))

    next(iter(store.prune(CUTOFF)))

    prune(store)
    assert len(store.list_profiles(HERE)) == 2
    assert store.list_changes(HERE) == []


SAID = st.tuples(
    st.sampled_from(DeliveryState),
    st.lists(st.sampled_from("abc"), unique=True).map(tuple),
    st.integers(0, 1),
)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(said=st.lists(SAID, max_size=7), old=st.integers(0, 7))
def test_every_store_deletes_the_same(tmp_path: Path, said: list[Said], old: int) -> None:
    stores: list[Store] = [MemoryStore(), SQLiteStore(tmp_path / "test.db")]
    kept = []
    for store in stores:
        store.forget_channel(HERE)
        days = [len(said) - place + (90 if place < old else 0) for place in range(len(said))]
        deliver(store, said, days_ago=days)
        counts = prune(store)
        kept.append([counts.get("deliveries", 0), *store.list_deliveries(HERE)])
        store.close()

    assert kept[0] == kept[1]


def test_a_writer_waits_no_longer_than_a_moment(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    path = tmp_path / "test.db"
    store = SQLiteStore(path)
    moments = (CUTOFF - DAY - timedelta(minutes=number) for number in range(20_000))
    rows = [change_columns(replace(a_change(), at=at)) for at in moments]
    with sqlite3.connect(path) as connection:
        names = ", ".join(f":{column}" for column in ("id", *rows[0]))
        connection.executemany(
            f"insert into changes values ({names})",  # noqa: S608 -- our own names
            [{"id": None, **row} for row in rows],
        )
    connection.close()
    waits, done = [0.0], threading.Event()

    def write() -> None:
        while not done.wait(0.002):
            begun = time.perf_counter()
            store.save_access(an_access(ELSEWHERE))
            waits.append(time.perf_counter() - begun)

    writer = threading.Thread(target=write)
    writer.start()
    batches = []
    for counts in store.prune(CUTOFF):
        batches.append(counts.get("changes", 0))
        time.sleep(0.01)  # as the worker does
    done.set()
    writer.join()
    store.close()

    assert sum(batches) == 20_000
    assert max(batches) == BATCH
    record_property("counts", f"Deletion held up a writer for {max(waits) * 1000:.0f} ms at most.")
    assert sorted(waits)[len(waits) // 2] < LONGEST_WAIT
    assert max(waits) < 20 * LONGEST_WAIT, "twenty times, for a busy machine"
