"""The plan: who is hired in which order, and that nobody comes before what they need."""

import json
from collections.abc import Iterator
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from knowledge.advice.engine import Adviser
from knowledge.advice.explaining import explain, explain_plan
from knowledge.advice.plan import Plan, Step
from knowledge.advice.planning import MOST_HIRES, general_hold, make_plan
from knowledge.advice.profile import TeamProfile, parse_profile
from knowledge.advice.states import with_hire
from knowledge.schema import Knowledge, Move, Requirement
from tests.knowledge.samples import a_rule, with_rules
from tests.knowledge.test_any_profile import ADVISER, KNOWLEDGE, Fields, teams

MEDIUM: Fields = {
    "company_size": 120,
    "stage": "several_models",
    "headcount": {"ml_lead": 1, "data_engineer": 1, "ml_engineer": 1},
    "models_in_production": 3,
    "goal_measured": True,
    "data_readiness": "collected",
}
UNWATCHED = MEDIUM | {"monitored": False}
"""A habit is missing, so the advice is never to hire nobody."""
HALVES: Fields = {
    "company_size": 35,
    "stage": "prototype",
    "headcount": dict.fromkeys(
        ["data_scientist", "data_engineer", "ml_engineer", "data_analyst", "mlops_engineer"], 0.5
    ),
    "people": 2,
    "data_readiness": "collected",
    "proven_expert": True,
    "goal_measured": True,
    "open_positions": 1,
}
RESEARCH: Fields = {
    "company_size": 60,
    "stage": "prototype",
    "headcount": {"research_scientist": 4, "ml_engineer": 1},
    "workload": "llm_own",
    "goal_measured": False,
    "unusual_problem": False,
    "own_stack": True,
}


def team_of(fields: Fields) -> TeamProfile:
    return parse_profile(json.dumps(fields), KNOWLEDGE.roles)


def planned(knowledge: Knowledge, cap: int = 5, **fields: object) -> Plan:
    return make_plan(Adviser(knowledge), knowledge, team_of(fields), cap)


def roles_of(plan: Plan) -> list[str]:
    return [step.role for step in plan.steps]


def plan_for(fields: Fields, cap: int) -> Plan:
    return make_plan(ADVISER, KNOWLEDGE, team_of(fields), cap)


any_plan = given(fields=teams, cap=st.integers(1, MOST_HIRES + 5))


@any_plan
def test_no_prerequisite_is_ever_broken_along_a_plan(fields: Fields, cap: int) -> None:
    for step in plan_for(fields, cap).steps:
        assert [one.first for one in unmet_before(step)] == []


def unmet_before(step: Step) -> Iterator[Requirement]:
    """What the role, or the rule behind the step, asks for and the team of that moment lacks."""
    rules, facts = ADVISER.rules, ADVISER.judge(step.before).facts
    compiled = list(rules.role_requires[step.role])
    if step.rule is not None:
        assert KNOWLEDGE.rules[step.rule].role == step.role
        compiled += rules.rules[step.rule].requires
    return (one.requirement for one in rules.unmet(compiled, rules.values(facts)))


@any_plan
def test_a_plan_never_has_more_hires_than_the_cap(fields: Fields, cap: int) -> None:
    assert len(plan_for(fields, cap).steps) <= min(cap, MOST_HIRES)


@any_plan
def test_the_same_team_gets_the_same_plan(fields: Fields, cap: int) -> None:
    again = make_plan(Adviser(KNOWLEDGE), KNOWLEDGE, team_of(fields), cap)

    assert again == plan_for(fields, cap)


@any_plan
def test_a_shorter_plan_is_the_beginning_of_a_longer_one(fields: Fields, cap: int) -> None:
    longest = plan_for(fields, MOST_HIRES)

    assert plan_for(fields, cap).steps == longest.steps[:cap]


@any_plan
def test_each_step_adds_one_person_to_the_team_of_the_step_before(fields: Fields, cap: int) -> None:
    steps = plan_for(fields, cap).steps

    for step, after in pairwise(steps):
        assert with_hire(step.before, step.role, step.posts) == after.before
        assert sum(after.before.headcount.values()) > sum(step.before.headcount.values())


