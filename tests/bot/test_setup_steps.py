"""The three steps of the setup: few questions, those that fit, and no answer is lost."""

import json
from typing import Any

import pytest

from bot.language import speaking
from bot.usecases.setup_form import DETAIL_FIELDS
from bot.usecases.setup_steps import FEW, Step
from bot.views.forms import new_form, page_of, setup_form
from bot.views.setup_context import LONGEST, FormContext, TooManyAnswers
from knowledge.advice.profile import TeamProfile
from knowledge.schema import Knowledge
from tests.bot.rig import Rig
from tests.bot.setting_up import ASK, MORE, has_button, top

BACK, FINISH = "setup_back", "setup_finish"


def asked(rig: Rig) -> list[str]:
    return [*top(rig.slack, "ana").state]


def title(rig: Rig) -> str:
    return str(top(rig.slack, "ana").body["title"]["text"])


def press(rig: Rig, action: str) -> None:
    rig.slack.click("ana", top(rig.slack, "ana"), action)


def choose(rig: Rig, field: str, value: str) -> None:
    rig.slack.click("ana", top(rig.slack, "ana"), ASK, value, field)


def go_on(rig: Rig, **answers: str) -> None:
    named = {name.replace("headcount_", "headcount."): value for name, value in answers.items()}
    outcome = rig.slack.fill_and_submit("ana", named)
    assert not outcome.errors, outcome.errors


def value_of(rig: Rig, field: str) -> Any:  # noqa: ANN401 -- a number or an option
    [entry] = top(rig.slack, "ana").state[field].values()
    return entry.get("value") or (entry.get("selected_option") or {}).get("value")


def shown_modal(rig: Rig) -> str:
    return json.dumps(top(rig.slack, "ana").body)


def test_the_setup_takes_three_steps_and_says_how_far_it_has_come(rig: Rig) -> None:
    rig.type("setup")
    assert title(rig) == "1 of 3: Your company"
    assert asked(rig) == ["company_size", "workload", "stage", "rhythm"]
    go_on(rig, company_size="180")

    assert title(rig) == "2 of 3: Your team"
    heads = [f"headcount.{role.id}" for role in rig.deps.knowledge.core_roles()]
    assert asked(rig) == [*heads, "add_role.0"]
    go_on(rig, headcount_data_scientist="4")

    assert title(rig) == "3 of 3: A few questions"
    assert len(asked(rig)) == FEW
    go_on(rig)
    assert "Saved as version 1" in shown_modal(rig)


def test_each_field_has_a_hint(rig: Rig) -> None:
    rig.type("setup")
    for _ in Step:
        inputs = [block for block in top(rig.slack, "ana").blocks if block["type"] == "input"]
        assert [block["block_id"] for block in inputs if not block.get("hint")] == []
        go_on(rig, **({"company_size": "180"} if "1 of" in title(rig) else {}))


def test_after_the_first_step_the_advice_is_one_tap_away(rig: Rig) -> None:
    rig.type("setup")
    rig.slack.gestures.fill(top(rig.slack, "ana"), {"company_size": "180"})
    press(rig, FINISH)

    assert "Saved as version 1" in shown_modal(rig)
    assert rig.told() == {"company_size": 180, "headcount": {}}
    assert rig.schedule().active


def test_finishing_without_what_is_needed_says_so_and_keeps_the_rest(rig: Rig) -> None:
    rig.type("setup")
    choose(rig, "stage", "platform")
    press(rig, FINISH)

    assert ":warning: Enter the number of employees; a rough one will do." in shown_modal(rig)
    assert value_of(rig, "stage") == "platform"
    assert rig.stored() is None
    go_on(rig, company_size="180")
    assert title(rig) == "2 of 3: Your team"


