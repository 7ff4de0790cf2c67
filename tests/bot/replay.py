"""Every message, modal and Home that scripts/shots/shots.yml reaches, as JSON.

`make snapshots` (`python -m tests.bot.replay`) writes all of them anew into tests/bot/snapshots/,
in English and in German.
"""

import json
import re
import shutil
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib import import_module
from inspect import getmembers, isfunction
from pathlib import Path
from types import FrameType
from typing import Any, get_args, get_type_hints

from slack_sdk.models.views import View

from bot.reply import Message
from playground.blockkit import elements_of, every_block
from playground.clock import ShiftedClock
from scripts.shots.stage import Stage, staged
from scripts.shots.table import Scene, Shot, read_table

Json = dict[str, Any]
FOLDER = Path(__file__).with_name("snapshots")
REACHED = "reached.json"
"""By which scenes each function of bot/views is called that makes a message, a modal or a Home."""
VIEWS = Path(__file__).parents[2] / "bot" / "views"
LANGUAGES = ("en", "de")
# In this scene one of them reads German among others; the second run is all in German anyway.
ENGLISH_ONLY = "german"
SUNDAY = datetime(2026, 11, 22, 9, tzinfo=UTC)
MADE_UP = re.compile(r"[A-Z][A-Za-z0-9]{4}")
FILE = re.compile(r"\bF[0-9A-F]{10}\b")
RESPONSE_URL = re.compile(r"http://127\.0\.0\.1:\d+/response/[\w-]+")
WIDTH = 100


class StillClock(ShiftedClock):
    """Stands still until it is moved."""

    def __call__(self) -> datetime:
        return SUNDAY + self.offset


@dataclass(frozen=True, kw_only=True)
class Replayed:
    """What a scene showed, by the names of its shots, and the view functions that it called."""

    shown: dict[str, Json]
    reached: frozenset[str]


def scenes(language: str) -> list[Scene]:
    """Those that show something that is not the whole page."""
    return [
        one
        for one in read_table()
        if (language == "en" or one.scene != ENGLISH_ONLY)
        and any(shot.show != "page" for shot in one.shots)
    ]


def replay(scene: Scene, language: str) -> Replayed:
    """Raises what a step raises that cannot be done, with the name of the shot."""
    # Of the second run nobody wants to know it, and it takes half as long again.
    called: set[str] = set()
    traced = tracing(called) if language == "en" else nullcontext()
    with traced, staged(StillClock()) as stage:
        for person in ("ana", "ben", "jonas") if language == "de" else ():
            stage.slack.speak(person, "de-DE")
        shown = {shot.name: _play(shot, stage) for shot in scene.shots if shot.show != "page"}
    return Replayed(shown=shown, reached=view_functions() & called)


def _play(shot: Shot, stage: Stage) -> Json:
    try:
        stage.enter(shot.user, shot.channel)
        for step in shot.steps:
            stage.play(step)
        shown = _bare(_shown(shot, stage))
    except Exception as error:
        error.add_note(f"in the shot {shot.name} of scripts/shots/shots.yml")
        raise
    if shot.show != "modal" and stage.slack.modal(shot.user):
        stage.slack.close_view(shot.user, whole_stack=True)
    return shown


def _shown(shot: Shot, stage: Stage) -> Json:
    if shot.show in ("message", "post"):
        found = stage.message(posted=shot.show == "post")
        return {"text": found.text, "blocks": found.blocks}
    slack = stage.slack
    view = slack.modal(shot.user) if shot.show == "modal" else slack.home(shot.user)
    assert view is not None, f"there is no {shot.show}"
    return {name: value for name, value in view.body.items() if value is not None}


def _bare(payload: Json) -> Json:
    """Without what Slack makes up, or with the same in its place each time."""
    files: dict[str, str] = {}
    text = FILE.sub(
        lambda found: files.setdefault(found[0], f"F0FILE{len(files) + 1:05}"),
        json.dumps(payload, ensure_ascii=False),
    )
    bare: Json = json.loads(RESPONSE_URL.sub("https://hooks.slack.com/actions/1", text))
    for block in every_block(bare["blocks"]):
        named = [(block, "block_id"), *((each, "action_id") for _, each in elements_of(block))]
        for owner, name in named:
            if MADE_UP.fullmatch(owner.get(name, "")):
                del owner[name]
    return bare


@contextmanager
def tracing(called: set[str]) -> Iterator[None]:
    """Note which functions of bot/views are called, also in threads that begin meanwhile."""
    folder = str(VIEWS)

    def note(frame: FrameType, _event: str, _arg: object) -> None:
        if frame.f_code.co_filename.startswith(folder):
            called.add(f"{Path(frame.f_code.co_filename).stem}.{frame.f_code.co_name}")

    before = sys.gettrace()
    threading.settrace(note)
    sys.settrace(note)
    try:
        yield
    finally:
        sys.settrace(before)
        threading.settrace(before)


@cache
def view_functions() -> frozenset[str]:
    """Those of bot/views that make something to be shown, such as "advice.advice_message"."""
    return frozenset(
        f"{path.stem}.{name}"
        for path in VIEWS.glob("[a-z]*.py")
        for name, function in getmembers(import_module(f"bot.views.{path.stem}"), isfunction)
        if function.__module__ == f"bot.views.{path.stem}" and _makes_a_view(function)
    )


def _makes_a_view(function: object) -> bool:
    returned = get_type_hints(function).get("return")
    return not {Message, View}.isdisjoint((returned, *get_args(returned)))


def pretty(value: object, indent: int = 0) -> str:
    """JSON in which whatever fits on a line is on one line."""
    line = json.dumps(value, ensure_ascii=False)
    if len(line) + indent <= WIDTH or not isinstance(value, dict | list):
        return line
    inner = indent + 1
    if isinstance(value, dict):
        parts = [f"{json.dumps(name)}: {pretty(one, inner)}" for name, one in value.items()]
    else:
        parts = [pretty(one, inner) for one in value]
    lines = f",\n{' ' * inner}".join(parts)
    return f"{line[0]}\n{' ' * inner}{lines}\n{' ' * indent}{line[-1]}"


def write(folder: Path = FOLDER) -> None:
    """All snapshots anew, and none of a shot that is gone."""
    jobs = [(scene, language) for language in LANGUAGES for scene in scenes(language)]
    reached: dict[str, list[str]] = {}
    with ProcessPoolExecutor() as pool:
        replayed = list(pool.map(replay, *zip(*jobs, strict=True)))
    shutil.rmtree(folder, ignore_errors=True)
    for (scene, language), found in zip(jobs, replayed, strict=True):
        (folder / language).mkdir(parents=True, exist_ok=True)
        for name, payload in found.shown.items():
            path = folder / language / f"{name}.json"
            path.write_text(f"{pretty(payload)}\n", encoding="utf-8")
        for function in found.reached if language == "en" else ():
            reached.setdefault(function, []).append(scene.scene)
    (folder / REACHED).write_text(f"{pretty(dict(sorted(reached.items())))}\n", encoding="utf-8")


if __name__ == "__main__":
    write()
