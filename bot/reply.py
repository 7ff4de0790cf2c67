"""What a subcommand answers, before it is turned into Slack's terms."""

from collections.abc import Sequence
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
    """A Markdown file for whoever asked for it, to take away."""

    filename: str
    title: str
    markdown: str


@dataclass(frozen=True)
class Handout:
    """Say the message now, and send the document in a direct message afterwards."""

    message: Message
    document: Document


Reply = Message | OpenModal | Handout
