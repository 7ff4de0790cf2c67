"""`mlteam db`: backups, restoring, and handing profiles over, as an operator does it."""

import json
import stat
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.nudges.deliver import deliver_due
from knowledge.advice.profile import TeamProfile
from storage.opening import open_store
from storage.sqlite.backup import back_up
from storage.sqlite.restore import restore
from storage.values import DeliveryState
from tests.bot.commandline import NOW, PROFILE, mlteam
from tests.bot.rig import Rig
from tests.storage.samples import ELSEWHERE, GROWN_TEAM, HERE, OTHER_WORKSPACE, SMALL_TEAM, fill

WEEK = timedelta(weeks=1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """With a database in it, of two workspaces."""
    store = open_store(f"sqlite:///{tmp_path}/mlteam.db")
    for key in (HERE, ELSEWHERE, OTHER_WORKSPACE):
        fill(store, key)
    store.save_profile(
        ELSEWHERE, TeamProfile.model_validate_json(json.dumps(PROFILE)), base=2, by="U2", at=NOW
    )
    store.close()
    return tmp_path


def exported(folder: Path, *options: str) -> list[dict[str, object]]:
    run = mlteam("db", "export", *options, cwd=folder)
    assert (run.returncode, run.stderr) == (0, "")
    return [json.loads(line) for line in run.stdout.splitlines()]


def test_a_backup_says_what_it_holds_and_one_that_is_there_stays(folder: Path) -> None:
    run = mlteam("db", "backup", "monday.db", cwd=folder)

    size = (folder / "monday.db").stat().st_size
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout == (
        "mlteam.db is backed up as monday.db: 7 versions of the profiles of 3 channels,"
        f" {size} bytes.\n"
    )
    assert stat.S_IMODE((folder / "monday.db").stat().st_mode) == 0o600

    again = mlteam("db", "backup", "monday.db", cwd=folder)

    assert (again.returncode, again.stdout) == (1, "")
    assert again.stderr == (
        "monday.db is there already, and nothing is overwritten. Name another file.\n"
    )


def test_a_restore_says_what_it_did(folder: Path) -> None:
    mlteam("db", "backup", "monday.db", cwd=folder)
    store = open_store(f"sqlite:///{folder}/mlteam.db")
    store.forget_channel(HERE)
    store.close()

    refused = mlteam("db", "restore", "monday.db", cwd=folder)
    run = mlteam("db", "restore", "monday.db", "--replace", cwd=folder)

    assert (refused.returncode, refused.stdout) == (1, "")
    assert "There is a database at mlteam.db." in refused.stderr
    assert (run.returncode, run.stderr) == (0, "")
    (kept,) = folder.glob("mlteam.db.before-restore-*")
    assert "mlteam.db is restored from monday.db: 7 versions of the profiles of 3" in run.stdout
    assert f"What was there before is kept as {kept.name}" in run.stdout
    assert run.stdout.endswith("/mlteam forget:\n  T1 C1\n")
    assert len(exported(folder)) == 3


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("backup", "to.db"), "MLTEAM_DATABASE_URL names no file."),
        (("restore", "from.db"), "MLTEAM_DATABASE_URL names no file."),
    ],
)
def test_what_is_in_memory_alone_is_one_clear_sentence(
    tmp_path: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    run = mlteam("db", *arguments, cwd=tmp_path, MLTEAM_DATABASE_URL="memory:")

    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr.startswith(sentence)
    assert run.stderr.count("\n") == 1


@pytest.mark.parametrize("arguments", [("backup", "to.db"), ("export",)])
def test_a_database_that_is_not_there_is_not_created(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    run = mlteam("db", *arguments, cwd=tmp_path)

    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr.startswith("There is no database at mlteam.db.")
    assert list(tmp_path.iterdir()) == []


def test_an_export_has_a_line_for_each_channel_with_its_newest_profile(folder: Path) -> None:
    lines = exported(folder)

    assert [(one["workspace"], one["channel"], one["version"]) for one in lines] == [
        ("T1", "C1", 2),
        ("T1", "C2", 3),
        ("T2", "C1", 2),
    ]
    assert lines[1] == {
        "workspace": "T1",
        "channel": "C2",
        "version": 3,
        "saved_at": NOW.isoformat(),
        "saved_by": "U2",
        "profile": PROFILE,
    }


def test_an_export_of_one_workspace_has_nothing_of_another(folder: Path) -> None:
    lines = exported(folder, "--workspace", "T2")

    assert [(one["workspace"], one["channel"]) for one in lines] == [("T2", "C1")]
    assert exported(folder, "--workspace", "T3") == []


def test_all_versions_are_exported_if_asked_for_the_oldest_first(folder: Path) -> None:
    lines = exported(folder, "--workspace", "T1", "--all")

    assert [(one["channel"], one["version"]) for one in lines] == [
        *(("C1", 1), ("C1", 2)),
        *(("C2", 1), ("C2", 2), ("C2", 3)),
    ]
    assert [one["profile"] for one in lines[:2]] == [SMALL_TEAM.told(), GROWN_TEAM.told()]


def test_advise_takes_each_exported_profile_as_it_is(folder: Path) -> None:
    for line in exported(folder, "--all"):
        profile = json.dumps(line["profile"])
        run = mlteam("advise", "-", "--format", "json", cwd=folder, stdin=profile)

        assert (run.returncode, run.stderr) == (0, "")
        assert json.loads(run.stdout)["recommendations"]


def test_after_a_restore_no_occurrence_is_posted_twice_and_the_rhythm_goes_on(
    rig: Rig, tmp_path: Path
) -> None:
    rig.set_up(stage="first_model", headcount_data_scientist="4", rhythm="weekly")
    back_up(tmp_path / "mlteam.db", tmp_path / "saved.db")
    rig.deliver(later=WEEK)
    rig.deliver(later=WEEK)
    assert len(rig.posts()) == 2
    rig.clock.now += timedelta(hours=1)
    rig.deps.store.close()

    restore(tmp_path / "saved.db", tmp_path / "mlteam.db", now=rig.clock(), replace=True)

    store = open_store(f"sqlite:///{tmp_path}/mlteam.db")
    deps = replace(rig.deps, store=store)
    assert deliver_due(deps, rig.clients) == []
    assert len(rig.posts()) == 2

    rig.clock.now += WEEK
    (delivery,) = deliver_due(deps, rig.clients)
    assert delivery.state is DeliveryState.POSTED
    assert len(rig.posts()) == 3
    store.close()
