"""SIGTERM: what was begun is finished within ten seconds, and nothing is lost or done twice."""

import json
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from playground.standin import StandIn
from storage.opening import open_store
from storage.values import DeliveryState
from tests.bot.rig import SECRET
from tests.bot.serving import Served, key_in, put_team, serving, slow

MODES = pytest.mark.parametrize("mode", ["http", "socket"])
MOST_SECONDS = 11
"""Ten, and one for a machine that is busy with other tests."""


@pytest.fixture
def slack() -> Iterator[StandIn]:
    with StandIn(signing_secret=SECRET) as standin:
        yield standin


def states(served: Served) -> list[str]:
    with closing(sqlite3.connect(served.folder / "served.db")) as database:
        rows = database.execute("select state from deliveries order by due").fetchall()
    return [state for (state,) in rows if state != "missed"]


def posts(slack: StandIn) -> int:
    return sum(not message.ephemeral for message in slack.messages("#ml-team", "ana"))


@MODES
def test_a_request_in_flight_is_answered(slack: StandIn, tmp_path: Path, mode: str) -> None:
    put_team(slack, tmp_path)
    with serving(slack, tmp_path, mode) as served:
        has_begun = slow(slack, "views.open", 1.5)
        asking = served.in_background(lambda: slack.command("ana", "#ml-team", "/mlteam setup"))
        assert slack.wait_until(has_begun, timeout=10)
        served.terminate()

        assert served.ends_within(MOST_SECONDS) == 0
        asking.join()

    assert [answer.failure for answer in served.answers] == [""]
    assert slack.modal("ana") is not None


@MODES
def test_files_on_their_way_arrive(slack: StandIn, tmp_path: Path, mode: str) -> None:
    put_team(slack, tmp_path)
    with serving(slack, tmp_path, mode) as served:
        has_begun = slow(slack, "upload", 2)
        for _ in range(3):
            slack.command("ana", "#ml-team", "/mlteam export markdown")
        assert slack.wait_until(has_begun, timeout=10)
        served.terminate()

        assert served.ends_within(MOST_SECONDS) == 0

    assert len(slack.files) == 3
    assert "not sent" not in served.log


@MODES
def test_a_nudge_that_is_being_posted_is_recorded(
    slack: StandIn, tmp_path: Path, mode: str
) -> None:
    put_team(slack, tmp_path, due=True)
    has_begun = slow(slack, "chat.postMessage", 3)
    with serving(slack, tmp_path, mode) as served:
        assert slack.wait_until(has_begun, timeout=20)
        served.terminate()

        assert served.ends_within(MOST_SECONDS) == 0

    assert states(served) == ["posted"]
    assert posts(slack) == 1


@MODES
def test_a_nudge_that_takes_too_long_is_left_for_another_process(
    slack: StandIn, tmp_path: Path, mode: str
) -> None:
    put_team(slack, tmp_path, due=True)
    has_begun = slow(slack, "chat.postMessage", 12)
    with serving(slack, tmp_path, mode) as served:
        assert slack.wait_until(has_begun, timeout=20)
        served.terminate()

        assert served.ends_within(MOST_SECONDS) == 0

    store = open_store(f"sqlite:///{tmp_path}/served.db")
    left = [one for one in store.list_deliveries(key_in(slack)) if one.look_again_at]
    store.close()
    assert [one.state for one in left] == [DeliveryState.POSTING]


@MODES
def test_a_second_wish_ends_it_at_once(slack: StandIn, tmp_path: Path, mode: str) -> None:
    put_team(slack, tmp_path, due=True)
    has_begun = slow(slack, "chat.postMessage", 12)
    with serving(slack, tmp_path, mode) as served:
        assert slack.wait_until(has_begun, timeout=20)
        served.terminate()
        time.sleep(1.3)  # what comes sooner belongs to the first wish
        began = time.monotonic()
        served.terminate()
        served.ends_within(MOST_SECONDS)

        assert time.monotonic() - began < 3


@MODES
def test_many_signals_in_an_instant_are_one_wish(slack: StandIn, tmp_path: Path, mode: str) -> None:
    with serving(slack, tmp_path, mode) as served:
        has_begun = slow(slack, "views.open", 1.5)
        asking = served.in_background(lambda: slack.command("ana", "#ml-team", "/mlteam setup"))
        assert slack.wait_until(has_begun, timeout=10)
        for _ in range(200):  # close enough to each other that one interrupts another's handler
            served.terminate()
            time.sleep(0.00005)

        assert served.ends_within(MOST_SECONDS) == 0
        asking.join()

    assert [answer.failure for answer in served.answers] == [""]


@MODES
def test_with_nothing_to_do_it_ends_soon(slack: StandIn, tmp_path: Path, mode: str) -> None:
    with serving(slack, tmp_path, mode) as served:
        slack.command("ana", "#ml-team", "/mlteam roles")
        began = time.monotonic()
        served.terminate()

        assert served.ends_within(MOST_SECONDS) == 0
        assert time.monotonic() - began < 5
    levels = {json.loads(line)["level"] for line in served.log.splitlines()}
    assert levels <= {"info", "warning"}  # gunicorn's lines are ours too
