"""The setup form: from the first question to stored profile and advice."""

import json
from datetime import time
from typing import Any

import pytest

from bot.usecases.setup_form import DETAIL_FIELDS
from tests.bot.rig import Rig

LEAD = {"company_size": "180", "stage": "first_model", "headcount.data_scientist": "4"}


def open_form(rig: Rig, user: str = "ana") -> dict[str, object]:
    rig.type("setup", user=user)
    modal = rig.slack.modal(user)
    assert modal is not None
    return {block_id: next(iter(value.values())) for block_id, value in modal.state.items()}


def shown_modal(rig: Rig, user: str = "ana") -> str:
    modal = rig.slack.modal(user)
    return json.dumps(modal.body) if modal else ""


def test_setup_stores_the_profile_and_answers_with_the_advice(rig: Rig) -> None:
    rig.type("setup")
    outcome = rig.submit({**LEAD, "models_in_production": "1"})

    assert outcome.refused == ""
    assert rig.told() == {
        "company_size": 180,
        "stage": "first_model",
        "headcount": {"data_scientist": 4},
        "models_in_production": 1,
    }
    assert "Saved as version 1" in shown_modal(rig)
    assert "Hire a data engineer before the next data scientist." in shown_modal(rig)


def test_a_new_form_proposes_a_rhythm_in_the_person_s_own_zone(rig: Rig) -> None:
    rig.type("setup", user="ben")
    rig.submit({"company_size": "180"}, user="ben")

    schedule = rig.deps.store.find_schedule(rig.key())
    assert schedule is not None
    assert (schedule.recurrence, schedule.at) == ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", time(10))
    assert (schedule.zone, schedule.set_by) == ("America/New_York", "U0BEN000001")


def test_a_second_form_is_filled_with_the_stored_profile(rig: Rig) -> None:
    rig.set_up(stage="first_model", headcount_data_scientist="4", rhythm="monthly")

    state = open_form(rig, "ben")

    assert state["company_size"] == {"type": "number_input", "value": "180"}
    assert state["headcount.data_scientist"] == {"type": "number_input", "value": "4"}
    assert state["stage"]["selected_option"]["value"] == "first_model"  # type: ignore[index]
    assert state["rhythm"]["selected_option"]["value"] == "monthly"  # type: ignore[index]


def test_what_is_cleared_becomes_untold_again(rig: Rig) -> None:
    rig.set_up(stage="first_model", headcount_data_scientist="4", headcount_ml_engineer="1")
    rig.type("setup")
    rig.submit({"headcount.ml_engineer": ""})

    assert rig.told()["headcount"] == {"data_scientist": 4}


@pytest.mark.parametrize(
    ("answers", "field", "sentence"),
    [
        ({}, "company_size", "Enter the number of employees, or choose a size below."),
        ({"company_size": "-1"}, "company_size", "Enter a number from 1"),
        ({"company_size": "0"}, "company_size", "Enter a number from 1"),
        ({"company_size": "1.5"}, "company_size", "Enter a whole number"),
        ({"company_size": "many"}, "company_size", "Enter a whole number"),
        ({"company_size": "1000000000"}, "company_size", "Enter a number from 1"),
        ({"company_size": "9" * 3000}, "company_size", "Enter a number from 1"),
        ({"company_size": "180", "size_band": "micro"}, "size_band", "is another size"),
        ({**LEAD, "headcount.data_scientist": "-1"}, "headcount.data_scientist", "Enter 0 or more"),
        (
            {**LEAD, "headcount.data_scientist": "1.5"},
            "headcount.data_scientist",
            "Enter whole people",
        ),
        (
            {**LEAD, "headcount.data_scientist": "1000000000"},
            "headcount.data_scientist",
            "Enter 0 or more",
        ),
        (
            {**LEAD, "headcount.data_scientist": "four"},
            "headcount.data_scientist",
            "Enter whole people",
        ),
        ({**LEAD, "headcount.data_scientist": "٤"}, "headcount.data_scientist", "whole people"),
        ({**LEAD, "headcount.data_scientist": "4_0"}, "headcount.data_scientist", "whole people"),
        (
            {**LEAD, "headcount.data_scientist": "181"},
            "headcount.data_scientist",
            "The team adds up to 181 people, but the company has 180 employees at most.",
        ),
        (
            {"size_band": "micro", "headcount.ml_engineer": "10"},
            "headcount.ml_engineer",
            "but the company has 9 employees at most.",
        ),
        ({**LEAD, "models_in_production": "-3"}, "models_in_production", "Enter a number from 0"),
    ],
)
def test_bad_input_is_named_at_its_field_and_nothing_is_stored(
    rig: Rig, answers: dict[str, str], field: str, sentence: str
) -> None:
    rig.type("setup")

    answer = rig.submit_unchecked(answers)

    assert answer["response_action"] == "errors"
    assert list(answer["errors"]) == [field]
    assert sentence in answer["errors"][field]
    assert rig.stored() is None
    assert rig.deps.store.find_schedule(rig.key()) is None


