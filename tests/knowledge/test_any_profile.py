"""What holds for any team: the real rules, held against profiles drawn from all there can be."""

import json
from collections.abc import Callable, Mapping
from random import Random
from typing import Any

import pytest

from knowledge.advice.answer import Recommendation
from knowledge.advice.engine import Adviser, Fired
from knowledge.advice.facts import FIELD_KINDS, values_of
from knowledge.advice.profile import TeamProfile, parse_profile
from knowledge.schema import Knowledge, Move

Fields = dict[str, Any]

NUMBERS: Mapping[str, Callable[[Random], float]] = {
    "company_size": lambda draw: draw.choice([1, 9, 10, 49, 50, 249, 250, draw.randint(1, 90_000)]),
    "people": lambda draw: draw.choice([0, 1, 2, 3, 4, draw.randint(0, 300)]),
    "models_in_production": lambda draw: draw.choice([0, 1, 2, 5, draw.randint(0, 200)]),
    "months_to_production": lambda draw: draw.choice([0, 3, 3.5, 6, 9, draw.randint(0, 60)]),
    "open_positions": lambda draw: draw.choice([0, 1, 2, draw.randint(0, 40)]),
}


def drawn_fields(draw: Random, roles: list[str]) -> Fields:
    """A team profile as JSON: each field told or not, each role filled or not."""
    untold = draw.random()
    told = [name for name in FIELD_KINDS if draw.random() > untold]
    fields: Fields = {name: _drawn_value(name, draw) for name in told}
    filled = draw.sample(roles, draw.randint(0, draw.choice([0, 3, 6, len(roles)])))
    fields["headcount"] = {role: _drawn_count(draw) for role in filled}
    total = sum(fields["headcount"].values())
    if fields.get("company_size", total) < total:
        fields["company_size"] = int(total) + 1
    if "company_size" in fields and "people" in fields:
        fields["people"] = min(fields["people"], fields["company_size"])
    return fields


def _drawn_value(name: str, draw: Random) -> object:
    kind = FIELD_KINDS[name]
    if kind == "number":
        return NUMBERS[name](draw)
    return draw.choice([True, False] if kind == "yes_no" else list(values_of(kind)))


def _drawn_count(draw: Random) -> float:
    return draw.choice([0, 0.5, 1, 1, 2, 3, draw.randint(0, 300) / 10])


@pytest.fixture(scope="module")
def drawn(knowledge: Knowledge) -> list[Fields]:
    draw = Random(2026)
    return [drawn_fields(draw, list(knowledge.roles)) for _ in range(2000)]


@pytest.fixture(scope="module")
def ranked(
    drawn: list[Fields], adviser: Adviser, knowledge: Knowledge
) -> list[tuple[Fields, list[Fired]]]:
    return [(fields, adviser.ranked(read(fields, knowledge))) for fields in drawn]


@pytest.fixture(scope="module")
def advised(
    drawn: list[Fields], adviser: Adviser, knowledge: Knowledge
) -> list[tuple[Fields, Recommendation]]:
    """Each recommendation for 300 of the profiles."""
    return [
        (fields, one)
        for fields in drawn[:300]
        for one in adviser.advise(read(fields, knowledge)).recommendations
    ]


def read(fields: Fields, knowledge: Knowledge) -> TeamProfile:
    return parse_profile(json.dumps(fields), knowledge.roles)


def test_every_team_gets_a_recommendation(ranked: list[tuple[Fields, list[Fired]]]) -> None:
    assert [fields for fields, fired in ranked if not fired] == []


def test_every_rule_fires_for_some_team(
    ranked: list[tuple[Fields, list[Fired]]], knowledge: Knowledge
) -> None:
    assert {one.rule.id for _, fired in ranked for one in fired} == knowledge.rules.keys()


