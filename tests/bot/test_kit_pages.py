"""The screens of a hiring kit: an overview that fits a phone, and a page for each part."""

import pytest

from bot.usecases.kit import Page, build_kit
from bot.views.kit import kit_message, page_message
from knowledge.schema import Knowledge
from playground.blockkit import problems
from tests.bot.phone import phone_lines
from tests.bot.rig import Rig

MOST_BLOCKS = 12
MOST_LINES = 42
MOST_LINES_OF_A_PAGE = 55


@pytest.mark.parametrize("with_profile", [False, True])
def test_a_kit_fits_a_phone_for_every_role(
    rig: Rig, knowledge: Knowledge, with_profile: bool
) -> None:
    if with_profile:
        rig.set_up(stage="prototype", headcount_data_scientist="1")
    for role in knowledge.roles.values():
        kit = build_kit(rig.deps, rig.key(), role)
        assert phone_lines(kit_message(kit, knowledge).blocks) <= MOST_LINES, role.id
        for page in Page:
            shown = page_message(kit, page, knowledge)
            assert phone_lines(shown.blocks) <= MOST_LINES_OF_A_PAGE, (role.id, page)


@pytest.mark.parametrize("with_profile", [False, True])
def test_the_message_is_no_wall_for_any_role(
    rig: Rig, knowledge: Knowledge, with_profile: bool
) -> None:
    if with_profile:
        rig.set_up(stage="prototype", headcount_data_scientist="1")
    for role in knowledge.roles.values():
        kit = build_kit(rig.deps, rig.key(), role)
        pages = [page_message(kit, page, knowledge) for page in Page]
        for shown in (kit_message(kit, knowledge), *pages):
            assert problems(list(shown.blocks), "message") == []
            assert len(shown.blocks) <= MOST_BLOCKS
            assert len(shown.text) < 4000


def test_the_pages_of_a_kit_take_the_place_of_its_overview_and_lead_back(rig: Rig) -> None:
    rig.set_up(stage="first_model", headcount_data_scientist="4", headcount_ml_engineer="1")
    shown = rig.answer("kit data engineer")
    count = len(rig.slack.messages("#ml-team", "ana"))

    titles = {
        "kit_advert": "Advert: data engineer\n",
        "kit_interview": "Interview: data engineer\n",
        "kit_start": "First 90 days: data engineer\n",
        "kit_page": "Hiring kit: data engineer\n",
    }
    for action, title in titles.items():
        assert rig.slack.click("ana", shown, action).failure == ""
        shown = rig.slack.messages("#ml-team", "ana")[-1]
        assert shown.text.startswith(title)

    assert len(rig.slack.messages("#ml-team", "ana")) == count


def test_each_page_of_a_kit_has_its_part_with_a_source(rig: Rig) -> None:
    advert = rig.answer("kit data engineer advert").text
    interview = rig.answer("kit data engineer interview").text
    start = rig.answer("kit data engineer start").text

    assert "*Must have*\n•  " in advert
    assert "Asked by somebody who knows the craft: " in interview
    assert "*Day 30:* " in start
    assert all("Sources: <https://" in page for page in (advert, interview, start))
