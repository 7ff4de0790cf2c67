"""A card of its own with text, boxes and lines, drawn by matplotlib as PNG.

Import it only where a picture is drawn: matplotlib is slow to load. Sizes are in pixels of a card
that is a little wider than a message on a phone of 375 pixels, so that a text of 14 is nearly as
large as one of 14 in the message around it.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

from matplotlib import get_data_path
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Rectangle
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

WIDTH, MARGIN = 340, 14
INNER = WIDTH - 2 * MARGIN
PAPER, INK, FAINT, BLUE, EDGE = "#f8f8f6", "#1d1c1d", "#4f4f54", "#0b6fb8", "#c9c9c4"
"""A light card in Slack's light and dark mode; both inks are far above 4.5:1 on it."""
TITLE, LABEL, WORDS = 18.0, 15.0, 14.0
LEADING = 1.3
_PIXELS_AN_INCH = 72  # so that a point, in which matplotlib sizes text, is a pixel
SHARPNESS = 2.65
"""Pixels of the picture for one of the phone's: more costs time and is hardly seen."""
_NO_GLYPH, _ELLIPSIS = "\u25a1", "\u2026"

Anchor = Literal["left", "center", "right"]


@dataclass
class Canvas:
    """Takes what is to be drawn, from top to bottom; at last its height, which follows from it."""

    height: float = 0
    artists: list[Artist] = field(default_factory=list)

    def text(  # noqa: PLR0913 -- where, what and how
        self,
        x: float,
        baseline: float,
        text: str,
        size: float = WORDS,
        *,
        bold: bool = False,
        color: str = INK,
        anchor: Anchor = "left",
    ) -> None:
        self.artists.append(
            Text(
                x,
                baseline,
                with_glyphs(text),
                color=color,
                fontproperties=_font(size, bold=bold),
                horizontalalignment=anchor,
                verticalalignment="baseline",
                parse_math=False,  # a $ in a title is no formula
            )
        )

    def lines(  # noqa: PLR0913 -- where, what and how
        self,
        x: float,
        top: float,
        lines: list[str],
        size: float = WORDS,
        *,
        bold: bool = False,
        color: str = INK,
    ) -> float:
        """Where what follows may begin."""
        for line in lines:
            self.text(x, top + size, line, size, bold=bold, color=color)
            top += size * LEADING
        return top

    def bar(self, x: float, y: float, width: float, height: float) -> None:
        self.artists.append(Rectangle((x, y), width, height, facecolor=BLUE, linewidth=0))

    def frame(self, x: float, y: float, width: float, height: float) -> None:
        """With a light rim, so that it stands out from a bar behind it."""
        for color, breadth in ((PAPER, 4.5), (INK, 1.6)):
            self.artists.append(
                Rectangle((x, y), width, height, fill=False, edgecolor=color, linewidth=breadth)
            )

    def disk(self, x: float, y: float, radius: float, *, filled: bool = True) -> None:
        color = BLUE if filled else PAPER
        self.artists.append(
            Circle(
                (x, y), radius, facecolor=color, edgecolor=BLUE if filled else INK, linewidth=1.6
            )
        )

    def line(
        self, start: tuple[float, float], end: tuple[float, float], *, dashed: bool = False
    ) -> None:
        self.artists.append(
            Line2D(
                (start[0], end[0]),
                (start[1], end[1]),
                color=FAINT,
                linewidth=1.2,
                linestyle=(0, (3, 3)) if dashed else "solid",
            )
        )

    def png(self) -> bytes:
        # Not by pyplot, which keeps figures in a state that threads would share.
        size = (WIDTH / _PIXELS_AN_INCH, self.height / _PIXELS_AN_INCH)
        figure = Figure(figsize=size, dpi=_PIXELS_AN_INCH * SHARPNESS, facecolor=PAPER)
        from_the_top = Affine2D().scale(1 / WIDTH, -1 / self.height).translate(0, 1)
        frame = Rectangle((0.5, 0.5), WIDTH - 1, self.height - 1, fill=False, edgecolor=EDGE)
        for order, artist in enumerate([frame, *self.artists]):
            artist.set_transform(from_the_top + figure.transFigure)
            artist.set_zorder(order)
            figure.add_artist(artist)
        image = BytesIO()
        FigureCanvasAgg(figure).print_png(image, pil_kwargs={"compress_level": 1})  # type: ignore[no-untyped-call]
        return image.getvalue()


def wrap(
    text: str, width: float, size: float = WORDS, *, bold: bool = False, most: int = 2
) -> list[str]:
    """The text in lines that are not wider; with an ellipsis if it needs more than `most`."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1]} {_ELLIPSIS}"]
    return [_cut(line, width, size, bold=bold) for line in lines]


def width_of(text: str, size: float = WORDS, *, bold: bool = False) -> float:
    """Word by word, each measured once: there are few, and measuring takes most of the time."""
    words = text.split(" ")
    space = _width_of_word("n n", size, bold) - _width_of_word("nn", size, bold)
    return sum(_width_of_word(word, size, bold) for word in words) + space * (len(words) - 1)


@lru_cache(maxsize=2000)
def _width_of_word(word: str, size: float, bold: bool) -> float:  # noqa: FBT001 -- how it is set
    width, _, _ = _renderer().get_text_width_height_descent(
        with_glyphs(word), _font(size, bold=bold), ismath=False
    )
    return float(width)


def with_glyphs(text: str) -> str:
    """What the font lacks, such as an emoji in a title of one's own, is an empty square."""
    known = _glyphs()
    return "".join(each if ord(each) in known else _NO_GLYPH for each in text)


def _cut(line: str, width: float, size: float, *, bold: bool) -> str:
    """A single word may be wider than the card."""
    if width_of(line, size, bold=bold) <= width:
        return line
    line = line.removesuffix(f" {_ELLIPSIS}")
    while line and width_of(f"{line}{_ELLIPSIS}", size, bold=bold) > width:
        line = line[:-1]
    return f"{line.rstrip()}{_ELLIPSIS}"


def _font(size: float, *, bold: bool) -> FontProperties:
    return FontProperties(fname=_file(bold=bold), size=size)


def _file(*, bold: bool) -> Path:
    """The font that comes with matplotlib, so that it looks the same on every machine."""
    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    return Path(get_data_path()) / "fonts" / "ttf" / name


@lru_cache
def _glyphs() -> frozenset[int]:
    return frozenset(get_font(_file(bold=True)).get_charmap()) | {ord("\n")}


@lru_cache
def _renderer() -> Any:  # noqa: ANN401 -- matplotlib leaves it untyped
    return RendererAgg(1, 1, _PIXELS_AN_INCH)  # type: ignore[no-untyped-call]
