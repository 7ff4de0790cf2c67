"""What belongs to one workspace can't be reached from another, not even by the same channel id."""

import dataclasses
import inspect
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import get_type_hints

import pytest

from knowledge.advice.profile import TeamProfile
from storage.memory import MemoryStore
from storage.protocol import Store
from storage.sqlite import SQLiteStore
from storage.values import ChannelKey, DeliveryState, Installation, PictureFile, ProfileVersion
from tests.storage.samples import (
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
from tests.storage.tracing import OPERATORS, TracedStore, find_offence, methods

TENANTS = [name for name in methods() if name not in OPERATORS]
Call = Callable[[Store, ChannelKey], object]


def names_workspace(name: str, hint: object) -> bool:
    """Whether a value of this type can't be without a workspace."""
    if hint is ChannelKey or (name, hint) == ("workspace", str):
        return True
    if not dataclasses.is_dataclass(hint):
        return False
    fields = get_type_hints(hint)
    required = {field.name for field in dataclasses.fields(hint) if is_required(field)}
    return any(names_workspace(one, fields[one]) for one in required & {"key", "workspace"})


def is_required(field: "dataclasses.Field[object]") -> bool:
    missing = dataclasses.MISSING
    return field.default is missing and field.default_factory is missing


@pytest.mark.parametrize("name", TENANTS)
def test_no_method_can_be_called_without_a_workspace(name: str) -> None:
    method = getattr(Store, name)
    hints = get_type_hints(method)
    required = [
        one.name
        for one in inspect.signature(method).parameters.values()
        if one.default is inspect.Parameter.empty and one.name != "self"
    ]

    assert any(names_workspace(one, hints[one]) for one in required), (
        "take a ChannelKey or a workspace, or name it with its reason in OPERATORS"
    )


def test_those_that_can_are_named_with_their_reason() -> None:
    assert OPERATORS.keys() <= set(methods())
    assert all(OPERATORS.values())


@pytest.mark.parametrize("store_class", [MemoryStore, SQLiteStore])
def test_a_store_can_do_nothing_that_the_protocol_does_not_name(store_class: type) -> None:
    public = {name for name, _ in inspect.getmembers(store_class) if not name.startswith("_")}

    assert public == set(methods())


def an_installation(workspace: str) -> Installation:
    return Installation(
        workspace=workspace,
        team_id=workspace,
        bot_id="B1",
        bot_user_id="U9",
        installed_by="U1",
        installed_at=NOW,
        sealed=f"sealed for {workspace}",
        checked_at=NOW,
        expires_at=NEXT_WEEK,
    )


def fill_workspace(store: Store, key: ChannelKey) -> None:
    fill(store, key)
    store.save_installation(an_installation(key.workspace))
    store.first_seen(key.workspace, "Ev1", at=NOW)
    ended = ChannelKey(key.workspace, "C9")
    store.save_schedule(replace(a_schedule(ended), active=False, note="gone", wake_at=None))


def save_other(store: Store, key: ChannelKey) -> ProfileVersion:
    return store.save_profile(key, TeamProfile(company_size=7), base=2, by="U1", at=NOW)


def claim_next(store: Store, key: ChannelKey) -> bool:
    read = replace(a_schedule(key), wake_at=NEXT_WEEK)
    return store.claim(read, NEXT_WEEK, at=NOW, look_again_at=SOON, wake_at=None, missed=[SOON])


def finish(store: Store, key: ChannelKey) -> bool:
    (claimed,) = store.list_deliveries(key)
    return store.advance_delivery(
        claimed, replace(claimed, state=DeliveryState.SILENT, look_again_at=None)
    )


def end(store: Store, key: ChannelKey) -> bool:
    return store.end_schedule(a_schedule(key), "is_archived", a_change(key))


def draw(store: Store, key: ChannelKey) -> str:
    return store.save_picture(
        PictureFile(key=key, kind="team", language="en", digest="b", file="F2")
    )


def renew(store: Store, key: ChannelKey) -> bool:
    before = an_installation(key.workspace)
    return store.replace_installation(before, replace(before, sealed="anew"))


def claim_refresh(store: Store, key: ChannelKey) -> bool:
    return store.claim_refresh(an_installation(key.workspace), now=NOW, until=SOON)


CALLS: Mapping[str, Call] = {
    "find_profile": lambda store, key: store.find_profile(key),
    "list_profiles": lambda store, key: store.list_profiles(key),
    "list_channels": lambda store, key: store.list_channels(key.workspace),
    "save_profile": save_other,
    "find_schedule": lambda store, key: store.find_schedule(key),
    "list_ended_schedules": lambda store, key: store.list_ended_schedules(key.workspace, ["gone"]),
    "save_schedule": lambda store, key: store.save_schedule(a_schedule(key), a_change(key)),
    "end_schedule": end,
    "move_wake": lambda store, key: store.move_wake(a_schedule(key, wake_at=NEXT_WEEK), NOW),
    "add_decision": lambda store, key: store.add_decision(a_decision(key), base=1, wake_at=SOON),
    "list_decisions": lambda store, key: store.list_decisions(key),
    "claim": claim_next,
    "advance_delivery": finish,
    "list_deliveries": lambda store, key: store.list_deliveries(key),
    "find_picture": lambda store, key: store.find_picture(key, "team", "en"),
    "save_picture": draw,
    "drop_picture": lambda store, key: store.drop_picture(key, f"F{key.channel}"),
    "list_pictures": lambda store, key: store.list_pictures(key),
    "find_access": lambda store, key: store.find_access(key),
    "save_access": lambda store, key: store.save_access(an_access(key), a_change(key)),
    "add_change": lambda store, key: store.add_change(a_change(key)),
    "list_changes": lambda store, key: store.list_changes(key),
    "first_seen": lambda store, key: store.first_seen(key.workspace, "Ev2", at=NOW),
    "first_time": lambda store, key: store.first_time(key.workspace, "welcome", at=NOW),
    "save_installation": lambda store, key: store.save_installation(
        replace(an_installation(key.workspace), sealed="anew")
    ),
    "find_installation": lambda store, key: store.find_installation(key.workspace),
    "replace_installation": renew,
    "claim_refresh": claim_refresh,
    "forget_channel": lambda store, key: store.forget_channel(key),
    "forget_workspace": lambda store, key: store.forget_workspace(key.workspace),
}
"""Each method with what does something in a workspace that was filled."""
READS = [name for name in CALLS if name.startswith(("find_", "list_"))]


def seen_in(store: Store, key: ChannelKey) -> list[object]:
    """All that can be read there."""
    return [CALLS[name](store, key) for name in READS]


def test_every_method_is_tried() -> None:
    assert set(CALLS) == set(TENANTS)


@pytest.mark.parametrize("name", CALLS)
def test_the_same_channel_of_another_workspace_is_neither_shown_nor_touched(
    store: Store, name: str
) -> None:
    for key in (HERE, OTHER_WORKSPACE):
        fill_workspace(store, key)
    before = seen_in(store, OTHER_WORKSPACE)

    answer = CALLS[name](store, HERE)

    assert "T2" not in repr(answer)
    assert seen_in(store, OTHER_WORKSPACE) == before
    assert not store.first_seen("T2", "Ev1", at=NOW), "its events are not forgotten either"
    assert store.claim_refresh(an_installation("T2"), now=NOW, until=SOON)


@pytest.mark.parametrize("name", READS)
def test_what_is_stored_for_another_workspace_alone_is_nothing_here(
    store: Store, name: str
) -> None:
    fill_workspace(store, OTHER_WORKSPACE)

    assert not CALLS[name](store, HERE)


class LeakyStore(TracedStore):
    """With the mistakes that the tracing is there for."""

    def find_channel(self, key: ChannelKey) -> object:
        with self._as("find_channel", {key.workspace}):
            return self._rows("select * from profiles where channel = ?", key.channel)

    def find_elsewhere(self, key: ChannelKey) -> object:
        with self._as("find_elsewhere", {key.workspace}):
            return self._rows("select * from profiles where workspace = ?", "T2")

    def find_half(self, key: ChannelKey) -> object:
        with self._as("find_half", {key.workspace}):
            return self._rows(
                "select * from schedules where workspace = ? and exists"
                " (select 1 from profiles where channel = schedules.channel)",
                key.workspace,
            )


@pytest.mark.parametrize("name", ["find_channel", "find_elsewhere", "find_half"])
def test_a_statement_that_forgets_the_workspace_would_be_found(tmp_path: Path, name: str) -> None:
    store = LeakyStore(tmp_path / "test.db")
    fill(store, HERE)
    assert store.offences == []
    assert store.statements > 10

    getattr(store, name)(HERE)

    store.close()
    assert [offence.split(":")[0] for offence in store.offences] == [name]


@pytest.mark.parametrize(
    ("sql", "is_sound"),
    [
        ("select * from profiles where workspace = 'T1'", True),
        ("select * from profiles where workspace = 'T2'", False),
        ("select * from profiles where workspace = 'T1' or workspace = 'T2'", False),
        ("select * from profiles", False),
        ("update profiles set profile = 'workspace'", False),
        ("insert into profiles (workspace, channel) values ('T1', 'C1')", True),
        ("insert into profiles (channel, workspace) values ('T1', 'C1')", False),
        ("insert into profiles (workspace, channel) values ('T2', 'C1')", False),
        ("delete from profiles where channel = 'C1'", False),
        ("select 1 from elsewhere", True),
    ],
)
def test_what_counts_as_naming_the_workspace(sql: str, is_sound: bool) -> None:
    assert (find_offence(sql, {"profiles"}, {"T1"}) == "") is is_sound


def test_a_cutoff_of_the_operator_is_the_same_for_all(store: Store) -> None:
    """What spans workspaces treats none better."""
    for key in (HERE, OTHER_WORKSPACE):
        fill_workspace(store, key)

    for _ in store.prune(NOW + timedelta(days=1)):
        pass

    here, there = (
        repr(seen_in(store, key)).replace(key.workspace, "T") for key in (HERE, OTHER_WORKSPACE)
    )
    assert here == there
