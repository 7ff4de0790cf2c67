"""What `mlteam` shows at a terminal, and that a file or a pipe gets plain text."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.entrypoints.cli import app
from tests.bot.terminal import Terminal

PROFILE = {"company_size": 180, "stage": "first_model", "headcount": {"data_scientist": 4}}
SOURCE = "https://www.oreilly.com/radar/data-engineers-vs-data-scientists/"


@pytest.fixture
def team(tmp_path: Path) -> Path:
    (tmp_path / "team.json").write_text(json.dumps(PROFILE))
    return tmp_path


def shown(cwd: Path, *arguments: str, columns: int = 80, **environ: str) -> Terminal:
    with Terminal(*arguments, cwd=cwd, columns=columns, **environ) as terminal:
        assert terminal.end() == 0
    return terminal


ADVISE = ("advise", "team.json")
EXPLAIN = ("knowledge", "explain", "own-stack")


@pytest.mark.parametrize("arguments", [ADVISE, EXPLAIN])
@pytest.mark.parametrize("columns", [40, 60, 80, 200])
def test_no_line_is_longer_than_the_window_or_than_people_read(
    team: Path, arguments: tuple[str, ...], columns: int
) -> None:
    text = shown(team, *arguments, columns=columns).text

    longest = max(map(len, text.splitlines()))
    assert longest == min(columns, 100)


@pytest.mark.parametrize("columns", [40, 80])
def test_advice_has_its_recommendations_reasons_and_sources(team: Path, columns: int) -> None:
    text = shown(team, *ADVISE, columns=columns).text

    assert "─ 1. Hire: Data engineer ─" in text
    assert "Hire a data engineer" in text
    assert "4 data scientists" in text
    assert "Sources" in text
    assert "[1] [2]" in text
    assert "In short" in text
    assert "1. Hire: Data engineer" in text.rpartition("In short")[2]


def test_each_source_is_listed_once_under_its_number_and_is_a_link(team: Path) -> None:
    terminal = shown(team, *ADVISE, columns=100)

    sources = terminal.text.rpartition("\nSources")[2]
    assert sources.count("[2] Data engineers vs. data scientists") == 1
    assert SOURCE in sources
    assert f";{SOURCE}\x1b\\" in terminal.screen


def test_an_item_has_all_that_the_plain_text_has(team: Path) -> None:
    plain = CliRunner().invoke(app, list(EXPLAIN)).stdout.replace("Rule: ", "Rule ")

    seen = shown(team, *EXPLAIN, columns=60).text

    seen_without_spaces = "".join(seen.split())  # long addresses are folded
    words = (word for word in plain.split() if word != "-")
    assert [word for word in words if word not in seen_without_spaces] == []


def test_without_color_nothing_is_lost(team: Path) -> None:
    colorful, plain = shown(team, *ADVISE), shown(team, *ADVISE, NO_COLOR="1")

    assert colorful.text == plain.text
    assert "\x1b[36m" in colorful.screen
    assert "\x1b[36m" not in plain.screen


def test_a_terminal_that_can_only_type_gets_plain_text(team: Path) -> None:
    terminal = shown(team, *ADVISE, TERM="dumb")

    assert "\x1b" not in terminal.screen
    assert "\n1. Hire a data engineer before the next data scientist.\n" in terminal.text


@pytest.mark.parametrize("output", ["json", "markdown"])
def test_other_formats_are_the_same_at_a_terminal_and_in_a_pipe(team: Path, output: str) -> None:
    arguments = ("advise", "team.json", "--format", output)
    piped = CliRunner().invoke(app, ["advise", str(team / "team.json"), "--format", output])

    assert shown(team, *arguments).text == piped.stdout


@pytest.mark.parametrize("arguments", [["advise", "team.json"], list(EXPLAIN)])
def test_a_pipe_gets_plain_lines(
    team: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(team)

    text = CliRunner().invoke(app, arguments).stdout

    assert "\x1b" not in text
    assert "─" not in text
    assert max(len(line) for line in text.splitlines() if "https://" not in line) <= 88
