"""Tips for a company size."""

from functools import lru_cache

from slack_sdk.models.blocks import Block

from bot.mrkdwn import escape
from bot.reply import Message
from bot.views.sources import sources_line
from bot.views.text import context, header, message, section
from knowledge.schema import Band, Knowledge


@lru_cache
def tips_message(band: Band, knowledge: Knowledge, *, because: str = "") -> Message:
    """`because` says why this size was chosen, where the person did not name it."""
    blocks: list[Block] = []
    for number, tip in enumerate(knowledge.tips[band], start=1):
        sources = sources_line(tip.sources, knowledge)
        against = (
            f"\n{sources_line(tip.against, knowledge, label='Against')}" if tip.against else ""
        )
        blocks += [section(f"*{number}.* {escape(tip.text)}"), context(f"{sources}{against}")]
    others = ", ".join(f"`/mlteam tips {other}`" for other in Band if other is not band)
    return message(
        header(f"Tips for {band} companies"),
        *([context(escape(because))] if because else []),
        *blocks,
        context(f"Other sizes: {others}"),
    )
