"""A private advice from which something was decided shows what became of it."""

import json

import pytest

from playground.messages import Message
from storage.values import DecisionKind
from tests.bot.deciding import decisions, modal, modal_text
from tests.bot.rig import Rig

ADVICE = "Hire a data engineer before the next data scientist."


@pytest.fixture(autouse=True)
def _set_up(rig: Rig) -> None:
    rig.set_up(stage="first_model", headcount_data_scientist="4", rhythm="weekly")


def shown_to(rig: Rig, user: str) -> list[Message]:
    return [one for one in rig.slack.messages("#ml-team", user) if one.ephemeral]


def test_the_advice_says_what_was_decided_and_what_comes_next(rig: Rig) -> None:
    advice = rig.answer("advice")
    rig.slack.click("ana", advice, "open_decide")
    rig.submit({"by_when": "2026-12-15"})

    (shown,) = shown_to(rig, "ana")
    assert "<@U0ANA000001> says: we will do this, by 15 December 2026." in shown.text
    assert shown.text.startswith("Hire: ML engineer\n")
    assert f"*1. {ADVICE}*" not in shown.text
    assert [one.kind for one in decisions(rig)] == [DecisionKind.ACCEPTED]


def test_it_is_shown_anew_in_the_language_of_its_reader(rig: Rig) -> None:
    rig.slack.click("jonas", rig.answer("advice", user="jonas"), "open_decide")
    rig.submit({}, user="jonas")

    (shown,) = shown_to(rig, "jonas")
    assert "<@U0JONAS0001> sagt: Machen wir." in shown.text
    assert shown.text.startswith("Einstellen: ML Engineer\n")


def test_from_there_it_can_be_decided_once_more(rig: Rig) -> None:
    rig.slack.click("ana", rig.answer("advice"), "open_decide")
    rig.submit({})
    (shown,) = shown_to(rig, "ana")
    rig.slack.click("ana", shown, "open_decide")
    rig.submit({})

    (again,) = shown_to(rig, "ana")
    assert again.text.startswith("All is decided for now\n")


def test_where_it_can_no_longer_be_replaced_the_decision_is_kept(
    rig: Rig, caplog: pytest.LogCaptureFixture
) -> None:
    advice = rig.answer("advice")
    rig.slack.click("ana", advice, "open_decide")
    rig.slack.workspace.faults.add("response_url", cut="before")
    rig.submit({})

    assert "says: we will do this." in modal_text(rig)
    assert [one.kind for one in decisions(rig)] == [DecisionKind.ACCEPTED]
    assert "message not updated" in caplog.text
    (shown,) = shown_to(rig, "ana")
    assert shown.text == advice.text


@pytest.mark.parametrize("typed", ["status", "why data engineer"])
def test_another_private_answer_is_not_replaced_by_advice(rig: Rig, typed: str) -> None:
    answer = rig.answer(typed)
    before = answer.text
    rig.type("decide")
    rig.submit({})

    assert [one.text for one in shown_to(rig, "ana")] == [before]


def test_a_status_from_which_it_was_decided_stays_a_status(rig: Rig) -> None:
    status = rig.answer("status")
    rig.slack.click("ana", status, "open_decide")
    assert json.loads(modal(rig).body["private_metadata"])["response_url"] == ""
    rig.submit({})

    (shown,) = shown_to(rig, "ana")
    assert shown.text == status.text