def test_all_wrong_fields_are_named_at_once(rig: Rig) -> None:
    rig.type("setup")

    answer = rig.submit_unchecked({"company_size": "x", "headcount.data_analyst": "-2"})

    assert set(answer["errors"]) == {"company_size", "headcount.data_analyst"}


def test_an_empty_form_says_what_it_needs(rig: Rig) -> None:
    rig.type("setup")
    outcome = rig.submit({})

    assert list(outcome.errors) == ["company_size"]
    assert rig.stored() is None


def test_a_form_that_is_sent_twice_is_stored_once(rig: Rig) -> None:
    rig.type("setup")
    first = rig.submit_unchecked(LEAD)
    second = rig.submit_unchecked(LEAD)

    assert first["view"]["blocks"][0]["text"] == second["view"]["blocks"][0]["text"]
    assert len(rig.deps.store.list_profiles(rig.key())) == 1
    assert rig.schedule().active


def test_the_bot_asks_for_an_invitation_where_it_can_not_post(rig: Rig) -> None:
    rig.type("setup", channel="#hiring-plan")
    rig.submit({"company_size": "180"})

    assert "Type `/invite @mlteam` there." in shown_modal(rig)


def test_no_invitation_is_asked_for_without_nudges(rig: Rig) -> None:
    rig.type("setup", channel="#hiring-plan")
    rig.submit({"company_size": "180", "rhythm": "off"})

    assert "/invite" not in shown_modal(rig)
    assert rig.deps.store.find_schedule(rig.key("#hiring-plan")) is None


def test_saving_again_without_touching_the_rhythm_keeps_its_owner(rig: Rig) -> None:
    rig.set_up()
    before = rig.deps.store.find_schedule(rig.key())
    rig.set_up(user="ben", headcount_data_analyst="1")

    assert rig.deps.store.find_schedule(rig.key()) == before


def test_the_second_form_sharpens_the_advice(rig: Rig) -> None:
    rig.set_up(stage="several_models", headcount_ml_engineer="2", headcount_data_engineer="1")
    rig.slack.click("ana", rig.answer("advice"), "open_details")
    rig.submit({"own_stack": "true", "months_to_production": "2.5", "collaboration": "daily"})

    assert rig.told()["own_stack"] is True
    assert rig.told()["months_to_production"] == 2.5
    assert rig.told()["headcount"] == {"data_engineer": 1, "ml_engineer": 2}
    assert "Stop growing your own" in rig.answer("advice").text


@pytest.mark.parametrize("typed", ["-1", "soon", "601", "nan", "inf", "1e3"])
def test_months_that_are_none_are_named_at_the_field(rig: Rig, typed: str) -> None:
    rig.set_up()
    rig.slack.click("ana", rig.answer("advice"), "open_details")

    answer = rig.submit_unchecked({"months_to_production": typed})

    assert list(answer["errors"]) == ["months_to_production"]
    assert "months_to_production" not in rig.told()


def test_an_expired_trigger_is_explained(rig: Rig) -> None:
    rig.slack.workspace.faults.add("views.open", "expired_trigger_id")

    assert "Please try it once more" in rig.answer("setup").text


