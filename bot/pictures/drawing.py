"""Charts as PNG, drawn by matplotlib. Import it only where a picture is drawn: it is slow to load.

A light card of its own, so that it reads the same in Slack's light and dark mode. Nothing is told
by color alone: each bar stands in the row of its role, with its number.
"""

from io import BytesIO
from typing import Any

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from bot.pictures.chart import Chart, Row

WIDTH = 5.4
"""Inches; with DPI it is as wide as a phone's screen."""
DPI = 200
TITLE_HEIGHT, ROW_HEIGHT, FOOT_HEIGHT = 0.55, 0.98, 0.6
BAR_WIDTH = 0.62
TALLEST = 0.44
"""Of the height of a row; the rest is for the label and the number."""
PAPER, INK, FAINT, BAR = "#f8f8f6", "#1d1c1d", "#5b5b5f", "#0b6fb8"
TITLE_SIZE, LABEL_SIZE, NUMBER_SIZE, COLUMN_SIZE = 14, 12.5, 12, 10.5
_SAFE: dict[str, Any] = {"parse_math": False}
"""A $ in a name is no formula."""


def draw_chart(chart: Chart) -> bytes:
    # Not by pyplot, which keeps figures in a state that threads would share.
    height = TITLE_HEIGHT + ROW_HEIGHT * len(chart.rows) + FOOT_HEIGHT
    figure = Figure(figsize=(WIDTH, height), dpi=DPI, facecolor=PAPER)
    bottom, top = FOOT_HEIGHT / height, 1 - TITLE_HEIGHT / height
    axes = figure.add_axes((0.04, bottom, 0.92, top - bottom))
    axes.set_axis_off()
    axes.set_xlim(-0.5, len(chart.columns) - 0.5)
    axes.set_ylim(0, len(chart.rows))
    _write(figure, 0.04, 1 - 0.3 / height, chart.title, TITLE_SIZE)
    tallest = max((value for row in chart.rows for value in row.values), default=1) or 1
    for place, row in enumerate(reversed(chart.rows)):
        _draw_row(axes, place, row, TALLEST / tallest)
    for x, column in enumerate(chart.columns):
        for line, text in enumerate(column):
            y = -0.22 - 0.2 * line
            axes.text(
                x, y, text, ha="center", va="baseline", color=FAINT, size=COLUMN_SIZE, **_SAFE
            )
    return _as_png(figure)


def _draw_row(axes: Axes, base: float, row: Row, scale: float) -> None:
    axes.axhline(base, color=FAINT, linewidth=0.8)
    axes.text(
        -0.5, base + 0.88, row.label, ha="left", va="top", color=INK, size=LABEL_SIZE, **_bold()
    )
    before = None
    for x, value in enumerate(row.values):
        axes.bar(x, value * scale, width=BAR_WIDTH, bottom=base, color=BAR)
        changed = {} if value == before else _bold()
        number = short(value)
        color = INK if value else FAINT
        above = base + value * scale + 0.03
        axes.text(
            x, above, number, ha="center", va="bottom", color=color, size=NUMBER_SIZE, **changed
        )
        before = value


def short(value: float) -> str:
    """A long number would run into the next one."""
    if value >= 1_000_000:  # noqa: PLR2004 -- a million
        return f"{value / 1_000_000:.1f}M"
    if value >= 10_000:  # noqa: PLR2004 -- five digits
        return f"{value / 1_000:.0f}k"
    return f"{value:g}"


def _bold() -> dict[str, Any]:
    return {"weight": "bold", **_SAFE}


def _write(figure: Figure, x: float, y: float, text: str, size: float) -> None:
    figure.text(x, y, text, ha="left", va="center", color=INK, size=size, **_bold())


def _as_png(figure: Figure) -> bytes:
    image = BytesIO()
    FigureCanvasAgg(figure).print_png(image)  # type: ignore[no-untyped-call]
    return image.getvalue()
