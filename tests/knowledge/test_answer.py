"""The JSON of `mlteam advise`, which programs outside rely on."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from knowledge.advice.answer import plain_number
from knowledge.advice.engine import Adviser
from knowledge.advice.facts import Scalar
from knowledge.advice.profile import TeamProfile

PROFILE = {
    "company_size": 180,
    "stage": "first_model",
    "headcount": {"data_scientist": 4, "ml_engineer": 1},
    "models_in_production": 1,
    "months_to_production": 9,
    "monitored": False,
    "goal_measured": False,
    "open_positions": 2,
}
RECOMMENDATION = [
    "rank",
    "rule",
    "move",
    "role",
    "severity",
    "confidence",
    "advice",
    "why",
    "evidence",
    "sources",
    "would_change",
]
GROWING = [*RECOMMENDATION[:4], "grow_from", *RECOMMENDATION[4:]]


def printed(adviser: Adviser, **changes: object) -> dict[str, list[dict[str, object]]]:
    profile = TeamProfile.model_validate_json(json.dumps(PROFILE | changes))
    printed: dict[str, list[dict[str, object]]] = adviser.advise(profile).model_dump(mode="json")
    return printed


def test_the_answer_has_the_keys_that_programs_know(adviser: Adviser) -> None:
    assert list(printed(adviser)) == [
        "band",
        "stage",
        "recommendations",
        "not_recommended",
        "tips",
        "assumed",
    ]


def test_a_recommendation_has_the_keys_that_programs_know(adviser: Adviser) -> None:
    kinds = {one["move"]: list(one) for one in printed(adviser)["recommendations"]}

    assert kinds["hire"] == RECOMMENDATION
    assert kinds["practice"] == RECOMMENDATION


def test_only_a_develop_move_names_who_grows(adviser: Adviser) -> None:
    heads = {"data_scientist": 4, "software_engineer": 1}
    frozen = printed(adviser, hiring="frozen", headcount=heads)["recommendations"]

    assert {"develop", "practice"} <= {str(one["move"]) for one in frozen}
    assert all(
        list(one) == (GROWING if one["move"] == "develop" else RECOMMENDATION) for one in frozen
    )


@pytest.mark.parametrize(
    ("part", "keys"),
    [("evidence", ["fact", "value", "origin"]), ("would_change", ["change", "patch", "then"])],
)
def test_parts_have_the_keys_that_programs_know(
    adviser: Adviser, part: str, keys: list[str]
) -> None:
    parts = [entry for one in printed(adviser)["recommendations"] for entry in _list(one[part])]

    assert parts
    assert all(list(entry) == keys for entry in parts)


def _list(value: object) -> list[dict[str, object]]:
    assert isinstance(value, list)
    return value


def test_reasons_against_have_the_keys_that_programs_know(adviser: Adviser) -> None:
    against = printed(adviser)["not_recommended"]

    assert all(list(entry) == ["role", "because"] for entry in against)


def test_people_are_not_counted_in_decimals(adviser: Adviser) -> None:
    assert '"value": 4,' in json.dumps(printed(adviser))


@pytest.mark.parametrize(
    ("value", "plain"), [(4.0, 4), (0.5, 0.5), (True, True), ("4.0", "4.0"), (None, None)]
)
def test_only_whole_decimals_become_whole(value: Scalar, plain: Scalar) -> None:
    assert (plain_number(value), type(plain_number(value))) == (plain, type(plain))


def test_two_processes_print_the_same_bytes(tmp_path: Path) -> None:
    path = tmp_path / "profile.json"
    path.write_text(json.dumps(PROFILE))
    first, second = (advise_in_a_process(path, seed) for seed in ("1", "2"))

    assert json.loads(first)["recommendations"]
    assert first == second


def advise_in_a_process(path: Path, hash_seed: str) -> bytes:
    return subprocess.run(  # noqa: S603 -- our own command line
        [sys.executable, "-m", "bot", "advise", str(path), "--format", "json"],
        check=True,
        capture_output=True,
        cwd=Path(__file__).parents[2],
        env={"PYTHONHASHSEED": hash_seed},
    ).stdout
