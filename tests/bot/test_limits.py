"""Everything that is shown obeys every limit of Slack's, in two opinions: all snapshots, and a
workspace in which everything is as long, as many and as strange as it may be.
"""

import json
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from bot.language import say, speaking
from bot.views.text import LONGEST_TEXT
from playground.blockkit import problems, view_problems
from scripts.shots.stage import Stage, staged
from tests.bot.hostile import BARE, STEPS, make_hostile
from tests.bot.replay import FOLDER, LANGUAGES, REACHED, StillClock
from tests.bot.second_opinion import objections

Json = dict[str, Any]
SNAPSHOTS = [path for path in sorted(FOLDER.rglob("*.json")) if path.name != REACHED]
APOLOGIES = ("errors-ours", "pictures-failed")


def faults(shown: Json) -> list[str]:
    """What is wrong with a message, a modal or a Home."""
    if "type" in shown:
        found = [str(one) for one in view_problems(shown)]
    else:
        found = [str(one) for one in problems(shown["blocks"], "message")]
        if not 0 < len(shown["text"]) <= LONGEST_TEXT:
            found.append(f"the text has {len(shown['text'])} characters")
    return found + objections(shown)


def mentions(value: object) -> Iterator[str]:
    """Texts in which a name would call everybody."""
    if isinstance(value, dict):
        if value.get("type") == "mrkdwn" and "<!channel>" in value["text"]:
            yield value["text"]
        for one in value.values():
            yield from mentions(one)
    elif isinstance(value, list):
        for one in value:
            yield from mentions(one)


@pytest.mark.parametrize("path", SNAPSHOTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_snapshot_obeys_every_limit(path: Path) -> None:
    assert faults(json.loads(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_hostile_workspace_obeys_every_limit(language: str) -> None:
    wrong: dict[str, list[str]] = {}
    seen: set[str] = set()
    with staged(StillClock()) as stage:
        make_hostile(stage.trial)
        for person in ("ana", "ben", "jonas") if language == "de" else ():
            stage.slack.speak(person, "de-DE")
        for channel, step in [*product(["#ml-team", BARE], STEPS), ("#ml-team", "home")]:
            stage.enter("ana", channel)
            stage.play(step)
            fresh = {str(each): each for each in everything(stage) if str(each) not in seen}
            seen |= fresh.keys()
            if found := [fault for each in fresh.values() for fault in worst(each, language)]:
                wrong.setdefault(f"{channel}: {step}", found)

    assert wrong == {}


def worst(shown: Json, language: str) -> Iterator[str]:
    """What is wrong with it, calls for everybody and apologies among it."""
    yield from faults(shown)
    yield from mentions(shown)
    said = json.dumps(shown, ensure_ascii=False)
    with speaking(language):
        sorry = [say(one, reference="").partition("`")[0] for one in APOLOGIES]
    yield from (one for one in sorry if one in said)
    if "<!channel>" in shown.get("text", ""):
        yield "the text calls everybody"


def everything(stage: Stage) -> Iterator[Json]:
    """The newest message of the bot's in each conversation, and each modal and Home."""
    space = stage.slack.workspace
    newest = {m.channel: m for m in space.messages.all() if m.user == space.app.bot_user_id}
    for message in newest.values():
        yield {"text": message.text, "blocks": message.blocks}
    for view in [*space.views.modals(), *space.views.homes()]:
        yield {name: one for name, one in view.body.items() if one is not None}
