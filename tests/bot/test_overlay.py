"""A company's own knowledge that changes while the bot runs."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.deps import Deps
from bot.overlay import OverlayWatch
from knowledge.loader import load_knowledge
from storage.memory import MemoryStore

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SLOW = "slow_months:\n  value: {value}\n  meaning: So many months are fine here.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "thresholds.yml").write_text(SLOW.format(value=5))
    return tmp_path


@pytest.fixture
def deps(folder: Path) -> Deps:
    return Deps.build(load_knowledge(folder), MemoryStore(), lambda: NOW, folder)


def slow_months(deps: Deps) -> float:
    return deps.knowledge.thresholds["slow_months"].value


def change(folder: Path, text: str) -> None:
    """Also the time of the change, because a test is faster than some file systems' clocks."""
    path = folder / "thresholds.yml"
    before = path.stat().st_mtime_ns
    path.write_text(text)
    os.utime(path, ns=(before + 1_000_000, before + 1_000_000))


def test_a_sound_change_is_taken_up_while_the_bot_runs(folder: Path, deps: Deps) -> None:
    watch, adviser = OverlayWatch(deps), deps.adviser
    change(folder, SLOW.format(value=9))

    watch.refresh()

    assert slow_months(deps) == 9
    assert deps.adviser is not adviser


def test_a_new_file_is_a_change_too(folder: Path, deps: Deps) -> None:
    watch = OverlayWatch(deps)
    (folder / "tips").mkdir()
    tip = "- id: small-99\n  text: Ask the users.\n  sources: [rand-2024]\n"
    (folder / "tips" / "small.yml").write_text(tip)

    watch.refresh()

    assert "small-99" in [one.id for tips in deps.knowledge.tips.values() for one in tips]


def test_a_broken_change_is_refused_with_its_place_and_the_old_one_stays(
    folder: Path, deps: Deps, caplog: pytest.LogCaptureFixture
) -> None:
    watch, before = OverlayWatch(deps), deps.knowledge
    change(folder, SLOW.format(value="soon"))

    watch.refresh()
    watch.refresh()

    assert deps.knowledge is before
    (logged,) = caplog.messages
    assert f"{folder}/thresholds.yml:2: slow_months.value: 'soon' does not fit; " in logged


def test_an_overlay_that_was_mended_is_taken_up(folder: Path, deps: Deps) -> None:
    watch = OverlayWatch(deps)
    change(folder, SLOW.format(value="soon"))
    watch.refresh()
    change(folder, SLOW.format(value=7))

    watch.refresh()

    assert slow_months(deps) == 7


def test_a_folder_that_is_taken_away_is_refused_too(folder: Path, deps: Deps) -> None:
    watch, before = OverlayWatch(deps), deps.knowledge
    (folder / "thresholds.yml").unlink()
    folder.rmdir()

    watch.refresh()

    assert deps.knowledge is before


def test_nothing_is_loaded_again_while_nothing_changes(deps: Deps) -> None:
    before = deps.knowledge

    OverlayWatch(deps).refresh()

    assert deps.knowledge is before
