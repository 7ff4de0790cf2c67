"""What a subcommand answers, before it is turned into Slack's terms."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from slack_sdk.models.views import View


@dataclass(frozen=True)
class Message:
    """Blocks as Slack reads them, and the same in plain words for whoever does not see blocks.

    Views keep and repeat some messages, so nobody may change one.
    """

    text: str
    blocks: Sequence[dict[str, Any]]


@dataclass(frozen=True)
class OpenModal:
    """Open this modal; nothing is written into the channel."""

    view: View


@dataclass(frozen=True)
class Document:
    """A text file for whoever asked for it, to take away."""

    filename: str
    title: str
    content: str


@dataclass(frozen=True)
class Picture:
    """A picture for whoever asked for it, drawn only while it is sent: that takes too long for the
    answer to wait.
    """

    filename: str
    title: str
    draw: Callable[[], bytes]
    alt: str
    """What it shows, in words for whoever does not see it."""
    kind: str
    """A channel has at most one of each kind and language at a time."""
    digest: str
    """Of all that it shows: with the same one it is the same picture."""


@dataclass(frozen=True)
class Handout:
    """Say the message now, and send the document in a direct message afterwards."""

    message: Message
    document: Document


Reply = Message | OpenModal | Handout
