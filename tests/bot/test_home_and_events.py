"""What happens around the commands: App Home, the greeting, and what Slack sends twice."""

import json
from dataclasses import replace

import pytest

from playground import payloads
from tests.bot.rig import Rig


def home_text(rig: Rig, user: str) -> str:
    view = rig.slack.open_home(user)
    assert view is not None
    return json.dumps(view.body)


def test_home_says_what_mlteam_does_to_whoever_has_no_channel_yet(rig: Rig) -> None:
    text = home_text(rig, "ben")

    assert "Type `/mlteam setup`" in text
    assert "None of your channels has a team profile yet." in text


def test_home_lists_the_channels_of_its_reader_with_the_next_step(rig: Rig) -> None:
    rig.set_up(headcount_data_scientist="4")

    assert "<#C0MLTEAM001>" in home_text(rig, "ben")
    assert "Next step: Hire: data engineer" in home_text(rig, "ben")


def test_nobody_sees_a_channel_that_they_are_not_in(rig: Rig) -> None:
    rig.slack.invite_bot("ana", "#leadership")
    rig.set_up(channel="#leadership", headcount_data_scientist="4")
    leadership = rig.key("#leadership").channel

    assert leadership in home_text(rig, "ana")
    assert leadership not in home_text(rig, "ben")


def test_the_advice_of_a_channel_opens_from_home(rig: Rig) -> None:
    rig.set_up(headcount_data_scientist="4")
    view = rig.slack.open_home("ana")
    assert view is not None
    rig.slack.click("ana", view, "show_advice", rig.key().channel)

    modal = rig.slack.modal("ana")
    assert modal is not None
    assert "Hire a data engineer" in json.dumps(modal.body)


def test_who_has_left_a_channel_can_not_open_its_advice(rig: Rig) -> None:
    rig.set_up(headcount_data_scientist="4")
    view = rig.slack.open_home("ben")
    assert view is not None
    channel = rig.slack.workspace.channel("#ml-team")
    rig.slack.workspace.leave(channel, "U0BEN000001")
    rig.slack.click("ben", view, "show_advice", channel.id)

    modal = rig.slack.modal("ben")
    assert modal is not None
    assert "no longer there" in json.dumps(modal.body)
    assert "Hire a data engineer" not in json.dumps(modal.body)


def test_home_with_many_channels_stays_within_slack_s_limits(rig: Rig) -> None:
    model = rig.slack.workspace.channel("#ml-team")
    for number in range(40):
        place = replace(model, id=f"C0PLAN{number:05}", name=f"plan-{number}")
        rig.slack.workspace.channels[place.id] = place
        rig.set_up(channel=place.id, headcount_data_scientist="4", rhythm="off")

    assert "And 10 more" in home_text(rig, "ana")


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