@any_plan
def test_what_a_step_settles_spoke_before_and_is_silent_afterwards(
    fields: Fields, cap: int
) -> None:
    for step in plan_for(fields, cap).steps:
        before = ADVISER.judge(step.before).by_rule
        after = ADVISER.judge(with_hire(step.before, step.role, step.posts)).by_rule
        assert all(before[rule] is not None and after[rule] is None for rule in step.settles)


@any_plan
def test_interviewers_and_mentors_are_on_the_team_by_then(fields: Fields, cap: int) -> None:
    for step in plan_for(fields, cap).steps:
        role = KNOWLEDGE.roles[step.role]
        there = {name for name, posts in step.before.headcount.items() if posts}
        assert set(step.interviewers) == there & set(role.interviewed_by)
        assert set(step.mentors) == there & set(role.mentored_by)


@any_plan
def test_nobody_is_planned_while_the_advice_is_to_hire_nobody(fields: Fields, cap: int) -> None:
    for step in plan_for(fields, cap).steps:
        holds = [one for one in ADVISER.ranked(step.before) if one.move is Move.HOLD]
        assert [hold.rule.id for hold in holds if hold.rule.role in {None, step.role}] == []


@any_plan
def test_where_the_target_team_would_look_is_named_only_while_nobody_is_to_be_hired(
    fields: Fields, cap: int
) -> None:
    plan = plan_for(fields, cap)

    assert (plan.hold is not None) == (general_hold(ADVISER.ranked(plan.end)) is not None)
    assert plan.hold or not plan.orientation


@any_plan
def test_nobody_who_is_hired_has_to_wait_as_well(fields: Fields, cap: int) -> None:
    plan = plan_for(fields, cap)

    assert not {one.role for one in plan.later} & set(roles_of(plan))
    assert not {one.role for one in plan.later} & {one.role for one in plan.orientation}


@any_plan
def test_every_rule_behind_a_plan_has_its_evidence(fields: Fields, cap: int) -> None:
    plan, profile = plan_for(fields, cap), team_of(fields)
    reasons = explain_plan(ADVISER, profile, plan)

    holds = {plan.hold.rule} if plan.hold else set()
    assert reasons.keys() == {step.rule for step in plan.steps if step.rule} | holds
    assert all(reason.found.evidence for reason in reasons.values())


@any_plan
def test_a_step_rests_on_a_rule_that_asks_for_it_or_on_the_target_team(
    fields: Fields, cap: int
) -> None:
    for step in plan_for(fields, cap).steps:
        asked = {f.rule.id for f in ADVISER.ranked(step.before) if f.move is Move.HIRE}
        assert (step.rule in asked) or (step.rule is None and not asked and step.target)


def test_the_data_engineer_comes_before_more_scientists_and_ml_engineers() -> None:
    plan = planned(
        KNOWLEDGE,
        cap=2,
        company_size=180,
        stage="first_model",
        models_in_production=1,
        headcount={"data_scientist": 4, "ml_engineer": 1},
    )

    assert roles_of(plan) == ["data_engineer", "ml_engineer"]
    assert plan.steps[0].settles == ("scientists-without-data-engineers",)
    assert plan.next_role == "ml_engineer"


def test_a_goal_comes_before_any_hire() -> None:
    plan = planned(KNOWLEDGE, company_size=30, stage="exploring", goal_measured=False)

    assert plan.hold is not None
    assert plan.hold.rule == "exploring-without-goal"
    assert plan.steps == ()


def test_the_target_team_goes_on_where_no_rule_asks_for_a_hire() -> None:
    plan = planned(KNOWLEDGE, cap=10, **UNWATCHED)

    by_team = [step for step in plan.steps if step.rule is None]
    assert plan.team is not None
    assert plan.team.id == "medium-several-models"
    assert plan.steps[0].rule == "surround-the-expert"
    assert [step.confidence for step in by_team] == ["low"] * len(by_team)
    assert all(step.target and step.target.gap > 0 for step in by_team)
    assert len(plan.steps) < 10
    assert plan.next_role is None


def test_a_post_of_the_target_team_that_would_raise_an_alarm_waits() -> None:
    alarm = a_rule(
        move="hire", role="ml_engineer", when=["scientists > 0.0", "scientists >= builders"]
    )

    with_alarm = roles_of(planned(with_rules(KNOWLEDGE, [alarm]), cap=10, **MEDIUM))
    without = roles_of(planned(with_rules(KNOWLEDGE, []), cap=10, **MEDIUM))

    assert with_alarm.index("ml_engineer") < with_alarm.index("data_scientist")
    assert without.index("data_scientist") < without.index("ml_engineer")


