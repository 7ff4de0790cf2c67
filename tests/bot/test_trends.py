"""What the same advice, review after review, says: from how many reviews, and since when."""

import json
from datetime import date

import pytest

from bot.usecases.history import TeamThen
from bot.usecases.trends import MOST_REVIEWS, MOST_TRENDS, Review, Trend, find_trends
from bot.views.history_words import headline_text, since_text, trend_text
from knowledge.advice.engine import Adviser
from knowledge.advice.profile import TeamProfile
from knowledge.schema import Knowledge

TODAY = date(2026, 11, 23)
NO_DATA_ENGINEER = {
    "company_size": 180,
    "stage": "first_model",
    "headcount": {"data_scientist": 4, "ml_engineer": 2},
}
ALL_WELL = {**NO_DATA_ENGINEER, "headcount": {"data_engineer": 3, "data_scientist": 1}}


def reviews(*told: dict[str, object]) -> list[Review]:
    """One in each month, the last one today."""
    return [
        Review(
            day=months_ago(back),
            profile=TeamProfile.model_validate_json(json.dumps(fields)),
        )
        for back, fields in zip(range(len(told) - 1, -1, -1), told, strict=True)
    ]


def months_ago(count: int) -> date:
    year, month = divmod(TODAY.year * 12 + TODAY.month - 1 - count, 12)
    return date(year, month + 1, TODAY.day)


def said(
    knowledge: Knowledge, *told: dict[str, object], settled: tuple[str, ...] = ()
) -> list[str]:
    found = find_trends(Adviser(knowledge), reviews(*told), settled)
    return [trend_text(trend, TODAY, knowledge) for trend in found]


def test_a_role_that_nobody_has_is_counted_from_its_first_review(knowledge: Knowledge) -> None:
    first, *_ = said(knowledge, *[NO_DATA_ENGINEER] * 3)

    assert first == "Third review with no data engineer; open since September."


def test_one_review_is_no_trend(knowledge: Knowledge) -> None:
    assert said(knowledge, NO_DATA_ENGINEER) == []
    assert said(knowledge) == []


def test_a_review_in_which_it_was_not_so_ends_the_count(knowledge: Knowledge) -> None:
    told = [NO_DATA_ENGINEER, NO_DATA_ENGINEER, ALL_WELL, NO_DATA_ENGINEER, NO_DATA_ENGINEER]

    assert said(knowledge, *told)[0] == "Second review with no data engineer; open since October."


def test_what_is_no_longer_recommended_is_no_trend(knowledge: Knowledge) -> None:
    texts = said(knowledge, NO_DATA_ENGINEER, NO_DATA_ENGINEER, ALL_WELL)

    assert [text for text in texts if "no data engineer" in text] == []


def test_two_rules_that_ask_for_the_same_role_are_one_trend(knowledge: Knowledge) -> None:
    scattered = {
        "company_size": 180,
        "stage": "prototype",
        "data_readiness": "scattered",
        "headcount": {},
    }
    found = find_trends(Adviser(knowledge), reviews(scattered, NO_DATA_ENGINEER), ())

    assert [(t.rule, t.reviews) for t in found if t.role == "data_engineer"] == [
        ("scientists-without-data-engineers", 2)
    ]


def test_a_role_of_which_there_are_some_is_not_said_to_be_missing(knowledge: Knowledge) -> None:
    texts = said(knowledge, *[{**NO_DATA_ENGINEER, "models_in_production": 1}] * 2)

    assert "Second review that asks for one more ML engineer; open since October." in texts


def test_other_advice_is_named_by_the_title_of_its_rule(knowledge: Knowledge) -> None:
    told = {**ALL_WELL, "own_stack": True, "unusual_problem": False}
    texts = said(knowledge, told, told)

    assert "Second review with “Home-made ML stack”; open since October." in texts


def test_what_the_team_has_settled_is_no_trend(knowledge: Knowledge) -> None:
    rules = tuple(knowledge.rules)

    assert said(knowledge, *[NO_DATA_ENGINEER] * 2, settled=rules) == []


def test_that_nothing_is_missing_is_no_trend(knowledge: Knowledge) -> None:
    steady = [rule.id for rule in knowledge.rules.values() if rule.fallback]
    found = find_trends(
        Adviser(knowledge),
        reviews(*[{"company_size": 180, "headcount": {"data_scientist": 4}}] * 2),
        (),
    )

    assert steady
    assert not {trend.rule for trend in found} & set(steady)
    assert len(found) <= MOST_TRENDS


def test_only_so_far_is_looked_back(knowledge: Knowledge) -> None:
    first, *_ = said(knowledge, *[NO_DATA_ENGINEER] * (MOST_REVIEWS + 3))

    assert first == "20 reviews or more with no data engineer; open since before April 2025."


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 3), "3 November"),
        (date(2026, 3, 30), "March"),
        (date(2025, 11, 23), "November 2025"),
    ],
)
def test_long_ago_is_said_roughly(day: date, words: str) -> None:
    assert since_text(day, TODAY) == words


def test_the_tenth_and_the_eleventh_review(knowledge: Knowledge) -> None:
    def text(count: int) -> str:
        trend = Trend(
            rule="own-stack",
            role=None,
            is_absent=False,
            reviews=count,
            since=TODAY,
            is_longer=False,
        )
        return trend_text(trend, TODAY, knowledge).partition(" ")[0]

    assert [text(count) for count in (2, 10, 11)] == ["Second", "Tenth", "11th"]


def test_the_headline_is_the_size_of_the_team_and_how_it_changed() -> None:
    def team(month: int, **headcount: float) -> TeamThen:
        return TeamThen(day=date(2026, month, 5), headcount=headcount)

    grown = [team(1, data_scientist=4), team(5, data_scientist=5, ml_engineer=1.5)]
    moved = [team(1, data_scientist=4), team(5, ml_engineer=4)]

    assert headline_text(grown, TODAY) == "Team of 4 → 6.5 since January"
    assert headline_text(moved, TODAY) == "Team of 4 since January"
    assert [headline_text([], TODAY), headline_text([team(1)], TODAY)] == ["", ""]
