"""What a person reads after typing `/mlteam plan`, and what they may type."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from bot import subcommands
from bot.reply import Handout, Message
from bot.views.plan_words import in_order
from knowledge.advice.engine import Adviser
from knowledge.advice.plan import Step
from knowledge.advice.planning import make_plan
from knowledge.advice.profile import TeamProfile, parse_profile
from knowledge.loader import load_knowledge
from storage.values import Decision, DecisionKind
from tests.bot.rig import Rig, call_of
from tests.knowledge.test_planning import HALVES, RESEARCH

KNOWLEDGE = load_knowledge()
SCIENTISTS: dict[str, Any] = {
    "company_size": 180,
    "stage": "first_model",
    "headcount": {"data_scientist": 4, "ml_engineer": 1},
    "models_in_production": 1,
}
MEDIUM: dict[str, Any] = {
    "company_size": 120,
    "stage": "several_models",
    "headcount": {"ml_lead": 1, "data_engineer": 1, "ml_engineer": 1},
    "models_in_production": 3,
    "goal_measured": True,
    "data_readiness": "collected",
}
BANK: dict[str, Any] = {
    "company_size": 2400,
    "stage": "several_models",
    "headcount": {"data_scientist": 6, "data_engineer": 2, "data_analyst": 3, "ml_engineer": 1},
    "models_in_production": 7,
    "months_to_production": 9,
    "data_readiness": "governed",
    "collaboration": "rarely",
    "proven_expert": True,
    "monitored": False,
    "regulated": True,
    "on_premises": True,
}
UNWATCHED = MEDIUM | {"monitored": False}
"""A habit is missing, so the advice is never to hire nobody."""


def team(fields: dict[str, Any]) -> TeamProfile:
    return parse_profile(json.dumps(fields), KNOWLEDGE.roles)


def save(rig: Rig, fields: dict[str, Any]) -> None:
    before = rig.stored()
    base = before.version if before else 0
    rig.deps.store.save_profile(rig.key(), team(fields), base=base, by="U1", at=rig.clock())


def told(rig: Rig, fields: dict[str, Any], typed: str = "") -> str:
    save(rig, fields)
    return whole(rig, typed)


def whole(rig: Rig, typed: str = "") -> str:
    """The plan, what has to wait, and the page of each hire."""
    overview, more = rig.answer(f"plan {typed}").text, rig.answer(f"plan {typed} more").text
    pages, place = [overview, more], 1
    while (page := rig.answer(f"plan {typed} details {place}").text).startswith("Hire "):
        pages.append(page)
        place += 1
    return "\n".join(pages)


def decide(rig: Rig, rule: str, kind: DecisionKind) -> None:
    version = rig.stored()
    assert version is not None
    decision = Decision(
        key=rig.key(),
        rule=rule,
        kind=kind,
        decided_by="U1",
        decided_at=rig.clock(),
        profile_version=version.version,
    )
    before = [one for one in rig.deps.store.list_decisions(rig.key()) if one.rule == rule]
    rig.deps.store.add_decision(decision, base=len(before))


def test_the_plan_says_whom_to_hire_in_which_order(rig: Rig) -> None:
    text = told(rig, {**SCIENTISTS, "open_positions": 2})

    assert text.startswith("Next hires: data engineer, then ML engineer\n")
    assert "Planned for 2 hires: the posts that may be filled." in text
    assert "*1. Data engineer, senior*\nHire a data engineer before the next data scien" in text
    assert "Settles: “Data scientists without a data engineer”." in text
    assert "*2. ML engineer*\n" in text
    assert "Confidence: high.\nSources: <https://" in text
    assert "\nAgainst: <https://" in text
    assert "Next would come: ML engineer." in text
    assert "\nHire 2 of 2: ML engineer\n" in text


def test_the_plan_says_who_can_judge_and_guide_the_new_person(rig: Rig) -> None:
    text = told(rig, SCIENTISTS, "2")

    assert "Interviews: ML engineer. Mentor: nobody on the team, so agree on some" in text
    assert "Interviews: ML engineer. Mentor: ML engineer." in text


def test_where_nobody_can_judge_a_candidate_an_outside_expert_is_advised(rig: Rig) -> None:
    text = told(
        rig, {"company_size": 30, "stage": "prototype", "headcount": {"data_scientist": 2}}, "1"
    )

    assert "Nobody on the team can judge or guide a data engineer: ask an outside one" in text


def test_a_new_colleague_who_helps_with_the_next_hire_is_marked_as_new(rig: Rig) -> None:
    text = told(rig, UNWATCHED, "5")

    assert "Interviews: ML product manager (the second hire)." in text


def test_a_step_by_the_target_team_says_that_it_is_an_orientation(rig: Rig) -> None:
    text = told(rig, UNWATCHED, "2")

    assert "The target team for this size and stage has 0.5 to 1 posts for ML product" in text
    assert "Rests on the target team only: an orientation, not a rule. Confidence: low." in text


def test_an_expert_with_data_engineers_agrees_with_more_ml_engineers_only_if_they_grow(
    rig: Rig,
) -> None:
    assert "fit together only if data engineers grow into ML" in told(rig, MEDIUM, "1")


def test_when_nobody_is_to_be_hired_the_plan_says_so_and_lists_no_hires(rig: Rig) -> None:
    text = told(rig, {"company_size": 30, "stage": "exploring", "goal_measured": False}, "5")

    assert text.startswith("Hire nobody now\n*Hire nobody for ML yet.")
    assert "*1." not in text
    assert "You asked for 5 hires: none is named, because the advice is to hire nobody now." in text


def test_while_no_gap_is_seen_the_target_team_only_shows_where_to_look(rig: Rig) -> None:
    text = told(rig, HALVES)

    assert text.startswith("Hire nobody now\n*I see no gap in what you told me so far.")
    assert "Next hire" not in text
    assert "You told me that 1 post may be filled. It can stay open for now." in text
    assert "*Instead of a hire*\n•  Give each person one main role" in text
    _, orientation = text.split("*Where the target team would look next*\n")
    assert orientation.startswith("An orientation for your size and stage, no advice to hire.")
    assert "today:\n•  Data engineers: 0.5, target 1\nSources: <https://" in orientation


@pytest.mark.parametrize("kind", [DecisionKind.ACCEPTED, DecisionKind.DONE])
def test_a_team_that_agreed_to_hire_nobody_is_still_told_so(rig: Rig, kind: DecisionKind) -> None:
    save(rig, HALVES)
    decide(rig, "steady", kind)

    text = rig.answer("plan").text

    assert text.startswith("Hire nobody now\n")
    assert "Left out" not in text


def test_a_team_that_wants_to_hire_all_the_same_gets_the_target_team_as_a_plan(rig: Rig) -> None:
    save(rig, HALVES)
    decide(rig, "steady", DecisionKind.DECLINED)

    text = rig.answer("plan").text

    assert text.startswith("Next hire: data engineer\n")
    assert "Rests on the target team only: an orientation, not a rule." in text


def test_what_does_harm_is_to_be_stopped_before_any_hire(rig: Rig) -> None:
    text = told(rig, RESEARCH, "5")

    assert text.startswith(
        "Before any hire, stop: home-made ML stack, and 1 more; then two data engineers\n"
    )
    before, after = text.split("*Only after that, in this order*")
    assert "*Before any hire*\n•  Stop growing your own ML stack." in before
    assert "*First, without a hire*\n•  Agree on one business measure" in before
    assert "*1. Data engineer, senior*" in after
    assert "The plan stops there, because the advice is then: Hire nobody more until" in after


def test_what_is_to_be_stopped_is_said_to_a_team_that_can_hire_nobody(rig: Rig) -> None:
    text = told(rig, RESEARCH | {"hiring": "frozen"}, "5")

    assert text.startswith("Nobody can be hired now\n")
    assert "*Before any hire*\n•  Stop growing your own ML stack." in text
    assert "*When hiring opens, in this order*" in text


def test_hires_of_a_kind_are_counted_in_the_headline() -> None:
    steps = [*["ml_engineer"] * 2, "data_engineer", "ml_engineer", *["data_analyst"] * 3]

    assert in_order([a_step(role) for role in steps], KNOWLEDGE) == (
        "two ML engineers, then data engineer, then ML engineer, and 3 more"
    )


def a_step(role: str) -> Step:
    plan = make_plan(Adviser(KNOWLEDGE), KNOWLEDGE, team(SCIENTISTS), 1)
    return replace(plan.steps[0], role=role)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("5", "You told me that 2 posts may be filled; the hires after the second go beyond them."),
        ("900k at 100k", "You told me that 2 posts may be filled; the hires after the second go"),
        ("2", ""),
        ("", ""),
    ],
)
def test_a_plan_beyond_the_posts_that_were_told_says_so(rig: Rig, typed: str, said: str) -> None:
    text = told(rig, {**SCIENTISTS, "open_positions": 2}, typed)

    assert ("You told me that" in text) is bool(said)
    assert said in text


def test_posts_that_were_told_and_are_not_all_needed_are_named(rig: Rig) -> None:
    text = told(rig, RESEARCH | {"open_positions": 3}, "5")

    assert "You told me that 3 posts may be filled." in text


def test_a_budget_for_more_posts_than_are_named_says_why(rig: Rig) -> None:
    text = told(rig, UNWATCHED, "800k at 100k")

    assert "Planned for 8 hires: so many posts at 100,000 a year fit into 800,000. Only 4 " in text
    assert "Only 4 are named, because nothing in the team profile asks for more." in text
    assert "4 posts cost 400,000 a year" in text


def test_who_is_hired_does_not_have_to_wait_as_well(rig: Rig) -> None:
    save(rig, BANK)

    planned, later = rig.answer("plan 10").text, rig.answer("plan 10 more").text

    assert "*Later, and what comes first*" in later
    assert re.search(r"\b\d\. Data engineer\b", planned)
    assert "•  ML lead: " in later
    assert "•  Data engineer:" not in later


def test_under_a_freeze_the_plan_says_what_to_do_instead_and_the_order_for_later(
    rig: Rig,
) -> None:
    text = told(
        rig,
        {
            "company_size": 30,
            "stage": "prototype",
            "headcount": {"data_scientist": 1},
            "goal_measured": True,
            "hiring": "frozen",
        },
    )

    assert text.startswith("Nobody can be hired now\n")
    instead, later = text.split("*When hiring opens, in this order*")
    assert "*Until then, grow or borrow*\n•  Borrow: data engineer\n" in instead
    assert "*1. Data engineer, senior*" in later


def test_who_has_to_wait_is_named_with_what_comes_first(rig: Rig) -> None:
    text = told(
        rig,
        {
            "company_size": 30,
            "stage": "prototype",
            "headcount": {"data_scientist": 1},
            "goal_measured": False,
        },
    )

    assert "*First, without a hire*\n•  Agree on one business measure" in text
    assert "*Later, and what comes first*\n•  ML engineer: Agree on one business measure" in text


def test_more_of_a_role_than_the_target_team_has_is_said_with_who_could_grow(rig: Rig) -> None:
    text = told(rig, SCIENTISTS, "3")

    assert "Still open after the second hire: “Too few ML engineers for the scientists”." in text
    assert "more than the target team for this size and stage has (1 to 2). One of the data " in (
        text
    )
    assert "One of the data scientists could grow into it." in text


def test_a_plan_shorter_than_asked_says_why(rig: Rig) -> None:
    by_rules = told(rig, MEDIUM, "10")
    by_team = told(rig, UNWATCHED, "10")

    assert "Only 1 is named, because the advice is then to hire nobody more." in by_rules
    assert "The plan stops there: no rule asks for another hire" in by_rules
    assert "*Where the target team would look next*" in by_rules
    assert "nothing in the team profile asks for more." in by_team
    assert "*Where the target team" not in by_team


def test_what_the_team_declined_is_left_out_and_what_it_accepted_is_not(rig: Rig) -> None:
    save(rig, SCIENTISTS)
    decide(rig, "scientists-without-data-engineers", DecisionKind.ACCEPTED)
    accepted = whole(rig, "1")
    decide(rig, "scientists-without-data-engineers", DecisionKind.DECLINED)
    declined = whole(rig, "1")

    assert "*1. Data engineer, senior*" in accepted
    assert "*1. ML engineer*" in declined
    assert "Left out, because the team decided on it: Hire: data engineer." in declined


def test_without_a_profile_the_way_to_one_is_shown(rig: Rig) -> None:
    assert "Type `/mlteam setup`" in rig.answer("plan 3").text


def test_ten_hires_with_all_that_can_be_said_fit_into_a_message(rig: Rig) -> None:
    heads = dict.fromkeys(KNOWLEDGE.roles, 0.5) | {"data_scientist": 40}
    team = {"company_size": 900, "stage": "platform", "headcount": heads, "own_stack": True}
    save(rig, {**team, "monitored": False, "goal_measured": False})

    message = rig.answer("plan 10")

    assert len(message.blocks) <= 50
    assert "\n10. " in message.text
    assert "A plan has at most 10." in message.text
    assert rig.answer("plan 10 details 10").text.startswith("Hire 10 of 10: ")


def test_a_budget_buys_as_many_posts_as_the_person_says_that_they_cost(rig: Rig) -> None:
    text = told(rig, SCIENTISTS, "400k EUR at 90k")

    assert "so many posts at 90,000 EUR a year fit into 400,000 EUR." in text
    assert "4 posts cost 360,000 EUR a year, at the 90,000 EUR that were given." in text
    assert "\n4. " in text
    assert "\n5. " not in text


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("0", "A plan has 1 to 10 hires; type for example `/mlteam plan 3`."),
        ("-1", "A plan has 1 to 10 hires; type for example `/mlteam plan 3`."),
        ("–1", "A plan has 1 to 10 hires; type for example `/mlteam plan 3`."),  # noqa: RUF001
        ("2.5", "Hires come whole. A plan has 1 to 10 hires"),
        ("many", "I can't read `many` as a plan. Type `/mlteam plan 3` for three hires"),
        ("1000", "If `1000` is your budget, add what one post costs you a year"),
        ("400000", "add what one post costs you a year: `/mlteam plan 400000 at COST`."),
        ("400k eur", "`/mlteam plan 400k EUR at COST`."),
        ("80k EUR at 90k", "One post at 90,000 EUR costs more than the budget of 80,000 EUR."),
        ("400k EUR at 90k USD", "The budget is in EUR and the cost of a post in USD."),
        ("400k at 0", "What a post costs a year must be more than 0."),
        ("at 90k", "I don't know your budget. Type it before the cost: `/mlteam plan BUDGET at"),
        ("details 9", "This plan has 3 hires. Type for example `/mlteam plan details 3`."),
        ("details 0", "This plan has 3 hires."),
        ("details", "I can't read `details` as a plan."),
        ("1.2.3 at 4", "I can't read `1.2.3` as an amount. Write it as 400000 or 400k."),
        ("exprot", "Did you mean `/mlteam plan export`?"),
        ("<!channel>", "I can't read `&lt;!channel&gt;` as a plan."),
        ("9" * 5000, "I can't read `99999"),
        ("x" * 5000, "I can't read `xxxxx"),
    ],
)
def test_bad_input_gets_one_clear_sentence_and_changes_nothing(
    rig: Rig, typed: str, answer: str
) -> None:
    save(rig, SCIENTISTS)
    text = rig.answer(f"plan {typed}").text

    assert answer in text
    assert len(text) < 260
    assert rig.told() == team(SCIENTISTS).told()


@pytest.mark.parametrize("typed", ["plan export", "plan export 2", "plan 2 export"])
def test_export_hands_out_a_business_case(rig: Rig, typed: str) -> None:
    save(rig, {**SCIENTISTS, "open_positions": 2})

    reply = subcommands.run(typed, call_of(rig), rig.deps)

    assert isinstance(reply, Handout)
    assert reply.message.text.startswith("Your business case\nNext hires: data engineer, then ML")
    assert reply.document.filename == "business-case-ml-team.md"
    assert "### Second: ML engineer" in reply.document.content
    assert "### Third" not in reply.document.content


def test_a_plan_in_the_channel_is_a_message(rig: Rig) -> None:
    save(rig, SCIENTISTS)

    assert isinstance(subcommands.run("plan", call_of(rig), rig.deps), Message)