def test_half_a_post_of_the_target_team_is_planned_as_half_a_post() -> None:
    plan = planned(KNOWLEDGE, cap=10, **UNWATCHED)

    manager = next(step for step in plan.steps if step.role == "ml_product_manager")
    assert manager.posts == 0.5


def test_two_hires_of_a_kind_do_not_follow_each_other_while_another_gap_is_high() -> None:
    rules = [
        a_rule("first", move="hire", role="ml_engineer", severity="critical"),
        a_rule("second", move="hire", role="data_analyst", severity="high"),
        a_rule("third", move="hire", role="data_architect", severity="low"),
    ]

    plan = planned(with_rules(KNOWLEDGE, rules), cap=5)

    assert roles_of(plan) == [
        *("ml_engineer", "data_analyst", "ml_engineer", "data_analyst", "ml_engineer")
    ]


def test_a_less_serious_gap_does_not_come_between_two_hires_of_a_kind() -> None:
    rules = [
        a_rule("first", move="hire", role="ml_engineer", severity="high"),
        a_rule("second", move="hire", role="data_analyst", severity="medium"),
    ]

    assert roles_of(planned(with_rules(KNOWLEDGE, rules), cap=2)) == ["ml_engineer"] * 2


def test_a_hire_that_waits_is_named_with_what_comes_first() -> None:
    rule = a_rule(
        move="hire",
        role="ml_engineer",
        requires=[{"when": ["goal_measured == true"], "first": "Name the goal."}],
    )

    plan = planned(with_rules(KNOWLEDGE, [rule]), stage="prototype", company_size=30)

    assert ("ml_engineer", "Name the goal.") in [(one.role, one.because) for one in plan.later]
    assert "ml_engineer" not in roles_of(plan)


def test_a_hire_opens_the_way_for_one_that_waited_for_it() -> None:
    requires = [{"when": ["headcount.data_engineer > 0"], "first": "Hire a data engineer."}]
    rules = [
        a_rule(
            "engineer", move="hire", role="data_engineer", when=["headcount.data_engineer == 0"]
        ),
        a_rule(
            "analyst",
            move="hire",
            role="data_analyst",
            when=["headcount.data_analyst == 0"],
            requires=requires,
        ),
    ]

    plan = planned(with_rules(KNOWLEDGE, rules), cap=2)

    assert roles_of(plan) == ["data_engineer", "data_analyst"]
    assert "data_analyst" in plan.steps[0].opens


def test_under_a_freeze_there_is_a_plan_for_later_and_something_to_do_now() -> None:
    team: Fields = {"company_size": 30, "stage": "prototype", "goal_measured": True}
    team["headcount"] = {"data_scientist": 1}
    frozen = planned(KNOWLEDGE, **team, hiring="frozen")
    no_post = planned(KNOWLEDGE, **team, open_positions=0)
    free = planned(KNOWLEDGE, **team)

    assert (
        roles_of(frozen)
        == roles_of(no_post)
        == roles_of(free)
        == [*("data_engineer", "ml_engineer")]
    )
    assert not frozen.can_hire
    assert not no_post.can_hire
    assert {one.move for one in frozen.instead} <= {Move.DEVELOP, Move.COVER}
    assert frozen.instead
    assert free.instead == ()


def test_what_is_no_hire_and_ranks_before_the_hires_comes_first() -> None:
    rules = [
        a_rule("stop-it", move="stop", severity="critical"),
        a_rule("wanted", move="hire", role="data_analyst", severity="high"),
        a_rule("a-habit", move="practice", severity="medium"),
    ]

    plan = planned(with_rules(KNOWLEDGE, rules), cap=1)

    assert [one.rule for one in plan.stops] == ["stop-it"]
    assert plan.first == ()


def test_a_stop_that_is_less_serious_than_a_hire_or_than_high_does_not_come_before_all() -> None:
    rules = [
        a_rule("wanted", move="hire", role="data_analyst", severity="critical"),
        a_rule("stop-it", move="stop", severity="high"),
    ]
    mild = [a_rule("stop-it", move="stop", severity="medium")]

    assert planned(with_rules(KNOWLEDGE, rules), cap=1).stops == ()
    assert planned(with_rules(KNOWLEDGE, mild), cap=1).stops == ()
    assert [one.rule for one in planned(with_rules(KNOWLEDGE, mild), cap=1).first] == ["stop-it"]


