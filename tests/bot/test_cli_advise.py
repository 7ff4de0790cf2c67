"""`mlteam advise`, and what a wrong usage of the command line ends with."""

import json
from pathlib import Path

import pytest

from tests.bot.commandline import PROFILE, mlteam


def test_advise_prints_one_json_object_that_is_the_same_each_time(tmp_path: Path) -> None:
    (tmp_path / "team.json").write_text(json.dumps(PROFILE))

    runs = [
        mlteam("advise", "team.json", "--format", "json", cwd=tmp_path, PYTHONHASHSEED=str(seed))
        for seed in (1, 2)
    ]

    assert [run.returncode for run in runs] == [0, 0]
    assert runs[0].stdout == runs[1].stdout
    assert json.loads(runs[0].stdout)["band"] == "medium"


@pytest.mark.parametrize("output", ["text", "markdown"])
def test_advise_prints_for_people_too(tmp_path: Path, output: str) -> None:
    run = mlteam("advise", "-", "--format", output, cwd=tmp_path, stdin=json.dumps(PROFILE))

    assert run.returncode == 0
    assert "Hire a data engineer before the next data scientist." in run.stdout
    assert "https://dezzain.com" in run.stdout


@pytest.mark.parametrize(
    ("profile", "sentence"),
    [
        ('{"headcount": {"data_scientis": 1}}', "did you mean data_scientist?"),
        ('{"compny_size": 5}', "did you mean company_size?"),
        ('{"headcount": {"data_scientist": -1}}', "headcount.data_scientist:"),
        ('{"company_size": 3, "headcount": {"ml_engineer": 5}}', "more than the company's 3"),
        ("[1, 2]", "write a JSON object"),
        ("{", "not JSON"),
        ("", "it is empty"),
        (" \n", "it is empty"),
    ],
)
def test_a_bad_profile_is_one_clear_sentence(tmp_path: Path, profile: str, sentence: str) -> None:
    run = mlteam("advise", "-", cwd=tmp_path, stdin=profile)

    assert run.returncode == 1
    assert run.stdout == ""
    assert sentence in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("missing.json", "No such file or directory"),
        (".", "Is a directory"),
        ("latin.json", "it is not UTF-8"),
    ],
)
def test_a_profile_that_can_not_be_read_is_named(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "latin.json").write_bytes(b"\xff")

    run = mlteam("advise", name, cwd=tmp_path)

    assert run.returncode == 1
    assert f"{name} can't be read ({reason})." in run.stderr


@pytest.mark.parametrize("output", ["text", "markdown"])
def test_what_nobody_told_is_named(tmp_path: Path, output: str) -> None:
    told = json.dumps({"headcount": {"data_scientist": 1}})

    run = mlteam("advise", "-", "--format", output, cwd=tmp_path, stdin=told)

    assert run.stdout.startswith("Company size: medium (not told). Stage: prototype (assumed).\n")
    closing = run.stdout.rpartition("\n\n")[2].replace("\n", " ")
    assert closing.startswith("Nobody told, so assumed: ")
    assert "company size" in closing.partition("; unknown: ")[0]
    assert "business measure" in closing.partition("; unknown: ")[2]


def test_what_was_told_has_no_mark(tmp_path: Path) -> None:
    run = mlteam("advise", "-", cwd=tmp_path, stdin=json.dumps(PROFILE))

    assert run.stdout.startswith("Company size: medium. Stage: first_model.\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ["frobnicate"],
        ["advise"],
        ["advise", "-", "--format", "xml"],
        ["serve", "--mode", "pigeon"],
        ["nudge"],
        ["nudge", "--once", "--now", "tomorrow"],
        ["nudge", "--once", "--now", "2026-11-23T09:00:00"],
    ],
)
def test_wrong_usage_ends_with_status_two(tmp_path: Path, arguments: list[str]) -> None:
    run = mlteam(*arguments, cwd=tmp_path, SLACK_BOT_TOKEN="xoxb-1")

    assert run.returncode == 2
    assert "Traceback" not in run.stderr
