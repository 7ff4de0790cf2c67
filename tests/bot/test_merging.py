"""Two people edit one profile at once: the second sees what the first changed, and chooses."""

import json
from datetime import time
from typing import Any

import pytest

from bot.errors import BadFields
from bot.usecases.merging import apply, merge
from bot.views.merge import LONGEST_METADATA, merge_form
from knowledge.advice.profile import TeamProfile
from knowledge.schema import Knowledge
from storage.schedule import Schedule
from storage.values import ChannelKey, ProfileVersion
from tests.bot.deciding import inputs, modal, modal_text
from tests.bot.rig import MONDAY, Rig


@pytest.fixture
def both(rig: Rig) -> Rig:
    """Ana and Ben have the setup open, on the same version."""
    rig.set_up(stage="first_model", headcount_data_scientist="4", rhythm="weekly")
    rig.type("setup", user="ana")
    rig.type("setup", user="ben")
    return rig


def versions(rig: Rig) -> int:
    return len(rig.deps.store.list_profiles(rig.key()))


def test_changes_of_different_fields_are_both_kept(both: Rig) -> None:
    both.submit({"headcount.data_engineer": "1"}, user="ben")
    both.submit({"headcount.ml_engineer": "2"}, user="ana")

    shown = modal_text(both)
    assert "<@U0BEN000001> saved version 2 while you were editing" in shown
    assert "*Changed meanwhile*\\n•  Data engineers 0 → 1" in shown
    assert "*You changed, and it stays so*\\n•  ML engineers 0 → 2" in shown
    assert inputs(both) == []
    assert versions(both) == 2
    both.submit({})

    heads = {"data_scientist": 4, "data_engineer": 1, "ml_engineer": 2}
    assert both.told()["headcount"] == heads
    assert "Saved as version 3 by <@U0ANA000001>" in modal_text(both)


@pytest.mark.parametrize(("choice", "size"), [("yours", 220), ("theirs", 200), (None, 220)])
def test_a_field_that_both_changed_is_chosen(both: Rig, choice: str | None, size: int) -> None:
    both.submit({"company_size": "200", "headcount.data_engineer": "1"}, user="ben")
    both.submit({"company_size": "220", "headcount.ml_engineer": "2"}, user="ana")

    assert inputs(both) == ["company_size"]
    labels = [one["text"]["text"] for one in modal(both).blocks[-1]["element"]["options"]]
    assert labels == ["Yours: 220", "Saved: 200"]
    assert both.told()["company_size"] == 200
    both.submit({"company_size": choice} if choice else {})

    assert both.told()["company_size"] == size
    assert both.told()["headcount"]["data_engineer"] == 1
    assert both.told()["headcount"]["ml_engineer"] == 2


def test_what_one_removed_and_the_other_changed_is_chosen_too(both: Rig) -> None:
    both.submit({"headcount.data_scientist": "6"}, user="ben")
    both.submit({"headcount.data_scientist": ""}, user="ana")

    assert inputs(both) == ["headcount.data_scientist"]
    assert "Yours: 0" in modal_text(both)
    both.submit({})
    assert both.told()["headcount"] == {}


def test_what_the_other_removed_stays_removed(both: Rig) -> None:
    both.submit({"headcount.data_scientist": "", "stage": ""}, user="ben")
    both.submit({"headcount.ml_engineer": "2"}, user="ana")
    both.submit({})

    assert both.told() == {"company_size": 180, "headcount": {"ml_engineer": 2}}


def test_who_changed_nothing_has_nothing_to_choose(both: Rig) -> None:
    both.submit({"company_size": "200"}, user="ben")
    both.submit({}, user="ana")

    assert "Saved as version 2 by <@U0BEN000001>" in modal_text(both)
    assert both.told()["company_size"] == 200


def test_who_made_the_same_change_has_nothing_to_choose(both: Rig) -> None:
    both.submit({"company_size": "200", "headcount.data_engineer": "1"}, user="ben")
    both.submit({"company_size": "200"}, user="ana")

    assert "Saved as version 2 by <@U0BEN000001>" in modal_text(both)
    assert both.told()["headcount"]["data_engineer"] == 1


def test_cancel_keeps_what_the_other_saved(both: Rig) -> None:
    both.submit({"company_size": "200"}, user="ben")
    both.submit({"company_size": "220"}, user="ana")
    both.slack.close_view("ana")

    assert both.told()["company_size"] == 200
    assert versions(both) == 2


