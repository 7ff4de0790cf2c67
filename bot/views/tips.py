"""Tips for a company size."""

from functools import lru_cache

from slack_sdk.models.blocks import Block

from bot.mrkdwn import escape
from bot.reply import Message
from bot.views.sources import sources_line
from bot.views.text import context, header, message, section
from knowledge.schema import Band, Knowledge, Tip


@lru_cache
def tips_message(band: Band, knowledge: Knowledge, *, because: str = "") -> Message:
    """`because` says why this size was chosen, where the person did not name it."""
    blocks: list[Block] = []
    for number, tip in enumerate(knowledge.tips[band], start=1):
        blocks += tip_blocks(tip, knowledge, number=f"*{number}.* ")
    others = ", ".join(f"`/mlteam tips {other}`" for other in Band if other is not band)
    return message(
        header(f"Tips for {band} companies"),
        *([context(escape(because))] if because else []),
        *blocks,
        context(f"Other sizes: {others}"),
    )


def tip_blocks(tip: Tip, knowledge: Knowledge, *, number: str = "") -> list[Block]:
    """The tip, and smaller who says so and who says otherwise."""
    sources = sources_line(tip.sources, knowledge)
    against = sources_line(tip.against, knowledge, label="Against") if tip.against else ""
    return [section(f"{number}{escape(tip.text)}"), context(f"{sources}\n{against}".strip())]
