"""Two roles side by side: which two are meant, what they share, and which comes first."""

from itertools import combinations

import pytest

from bot.usecases.two_roles import get_two_roles
from knowledge.advice.comparing import find_common, names_role, steps_between
from knowledge.schema import Knowledge
from playground.blockkit import problems
from tests.bot.phone import phone_lines
from tests.bot.rig import Rig

MOST_LINES = 48
SCIENTISTS_ALONE = {"stage": "first_model", "headcount_data_scientist": "4"}


def titles(text: str) -> list[str]:
    """The two roles of a comparison, in the order in which they are shown."""
    lines = text.split("\n")
    return [line.strip("*") for line in lines if line.startswith("*") and line.endswith("*")][:2]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("data scientist ml engineer", ["Data scientist", "ML engineer"]),
        ("ds vs mle", ["Data scientist", "ML engineer"]),
        ("DS and data engineer", ["Data scientist", "Data engineer"]),
        ("data scientist, data analyst", ["Data scientist", "Data analyst"]),
        ("ds/mle", ["Data scientist", "ML engineer"]),
        ("ML_ENGINEER mlops-engineer", ["ML engineer", "MLOps engineer"]),
        ("a data engineer with an analytics engineer", ["Data engineer", "Analytics engineer"]),
        ("“data scientist” “ml engineer”", ["Data scientist", "ML engineer"]),
        ("data and ML architect data engineer", ["Data and ML architect", "Data engineer"]),
        ("AI/ML engineer vs AI engineer", ["ML engineer", "AI engineer"]),
        ("ml lead data scientist", ["ML lead", "Data scientist"]),
        ("data scientst ml enginer", ["Data scientist", "ML engineer"]),
        ("data scientist – analyst", ["Data scientist", "Data analyst"]),  # noqa: RUF001
    ],
)
def test_two_roles_are_found_as_people_type_them(rig: Rig, typed: str, shown: list[str]) -> None:
    assert titles(rig.answer(f"compare {typed}").text) == shown


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("", "Name two roles, such as `/mlteam compare data scientist, ML engineer`."),
        ("ds", "Compare the data scientist with whom?"),
        ("vs data engineer", "Compare the data engineer with whom?"),
        ("ds vs data scientist", "Both names mean the data scientist. Name two different roles"),
        ("ds, de and mle", "two roles at a time, not data scientist, data engineer, ML engineer."),
        ("ds vs sciency", "I don't know the role `sciency`."),
        ("sciency vs mle", "Did you mean `/mlteam compare data scientist, ML engineer`?"),
        ("wizard data scientist", "I don't know the role `wizard`."),
        ("data scientist wizard", "I don't know the role `wizard`."),
        ("ds vs de vs wizard", "I don't know the role `wizard`."),
        ("wizard", "I don't know the role `wizard`. Type `/mlteam roles` for all of them."),
        ("and", "I don't know the role `and`."),
        ("word " * 900, "I don't know the role `word word"),
        ("x" * 4000, "I don't know the role `xxx"),
    ],
)
def test_what_is_no_pair_gets_one_sentence(rig: Rig, typed: str, answer: str) -> None:
    text = rig.answer(f"compare {typed}").text

    assert answer in text
    assert len(text) < 250


@pytest.mark.parametrize("typed", ["ds and de please", "me the roles ds and de?", "ds vs de."])
def test_the_words_around_two_roles_do_not_hide_them(knowledge: Knowledge, typed: str) -> None:
    roles = get_two_roles(knowledge, typed)

    assert [role.id for role in roles] == ["data_scientist", "data_engineer"]


def test_what_is_typed_can_not_mention_anybody(rig: Rig) -> None:
    assert "<!channel>" not in rig.answer("compare <!channel> vs ds").text


def test_a_comparison_says_what_sets_the_two_apart(rig: Rig) -> None:
    text = rig.answer("compare ds mle").text

    assert "*What they share*\nBoth know how models learn" in text
    assert "*Data scientist is not:* an ML engineer: few scientists also know" in text
    assert "*ML engineer is not:* a data scientist with a new title" in text
    assert "*ML engineer needs:* software engineering first" in text
    assert "Level of the first hire: data scientist senior, ML engineer senior." in text
    assert "Sources: <https://" in text


def test_each_aspect_stands_side_by_side_on_a_wide_screen(rig: Rig) -> None:
    fields = [b["fields"] for b in rig.answer("compare ds mle").blocks if "fields" in b]

    assert len(fields) == 3
    for left, right in fields:
        assert left["text"].startswith("*Data scientist")
        assert right["text"].startswith("*ML engineer")


def test_every_pair_fits_a_phone(rig: Rig, knowledge: Knowledge) -> None:
    rig.set_up(**SCIENTISTS_ALONE)
    for one, other in combinations(knowledge.roles.values(), 2):
        shown = rig.answer(f"compare {one.title}, {other.title}")
        assert phone_lines(shown.blocks) <= MOST_LINES, (one.id, other.id)


def test_why_the_first_comes_first_is_one_tap_away(rig: Rig) -> None:
    rig.set_up(**SCIENTISTS_ALONE)
    compared = rig.answer("compare ds vs data engineer")
    rig.slack.click("ana", compared, "show_why", "scientists-without-data-engineers")

    assert rig.slack.messages("#ml-team", "ana")[-1].text.startswith("Hire: data engineer (number")