def test_no_team_is_told_to_hire_and_to_hold(ranked: list[tuple[Fields, list[Fired]]]) -> None:
    contradictory = [
        fields
        for fields, fired in ranked
        for hire in fired
        for hold in fired
        if (hire.move, hold.move) == (Move.HIRE, Move.HOLD)
        and hold.rule.role in {None, hire.rule.role}
    ]

    assert contradictory == []


def test_no_team_that_may_not_hire_is_told_to(ranked: list[tuple[Fields, list[Fired]]]) -> None:
    hires = [
        fields
        for fields, fired in ranked
        if fields.get("hiring") == "frozen" or fields.get("open_positions") == 0
        if any(one.move is Move.HIRE for one in fired)
    ]

    assert hires == []


def test_the_fallback_comes_first_or_not_at_all(
    ranked: list[tuple[Fields, list[Fired]]],
) -> None:
    places = {place for _, fired in ranked for place, one in enumerate(fired) if one.rule.fallback}

    assert places == {0}


def test_each_change_has_the_effect_that_is_printed(
    advised: list[tuple[Fields, Recommendation]], adviser: Adviser, knowledge: Knowledge
) -> None:
    wrong = [
        (fields, one.rule, change)
        for fields, one in advised
        for change in one.would_change
        if change.then
        != outcome(one, adviser.ranked(read(merged(fields, change.patch), knowledge)))
    ]

    assert wrong == []


def merged(fields: Fields, patch: Fields) -> Fields:
    heads = {**fields["headcount"], **patch.get("headcount", {})}
    return {**fields, **patch, "headcount": heads}


def outcome(before: Recommendation, after: list[Fired]) -> str:
    for rank, one in enumerate(after, start=1):
        if one.rule.id == before.rule:
            return f"ranks {rank}" if one.move is before.move else f"becomes {one.move}"
    return "no longer recommended"


def test_no_change_leaves_a_recommendation_where_it_was(
    advised: list[tuple[Fields, Recommendation]],
) -> None:
    idle = [
        (fields, one.rule)
        for fields, one in advised
        if any(change.then == f"ranks {one.rank}" for change in one.would_change)
    ]

    assert idle == []


def test_evidence_that_was_told_is_what_the_profile_says(
    advised: list[tuple[Fields, Recommendation]],
) -> None:
    wrong = [
        (fields, entry)
        for fields, one in advised
        for entry in one.evidence
        if entry.origin == "told" and entry.value != told_value(entry.fact, fields)
    ]

    assert wrong == []


def told_value(fact: str, fields: Fields) -> object:
    role = fact.removeprefix("headcount.")
    if role != fact:
        return fields["headcount"].get(role, 0)
    heads = round(sum(fields["headcount"].values()), 1)
    return fields.get(fact, heads if fact == "people" else None)


def test_evidence_that_was_not_told_is_not_in_the_profile(
    advised: list[tuple[Fields, Recommendation]],
) -> None:
    wrong = [
        (fields, entry)
        for fields, one in advised
        for entry in one.evidence
        if entry.origin != "told" and entry.fact in fields
    ]

    assert wrong == []


def test_evidence_names_fields_and_headcounts_only(
    advised: list[tuple[Fields, Recommendation]], knowledge: Knowledge
) -> None:
    known = {*FIELD_KINDS, *(f"headcount.{role}" for role in knowledge.roles)}

    assert {entry.fact for _, one in advised for entry in one.evidence} <= known


def test_every_recommendation_rests_on_evidence_and_sources(
    advised: list[tuple[Fields, Recommendation]], knowledge: Knowledge
) -> None:
    assert all(one.evidence and one.sources for _, one in advised)
    assert {source for _, one in advised for source in one.sources} <= knowledge.sources.keys()


@pytest.mark.parametrize("count", [0, 0.5, 1, 4_999_999.9])
def test_any_role_may_be_named_alone(adviser: Adviser, knowledge: Knowledge, count: float) -> None:
    for role in knowledge.roles:
        assert adviser.advise(read({"headcount": {role: count}}, knowledge)).recommendations