def test_if_slack_does_not_tell_the_zone_it_is_utc(rig: Rig) -> None:
    rig.slack.workspace.faults.add("users.info", "missing_scope")
    rig.set_up()

    schedule = rig.deps.store.find_schedule(rig.key())
    assert schedule is not None
    assert schedule.zone == "UTC"


def test_the_channel_of_a_form_is_the_one_in_which_it_was_opened(rig: Rig) -> None:
    rig.set_up(channel="#leadership", headcount_ml_engineer="1")

    assert rig.stored("#ml-team") is None
    assert rig.told("#leadership")["headcount"] == {"ml_engineer": 1}


@pytest.mark.parametrize("zone", ["Mars/Olympus_Mons", "America", "../UTC", "x" * 300])
def test_a_zone_that_nobody_knows_is_utc(rig: Rig, zone: str) -> None:
    rig.slack.workspace.faults.add("users.info", body={"ok": True, "user": {"tz": zone}})
    rig.set_up(rhythm="weekly")

    assert "(UTC)" in rig.answer("nudges").text


def test_a_slack_that_does_not_answer_does_not_lose_the_form(rig: Rig) -> None:
    rig.type("setup")
    rig.slack.workspace.faults.add("users.info", cut="before", times=2)
    rig.slack.workspace.faults.add("conversations.info", cut="before", times=2)

    rig.submit({"company_size": "180"})

    assert "Saved as version 1" in shown_modal(rig)
    assert "/invite" not in shown_modal(rig)


def test_an_hour_that_no_day_has_is_named_at_the_field(rig: Rig) -> None:
    rig.type("setup")
    modal = rig.slack.modal("ana")
    assert modal is not None
    modal.state["hour"] = {"answer": {"type": "static_select", "selected_option": {"value": "99"}}}

    answer = rig.submit_unchecked({"company_size": "180"})

    assert list(answer["errors"]) == ["rhythm"]
    assert rig.stored() is None


def test_a_million_stands_in_the_form_as_it_was_typed(rig: Rig) -> None:
    rig.set_up(company_size="1234567")

    assert open_form(rig)["company_size"] == {"type": "number_input", "value": "1234567"}


@pytest.mark.parametrize(("command", "kept"), [("nudges off", False), ("nudges on", True)])
def test_who_leaves_the_schedule_alone_does_not_undo_what_somebody_else_made_of_it(
    rig: Rig, command: str, kept: bool
) -> None:
    rig.set_up(rhythm="off" if kept else "weekly")
    rig.type("setup", user="ana")
    rig.type(command, user="ben")
    before = rig.deps.store.find_schedule(rig.key())

    rig.submit({"headcount.data_analyst": "1"}, user="ana")

    assert rig.told()["headcount"] == {"data_analyst": 1}
    assert rig.deps.store.find_schedule(rig.key()) == before
    assert before is not None
    assert before.active is kept


def test_a_form_shown_once_more_keeps_the_schedule_that_somebody_else_chose(rig: Rig) -> None:
    rig.type("setup", user="ana")
    rig.set_up(user="ben", rhythm="monthly")
    rig.submit({"company_size": "200"}, user="ana")
    rig.submit({}, user="ana")

    schedule = rig.deps.store.find_schedule(rig.key())
    assert rig.told()["company_size"] == 200
    assert schedule is not None
    assert (schedule.recurrence, schedule.set_by) == ("FREQ=MONTHLY;BYDAY=1TU", "U0BEN000001")


def test_a_schedule_that_is_changed_in_the_form_is_stored(rig: Rig) -> None:
    rig.set_up(rhythm="weekly")
    rig.type("setup", user="ben")
    rig.submit({"rhythm": "monthly"}, user="ben")

    assert "Every month on the first Tuesday" in rig.answer("nudges").text


def test_a_form_of_an_older_bot_says_so(rig: Rig) -> None:
    rig.type("setup")
    modal = rig.slack.modal("ana")
    assert modal is not None
    modal.body["callback_id"] = "of_long_ago"
    rig.submit({"company_size": "180"})

    assert "no longer there" in shown_modal(rig)