def test_the_rest_is_behind_the_button_of_each_role(rig: Rig) -> None:
    compared = rig.answer("compare ds mle")
    rig.slack.click("ana", compared, "show_role", "ml_engineer")

    assert rig.slack.messages("#ml-team", "ana")[-1].text.startswith("ML engineer\n")


def test_without_a_profile_the_general_order_and_the_way_to_an_own_answer_are_told(
    rig: Rig,
) -> None:
    text = rig.answer("compare ds, data engineer").text

    assert "*Who first?* In general the data engineer." in text
    assert "Before the data scientist: Collect the data in one place" in text
    assert "Type `/mlteam setup`" in text


def test_without_an_order_nobody_is_put_first(rig: Rig) -> None:
    assert "There is no general order" in rig.answer("compare ds mle").text


def test_the_order_follows_the_requirements_over_several_steps(knowledge: Knowledge) -> None:
    roles = knowledge.roles
    steps = steps_between(roles["data_engineer"], roles["mlops_engineer"], knowledge)

    assert [step.role.id for step in steps] == ["ml_engineer", "mlops_engineer"]
    assert steps_between(roles["mlops_engineer"], roles["data_engineer"], knowledge) == ()


def test_in_a_channel_the_one_that_is_recommended_comes_first(rig: Rig) -> None:
    rig.set_up(**SCIENTISTS_ALONE)

    text = rig.answer("compare ds vs data engineer").text

    assert text.startswith("Data engineer before data scientist\n")
    assert "*Who first, here?* Hire a data engineer before the next data scientist." in text
    assert "*Data scientist:* You have scientists and no data engineer" in text


def test_the_order_of_the_names_does_not_change_who_is_first(rig: Rig) -> None:
    rig.set_up(**SCIENTISTS_ALONE)

    assert rig.answer("compare de ds").text.startswith("Data engineer before data scientist\n")


def test_who_is_not_first_in_the_advice_is_not_shown_as_if(rig: Rig) -> None:
    rig.set_up(headcount_ml_engineer="1", **SCIENTISTS_ALONE)

    assert "It is number 2 in `/mlteam advice`." in rig.answer("compare ds mle").text


def test_of_two_that_nothing_asks_for_the_one_that_could_start_comes_first(rig: Rig) -> None:
    team = {"data_engineer": 3, "data_analyst": 1, "ml_lead": 1}
    rig.tell(company_size=180, data_readiness="scattered", headcount=team)

    text = rig.answer("compare ds, data analyst").text

    assert text.startswith("Data analyst before data scientist\n")
    assert "Before the data scientist:\n•  Collect the data in one place" in text
    assert "But I would not hurry." in text


def test_neither_is_an_answer_with_a_reason_for_each(rig: Rig) -> None:
    rig.set_up(company_size="40", stage="prototype", headcount_ml_engineer="1")

    text = rig.answer("compare data analyst, domain expert").text

    assert text.startswith("Data analyst or domain expert: neither now\n")
    for title in ("Data analyst", "Domain expert"):
        assert f"•  *{title}:* " in text


def test_every_pair_is_sound_and_fits_the_text(rig: Rig, knowledge: Knowledge) -> None:
    rig.set_up(**SCIENTISTS_ALONE)
    for one, other in combinations(knowledge.roles.values(), 2):
        shown = rig.answer(f"compare {one.title}, {other.title}")
        assert problems(list(shown.blocks), "message") == []
        assert len(shown.text) < 4000


def test_what_two_roles_share_is_said_once(knowledge: Knowledge) -> None:
    said = [frozenset((r.id, other)) for r in knowledge.roles.values() for other in r.shares_with]

    assert len(set(said)) == len(said) >= 14
    assert all(len(pair) == 2 for pair in said)


def test_what_is_said_at_one_role_counts_for_both(knowledge: Knowledge) -> None:
    one, other = knowledge.roles["data_analyst"], knowledge.roles["data_scientist"]

    assert find_common(one, other, knowledge).said == other.shares_with["data_analyst"]


def test_for_other_pairs_it_is_worked_out(rig: Rig, knowledge: Knowledge) -> None:
    roles = knowledge.roles
    common = find_common(roles["ml_engineer"], roles["data_annotator"], knowledge)
    grown = find_common(roles["software_engineer"], roles["data_engineer"], knowledge)
    covered = find_common(roles["data_engineer"], roles["research_scientist"], knowledge)

    assert [role.id for role in common.takers] == ["data_scientist"]
    assert [(pair.one.id, pair.other.id) for pair in grown.grows] == [
        ("software_engineer", "data_engineer")
    ]
    assert not covered.said
    assert "Data engineer: often grown from the role of software engineer." in (
        rig.answer("compare software engineer, data engineer").text
    )


def test_a_short_alias_is_no_mention_of_a_role(knowledge: Knowledge) -> None:
    manager = knowledge.roles["ml_product_manager"]

    assert names_role("A product manager who writes SQL", manager)
    assert not names_role("The PM", manager)
