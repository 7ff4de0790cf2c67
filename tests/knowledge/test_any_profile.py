"""What holds for any team: the real rules, held against profiles that Hypothesis makes up."""

import json
from collections.abc import Mapping
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.advice.answer import Advice, Recommendation
from knowledge.advice.changes import alternatives
from knowledge.advice.conditions import Condition, all_hold
from knowledge.advice.derive import FOLLOWING, derive_facts
from knowledge.advice.engine import Adviser
from knowledge.advice.facts import FIELD_KINDS, values_of
from knowledge.advice.firing import Fired
from knowledge.advice.profile import BadProfile, TeamProfile, parse_profile
from knowledge.loader import load_knowledge
from knowledge.schema import Move

Fields = dict[str, Any]

KNOWLEDGE = load_knowledge()
ADVISER = Adviser(KNOWLEDGE)
ABOUT_A_ROLE = {Move.HIRE, Move.DEVELOP, Move.COVER, Move.HOLD}

NUMBERS: Mapping[str, st.SearchStrategy[float]] = {
    "company_size": st.sampled_from([1, 9, 10, 49, 50, 249, 250]) | st.integers(1, 90_000),
    "people": st.integers(0, 5) | st.integers(0, 300),
    "models_in_production": st.sampled_from([0, 1, 2, 5, 10]) | st.integers(0, 200),
    "months_to_production": st.sampled_from([0, 3, 3.5, 6, 9]) | st.integers(0, 60),
    "open_positions": st.integers(0, 3) | st.integers(0, 40),
}
COUNTS = st.sampled_from([0, 0.5, 1, 1, 2, 3]) | st.integers(0, 300).map(lambda n: n / 10)


def values(name: str) -> st.SearchStrategy[Any]:
    kind = FIELD_KINDS[name]
    if kind == "number":
        return NUMBERS[name]
    return st.booleans() if kind == "yes_no" else st.sampled_from([str(v) for v in values_of(kind)])


def mended(fields: Fields) -> Fields:
    """The same, with a company that is as large as the team."""
    total = sum(fields["headcount"].values())
    if fields.get("company_size", total) < total:
        fields["company_size"] = int(total) + 1
    if "company_size" in fields and "people" in fields:
        fields["people"] = min(fields["people"], fields["company_size"])
    return fields


teams = st.fixed_dictionaries(
    {"headcount": st.dictionaries(st.sampled_from(list(KNOWLEDGE.roles)), COUNTS, max_size=8)},
    optional={name: values(name) for name in FIELD_KINDS},
).map(mended)
"""Team profiles as JSON: each field told or not, each role filled or not."""

any_team = given(fields=teams)


def read(fields: Fields) -> TeamProfile:
    return parse_profile(json.dumps(fields), KNOWLEDGE.roles)


def ranked(fields: Fields) -> list[Fired]:
    return ADVISER.ranked(read(fields))


def advise(fields: Fields) -> Advice:
    return ADVISER.advise(read(fields))


def merged(fields: Fields, patch: Fields) -> Fields:
    heads = {**fields["headcount"], **patch.get("headcount", {})}
    return {**fields, **patch, "headcount": heads}


@any_team
def test_every_team_gets_one_to_three_recommendations_in_order(fields: Fields) -> None:
    recommendations = advise(fields).recommendations

    assert [one.rank for one in recommendations] == list(range(1, len(recommendations) + 1))
    assert 1 <= len(recommendations) <= 3


@any_team
def test_no_two_recommendations_contradict_each_other(fields: Fields) -> None:
    recommendations = advise(fields).recommendations
    moves = {one.move for one in recommendations}
    holds_all = any(one.move is Move.HOLD and one.role is None for one in recommendations)
    roles = [one.role for one in recommendations if one.role and one.move in ABOUT_A_ROLE]
    grown_away = {one.grow_from for one in recommendations if one.move is Move.DEVELOP}
    hired = {one.role for one in recommendations if one.move in {Move.HIRE, Move.COVER}}

    assert not (holds_all and Move.HIRE in moves)
    assert len(roles) == len(set(roles))
    assert not grown_away & hired


