"""Draw each kind of picture at its largest, and the same texts by matplotlib alone; print JSON.

The process is warm: matplotlib is loaded, and each picture was drawn once.
"""

import json
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from typing import cast

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

from bot.pictures.canvas import PAPER, SHARPNESS, WIDTH, Canvas
from bot.pictures.chart import Chart
from bot.pictures.drawing import compose, draw_chart
from bot.pictures.plan import plan_chart
from bot.pictures.target import target_chart
from bot.pictures.team import team_chart
from bot.usecases.history import History, TeamThen
from knowledge.advice.derive import derive_facts
from knowledge.advice.engine import Adviser
from knowledge.advice.planning import MOST_HIRES, make_plan
from knowledge.advice.profile import TeamProfile
from knowledge.advice.teams import compare, find_team
from knowledge.loader import load_knowledge
from knowledge.schema import Knowledge, Stage, TargetTeam

A_ROUND = 5
_PIXELS_AN_INCH = 72


def main() -> None:
    rounds = int(sys.argv[1])
    charts = largest_charts(load_knowledge())
    for chart in charts.values():
        draw_chart(chart)
        draw_barely(compose(chart))
    json.dump([one_round(charts) for _ in range(rounds)], sys.stdout)


def one_round(charts: dict[str, Chart]) -> dict[str, list[float]]:
    """Milliseconds."""
    measured: dict[str, list[float]] = {}
    for name, chart in charts.items():
        canvas = compose(chart)
        for _ in range(A_ROUND):
            measured.setdefault(name, []).append(timed(lambda c=chart: draw_chart(c)))  # type: ignore[misc]
            bare = timed(lambda c=canvas: draw_barely(c))  # type: ignore[misc]
            measured.setdefault(f"bare {name}", []).append(bare)
    return measured


def timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def draw_barely(canvas: Canvas) -> None:
    """The same texts in their places on a card of the same size, and nothing else."""
    size = (WIDTH / _PIXELS_AN_INCH, canvas.height / _PIXELS_AN_INCH)
    figure = Figure(figsize=size, dpi=_PIXELS_AN_INCH * SHARPNESS, facecolor=PAPER)
    for one in canvas.artists:
        if isinstance(one, Text):
            x, y = one.get_position()
            size_of_text = cast("float", one.get_fontsize())
            figure.text(
                float(x) / WIDTH,
                1 - float(y) / canvas.height,
                one.get_text(),
                size=size_of_text,
                weight="bold" if "Bold" in str(one.get_fontproperties().get_file()) else "normal",
            )
    FigureCanvasAgg(figure).print_png(BytesIO())  # type: ignore[no-untyped-call]


def largest_charts(knowledge: Knowledge) -> dict[str, Chart]:
    heads = {role: place % 4 + 0.5 for place, role in enumerate(knowledge.roles)}
    everybody = TeamProfile(company_size=3000, stage=Stage.PLATFORM, headcount=heads)
    facts = derive_facts(everybody, knowledge)
    team = cast("TargetTeam", find_team(facts, knowledge))
    start = date(2025, 1, 30)
    teams = [
        TeamThen(day=start + timedelta(days=61 * n), headcount={r: h + n for r, h in heads.items()})
        for n in range(9)
    ]
    history = History(entries=(), trends=(), team=teams, today=date(2026, 11, 23))
    return {
        "team and target": target_chart(compare(team, facts, knowledge), facts, knowledge),
        "team over time": team_chart(history, knowledge),
        "plan": longest_plan(knowledge),
    }


def longest_plan(knowledge: Knowledge) -> Chart:
    few = TeamProfile(company_size=3000, stage=Stage.FIRST_MODEL, headcount={"data_scientist": 4})
    return plan_chart(make_plan(Adviser(knowledge), knowledge, few, MOST_HIRES), knowledge)


if __name__ == "__main__":
    main()
