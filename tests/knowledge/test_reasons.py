"""Why a rule speaks or stays silent: its conditions taken apart, and what silences it."""

import json
from random import Random

import pytest

from knowledge.advice.conditions import Condition
from knowledge.advice.engine import Adviser
from knowledge.advice.expressions import Comparison, Joined, Joint, Opaque, take_apart
from knowledge.advice.facts import FIELD_KINDS, Origin, values_of
from knowledge.advice.profile import TeamProfile
from knowledge.advice.readings import ConditionReading, read_condition
from knowledge.advice.reasons import Reasons, RuleReasons, Standing
from knowledge.schema import Knowledge, Move
from tests.knowledge.samples import a_rule, with_rules

FOUR_TO_ONE = {
    "company_size": 180,
    "stage": "first_model",
    "headcount": {"data_scientist": 4, "ml_engineer": 1},
}


def profile(**fields: object) -> TeamProfile:
    return TeamProfile.model_validate_json(json.dumps(fields))


def reading(source: str, adviser: Adviser, **fields: object) -> ConditionReading:
    facts = adviser.judge(profile(**fields)).facts
    return read_condition(source, adviser.rules.values(facts), facts)


def reasons_for(adviser: Adviser, knowledge: Knowledge, **fields: object) -> Reasons:
    return Reasons(adviser, knowledge, profile(**fields))


def of_rules(knowledge: Knowledge, *changes: dict[str, object], **fields: object) -> Reasons:
    """The reasons of made-up rules, named rule-0, rule-1 and so on."""
    rules = [a_rule(f"rule-{place}", **change) for place, change in enumerate(changes)]
    made_up = with_rules(knowledge, rules)
    return Reasons(Adviser(made_up), made_up, profile(**fields))


def drawn_team(draw: Random, knowledge: Knowledge) -> TeamProfile:
    """Each field told or not, each role filled or not."""
    told: dict[str, object] = {"company_size": draw.choice([30, 180, 900])}
    for name, kind in FIELD_KINDS.items():
        if name not in {"company_size", "size_band", "people"} and draw.random() < 0.6:
            numbers = [0, 1, 2, 4, 7, 12]
            words = [True, False] if kind == "yes_no" else values_of(kind)
            told[name] = draw.choice(numbers if kind == "number" else words)
    filled = draw.sample(list(knowledge.roles), draw.randint(0, 6))
    told["headcount"] = {role: draw.choice([0.5, 1, 1, 2, 4]) for role in filled}
    return profile(**told)


def every_reading(readings: tuple[ConditionReading, ...]) -> list[ConditionReading]:
    return [one for top in readings for one in (top, *every_reading(top.parts))]


# What holds for any team


@pytest.fixture(scope="module")
def explained(
    adviser: Adviser, knowledge: Knowledge
) -> list[tuple[TeamProfile, Reasons, list[RuleReasons]]]:
    """Each rule for 80 teams drawn from all there can be."""
    draw = Random(7)
    found = []
    for _ in range(80):
        team = drawn_team(draw, knowledge)
        reasons = Reasons(adviser, knowledge, team)
        found.append((team, reasons, [reasons.of_rule(rule_id) for rule_id in knowledge.rules]))
    return found


def test_a_rule_speaks_exactly_where_all_its_conditions_hold(
    explained: list[tuple[TeamProfile, Reasons, list[RuleReasons]]], adviser: Adviser
) -> None:
    wrong = [
        (team, one.rule.id)
        for team, _, rules in explained
        for one in rules
        if (one.missing == []) is not (adviser.judge(team).by_rule[one.rule.id] is not None)
        and one.standing is not Standing.WAITS
    ]

    assert wrong == []


def test_a_rule_is_silent_exactly_where_something_is_missing(
    explained: list[tuple[TeamProfile, Reasons, list[RuleReasons]]],
) -> None:
    wrong = [
        (team, one.rule.id)
        for team, _, rules in explained
        for one in rules
        if (one.standing is Standing.SILENT) is not bool(one.missing)
    ]

    assert wrong == []


def test_the_outcome_of_each_part_is_what_the_engine_says(
    explained: list[tuple[TeamProfile, Reasons, list[RuleReasons]]], adviser: Adviser
) -> None:
    wrong = []
    for team, reasons, rules in explained[:40]:
        values = adviser.rules.values(reasons.facts)
        parts = [part for one in rules for part in every_reading(one.conditions)]
        wrong += [
            (team, part.source)
            for part in parts
            if (part.outcome is True) is not Condition(part.source).holds(values)
        ]

    assert wrong == []


def test_not_known_is_said_only_where_nobody_told(
    explained: list[tuple[TeamProfile, Reasons, list[RuleReasons]]],
) -> None:
    wrong = [
        (team, part.source)
        for team, _, rules in explained
        for one in rules
        for part in every_reading(one.conditions)
        if part.outcome is None and all(fact.value is not None for fact in part.facts)
    ]

    assert wrong == []


