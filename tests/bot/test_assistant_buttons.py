"""What is pressed in the assistant pane is for the channel that the conversation is about."""

import pytest

from tests.bot.panes import TEAM, answers_of, ask, newest, open_beside, values
from tests.bot.rig import Rig


def test_without_a_team_the_button_that_sets_one_up_is_there(rig: Rig) -> None:
    open_beside(rig)
    answer = ask(rig, "advice")
    outcome = rig.slack.click("ana", answer, "open_setup", values(answer, "open_setup")[0])

    assert outcome.failure == ""
    modal = rig.slack.modal("ana")
    assert modal is not None
    assert rig.key().channel in str(modal.body["private_metadata"])


@pytest.mark.parametrize(
    ("said", "pressed", "form"),
    [
        ("setup", "open_setup", "setup"),
        ("decide", "open_decide", "decide"),
        ("access", "open_access", "access"),
    ],
)
def test_a_form_is_opened_by_a_button(rig: Rig, said: str, pressed: str, form: str) -> None:
    rig.set_up(**TEAM)
    open_beside(rig)
    answer = ask(rig, said)
    rig.slack.click("ana", answer, pressed, values(answer, pressed)[0])

    modal = rig.slack.modal("ana")
    assert modal is not None
    assert modal.body["callback_id"] == form


def test_a_button_answers_in_the_thread_and_its_answer_leads_on(rig: Rig) -> None:
    rig.set_up(**TEAM)
    open_beside(rig)
    advice = ask(rig, "advice")
    rig.slack.click("ana", advice, "show_why", values(advice, "show_why")[0])

    why = newest(rig)
    assert why.thread_ts == advice.thread_ts
    assert not why.ephemeral
    for value in values(why):
        assert value.endswith(rig.key().channel)


def test_pages_turn_in_place(rig: Rig) -> None:
    rig.set_up(**TEAM)
    open_beside(rig)
    plan = ask(rig, "plan")
    before, count = plan.text, len(answers_of(rig))
    turned = values(plan, "plan_next") or values(plan, "plan_page")
    name = "plan_next" if values(plan, "plan_next") else "plan_page"
    rig.slack.click("ana", plan, name, turned[0])

    assert len(answers_of(rig)) == count
    assert plan.text != before


def test_a_decision_from_the_pane_is_stored_for_the_channel_and_shown_there(rig: Rig) -> None:
    rig.set_up(**TEAM)
    open_beside(rig)
    advice = ask(rig, "advice")
    rig.slack.click("ana", advice, "open_decide", values(advice, "open_decide")[0])
    outcome = rig.submit({"kind": "accepted"})

    assert not outcome.errors
    [decision] = rig.deps.store.list_decisions(rig.key())
    assert decision.decided_by == "U0ANA000001"
    assert "<@U0ANA000001>" in advice.text
    for value in values(advice):
        assert value.endswith(rig.key().channel)


def test_an_answer_can_be_shared_from_the_pane(rig: Rig) -> None:
    rig.set_up(**TEAM)
    rig.slack.invite_bot("ana", "#ml-team")
    open_beside(rig)
    answer = ask(rig, "advice")
    before = len(rig.posts())
    rig.slack.click("ana", answer, "share", values(answer, "share")[0])

    assert len(rig.posts()) == before + 1


def test_a_file_comes_into_the_conversation_in_which_it_was_asked_for(rig: Rig) -> None:
    rig.set_up(**TEAM)
    open_beside(rig)
    asked = rig.slack.direct_message("ana", "kit data engineer file").message
    assert rig.sender.wait()

    [with_file] = [each for each in answers_of(rig) if each.files]
    assert with_file.thread_ts == asked.ts


def test_a_file_from_a_button_comes_into_the_conversation_too(rig: Rig) -> None:
    rig.set_up(**TEAM)
    open_beside(rig)
    plan = ask(rig, "plan")
    rig.slack.click("ana", plan, "plan_file", values(plan, "plan_file")[0])
    assert rig.sender.wait()

    [with_file] = [each for each in answers_of(rig) if each.files]
    assert with_file.thread_ts == plan.thread_ts


def test_a_picture_is_put_into_the_answer_in_the_pane(rig: Rig) -> None:
    rig.set_up(**TEAM)
    open_beside(rig)
    plan = ask(rig, "plan")
    rig.slack.click("ana", plan, "show_picture", values(plan, "show_picture")[0])
    assert rig.sender.wait()

    assert any(block["type"] == "image" for block in plan.blocks)
    for value in values(plan):
        assert value.endswith(rig.key().channel)