def test_back_keeps_what_was_typed_in_every_step(rig: Rig) -> None:
    rig.type("setup")
    choose(rig, "stage", "first_model")
    choose(rig, "rhythm", "weekly")
    go_on(rig, company_size="180", models_in_production="2", weekday="friday")
    rig.slack.gestures.fill(top(rig.slack, "ana"), {"headcount.data_scientist": "4"})
    press(rig, BACK)

    shown = {name: value_of(rig, name) for name in ("company_size", "stage", "rhythm", "weekday")}
    assert shown == {
        "company_size": "180",
        "stage": "first_model",
        "rhythm": "weekly",
        "weekday": "friday",
    }
    go_on(rig)
    assert value_of(rig, "headcount.data_scientist") == "4"
    go_on(rig)
    choose(rig, "hiring", "frozen") if "hiring" in asked(rig) else None
    press(rig, BACK)
    go_on(rig)
    go_on(rig)

    assert rig.told()["headcount"] == {"data_scientist": 4}
    assert rig.told()["models_in_production"] == 2
    assert rig.schedule().recurrence == "FREQ=WEEKLY;BYDAY=FR"


@pytest.mark.parametrize(
    ("stage", "is_asked"),
    [("exploring", False), ("prototype", False), ("first_model", True), ("platform", True)],
)
def test_models_are_asked_for_once_one_may_be_in_use(rig: Rig, stage: str, is_asked: bool) -> None:
    rig.type("setup")
    assert "models_in_production" not in asked(rig)
    choose(rig, "stage", stage)

    assert ("models_in_production" in asked(rig)) is is_asked


def test_day_and_hour_are_asked_for_once_another_rhythm_is_chosen(rig: Rig) -> None:
    rig.type("setup")
    assert "On Tuesdays at 10:00, your time." in shown_modal(rig)
    choose(rig, "rhythm", "monthly")
    assert {"weekday", "hour"} <= {*asked(rig)}
    choose(rig, "rhythm", "off")

    assert not {"weekday", "hour"} & {*asked(rig)}
    assert "On Tuesdays" not in shown_modal(rig)


@pytest.mark.parametrize(("work", "is_asked"), [("llm_api", True), ("llm_own", False)])
def test_whoever_uses_hosted_language_models_is_asked_for_ai_engineers(
    rig: Rig,
    work: str,
    is_asked: bool,
) -> None:
    rig.type("setup")
    go_on(rig, company_size="180", workload=work)

    assert ("headcount.ai_engineer" in asked(rig)) is is_asked


def test_questions_that_do_not_fit_the_team_come_last(rig: Rig) -> None:
    heads = {"ai_engineer": 1}
    rig.tell(company_size=180, stage="prototype", workload="llm_api", headcount=heads)
    rig.slack.click("ana", rig.answer("advice"), "open_details")
    first = asked(rig)
    press(rig, MORE)

    unfitting = {"own_stack", "unusual_problem", "monitored", "collaboration"}
    assert not unfitting & {*first}
    assert {*asked(rig)} == {*DETAIL_FIELDS}
    assert not has_button(top(rig.slack, "ana"), MORE)


def test_more_questions_keep_the_answers_to_the_first_ones(rig: Rig) -> None:
    rig.set_up(stage="several_models", headcount_ml_engineer="2", headcount_data_engineer="1")
    rig.slack.click("ana", rig.answer("advice"), "open_details")
    rig.slack.gestures.fill(top(rig.slack, "ana"), {"own_stack": "true"})
    press(rig, MORE)
    rig.submit({"months_to_production": "2.5", "collaboration": "daily"})

    assert rig.told()["own_stack"] is True
    assert rig.told()["months_to_production"] == 2.5
    assert rig.told()["headcount"] == {"data_engineer": 1, "ml_engineer": 2}
    assert "Stop growing your own" in rig.answer("advice").text


