"""Charts as PNG. Import it only where a picture is drawn: it loads matplotlib.

Nothing is told by color alone: each bar has its number or words, and what is no bar is a frame.
"""

from bot.pictures.canvas import (
    FAINT,
    INK,
    INNER,
    LABEL,
    LEADING,
    MARGIN,
    PAPER,
    TITLE,
    WIDTH,
    WORDS,
    Canvas,
    width_of,
    wrap,
)
from bot.pictures.chart import BarChart, Bars, Chart, Entry, Mark, Part, Span, SpanChart, Timeline

TALLEST_BAR = 44
BAR_WIDTH = 0.62
BAR, FRAME = 12, 22
"""Heights of today's bar and of the frame around the target."""
NARROWEST_FRAME = 6
RAIL, DISK = MARGIN + 13, 13
BESIDE_RAIL = 2 * MARGIN + 24
_GAP = 14


def draw_chart(chart: Chart) -> bytes:
    return compose(chart).png()


def compose(chart: Chart) -> Canvas:
    """All that is on the card, in its place."""
    canvas = Canvas()
    top = canvas.lines(
        MARGIN, MARGIN, wrap(chart.title, INNER, TITLE, bold=True, most=3), TITLE, bold=True
    )
    match chart:
        case BarChart():
            bottom = _draw_bars(canvas, top, chart)
        case SpanChart():
            bottom = _draw_spans(canvas, top, chart)
        case Timeline():
            bottom = _draw_timeline(canvas, top, chart)
    canvas.height = bottom + MARGIN
    return canvas


def _draw_bars(canvas: Canvas, top: float, chart: BarChart) -> float:
    barred = [row for row in chart.rows if not row.is_sum]
    scale = TALLEST_BAR / (max((value for row in barred for value in row.values), default=0) or 1)
    for row in chart.rows:
        top = _draw_row(canvas, top + _GAP, row, 0 if row.is_sum else scale)
    step = INNER / max(len(chart.columns), 1)
    for place, column in enumerate(chart.columns):
        for line, text in enumerate(column):
            x, baseline = MARGIN + step * (place + 0.5), top + (line + 1) * WORDS * LEADING
            canvas.text(x, baseline, text, WORDS - 1, color=FAINT, anchor="center")
    return top + WORDS * LEADING * max((len(column) for column in chart.columns), default=0)


def _draw_row(canvas: Canvas, top: float, row: Bars, scale: float) -> float:
    lines = wrap(row.label, INNER, LABEL, bold=True)
    top = canvas.lines(MARGIN, top, lines, LABEL, bold=True)
    base = top + WORDS + 6 + max(row.values, default=0) * scale
    step, before = INNER / max(len(row.values), 1), None
    for place, (value, number) in enumerate(zip(row.values, row.numbers, strict=True)):
        middle, height = MARGIN + step * (place + 0.5), value * scale
        width = step * BAR_WIDTH
        canvas.bar(middle - width / 2, base - height, width, height)
        color, is_new = INK if value else FAINT, value != before
        canvas.text(middle, base - height - 4, number, color=color, bold=is_new, anchor="center")
        before = value
    canvas.line((MARGIN, base), (WIDTH - MARGIN, base))
    return base


def _draw_spans(canvas: Canvas, top: float, chart: SpanChart) -> float:
    top = canvas.lines(MARGIN, top + 4, wrap(chart.subtitle, INNER, most=4), color=FAINT)
    top = _draw_key(canvas, top + _GAP - 4, chart)
    ends = [end for row in chart.rows for end in (row.today, *(row.target or ()))]
    scale = INNER / (max(ends, default=0) or 1)
    for row in chart.rows:
        top = _draw_span(canvas, top + _GAP, row, scale)
    return top


def _draw_key(canvas: Canvas, top: float, chart: SpanChart) -> float:
    height, x = 14, float(MARGIN)
    for words, draw in ((chart.today, canvas.bar), (chart.target, canvas.frame)):
        draw(x + 1, top + 1, 24, height - 2)
        canvas.text(x + 32, top + height - 2, words)
        x += 32 + width_of(words) + 24
    return top + height


def _draw_span(canvas: Canvas, top: float, row: Span, scale: float) -> float:
    lines = wrap(row.label, INNER, LABEL, bold=True)
    room = INNER - width_of(lines[-1], LABEL, bold=True) - _GAP if lines else 0
    beside = len(lines) == 1 and width_of(row.said) <= room
    if beside:
        canvas.text(WIDTH - MARGIN, top + LABEL, row.said, anchor="right")
    top = canvas.lines(MARGIN, top, lines, LABEL, bold=True)
    if not beside:
        top = canvas.lines(MARGIN, top, wrap(row.said, INNER))
    top += 3
    middle = top + FRAME / 2
    canvas.line((MARGIN, middle), (WIDTH - MARGIN, middle))
    canvas.bar(MARGIN, middle - BAR / 2, row.today * scale, BAR)
    if row.target:
        left, right = (MARGIN + end * scale for end in row.target)
        left = max(min(left, right - NARROWEST_FRAME), MARGIN)
        width = max(right - left, NARROWEST_FRAME)
        canvas.frame(left, top, width, FRAME)
    return top + FRAME


def _draw_timeline(canvas: Canvas, top: float, chart: Timeline) -> float:
    for part in chart.parts:
        top = _draw_part(canvas, top + _GAP, part)
    return top


def _draw_part(canvas: Canvas, top: float, part: Part) -> float:
    lines = wrap(part.heading, INNER, LABEL)
    top = canvas.lines(MARGIN, top, lines, LABEL, color=FAINT) + 8
    last: float | None = None
    for entry in part.entries:
        middle = top + DISK
        if last is not None:
            canvas.line((RAIL, last + DISK), (RAIL, middle - DISK), dashed=_is_later(entry))
        _draw_mark(canvas, middle, entry)
        top, last = _draw_entry(canvas, top, entry), middle
    return top - 4


def _is_later(entry: Entry) -> bool:
    return entry.mark is Mark.LATER


def _draw_mark(canvas: Canvas, middle: float, entry: Entry) -> None:
    match entry.mark:
        case Mark.STEP:
            canvas.disk(RAIL, middle, DISK)
            canvas.text(RAIL, middle + 5, entry.number, bold=True, color=PAPER, anchor="center")
        case Mark.TASK:
            canvas.bar(RAIL - 8, middle - 8, 16, 16)
        case Mark.LATER:
            canvas.disk(RAIL, middle, 8, filled=False)


def _draw_entry(canvas: Canvas, top: float, entry: Entry) -> float:
    room = WIDTH - MARGIN - BESIDE_RAIL
    title = wrap(entry.title, room, LABEL, bold=True, most=3)
    below = canvas.lines(BESIDE_RAIL, top + 4, title, LABEL, bold=True)
    if entry.text:
        below = canvas.lines(BESIDE_RAIL, below, wrap(entry.text, room, most=3), color=FAINT)
    return max(below, top + 2 * DISK) + 10
