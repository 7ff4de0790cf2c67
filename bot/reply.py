"""What a subcommand answers, before it is turned into Slack's terms."""

from collections.abc import Sequence
from dataclasses import dataclass

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View


@dataclass(frozen=True)
class Message:
    """Blocks, and the same in plain words for whoever does not see blocks."""

    text: str
    blocks: Sequence[Block]

    def as_dicts(self) -> list[dict[str, object]]:
        return [block.to_dict() for block in self.blocks]


@dataclass(frozen=True)
class OpenModal:
    """Open this modal; nothing is written into the channel."""

    view: View


Reply = Message | OpenModal