def test_the_second_form_asks_who_else_is_on_the_team(rig: Rig) -> None:
    rig.set_up(stage="platform", headcount_data_scientist="4")
    rig.slack.click("ana", rig.answer("advice"), "open_details")
    rig.submit({"headcount.mlops_engineer": "2", "headcount.ml_lead": "1"})

    assert rig.told()["headcount"] == {"data_scientist": 4, "mlops_engineer": 2, "ml_lead": 1}

    rig.set_up(headcount_data_scientist="5")
    assert rig.told()["headcount"]["mlops_engineer"] == 2


def test_a_team_that_outgrows_the_company_in_the_second_form_is_named_there(rig: Rig) -> None:
    rig.set_up(company_size="10", headcount_data_scientist="4")
    rig.slack.click("ana", rig.answer("advice"), "open_details")

    answer = rig.submit_unchecked({"headcount.ai_engineer": "7"})

    assert answer["errors"] == {
        "headcount.ml_lead": ("The headcount adds up to 11, more than the company's 10 employees.")
    }
    assert rig.told()["headcount"] == {"data_scientist": 4}


def open_details(rig: Rig) -> dict[str, Any]:
    """Opens the second form; what it is filled with."""
    rig.slack.click("ana", rig.answer("advice"), "open_details")
    modal = rig.slack.modal("ana")
    assert modal is not None
    return {block_id: next(iter(value.values())) for block_id, value in modal.state.items()}


def test_part_time_posts_and_other_roles_are_told_in_words(rig: Rig) -> None:
    rig.set_up(headcount_data_scientist="2")
    open_details(rig)
    rig.submit({"posts": "0.5 data engineer, 0.5 MLE and 1 product manager"})

    assert rig.told()["headcount"] == {
        "data_scientist": 2,
        "data_engineer": 0.5,
        "ml_engineer": 0.5,
        "ml_product_manager": 1,
    }
    assert open_details(rig)["posts"]["value"] == (
        "0.5 data engineer, 0.5 ML engineer, 1 ML product manager"
    )


def test_a_post_that_is_taken_out_of_the_words_is_gone(rig: Rig) -> None:
    rig.set_up(headcount_data_scientist="2")
    open_details(rig)
    rig.submit({"posts": "0.5 data engineer, 1 product manager"})
    open_details(rig)
    rig.submit({"posts": "1 product manager"})

    assert rig.told()["headcount"] == {"data_scientist": 2, "ml_product_manager": 1}


def test_a_part_of_a_post_survives_the_first_form(rig: Rig) -> None:
    rig.tell(company_size=180, headcount={"data_scientist": 1, "data_engineer": 0.5})
    rig.set_up(headcount_data_scientist="2", headcount_data_engineer="0.5")

    assert rig.told()["headcount"] == {"data_scientist": 2, "data_engineer": 0.5}


@pytest.mark.parametrize(
    ("posts", "problem"),
    [
        ("many data engineers", "Say how many posts, such as “0.5 data engineer”."),
        ("Bob", "I can't read “Bob” as posts; write a number and a role"),
        ("1 wizard", "I don't know the role “wizard”. Type “/mlteam roles”"),
        ("1 sciency", "Did you mean “1 data scientist”?"),
        ("1 <b>&", "I don't know the role “<b>&”."),
        ("0.5 DE, 0.5 data engineer", "You name data engineers twice; name each role once."),
        ("1 ML lead", "ML lead is also above; write it in one of the two."),
        ("0.33 data engineer", "nothing finer: “0.33” would be “0.3”."),
        ("1/3 data engineer", "write tenths of a post, such as “0.3 data engineer”."),
        ("50% data engineer", "write tenths of a post, such as “0.5 data engineer”."),
        ("9999999999 data engineer", "“9999999999” is more than any company has"),
        ("+1 data engineer", "Write how many posts there are, such as “0.5 data engineer”."),
    ],
)
def test_bad_posts_are_refused_at_their_field(rig: Rig, posts: str, problem: str) -> None:
    rig.set_up(headcount_data_scientist="2")
    open_details(rig)

    answer = rig.submit_unchecked({"posts": posts, "headcount.ml_lead": "1"})

    assert problem in answer["errors"]["posts"]
    assert rig.told()["headcount"] == {"data_scientist": 2}


