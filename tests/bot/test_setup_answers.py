"""What the setup makes of each answer: what is wrong is said at its field, and stores nothing."""

import pytest

from bot.usecases.setup_form import read_profile
from knowledge.schema import Knowledge
from tests.bot.rig import Rig
from tests.bot.setting_up import ASK, MORE, top

COMPANY = {"company_size": "180"}


def go_to_team(rig: Rig, **answers: str) -> None:
    rig.type("setup")
    outcome = rig.slack.fill_and_submit("ana", {**COMPANY, **answers})
    assert not outcome.errors


def open_questions(rig: Rig) -> None:
    rig.slack.click("ana", rig.answer("advice"), "open_details")
    rig.slack.click("ana", top(rig.slack, "ana"), MORE)


def add_role(rig: Rig, role: str) -> None:
    view = top(rig.slack, "ana")
    [adding] = [block for block in view.state if block.startswith("add_role.")]
    rig.slack.click("ana", view, ASK, role, adding)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Enter the number of employees; a rough one will do."),
        ("-1", "Enter a number from 1"),
        ("0", "Enter a number from 1 to 5,000,000."),
        ("1.5", "Enter a whole number"),
        ("many", "Enter a whole number"),
        ("1000000000", "Enter a number from 1"),
        ("9" * 3000, "Enter a number from 1"),
    ],
)
def test_a_company_size_that_is_none_is_refused(rig: Rig, typed: str, sentence: str) -> None:
    rig.type("setup")

    answer = rig.submit_unchecked({"company_size": typed})

    assert answer["response_action"] == "errors"
    assert list(answer["errors"]) == ["company_size"]
    assert sentence in answer["errors"]["company_size"]
    assert rig.stored() is None
    assert rig.deps.store.find_schedule(rig.key()) is None


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("-1", "Enter 0 or more"),
        ("1000000000", "Enter 0 or more"),
        ("four", "Enter the number of full-time posts, such as 2 or 0.5."),
        ("٤", "Enter the number of full-time posts"),
        ("4_0", "Enter the number of full-time posts"),
        ("nan", "Enter the number of full-time posts"),
        ("inf", "Enter the number of full-time posts"),
        ("1e2", "Enter the number of full-time posts"),
        ("0.33", "Halves and tenths of a post are allowed, nothing finer."),
        ("181", "The team adds up to 181 people, but the company has 180 employees at most."),
    ],
)
def test_posts_that_are_none_are_refused(rig: Rig, typed: str, sentence: str) -> None:
    go_to_team(rig)

    answer = rig.submit_unchecked({"headcount.data_scientist": typed})

    assert list(answer["errors"]) == ["headcount.data_scientist"]
    assert sentence in answer["errors"]["headcount.data_scientist"]
    assert rig.stored() is None


def test_a_number_of_models_that_is_none_is_refused(rig: Rig) -> None:
    rig.type("setup")
    rig.slack.click("ana", top(rig.slack, "ana"), ASK, "first_model", "stage")

    answer = rig.submit_unchecked({**COMPANY, "models_in_production": "-3"})

    assert answer["errors"] == {"models_in_production": "Enter a number from 0 to 100,000."}


def test_all_wrong_fields_of_a_step_are_named_at_once(rig: Rig) -> None:
    go_to_team(rig)

    wrong = {"headcount.data_analyst": "-2", "headcount.ml_engineer": "x"}
    assert rig.submit_unchecked(wrong)["errors"].keys() == wrong.keys()


def test_an_empty_first_step_says_what_it_needs(rig: Rig) -> None:
    rig.type("setup")
    outcome = rig.slack.fill_and_submit("ana", {})

    assert list(outcome.errors) == ["company_size"]
    assert rig.stored() is None


@pytest.mark.parametrize(("typed", "stored"), [("0.5", 0.5), ("2.0", 2), ("3", 3)])
def test_parts_of_posts_are_told_as_they_are(rig: Rig, typed: str, stored: float) -> None:
    rig.set_up(headcount_data_engineer=typed)

    assert rig.told()["headcount"] == {"data_engineer": stored}


def test_a_decimal_comma_is_understood(knowledge: Knowledge) -> None:
    answers = {"company_size": "180", "headcount.data_engineer": "1,5"}

    assert read_profile(answers, None, knowledge).headcount == {"data_engineer": 1.5}


def test_a_role_that_is_added_gets_a_field_and_stays(rig: Rig) -> None:
    go_to_team(rig)
    add_role(rig, "mlops_engineer")
    add_role(rig, "ml_product_manager")
    rig.submit({"headcount.mlops_engineer": "2", "headcount.ml_product_manager": "1"})

    assert rig.told()["headcount"] == {"mlops_engineer": 2, "ml_product_manager": 1}
    go_to_team(rig)
    assert top(rig.slack, "ana").state["headcount.mlops_engineer"]["answer"]["value"] == "2"
    rig.submit({"headcount.ml_product_manager": ""})
    assert rig.told()["headcount"] == {"mlops_engineer": 2}


