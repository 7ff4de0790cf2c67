"""The advice on a phone: short, with its sources at hand and the rest one tap away."""

import re
from dataclasses import replace

import pytest

from bot.views.facts import fact_text
from bot.views.ids import Action
from bot.views.plan_words import helpers_text
from bot.views.sources import first_sources_line
from bot.views.text import opening, with_article
from knowledge.advice.engine import Adviser
from knowledge.advice.planning import make_plan
from knowledge.advice.profile import TeamProfile
from knowledge.schema import Knowledge
from tests.bot.phone import phone_lines
from tests.bot.rig import Rig

MOST_LINES = 60
"""Of a screen with two pieces of advice, of which the buttons at its end take eight."""


def test_each_advice_names_two_sources_and_has_the_others_behind_a_button(rig: Rig) -> None:
    rig.set_up(stage="first_model", headcount_data_scientist="4", headcount_ml_engineer="1")
    shown = rig.answer("advice")
    [rule, other] = [one["accessory"]["value"] for one in shown.blocks if "accessory" in one]

    closing = [line for line in shown.text.split("\n") if line.startswith("Sources: ")]
    assert [line.count("<https://") for line in closing] == [2, 2]
    assert all(re.search(r" · \d+ more: Why\?$", line) for line in closing)

    rig.slack.click("ana", shown, Action.SHOW_WHY, rule)
    why = rig.slack.messages("#ml-team", "ana")[-1].text
    known = rig.deps.knowledge.rules[rule]
    for source in (*known.sources, *known.against):
        assert rig.deps.knowledge.sources[source].address in why
    assert other == "scientists-outnumber-ml-engineers"


def test_the_advice_in_a_modal_leads_to_its_reasons_too(rig: Rig) -> None:
    rig.set_up(stage="first_model", headcount_data_scientist="4", headcount_ml_engineer="1")
    modal = rig.slack.modal("ana")
    assert modal is not None
    rig.slack.click("ana", modal, Action.SHOW_WHY, "scientists-outnumber-ml-engineers")

    shown = rig.slack.modal("ana")
    assert shown is not None
    assert "Hire: ML engineer (number 2 today)" in str(shown.body)


def test_advice_on_two_points_fits_a_phone(rig: Rig) -> None:
    rig.set_up(stage="first_model", headcount_data_scientist="4", headcount_ml_engineer="1")

    assert phone_lines(rig.answer("advice").blocks) <= MOST_LINES


def test_an_advice_that_rests_on_no_word_against_it_names_two_for_it(knowledge: Knowledge) -> None:
    rule = next(one for one in knowledge.rules.values() if one.against)
    bare = rule.model_copy(update={"against": ()})

    assert first_sources_line(bare, knowledge).count("<https://") == min(len(bare.sources), 2)


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("open_positions", 1, "1 open post"),
        ("open_positions", 2, "2 open posts"),
        ("company_size", 1, "1 employee"),
        ("months_to_production", 1, "1 month to production"),
        ("data_share", 0.5, "0.5% of the staff"),
        ("headcount.ml_product_manager", 0.5, "half an ML product manager"),
        ("headcount.data_engineer", 0.5, "half a data engineer"),
        ("headcount.ml_engineer", 0.3, "0.3 of an ML engineer"),
        ("headcount.ml_engineer", 1.5, "1.5 ML engineers"),
        ("headcount.ml_engineer", 1, "1 ML engineer"),
        ("headcount.ml_engineer", 0, "no ML engineers"),
        ("headcount.gone", 0.5, "half a gone"),
    ],
)
def test_facts_are_right_in_number(
    name: str, value: float, shown: str, knowledge: Knowledge
) -> None:
    assert fact_text(name, value, knowledge) == shown


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("ML engineer", "an ML engineer"),
        ("MLOps engineer", "an MLOps engineer"),
        ("AI engineer", "an AI engineer"),
        ("UX designer", "a UX designer"),
        ("evaluation specialist", "an evaluation specialist"),
        ("data engineer", "a data engineer"),
    ],
)
def test_a_role_has_the_right_article(name: str, shown: str) -> None:
    assert with_article(name) == shown


@pytest.mark.parametrize(
    ("longest", "shown"),
    [
        (10, "One is here."),
        (29, "One is here. Two are there."),
        (99, "One is here. Two are there. 3."),
    ],
)
def test_of_a_long_reason_whole_sentences_are_shown(longest: int, shown: str) -> None:
    assert opening("One is here. Two are there. 3.", longest) == shown


def test_the_plan_says_an_before_an_abbreviation(knowledge: Knowledge) -> None:
    team = TeamProfile.model_validate_json('{"headcount": {"data_scientist": 4}}')
    plan = make_plan(Adviser(knowledge), knowledge, team, 1)
    step = replace(plan.steps[0], role="ml_engineer", interviewers=(), mentors=())

    assert "can judge or guide an ML engineer: " in helpers_text(step, [], knowledge)
