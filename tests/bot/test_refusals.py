"""What Slack may answer to a nudge, and what becomes of the nudge and its schedule."""

from datetime import timedelta

import pytest

from bot.clients import OneWorkspace, build_client
from bot.nudges.deliver import deliver_due
from bot.nudges.worker import NudgeWorker
from bot.settings import Settings
from storage.values import ChangeKind, DeliveryState
from tests.bot.rig import Rig

WEEK = timedelta(weeks=1)


@pytest.fixture
def weekly(rig: Rig) -> Rig:
    rig.set_up(headcount_data_scientist="4", rhythm="weekly")
    return rig


def states(rig: Rig) -> list[str]:
    return [delivery.state.value for delivery in rig.deps.store.list_deliveries(rig.key())]


def rate_limit(rig: Rig, seconds: str) -> None:
    rig.slack.workspace.faults.add(
        "chat.postMessage", status=429, headers={"Retry-After": seconds}, body={"ok": False}
    )


def test_slack_s_wish_to_wait_is_obeyed(weekly: Rig) -> None:
    rate_limit(weekly, "90")

    assert [d.state for d in weekly.deliver(later=timedelta(days=1))] == [DeliveryState.WAITING]
    assert weekly.deliver(later=timedelta(seconds=89)) == []
    assert [d.state for d in weekly.deliver(later=timedelta(seconds=1))] == [DeliveryState.POSTED]
    assert len(weekly.posts()) == 1


def test_while_slack_asks_to_wait_no_other_channel_of_the_workspace_is_posted_to(
    weekly: Rig,
) -> None:
    weekly.slack.invite_bot("ana", "#leadership")
    weekly.set_up(channel="#leadership", headcount_data_scientist="4", rhythm="weekly")
    rate_limit(weekly, "90")
    weekly.slack.workspace.calls.clear()

    assert [d.state for d in weekly.deliver(later=timedelta(days=1))] == [DeliveryState.WAITING]
    posts = [c for c in weekly.slack.workspace.calls if c.method == "chat.postMessage"]
    assert len(posts) == 1
    later = weekly.deliver(later=timedelta(seconds=90))
    assert [d.state for d in later] == [DeliveryState.POSTED, DeliveryState.POSTED]


def test_where_slack_can_not_be_reached_it_is_tried_again_with_longer_and_longer_waits(
    weekly: Rig,
) -> None:
    nowhere = OneWorkspace(
        build_client(Settings(api_url="http://127.0.0.1:9/"), "xoxb-1"), weekly.deps
    )
    weekly.clock.now += timedelta(days=1)
    waits = []
    for _ in range(4):
        (delivery,) = deliver_due(weekly.deps, nowhere)
        assert delivery.state is DeliveryState.WAITING
        assert delivery.look_again_at is not None
        waits.append((delivery.look_again_at - weekly.clock.now).total_seconds() / 60)
        weekly.clock.now = delivery.look_again_at
    delivered = deliver_due(weekly.deps, weekly.clients)

    assert waits == [1, 2, 4, 8]
    assert [(d.state, d.attempts) for d in delivered] == [(DeliveryState.POSTED, 5)]
    assert len(weekly.posts()) == 1


def test_what_waits_outside_of_working_hours_waits_for_the_morning(weekly: Rig) -> None:
    rate_limit(weekly, str(10 * 3600))
    weekly.deliver(later=timedelta(days=1))

    assert weekly.deliver(later=timedelta(hours=10)) == []
    assert [d.state for d in weekly.deliver(later=timedelta(hours=13))] == [DeliveryState.POSTED]


def test_a_day_later_it_is_given_up_and_the_next_occurrence_carries_it(weekly: Rig) -> None:
    nowhere = OneWorkspace(
        build_client(Settings(api_url="http://127.0.0.1:9/"), "xoxb-1"), weekly.deps
    )
    weekly.clock.now += timedelta(days=1)
    for _ in range(48):
        deliver_due(weekly.deps, nowhere)
        weekly.clock.now += timedelta(hours=1)
    assert states(weekly) == ["failed"]

    assert [d.subject for d in weekly.deliver(later=WEEK)] == ["scientists-without-data-engineers"]


@pytest.mark.parametrize("error", ["invalid_blocks", "msg_too_long", "msg_blocks_too_long"])
def test_a_message_that_slack_can_not_read_is_posted_as_plain_text(weekly: Rig, error: str) -> None:
    weekly.slack.workspace.faults.add("chat.postMessage", error)

    (delivery,) = weekly.deliver(later=timedelta(days=1))

    assert (delivery.state, delivery.error) == (DeliveryState.POSTED, error)
    assert [m.blocks for m in weekly.posts()] == [[]]
    assert "Hire a data engineer" in weekly.posts()[0].text


@pytest.mark.parametrize(
    "error", ["internal_error", "fatal_error", "service_unavailable", "request_timeout"]
)
def test_where_slack_may_have_done_a_part_it_is_not_tried_again(weekly: Rig, error: str) -> None:
    weekly.slack.workspace.faults.add("chat.postMessage", error)

    assert [d.state for d in weekly.deliver(later=timedelta(days=1))] == [DeliveryState.UNKNOWN]
    assert weekly.deliver(later=timedelta(days=1)) == []


