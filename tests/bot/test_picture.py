"""The picture of the team over time: sent as a file, with words for whoever does not see it."""

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
from PIL import Image

from bot.pictures.chart import Chart, Row
from bot.pictures.drawing import draw_chart, short
from bot.pictures.team import MOST_ROWS, OTHERS, team_chart
from bot.usecases.history import History, TeamThen
from bot.views.history import MOST_TEAMS
from knowledge.schema import Knowledge
from tests.bot.rig import Rig

DARK, LIGHT = (26, 29, 33), (255, 255, 255)
"""Slack's own backgrounds."""


def history(*headcounts: dict[str, float]) -> History:
    teams = [
        TeamThen(day=date(2025, 1, 1) + timedelta(days=31 * place), headcount=headcount)
        for place, headcount in enumerate(headcounts)
    ]
    return History(entries=(), trends=(), team=teams, today=date(2026, 11, 23))


def test_pressing_picture_sends_it_with_alternative_text(rig: Rig) -> None:
    rig.clock.now = datetime(2026, 1, 12, 10, tzinfo=UTC)
    rig.tell(company_size=180, headcount={"data_scientist": 3})
    rig.clock.now += timedelta(days=90)
    rig.tell(company_size=180, headcount={"data_scientist": 4, "ml_engineer": 0.5})
    rig.slack.click("ben", rig.answer("history", user="ben"), "history_picture")
    assert rig.sender.wait(30)

    [message] = rig.slack.direct_messages("ben")
    [file] = message.files
    assert file.name == "ml-team-over-time.png"
    assert file.alt == (
        "Full-time posts by role. 12 Jan 2026: 3 (3 data scientists). 12 Apr 2026: 4.5 (4 data"
        " scientists, half an ML engineer)."
    )
    assert Image.open(BytesIO(file.content or b"")).format == "PNG"
    assert rig.slack.direct_messages("ana") == []
    told = rig.slack.messages("#ml-team", "ben")[-1]
    assert told.ephemeral
    assert "on its way to you" in told.text


def test_of_a_team_that_was_forgotten_there_is_no_picture(rig: Rig) -> None:
    rig.tell(company_size=180, headcount={"data_scientist": 3})
    rig.tell(company_size=180, headcount={"data_scientist": 4})
    old = rig.answer("history")
    rig.deps.store.forget_channel(rig.key())
    rig.answer("share roles")
    rig.slack.click("ana", old, "history_picture")

    assert "no longer there" in rig.slack.messages("#ml-team", "ana")[-1].text


def test_each_role_has_a_row_and_the_smallest_share_one(knowledge: Knowledge) -> None:
    roles = list(knowledge.roles)[: MOST_ROWS + 2]
    headcount = {role: float(len(roles) - place) for place, role in enumerate(roles)}
    chart = team_chart(history(headcount, {roles[0]: 1}), knowledge)

    assert [row.label for row in chart.rows[:1]] == [knowledge.roles[roles[0]].plural]
    assert chart.rows[-1] == Row(label=OTHERS, values=(1 + 2 + 3, 0))
    assert len(chart.rows) == MOST_ROWS


def test_of_many_versions_the_first_and_the_last_are_shown(knowledge: Knowledge) -> None:
    chart = team_chart(history(*({"data_scientist": float(n)} for n in range(1, 12))), knowledge)

    assert chart.rows[0].values == (1, 7, 8, 9, 10, 11)
    assert len(chart.columns) == MOST_TEAMS
    assert chart.columns[0] == ("1 Jan", "2025")
    assert chart.title == "Full-time posts: 1 → 11"


def test_it_brings_its_own_background_so_that_it_reads_in_light_and_dark_mode() -> None:
    chart = Chart(title="T", columns=(("1 Jan", "2026"),), rows=(Row(label="R", values=(2,)),))
    image = Image.open(BytesIO(draw_chart(chart))).convert("RGBA")

    for background in (LIGHT, DARK):
        shown = Image.new("RGBA", image.size, background)
        shown.alpha_composite(image)
        assert shown.tobytes() == image.tobytes()


@pytest.mark.parametrize("values", [(0.0, 0.0), (0.1, 5_000_000.0)])
def test_extreme_numbers_and_names_are_drawn(values: tuple[float, ...]) -> None:
    rows = tuple(Row(label="$x^2 role <&> $", values=values) for _ in range(MOST_ROWS))
    chart = Chart(title="$1", columns=(("1 Jan", "2025"), ("2 Jan", "2026")), rows=rows)

    assert Image.open(BytesIO(draw_chart(chart))).size[0] == 1080


@pytest.mark.parametrize(
    ("value", "words"),
    [(0.5, "0.5"), (9999.5, "9999.5"), (12_345, "12k"), (999_999, "1000k"), (5_000_000, "5.0M")],
)
def test_a_number_is_never_wider_than_its_column(value: float, words: str) -> None:
    assert short(value) == words


def test_nothing_of_it_is_loaded_before_a_picture_is_drawn() -> None:
    code = "import sys, bot.app; print([m for m in ('matplotlib', 'numpy') if m in sys.modules])"
    done = subprocess.run(  # noqa: S603 -- our own words
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "[]"
