"""At most one post an occurrence: whatever fails, whoever else works on the same database."""

import multiprocessing
import threading
import time
from dataclasses import replace
from datetime import time as time_of_day
from datetime import timedelta
from pathlib import Path

import pytest
from slack_sdk.errors import SlackApiError

from bot.clients import OneWorkspace, build_client
from bot.deps import Deps
from bot.nudges.deliver import deliver_due
from bot.nudges.post import LEASE
from bot.nudges.worker import NudgeWorker
from bot.settings import Settings
from knowledge.loader import load_knowledge
from storage.opening import open_store
from storage.values import ChannelKey, DeliveryState
from tests.bot.rig import Rig
from tests.bot.simple import MONDAY, HandClock

WEEK = timedelta(weeks=1)


@pytest.fixture
def weekly(rig: Rig) -> Rig:
    rig.set_up(headcount_data_scientist="4", rhythm="weekly")
    return rig


def states(rig: Rig) -> list[str]:
    return [delivery.state.value for delivery in rig.deps.store.list_deliveries(rig.key())]


def test_nothing_is_posted_before_it_is_due(weekly: Rig) -> None:
    assert weekly.deliver(later=timedelta(hours=23)) == []
    assert len(weekly.deliver(later=timedelta(hours=1))) == 1


def test_an_occurrence_is_posted_once_however_often_it_is_looked_for(weekly: Rig) -> None:
    for _ in range(5):
        weekly.deliver(later=timedelta(days=1))

    assert len(weekly.posts()) == 1


def test_after_a_downtime_there_is_one_post(weekly: Rig) -> None:
    weekly.deliver(later=10 * WEEK)

    assert len(weekly.posts()) == 1


def test_two_workers_on_one_database_post_once(weekly: Rig) -> None:
    weekly.clock.now += WEEK
    ready = threading.Barrier(4)

    def work() -> None:
        ready.wait()
        deliver_due(weekly.deps, weekly.clients)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(weekly.posts()) == 1


def _deliver_in_own_process(url: str, api_url: str, token: str, days: int) -> None:
    clock = HandClock(MONDAY + timedelta(days=days))
    deps = Deps.build(load_knowledge(), open_store(url), clock)
    client = build_client(Settings(api_url=api_url), token)
    deliver_due(deps, OneWorkspace(client, deps))
    deps.store.close()


