"""`mlteam knowledge check`, `explain` and `impact`."""

import json
from pathlib import Path

import pytest

from knowledge.advice.profile import TeamProfile
from storage.opening import open_store
from storage.values import ChannelKey
from tests.bot.commandline import NOW, mlteam


def test_the_built_in_knowledge_is_sound(tmp_path: Path) -> None:
    run = mlteam("knowledge", "check", cwd=tmp_path)

    assert run.returncode == 0
    assert run.stdout.startswith("Sound: ")


def test_all_faults_of_a_knowledge_folder_are_named_at_once(tmp_path: Path) -> None:
    rules = tmp_path / "ours" / "rules"
    rules.mkdir(parents=True)
    (rules / "one.yml").write_text("id: one\nsevrity: high\n")
    (rules / "two.yml").write_text("id: two\n  broken: [\n")

    run = mlteam("knowledge", "check", "ours", cwd=tmp_path)

    assert run.returncode == 1
    assert "ours/rules/one.yml:2: sevrity" in run.stderr.replace(" sevrity:", " sevrity")
    assert "did you mean severity?" in run.stderr
    assert "ours/rules/two.yml:2" in run.stderr


@pytest.mark.parametrize("command", [["serve", "--mode", "http"], ["advise", "-"]])
def test_a_broken_knowledge_folder_stops_what_needs_it(tmp_path: Path, command: list[str]) -> None:
    broken = tmp_path / "ours" / "roles"
    broken.mkdir(parents=True)
    (broken / "one.yml").write_text("id: [")

    run = mlteam(
        *command,
        cwd=tmp_path,
        stdin="{}",
        MLTEAM_KNOWLEDGE="ours",
        SLACK_BOT_TOKEN="xoxb-1",
        SLACK_SIGNING_SECRET="s",
        MLTEAM_DATABASE_URL="memory:",
    )

    assert run.returncode == 1
    assert "ours/roles/one.yml:" in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize(
    ("item", "says"),
    [
        ("own-stack", "Rule: Home-made ML stack"),
        ("ml_engineer", "Role: ML engineer"),
        ("medium-1", "For\n  medium companies"),
        ("rand-2024", "Cited by\n  - role"),
        ("medium-platform", "Others would say"),
        ("data-people-in-staff", "never a target"),
        ("slow_months", "In conditions\n  threshold.slow_months"),
        ("threshold.slow_months", "Read by\n  - rule slow-to-production"),
        ("data_flow", "Data engineer (data_engineer)"),
        ("micro", "Employees\n  1 to 9"),
        ("data_readiness", "governed: Governed: tidy"),
        ("headcount.ml_lead", "people who work as ML leads"),
        ("headcount", "headcount.ml_lead"),
        ("scientists", "Sum of\n  - headcount.data_scientist"),
        ("language_models", "Follows from\n  workload"),
        ("unseen-tip", "Closing\n  One tip {rhythm}"),
    ],
)
def test_explain_prints_one_item_of_any_kind(tmp_path: Path, item: str, says: str) -> None:
    run = mlteam("knowledge", "explain", item, cwd=tmp_path)

    assert run.returncode == 0
    assert f"id: {item.removeprefix('threshold.')}" in run.stdout
    assert says.lower() in run.stdout.lower()


@pytest.mark.parametrize("words", ["DS", "data scientist", "Data Scientists", "scientist"])
def test_explain_finds_a_role_by_its_words(tmp_path: Path, words: str) -> None:
    run = mlteam("knowledge", "explain", words, cwd=tmp_path)

    assert run.returncode == 0
    assert "id: data_scientist" in run.stdout


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("own-stak", "own-stack"),
        ("few-data-engineer", "few-data-engineers"),  # which is much like "data engineers" too
        ("slow_month", "slow_months"),
        ("language_model", "language_models"),
        ("rand-2025", "rand-2024"),
    ],
)
def test_explain_knows_what_was_meant(tmp_path: Path, typed: str, meant: str) -> None:
    run = mlteam("knowledge", "explain", typed, cwd=tmp_path)

    assert run.returncode == 1
    assert f"did you mean {meant}?" in run.stderr


def test_explain_says_so_where_nothing_is_near(tmp_path: Path) -> None:
    run = mlteam("knowledge", "explain", "qqqqqqqqqqq", cwd=tmp_path)

    assert run.returncode == 1
    assert run.stderr == "The knowledge base has no item called qqqqqqqqqqq.\n"


MORE_PATIENT = """\
slow_months:
  value: 12
  meaning: A year from idea to production is fine here.
very_slow_months:
  value: 24
  meaning: Two years are a serious matter.
"""


def test_impact_lists_the_channels_that_would_be_told_something_else_first(
    tmp_path: Path,
) -> None:
    url = f"sqlite:///{tmp_path}/mlteam.db"
    store = open_store(url)
    slow = {"company_size": 30, "stage": "first_model", "months_to_production": 9}
    team = {"headcount": {"ml_engineer": 2, "data_engineer": 1}, "monitored": True}
    for channel, fields in (("C1", {**team, **slow}), ("C2", team)):
        profile = TeamProfile.model_validate_json(json.dumps(fields))
        store.save_profile(ChannelKey("T1", channel), profile, base=0, by="U1", at=NOW)
    store.close()
    overlay = tmp_path / "ours"
    overlay.mkdir()
    (overlay / "thresholds.yml").write_text(MORE_PATIENT)

    ran = mlteam("knowledge", "impact", str(overlay), cwd=tmp_path, MLTEAM_DATABASE_URL=url)

    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("T1 C1\n  now: ")
    assert "(slow-to-production)" in ran.stdout
    assert "T1 C2" not in ran.stdout
    assert f"1 of 2 profiles would get another first recommendation from {overlay}." in ran.stdout


@pytest.mark.parametrize("url", ["sqlite:///nowhere.db", "sqlite:///no/folder/mlteam.db"])
def test_impact_on_a_database_that_is_not_there_says_so_and_creates_none(
    tmp_path: Path, url: str
) -> None:
    overlay = tmp_path / "ours"
    overlay.mkdir()

    ran = mlteam("knowledge", "impact", str(overlay), cwd=tmp_path, MLTEAM_DATABASE_URL=url)

    assert (ran.returncode, ran.stdout) == (1, "")
    path = url.removeprefix("sqlite:///")
    assert ran.stderr.startswith(f"There is no database at {path}. Check that MLTEAM_DATABASE_URL")
    assert list(tmp_path.iterdir()) == [overlay]


def test_impact_of_a_broken_overlay_is_the_list_of_its_faults(tmp_path: Path) -> None:
    (tmp_path / "thresholds.yml").write_text("slow_months: {value: soon, meaning: It is late.}\n")

    ran = mlteam("knowledge", "impact", str(tmp_path), cwd=tmp_path)

    assert (ran.returncode, ran.stdout) == (1, "")
    assert "thresholds.yml:1: slow_months.value: 'soon' does not fit" in ran.stderr
