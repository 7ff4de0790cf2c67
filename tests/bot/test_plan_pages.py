"""The screens of a plan: the first one is short, and each page leads on and back."""

from typing import Any

import pytest

from bot.language import LANGUAGES, speaking
from bot.usecases.plan import get_plan
from bot.usecases.plan_request import read_request
from bot.views.plan import plan_message
from playground.blockkit import problems
from tests.bot.phone import phone_lines
from tests.bot.rig import Rig
from tests.bot.test_plan import BANK, MEDIUM, SCIENTISTS, UNWATCHED, save
from tests.knowledge.test_planning import HALVES, RESEARCH

MOST_LINES = 36
MOST_LINES_OF_ANY = 60
"""Where much has to be stopped or done before, or ten are hired."""


def test_the_first_screen_of_a_plan_has_each_hire_in_two_lines(rig: Rig) -> None:
    save(rig, SCIENTISTS)

    shown = rig.answer("plan")

    assert "*1. Data engineer, senior*\nHire a data engineer before the next data scientist. " in (
        shown.text
    )
    assert "Sources: " not in shown.text
    assert "Settles: " not in shown.text
    assert phone_lines(shown.blocks) <= MOST_LINES


@pytest.mark.parametrize("typed", ["3", "10", "1"])
@pytest.mark.parametrize("fields", [SCIENTISTS, MEDIUM, BANK, UNWATCHED, RESEARCH, HALVES])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_plan_is_endless_on_a_phone(
    rig: Rig, fields: dict[str, Any], typed: str, language: str
) -> None:
    save(rig, fields)
    planned = get_plan(rig.deps, rig.key(), read_request(typed))

    with speaking(language):
        shown = plan_message(planned, rig.deps.knowledge)

    assert phone_lines(shown.blocks) <= MOST_LINES_OF_ANY
    assert problems(list(shown.blocks), "message") == []


def test_the_pages_of_a_plan_take_its_place_and_lead_back(rig: Rig) -> None:
    save(rig, {**SCIENTISTS, "open_positions": 2})
    shown = rig.answer("plan 2")
    count = len(rig.slack.messages("#ml-team", "ana"))

    for action, start in (
        ("plan_page", "Hire 1 of 2: Data engineer, senior\n"),
        ("plan_next", "Hire 2 of 2: ML engineer\n"),
        ("plan_page", "Next hires: data engineer, then ML engineer\n"),
    ):
        assert rig.slack.click("ana", shown, action).failure == ""
        shown = rig.slack.messages("#ml-team", "ana")[-1]
        assert shown.text.startswith(start)

    assert len(rig.slack.messages("#ml-team", "ana")) == count


def test_the_details_of_a_hire_lead_to_its_kit(rig: Rig) -> None:
    save(rig, SCIENTISTS)
    rig.slack.click("ana", rig.answer("plan details 1"), "show_kit")

    newest = rig.slack.messages("#ml-team", "ana")[-1]
    assert newest.text.startswith("Hiring kit: data engineer\n")


def test_a_page_of_a_plan_that_was_shared_is_for_whoever_asks(rig: Rig) -> None:
    save(rig, SCIENTISTS)
    rig.type("share plan 2")
    shared = rig.posts()[-1]
    rig.slack.click("ben", shared, "plan_page")

    assert rig.posts()[-1].text == shared.text
    newest = rig.slack.messages("#ml-team", "ben")[-1]
    assert newest.ephemeral
    assert newest.text.startswith("Hire 1 of 2: ")


def test_the_button_sends_the_business_case_for_the_same_plan(rig: Rig) -> None:
    save(rig, SCIENTISTS)
    rig.slack.click("ana", rig.answer("plan 400k EUR at 90k"), "plan_file")

    assert rig.slack.messages("#ml-team", "ana")[-1].text.startswith("Your business case\n")
    assert rig.sender.wait()
    [file] = rig.slack.direct_messages("ana")[-1].files
    assert "4 posts cost 360,000 EUR a year" in file.text
