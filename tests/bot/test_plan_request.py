"""From what is typed after `/mlteam plan` to the number of hires, and why so many."""

import json
from typing import Any

import pytest

from bot.errors import UserError
from bot.usecases.plan import CapFrom, find_cap
from bot.usecases.plan_request import read_request
from knowledge.advice.profile import TeamProfile, parse_profile


def team(fields: dict[str, Any]) -> TeamProfile:
    return parse_profile(json.dumps(fields), [])


@pytest.mark.parametrize(
    ("typed", "budget", "cost", "currency"),
    [
        ("400000 EUR at 90000", 400_000, 90_000, "EUR"),
        ("400k at 90k", 400_000, 90_000, None),
        ("€400k at €90k", 400_000, 90_000, "EUR"),
        ("$1.2m at 90k", 1_200_000, 90_000, "USD"),
        ("400,000 eur at 90,000", 400_000, 90_000, "EUR"),
        ("400.000 EUR @ 90.000", 400_000, 90_000, "EUR"),
        ("400 000 at 90 000 GBP each", 400_000, 90_000, "GBP"),
        ("EUR 400k at EUR 90.5k", 400_000, 90_500, "EUR"),
        ("500000 dollars at 100000", 500_000, 100_000, "USD"),
        ("500k/100k", 500_000, 100_000, None),
        ("a budget of 500k at 100k per post", 500_000, 100_000, None),
    ],
)
def test_money_is_read_as_people_write_it(
    typed: str, budget: float, cost: float, currency: str | None
) -> None:
    cap = find_cap(read_request(typed), TeamProfile())

    assert (cap.budget, cap.cost, cap.currency) == (budget, cost, currency)
    assert cap.hires == min(budget // cost, 10)


@pytest.mark.parametrize(
    ("typed", "fields", "hires", "because"),
    [
        ("", {}, 3, CapFrom.DEFAULT),
        ("", {"open_positions": 2}, 2, CapFrom.OPEN_POSTS),
        ("", {"open_positions": 40}, 10, CapFrom.OPEN_POSTS),
        ("", {"open_positions": 0}, 3, CapFrom.DEFAULT),
        ("", {"budget": 500_000, "currency": "EUR"}, 3, CapFrom.DEFAULT),
        ("at 90k", {"budget": 500_000, "currency": "EUR"}, 5, CapFrom.BUDGET),
        ("at 90k", {"budget": 500_000, "open_positions": 2}, 2, CapFrom.OPEN_POSTS),
        ("at 90k", {"budget": 100_000, "open_positions": 2}, 1, CapFrom.BUDGET),
        ("at 90k", {"open_positions": 2}, 2, CapFrom.OPEN_POSTS),
        ("5", {"open_positions": 2}, 5, CapFrom.TYPED),
        ("5 hires", {}, 5, CapFrom.TYPED),
        ("3 at 90k", {}, 3, CapFrom.TYPED),
        ("three", {}, 3, CapFrom.TYPED),
        ("for 2 people", {}, 2, CapFrom.TYPED),
        ("for the next three hires, please", {}, 3, CapFrom.TYPED),
        ("900k at 90k", {"open_positions": 2}, 10, CapFrom.BUDGET),
    ],
)
def test_the_number_of_hires_is_what_was_typed_else_the_open_posts_else_three(
    typed: str, fields: dict[str, Any], hires: int, because: CapFrom
) -> None:
    cap = find_cap(read_request(typed), team(fields))

    assert (cap.hires, cap.because) == (hires, because)


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("next year", "I can't read `next year` as a plan. Type `/mlteam plan 3`"),
        ("two top 3", "I can't read `two top 3` as a plan."),
        ("budget", "`/mlteam plan BUDGET at COST`, where COST is what one post costs"),
        ("budget 500k", "If `500k` is your budget, add what one post costs you a year"),
        ("exprot", "Did you mean `/mlteam plan export`?"),
    ],
)
def test_what_is_no_plan_is_answered_with_what_to_type(typed: str, answer: str) -> None:
    with pytest.raises(UserError) as refused:
        read_request(typed)

    assert answer in str(refused.value)


def test_a_cost_in_another_currency_than_the_budget_of_the_profile_is_refused() -> None:
    profile = team({"budget": 500_000, "currency": "EUR"})

    with pytest.raises(UserError, match="The budget in your profile is in EUR"):
        find_cap(read_request("at 90k USD"), profile)
