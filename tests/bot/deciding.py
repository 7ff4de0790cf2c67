"""What tests of decisions and of the advice look at."""

import json
from datetime import timedelta
from itertools import chain

from bot.views.ids import Action
from playground.messages import Message
from playground.views import View
from storage.values import Decision
from tests.bot.rig import Rig

WEEK = timedelta(weeks=1)
ANA, BEN = "U0ANA000001", "U0BEN000001"
FIRST = "scientists-without-data-engineers"
"""What comes first for a team of scientists alone."""
SECOND = "nobody-deploys"
HEAD = ["step", "kind"]
"""The inputs that the form of decisions always has."""


def first_nudge(rig: Rig) -> Message:
    """The first nudge of a channel with too many scientists."""
    rig.set_up(stage="first_model", headcount_data_scientist="4", rhythm="weekly")
    rig.deliver(later=WEEK)
    return rig.posts()[-1]


def behind_more(rig: Rig, user: str = "ana") -> str:
    """What the button "More" under the advice shows; it is closed again."""
    rig.slack.click(user, rig.answer("advice", user=user), Action.SHOW_MORE)
    blocks = modal(rig, user).body["blocks"]
    rig.slack.close_view(user)
    return "\n".join(block["text"]["text"] for block in blocks if "text" in block)


def decisions(rig: Rig) -> list[Decision]:
    return list(rig.deps.store.list_decisions(rig.key()))


def modal(rig: Rig, user: str = "ana") -> View:
    found = rig.slack.modal(user)
    assert found is not None
    return found


def modal_text(rig: Rig, user: str = "ana") -> str:
    """All that the modal on top holds."""
    found = rig.slack.modal(user)
    return json.dumps(found.body, ensure_ascii=False) if found else ""


def inputs(rig: Rig, user: str = "ana") -> list[str]:
    """The block_ids of the modal's inputs, in order."""
    return [block["block_id"] for block in modal(rig, user).blocks if block["type"] == "input"]


def current(rig: Rig, message: Message) -> Message:
    return next(m for m in rig.slack.messages("#ml-team", "ana") if m.ts == message.ts)


def buttons(message: Message) -> list[str]:
    """Those below the message, then those beside its lines."""
    rows = [block["elements"] for block in message.blocks if block["type"] == "actions"]
    beside = [block["accessory"] for block in message.blocks if "accessory" in block]
    pressed = [*chain.from_iterable(rows), *beside]
    return [one["text"]["text"] for one in pressed if one["type"] == "button"]


def open_decide(rig: Rig, kind: str, *, step: str = "", user: str = "ana") -> None:
    """Open the form and choose what to say."""
    rig.type(f"decide {step}", user=user)
    rig.slack.click(user, modal(rig, user), "choose_decision", kind)
