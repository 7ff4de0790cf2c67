"""What comes late is carried by what comes next: nothing is lost, and nothing comes twice."""

import sqlite3
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.clients import OneWorkspace, build_client
from bot.nudges.deliver import deliver_due
from bot.nudges.worker import NudgeWorker
from bot.settings import Settings
from storage.values import ChannelKey, DecisionKind, DeliveryState
from tests.bot.rig import Rig
from tests.bot.test_delivery import _wait_until as wait_until
from tests.bot.test_refusals import rate_limit
from tests.bot.test_triggers import DATA_ENGINEER, decide

HARMED_DELIVERY = (
    "insert into deliveries (workspace, channel, due, state, claimed_at, look_again_at)"
    " select workspace, channel, wake_at, 'dreaming', wake_at, wake_at from schedules"
    " where channel = ?"
)
DAY, WEEK = timedelta(days=1), timedelta(weeks=1)


@pytest.fixture
def weekly(rig: Rig) -> Rig:
    rig.set_up(headcount_data_scientist="4", rhythm="weekly")
    return rig


def states(rig: Rig) -> list[str]:
    return [delivery.state.value for delivery in rig.deps.store.list_deliveries(rig.key())]


def claim_and_die(rig: Rig) -> None:
    def die(*_: object) -> bool:
        raise KeyboardInterrupt

    begin = rig.deps.store.advance_delivery
    rig.deps.store.advance_delivery = die  # type: ignore[method-assign,assignment]
    with pytest.raises(KeyboardInterrupt):
        rig.deliver()
    rig.deps.store.advance_delivery = begin  # type: ignore[method-assign]


def test_what_was_only_claimed_before_a_long_downtime_makes_no_second_post(weekly: Rig) -> None:
    weekly.clock.now += DAY
    claim_and_die(weekly)
    weekly.deliver(later=3 * WEEK)

    assert states(weekly) == ["missed", "missed", "missed", "posted"]
    assert len(weekly.posts()) == 1


def test_after_a_downtime_nothing_comes_shortly_before_the_next_one_of_the_day(weekly: Rig) -> None:
    assert weekly.deliver(later=DAY + WEEK - timedelta(minutes=30)) == []
    weekly.deliver(later=timedelta(minutes=30))

    assert states(weekly) == ["missed", "posted"]


def test_a_decision_s_day_carries_what_the_rhythm_could_not_say_before(rig: Rig) -> None:
    rig.set_up(stage="first_model", headcount_data_scientist="4", rhythm="monthly")
    first = rig.schedule().wake_at
    assert first is not None
    decide(rig, "nobody-deploys", DecisionKind.DEFERRED, until=(first + DAY).date())
    rig.tell(headcount={"data_scientist": 4, "ml_engineer": 2})
    rig.clock.now = first + 2 * DAY

    (delivered,) = rig.deliver()

    assert delivered.due == first + DAY
    assert (delivered.state, delivered.subject) == (DeliveryState.POSTED, DATA_ENGINEER)


def test_what_waits_while_nudges_are_paused_for_good_is_no_longer_waiting(weekly: Rig) -> None:
    rate_limit(weekly, "90")
    weekly.deliver(later=DAY)
    weekly.type("nudges pause")
    weekly.deliver(later=timedelta(minutes=2))

    assert states(weekly) == ["missed"]
    weekly.type("nudges resume")
    weekly.deliver(later=WEEK)
    assert states(weekly) == ["missed", "posted"]


def test_slack_may_ask_to_wait_ever_so_often_before_it_can_not_be_reached(weekly: Rig) -> None:
    nowhere = OneWorkspace(
        build_client(Settings(api_url="http://127.0.0.1:9/"), "xoxb-1"), weekly.deps
    )
    rate_limit(weekly, "1")
    (waiting,) = weekly.deliver(later=DAY)
    often = replace(waiting, attempts=2000)
    assert weekly.deps.store.advance_delivery(waiting, often)
    weekly.clock.now += timedelta(seconds=1)
    (delivery,) = deliver_due(weekly.deps, nowhere)

    assert delivery.look_again_at == weekly.clock.now + timedelta(hours=1)


def test_what_a_server_with_an_old_token_ended_goes_on_while_another_has_a_new_one(
    weekly: Rig,
) -> None:
    ended = replace(weekly.schedule(), active=False, note="token_revoked", wake_at=None)
    worker = NudgeWorker(weekly.deps, weekly.clients, every=0.05)
    worker.start()
    for _ in range(2):
        weekly.deps.store.save_schedule(ended)
        wait_until(lambda: weekly.schedule().active)
    worker.stop()


def test_an_ended_schedule_that_is_broken_does_not_hold_up_the_others(
    weekly: Rig, caplog: pytest.LogCaptureFixture
) -> None:
    broken = replace(
        weekly.schedule(),
        key=ChannelKey(weekly.workspace, "C00BROKEN"),
        zone="Mars/Olympus_Mons",
        active=False,
        note="token_revoked",
        wake_at=None,
    )
    weekly.deps.store.save_schedule(broken)
    weekly.clock.now += DAY
    worker = NudgeWorker(weekly.deps, weekly.clients)
    worker.start()
    wait_until(lambda: states(weekly) == ["posted"])
    worker.stop()

    assert "C00BROKEN" in caplog.text


@pytest.mark.parametrize(
    "harm",
    [
        "update schedules set hours = 'early' where channel = ?",
        HARMED_DELIVERY,
    ],
)
def test_a_row_that_can_not_be_read_does_not_hold_up_the_other_channels(
    weekly: Rig, tmp_path: Path, harm: str, caplog: pytest.LogCaptureFixture
) -> None:
    weekly.slack.invite_bot("ana", "#leadership")
    weekly.set_up(channel="#leadership", headcount_data_scientist="4", rhythm="weekly")
    other = weekly.key("#leadership").channel
    with sqlite3.connect(tmp_path / "mlteam.db") as connection:
        connection.execute(harm, [other])
    connection.close()

    assert [d.state for d in weekly.deliver(later=DAY)] == [DeliveryState.POSTED]
    assert other in caplog.text