def test_the_rank_is_the_adviser_s(
    explained: list[tuple[TeamProfile, Reasons, list[RuleReasons]]], adviser: Adviser
) -> None:
    for team, _, rules in explained:
        by_place = {one.place: one.rule.id for one in rules if one.place is not None}
        ranked = [one.rule.id for one in adviser.ranked(team)]
        assert [by_place[place] for place in sorted(by_place)] == ranked


def test_a_rule_that_speaks_and_is_not_ranked_names_what_silences_it(
    explained: list[tuple[TeamProfile, Reasons, list[RuleReasons]]],
) -> None:
    silenced = [
        one
        for _, _, rules in explained
        for one in rules
        if one.place is None and one.standing not in {Standing.SILENT, Standing.WAITS}
    ]

    assert silenced
    assert [one.rule.id for one in silenced if not one.silenced_by] == []


def test_an_unmet_requirement_is_why_a_hire_is_held(
    explained: list[tuple[TeamProfile, Reasons, list[RuleReasons]]],
) -> None:
    held = [
        one
        for _, _, rules in explained
        for one in rules
        if one.fired is not None and one.fired.unmet is not None
    ]

    assert held
    for one in held:
        unmet = [each.requirement for each in one.requires if not each.met]
        assert one.fired is not None
        assert one.fired.unmet == unmet[0]


def test_every_condition_of_the_knowledge_base_can_be_taken_apart(
    explained: list[tuple[TeamProfile, Reasons, list[RuleReasons]]],
) -> None:
    _, _, rules = explained[0]
    opaque = [
        part.source
        for one in rules
        for part in every_reading(one.conditions)
        if part.comparison is None and not part.parts
    ]

    assert opaque == []


# Conditions taken apart


def test_parts_joined_by_or_are_read_one_by_one(adviser: Adviser) -> None:
    found = reading("scientists > builders || monitored == true", adviser, **FOUR_TO_ONE)

    assert (found.outcome, found.joint) == (True, Joint.ANY)
    assert [part.outcome for part in found.parts] == [True, None]
    assert (found.parts[0].left, found.parts[0].right) == (4, 1)


def test_facts_come_with_their_origin_and_thresholds_with_their_number(adviser: Adviser) -> None:
    found = reading(
        "models_in_production >= threshold.many_models", adviser, stage="several_models"
    )

    assert [(fact.value, fact.origin) for fact in found.facts] == [(2, Origin.ASSUMED)]
    assert found.thresholds == {"threshold.many_models": 10}
    assert (found.left, found.right, found.outcome) == (2, 10, False)


@pytest.mark.parametrize(
    ("source", "outcome"),
    [
        ("monitored == true && stage == 'exploring'", False),
        ("monitored == true && stage == 'prototype'", None),
        ("monitored == true || stage == 'exploring'", None),
        ("monitored == true || stage == 'prototype'", True),
        ("monitored != false", True),
        ("!monitored", None),
        ("!(monitored == true || stage == 'exploring')", True),
        ("!(months_to_production > 3 || stage == 'prototype')", False),
        ("!(months_to_production > 3 || stage == 'exploring')", None),
        ("months_to_production > 3", None),
    ],
)
def test_what_nobody_told_is_not_known_unless_the_rest_decides(
    source: str, outcome: bool | None, adviser: Adviser
) -> None:
    assert reading(source, adviser, stage="prototype").outcome is outcome


def test_a_sum_has_one_value_for_today(adviser: Adviser) -> None:
    found = reading("2.0 * (scientists - builders) >= 2", adviser, **FOUR_TO_ONE)

    assert (found.left, found.right, found.outcome) == (6, 2, True)


@pytest.mark.parametrize(
    ("source", "operator", "left", "choices"),
    [
        ("2 <= scientists", ">=", "scientists", ()),
        ("'exploring' != stage", "!=", "stage", ()),
        ("!(stage in ['exploring', 'prototype'])", "not in", "stage", ("exploring", "prototype")),
        ("!(scientists >= 2)", "<", "scientists", ()),
        ("((scientists > 2))", ">", "scientists", ()),
        ("monitored", "==", "monitored", ()),
    ],
)
def test_a_comparison_is_read_from_the_side_of_its_fact(
    source: str, operator: str, left: str, choices: tuple[str, ...]
) -> None:
    found = take_apart(source)

    assert isinstance(found, Comparison)
    assert (found.operator, found.left.source, found.choices) == (operator, left, choices)


@pytest.mark.parametrize(
    "source",
    [
        "size('x') > 2",
        "stage == 'exploring' ? monitored : regulated",
        "[1.0, 2.0].exists(i, i > 1.0)",
        "!(monitored && regulated)",
        "scientists >= -1",
        "stage == 'exploring' == true",
        "-scientists < 2",
        "has(headcount.x)",
        "",
    ],
)
def test_what_has_no_words_is_kept_whole(source: str) -> None:
    assert take_apart(source) == Opaque(source)


def test_only_the_part_without_words_is_kept_whole() -> None:
    found = take_apart("size(stage) > 2 || scientists > 1")

    assert isinstance(found, Joined)
    assert [type(part) for part in found.parts] == [Opaque, Comparison]
    assert found.parts[0].source == "size(stage) > 2"