def test_the_questions_that_would_change_the_advice_most_come_first(rig: Rig) -> None:
    rig.set_up(stage="first_model", headcount_data_scientist="4", headcount_ml_engineer="1")
    version = rig.stored()
    assert version is not None
    untold = rig.deps.adviser.advise(version.profile).assumed
    expected = [name for name in untold if name in DETAIL_FIELDS and name != "collaboration"]
    rig.slack.click("ana", rig.answer("advice"), "open_details")

    assert asked(rig) == expected[:FEW]
    assert asked(rig)[0] != DETAIL_FIELDS[0]


def test_sharpening_leads_back_to_the_team(rig: Rig) -> None:
    rig.set_up(headcount_data_scientist="4")
    rig.slack.click("ana", rig.answer("advice"), "open_details")
    press(rig, BACK)
    rig.submit({"headcount.data_engineer": "1"})

    assert rig.told()["headcount"] == {"data_scientist": 4, "data_engineer": 1}
    assert len(rig.deps.store.list_profiles(rig.key())) == 2


def test_sharpening_asks_first_who_is_on_the_team_if_nobody_told(rig: Rig) -> None:
    rig.set_up()
    rig.slack.click("ana", rig.answer("advice"), "open_details")

    assert title(rig) == "2 of 3: Your team"


def test_an_answer_that_comes_too_late_changes_nothing_on_screen(rig: Rig) -> None:
    rig.type("setup")
    before = shown_modal(rig)
    rig.slack.workspace.faults.add("views.update", "hash_conflict")
    choose(rig, "stage", "first_model")

    assert shown_modal(rig) == before


def test_a_channel_that_was_forgotten_meanwhile_is_not_set_up_again(rig: Rig) -> None:
    rig.set_up(headcount_data_scientist="4")
    rig.type("setup")
    rig.deps.store.forget_channel(rig.key())
    rig.slack.fill_and_submit("ana", {"company_size": "200"})

    assert "no longer there" in shown_modal(rig)
    assert rig.stored() is None


def test_where_nobody_can_be_hired_the_advice_says_that_it_suggests_no_hires(rig: Rig) -> None:
    rig.set_up(headcount_data_scientist="4")
    rig.slack.click("ana", rig.answer("advice"), "open_details")
    rig.submit({"hiring": "frozen"})

    text = rig.answer("advice").text
    assert "so I suggest no hires" in text
    assert not text.startswith("Hire:")


def test_every_answer_that_can_be_given_fits_into_the_modal(knowledge: Knowledge) -> None:
    fields = dict.fromkeys([*DETAIL_FIELDS, "company_size", "stage", "size_band"], "several_models")
    heads = {f"headcount.{role}": "4999999.5" for role in knowledge.roles}
    form = FormContext(channel="C0123456789", base=123, step=Step.QUESTIONS, every=True)
    whole = form.taking({**fields, **heads}, {})

    assert len(whole.to_json()) <= LONGEST


def test_more_than_the_modal_can_hold_is_refused(knowledge: Knowledge) -> None:
    heads = {f"headcount.role_number_{number}": "1" for number in range(200)}
    form = new_form("C1", None, None).taking(heads, {})
    draft = TeamProfile()

    with pytest.raises(TooManyAnswers):
        setup_form(page_of(form, None, draft, None), knowledge)


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("step", [*Step])
def test_titles_and_buttons_fit_in_each_language(
    knowledge: Knowledge, language: str, step: Step
) -> None:
    with speaking(language):
        page = page_of(new_form("C1", None, None, step), None, TeamProfile(), None, DETAIL_FIELDS)
        view = setup_form(page, knowledge).to_dict()

    assert max(len(view[part]["text"]) for part in ("title", "submit", "close")) <= 24


def test_the_setup_speaks_german(rig: Rig) -> None:
    with speaking("de"):
        knowledge = rig.deps.knowledge
        page = page_of(new_form("C1", None, None), None, TeamProfile(), None)
        shown = json.dumps(setup_form(page, knowledge).to_dict(), ensure_ascii=False)

    assert "1 von 3: Unternehmen" in shown
    assert "*Schritt 1 von 3.*" in shown
    assert "Jetzt Rat geben" in shown
