"""The team profile: what is refused with which sentence, what is kept, how it is changed."""

import json

import pytest
from pydantic import ValidationError

from knowledge.advice.profile import BadProfile, TeamProfile, parse_profile

ROLES = ("data_scientist", "data_engineer", "ml_engineer")
STAGES = "write 'exploring', 'prototype', 'first_model', 'several_models' or 'platform'"
AN_OBJECT = 'write a JSON object such as {"headcount": {"data_scientist": 2}}'


def faults_of(text: str | bytes) -> dict[str, str]:
    with pytest.raises(BadProfile) as caught:
        parse_profile(text, ROLES)
    return {fault.field: fault.problem for fault in caught.value.faults}


def a_profile(**fields: object) -> TeamProfile:
    return parse_profile(json.dumps(fields), ROLES)


def heads(count: str) -> str:
    return f'{{"headcount": {{"data_scientist": {count}}}}}'


@pytest.mark.parametrize(
    ("text", "field", "problem"),
    [
        (
            '{"companysize": 1}',
            "companysize",
            "there is no field of this name; did you mean company_size?",
        ),
        ('{"zzzz": 1}', "zzzz", "there is no field of this name"),
        (
            '{"headcount": {"data_scientst": 1}}',
            "headcount.data_scientst",
            "there is no role of this name; did you mean data_scientist?",
        ),
        ('{"headcount": {"": 1}}', "headcount.", "there is no role of this name"),
        (heads("-1"), "headcount.data_scientist", "write 0 or more"),
        (heads("1000000000"), "headcount.data_scientist", "write 5,000,000 or less"),
        (heads("NaN"), "headcount.data_scientist", "write a number"),
        (heads("Infinity"), "headcount.data_scientist", "write a number"),
        (heads("1e999"), "headcount.data_scientist", "write a number"),
        (heads('"4"'), "headcount.data_scientist", "write a number"),
        (heads("true"), "headcount.data_scientist", "write a number"),
        (heads("null"), "headcount.data_scientist", "write a number"),
        (
            heads("0.25"),
            "headcount.data_scientist",
            "halves and tenths are allowed, nothing finer",
        ),
        ('{"headcount": [1]}', "headcount", 'write an object such as {"data_scientist": 2}'),
        ('{"headcount": null}', "headcount", 'write an object such as {"data_scientist": 2}'),
        (
            '{"company_size": 3, "headcount": {"data_scientist": 2, "ml_engineer": 1.5}}',
            "headcount",
            "the headcount adds up to 3.5, more than the company's 3 employees",
        ),
        (
            '{"company_size": 3, "people": 4}',
            "people",
            "4 people are more than the company's 3 employees",
        ),
        ('{"company_size": 0}', "company_size", "write 1 or more"),
        ('{"company_size": 1.5}', "company_size", "write a whole number"),
        ('{"company_size": "many"}', "company_size", "write a whole number"),
        (f'{{"company_size": {"9" * 400}}}', "company_size", "write 5,000,000 or less"),
        ('{"people": -1}', "people", "write 0 or more"),
        ('{"people": true}', "people", "write a whole number"),
        ('{"models_in_production": 100001}', "models_in_production", "write 100,000 or less"),
        ('{"months_to_production": NaN}', "months_to_production", "write a number"),
        ('{"months_to_production": 601}', "months_to_production", "write 600 or less"),
        ('{"stage": "frist_model"}', "stage", STAGES),
        ('{"hiring": "maybe"}', "hiring", "write 'open' or 'frozen'"),
        ('{"proven_expert": "yes"}', "proven_expert", "write true or false"),
        ('{"proven_expert": 1}', "proven_expert", "write true or false"),
        ('{"budget": -1}', "budget", "write 0 or more"),
        ('{"currency": "eur"}', "currency", "write three capital letters such as EUR"),
        ("[1]", "", AN_OBJECT),
        ('"x"', "", AN_OBJECT),
        ("null", "", AN_OBJECT),
    ],
)
def test_a_bad_profile_is_refused_at_its_field(text: str, field: str, problem: str) -> None:
    assert faults_of(text) == {field: problem}


