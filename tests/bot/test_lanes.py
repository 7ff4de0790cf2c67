"""What is done for several workspaces at once."""

from contextvars import ContextVar
from threading import Event, current_thread, main_thread

import pytest

from bot.lanes import LANES, in_lanes

PATIENCE = 10


def workspace(item: str) -> str:
    return item[0]


def test_others_go_on_while_one_waits() -> None:
    others = [f"{name}1" for name in "bcdefghi"]
    done: list[str] = []
    all_others_done = Event()

    def act(item: str) -> None:
        if item == "a1":
            assert all_others_done.wait(PATIENCE)
        done.append(item)
        if len(done) == len(others):
            all_others_done.set()

    in_lanes(act, ["a1", *others], by=workspace)

    assert sorted(done) == ["a1", *others]
    assert done[-1] == "a1"
    assert len(others) > LANES


def test_of_one_workspace_one_comes_after_the_other() -> None:
    done: list[str] = []

    in_lanes(done.append, ["a1", "b1", "a2", "b2", "a3"], by=workspace)

    assert [item for item in done if item[0] == "a"] == ["a1", "a2", "a3"]
    assert [item for item in done if item[0] == "b"] == ["b1", "b2"]


def test_a_single_workspace_needs_no_thread() -> None:
    threads: list[bool] = []

    in_lanes(lambda _: threads.append(current_thread() is main_thread()), ["a1", "a2"], workspace)
    in_lanes(lambda _: threads.append(False), [], workspace)

    assert threads == [True, True]


def test_what_fails_ends_its_own_lane_and_is_raised_when_all_have_ended() -> None:
    done: list[str] = []

    def act(item: str) -> None:
        if item == "a1":
            raise LookupError(item)
        done.append(item)

    with pytest.raises(LookupError, match="a1"):
        in_lanes(act, ["a1", "a2", "b1", "b2", "c1"], by=workspace)

    assert sorted(done) == ["b1", "b2", "c1"]


def test_the_context_of_the_caller_is_that_of_all() -> None:
    speaks: ContextVar[str] = ContextVar("speaks", default="nothing")
    speaks.set("German")
    heard: list[str] = []

    in_lanes(lambda _: heard.append(speaks.get()), ["a1", "b1", "c1"], by=workspace)

    assert heard == ["German"] * 3
