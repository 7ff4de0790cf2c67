"""The target team for a size and stage, and a team beside it."""

import json
import re

import pytest

from knowledge.advice.facts import Facts
from knowledge.advice.profile import parse_profile
from knowledge.advice.teams import comparable, compare, find_team, missing
from knowledge.schema import Benchmark
from tests.knowledge.test_any_profile import ADVISER, KNOWLEDGE, Fields, any_team


def facts_of(fields: Fields) -> Facts:
    return ADVISER.judge(parse_profile(json.dumps(fields), KNOWLEDGE.roles)).facts


@any_team
def test_every_size_and_stage_has_a_target_team(fields: Fields) -> None:
    assert find_team(facts_of(fields), KNOWLEDGE) is not None


@pytest.mark.parametrize(
    ("fields", "team"),
    [
        ({"company_size": 180, "stage": "first_model"}, "medium-first-model"),
        ({"company_size": 9, "stage": "platform"}, "micro-platform"),
        ({"stage": "prototype", "workload": "llm_api", "size_band": "large"}, "llm-prototype"),
        ({"stage": "prototype", "workload": "vision", "size_band": "large"}, "large-prototype"),
    ],
)
def test_the_target_team_is_the_one_for_the_size_the_stage_and_the_work(
    fields: Fields, team: str
) -> None:
    found = find_team(facts_of(fields), KNOWLEDGE)

    assert found is not None
    assert found.id == team


def test_roles_outside_of_the_target_team_are_told_apart() -> None:
    heads = {"ml_lead": 1, "data_architect": 1, "data_scientist": 4}
    facts = facts_of({"company_size": 120, "stage": "several_models", "headcount": heads})
    team = find_team(facts, KNOWLEDGE)
    assert team is not None

    comparison = compare(team, facts, KNOWLEDGE)

    fits = {one.role: one.fits for one in comparison.roles}
    assert fits["ml_lead"]
    assert not fits["data_scientist"]
    assert comparison.others == {"data_architect": 1}


@pytest.mark.parametrize(
    ("stage", "order"),
    [
        ("exploring", ["data_analyst", "data_engineer"]),
        ("prototype", ["data_engineer", "ml_lead"]),
        ("first_model", ["data_engineer", "ml_lead", "ml_engineer", "ml_product_manager"]),
    ],
)
def test_missing_roles_come_in_the_order_of_hiring(stage: str, order: list[str]) -> None:
    facts = facts_of({"company_size": 120, "stage": stage})
    team = find_team(facts, KNOWLEDGE)
    assert team is not None

    assert [one.role for one in missing(team, facts, KNOWLEDGE)] == order


def test_some_hours_of_a_colleague_are_no_post() -> None:
    facts = facts_of({"company_size": 120, "stage": "exploring"})
    team = find_team(facts, KNOWLEDGE)
    assert team is not None

    assert "domain_expert" in team.headcount
    assert "domain_expert" not in {one.role for one in missing(team, facts, KNOWLEDGE)}


def test_only_what_was_told_is_compared_with_others() -> None:
    told = {"company_size": 100, "headcount": {"data_engineer": 2}, "workload": "llm_api"}

    assert comparable(facts_of({"size_band": "small"}), KNOWLEDGE) == []
    assert compared(told) == {"data_share"}
    assert compared({**told, "months_to_production": 4}) == {"data_share", "months_to_production"}


@pytest.mark.parametrize("workload", ["predictive", "vision", "mixed", None])
def test_a_figure_on_generative_ai_is_held_against_no_other_team(workload: str | None) -> None:
    kind = {"workload": workload} if workload else {}

    assert compared({"months_to_production": 9, **kind}) == set()


def compared(fields: Fields) -> set[str | None]:
    return {one.compares for one in comparable(facts_of(fields), KNOWLEDGE)}


@pytest.mark.parametrize("benchmark", KNOWLEDGE.benchmarks.values(), ids=lambda one: one.id)
def test_the_range_of_a_benchmark_does_not_repeat_its_figure(benchmark: Benchmark) -> None:
    figure, spread = (
        set(re.findall(r"[\d.]+%?", text)) for text in (benchmark.figure, benchmark.spread)
    )

    assert not figure & spread


def test_the_order_of_hiring_is_data() -> None:
    roles = dict(KNOWLEDGE.roles)
    roles["ml_engineer"] = roles["ml_engineer"].model_copy(update={"hiring_order": (1,)})
    team = KNOWLEDGE.teams["medium-first-model"]
    facts = facts_of({"company_size": 120, "stage": "first_model"})

    other = KNOWLEDGE.model_copy(update={"roles": roles})
    first = team.model_copy(update={"hired_first": ("ml_product_manager",)})

    assert missing(team, facts, KNOWLEDGE)[0].role == "data_engineer"
    assert missing(team, facts, other)[0].role == "ml_engineer"
    assert missing(first, facts, other)[0].role == "ml_product_manager"


def test_a_second_post_has_a_place_of_its_own_in_the_order() -> None:
    facts = facts_of(
        {
            "company_size": 400,
            "stage": "several_models",
            "headcount": {"ml_lead": 1, "ml_engineer": 1, "data_engineer": 4},
        }
    )
    team = KNOWLEDGE.teams["large-several-models"]

    roles = [one.role for one in missing(team, facts, KNOWLEDGE)]
    assert roles.index("data_scientist") < roles.index("ml_engineer")
    assert roles.index("ml_engineer") < roles.index("mlops_engineer")
