"""Tips for a company size."""

from collections.abc import Sequence
from functools import lru_cache

from slack_sdk.models.blocks import Block, ButtonElement

from bot.language import list_text, say
from bot.mrkdwn import escape
from bot.reply import Message
from bot.views.buttons import button, row
from bot.views.ids import Action
from bot.views.sources import against_line, sources_line
from bot.views.text import context, header, message, section
from knowledge.schema import Band, Knowledge, Tip

PAGE = 5
"""Tips."""


@lru_cache  # of a language too, because each has a knowledge of its own
def tips_message(
    bands: Sequence[Band], knowledge: Knowledge, page: int = 1, *, because: str = ""
) -> Message:
    """A page of tips for one size, or for two between which a company stands.

    `because` says why, where the person did not name the size. Beyond the last page, the last.
    """
    tips = [tip for band in bands for tip in knowledge.tips[band]]
    pages = max(1, -(-len(tips) // PAGE))
    number = min(page, pages)
    before = (number - 1) * PAGE
    blocks: list[Block] = []
    for place, tip in enumerate(tips[before : before + PAGE], start=before + 1):
        blocks += tip_blocks(tip, knowledge, number=f"*{place}.* ")
    others = ", ".join(f"`/mlteam tips {other}`" for other in Band if other not in bands)
    sizes = list_text([say(f"tips-size-{band}") for band in bands])
    named = "" if because else f"{bands[0]} "
    turning = _turning(number, pages, named)
    return message(
        header(say("tips-title", sizes=sizes)),
        *([context(escape(because))] if because else []),
        *blocks,
        context(say("tips-others", commands=others)),
        *([row(*turning)] if turning else []),
    )


def _turning(page: int, pages: int, named: str) -> list[ButtonElement]:
    """`named` is the size, if the person named one."""
    back, on = f"{named}{page - 1}", f"{named}{page + 1}"
    return [
        *([button(say("tips-back"), Action.TIPS_PREVIOUS, value=back)] if page > 1 else []),
        *([button(say("tips-more"), Action.TIPS_PAGE, value=on)] if page < pages else []),
    ]


def tip_blocks(tip: Tip, knowledge: Knowledge, *, number: str = "") -> list[Block]:
    """The tip, and smaller who says so and who says otherwise."""
    sources = sources_line(tip.sources, knowledge)
    against = against_line(tip.against, knowledge) if tip.against else ""
    return [section(f"{number}{escape(tip.text)}"), context(f"{sources}\n{against}".strip())]
