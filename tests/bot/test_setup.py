"""The setup form: from the first question to stored profile and advice."""

import json
from datetime import time

import pytest

from tests.bot.rig import Rig

LEAD = {"company_size": "180", "stage": "first_model", "headcount.data_scientist": "4"}


def open_form(rig: Rig, user: str = "ana") -> dict[str, object]:
    rig.type("setup", user=user)
    return fields(rig, user)


def fields(rig: Rig, user: str) -> dict[str, object]:
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
    assert state["stage"]["selected_option"]["value"] == "first_model"  # type: ignore[index]
    assert state["rhythm"]["selected_option"]["value"] == "monthly"  # type: ignore[index]
    rig.slack.fill_and_submit("ben", {})
    team = fields(rig, "ben")
    assert team["headcount.data_scientist"] == {"type": "number_input", "value": "4"}


def test_what_is_cleared_becomes_untold_again(rig: Rig) -> None:
    rig.set_up(stage="first_model", headcount_data_scientist="4", headcount_ml_engineer="1")
    rig.type("setup")
    rig.submit({"headcount.ml_engineer": ""})

    assert rig.told()["headcount"] == {"data_scientist": 4}


def test_a_form_that_is_sent_twice_is_stored_once(rig: Rig) -> None:
    rig.type("setup")
    rig.slack.fill_and_submit("ana", {"company_size": "180"})
    rig.slack.fill_and_submit("ana", {"headcount.data_scientist": "4"})
    first = rig.submit_unchecked({})
    second = rig.submit_unchecked({})

    assert first["view"]["blocks"][0]["text"] == second["view"]["blocks"][0]["text"]
    assert len(rig.deps.store.list_profiles(rig.key())) == 1
    assert rig.schedule().active


def test_the_bot_asks_for_an_invitation_where_it_can_not_post(rig: Rig) -> None:
    rig.type("setup", channel="#hiring-plan")
    rig.submit({"company_size": "180"})

    assert "*Invite me first:* type `/invite @mlteam` in the channel." in shown_modal(rig)


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
    rig.slack.click("ana", modal, "setup_ask", "weekly", "rhythm")
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
