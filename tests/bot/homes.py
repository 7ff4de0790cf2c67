"""What tests of App Home look at."""

import json
from dataclasses import replace
from typing import Any

from playground.gestures import Outcome
from playground.team import Channel
from playground.views import View
from tests.bot.rig import Rig

Json = dict[str, Any]


def open_home(rig: Rig, user: str = "ana") -> View:
    assert rig.sender.wait()  # else an earlier change may draw it once more
    view = rig.slack.open_home(user)
    assert view is not None
    return view


def home_text(rig: Rig, user: str = "ana") -> str:
    """All that the Home tab says when it is opened."""
    return json.dumps(open_home(rig, user).body, ensure_ascii=False)


def drawn(rig: Rig, user: str = "ana") -> str:
    """What the Home tab shows without being opened again, once all errands are done."""
    assert rig.sender.wait()
    view = rig.slack.home(user)
    return json.dumps(view.body, ensure_ascii=False) if view else ""


def card(view: View, channel: str) -> list[Json]:
    """The blocks of a channel: its text, the small print and the buttons."""
    blocks = view.blocks
    start = next(n for n, one in enumerate(blocks) if f"*<#{channel}>*" in str(one.get("text")))
    return blocks[start : start + 3]


def card_text(view: View, channel: str) -> str:
    text, small, _ = card(view, channel)
    return f"{text['text']['text']}\n{small['elements'][0]['text']}"


def labels(view: View, channel: str) -> list[str]:
    return [element["text"]["text"] for element in card(view, channel)[2]["elements"]]


def press(rig: Rig, label: str, *, user: str = "ana", view: View | None = None) -> Outcome:
    """Press the first such button in the Home tab."""
    view = view or open_home(rig, user)
    elements = [e for block in view.blocks for e in block.get("elements", ())]
    found = next(e for e in elements if e.get("text", {}) and _words(e) == label)
    return rig.slack.click(user, view, found["action_id"], found["value"])


def _words(element: Json) -> str:
    text = element["text"]
    return str(text["text"]) if isinstance(text, dict) else ""


def add_channel(rig: Rig, name: str) -> Channel:
    """Another channel with the same people."""
    model = rig.slack.workspace.channel("#ml-team")
    letters = name.upper().replace("-", "")
    place = replace(model, id=f"C0{letters:0<9.9}", name=name, members=set(model.members))
    rig.slack.workspace.channels[place.id] = place
    return place


def listed(view: View) -> list[str]:
    """The channels that have a card, from top to bottom."""
    texts = [str(block["text"]["text"]) for block in view.blocks if block["type"] == "section"]
    return [text[3:14] for text in texts if text.startswith("*<#")]
