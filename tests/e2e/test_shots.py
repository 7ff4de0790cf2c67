"""The table of screenshots: it is sound, and nothing that people see is left out of it."""

from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from bot.subcommands import SUBCOMMANDS
from knowledge.loader import load_knowledge
from scripts.shots.camera import VARIANTS
from scripts.shots.session import Session
from scripts.shots.sheet import write_sheet
from scripts.shots.table import Scene, Shot, read_table

ROOT = Path(__file__).parents[2]
SHOTS = [shot for scene in read_table() for shot in scene.shots]


def given(verb: str) -> list[str]:
    """What a verb of the steps is given in all rows."""
    steps = [step for shot in SHOTS for step in shot.steps if isinstance(step, dict)]
    return [str(step[verb]) for step in steps if verb in step]


def test_no_two_shots_have_one_name() -> None:
    assert [name for name, times in Counter(shot.name for shot in SHOTS).items() if times > 1] == []


def test_every_subcommand_is_taken() -> None:
    typed = {text.split()[0] for text in given("type") if text}

    assert {each.name for each in SUBCOMMANDS} - typed == set()


def test_a_nudge_for_every_reason_is_taken() -> None:
    assert set(load_knowledge().nudges) - set(given("wait")) == set()


def test_every_picture_of_the_readme_is_taken() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = {shot.docs for shot in SHOTS if shot.docs}

    assert named == {path.stem for path in (ROOT / "docs/images").glob("*.png")}
    assert all(f"docs/images/{name}.png" in readme for name in named)


@pytest.fixture
def scene() -> Scene:
    def shot(**row: object) -> Shot:
        return Shot.model_validate(row)

    return Scene(
        scene="some",
        shots=(
            shot(name="help", do=["home", {"type": "help"}]),
            shot(name="wrong", do=[{"press": "nothing_like_it"}]),
            shot(name="setup", show="modal", do=[{"type": "setup"}], docs="modal"),
        ),
    )


def test_shots_are_taken_in_every_look_and_put_side_by_side(
    browser: Browser, scene: Scene, tmp_path: Path
) -> None:
    session = Session(browser=browser, folder=tmp_path, images=tmp_path)

    taken = {shot.name: shot for shot in session.run(scene)}
    sheet = write_sheet(tmp_path, [*taken.values()]).read_text(encoding="utf-8")

    for name in ("help", "setup"):
        assert taken[name].problems == []
        for variant in VARIANTS:
            picture = tmp_path / taken[name].pictures[str(variant)]
            assert picture.read_bytes().startswith(b"\x89PNG")
            assert picture.name in sheet
    assert (tmp_path / "modal.png").read_bytes() == (tmp_path / "setup-light-desk.png").read_bytes()
    assert "there is no nothing_like_it" in taken["wrong"].problems[0]
    assert "3 shots, 1 of them with something wrong" in sheet


def test_only_what_is_asked_for_is_taken(browser: Browser, scene: Scene, tmp_path: Path) -> None:
    session = Session(browser=browser, folder=tmp_path, images=tmp_path, only=["setup"])

    assert [shot.name for shot in session.run(scene)] == ["setup"]
    assert not list(tmp_path.glob("help*"))
