"""From what was told to the facts that rules read, and back to what a fact rests on."""

import json
from typing import Any

import pytest

from knowledge.advice.derive import derive_facts
from knowledge.advice.facts import (
    DERIVED_KINDS,
    FIELD_KINDS,
    GROUPS,
    NOT_DATA_ROLES,
    Fact,
    Facts,
    Origin,
    fact_kinds,
)
from knowledge.advice.profile import TeamProfile
from knowledge.schema import Knowledge

YES_NO = [name for name, kind in FIELD_KINDS.items() if kind == "yes_no"]


def facts_of(knowledge: Knowledge, **fields: object) -> Facts:
    return derive_facts(TeamProfile.model_validate_json(json.dumps(fields)), knowledge)


def test_every_fact_that_a_condition_may_read_is_there(knowledge: Knowledge) -> None:
    assert facts_of(knowledge).by_name.keys() == fact_kinds(knowledge.roles).keys()


def test_a_field_that_was_told_is_told(knowledge: Knowledge) -> None:
    fact = facts_of(knowledge, data_readiness="collected")["data_readiness"]

    assert fact == Fact("data_readiness", "collected", Origin.TOLD)


def test_numbers_are_decimals_for_the_conditions(knowledge: Knowledge) -> None:
    value = facts_of(knowledge, people=3)["people"].value

    assert isinstance(value, float)


@pytest.mark.parametrize("name", YES_NO)
def test_a_yes_or_no_that_nobody_told_is_neither(knowledge: Knowledge, name: str) -> None:
    assert facts_of(knowledge)[name] == Fact(name, None, Origin.DEFAULT)


@pytest.mark.parametrize(
    ("employees", "band"),
    [
        (1, "micro"),
        (9, "micro"),
        (10, "small"),
        (49, "small"),
        (50, "medium"),
        (249, "medium"),
        (250, "large"),
        (5_000_000, "large"),
    ],
)
def test_the_size_band_follows_from_the_employees(
    knowledge: Knowledge, employees: int, band: str
) -> None:
    fact = facts_of(knowledge, company_size=employees)["size_band"]

    assert fact == Fact("size_band", band, Origin.TOLD)


def test_the_number_of_employees_outweighs_a_told_band(knowledge: Knowledge) -> None:
    assert facts_of(knowledge, company_size=9, size_band="large")["size_band"].value == "micro"


def test_a_told_band_is_enough(knowledge: Knowledge) -> None:
    fact = facts_of(knowledge, size_band="small")["size_band"]

    assert fact == Fact("size_band", "small", Origin.TOLD)


def test_a_company_of_unknown_size_counts_as_medium(knowledge: Knowledge) -> None:
    assert facts_of(knowledge)["size_band"] == Fact("size_band", "medium", Origin.DEFAULT)


@pytest.mark.parametrize(
    ("fields", "stage"),
    [
        ({}, "exploring"),
        ({"headcount": {"data_analyst": 2, "software_engineer": 3}}, "exploring"),
        ({"headcount": {"data_scientist": 0.5}}, "prototype"),
        ({"models_in_production": 0, "headcount": {"ml_engineer": 1}}, "prototype"),
        ({"models_in_production": 1}, "first_model"),
        ({"models_in_production": 2}, "several_models"),
        ({"models_in_production": 40}, "several_models"),
    ],
)
def test_an_untold_stage_is_assumed_from_models_and_people(
    knowledge: Knowledge, fields: dict[str, Any], stage: str
) -> None:
    assert facts_of(knowledge, **fields)["stage"] == Fact("stage", stage, Origin.ASSUMED)


def test_a_told_stage_outweighs_the_models(knowledge: Knowledge) -> None:
    fact = facts_of(knowledge, stage="exploring", models_in_production=5)["stage"]

    assert fact == Fact("stage", "exploring", Origin.TOLD)


@pytest.mark.parametrize(
    ("fields", "models", "origin"),
    [
        ({"models_in_production": 3, "stage": "prototype"}, 3, Origin.TOLD),
        ({"stage": "prototype"}, 0, Origin.ASSUMED),
        ({"stage": "first_model"}, 1, Origin.ASSUMED),
        ({"stage": "several_models"}, 2, Origin.ASSUMED),
        ({"stage": "platform"}, 2, Origin.ASSUMED),
        ({}, 0, Origin.DEFAULT),
    ],
)
def test_untold_models_are_assumed_from_the_stage(
    knowledge: Knowledge, fields: dict[str, Any], models: float, origin: Origin
) -> None:
    fact = facts_of(knowledge, **fields)["models_in_production"]

    assert fact == Fact("models_in_production", models, origin)


def test_a_role_not_named_is_empty_because_others_were_named(knowledge: Knowledge) -> None:
    facts = facts_of(knowledge, headcount={"data_scientist": 1})

    assert facts["headcount.ml_engineer"] == Fact("headcount.ml_engineer", 0, Origin.TOLD)


def test_without_any_headcount_nothing_was_told_about_roles(knowledge: Knowledge) -> None:
    assert facts_of(knowledge)["headcount.ml_engineer"].origin is Origin.DEFAULT


@pytest.mark.parametrize("group", GROUPS)
def test_a_group_adds_up_its_roles_and_no_other(knowledge: Knowledge, group: str) -> None:
    everyone = dict.fromkeys(knowledge.roles, 1.5)

    assert facts_of(knowledge, headcount=everyone)[group].value == 1.5 * len(GROUPS[group])


