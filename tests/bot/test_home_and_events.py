"""What happens around the commands: the greeting, and what Slack sends twice."""

import pytest

from playground import payloads
from tests.bot.rig import Rig


def test_invited_the_bot_greets_once_in_three_lines_with_one_button(rig: Rig) -> None:
    rig.slack.invite_bot("ana", "#hiring-plan")

    greeting = rig.posts("#hiring-plan")[-1]
    assert len(greeting.text.splitlines()) == 3
    outcome = rig.slack.click("ben", greeting, "open_setup")
    assert outcome.failure == ""
    assert rig.slack.modal("ben") is not None


def test_an_event_that_slack_repeats_acts_once(rig: Rig) -> None:
    rig.slack.invite_bot("ana", "#hiring-plan")
    before = len(rig.posts("#hiring-plan"))
    joined = rig.slack.courier.sent[-1]

    for attempt in (1, 2, 3):
        repeated = rig.slack.redeliver(joined, retry_num=attempt)
        assert repeated.answer.status == 200

    assert len(rig.posts("#hiring-plan")) == before


def test_a_greeting_that_may_have_been_posted_is_not_posted_again(rig: Rig) -> None:
    rig.failures_expected = True
    rig.slack.workspace.faults.add("chat.postMessage", cut="after")
    rig.slack.invite_bot("ana", "#hiring-plan")

    assert [m.text for m in rig.posts("#hiring-plan") if "Hello!" in m.text] == [
        rig.posts("#hiring-plan")[-1].text
    ]


def test_somebody_else_who_joins_is_not_greeted(rig: Rig) -> None:
    place = rig.slack.workspace.channel("#ml-team")
    app = rig.slack.workspace.app
    rig.slack.send_event(
        payloads.member_joined_channel("U0BEN000001", place, app=app, event_ts="1.0")
    )

    assert rig.posts() == []


@pytest.mark.parametrize("kind", ["reaction_added", "channel_rename", "an_event_of_the_future"])
def test_events_that_mean_nothing_to_us_are_acknowledged(rig: Rig, kind: str) -> None:
    assert rig.slack.send_event({"type": kind}).answer.status == 200


def test_removed_from_the_workspace_everything_is_deleted(rig: Rig) -> None:
    rig.set_up(headcount_data_scientist="4")
    rig.slack.uninstall()

    assert rig.stored() is None
    assert rig.deps.store.find_schedule(rig.key()) is None


def test_our_own_fault_gets_a_reference_that_stands_in_the_log_too(
    rig: Rig, caplog: pytest.LogCaptureFixture
) -> None:
    rig.failures_expected = True
    rig.slack.workspace.faults.add("views.open", "internal_error")

    text = rig.answer("setup").text

    reference = text.rpartition("`")[0].rpartition("`")[2]
    assert len(reference) == 6
    assert reference in caplog.text


def test_a_button_that_fails_for_our_fault_says_so(rig: Rig) -> None:
    rig.failures_expected = True
    message = rig.answer("help")
    rig.slack.workspace.faults.add("views.open", "internal_error")
    rig.slack.click("ana", message, "open_setup")

    assert "it is our fault" in rig.slack.messages("#ml-team", "ana")[-1].text