def test_if_somebody_saves_once_more_the_choice_comes_once_more(both: Rig) -> None:
    both.submit({"company_size": "200"}, user="ben")
    both.submit({"company_size": "220", "headcount.ml_engineer": "2"}, user="ana")
    both.set_up(user="ben", company_size="210", headcount_data_analyst="1")
    both.submit({"company_size": "yours"}, user="ana")

    shown = modal_text(both)
    assert "<@U0BEN000001> saved version 3" in shown
    assert "Employees: 200 → 210" in shown
    assert "Saved: 210" in shown
    both.submit({}, user="ana")

    assert both.told()["company_size"] == 220
    assert both.told()["headcount"] == {"data_scientist": 4, "data_analyst": 1, "ml_engineer": 2}


def test_both_who_set_up_a_new_channel_at_once_choose_as_well(rig: Rig) -> None:
    rig.type("setup", user="ana")
    rig.set_up(user="ben", headcount_data_scientist="3", rhythm="monthly")
    rig.submit({"company_size": "200", "headcount.data_scientist": "3"}, user="ana")

    assert inputs(rig) == ["company_size"]
    rig.submit({"company_size": "theirs"})
    assert rig.told() == {"company_size": 180, "headcount": {"data_scientist": 3}}
    schedule = rig.schedule()
    assert (schedule.recurrence, schedule.set_by) == ("FREQ=MONTHLY;BYDAY=1TU", "U0BEN000001")


def test_of_the_schedule_only_what_was_touched_is_saved(both: Rig) -> None:
    both.submit({"rhythm": "monthly", "company_size": "200"}, user="ben")
    both.submit({"hour": "15", "headcount.ml_engineer": "2"}, user="ana")
    both.submit({})

    schedule: Schedule = both.schedule()
    assert (schedule.recurrence, schedule.at) == ("FREQ=MONTHLY;BYDAY=1TU", time(15))


def test_of_the_schedule_only_what_was_touched_is_saved_without_a_choice_too(both: Rig) -> None:
    both.type("nudges every month on the first friday at 11:00", user="ben")
    both.submit({"hour": "15"}, user="ana")

    schedule = both.schedule()
    assert (schedule.recurrence, schedule.at) == ("FREQ=MONTHLY;BYDAY=1FR", time(15))


def test_cancel_leaves_the_schedule_alone(both: Rig) -> None:
    both.submit({"company_size": "200"}, user="ben")
    before = both.schedule()
    both.submit({"company_size": "220", "rhythm": "off"}, user="ana")
    both.slack.close_view("ana")

    assert both.schedule() == before


def open_details(rig: Rig, user: str) -> None:
    rig.slack.click(user, rig.answer("advice", user=user), "open_details")


def test_the_second_form_is_put_together_as_well(rig: Rig) -> None:
    rig.set_up(headcount_data_scientist="2")
    open_details(rig, "ana")
    open_details(rig, "ben")
    rig.submit({"hiring": "open", "own_stack": "true"}, user="ben")
    rig.submit({"own_stack": "false", "purpose": "both"}, user="ana")

    assert inputs(rig) == ["own_stack"]
    rig.submit({})
    told = rig.told()
    assert (told["own_stack"], told["purpose"], told["hiring"]) == (False, "both", "open")


def test_roles_that_two_people_added_are_both_kept(both: Rig) -> None:
    both.submit({"headcount.data_annotator": "0.5"}, user="ben")
    both.submit({"headcount.ml_product_manager": "1"}, user="ana")

    assert inputs(both) == []
    both.submit({})
    heads = {"data_scientist": 4, "data_annotator": 0.5, "ml_product_manager": 1}
    assert both.told()["headcount"] == heads


def test_whoever_finishes_early_chooses_as_well(both: Rig) -> None:
    both.submit({"company_size": "200"}, user="ben")
    view = both.slack.modal("ana")
    assert view is not None
    both.slack.gestures.fill(view, {"company_size": "220"})
    both.slack.click("ana", view, "setup_finish")

    assert inputs(both) == ["company_size"]
    both.submit({"company_size": "theirs"})
    assert both.told()["company_size"] == 200


def test_a_form_of_one_kind_leaves_alone_what_the_other_kind_saved(rig: Rig) -> None:
    rig.set_up(headcount_data_scientist="2")
    open_details(rig, "ana")
    rig.set_up(user="ben", company_size="200")
    rig.submit({"own_stack": "true"}, user="ana")
    assert inputs(rig) == []
    rig.submit({})

    assert (rig.told()["company_size"], rig.told()["own_stack"]) == (200, True)


