"""The adviser, held against a few rules made up for each test."""

import json
from collections.abc import Sequence

import pytest

from knowledge.advice.answer import Advice, Recommendation
from knowledge.advice.engine import Adviser
from knowledge.advice.profile import TeamProfile
from knowledge.schema import Concern, Knowledge, Rule
from tests.knowledge.samples import a_rule, with_rules

HIRE = {"move": "hire", "role": "ml_engineer"}
HOLD_ROLE = {"move": "hold", "role": "ml_engineer"}
HOLD_ALL = {"move": "hold"}


def a_profile(**fields: object) -> TeamProfile:
    return TeamProfile.model_validate_json(json.dumps(fields))


def advise(knowledge: Knowledge, rules: Sequence[Rule], **fields: object) -> Advice:
    return Adviser(with_rules(knowledge, rules)).advise(a_profile(**fields))


def ids(advice: Advice) -> list[str]:
    return [one.rule for one in advice.recommendations]


def only(advice: Advice) -> Recommendation:
    (recommendation,) = advice.recommendations
    return recommendation


def reasons(advice: Advice, role: str) -> tuple[str, ...]:
    (found,) = [one.because for one in advice.not_recommended if one.role == role]
    return found


def test_the_more_severe_comes_first(knowledge: Knowledge) -> None:
    rules = [
        a_rule("of-low", severity="low"),
        a_rule("of-critical", severity="critical"),
        a_rule("of-medium", severity="medium"),
        a_rule("of-high", severity="high"),
    ]

    assert ids(advise(knowledge, rules)) == ["of-critical", "of-high", "of-medium", "of-low"]


def test_of_the_same_severity_the_concern_decides(knowledge: Knowledge) -> None:
    rules = [a_rule(f"about-{concern}", concern=concern) for concern in reversed(Concern)]

    assert ids(advise(knowledge, rules)) == [f"about-{concern}" for concern in Concern]


def test_of_the_same_concern_the_id_decides(knowledge: Knowledge) -> None:
    assert ids(advise(knowledge, [a_rule("b"), a_rule("a")])) == ["a", "b"]


def test_ranks_count_from_one(knowledge: Knowledge) -> None:
    advice = advise(knowledge, [a_rule("a"), a_rule("b")])

    assert [one.rank for one in advice.recommendations] == [1, 2]


def test_the_most_serious_raise_that_holds_replaces_the_severity(knowledge: Knowledge) -> None:
    raised = [
        {"to": "critical", "when": ["regulated == true"]},
        {"to": "high", "when": ["people >= 2"]},
        {"to": "medium", "when": ["people >= 1"]},
    ]
    rule = a_rule(severity="low", raised=raised)

    assert only(advise(knowledge, [rule], people=2)).severity == "high"
    assert only(advise(knowledge, [rule], people=2, regulated=True)).severity == "critical"
    assert only(advise(knowledge, [rule], people=0)).severity == "low"


def test_what_raised_the_severity_is_evidence(knowledge: Knowledge) -> None:
    rule = a_rule(raised=[{"to": "high", "when": ["regulated == true"]}])
    evidence = only(advise(knowledge, [rule], people=2, regulated=True)).evidence

    assert [entry.fact for entry in evidence] == ["people", "regulated"]


@pytest.mark.parametrize("hold", [HOLD_ROLE, HOLD_ALL], ids=["of the role", "of all"])
@pytest.mark.parametrize(("of_hire", "stays"), [("medium", "hold"), ("high", "hire")])
def test_of_a_hire_and_a_hold_the_more_serious_stays(
    knowledge: Knowledge, hold: dict[str, str], of_hire: str, stays: str
) -> None:
    rules = [a_rule("hold", **hold), a_rule("hire", severity=of_hire, **HIRE)]

    assert ids(advise(knowledge, rules)) == [stays]