def test_adding_a_role_keeps_what_was_typed(rig: Rig) -> None:
    go_to_team(rig)
    view = top(rig.slack, "ana")
    rig.slack.gestures.fill(view, {"headcount.data_scientist": "4"})
    add_role(rig, "ml_lead")
    rig.submit({"headcount.ml_lead": "1"})

    assert rig.told()["headcount"] == {"data_scientist": 4, "ml_lead": 1}


def test_a_team_that_outgrows_the_company_is_named_at_its_field(rig: Rig) -> None:
    rig.set_up(company_size="10", headcount_data_scientist="4")
    rig.type("setup")
    rig.slack.fill_and_submit("ana", {})
    add_role(rig, "ai_engineer")

    answer = rig.submit_unchecked({"headcount.ai_engineer": "7"})

    assert answer["errors"] == {
        "headcount.ai_engineer": (
            "The team adds up to 11 people, but the company has 10 employees at most."
        )
    }
    assert rig.told()["headcount"] == {"data_scientist": 4}


def test_a_company_that_gets_too_small_for_its_team_is_refused_in_the_first_step(rig: Rig) -> None:
    rig.set_up(headcount_data_scientist="12")
    rig.type("setup")

    outcome = rig.slack.fill_and_submit("ana", {"company_size": "10"})

    assert "The team adds up to 12 people" in outcome.errors["company_size"]


@pytest.mark.parametrize("typed", ["-1", "soon", "601", "nan", "inf", "1e3"])
def test_months_that_are_none_are_named_at_the_field(rig: Rig, typed: str) -> None:
    rig.set_up(stage="several_models", headcount_ml_engineer="1")
    open_questions(rig)

    answer = rig.submit_unchecked({"months_to_production": typed})

    assert list(answer["errors"]) == ["months_to_production"]
    assert "months_to_production" not in rig.told()


@pytest.mark.parametrize(
    ("people", "problem"),
    [
        ("0", "0 people can't fill 9 full-time posts. Count everybody, or leave"),
        ("1", "1 person can't fill 9 full-time posts."),
        ("4", "4 people can't fill 9 full-time posts."),
        ("500", "500 people are more than the company's 180 employees."),
    ],
)
def test_a_number_of_people_that_does_not_fit_is_refused_at_its_field(
    rig: Rig, people: str, problem: str
) -> None:
    rig.set_up(headcount_data_scientist="9")
    open_questions(rig)

    answer = rig.submit_unchecked({"people": people})

    assert list(answer["errors"]) == ["people"]
    assert problem in answer["errors"]["people"]
    assert "people" not in rig.told()


def test_fewer_people_than_posts_may_be_true(rig: Rig) -> None:
    rig.set_up(headcount_data_scientist="8")
    open_questions(rig)
    rig.submit({"people": "5"})

    assert rig.told()["people"] == 5


def test_a_form_can_be_saved_beside_a_contradiction_that_it_does_not_show(rig: Rig) -> None:
    rig.tell(company_size=180, people=1, stage="prototype", models_in_production=2)
    rig.set_up(stage="first_model", headcount_data_scientist="8")

    assert rig.told()["headcount"] == {"data_scientist": 8}


@pytest.mark.parametrize("stage", ["exploring", "prototype"])
def test_models_in_use_before_there_is_one_are_asked_for_and_pointed_out(
    rig: Rig, stage: str
) -> None:
    rig.tell(company_size=180, models_in_production=9)
    rig.set_up(stage=stage)

    told = "does not fit 9 models in production. Choose a later stage, or 0 models."
    assert told in rig.answer("advice").text
    rig.set_up(models_in_production="0")
    assert told not in rig.answer("advice").text


def test_a_size_that_was_only_chosen_can_be_changed_or_replaced_by_a_number(rig: Rig) -> None:
    rig.tell(size_band="micro")
    rig.set_up(company_size="", size_band="small")
    assert rig.told()["size_band"] == "small"

    rig.type("setup")
    answer = rig.submit_unchecked({"company_size": "180", "size_band": "micro"})
    assert "180 employees is another size: " in answer["errors"]["size_band"]

    rig.submit({"company_size": "180", "size_band": ""})
    assert rig.told()["company_size"] == 180
    assert "size_band" not in rig.told()


def test_the_team_fits_into_a_size_that_was_only_chosen(rig: Rig) -> None:
    rig.tell(size_band="micro")
    rig.type("setup")
    outcome = rig.submit({"headcount.ml_engineer": "10"})

    assert "but the company has 9 employees at most." in outcome.errors["headcount.ml_engineer"]
