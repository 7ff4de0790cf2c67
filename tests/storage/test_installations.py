"""Installations: one row a workspace, tokens renewed by one, states used once."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from storage.opening import open_store
from storage.protocol import Store
from storage.values import Installation
from tests.storage.samples import HERE, NOW, OTHER_WORKSPACE, SOON, at_once, fill

LATER = NOW + timedelta(hours=12)


def an_installation(workspace: str = "T1", sealed: str = "sealed-1") -> Installation:
    """With a value of its own in every field, so that none can be lost."""
    return Installation(
        workspace=workspace,
        enterprise_id="E1",
        team_id=workspace,
        app_id="A1",
        bot_id="B1",
        bot_user_id="U0BOT",
        scopes=("commands", "chat:write"),
        installed_by="U1",
        installed_at=NOW,
        sealed=sealed,
        expires_at=LATER,
        checked_at=NOW + timedelta(microseconds=1),
    )


def test_what_was_saved_is_found(store: Store) -> None:
    store.save_installation(an_installation())

    assert store.find_installation("T1") == an_installation()
    assert store.find_installation("T2") is None


def test_a_token_without_an_end_and_an_organization(store: Store) -> None:
    org_wide = replace(an_installation("E1"), team_id="", expires_at=None)
    store.save_installation(org_wide)

    assert store.find_installation("E1") == org_wide
    assert org_wide.org_wide
    assert not an_installation().org_wide


def test_saving_again_leaves_one_row(store: Store) -> None:
    for number in range(5):
        store.save_installation(an_installation(sealed=f"sealed-{number}"))

    assert store.page_installations("", 10) == [an_installation(sealed="sealed-4")]


def test_its_tokens_are_in_no_text_of_it() -> None:
    assert "sealed-1" not in repr(an_installation())
    assert "sealed-1" not in str(an_installation())


def test_all_of_them_page_by_page(store: Store) -> None:
    names = [f"T{number}" for number in (3, 1, 5, 2, 4)]
    for name in names:
        store.save_installation(an_installation(name))

    found, after = [], ""
    while page := store.page_installations(after, 2):
        assert len(page) <= 2
        found += [each.workspace for each in page]
        after = page[-1].workspace

    assert found == sorted(names)


# Replacing


def test_replaced_is_what_was_read(store: Store) -> None:
    before = an_installation()
    store.save_installation(before)
    after = replace(before, sealed="sealed-2", expires_at=SOON)

    assert store.replace_installation(before, after)
    assert store.find_installation("T1") == after


def test_what_somebody_else_has_replaced_or_removed_is_left(store: Store) -> None:
    before = an_installation()
    store.save_installation(before)
    store.save_installation(replace(before, sealed="newer"))

    assert not store.replace_installation(before, replace(before, sealed="sealed-2"))
    assert store.find_installation("T1") == replace(before, sealed="newer")

    store.forget_workspace("T1")
    assert not store.replace_installation(replace(before, sealed="newer"), before)
    assert store.find_installation("T1") is None


def test_of_many_at_once_one_replaces(store: Store) -> None:
    before = an_installation()
    store.save_installation(before)

    done = at_once(
        lambda number: store.replace_installation(before, replace(before, sealed=f"by-{number}"))
    )

    assert sum(done) == 1


# Renewing


def test_of_many_at_once_one_may_renew(store: Store) -> None:
    store.save_installation(an_installation())

    done = at_once(lambda _: store.claim_refresh(an_installation(), now=NOW, until=SOON))

    assert sum(done) == 1


def test_who_does_not_come_back_is_followed_by_another(store: Store) -> None:
    store.save_installation(an_installation())
    assert store.claim_refresh(an_installation(), now=NOW, until=SOON)

    just_before = SOON - timedelta(microseconds=1)
    assert not store.claim_refresh(an_installation(), now=just_before, until=LATER)
    assert store.claim_refresh(an_installation(), now=SOON, until=LATER)


def test_tokens_that_are_not_the_newest_are_not_renewed(store: Store) -> None:
    store.save_installation(an_installation(sealed="newer"))

    assert not store.claim_refresh(an_installation(), now=NOW, until=SOON)
    assert not store.claim_refresh(an_installation("T2"), now=NOW, until=SOON)


@pytest.mark.parametrize("way", ["saved", "replaced"])
def test_new_tokens_may_be_renewed_at_once(store: Store, way: str) -> None:
    before, after = an_installation(), an_installation(sealed="sealed-2")
    store.save_installation(before)
    assert store.claim_refresh(before, now=NOW, until=SOON)
    if way == "saved":
        store.save_installation(after)
    else:
        assert store.replace_installation(before, after)

    assert store.claim_refresh(after, now=NOW, until=SOON)


def test_a_check_in_between_does_not_let_another_renew(store: Store) -> None:
    before = an_installation()
    store.save_installation(before)
    assert store.claim_refresh(before, now=NOW, until=SOON)
    assert store.replace_installation(before, replace(before, checked_at=SOON))

    assert not store.claim_refresh(before, now=NOW, until=SOON)


def test_what_ends_first_is_listed_first(store: Store) -> None:
    for name, hours in (("T1", 3), ("T2", 1), ("T3", 2), ("T4", 9)):
        ends = NOW + timedelta(hours=hours)
        store.save_installation(replace(an_installation(name), expires_at=ends))
    store.save_installation(replace(an_installation("T5"), expires_at=None))

    listed = store.list_expiring(NOW + timedelta(hours=4), now=NOW, most=10)
    assert [each.workspace for each in listed] == ["T2", "T3", "T1"]
    assert [
        each.workspace for each in store.list_expiring(NOW + timedelta(hours=4), now=NOW, most=1)
    ] == ["T2"]


def test_what_is_being_renewed_is_not_listed(store: Store) -> None:
    store.save_installation(an_installation())
    assert store.claim_refresh(an_installation(), now=NOW, until=SOON)

    assert store.list_expiring(LATER + timedelta(days=1), now=NOW, most=10) == []
    assert len(store.list_expiring(LATER + timedelta(days=1), now=SOON, most=10)) == 1


def test_who_was_checked_longest_ago_is_listed_first(store: Store) -> None:
    for name, hours in (("T1", 30), ("T2", 40), ("T3", 10)):
        checked = NOW - timedelta(hours=hours)
        store.save_installation(replace(an_installation(name), checked_at=checked))

    day_ago = NOW - timedelta(days=1)
    assert [one.workspace for one in store.list_unchecked(day_ago, 10)] == ["T2", "T1"]
    assert [one.workspace for one in store.list_unchecked(day_ago, 1)] == ["T2"]


# States


def test_a_state_is_used_once(store: Store) -> None:
    assert store.use_state("a", now=NOW, until=SOON)
    assert not store.use_state("a", now=NOW, until=SOON)
    assert store.use_state("b", now=NOW, until=SOON)


def test_of_many_at_once_one_uses_it(store: Store) -> None:
    assert sum(at_once(lambda _: store.use_state("a", now=NOW, until=SOON))) == 1


def test_a_state_is_remembered_as_long_as_it_could_be_used(store: Store) -> None:
    store.use_state("a", now=NOW, until=SOON)

    assert not store.use_state("a", now=SOON - timedelta(seconds=1), until=LATER)
    assert store.use_state("a", now=SOON, until=LATER)


# Removal


def test_a_removed_workspace_has_no_tokens(store: Store) -> None:
    for name in ("T1", "T2"):
        store.save_installation(an_installation(name))
    fill(store, HERE)
    fill(store, OTHER_WORKSPACE)

    assert store.forget_workspace("T1")

    assert store.find_installation("T1") is None
    assert store.find_profile(HERE) is None
    assert store.find_installation("T2") == an_installation("T2")
    assert store.find_profile(OTHER_WORKSPACE) is not None
    assert store.forget_workspace("T1")


def test_what_was_installed_after_the_removal_stays(store: Store) -> None:
    store.save_installation(an_installation())
    fill(store, HERE)

    assert not store.forget_workspace("T1", unless_newer=NOW - timedelta(microseconds=1))
    assert store.find_installation("T1") == an_installation()
    assert store.find_profile(HERE) is not None

    assert store.forget_workspace("T1", unless_newer=NOW)
    assert store.find_installation("T1") is None
    assert store.find_profile(HERE) is None


def test_without_an_installation_the_rows_go_all_the_same(store: Store) -> None:
    fill(store, HERE)

    assert store.forget_workspace("T1", unless_newer=NOW - timedelta(days=9))
    assert store.find_profile(HERE) is None


def test_a_removed_workspace_may_be_installed_and_renewed_again(store: Store) -> None:
    store.save_installation(an_installation())
    assert store.claim_refresh(an_installation(), now=NOW, until=SOON)
    store.forget_workspace("T1")
    store.save_installation(an_installation())

    assert store.claim_refresh(an_installation(), now=NOW, until=SOON)


def test_a_row_of_a_later_release_does_not_hide_the_others(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path}/test.db")
    for name in ("T1", "T2"):
        store.save_installation(an_installation(name))
    with closing(sqlite3.connect(tmp_path / "test.db")) as db, db:
        db.execute("update installations set installed_at = 'soon' where workspace = 'T1'")

    assert [each.workspace for each in store.page_installations("", 10)] == ["T2"]
    store.close()
