"""What the bot shows is what tests/bot/snapshots/ says; `make snapshots` writes these anew."""

import json

import pytest

from scripts.shots.table import Scene
from tests.bot.replay import (
    FOLDER,
    LANGUAGES,
    REACHED,
    pretty,
    replay,
    scenes,
    view_functions,
)

WRITE = "see the change with `git diff` after `make snapshots`"
LARGEST_FILE, LARGEST_FOLDER = 50_000, 1_500_000
"""Bytes. Who reviews a change reads them."""
REPLAYED = [
    pytest.param(scene, language, id=f"{language}-{scene.scene}")
    for language in LANGUAGES
    for scene in scenes(language)
]


@pytest.mark.parametrize(("scene", "language"), REPLAYED)
def test_every_message_modal_and_home_is_as_its_snapshot(scene: Scene, language: str) -> None:
    replayed = replay(scene, language)

    for name, payload in replayed.shown.items():
        path = FOLDER / language / f"{name}.json"
        assert path.exists(), f"{name} has no snapshot yet: {WRITE}"
        assert f"{pretty(payload)}\n" == path.read_text(encoding="utf-8"), f"{name}: {WRITE}"
    if language == "en":
        known = json.loads((FOLDER / REACHED).read_text(encoding="utf-8"))
        assert replayed.reached == {one for one in known if scene.scene in known[one]}, WRITE


def test_every_snapshot_is_of_a_shot() -> None:
    expected = {
        f"{language}/{shot.name}.json"
        for language in LANGUAGES
        for scene in scenes(language)
        for shot in scene.shots
        if shot.show != "page"
    }
    kept = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if path.is_file()}

    assert kept == expected | {REACHED}


def test_every_function_that_makes_a_view_is_in_a_snapshot() -> None:
    """One that is new needs a row in scripts/shots/shots.yml."""
    known = json.loads((FOLDER / REACHED).read_text(encoding="utf-8"))

    assert view_functions() - set(known) == set()


def test_the_snapshots_stay_small() -> None:
    sizes = {path.name: path.stat().st_size for path in FOLDER.rglob("*.json")}

    assert {name: size for name, size in sizes.items() if size > LARGEST_FILE} == {}
    assert sum(sizes.values()) < LARGEST_FOLDER
