"""The adviser, held against a few rules made up for each test."""

import json
from collections.abc import Sequence

import pytest

from knowledge.advice.answer import Advice, Recommendation
from knowledge.advice.engine import Adviser
from knowledge.advice.profile import TeamProfile
from knowledge.schema import Knowledge, Rule
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
    advice = advise(knowledge, rules)

    assert ids(advice) == ["of-critical", "of-high", "of-medium"]
    assert [one.rule for one in advice.later] == ["of-low"]


def test_of_the_same_severity_the_position_decides(knowledge: Knowledge) -> None:
    rules = [a_rule("a", position=30), a_rule("b", position=20), a_rule("c", position=10)]

    assert ids(advise(knowledge, rules)) == ["c", "b", "a"]


def test_of_the_same_position_the_id_decides(knowledge: Knowledge) -> None:
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


def test_a_core_role_without_a_reason_is_asked_for_by_no_rule(knowledge: Knowledge) -> None:
    heads = {"data_engineer": 1}
    short = advise(knowledge, [], company_size=120, stage="first_model", headcount=heads)
    enough = advise(knowledge, [], company_size=30, stage="first_model", headcount=heads)

    assert reasons(short, "data_engineer") == (
        "No rule asks for one; the target team for your size and stage has 2 to 3.",
    )
    assert reasons(enough, "data_engineer") == ("No rule asks for one.",)


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
    next_best = a_rule("next-best", position=1)
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

    assert set(advice.assumed) == {"stage", "regulated", "hiring", "open_positions"}


def test_the_question_whose_answers_change_the_advice_most_comes_first(
    knowledge: Knowledge,
) -> None:
    rules = [
        a_rule("first", severity="high", when=["monitored != true"]),
        a_rule("second", when=["regulated != false"]),
    ]

    assert advise(knowledge, rules).assumed[:2] == ("monitored", "regulated")


def test_a_hire_with_an_unmet_requirement_becomes_a_hold_that_says_what_comes_first(
    knowledge: Knowledge,
) -> None:
    requires = [{"when": ["monitored != false"], "first": "Watch the models."}]
    rule = a_rule(requires=requires, **HIRE)
    held = only(advise(knowledge, [rule], monitored=False))

    assert (held.move, held.role) == ("hold", "ml_engineer")
    assert held.advice == "Do not hire for the role of ML engineer yet. First: Watch the models."
    assert "monitored" in [entry.fact for entry in held.evidence]
    assert ("becomes hire", {"monitored": True}) in [
        (one.then, one.patch) for one in held.would_change
    ]
    assert only(advise(knowledge, [rule])).move == "hire"


def test_a_role_brings_requirements_of_its_own(knowledge: Knowledge) -> None:
    rule = a_rule(move="hire", role="data_scientist")
    held = only(advise(knowledge, [rule], data_readiness="scattered"))

    (first, *_) = knowledge.roles["data_scientist"].requires
    assert held.move == "hold"
    assert first.first in held.advice
    assert f"First: {first.first}" in reasons(
        advise(knowledge, [a_rule()], data_readiness="scattered"), "data_scientist"
    )


def test_what_has_to_wait_comes_after_what_must_be_true_first(knowledge: Knowledge) -> None:
    requires = [{"when": ["monitored != false"], "first": "Watch the models."}]
    waits = a_rule("waits", position=1, requires=requires, **HIRE)
    rules = [waits, a_rule("habit", position=2)]

    assert ids(advise(knowledge, rules, monitored=False)) == ["habit", "waits"]


def test_a_hire_that_another_rule_has_no_requirement_for_is_made(knowledge: Knowledge) -> None:
    requires = [{"when": ["monitored != false"], "first": "Watch the models."}]
    rules = [a_rule("waits", severity="high", requires=requires, **HIRE), a_rule("ready", **HIRE)]

    assert ids(advise(knowledge, rules, monitored=False)) == ["ready"]


def test_a_habit_with_an_unmet_requirement_is_not_mentioned(knowledge: Knowledge) -> None:
    requires = [{"when": ["monitored != false"], "first": "Watch the models."}]
    rules = [a_rule("habit", requires=requires), a_rule("other")]

    assert ids(advise(knowledge, rules, monitored=False)) == ["other"]


def test_the_same_hire_is_recommended_once(knowledge: Knowledge) -> None:
    rules = [a_rule("a", **HIRE), a_rule("b", **HIRE), a_rule("c")]

    assert ids(advise(knowledge, rules)) == ["a", "c"]


def test_nobody_is_grown_away_from_where_somebody_is_hired(knowledge: Knowledge) -> None:
    rules = [
        a_rule("hire", severity="high", move="hire", role="data_engineer"),
        a_rule("grow", move="develop", role="ml_engineer", grow_from="data_engineer"),
    ]

    assert ids(advise(knowledge, rules, headcount={"data_engineer": 1})) == ["hire"]


def test_one_person_is_not_grown_into_two_roles(knowledge: Knowledge) -> None:
    rules = [
        a_rule("ml", move="develop", role="ml_engineer", grow_from="software_engineer"),
        a_rule("ops", move="develop", role="ai_engineer", grow_from="software_engineer"),
    ]

    assert ids(advise(knowledge, rules, headcount={"software_engineer": 1})) == ["ml"]
    assert ids(advise(knowledge, rules, headcount={"software_engineer": 2})) == ["ml", "ops"]


def test_a_hire_names_who_on_the_team_can_interview_and_guide(knowledge: Knowledge) -> None:
    heads = {"ml_lead": 1, "data_analyst": 1}
    found = only(advise(knowledge, [a_rule(**HIRE)], headcount=heads))

    assert (found.interviewers, found.mentors) == (("ml_lead",), ("ml_lead",))
    assert only(advise(knowledge, [a_rule(**HIRE)])).interviewers == ()


def test_what_was_decided_makes_room_for_the_next(knowledge: Knowledge) -> None:
    rules = [a_rule(rule_id) for rule_id in ("a", "b", "c", "d")]
    advice = Adviser(with_rules(knowledge, rules)).advise(a_profile(), {"b"})

    assert ids(advice) == ["a", "c", "d"]
    assert [one.rule for one in advice.settled] == ["b"]


def test_a_threshold_stands_in_a_condition_by_its_name(knowledge: Knowledge) -> None:
    rule = a_rule(when=["months_to_production > threshold.slow_months"])
    slow = knowledge.thresholds["slow_months"].value

    assert ids(advise(knowledge, [rule], months_to_production=slow + 0.5)) == ["some-rule"]
    assert ids(advise(knowledge, [rule], months_to_production=slow)) == []
    (change,) = only(advise(knowledge, [rule], months_to_production=slow + 0.5)).would_change
    assert change.patch == {"months_to_production": slow}


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


def test_of_alternatives_only_the_one_that_decided_is_evidence(knowledge: Knowledge) -> None:
    rule = a_rule(when=["people > 5 || (monitored == false && people >= 0)"])

    few = only(advise(knowledge, [rule], people=2, monitored=False))
    many = only(advise(knowledge, [rule], people=9, monitored=False))

    assert [entry.fact for entry in few.evidence] == ["people", "monitored"]
    assert [entry.fact for entry in many.evidence] == ["people"]