@any_team
def test_nobody_is_hired_whose_prerequisites_are_unmet(fields: Fields) -> None:
    values = ADVISER.rules.values(derive_facts(read(fields), KNOWLEDGE))
    hires = [one for one in advise(fields).recommendations if one.move is Move.HIRE and one.role]
    needed = [r for one in hires for r in KNOWLEDGE.roles[str(one.role)].requires]
    needed += [r for one in hires for r in KNOWLEDGE.rules[one.rule].requires]

    for requirement in needed:
        assert all_hold([Condition(source) for source in requirement.when], values)


@any_team
def test_a_hire_that_has_to_wait_says_what_comes_first(fields: Fields) -> None:
    for one in ranked(fields):
        if one.unmet is not None:
            assert one.move is Move.HOLD
            assert one.unmet.first in ADVISER.advice_text(one)


@any_team
def test_the_same_profile_gives_the_same_bytes_in_any_order_of_its_keys(fields: Fields) -> None:
    heads = dict(reversed(fields["headcount"].items()))
    turned = dict(reversed({**fields, "headcount": heads}.items()))
    fresh = Adviser(KNOWLEDGE)

    assert fresh.advise(read(turned)).model_dump_json() == advise(fields).model_dump_json()


@any_team
def test_each_change_has_the_effect_that_is_printed(fields: Fields) -> None:
    for one in advise(fields).recommendations:
        for change in one.would_change:
            after = ranked(merged(fields, change.patch))
            assert change.then == outcome(one, after)
            assert change.then != f"ranks {one.rank}"


def outcome(before: Recommendation, after: list[Fired]) -> str:
    place = recommended_place(before, after)
    if place is not None:
        return f"ranks {place}" if place <= 3 else "leaves the first three"
    for one in after:
        if one.rule.id == before.rule or (before.role and one.rule.role == before.role):
            return f"becomes {one.move}"
    return "no longer recommended"


@any_team
def test_no_smaller_change_of_the_same_kind_would_do(fields: Fields) -> None:
    for one in advise(fields).recommendations:
        for change in one.would_change:
            for role, count in change.patch.get("headcount", {}).items():
                today = fields["headcount"].get(role, 0)
                nearer = count - 1 if count > today else count + 1
                between = min(today, count) < nearer < max(today, count)
                patch = {"headcount": {role: round(nearer, 1)}}
                if between and read_or_none(merged(fields, patch)):
                    same = recommended_place(one, ranked(merged(fields, patch)))
                    assert same is not None
                    assert same <= one.rank


@any_team
def test_a_hold_is_never_ended_by_the_hire_that_it_forbids(fields: Fields) -> None:
    for one in advise(fields).recommendations:
        for change in one.would_change:
            for role, count in change.patch.get("headcount", {}).items():
                more = count > fields["headcount"].get(role, 0)
                assert not (one.move is Move.HOLD and more and one.role in {None, role})


def recommended_place(before: Recommendation, after: list[Fired]) -> int | None:
    """Where the same is recommended, whatever the rule."""
    wanted = (before.move, before.role or before.rule)
    places = [rank for rank, one in enumerate(after, start=1) if one.target == wanted]
    return min(places, default=None)


def read_or_none(fields: Fields) -> TeamProfile | None:
    try:
        return read(fields)
    except BadProfile:
        return None


@any_team
def test_one_more_of_whom_to_hire_never_makes_the_hire_more_urgent(fields: Fields) -> None:
    for one in ranked(fields):
        role = str(one.rule.role)
        if one.move is not Move.HIRE:
            continue
        count = fields["headcount"].get(role, 0) + 1
        more = mended(merged(fields, {"headcount": {role: count}}))
        again = [two for two in ranked(more) if two.rule.id == one.rule.id]
        assert all(two.severity.weight <= one.severity.weight for two in again)


