"""From a chart to the picture that is drawn of it, when somebody wants to see it."""

from enum import StrEnum
from functools import partial
from hashlib import sha256

from bot.pictures.chart import Chart
from bot.reply import Picture

LONGEST_ALT = 2000
"""What Slack takes for an image in a message."""
_DRAWING = 1
"""One more whenever the same chart looks different: else the old picture would stay."""


class Kind(StrEnum):
    """Stored with each picture: never rename one."""

    TARGET = "target"
    HISTORY = "history"
    PLAN = "plan"


def make_picture(kind: Kind, filename: str, title: str, chart: Chart, alt: str) -> Picture:
    shown = alt if len(alt) <= LONGEST_ALT else f"{alt[: LONGEST_ALT - 1]}\u2026"
    return Picture(
        filename=filename,
        title=title,
        draw=partial(_draw, chart),
        alt=shown,
        kind=kind,
        digest=sha256(repr((_DRAWING, title, chart, shown)).encode()).hexdigest(),
    )


def _draw(chart: Chart) -> bytes:
    # Only when it is needed: it takes half a second to load.
    from bot.pictures.drawing import draw_chart  # noqa: PLC0415

    return draw_chart(chart)
