"""What several teams lack, side by side."""

import pytest

from bot.usecases.rollup import Rollup, SharedGap, TeamNeeds, find_gaps, roll_up
from bot.views.rollup import rollup_blocks, shared_text
from bot.views.text import fallback_text
from knowledge.advice.derive import derive_facts
from knowledge.advice.profile import TeamProfile
from knowledge.schema import Knowledge


def team(channel: str, undecided: int = 0, waiting: int = 0, **gaps: float) -> TeamNeeds:
    return TeamNeeds(channel=channel, gaps=gaps, undecided=undecided, waiting=waiting)


def side_by_side(*teams: TeamNeeds) -> Rollup:
    found = roll_up(teams)
    assert found is not None
    return found


def of_roles(found: Rollup) -> list[tuple[str, list[str]]]:
    return [(one.role, list(one.gaps)) for one in found.shared]


@pytest.mark.parametrize("teams", [[], [team("C1", ml_engineer=2)]])
def test_a_single_team_has_nothing_beside_it(teams: list[TeamNeeds]) -> None:
    assert roll_up(teams) is None


def test_only_what_at_least_two_teams_lack_is_named() -> None:
    found = side_by_side(
        team("C1", ml_engineer=1, data_engineer=1), team("C2", ml_engineer=0.5), team("C3")
    )

    assert found.teams == 3
    assert of_roles(found) == [("ml_engineer", ["C1", "C2"])]


def test_three_roles_at_most_the_one_that_most_teams_lack_first() -> None:
    gaps = {"ml_engineer": 1.0, "data_engineer": 2.0, "data_analyst": 1.0, "ml_lead": 0.5}
    alike = [TeamNeeds(channel=channel, gaps=gaps) for channel in ("C1", "C2")]
    found = side_by_side(*alike, team("C3", data_analyst=1))

    assert [one.role for one in found.shared] == ["data_analyst", "data_engineer", "ml_engineer"]


def test_what_a_colleague_can_do_besides_is_not_named() -> None:
    assert not side_by_side(team("C1", ml_engineer=0.2), team("C2", ml_engineer=0.2)).shared


def test_undecided_steps_and_waiting_decisions_are_added_up() -> None:
    found = side_by_side(team("C1", undecided=2, waiting=1), team("C2", undecided=1))

    assert (found.undecided, found.waiting) == (3, 1)


@pytest.mark.parametrize(
    ("gaps", "people"),
    [
        ((0.5, 0.5), 1),
        ((0.5, 0.5, 0.5), 2),
        ((0.3, 0.3, 0.4), 1),
        ((1.5, 0.5), 2),
        ((1, 0.5), None),
        ((1, 1), None),
        ((2, 0.5, 0.5), 3),
        # In floating point 0.1 and 0.2 and 0.7 are more than one.
        ((0.1, 0.2, 0.7), 1),
    ],
)
def test_people_are_shared_only_where_that_saves_one(
    gaps: tuple[float, ...], people: int | None
) -> None:
    shared = SharedGap(role="ml_engineer", gaps={f"C{n}": posts for n, posts in enumerate(gaps)})

    assert shared.people_if_shared == people


@pytest.mark.parametrize(
    ("role", "gaps", "words"),
    [
        (
            "ml_engineer",
            (0.5, 0.5),
            "2 teams each lack half an ML engineer: <#C0>, <#C1>. One shared person could do.",
        ),
        (
            "ml_engineer",
            (0.5, 0.5, 0.5),
            "3 teams each lack half an ML engineer: <#C0>, <#C1>, <#C2>. 2 shared people could do.",
        ),
        ("ml_engineer", (1, 1), "2 teams each lack an ML engineer: <#C0>, <#C1>."),
        ("data_engineer", (2, 2), "2 teams each lack 2 data engineers: <#C0>, <#C1>."),
        (
            "data_engineer",
            (2, 0.5),
            "2 teams lack data engineers (2.5 posts in all): <#C0>, <#C1>.",
        ),
        (
            "data_engineer",
            (1,) * 7,
            "7 teams each lack a data engineer: <#C0>, <#C1>, <#C2>, <#C3>, <#C4> and 2 more.",
        ),
    ],
)
def test_a_gap_in_words(
    role: str, gaps: tuple[float, ...], words: str, knowledge: Knowledge
) -> None:
    shared = SharedGap(role=role, gaps={f"C{n}": posts for n, posts in enumerate(gaps)})

    assert shared_text(shared, knowledge) == words


@pytest.mark.parametrize(
    ("undecided", "waiting", "words"),
    [
        (0, 0, "No steps are undecided, no decisions are waiting."),
        (1, 1, "1 step is undecided, 1 decision is waiting."),
        (4, 2, "4 steps are undecided, 2 decisions are waiting."),
    ],
)
def test_what_is_open_in_words(
    undecided: int, waiting: int, words: str, knowledge: Knowledge
) -> None:
    found = side_by_side(team("C1", undecided, waiting), team("C2"))
    text = fallback_text([block.to_dict() for block in rollup_blocks(found, knowledge)])

    assert text == f"Your 2 teams\n{words}"


def test_gaps_are_those_to_the_target_team(knowledge: Knowledge) -> None:
    profile = TeamProfile.model_validate_json(
        '{"company_size": 9, "stage": "first_model", "headcount": {"ml_engineer": 0.5}}'
    )

    gaps = find_gaps(derive_facts(profile, knowledge), knowledge)

    assert gaps == {"ml_engineer": 0.5, "software_engineer": 0.5}
