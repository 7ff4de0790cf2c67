"""App Home with whatever content, against Slack's limits."""

import random

import pytest

from bot.deps import Deps
from bot.usecases.decisions import decide
from bot.usecases.home import Home, Place, get_home
from bot.views.home import ago_text, home_view
from bot.views.text import fallback_text
from knowledge.advice.profile import TeamProfile
from knowledge.schema import Knowledge
from playground.blockkit import view_problems
from storage.opening import open_store
from storage.values import ChannelKey, DecisionKind
from tests.bot.rig import MONDAY
from tests.bot.teams import random_profile

LARGEST_VIEW = 250_000
"""Bytes, as Slack has it."""


def home_of(profiles: list[TeamProfile], knowledge: Knowledge, *, decided: bool = False) -> Home:
    """Each profile in a channel of its own, beside more channels than a list can hold."""
    deps = Deps.build(knowledge, open_store("memory:"), lambda: MONDAY)
    places = [Place(id=f"C{number:08}", name="<!here> &*" * 8) for number in range(150)]
    for place, profile in zip(places, profiles, strict=False):
        key = ChannelKey("T1", place.id)
        deps.store.save_profile(key, profile, base=0, by="U1", at=MONDAY)
        for rule in knowledge.rules if decided else ():
            decide(deps, key, rule, DecisionKind.ACCEPTED, by="U1", base=0)
    return get_home(deps, "T1", places)


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("decided", [False, True])
def test_whatever_the_profiles_the_home_tab_is_sound(
    seed: int, decided: bool, knowledge: Knowledge
) -> None:
    draw = random.Random(seed)
    profiles = [random_profile(draw, knowledge) for _ in range(3 if decided else 12)]
    view = home_view(home_of(profiles, knowledge, decided=decided), knowledge, MONDAY)

    assert view_problems(view.to_dict()) == []
    assert len(str(view.to_dict()).encode()) < LARGEST_VIEW


def test_a_role_that_an_overlay_no_longer_has_is_still_shown(knowledge: Knowledge) -> None:
    profile = TeamProfile.model_validate_json(
        '{"company_size": 90, "headcount": {"sre_wizard": 2}}'
    )
    view = home_view(home_of([profile], knowledge), knowledge, MONDAY)

    assert "Team: 2 sre wizard" in fallback_text(view.to_dict()["blocks"])


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-1, "today"),
        (0, "today"),
        (1, "yesterday"),
        (2, "2 days ago"),
        (13, "13 days ago"),
        (14, "2 weeks ago"),
        (59, "8 weeks ago"),
        (60, "2 months ago"),
        (400, "13 months ago"),
    ],
)
def test_how_long_ago_in_words(days: int, words: str) -> None:
    assert ago_text(days) == words
