"""From the table to pictures: plays a scene once, and takes each shot in every variant."""

import shutil
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser
from playwright.sync_api import Error as BrowserError
from pydantic import ValidationError

from playground.errors import NotPossible
from playground.state import NoSuchOption
from scripts.shots import axe
from scripts.shots.camera import VARIANTS, Lens, lenses
from scripts.shots.past import NeverPosted
from scripts.shots.sheet import Taken
from scripts.shots.stage import Stage, StepFailed, staged
from scripts.shots.table import Scene, Shot

CANNOT = (StepFailed, NeverPosted, NotPossible, NoSuchOption, BrowserError, ValidationError)
# axe-core looks at one variant of each screen and of each scheme.
CHECKED = ("light-desk", "dark-phone")
FOR_DOCS = "light-desk"


@dataclass(frozen=True, kw_only=True)
class Session:
    """`only` are the names of the shots to take, all when there is none; `images` is where those
    go that the documentation shows."""

    browser: Browser
    folder: Path
    images: Path
    only: Collection[str] = ()

    def run(self, scene: Scene) -> Iterator[Taken]:
        if not any(self._wanted(shot) for shot in scene.shots):
            return
        with staged() as stage, lenses(self.browser, stage, VARIANTS) as opened:
            for shot in scene.shots:
                yield from self._shoot(shot, stage, opened)

    def _wanted(self, shot: Shot) -> bool:
        return not self.only or shot.name in self.only

    def _shoot(self, shot: Shot, stage: Stage, opened: Sequence[Lens]) -> Iterator[Taken]:
        """A step that fails is noted, and the next shot has its turn."""
        taken = Taken(name=shot.name, told=_told(shot))
        try:
            stage.enter(shot.user, shot.channel)
            for step in shot.steps:
                stage.play(step)
            _see_that_nothing_covers(shot, stage)
            if self._wanted(shot):
                for lens in opened:
                    self._take(shot, lens, taken)
        except CANNOT as error:
            taken.problems.append(str(error))
        _close_modals(shot, stage)
        if self._wanted(shot):
            yield taken

    def _take(self, shot: Shot, lens: Lens, taken: Taken) -> None:
        name = f"{shot.name}-{lens.variant}.png"
        lens.look(shot)
        lens.take(shot, self.folder / name)
        taken.pictures[str(lens.variant)] = name
        if shot.docs and str(lens.variant) == FOR_DOCS:
            shutil.copyfile(self.folder / name, self.images / f"{shot.docs}.png")
        if axe.source() and str(lens.variant) in CHECKED:
            taken.problems.extend(f"{lens.variant}: {each}" for each in lens.check(shot))


def _see_that_nothing_covers(shot: Shot, stage: Stage) -> None:
    if shot.show not in ("modal", "page") and stage.slack.modal(shot.user):
        raise StepFailed("a modal has opened; show it, or close it first")


def _close_modals(shot: Shot, stage: Stage) -> None:
    """A modal stays for the shots of its kind that follow, and is closed for others."""
    if shot.show != "modal" and stage.slack.modal(shot.user):
        stage.slack.close_view(shot.user, whole_stack=True)


def _told(shot: Shot) -> str:
    steps = [str(step) if isinstance(step, str) else str(step)[1:-1] for step in shot.steps]
    return f"{shot.user} in {shot.channel}: {' · '.join(steps) or 'nothing'}"
