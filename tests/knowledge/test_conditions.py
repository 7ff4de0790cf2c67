"""Conditions: what an unknown fact does to them, and which mistakes are refused."""

import json

import pytest

from knowledge.advice.conditions import Condition, ConditionFault, all_hold, find_fault, values_for
from knowledge.advice.derive import derive_facts
from knowledge.advice.facts import constants_of, fact_kinds
from knowledge.advice.profile import TeamProfile
from knowledge.schema import Knowledge

MONITORED = {"monitored": True, "months_to_production": 6, "stage": "prototype"}


def holds(source: str, knowledge: Knowledge, **fields: object) -> bool:
    profile = TeamProfile.model_validate_json(json.dumps(fields))
    return Condition(source).holds(
        values_for(derive_facts(profile, knowledge), constants_of(knowledge))
    )


def fault_in(source: str) -> ConditionFault | None:
    return find_fault(Condition(source), fact_kinds(["data_scientist", "ml_engineer"]))


@pytest.mark.parametrize(
    "source",
    [
        "monitored == true",
        "monitored != false",
        "monitored",
        "months_to_production > 3",
        "months_to_production >= 6 && months_to_production <= 6",
        "stage in ['exploring', 'prototype']",
        "!(stage == 'platform')",
        "headcount.data_scientist == 0",
        "scientists + builders < 2.0 * data_engineers || stage == 'prototype'",
    ],
)
def test_a_condition_holds_for_known_facts(source: str, knowledge: Knowledge) -> None:
    assert holds(source, knowledge, **MONITORED)


@pytest.mark.parametrize(
    "source",
    [
        "monitored == true",
        "monitored == false",
        "monitored",
        "!monitored",
        "data_readiness == 'scattered'",
        "data_readiness in ['scattered', 'collected', 'governed']",
        "months_to_production == 3",
        "months_to_production > 3",
        "months_to_production <= 3",
        "!(months_to_production > 3)",
        "months_to_production + 1.0 > 0.0",
        "monitored == true && stage == 'exploring'",
        "months_to_production > 3 && stage == 'exploring'",
    ],
)
def test_an_unknown_fact_proves_nothing(source: str, knowledge: Knowledge) -> None:
    assert not holds(source, knowledge)


@pytest.mark.parametrize(
    "source",
    [
        "monitored != true",
        "monitored != false",
        "data_readiness != 'scattered'",
        "months_to_production != 3",
    ],
)
def test_unless_we_know_it_holds_for_an_unknown_fact(source: str, knowledge: Knowledge) -> None:
    assert holds(source, knowledge)


@pytest.mark.parametrize(
    "source",
    [
        "months_to_production > 3 || stage == 'exploring'",
        "stage == 'exploring' || months_to_production > 3",
        "monitored == true || stage == 'exploring'",
    ],
)
def test_an_unknown_fact_leaves_the_other_side_of_an_or(source: str, knowledge: Knowledge) -> None:
    assert holds(source, knowledge)


def test_all_conditions_must_hold(knowledge: Knowledge) -> None:
    context = values_for(derive_facts(TeamProfile(), knowledge), constants_of(knowledge))
    exploring, monitored = Condition("stage == 'exploring'"), Condition("monitored == true")

    assert all_hold([exploring], context)
    assert not all_hold([exploring, monitored], context)


def test_a_condition_reads_its_facts_in_order_and_once() -> None:
    condition = Condition("stage in ['platform'] || headcount.ml_engineer > people || stage != 'x'")

    assert condition.reads == ("stage", "headcount.ml_engineer", "people")


def test_words_in_quotes_and_keywords_are_no_facts() -> None:
    assert Condition("workload == 'nlp' && true in [\"monitored\"] || null == 1").reads == (
        "workload",
    )


@pytest.mark.parametrize(
    "source",
    [
        "people >= 1",
        "people >= 1.5",
        "monitored != true",
        "stage in ['exploring', 'prototype']",
        'size_band == "medium"',
        "scientists > 2.0 * builders",
        "scientists - builders >= 2",
        "headcount.data_scientist + headcount.ml_engineer == 0",
        "months_to_production > 3 || monitored == false && regulated == true",
    ],
)
def test_a_sound_condition_has_no_fault(source: str) -> None:
    assert fault_in(source) is None


@pytest.mark.parametrize(
    ("source", "problem", "mend"),
    [
        ("stage ==", "it is not CEL: ", "see docs/knowledge.md for the grammar"),
        ("stage === 'platform'", "it is not CEL: ", "see docs/knowledge.md for the grammar"),
        ("", "it is not CEL: ", "see docs/knowledge.md for the grammar"),
        ("own_stak == true", "there is no fact called own_stak", "did you mean own_stack?"),
        ("zzzz == 1", "there is no fact called zzzz", "see docs/knowledge.md for the facts"),
        (
            "headcount.data_scientst > 1",
            "there is no fact called headcount.data_scientst",
            "did you mean headcount.data_scientist?",
        ),
        (
            "monitored == 'true'",
            "monitored == 'true' compares different types",
            "monitored is true or false",
        ),
        ("monitored > true", "monitored > true compares different types", "is true or false"),
        ("people == 'three'", "people == 'three' compares different types", "people is a number"),
        ("stage == 3", "stage == 3 compares different types", "stage is one of: exploring, "),
        (
            "stage > 'prototype'",
            "stage > 'prototype' would go by the alphabet",
            "name the values, as in stage in ['exploring', …]",
        ),
        (
            "size_band == 'lage'",
            "'lage' is no value of the facts in it",
            "use one of: micro, small, medium, large",
        ),
        ("stage in ['exploring', 'prototyp']", "'prototyp' is no value", "use one of: exploring"),
        ("people in ['three']", "'three' is no value", "no fact in it is a word"),
        ("people + 1 > 2", "it does not compute: ", "write decimals, as in 2.0 * x"),
        ("1 / 0 > people", "it does not compute: division by zero", "write decimals"),
        ("people && monitored", "it does not compute: ", "write decimals"),
        ("people", "it is not a yes/no condition", "compare the value with another"),
        ("people * 2.0", "it is not a yes/no condition", "compare the value with another"),
    ],
)
def test_a_mistake_is_named_with_its_mend(source: str, problem: str, mend: str) -> None:
    fault = fault_in(source)

    assert fault is not None
    assert (problem in fault.problem, mend in fault.mend) == (True, True), fault


@pytest.mark.parametrize(
    ("source", "parts"),
    [
        ("people > 1", ["people > 1"]),
        ("people > 1 || stage == 'platform'", ["people > 1", "stage == 'platform'"]),
        ("(people > 1 || people < 0) && true", ["(people > 1 || people < 0) && true"]),
        ("a == 1 || (b == 2 || c == 3) || d", ["a == 1", "(b == 2 || c == 3)", "d"]),
        ("stage == 'a || b' || true", ["stage == 'a || b'", "true"]),
    ],
)
def test_alternatives_are_split_where_one_is_enough(source: str, parts: list[str]) -> None:
    assert [one.source for one in Condition(source).alternatives] == parts