def test_several_processes_on_one_database_post_once(weekly: Rig, tmp_path: Path) -> None:
    url, slack = f"sqlite:///{tmp_path}/mlteam.db", weekly.slack
    spawn = multiprocessing.get_context("spawn")
    arguments = (url, slack.api_url, slack.bot_token, 1)
    processes = [spawn.Process(target=_deliver_in_own_process, args=arguments) for _ in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()

    assert [process.exitcode for process in processes] == [0] * 4
    assert len(weekly.posts()) == 1
    assert states(weekly) == ["posted"]


def test_a_worker_that_is_killed_while_it_posts_leaves_no_second_post(
    weekly: Rig, tmp_path: Path
) -> None:
    weekly.slack.workspace.faults.add("chat.postMessage", delay=2)
    url, slack = f"sqlite:///{tmp_path}/mlteam.db", weekly.slack
    process = multiprocessing.get_context("spawn").Process(
        target=_deliver_in_own_process, args=(url, slack.api_url, slack.bot_token, 1)
    )
    process.start()
    _wait_until(lambda: states(weekly) == ["posting"])
    process.kill()
    process.join()
    process.close()

    # Slack has it, and nobody knows: it is not posted again, and the next occurrence carries it.
    assert [d.state for d in weekly.deliver(later=timedelta(days=2))] == [DeliveryState.UNKNOWN]
    assert states(weekly) == ["unknown"]
    assert [d.subject for d in weekly.deliver(later=WEEK)] == ["scientists-without-data-engineers"]


def test_what_a_dead_process_had_only_claimed_is_taken_over(weekly: Rig) -> None:
    def die(*_: object) -> bool:
        raise KeyboardInterrupt

    begin = weekly.deps.store.advance_delivery
    weekly.deps.store.advance_delivery = die  # type: ignore[method-assign,assignment]
    with pytest.raises(KeyboardInterrupt):
        weekly.deliver(later=timedelta(days=1))
    weekly.deps.store.advance_delivery = begin  # type: ignore[method-assign]

    assert states(weekly) == ["claimed"]
    assert weekly.deliver(later=timedelta(minutes=1)) == []
    assert [d.state for d in weekly.deliver(later=LEASE)] == [DeliveryState.POSTED]
    assert len(weekly.posts()) == 1


def _wait_until(condition: object, seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)


def test_what_could_not_be_posted_is_carried_by_the_next_occurrence(weekly: Rig) -> None:
    weekly.slack.workspace.faults.add("chat.postMessage", "internal_error")

    first = weekly.deliver(later=timedelta(days=1))
    second = weekly.deliver(later=WEEK)

    assert [first[0].state, second[0].state] == [DeliveryState.UNKNOWN, DeliveryState.POSTED]
    assert first[0].subject == second[0].subject


def test_one_channel_that_fails_does_not_hold_up_the_others(weekly: Rig) -> None:
    weekly.slack.invite_bot("ana", "#leadership")
    weekly.set_up(channel="#leadership", headcount_data_scientist="4", rhythm="weekly")
    weekly.slack.workspace.faults.add("chat.postMessage", "is_archived")

    delivered = weekly.deliver(later=timedelta(days=1))

    assert sorted(d.state.value for d in delivered) == ["failed", "posted"]


def test_the_worker_posts_by_itself_and_survives_a_failing_round(weekly: Rig) -> None:
    weekly.slack.workspace.faults.add("chat.postMessage", "a_new_error_of_slack")
    worker = NudgeWorker(weekly.deps, weekly.clients, every=0.05)
    worker.start()
    weekly.clock.now += timedelta(days=1)
    _wait_until(lambda: states(weekly) == ["failed"])
    weekly.clock.now += WEEK
    _wait_until(lambda: states(weekly) == ["failed", "posted"])
    worker.stop()

    assert len(weekly.posts()) == 1


def test_a_channel_whose_schedule_is_broken_does_not_hold_up_the_others(
    weekly: Rig, caplog: pytest.LogCaptureFixture
) -> None:
    broken = replace(
        weekly.schedule(), key=ChannelKey(weekly.workspace, "C00BROKEN"), zone="Mars/Olympus_Mons"
    )
    weekly.deps.store.save_schedule(broken)

    assert [d.state for d in weekly.deliver(later=timedelta(days=1))] == [DeliveryState.POSTED]
    assert "C00BROKEN" in caplog.text


def test_what_is_switched_off_while_others_are_posted_to_stays_silent(weekly: Rig) -> None:
    weekly.clock.now += timedelta(days=1)
    listed = weekly.deps.store.list_due_schedules(weekly.clock.now, 10)
    weekly.type("nudges off")
    once = iter([listed, []])
    weekly.deps.store.list_due_schedules = lambda *_: next(once)  # type: ignore[method-assign]

    assert weekly.deliver() == []
    assert weekly.posts() == []


def test_a_refusal_does_not_undo_a_schedule_that_was_changed_meanwhile(weekly: Rig) -> None:
    changed = replace(weekly.schedule(), at=time_of_day(11))

    def refuse(**_: object) -> None:
        weekly.deps.store.save_schedule(changed)
        raise SlackApiError("refused", {"error": "is_archived"})  # type: ignore[no-untyped-call]

    weekly.client.chat_postMessage = refuse  # type: ignore[assignment,method-assign]
    weekly.deliver(later=timedelta(days=1))

    assert (weekly.schedule().at, weekly.schedule().active) == (changed.at, True)


def test_nothing_comes_back_if_the_app_is_removed_while_it_posts(weekly: Rig) -> None:
    def remove(**_: object) -> None:
        weekly.deps.store.forget_workspace(weekly.workspace)
        raise SlackApiError("refused", {"error": "account_inactive"})  # type: ignore[no-untyped-call]

    weekly.client.chat_postMessage = remove  # type: ignore[assignment,method-assign]
    weekly.deliver(later=timedelta(days=1))

    assert weekly.deps.store.find_schedule(weekly.key()) is None
    assert weekly.deps.store.list_deliveries(weekly.key()) == []


def test_told_to_stop_the_worker_leaves_the_rest_for_the_next_start(weekly: Rig) -> None:
    weekly.slack.invite_bot("ana", "#leadership")
    weekly.set_up(channel="#leadership", headcount_data_scientist="4", rhythm="weekly")
    weekly.clock.now += timedelta(days=1)
    asked = iter([False, True])

    assert len(deliver_due(weekly.deps, weekly.clients, lambda: next(asked))) == 1
    assert len(weekly.deliver()) == 1


def test_a_worker_that_is_stopped_finishes_its_post_and_begins_no_other(weekly: Rig) -> None:
    weekly.slack.invite_bot("ana", "#leadership")
    weekly.set_up(channel="#leadership", headcount_data_scientist="4", rhythm="weekly")
    weekly.slack.workspace.faults.add("chat.postMessage", delay=0.5, times=2)
    weekly.clock.now += timedelta(days=1)
    keys = [weekly.key(), weekly.key("#leadership")]

    def all_states() -> list[str]:
        return [d.state.value for key in keys for d in weekly.deps.store.list_deliveries(key)]

    worker = NudgeWorker(weekly.deps, weekly.clients)
    worker.start()
    _wait_until(lambda: all_states() == ["posting"])
    worker.stop()

    assert all_states() == ["posted"]
