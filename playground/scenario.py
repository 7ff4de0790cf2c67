"""Scenario files: everything that a playground holds, as JSON."""

from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, ValidationError

from playground.errors import NotPossible
from playground.faults import ANY
from playground.files import File
from playground.messages import Message
from playground.team import Channel, Person, UserGroup
from playground.views import View

VERSION: Literal[1] = 1


class BadScenario(NotPossible):
    def __init__(self, reason: str) -> None:
        super().__init__(f"The scenario can't be used: {reason}. Nothing was changed.")


class On(BaseModel):
    """A fault that is on."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    method: str = ANY
    once: bool = False


class Scenario(BaseModel):
    """What a file holds. What is left out is as it is at the start, or empty."""

    # Built when the first one is needed, which is hardly ever at the start.
    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        defer_build=True,
        ser_json_bytes="base64",
        val_json_bytes="base64",
    )

    version: Literal[1]
    now: AwareDatetime | None = None
    people: list[Person] | None = None
    channels: list[Channel] | None = None
    groups: list[UserGroup] | None = None
    messages: list[Message] = []
    files: list[File] = []
    attached: dict[str, list[str]] = {}
    """Files by message: "channel/ts" and the ids."""
    modals: list[View] = []
    homes: list[View] = []
    faults: list[On] = []
    installed: bool = True
    knows_newer_blocks: bool = True
    bot: list[str] = []
    """The bot's own data, as its keeper wrote it."""


def message_key(message: Message) -> str:
    return f"{message.channel}/{message.ts}"


def parse(text: str | bytes) -> Scenario:
    """The scenario in a file. Raises BadScenario with the first thing that is wrong."""
    try:
        return Scenario.model_validate_json(text)
    except ValidationError as error:
        raise BadScenario(_reason(error)) from None


def _reason(error: ValidationError) -> str:
    first = error.errors()[0]
    place = ".".join(str(each) for each in first["loc"])
    if first["type"] == "json_invalid":
        return "it is no JSON"
    if place == "version":
        return f"its version is not {VERSION}, the one that this playground reads and writes"
    return f"{place or 'the file'}: {first['msg'][:1].lower()}{first['msg'][1:]}"