@pytest.mark.parametrize(
    "text",
    ["", "nope", '{"stage": ', b"\xff\xfe", "[" * 100_000, f'{{"people": {"9" * 5000}}}'],
    ids=["empty", "a word", "cut off", "not UTF-8", "deeply nested", "5,000 digits"],
)
def test_what_is_not_json_is_refused(text: str | bytes) -> None:
    assert faults_of(text)[""].startswith("this is not JSON (")


def test_all_faults_are_reported_at_once() -> None:
    text = """{"company_size": -1, "stage": "x", "regulated": "no", "own_stak": true,
               "headcount": {"data_scientst": 1, "ml_engineer": -1, "data_engineer": 0.25}}"""

    assert list(faults_of(text)) == [
        "company_size",
        "stage",
        "headcount.data_scientst",
        "headcount.ml_engineer",
        "headcount.data_engineer",
        "regulated",
        "own_stak",
    ]


def test_the_error_is_one_line_that_names_each_field() -> None:
    with pytest.raises(BadProfile) as caught:
        parse_profile('{"people": -1, "hiring": "x"}', ROLES)

    assert str(caught.value) == "people: write 0 or more; hiring: write 'open' or 'frozen'"


@pytest.mark.parametrize(
    ("count", "stored"),
    [("4", "4"), ("4.0", "4"), ("0", "0"), ("-0.0", "0"), ("0.5", "0.5"), ("1.1", "1.1")],
)
def test_halves_and_tenths_are_kept_and_whole_numbers_are_whole(count: str, stored: str) -> None:
    profile = parse_profile(heads(count), ROLES)

    assert json.dumps(profile.told()["headcount"]["data_scientist"]) == stored
    assert str(profile.headcount["data_scientist"]) == stored


def test_tenths_that_add_up_to_the_company_fit_into_it() -> None:
    fits = a_profile(
        company_size=1, headcount={"data_scientist": 0.1, "data_engineer": 0.7, "ml_engineer": 0.2}
    )

    assert fits.company_size == 1


def test_null_is_not_told() -> None:
    assert parse_profile('{"stage": null, "regulated": null}', ROLES) == TeamProfile()


def test_told_keeps_the_order_of_the_fields_and_leaves_out_the_untold() -> None:
    profile = a_profile(regulated=False, headcount={"ml_engineer": 1}, stage="prototype", people=0)

    assert list(profile.told()) == ["stage", "headcount", "people", "regulated"]


def test_what_was_told_reads_as_the_same_profile() -> None:
    profile = a_profile(
        company_size=180, workload="llm_api", headcount={"ml_engineer": 1.5}, months_to_production=9
    )

    assert a_profile(**profile.told()) == profile


def test_a_patch_merges_the_headcount_role_by_role() -> None:
    profile = a_profile(headcount={"data_scientist": 4, "ml_engineer": 1}, regulated=True)

    patched = profile.patched({"headcount": {"ml_engineer": 2}, "stage": "platform"})

    assert patched.headcount == {"data_scientist": 4, "ml_engineer": 2}
    assert (patched.stage, patched.regulated) == ("platform", True)


def test_a_patch_to_none_makes_a_field_untold() -> None:
    assert a_profile(regulated=True).patched({"regulated": None}) == TeamProfile()


def test_a_patch_leaves_the_profile_as_it_was() -> None:
    profile = a_profile(headcount={"ml_engineer": 1})
    profile.patched({"headcount": {"ml_engineer": 5}})

    assert profile == a_profile(headcount={"ml_engineer": 1})


def test_a_patch_to_an_impossible_profile_is_refused() -> None:
    with pytest.raises(ValidationError, match="adds up to 4, more than the company's 3 employees"):
        a_profile(company_size=3).patched({"headcount": {"ml_engineer": 4}})
