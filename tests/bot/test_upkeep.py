"""One tap keeps the profile true: somebody was hired, or all is still right."""

from copy import deepcopy

import pytest

from playground.messages import Message
from storage.values import ChangeKind
from tests.bot.deciding import ANA, FIRST, buttons, current, first_nudge, modal, modal_text
from tests.bot.rig import Rig


@pytest.fixture
def done(rig: Rig) -> Message:
    """A nudge about a hire that was done."""
    nudge = first_nudge(rig)
    rig.slack.click("ana", nudge, "nudge_done")
    return current(rig, nudge)


def confirmations(rig: Rig) -> list[tuple[str, dict[str, str]]]:
    changes = rig.deps.store.list_changes(rig.key())
    return [(one.by, dict(one.detail)) for one in changes if one.kind is ChangeKind.CONFIRMED]


def test_done_offers_to_count_the_hire_there_and_then(rig: Rig, done: Message) -> None:
    assert buttons(done) == ["Now 1 data engineer", "Update the team", "Change this"]
    rig.slack.click("ben", done, "count_hire")

    shown = current(rig, done).text
    assert "<@U0ANA000001> says: we did this." in shown
    assert "<@U0BEN000001> updated the team: now 1 data engineer (version 2)." in shown
    assert rig.told()["headcount"] == {"data_scientist": 4, "data_engineer": 1}


def test_a_hire_that_two_people_press_is_counted_once(rig: Rig, done: Message) -> None:
    as_ana_sees_it = deepcopy(done)
    rig.slack.click("ben", done, "count_hire")
    rig.slack.click("ana", as_ana_sees_it, "count_hire")

    assert rig.told()["headcount"]["data_engineer"] == 1
    assert len(rig.deps.store.list_profiles(rig.key())) == 2
    assert "<@U0BEN000001> updated the team: now 1 data engineer" in current(rig, done).text


def test_part_of_a_post_is_counted_too(rig: Rig) -> None:
    rig.tell(company_size=180, headcount={"data_scientist": 4, "data_engineer": 0.5})
    rig.type("decide few-data-engineers")
    rig.slack.click("ana", modal(rig), "choose_decision", "done")
    rig.submit({})

    assert "Now 1.5 data engineers" in modal_text(rig)
    rig.slack.click("ana", modal(rig), "count_hire")
    assert rig.told()["headcount"]["data_engineer"] == 1.5
    assert "now 1.5 data engineers (version 2)" in modal_text(rig)


def test_after_somebody_saved_the_hire_is_not_counted_unseen(rig: Rig, done: Message) -> None:
    rig.set_up(user="ben", headcount_data_engineer="2")
    rig.slack.click("ana", done, "count_hire")

    told = rig.slack.messages("#ml-team", "ana")[-1]
    assert told.ephemeral
    assert "<@U0BEN000001> has saved version 2" in told.text
    assert buttons(told) == ["Update the team"]
    assert rig.told()["headcount"]["data_engineer"] == 2


def test_a_hire_that_was_opened_again_is_not_counted(rig: Rig, done: Message) -> None:
    rig.type("decide data engineer")
    rig.slack.click("ana", modal(rig), "choose_decision", "reopened")
    rig.submit({})
    rig.slack.click("ana", done, "count_hire")

    assert "no longer there" in rig.slack.messages("#ml-team", "ana")[-1].text
    assert "data_engineer" not in rig.told()["headcount"]


def test_a_team_can_not_outgrow_the_company_by_one_tap(rig: Rig) -> None:
    rig.tell(company_size=4, stage="first_model", headcount={"data_scientist": 4})
    rig.type(f"decide {FIRST}")
    rig.slack.click("ana", modal(rig), "choose_decision", "done")
    rig.submit({})
    rig.slack.click("ana", modal(rig), "count_hire")

    assert "the team would be larger than the company" in modal_text(rig)
    assert rig.told()["headcount"] == {"data_scientist": 4}


def test_what_is_no_hire_offers_the_form_alone(rig: Rig) -> None:
    rig.set_up(company_size="9", stage="exploring")
    rig.type("decide micro-hold")
    rig.slack.click("ana", modal(rig), "choose_decision", "done")
    rig.submit({})

    assert "Update the team" in modal_text(rig)
    assert "count_hire" not in modal_text(rig)


def test_where_nobody_can_be_hired_no_hire_is_counted(rig: Rig) -> None:
    rig.tell(company_size=180, hiring="frozen", headcount={"data_scientist": 4})
    rig.type(f"decide {FIRST}")
    rig.slack.click("ana", modal(rig), "choose_decision", "done")
    rig.submit({})

    assert "count_hire" not in modal_text(rig)


def question(rig: Rig, version: str) -> Message:
    """A message that asks whether this version is still right."""
    nudge = first_nudge(rig)
    confirm = {
        "type": "button",
        "text": {"type": "plain_text", "text": "Still right"},
        "action_id": "confirm_profile",
        "value": version,
    }
    nudge.blocks[-1]["elements"].append(confirm)
    return nudge


def test_one_tap_confirms_the_profile_and_says_who(rig: Rig) -> None:
    asked = question(rig, "1")
    rig.slack.click("ana", asked, "confirm_profile")

    text = current(rig, asked).text
    assert "<@U0ANA000001> confirmed that the team profile is still right." in text
    assert confirmations(rig) == [(ANA, {"version": "1"})]


def test_a_version_that_is_not_the_newest_is_not_confirmed(rig: Rig) -> None:
    asked = question(rig, "1")
    rig.set_up(user="ben", headcount_data_engineer="1")
    rig.slack.click("ana", asked, "confirm_profile")

    shown = current(rig, asked).text
    assert "<@U0BEN000001> has saved version 2 since I asked" in shown
    assert confirmations(rig) == []


@pytest.mark.parametrize("version", ["7", "soon", "-1", "", "-", "²"])
def test_a_version_that_is_none_is_refused(rig: Rig, version: str) -> None:
    asked = question(rig, version)
    rig.slack.click("ana", asked, "confirm_profile")

    assert "no longer there" in rig.slack.messages("#ml-team", "ana")[-1].text
    assert confirmations(rig) == []


def test_nothing_is_confirmed_once_the_profile_is_gone(rig: Rig) -> None:
    asked = question(rig, "1")
    rig.deps.store.forget_channel(rig.key())
    rig.slack.click("ana", asked, "confirm_profile")

    assert "no longer there" in rig.slack.messages("#ml-team", "ana")[-1].text
    assert confirmations(rig) == []