def test_a_server_error_or_no_answer_in_time_is_not_tried_again(weekly: Rig) -> None:
    faults = weekly.slack.workspace.faults
    faults.add("chat.postMessage", status=500, body="<html>oops</html>")
    assert [d.state for d in weekly.deliver(later=timedelta(days=1))] == [DeliveryState.UNKNOWN]
    faults.add("chat.postMessage", delay=1.5)
    weekly.client.timeout = 1
    assert [d.state for d in weekly.deliver(later=WEEK)] == [DeliveryState.UNKNOWN]
    faults.add("chat.postMessage", cut="before")
    day_after_a_holiday = WEEK + timedelta(days=1)
    assert [d.state for d in weekly.deliver(later=day_after_a_holiday)] == [DeliveryState.UNKNOWN]

    assert states(weekly) == ["unknown"] * 3


def test_another_refusal_is_not_tried_again_and_does_not_end_the_schedule(weekly: Rig) -> None:
    weekly.slack.workspace.faults.add("chat.postMessage", "missing_scope")

    assert [d.state for d in weekly.deliver(later=timedelta(days=1))] == [DeliveryState.FAILED]
    assert weekly.schedule().active


def test_a_broken_connection_after_slack_took_it_is_not_tried_again(weekly: Rig) -> None:
    weekly.slack.workspace.faults.add("chat.postMessage", cut="after")

    delivered = weekly.deliver(later=timedelta(days=1))

    assert [delivery.state for delivery in delivered] == [DeliveryState.UNKNOWN]
    assert len(weekly.posts()) == 1
    assert weekly.deliver(later=timedelta(days=1)) == []


def told_of_the_end(rig: Rig) -> list[str]:
    """The direct messages about it."""
    texts = [m.text for m in rig.slack.messages("ana", "ana")]
    return [text for text in texts if "stopped the nudges" in text]


@pytest.mark.parametrize(
    ("error", "note"),
    [
        ("is_archived", "The channel is archived."),
        ("channel_is_archived", "The channel is archived."),
        ("not_in_channel", "I am not in this channel"),
        ("channel_not_found", "I am not in this channel"),
        ("restricted_action", "An administrator restricts"),
        ("team_access_not_granted", "has no access to this workspace"),
    ],
)
def test_where_nothing_can_be_posted_any_more_the_schedule_ends_and_who_set_it_is_told_once(
    weekly: Rig, error: str, note: str
) -> None:
    weekly.slack.workspace.faults.add("chat.postMessage", error)
    weekly.deliver(later=timedelta(days=1))

    assert note in weekly.answer("nudges").text
    assert weekly.deliver(later=WEEK) == []
    (told,) = told_of_the_end(weekly)
    assert f"stopped the nudges in <#{weekly.key().channel}>" in told
    assert note in told
    (ended,) = [
        change
        for change in weekly.deps.store.list_changes(weekly.key())
        if change.kind is ChangeKind.SCHEDULE and change.detail["what"] == "ended"
    ]
    assert (ended.by, ended.detail["error"]) == ("", error)


@pytest.mark.parametrize(
    ("error", "note"),
    [
        ("token_revoked", "was revoked"),
        ("account_inactive", "was removed from this workspace"),
        ("token_expired", "no longer accepts"),
        ("invalid_auth", "no longer accepts"),
    ],
)
def test_without_a_token_that_works_the_schedule_ends_until_there_is_one(
    weekly: Rig, error: str, note: str
) -> None:
    weekly.slack.workspace.faults.add("chat.postMessage", error)
    weekly.deliver(later=timedelta(days=1))
    assert note in weekly.answer("nudges").text
    assert told_of_the_end(weekly) == []

    worker = NudgeWorker(weekly.deps, weekly.clients, every=60)
    worker.start()
    worker.stop()

    assert weekly.schedule().active
    assert [d.state for d in weekly.deliver(later=WEEK)] == [DeliveryState.POSTED]


def test_a_person_who_can_not_be_told_does_not_keep_the_schedule_going(weekly: Rig) -> None:
    weekly.slack.workspace.faults.add("chat.postMessage", "is_archived")
    weekly.slack.workspace.faults.add("chat.postMessage", "messages_tab_disabled")
    weekly.deliver(later=timedelta(days=1))

    assert not weekly.schedule().active
    assert told_of_the_end(weekly) == []


def test_a_channel_that_was_really_archived_ends_its_schedule(weekly: Rig) -> None:
    weekly.slack.workspace.archive(weekly.slack.workspace.channel("#ml-team"))

    assert [d.error for d in weekly.deliver(later=timedelta(days=1))] == ["is_archived"]
    assert not weekly.schedule().active


def test_invited_again_the_bot_goes_on(weekly: Rig) -> None:
    weekly.slack.remove_bot("ana", "#ml-team")
    weekly.deliver(later=timedelta(days=1))
    weekly.slack.invite_bot("ana", "#ml-team")

    assert [d.state for d in weekly.deliver(later=WEEK)] == [DeliveryState.POSTED]