# What became of a rule


def test_a_recommended_rule_knows_its_rank_and_what_would_change_it(
    adviser: Adviser, knowledge: Knowledge
) -> None:
    found = reasons_for(adviser, knowledge, **FOUR_TO_ONE).of_rule(
        "scientists-without-data-engineers"
    )

    assert (found.standing, found.place) == (Standing.RECOMMENDED, 1)
    assert found.recommendation is not None
    assert found.recommendation.would_change


def test_a_hire_gives_way_to_a_hold_that_is_as_serious(knowledge: Knowledge) -> None:
    reasons = of_rules(
        knowledge,
        {"move": "hire", "role": "data_analyst"},
        {"move": "hold", "severity": "high"},
    )

    found = reasons.of_rule("rule-0")

    assert found.standing is Standing.FORBIDDEN
    assert [one.rule.id for one in found.silenced_by] == ["rule-1"]


def test_a_rule_gives_way_to_another_for_the_same_role(knowledge: Knowledge) -> None:
    reasons = of_rules(
        knowledge,
        {"move": "hire", "role": "data_analyst", "severity": "high"},
        {"move": "cover", "role": "data_analyst"},
    )

    assert reasons.of_rule("rule-0").place == 1
    assert reasons.of_rule("rule-1").standing is Standing.COVERED


def test_nobody_is_grown_out_of_a_role_that_is_wanted(knowledge: Knowledge) -> None:
    reasons = of_rules(
        knowledge,
        {"move": "hire", "role": "data_engineer", "severity": "high"},
        {"move": "develop", "role": "ml_engineer", "grow_from": ["data_engineer"]},
        headcount={"data_engineer": 1},
        data_readiness="collected",
    )

    assert reasons.of_rule("rule-1").standing is Standing.CLASHES


def test_a_fallback_is_needless_where_something_else_speaks(knowledge: Knowledge) -> None:
    reasons = of_rules(knowledge, {"move": "hold", "fallback": True}, {"severity": "high"})

    assert reasons.of_rule("rule-0").standing is Standing.NEEDLESS


def test_a_habit_waits_for_what_has_to_be_true_first(knowledge: Knowledge) -> None:
    first = {"when": ["monitored == true"], "first": "Watch the models."}
    found = of_rules(knowledge, {"requires": [first]}, {}).of_rule("rule-0")

    assert found.standing is Standing.WAITS
    assert [one.met for one in found.requires] == [False]


def test_a_rule_on_which_the_team_decided_is_settled(
    adviser: Adviser, knowledge: Knowledge
) -> None:
    rule = "scientists-without-data-engineers"
    found = Reasons(adviser, knowledge, profile(**FOUR_TO_ONE), [rule]).of_rule(rule)

    assert (found.standing, found.place) == (Standing.SETTLED, None)


def test_the_fourth_is_less_urgent(knowledge: Knowledge) -> None:
    reasons = of_rules(knowledge, {}, {}, {}, {})

    assert reasons.of_rule("rule-2").standing is Standing.RECOMMENDED
    assert reasons.of_rule("rule-3").standing is Standing.LATER


def test_requirements_are_the_rule_s_own_and_then_the_role_s(
    adviser: Adviser, knowledge: Knowledge
) -> None:
    found = reasons_for(adviser, knowledge, **FOUR_TO_ONE).of_rule(
        "scientists-outnumber-ml-engineers"
    )

    own = len(knowledge.rules["scientists-outnumber-ml-engineers"].requires)
    of_role = len(knowledge.roles["ml_engineer"].requires)
    assert [one.of_role for one in found.requires] == [False] * own + [True] * of_role


# Roles


def test_a_role_lists_what_is_ranked_first_and_then_what_is_nearest(
    adviser: Adviser, knowledge: Knowledge
) -> None:
    found = reasons_for(adviser, knowledge, **FOUR_TO_ONE).of_role("ml_engineer")

    assert found.recommended is not None
    assert found.rules[0] is found.recommended
    missing = [len(one.missing) for one in found.rules[1:]]
    assert missing == sorted(missing)
    assert all(missing)


def test_what_speaks_against_a_role_holds_today(adviser: Adviser, knowledge: Knowledge) -> None:
    found = reasons_for(adviser, knowledge, **FOUR_TO_ONE).of_role("data_scientist")

    assert found.recommended is None
    assert "You have scientists and no data engineer, so one more would wait for data too." in (
        found.against
    )
    assert [one.requirement.role for one in found.requires if not one.met] == ["data_engineer"]


def test_a_freeze_turns_a_hire_into_growing_or_borrowing(
    adviser: Adviser, knowledge: Knowledge
) -> None:
    found = reasons_for(adviser, knowledge, **FOUR_TO_ONE, hiring="frozen").of_role("ml_engineer")

    assert not found.can_hire
    assert found.recommended is not None
    assert found.recommended.fired is not None
    assert found.recommended.fired.move in {Move.DEVELOP, Move.COVER}
