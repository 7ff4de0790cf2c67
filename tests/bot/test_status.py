"""What `/mlteam status` says about the team beside the target team, and beside others."""

import json
from typing import Any

from knowledge.advice.profile import parse_profile
from tests.bot.rig import Rig

SCIENTISTS: dict[str, Any] = {
    "company_size": 180,
    "stage": "first_model",
    "headcount": {"data_scientist": 4, "ml_engineer": 1},
    "models_in_production": 1,
}


def status(rig: Rig, fields: dict[str, Any]) -> str:
    profile = parse_profile(json.dumps(fields), rig.deps.knowledge.roles)
    rig.deps.store.save_profile(rig.key(), profile, base=0, by="U1", at=rig.clock())
    return rig.answer("status all").text


def test_status_puts_the_team_beside_the_target_for_its_size_and_stage(rig: Rig) -> None:
    text = status(rig, SCIENTISTS)

    assert "*Against the target for your size and stage*\nAn orientation, not a rule" in text
    assert "It is for: a medium company, a first model is in use." in text
    assert "•  Data engineers: none, target 2 to 3" in text
    assert "•  Data scientists: 4, target 0 to 1" in text
    assert "As in the target: 1 ML engineer." in text
    assert "Another view: One ML engineer for each scientist is wasteful to some" in text
    assert "Against: <https://www.oscarbarlow.com" in text


def test_status_marks_a_size_that_nobody_told(rig: Rig) -> None:
    text = status(rig, {"stage": "prototype", "headcount": {"data_architect": 1}})

    assert "It is for: a medium company (not told), there is a prototype." in text
    assert "Not in the target: 1 data and ML architect." in text


def test_status_names_the_duties_that_rest_on_one_person(rig: Rig) -> None:
    text = status(rig, SCIENTISTS)

    assert "*Rests on one person*\n•  Shipping and running models: ML engineer" in text


def test_status_compares_with_others_and_never_calls_it_a_target(rig: Rig) -> None:
    text = status(rig, {**SCIENTISTS, "months_to_production": 9, "workload": "llm_own"})
    benchmarks = [one for one in rig.deps.knowledge.benchmarks.values() if one.compares]

    assert "*Beside others: a check of plausibility, never a target*" in text
    assert "you 2.8% of the staff; others 3% of staff (1 to 5%" in text
    for one in benchmarks[:2]:
        assert one.limits in text
        assert f"n = {one.n:,}, {one.year}." in text


def test_status_holds_no_figure_on_generative_ai_against_another_kind_of_ml(rig: Rig) -> None:
    text = status(rig, {**SCIENTISTS, "months_to_production": 9, "workload": "vision"})

    assert "*People who work with data, as a share of all staff:*" in text
    assert "generative AI" not in text


def test_status_compares_nothing_that_nobody_told(rig: Rig) -> None:
    text = status(rig, {"size_band": "small", "stage": "prototype"})

    assert "Beside others" not in text


def test_status_shows_a_budget(rig: Rig) -> None:
    text = status(rig, {"company_size": 30, "budget": 500_000, "currency": "EUR"})

    assert "•  Budget: 500,000 EUR" in text


def test_status_of_a_profile_without_a_word_on_the_company_is_readable(rig: Rig) -> None:
    text = status(rig, {"headcount": {"data_engineer": 1}})

    assert "*Company and work*\nNobody told me yet." in text
