"""The rules as they are: each example by name, and what every rule must keep to."""

import json
import re
from itertools import chain

import pytest

from knowledge.advice.engine import Adviser
from knowledge.advice.profile import parse_profile
from knowledge.loader import load_knowledge
from knowledge.schema import Confidence, Example, Knowledge, Move, Rule, Strength

FORBIDDEN = {
    "87%, for which there is no study": r"\b87\b",
    "80% of AI projects, which RAND only quotes": r"\b80\s?%",
    "days to hire, of which each source has its own": r"\b(45|142) days\b",
}
LONGEST_RISK = 240
SENTENCE_END = re.compile(r"(?<=\.)\s")
FOUNDING = {
    "anchor-expert",
    "data-and-science-apart",
    "goal-not-measured",
    "grow-engineers",
    "nobody-deploys",
    "own-stack",
    "partner-first",
    "results-not-analysed",
    "scientists-outnumber-ml-engineers",
    "scientists-without-data-engineers",
    "slow-to-production",
    "spread-the-cleaning",
    "surround-the-expert",
    "tell-data-what-to-change",
    "unwatched-models",
}
"""The rules that carry the guidelines of the article `dezzain-roles`."""


RULES = load_knowledge().rules


def named_examples(*, fires: bool) -> list[object]:
    key = "fires" if fires else "silent"
    return [
        pytest.param(rule.id, example, id=f"{rule.id}-{index}")
        for rule in RULES.values()
        for index, example in enumerate(getattr(rule.examples, key))
    ]


@pytest.fixture(params=sorted(RULES))
def rule(request: pytest.FixtureRequest, knowledge: Knowledge) -> Rule:
    return knowledge.rules[request.param]


def texts(rule: Rule) -> list[str]:
    reasons = [one.because for one in chain(rule.examples.fires, rule.examples.silent)]
    said = [rule.title, rule.advice, rule.why, rule.risk or "", rule.unless]
    return [*said, rule.follow_up.question, *reasons]


@pytest.mark.parametrize(("rule_id", "example"), named_examples(fires=True))
def test_a_rule_fires_for_its_example(
    adviser: Adviser, knowledge: Knowledge, rule_id: str, example: Example
) -> None:
    profile = parse_profile(json.dumps(example.profile), knowledge.roles)

    assert adviser.fires(rule_id, profile), example.because


@pytest.mark.parametrize(("rule_id", "example"), named_examples(fires=False))
def test_a_rule_is_silent_for_its_counterexample(
    adviser: Adviser, knowledge: Knowledge, rule_id: str, example: Example
) -> None:
    profile = parse_profile(json.dumps(example.profile), knowledge.roles)

    assert not adviser.fires(rule_id, profile), example.because


@pytest.mark.parametrize("rule_id", sorted(FOUNDING))
def test_a_rule_of_the_founding_article_is_there_and_names_it(
    knowledge: Knowledge, rule_id: str
) -> None:
    assert "dezzain-roles" in knowledge.rules[rule_id].sources


def test_without_a_primary_source_the_confidence_is_low(rule: Rule, knowledge: Knowledge) -> None:
    strengths = {knowledge.sources[source].strength for source in rule.sources}

    assert Strength.PRIMARY in strengths or rule.confidence is Confidence.LOW


def test_no_source_speaks_for_and_against(rule: Rule) -> None:
    assert set(rule.sources).isdisjoint(rule.against)


@pytest.mark.parametrize("figure", FORBIDDEN)
def test_no_figure_is_printed_that_nobody_can_cite(rule: Rule, figure: str) -> None:
    assert not re.search(FORBIDDEN[figure], " ".join(texts(rule)))


@pytest.mark.parametrize("figure", FORBIDDEN)
def test_no_tip_or_role_prints_a_figure_that_nobody_can_cite(
    knowledge: Knowledge, figure: str
) -> None:
    said = [tip.text for tips in knowledge.tips.values() for tip in tips]
    said += [role.model_dump_json() for role in knowledge.roles.values()]

    assert [text for text in said if re.search(FORBIDDEN[figure], text)] == []


def test_a_develop_move_says_who_grows(rule: Rule) -> None:
    assert rule.move is not Move.DEVELOP or rule.grow_from is not None


def test_advice_about_a_person_says_what_happens_if_nothing_is_done(rule: Rule) -> None:
    assert rule.move not in {Move.HIRE, Move.DEVELOP, Move.COVER} or rule.risk


def test_a_risk_fits_on_a_phone_and_is_not_the_reason_again(rule: Rule) -> None:
    said = rule.risk or ""

    assert len(said) <= LONGEST_RISK
    assert not set(SENTENCE_END.split(said)) & set(SENTENCE_END.split(rule.why))


def test_a_raised_severity_is_above_the_usual_one(rule: Rule) -> None:
    assert all(raised.to.weight > rule.severity.weight for raised in rule.raised)


def test_one_fallback_speaks_where_nothing_else_does(knowledge: Knowledge) -> None:
    assert [rule.id for rule in knowledge.rules.values() if rule.fallback] == ["steady"]