def test_a_research_team_on_its_own_stack_stops_first_and_does_not_hire_without_end() -> None:
    plan = planned(KNOWLEDGE, cap=5, **RESEARCH)

    assert [one.rule for one in plan.stops] == ["own-stack", "try-hosted-first"]
    assert plan.hold is not None
    assert (roles_of(plan), plan.hold.rule) == (["data_engineer"] * 2, "idle-team")
    assert plan.next_role is None


def test_while_no_gap_is_seen_nobody_is_planned_and_the_target_team_only_shows_where_to_look() -> (
    None
):
    plan = planned(KNOWLEDGE, cap=5, **HALVES)

    assert plan.hold is not None
    assert (plan.hold.rule, plan.steps) == ("steady", ())
    assert [(one.role, one.gap) for one in plan.orientation] == [("data_engineer", 0.5)]
    assert [one.rule for one in plan.first] == ["halves-everywhere"]


def test_a_plan_stops_where_no_gap_is_left() -> None:
    plan = planned(KNOWLEDGE, cap=10, **MEDIUM)

    assert plan.hold is not None
    assert (roles_of(plan), plan.hold.rule) == (["data_engineer"], "steady")
    assert "ml_product_manager" in {one.role for one in plan.orientation}


def test_a_rule_beyond_the_first_three_is_explained_too() -> None:
    profile = team_of(RESEARCH | {"monitored": False, "models_in_production": 1})
    rule = ADVISER.ranked(profile)[-1].rule.id

    found = explain(ADVISER, profile, rule)

    assert rule not in {one.rule for one in ADVISER.advise(profile).recommendations}
    assert found is not None
    assert found.evidence
    assert found.would_change
    assert explain(ADVISER, profile, "micro-hold") is None


def test_what_would_end_a_hire_is_no_change_after_which_another_rule_asks_for_the_same() -> None:
    rules = [
        a_rule("one", move="hire", role="ml_engineer", when=["monitored == false"]),
        a_rule("other", move="hire", role="ml_engineer", when=["headcount.ml_engineer == 0"]),
    ]
    adviser = Adviser(with_rules(KNOWLEDGE, rules))

    found = explain(adviser, team_of({"monitored": False, "company_size": 80}), "one")

    assert found is not None
    assert [one.patch for one in found.would_change] == []


def test_what_speaks_only_after_earlier_hires_rests_on_the_team_of_then() -> None:
    profile = team_of(RESEARCH)
    plan = make_plan(ADVISER, KNOWLEDGE, profile, 5)
    reasons = explain_plan(ADVISER, profile, plan)

    assert not reasons["scientists-without-data-engineers"].is_by_then
    assert reasons["few-data-engineers"].is_by_then
    evidence = {one.fact: one.value for one in reasons["few-data-engineers"].found.evidence}
    assert evidence["headcount.data_engineer"] == 1


def test_a_role_against_which_the_team_decided_is_left_out() -> None:
    profile = team_of(
        {"company_size": 30, "stage": "prototype", "headcount": {"data_scientist": 1}}
    )

    plan = make_plan(ADVISER, KNOWLEDGE, profile, 5, {"scientists-without-data-engineers"})

    assert "data_engineer" not in roles_of(plan)


def test_a_role_that_is_to_be_grown_is_not_hired_for_the_target_team() -> None:
    rule = a_rule(move="develop", role="ml_engineer", grow_from=["data_engineer"])

    plan = planned(with_rules(KNOWLEDGE, [rule]), cap=10, **MEDIUM)

    assert "ml_engineer" not in roles_of(plan)
    assert [one.role for one in plan.first] == ["ml_engineer"]


def test_the_two_pieces_of_advice_for_medium_companies_are_brought_together() -> None:
    assert planned(KNOWLEDGE, **MEDIUM).engineers_must_grow
    assert not planned(KNOWLEDGE, **MEDIUM | {"company_size": 300}).engineers_must_grow


def test_a_company_grows_when_all_its_people_are_on_the_team() -> None:
    profile = team_of({"company_size": 3, "people": 3, "headcount": {"data_scientist": 3}})

    hired = with_hire(profile, "data_engineer")

    assert (hired.company_size, hired.people) == (4, 4)
    assert hired.headcount["data_engineer"] == 1