def test_what_does_not_go_together_is_chosen_and_said_at_its_field(rig: Rig) -> None:
    rig.set_up(company_size="50", headcount_data_scientist="4")
    rig.type("setup", user="ana")
    rig.set_up(user="ben", company_size="10")
    rig.submit({"headcount.ml_engineer": "20", "headcount.data_engineer": "1"}, user="ana")

    assert "*Both together don't fit.* Together: The headcount adds up to 25" in modal_text(rig)
    assert inputs(rig) == ["headcount.data_engineer", "headcount.ml_engineer"]
    outcome = rig.submit({})
    [(field, sentence)] = outcome.errors.items()
    assert field == "headcount.data_engineer"
    assert "more than the company's 10 employees" in sentence
    rig.submit({"headcount.ml_engineer": "theirs"})

    assert rig.told()["headcount"] == {"data_scientist": 4, "data_engineer": 1}


def test_the_number_of_employees_counts_more_than_another_size(both: Rig) -> None:
    both.tell(size_band="small", stage="first_model")
    both.submit({"company_size": "300"}, user="ana")
    both.submit({"company_size": "yours"})

    assert both.told()["company_size"] == 300
    assert "size_band" not in both.told()


@pytest.mark.parametrize("value", ["both", ""])
def test_a_choice_that_is_none_is_refused(both: Rig, value: str) -> None:
    both.submit({"company_size": "200"}, user="ben")
    both.submit({"company_size": "220"}, user="ana")
    state: dict[str, Any] = modal(both).state["company_size"]["answer"]
    state["selected_option"] = {"value": value}

    assert both.submit_unchecked({})["errors"] == {"company_size": "Choose one."}
    assert both.told()["company_size"] == 200


def test_a_choice_about_a_forgotten_channel_stores_nothing(both: Rig) -> None:
    both.submit({"company_size": "200"}, user="ben")
    both.submit({"company_size": "220"}, user="ana")
    both.deps.store.forget_channel(both.key())
    both.submit({"company_size": "yours"}, user="ana")

    assert "no longer there" in modal_text(both)
    assert both.stored() is None


def test_far_too_many_changes_show_the_form_once_more_with_what_was_typed(
    both: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.views.merge.LONGEST_METADATA", 50)
    both.submit({"company_size": "200"}, user="ben")
    both.submit({"company_size": "220"}, user="ana")

    assert "*Save* puts your answers over it" in modal_text(both)
    assert "Employees: 180 → 200" in modal_text(both)
    both.submit({})
    assert both.told()["company_size"] == 220


def _profile(**fields: object) -> TeamProfile:
    return TeamProfile.model_validate_json(json.dumps(fields))


def _version(profile: TeamProfile) -> ProfileVersion:
    key = ChannelKey("T1", "C1")
    return ProfileVersion(key=key, version=2, profile=profile, saved_by="U1", saved_at=MONDAY)


def test_the_whole_team_on_both_sides_fits_into_a_modal(knowledge: Knowledge) -> None:
    base = _profile(company_size=1_000_000)
    mine = _profile(headcount=dict.fromkeys(knowledge.roles, 12_345.5))
    theirs = _version(_profile(headcount=dict.fromkeys(knowledge.roles, 54_321.5)))

    form = merge_form(merge(base, theirs, mine), knowledge, {"rhythm": "monthly", "hour": "15"})

    assert form is not None
    assert len(form.private_metadata or "") <= LONGEST_METADATA
    rendered = form.to_dict()
    assert len(rendered["blocks"]) <= 100
    texts = [block["text"]["text"] for block in rendered["blocks"] if block["type"] == "section"]
    assert max(map(len, texts)) <= 3000


def test_more_than_a_modal_can_hold_is_no_choice(knowledge: Knowledge) -> None:
    roles = [f"role_{number}" for number in range(200)]
    mine = _profile(headcount=dict.fromkeys(roles, 1))
    theirs = _version(_profile(headcount=dict.fromkeys(roles, 2)))

    assert merge_form(merge(None, theirs, mine), knowledge) is None


def test_a_merge_that_is_no_profile_names_the_first_change(knowledge: Knowledge) -> None:
    with pytest.raises(BadFields) as caught:
        apply(_profile(company_size=3), {"headcount.ml_engineer": 4, "people": 1}, knowledge)

    assert list(caught.value.problems) == ["headcount.ml_engineer"]
