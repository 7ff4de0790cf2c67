"""A person and the assistant pane, as tests use them."""

from typing import Any

from playground.messages import Message
from tests.bot.rig import Rig

TEAM = {"stage": "first_model", "headcount_data_scientist": "4", "headcount_ml_engineer": "1"}


def open_beside(rig: Rig, channel: str = "#ml-team", user: str = "ana") -> None:
    rig.slack.open_pane(user, channel)
    assert rig.slack.wait_until_told()


def ask(rig: Rig, text: str, *, thread: str | None = None, user: str = "ana") -> Message:
    """The one answer to what is written in the pane."""
    said = rig.slack.direct_message(user, text, thread)
    assert rig.sender.wait()
    assert rig.slack.wait_until_told()
    assert len(said.answers) == 1, said.answers
    return said.answers[0]


def suggested(rig: Rig, user: str = "ana") -> list[str]:
    assert rig.sender.wait()
    return [prompt["title"] for prompt in rig.slack.pane(user)["prompts"]]


def answers_of(rig: Rig, user: str = "ana") -> list[Message]:
    """All that the bot has said to the person."""
    bot = rig.slack.workspace.app.bot_user_id
    return [each for each in rig.slack.direct_messages(user) if each.user == bot]


def newest(rig: Rig, user: str = "ana") -> Message:
    return answers_of(rig, user)[-1]


def values(message: Message, action: str = "") -> list[str]:
    """Of the buttons of a message, those with this id or all."""
    found: list[dict[str, Any]] = []
    for block in message.blocks:
        found += [*block.get("elements", ()), block.get("accessory") or {}]
    buttons = [one for one in found if "action_id" in one and one.get("value")]
    return [one["value"] for one in buttons if not action or one["action_id"] == action]
