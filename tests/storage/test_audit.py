"""Access, the audit history and the events that were seen."""

from dataclasses import replace
from datetime import timedelta

from storage.protocol import Store
from storage.values import Access, ChangeKind
from tests.storage.samples import ELSEWHERE, HERE, NOW, a_change, an_access


def test_answers_a_ping(store: Store) -> None:
    store.ping()


def test_access_that_nobody_set_is_none(store: Store) -> None:
    store.save_access(an_access(ELSEWHERE))

    assert store.find_access(HERE) is None


def test_access_replaces_what_was_set_before_and_leaves_its_trace(store: Store) -> None:
    narrowed = replace(a_change(), kind=ChangeKind.ACCESS, detail={"people": "U1 U2"})
    store.save_access(Access(key=HERE, inviter="U9"))
    store.save_access(an_access(), narrowed)

    assert store.find_access(HERE) == an_access()
    assert store.list_changes(HERE) == [narrowed]


def test_changes_keep_their_order_and_their_text(store: Store) -> None:
    later = replace(a_change(), kind=ChangeKind.CONFIRMED, by="", detail={"version": "3"})
    told = a_change(what="muted", text="<!channel> año")
    store.add_change(told)
    store.add_change(later)
    store.add_change(a_change(ELSEWHERE))

    assert store.list_changes(HERE) == [told, later]


def test_an_event_is_new_once(store: Store) -> None:
    assert store.first_seen("T1", "Ev1", at=NOW)
    assert not store.first_seen("T1", "Ev1", at=NOW + timedelta(hours=1))
    assert store.first_seen("T2", "Ev1", at=NOW)


def test_what_happens_once_is_new_once_however_long_ago_it_was(store: Store) -> None:
    assert store.first_time("T1", "welcome", at=NOW)
    assert store.first_seen("T1", "Ev1", at=NOW + timedelta(days=4000))
    assert not store.first_time("T1", "welcome", at=NOW + timedelta(days=4000))
    assert store.first_time("T2", "welcome", at=NOW)
    assert store.first_time("T1", "another", at=NOW)
