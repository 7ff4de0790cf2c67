"""Tips for a company size."""

from collections.abc import Sequence
from functools import lru_cache

from slack_sdk.models.blocks import Block

from bot.mrkdwn import escape
from bot.reply import Message
from bot.views.sources import sources_line
from bot.views.text import context, header, message, section
from knowledge.schema import Band, Knowledge, Tip

MOST_TIPS = 23
"""Two blocks each stay within the fifty of a message."""


@lru_cache
def tips_message(bands: Sequence[Band], knowledge: Knowledge, *, because: str = "") -> Message:
    """Tips for one size, or for two between which a company stands.

    `because` says why, where the person did not name the size.
    """
    tips = [tip for band in bands for tip in knowledge.tips[band]]
    blocks: list[Block] = []
    for number, tip in enumerate(tips[:MOST_TIPS], start=1):
        blocks += tip_blocks(tip, knowledge, number=f"*{number}.* ")
    others = ", ".join(f"`/mlteam tips {other}`" for other in Band if other not in bands)
    return message(
        header(f"Tips for {' and '.join(bands)} companies"),
        *([context(escape(because))] if because else []),
        *blocks,
        context(f"Other sizes: {others}"),
    )


def tip_blocks(tip: Tip, knowledge: Knowledge, *, number: str = "") -> list[Block]:
    """The tip, and smaller who says so and who says otherwise."""
    sources = sources_line(tip.sources, knowledge)
    against = sources_line(tip.against, knowledge, label="Against") if tip.against else ""
    return [section(f"{number}{escape(tip.text)}"), context(f"{sources}\n{against}".strip())]