def test_a_hold_of_another_role_leaves_a_hire_alone(knowledge: Knowledge) -> None:
    rules = [a_rule("hold", move="hold", role="data_scientist"), a_rule("hire", **HIRE)]

    assert ids(advise(knowledge, rules)) == ["hire", "hold"]


def test_a_hold_leaves_other_moves_alone(knowledge: Knowledge) -> None:
    rules = [a_rule("hold", severity="high", **HOLD_ALL), a_rule("habit", move="practice")]

    assert ids(advise(knowledge, rules)) == ["hold", "habit"]


def test_a_freeze_turns_a_hire_into_growing_who_is_there(knowledge: Knowledge) -> None:
    heads = {"software_engineer": 1}
    found = only(advise(knowledge, [a_rule(**HIRE)], hiring="frozen", headcount=heads))

    assert (found.move, found.role, found.grow_from) == (
        "develop",
        "ml_engineer",
        "software_engineer",
    )
    assert found.advice == (
        "You can't hire now, so grow one of your software engineers into the role of ML engineer."
    )


def test_a_freeze_turns_a_hire_into_cover_where_nobody_can_grow(knowledge: Knowledge) -> None:
    found = only(advise(knowledge, [a_rule(**HIRE)], hiring="frozen"))

    assert (found.move, found.role, found.grow_from) == ("cover", "ml_engineer", None)
    assert knowledge.roles["ml_engineer"].cover in found.advice


def test_no_open_post_is_a_freeze(knowledge: Knowledge) -> None:
    assert only(advise(knowledge, [a_rule(**HIRE)], open_positions=0)).move == "cover"


def test_the_freeze_is_evidence(knowledge: Knowledge) -> None:
    evidence = only(advise(knowledge, [a_rule(**HIRE)], hiring="frozen")).evidence

    assert ("hiring", "frozen", "told") in [
        (entry.fact, entry.value, entry.origin) for entry in evidence
    ]


def test_a_freeze_leaves_other_moves_as_they_are(knowledge: Knowledge) -> None:
    assert only(advise(knowledge, [a_rule(move="stop")], hiring="frozen")).move == "stop"


@pytest.mark.parametrize(
    ("other", "spoken"),
    [
        ({"severity": "medium"}, ["other"]),
        ({"severity": "low", **HIRE}, ["other"]),
        ({"severity": "low"}, ["fallback", "other"]),
        ({"severity": "high", "when": ["people > 5"]}, ["fallback"]),
    ],
    ids=["something serious", "a hire", "a trifle", "nothing"],
)
def test_a_fallback_speaks_only_if_nothing_serious_fired(
    knowledge: Knowledge, other: dict[str, object], spoken: list[str]
) -> None:
    rules = [a_rule("other", **other), a_rule("fallback", fallback=True, severity="low")]
    adviser = Adviser(with_rules(knowledge, rules))

    assert ids(adviser.advise(a_profile())) == spoken
    assert adviser.fires("fallback", a_profile()) is ("fallback" in spoken)


@pytest.mark.parametrize(
    ("condition", "fields", "confidence"),
    [
        ("stage == 'first_model'", {"stage": "first_model"}, "high"),
        ("stage == 'first_model'", {"models_in_production": 1}, "medium"),
        ("size_band == 'medium'", {"company_size": 60}, "high"),
        ("size_band == 'medium'", {}, "medium"),
        ("scientists == 0", {"headcount": {"ml_engineer": 1}}, "high"),
        ("scientists == 0", {}, "medium"),
    ],
)
def test_what_nobody_told_lowers_the_confidence(
    knowledge: Knowledge, condition: str, fields: dict[str, object], confidence: str
) -> None:
    rule = a_rule(when=[condition], confidence="high")

    assert only(advise(knowledge, [rule], **fields)).confidence == confidence


def test_a_low_confidence_stays_low(knowledge: Knowledge) -> None:
    rule = a_rule(when=["size_band == 'medium'"], confidence="low")

    assert only(advise(knowledge, [rule])).confidence == "low"


