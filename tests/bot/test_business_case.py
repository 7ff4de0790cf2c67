"""The business case: what it says, and that each number in it has somewhere to come from."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from pydantic import BaseModel

from bot.deps import Deps
from bot.documents.business_case import business_case
from bot.documents.markdown import escape, source_name
from bot.usecases.plan import ChannelPlan, get_plan
from bot.usecases.plan_request import read_request
from knowledge.advice.derive import derive_facts
from knowledge.advice.plan import Plan
from knowledge.advice.profile import parse_profile
from knowledge.schema import Knowledge
from storage.memory import MemoryStore
from storage.values import ChannelKey
from tests.knowledge.test_any_profile import KNOWLEDGE, teams
from tests.knowledge.test_planning import HALVES, RESEARCH

KEY = ChannelKey("T1", "C1")
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
LINK = re.compile(r"\[(?:\\.|[^\]\\])*\]\([^)]*\)")
CITATION = re.compile(r"(?:Sources?|Sources on the role|Against): (.*)\.")
SECTIONS = (
    *("Summary", "Need", "Evidence", "Proposed posts, in order", "Risk of not hiring"),
    *("Alternatives considered", "First 30, 60 and 90 days", "What would change this"),
    *("What is assumed", "Sources"),
)

TEAMS: dict[str, dict[str, Any]] = {
    "scientists alone": {
        "company_size": 1800,
        "stage": "first_model",
        "headcount": {"data_scientist": 4, "ml_engineer": 1},
        "models_in_production": 1,
        "months_to_production": 9,
    },
    "by the target team": {
        "company_size": 120,
        "stage": "several_models",
        "headcount": {"ml_lead": 1, "data_engineer": 1, "ml_engineer": 1},
        "models_in_production": 3,
        "goal_measured": True,
        "data_readiness": "collected",
        "budget": 500_000,
        "currency": "EUR",
    },
    "no goal": {"company_size": 30, "stage": "exploring", "goal_measured": False},
    "frozen": {
        "company_size": 30,
        "stage": "prototype",
        "headcount": {"data_scientist": 1},
        "hiring": "frozen",
    },
    "language models": {
        "company_size": 120,
        "workload": "llm_api",
        "stage": "several_models",
        "headcount": {"ai_engineer": 0.5},
        "models_in_production": 2,
    },
    "halves": HALVES,
    "research": RESEARCH,
    "by the target team alone": {
        "company_size": 40,
        "stage": "first_model",
        "headcount": {"software_engineer": 4, "ai_engineer": 1},
        "workload": "llm_api",
        "monitored": False,
    },
    "large": {
        "company_size": 900,
        "stage": "platform",
        "headcount": {"data_scientist": 9, "data_engineer": 2, "ml_engineer": 3},
        "models_in_production": 12,
        "regulated": True,
    },
}


def planned_for(fields: dict[str, Any], typed: str, knowledge: Knowledge) -> ChannelPlan:
    deps = Deps.build(knowledge, MemoryStore(), lambda: NOW)
    profile = parse_profile(json.dumps(fields), knowledge.roles)
    deps.store.save_profile(KEY, profile, base=0, by="U1", at=NOW)
    return get_plan(deps, KEY, read_request(f"export {typed}"))


def text_for(fields: dict[str, Any], typed: str = "") -> str:
    return business_case(planned_for(fields, typed, KNOWLEDGE), KNOWLEDGE).content


def sections_of(text: str) -> dict[str, str]:
    parts = re.split(r"^## (.*)$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize("typed", ["", "10", "1 at 70k", "400000 USD at 95,500"])
@pytest.mark.parametrize("team", TEAMS)
def test_every_number_comes_from_the_profile_the_cap_or_a_source_beside_it(
    team: str, typed: str
) -> None:
    if (team, typed[-6:]) == ("by the target team", "95,500"):
        typed = "400000 at 95,500"
    assert list(untraced(planned_for(TEAMS[team], typed, KNOWLEDGE))) == []


@settings(max_examples=50, deadline=None)
@given(fields=teams)
def test_every_number_of_any_team_s_case_can_be_traced(fields: dict[str, Any]) -> None:
    assert list(untraced(planned_for(fields, "10", KNOWLEDGE))) == []


def untraced(planned: ChannelPlan) -> Iterator[str]:
    """Lines with a number that has no origin."""
    own = own_numbers(planned)
    body, _, sources = business_case(planned, KNOWLEDGE).content.partition("\n## Sources\n")
    for part in re.split(r"^#+ ", body, flags=re.MULTILINE):
        lines = [line for line in part.splitlines() if line]
        cited = {name for line in lines for name in names_cited(line)}
        sourced = numbers_of_items(cited)
        for line in lines:
            plain = "" if CITATION.fullmatch(line) else re.sub(r"^- Day (30|60|90):", "", line)
            if plain != "First 30, 60 and 90 days" and numbers(plain) - own - sourced:
                yield line
    yield from (line for line in sources.splitlines() if not is_source(line))


def numbers(text: str) -> set[str]:
    return {found.rstrip(",").replace(",", "") for found in NUMBER.findall(text)}


def own_numbers(planned: ChannelPlan) -> set[str]:
    """Of the profile and its version, of the cap, and what follows from the two."""
    version, cap, posts = planned.found.version, planned.cap, len(planned.plan.steps)
    facts = derive_facts(version.profile, KNOWLEDGE).by_name.values()
    told = [f.value for f in facts if isinstance(f.value, int | float) and f.value is not True]
    money = [cap.budget or 0, cap.cost or 0, posts * (cap.cost or 0), version.profile.budget or 0]
    given_ = [*told, *money, *along(planned.plan), cap.hires, posts, version.version]
    return {f"{n:.2f}".rstrip("0").rstrip(".") for n in given_} | {"23", "2026"}


def along(plan: Plan) -> Iterator[float]:
    """How many of each role there are after each hire, and in groups of roles."""
    for profile in (*(step.before for step in plan.steps), plan.end):
        facts = derive_facts(profile, KNOWLEDGE).by_name.values()
        yield from (f.value for f in facts if isinstance(f.value, float))


def names_cited(line: str) -> list[str]:
    """The sources of a line of citations, without their marks."""
    found = CITATION.fullmatch(line)
    names = found[1].split("; ") if found else []
    return [re.sub(r" \((opinion|second-hand|opinion, second-hand)\)$", "", name) for name in names]


def numbers_of_items(cited: set[str]) -> set[str]:
    """The numbers of all items of the knowledge base whose sources are all named."""
    return set().union(*(found for names, found in numbered_items() if names <= cited))


@cache
def numbered_items() -> list[tuple[set[str], set[str]]]:
    """Of each item: the names of its sources, and again of its contrary ones; and its numbers."""
    items: list[Any] = [*KNOWLEDGE.rules.values(), *KNOWLEDGE.roles.values()]
    items += KNOWLEDGE.teams.values()
    return [
        ({source_name(KNOWLEDGE.sources[id_]) for id_ in ids}, numbers_in(item))
        for item in items
        for ids in (item.sources, getattr(item, "against", ()))
        if ids
    ]


def numbers_in(item: BaseModel) -> set[str]:
    texts = item.model_dump_json(exclude={"examples", "when", "requires", "not_yet", "raised"})
    return {n.removesuffix(".0") for n in numbers(texts)} | numbers(texts)


def is_source(line: str) -> bool:
    """Whether the line is empty, or names a source with nothing but its own year and title."""
    if not line:
        return True
    entries = {f"- **{source_name(one)}:** ": one for one in KNOWLEDGE.sources.values()}
    name = next((entry for entry in entries if line.startswith(entry)), None)
    if name is None:
        return False
    rest = LINK.sub("", line.removeprefix(name)).replace(escape(entries[name].publisher), "")
    return not numbers(rest)


def test_an_invented_number_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    said = "It pays off in 18 months."
    monkeypatch.setattr("bot.documents.business_case.after_text", lambda *_: said)

    planned = planned_for(TEAMS["by the target team"], "", KNOWLEDGE)

    assert list(untraced(planned)) == [said]


def test_it_has_all_that_finance_asks_for() -> None:
    sections = sections_of(text_for(TEAMS["scientists alone"], "3"))

    assert [name for name in SECTIONS if not sections[name].strip()] == []


def test_the_posts_are_those_of_the_plan_in_order() -> None:
    posts = sections_of(text_for(TEAMS["scientists alone"], "2"))["Proposed posts, in order"]

    assert re.findall(r"^### (.*)$", posts, flags=re.MULTILINE) == [
        "First: Data engineer, senior",
        "Second: ML engineer",
    ]
    assert "Settles: “Data scientists without a data engineer”." in posts
    assert "Sources: dezzain.com (no year); Anderson 2018" in posts


def test_the_evidence_says_where_each_fact_comes_from() -> None:
    evidence = sections_of(text_for({"headcount": {"data_scientist": 2}}))["Evidence"]

    assert "- 2 data scientists (told)\n" in evidence
    assert "(assumed)" in evidence


def test_the_cost_is_the_person_s_own() -> None:
    with_cost = text_for(TEAMS["scientists alone"], "400k EUR at 90k")
    without = text_for(TEAMS["scientists alone"], "4")

    assert "4 posts cost 360,000 EUR a year, at the 90,000 EUR that were given." in with_cost
    assert "EUR" not in without
    assert "No salary is estimated here" in without


def test_need_gives_the_reason_and_the_risk_what_happens_otherwise() -> None:
    sections = sections_of(text_for(TEAMS["scientists alone"], "2"))
    rule = KNOWLEDGE.rules["scientists-without-data-engineers"]

    assert rule.risk
    assert escape(rule.why) in sections["Need"]
    assert f"**{escape(rule.title)}.** {escape(rule.risk)} " in sections["Risk of not hiring"]
    assert escape(rule.why) not in sections["Risk of not hiring"]
    assert "These are conclusions from the reasons under Need" in sections["Risk of not hiring"]


def test_a_rule_without_a_risk_says_so_and_where_its_reason_stands() -> None:
    rules = {id_: one.model_copy(update={"risk": None}) for id_, one in KNOWLEDGE.rules.items()}
    knowledge = KNOWLEDGE.model_copy(update={"rules": rules})
    planned = planned_for(TEAMS["scientists alone"], "1", knowledge)

    risk = sections_of(business_case(planned, knowledge).content)["Risk of not hiring"]
    assert "No harm of waiting is written down for this advice; its reason stands" in risk
    assert "These are conclusions" not in risk
    assert "The question that shows it: " in risk


def test_alternatives_and_contrary_views_are_named() -> None:
    text = sections_of(text_for(TEAMS["scientists alone"], "2"))["Alternatives considered"]
    role = KNOWLEDGE.roles["data_engineer"]

    assert f"- Borrow or buy: {escape(role.cover)}" in text
    assert re.search(
        r"^- Grow: one of the (data engineers or )?data scientists could grow", text, re.MULTILINE
    )
    assert "- Wait: this stays open: “Data scientists without a data engineer”." in text
    assert "Contrary view: " in text
    assert "Against: Magnusson 2016; Colson 2019" in text


def test_a_role_s_first_days_are_there_once() -> None:
    text = sections_of(text_for(TEAMS["scientists alone"], "5"))["First 30, 60 and 90 days"]
    days = KNOWLEDGE.roles["ml_engineer"].first_days

    assert text.count("### ML engineer\n") == 1
    assert days is not None
    assert f"- Day 90: {escape(days.day_90)}" in text


def test_each_source_is_named_once_with_link_and_strength() -> None:
    text = text_for(TEAMS["by the target team"], "10")
    sources = sections_of(text)["Sources"]
    entries = [line for line in sources.splitlines() if line]

    assert len(entries) == len(set(entries)) > 10
    assert all(re.search(r"\]\(https://.*\), .*\. Strength: .*; .*\.$", line) for line in entries)
    cited = {name for line in text.splitlines() for name in names_cited(line)}
    assert {re.findall(r"\*\*(.*):\*\*", line)[0] for line in entries} == cited


def test_no_hire_is_a_case_too() -> None:
    text = text_for(TEAMS["no goal"])
    rule = KNOWLEDGE.rules["exploring-without-goal"]

    assert text.startswith("# Business case: hire nobody for the machine-learning team now\n")
    sections = sections_of(text)
    assert "**Hire nobody now.** The reason: exploring without a measured goal." in text
    assert f"**{rule.title}.** {escape(rule.advice)} {escape(rule.why)} Because: " in text
    assert escape(rule.risk or "") in sections["Risk of hiring now"]
    assert f"Contrary view: {escape(rule.unless)}" in sections["Alternatives considered"]
    assert "no longer recommended if" in sections["What would change this"]
    assert "Proposed posts" not in text


def test_the_target_team_is_an_orientation_in_a_case_for_no_hire() -> None:
    sections = sections_of(text_for(TEAMS["halves"], "500k at 100k"))
    team = KNOWLEDGE.teams["small-prototype"]

    assert "Needed instead of a hire:\n\n- Give each person one main role" in sections["Need"]
    assert "none is named, because the advice is to hire nobody now." in sections["Summary"]
    look_next = sections["Where the target team would look next"]
    assert "This is no advice to hire." in look_next
    assert "- Data engineers: 0.5, target 1\n" in look_next
    assert escape(team.contrary) in sections["Alternatives considered"]
    assert "cost" not in sections["Summary"]


def test_a_case_that_no_rule_makes_says_so_and_what_the_posts_are_for() -> None:
    sections = sections_of(text_for(TEAMS["by the target team alone"]))
    role = KNOWLEDGE.roles["data_engineer"]

    assert "No rule asks for these posts." in sections["Summary"]
    assert f"**Data engineer.** {escape(role.mission)} Signs that it works: " in sections["Need"]
    assert "Another size, stage or kind of ML" in sections["What would change this"]


def test_every_rule_behind_a_post_has_its_evidence_and_what_would_change_it() -> None:
    planned = planned_for(TEAMS["research"], "5", KNOWLEDGE)
    sections = sections_of(business_case(planned, KNOWLEDGE).content)
    rules = {step.rule for step in planned.plan.steps if step.rule}
    shown = {one.rule for one in planned.found.open}

    assert rules - shown
    assert sections["Need"].count("Because: ") + sections["Need"].count("With the hires ") == len(
        rules
    )
    for rule in rules:
        assert f"“{KNOWLEDGE.rules[rule].title}”: " in sections["What would change this"]


def test_what_has_to_stop_first_comes_before_the_posts() -> None:
    sections = sections_of(text_for(TEAMS["research"], "5"))
    rule = KNOWLEDGE.rules["own-stack"]

    summary = sections["Summary"]
    assert (
        summary.index(f"stop:\n\n- {escape(rule.title)}")
        < summary.index("Only after that")
        < summary.index("- First:")
    )
    assert f"To be stopped before any hire:\n\n- {escape(rule.advice)}" in sections["Need"]


def test_under_a_freeze_it_says_so() -> None:
    text = text_for(TEAMS["frozen"])

    assert "Nobody can be hired now. This is the order for when hiring opens." in text


def test_two_runs_write_the_same_document() -> None:
    assert text_for(TEAMS["large"], "5") == text_for(TEAMS["large"], "5")


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("*bold* _it_", r"\*bold\* \_it\_"),
        ("[a](b) `c` |", r"\[a\](b) \`c\` \|"),
        ("<script> & co", "&lt;script&gt; & co"),
        ("&lt; is text", "&amp;lt; is text"),
        ("two\nlines", "two lines"),
    ],
)
def test_text_can_neither_format_nor_link_in_markdown(text: str, safe: str) -> None:
    assert escape(text) == safe