@pytest.mark.parametrize(
    ("posts", "problem"),
    [
        (
            "0.5 data scientist",
            "You told me 4 data scientists, and this would replace them. Write 4.5 data scientists",
        ),
        ("3 DS", "Write 7 data scientists if you mean all together."),
        ("0.5 mle", "You told me 1 ML engineer, and this would replace it. Write 1.5 ML engineers"),
    ],
)
def test_posts_do_not_replace_more_people_of_the_first_form_unseen(
    rig: Rig, posts: str, problem: str
) -> None:
    rig.set_up(headcount_data_scientist="4", headcount_ml_engineer="1")
    open_details(rig)

    answer = rig.submit_unchecked({"posts": posts})

    assert problem in answer["errors"]["posts"]
    assert "Change a whole count with Update the team." in answer["errors"]["posts"]
    assert rig.told()["headcount"] == {"data_scientist": 4, "ml_engineer": 1}


@pytest.mark.parametrize(
    ("posts", "count"), [("4.5 data scientists", 4.5), ("5 ds", 5), ("4 ds", 4)]
)
def test_posts_may_add_to_the_people_of_the_first_form(rig: Rig, posts: str, count: float) -> None:
    rig.set_up(headcount_data_scientist="4")
    open_details(rig)
    rig.submit({"posts": posts})

    assert rig.told()["headcount"] == {"data_scientist": count}


def test_a_part_of_a_post_that_is_shown_in_the_words_may_be_lowered_there(rig: Rig) -> None:
    rig.tell(company_size=180, headcount={"data_scientist": 1.5})
    open_details(rig)
    rig.submit({"posts": "0.5 data scientist"})

    assert rig.told()["headcount"] == {"data_scientist": 0.5}


@pytest.mark.parametrize("stage", ["exploring", "prototype"])
def test_models_in_use_before_there_is_one_are_pointed_out(rig: Rig, stage: str) -> None:
    rig.set_up(stage=stage, models_in_production="9")

    told = "does not fit 9 models in production. Choose a later stage, or 0 models."
    assert told in rig.answer("advice").text
    assert "Please check: " in rig.answer("advice").text


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
    rig.set_up(headcount_data_scientist="8")
    open_details(rig)

    answer = rig.submit_unchecked({"people": people, "posts": "1 product manager"})

    assert list(answer["errors"]) == ["people"]
    assert problem in answer["errors"]["people"]
    assert "people" not in rig.told()


def test_fewer_people_than_posts_may_be_true(rig: Rig) -> None:
    rig.set_up(headcount_data_scientist="8")
    open_details(rig)
    rig.submit({"people": "5"})

    assert rig.told()["people"] == 5


def test_a_form_can_be_saved_beside_a_contradiction_that_it_does_not_show(rig: Rig) -> None:
    rig.tell(company_size=180, people=1, stage="prototype", models_in_production=2)
    rig.set_up(stage="first_model", headcount_data_scientist="8")

    assert rig.told()["headcount"] == {"data_scientist": 8}


def test_the_second_form_asks_first_what_would_change_the_advice_most(rig: Rig) -> None:
    rig.set_up(stage="first_model", headcount_data_scientist="4", headcount_ml_engineer="1")
    version = rig.stored()
    assert version is not None
    untold = rig.deps.adviser.advise(version.profile).assumed
    asked = [name for name in untold if name in DETAIL_FIELDS]

    shown = list(open_details(rig))

    assert shown[: len(asked)] == asked
    assert asked[0] != DETAIL_FIELDS[0]
    assert set(shown) >= set(DETAIL_FIELDS)


def test_where_nobody_can_be_hired_the_advice_says_that_it_suggests_no_hires(rig: Rig) -> None:
    rig.set_up(headcount_data_scientist="4")
    rig.slack.click("ana", rig.answer("advice"), "open_details")
    rig.submit({"hiring": "frozen"})

    text = rig.answer("advice").text
    assert "so I suggest no hires" in text
    assert not text.startswith("Hire:")