def test_groups_name_only_roles_that_exist(knowledge: Knowledge) -> None:
    assert {role for roles in GROUPS.values() for role in roles} <= knowledge.roles.keys()


def test_tenths_add_up_without_the_noise_of_decimals(knowledge: Knowledge) -> None:
    heads = {"data_scientist": 0.7, "research_scientist": 0.1}

    assert facts_of(knowledge, headcount=heads)["scientists"].value == 0.8


def test_the_share_of_data_people_leaves_out_who_only_works_with_them(
    knowledge: Knowledge,
) -> None:
    others = {"software_engineer": 4, "domain_expert": 1, "ml_product_manager": 2}
    facts = facts_of(knowledge, company_size=100, headcount={"data_analyst": 3, **others})

    assert facts["data_share"].value == 3
    assert [one.name for one in facts.evidence(["data_share"])] == [
        "headcount.data_analyst",
        "company_size",
    ]
    assert knowledge.roles.keys() >= NOT_DATA_ROLES


def test_people_told_outweigh_the_headcount(knowledge: Knowledge) -> None:
    facts = facts_of(knowledge, people=2, headcount={"ml_engineer": 1, "data_engineer": 1.5})

    assert facts["people"] == Fact("people", 2, Origin.TOLD)


@pytest.mark.parametrize(
    ("fields", "people", "origin"),
    [({"headcount": {"ml_engineer": 1.5}}, 1.5, Origin.TOLD), ({}, 0, Origin.DEFAULT)],
)
def test_untold_people_are_the_headcount(
    knowledge: Knowledge, fields: dict[str, Any], people: float, origin: Origin
) -> None:
    assert facts_of(knowledge, **fields)["people"] == Fact("people", people, origin)


def test_distinct_roles_are_those_that_somebody_fills(knowledge: Knowledge) -> None:
    heads = {"ml_engineer": 0.5, "data_engineer": 3, "data_scientist": 0}

    assert facts_of(knowledge, headcount=heads)["distinct_roles"].value == 2


@pytest.mark.parametrize(
    ("fields", "possible"),
    [
        ({}, True),
        ({"hiring": "open"}, True),
        ({"open_positions": 2}, True),
        ({"hiring": "frozen"}, False),
        ({"open_positions": 0}, False),
        ({"hiring": "frozen", "open_positions": 2}, False),
        ({"hiring": "open", "open_positions": 0}, False),
    ],
)
def test_hiring_is_possible_unless_we_know_that_it_is_not(
    knowledge: Knowledge, fields: dict[str, Any], possible: bool
) -> None:
    assert facts_of(knowledge, **fields)["hiring_possible"].value is possible


@pytest.mark.parametrize(
    ("fields", "expected"),
    [({"workload": "llm_api"}, True), ({"workload": "llm_own"}, False), ({}, None)],
)
def test_language_models_are_hosted_ones(
    knowledge: Knowledge, fields: dict[str, Any], expected: bool | None
) -> None:
    assert facts_of(knowledge, **fields)["language_models"].value is expected


@pytest.mark.parametrize(
    ("name", "fields", "leaves"),
    [
        ("stage", {}, ["stage"]),
        ("size_band", {"company_size": 40, "size_band": "small"}, ["company_size"]),
        ("size_band", {}, ["size_band"]),
        ("hiring_possible", {"hiring": "frozen"}, ["hiring", "open_positions"]),
        ("language_models", {"workload": "nlp"}, ["workload"]),
        (
            "scientists",
            {"headcount": {"data_scientist": 1, "research_scientist": 1}},
            ["headcount.data_scientist", "headcount.research_scientist"],
        ),
        (
            "scientists",
            {"headcount": {"research_scientist": 1}},
            ["headcount.research_scientist"],
        ),
        ("scientists", {}, ["headcount.data_scientist"]),
        (
            "distinct_roles",
            {"headcount": {"ml_engineer": 1, "data_engineer": 0}},
            ["headcount.ml_engineer"],
        ),
    ],
)
def test_a_fact_rests_on_fields_and_headcounts(
    knowledge: Knowledge, name: str, fields: dict[str, Any], leaves: list[str]
) -> None:
    assert [fact.name for fact in facts_of(knowledge, **fields).evidence([name])] == leaves


def test_what_several_facts_rest_on_is_named_once(knowledge: Knowledge) -> None:
    facts = facts_of(knowledge, headcount={"ml_engineer": 1})
    evidence = facts.evidence(["ml_people", "builders", "headcount.ml_engineer"])

    assert [fact.name for fact in evidence] == ["headcount.ml_engineer"]


@pytest.mark.parametrize("name", [*GROUPS, *DERIVED_KINDS, "size_band"])
def test_nothing_rests_on_a_fact_that_people_cannot_tell(knowledge: Knowledge, name: str) -> None:
    leaves = {fact.name for fact in facts_of(knowledge).evidence([name])}

    assert leaves <= {*FIELD_KINDS, *(f"headcount.{role}" for role in knowledge.roles)}


def test_facts_are_decimals_whether_they_were_told_or_follow(knowledge: Knowledge) -> None:
    facts = facts_of(knowledge, headcount={"data_scientist": 2}, open_positions=1)
    numbers = [fact for fact in facts.by_name.values() if isinstance(fact.value, int | float)]

    whole = [fact.name for fact in numbers if type(fact.value) is int]
    assert whole == []
    assert facts["people"].value == 2
