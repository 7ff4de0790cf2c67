"""The golden set: realistic teams, and what an adviser says each should do first."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from knowledge.advice.engine import Adviser
from knowledge.advice.profile import parse_profile
from knowledge.schema import Knowledge, Move

TEAMS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "golden.yml").read_text("utf-8")
)


@pytest.mark.parametrize("team", TEAMS, ids=lambda team: str(team["id"]))
def test_the_first_recommendation_is_what_an_adviser_would_say(
    team: dict[str, Any], adviser: Adviser, knowledge: Knowledge
) -> None:
    profile = parse_profile(json.dumps(team["profile"]), knowledge.roles)
    advice = adviser.advise(profile)
    first, expected = advice.recommendations[0], team["expect"]
    hired = {one.role for one in advice.recommendations if one.move is Move.HIRE}

    assert (first.move, first.role) == (expected["move"], expected["role"]), first.advice
    assert first.rule == expected.get("rule", first.rule)
    assert not hired & set(team.get("never", []))


def test_the_set_is_large_and_covers_every_size_and_stage() -> None:
    profiles = [team["profile"] for team in TEAMS]
    stages = {profile.get("stage") for profile in profiles}

    assert len(TEAMS) >= 40
    assert len({team["id"] for team in TEAMS}) == len(TEAMS)
    assert stages >= {"exploring", "prototype", "first_model", "several_models", "platform"}