@any_team
def test_nobody_who_may_not_hire_is_told_to(fields: Fields) -> None:
    frozen = fields.get("hiring") == "frozen" or fields.get("open_positions") == 0

    assert not (frozen and any(one.move is Move.HIRE for one in ranked(fields)))


@any_team
def test_the_fallback_comes_first_or_not_at_all(fields: Fields) -> None:
    assert {place for place, one in enumerate(ranked(fields)) if one.rule.fallback} <= {0}


@any_team
def test_what_was_decided_is_not_recommended_again(fields: Fields) -> None:
    first = ranked(fields)[0].rule.id
    advice = ADVISER.advise(read(fields), {first})

    assert first not in [one.rule for one in advice.recommendations]
    assert first not in [one.rule for one in advice.later]
    assert [one.rule for one in advice.settled] == [first]


@any_team
def test_evidence_is_what_was_told_or_says_that_nobody_did(fields: Fields) -> None:
    for one in advise(fields).recommendations:
        assert one.sources
        for entry in one.evidence:
            assert (entry.origin == "told") == (told_value(entry.fact, fields) is not None)
            if entry.origin == "told":
                assert entry.value == told_value(entry.fact, fields)


def told_value(fact: str, fields: Fields) -> object:
    """What the profile says; naming some roles says by silence that the others are empty."""
    heads = fields["headcount"]
    if fact.startswith("headcount."):
        return heads.get(fact.removeprefix("headcount."), 0) if heads else None
    if fact == "people" and "people" not in fields:
        return round(sum(heads.values()), 1) if heads else None
    return fields.get(fact)


@any_team
def test_what_nobody_told_is_listed_once_and_nothing_else(fields: Fields) -> None:
    assumed = advise(fields).assumed

    assert len(assumed) == len(set(assumed))
    assert not set(assumed) & fields.keys() - {"size_band"}


@settings(max_examples=50)
@any_team
def test_judging_only_what_changed_gives_the_same_as_judging_all(fields: Fields) -> None:
    profile = read(fields)
    before = ADVISER.judge(profile)
    changed = profile.changed({"headcount": {"data_engineer": 2}, "monitored": True})
    if changed is not None:
        facts = derive_facts(changed, KNOWLEDGE)
        assert ADVISER.rules.judge_again(before, facts).by_rule == ADVISER.judge(changed).by_rule


@settings(max_examples=50)
@any_team
def test_a_question_that_is_not_tried_would_have_changed_nothing(fields: Fields) -> None:
    profile = read(fields)
    before = ADVISER.judge(profile)
    shown = [(one.rule.id, one.move) for one in ranked(fields)]
    for name, kind in FIELD_KINDS.items():
        changed = {name, *FOLLOWING.get(name, ())}
        untold = name not in fields and "hiring_possible" not in changed
        if untold and not ADVISER.rules.may_matter(before, changed):
            answers = alternatives(before.facts[name], kind, ADVISER.rules.turning_points)
            for answer in (profile.changed({name: value}) for value in answers):
                after = ADVISER.ranked(answer) if answer else []
                assert answer is None or [(one.rule.id, one.move) for one in after] == shown


@pytest.mark.parametrize("count", [0, 0.5, 1, 4_999_999.9])
def test_any_role_may_be_named_alone(count: float) -> None:
    for role in KNOWLEDGE.roles:
        assert advise({"headcount": {role: count}}).recommendations


@pytest.mark.parametrize("rule_id", KNOWLEDGE.rules)
def test_every_rule_is_heard_in_one_of_its_own_examples(rule_id: str) -> None:
    rule = KNOWLEDGE.rules[rule_id]
    heard = [one.rule.id for example in rule.examples.fires for one in ranked(example.profile)]

    assert rule_id in heard


def test_no_two_rules_want_the_same_under_the_same_conditions() -> None:
    pairs = combinations(KNOWLEDGE.rules.values(), 2)

    assert [(a.id, b.id) for a, b in pairs if (a.when, a.role) == (b.when, b.role)] == []
