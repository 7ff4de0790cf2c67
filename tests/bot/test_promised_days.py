"""What is promised about the day of a question is what happens on it."""

from datetime import timedelta

import pytest

from tests.bot.deciding import buttons, current, modal, modal_text, open_decide
from tests.bot.rig import Rig


@pytest.fixture(autouse=True)
def _set_up(rig: Rig) -> None:
    rig.set_up(stage="first_model", headcount_data_scientist="4", rhythm="weekly")


def put_off(rig: Rig, day: str) -> str:
    """Put off until this day; what the bot says it will do."""
    open_decide(rig, "deferred")
    rig.submit({"until": day})
    return modal_text(rig)


def test_a_question_that_falls_on_a_weekend_is_promised_for_monday(rig: Rig) -> None:
    assert "I ask again once, on 14 December 2026." in put_off(rig, "2026-12-12")
    status = rig.answer("status").text
    assert "not now, until 12 December 2026. I ask on 14 December 2026." in status


def test_a_question_in_muted_days_is_promised_for_the_day_after_them(rig: Rig) -> None:
    rig.type("nudges mute 7 to 18 december")

    assert "I ask again once, on 21 December 2026." in put_off(rig, "2026-12-10")


def test_while_nudges_are_paused_for_good_no_question_is_promised(rig: Rig) -> None:
    rig.type("nudges pause")

    assert "I won't ask by myself; `/mlteam nudges on` starts them." in put_off(rig, "2026-12-10")
    assert "I ask on" not in rig.answer("status").text


def test_a_role_on_which_the_team_decided_is_not_among_those_that_nothing_asks_for(
    rig: Rig,
) -> None:
    open_decide(rig, "accepted")
    rig.submit({})

    assert "Data engineer:*" not in rig.answer("advice").text


def test_the_status_and_the_preview_know_of_a_decision_that_is_due_first(rig: Rig) -> None:
    open_decide(rig, "accepted")
    rig.submit({"by_when": "2026-11-26"})
    rig.deliver(later=timedelta(days=1, hours=1))

    seen = rig.answer("nudges preview").text
    status = rig.answer("status").text
    rig.deliver(later=timedelta(days=2))

    assert ", because a decision is due" in status
    assert ", because a decision is due" in seen
    assert "How far is this step?" in seen
    assert "How far is this step?" in rig.posts()[-1].text


def test_each_of_several_that_are_due_has_its_own_question_and_reason(rig: Rig) -> None:
    rig.set_up(company_size="500", stage="several_models", headcount_data_scientist="6")
    day = {"until": "2026-11-27", "by_when": "2026-11-27", "expiry": "2026-11-27"}
    for kind, inputs in (
        ("waived", ["expiry", "reason"]),
        ("accepted", ["by_when"]),
        ("deferred", ["until"]),
    ):
        open_decide(rig, kind)
        rig.submit({**{name: day.get(name, "Too dear.") for name in inputs}})
    rig.deliver(later=timedelta(days=4, hours=1))

    nudge = rig.posts()[-1]
    asked = nudge.text
    assert "Who is called when the model fails at night?" in asked
    assert "The reason then:\n`Too dear.`" in asked

    rig.slack.click("ben", nudge, "nudge_done")

    assert "Decide the others" in buttons(current(rig, nudge))


def test_deciding_on_one_of_several_in_the_form_leaves_the_way_to_the_others(rig: Rig) -> None:
    for _ in range(2):
        open_decide(rig, "deferred")
        rig.submit({"until": "2026-11-27"})
    rig.deliver(later=timedelta(days=4, hours=1))
    nudge = rig.posts()[-1]

    rig.slack.click("ana", nudge, "nudge_accept")
    rig.submit({})

    assert buttons(current(rig, nudge)) == ["Decide the others"]


def test_decide_the_others_opens_the_next_step_without_an_answer(rig: Rig) -> None:
    for _ in range(2):
        open_decide(rig, "accepted")
        rig.submit({"by_when": "2026-11-27"})
    rig.tell(**{**rig.told(), "monitored": False, "models_in_production": 1})
    rig.deliver(later=timedelta(days=4, hours=1))
    nudge = rig.posts()[-1]
    first, other = rig.deps.store.list_deliveries(rig.key())[-1].subjects

    rig.slack.click("ana", nudge, "open_decide")

    assert modal(rig).state["step"]["choose_rule"]["selected_option"]["value"] == other
    assert first != other
