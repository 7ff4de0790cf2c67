"""The form of decisions when something is off: forged, late, gone, sent twice, or two at once."""

import pytest

from knowledge.advice.profile import TeamProfile
from storage.values import DecisionKind
from tests.bot.deciding import (
    ANA,
    HEAD,
    SECOND,
    WEEK,
    decisions,
    first_nudge,
    inputs,
    modal,
    modal_text,
    open_decide,
)
from tests.bot.rig import Rig


@pytest.fixture(autouse=True)
def _set_up(rig: Rig) -> None:
    rig.set_up(stage="first_model", headcount_data_scientist="4", rhythm="weekly")


def press_in_home(rig: Rig, value: str) -> None:
    home = rig.slack.open_home("ana")
    assert home is not None
    rows = [block["elements"] for block in home.body["blocks"] if block["type"] == "actions"]
    rows[0][0] |= {"action_id": "open_decide", "value": value}
    rig.slack.click("ana", home, "open_decide", value)


def test_in_the_home_a_button_names_the_channel_that_it_is_about(rig: Rig) -> None:
    key = rig.key("#hiring-plan")
    profile = TeamProfile(company_size=9)
    rig.deps.store.save_profile(key, profile, base=0, by=ANA, at=rig.clock())
    press_in_home(rig, f"- {key.channel}")
    rig.submit({})

    assert [said.rule for said in rig.deps.store.list_decisions(key)] == ["micro-hold"]
    assert decisions(rig) == []


def test_in_the_home_nobody_decides_for_a_channel_that_they_are_not_in(rig: Rig) -> None:
    press_in_home(rig, "- C0UNKNOWN01")

    assert "no longer in that channel" in modal_text(rig)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("kind", "sold", "Choose one of these."),
        ("kind", "", "Choose one of these."),
        ("step", "a-rule-of-long-ago", "no longer there"),
    ],
)
def test_forged_choices_store_nothing(rig: Rig, field: str, value: str, said: str) -> None:
    rig.type("decide")
    for entry in modal(rig).state[field].values():
        entry["selected_option"] = {"value": value}

    answer = rig.submit_unchecked({})

    assert said in str(answer)
    assert decisions(rig) == []


def test_who_is_faster_than_slack_sees_the_inputs_first(rig: Rig) -> None:
    rig.type("decide")
    option = {"value": "declined", "text": {"type": "plain_text", "text": "Not for us"}}
    modal(rig).state["kind"]["choose_decision"]["selected_option"] = option

    rig.submit({})

    assert decisions(rig) == []
    assert inputs(rig) == [*HEAD, "reason"]
    rig.submit({"reason": "no need"})
    assert [said.kind for said in decisions(rig)] == [DecisionKind.DECLINED]


def test_a_form_whose_profile_went_while_it_was_open_stores_nothing(rig: Rig) -> None:
    open_decide(rig, "declined")
    rig.deps.store.forget_channel(rig.key())
    rig.submit({"reason": "too late"})

    assert "no longer there" in modal_text(rig)
    assert decisions(rig) == []


def test_a_form_that_is_sent_twice_is_stored_once(rig: Rig) -> None:
    open_decide(rig, "declined")
    first = rig.submit_unchecked({"reason": "no need"})
    second = rig.submit_unchecked({"reason": "no need"})

    assert len(decisions(rig)) == 1
    assert first["view"]["title"] == second["view"]["title"]


def test_the_form_on_a_nudge_replaces_it_only_for_its_own_step(rig: Rig) -> None:
    nudge = first_nudge(rig)
    before = nudge.text
    rig.slack.click("ana", nudge, "nudge_accept")
    rig.slack.click("ana", modal(rig), "choose_rule", SECOND)
    rig.submit({})

    assert [said.rule for said in decisions(rig)] == [SECOND]
    assert next(m for m in rig.posts() if m.ts == nudge.ts).text == before
    rig.deliver(later=WEEK)


def test_of_two_people_who_decide_the_second_sees_the_first_and_keeps_what_was_typed(
    rig: Rig,
) -> None:
    open_decide(rig, "declined", user="ana")
    open_decide(rig, "deferred", user="ben")
    rig.submit({"until": "2026-12-24"}, user="ben")
    rig.submit({"reason": "We rent one."}, user="ana")

    shown = modal_text(rig)
    assert "Decided meanwhile: :hourglass_flowing_sand: <@U0BEN000001> says: not now" in shown
    assert modal(rig).state["reason"]["answer"]["value"] == "We rent one."
    assert inputs(rig) == ["step", "kind_again", "reason"]
    assert len(decisions(rig)) == 1

    rig.submit({})

    assert [said.kind for said in decisions(rig)] == ["deferred", "declined"]
    assert decisions(rig)[-1].reason == "We rent one."


def test_choosing_something_else_does_not_hide_what_was_decided_meanwhile(rig: Rig) -> None:
    rig.type("decide", user="ana")
    open_decide(rig, "deferred", user="ben")
    rig.submit({"until": "2026-12-24"}, user="ben")
    rig.slack.click("ana", modal(rig), "choose_decision", "done")
    rig.submit({})

    assert "Decided meanwhile" in modal_text(rig)
    assert len(decisions(rig)) == 1


def test_cancel_keeps_what_the_other_decided(rig: Rig) -> None:
    open_decide(rig, "declined", user="ana")
    open_decide(rig, "done", user="ben")
    rig.submit({}, user="ben")
    rig.submit({"reason": "We rent one."}, user="ana")
    rig.slack.close_view("ana")

    assert [said.kind for said in decisions(rig)] == [DecisionKind.DONE]


def test_an_answer_that_another_step_does_not_have_is_not_kept(rig: Rig) -> None:
    open_decide(rig, "declined")
    rig.submit({"reason": "We rent one."})
    open_decide(rig, "reopened", step="data engineer")
    rig.slack.click("ana", modal(rig), "choose_rule", SECOND)

    assert inputs(rig) == [*HEAD, "by_when"]
    rig.submit({})
    assert decisions(rig)[-1].rule == SECOND
    assert decisions(rig)[-1].kind is DecisionKind.ACCEPTED