def test_a_role_is_not_recommended_because_of_its_hold(knowledge: Knowledge) -> None:
    advice = advise(knowledge, [a_rule("hold", **HOLD_ROLE)])

    assert reasons(advice, "ml_engineer")[0] == "Advice of hold."


def test_a_role_is_not_recommended_for_its_own_reasons(knowledge: Knowledge) -> None:
    advice = advise(knowledge, [], results_analysed=True)

    assert knowledge.roles["data_analyst"].not_yet[0].because in reasons(advice, "data_analyst")


def test_a_core_role_without_a_reason_has_no_gap(knowledge: Knowledge) -> None:
    assert reasons(advise(knowledge, []), "data_engineer") == (
        "Nothing that this channel told me points to a missing data engineer.",
    )


def test_a_hold_of_all_is_the_reason_against_each_core_role(knowledge: Knowledge) -> None:
    rules = [a_rule(title="No goal named yet", **HOLD_ALL), a_rule("hire", **HIRE)]

    assert reasons(advise(knowledge, rules), "ml_engineer") == (
        "No goal named yet, so any hire can wait.",
    )


def test_what_is_recommended_is_not_called_unneeded(knowledge: Knowledge) -> None:
    advice = advise(knowledge, [a_rule(**HIRE)])

    assert "ml_engineer" not in {one.role for one in advice.not_recommended}


def test_the_smallest_change_that_ends_a_recommendation_is_named(knowledge: Knowledge) -> None:
    rule = a_rule(when=["scientists - builders >= 3"])
    heads = {"data_scientist": 4, "ml_engineer": 0}
    (fewer, more) = only(advise(knowledge, [rule], headcount=heads)).would_change

    assert (fewer.change, fewer.patch, fewer.then) == (
        "two fewer data scientists",
        {"headcount": {"data_scientist": 2}},
        "no longer recommended",
    )
    assert more.change == "two more ML engineers"


def test_a_change_can_move_a_recommendation_down(knowledge: Knowledge) -> None:
    raised = a_rule("raised", raised=[{"to": "high", "when": ["monitored == false"]}])
    next_best = a_rule("next-best", concern="harm")
    advice = advise(knowledge, [raised, next_best], monitored=False)
    changes = advice.recommendations[0].would_change

    assert ("ranks 2", {"monitored": True}) in [(one.then, one.patch) for one in changes]


def test_the_end_of_a_freeze_makes_a_hire_of_it(knowledge: Knowledge) -> None:
    changes = only(advise(knowledge, [a_rule(**HIRE)], hiring="frozen")).would_change

    assert ({"hiring": "open"}, "becomes hire") in [(one.patch, one.then) for one in changes]


def test_fields_that_nobody_told_are_listed_where_rules_read_them(knowledge: Knowledge) -> None:
    rule = a_rule(
        when=["stage != 'platform'", "hiring_possible == true", "monitored == true"],
        raised=[{"to": "high", "when": ["regulated == true"]}],
    )
    advice = advise(knowledge, [rule], monitored=True)

    assert advice.assumed == ("stage", "regulated", "hiring", "open_positions")


def test_an_unknown_rule_is_a_key_error(adviser: Adviser) -> None:
    with pytest.raises(KeyError):
        adviser.fires("no-such-rule", a_profile())


@pytest.mark.parametrize(
    ("team", "grows"),
    [
        ({"data_engineer": 1, "software_engineer": 1}, "data_engineer"),
        ({"software_engineer": 1}, "software_engineer"),
        ({"data_analyst": 1}, "data_engineer"),
    ],
)
def test_whoever_is_there_grows(knowledge: Knowledge, team: dict[str, int], grows: str) -> None:
    rule = a_rule(move="develop", role="ml_engineer", grow_from="data_engineer")

    assert only(advise(knowledge, [rule], headcount=team)).grow_from == grows
