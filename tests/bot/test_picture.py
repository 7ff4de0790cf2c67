"""What the pictures show, in both languages, and that whatever comes can be drawn."""

import json
import subprocess
import sys
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from bot.deps import Deps
from bot.language import speaking
from bot.pictures.canvas import INNER, LABEL, PAPER, WIDTH, width_of, wrap
from bot.pictures.chart import BarChart, Bars, Chart, Entry, Mark, Part, Span, SpanChart, Timeline
from bot.pictures.drawing import draw_chart
from bot.pictures.making import LONGEST_ALT, Kind, make_picture
from bot.pictures.plan import plan_alt, plan_chart
from bot.pictures.target import MOST_ROWS as MOST_SPANS
from bot.pictures.target import target_picture
from bot.pictures.team import MOST_ROWS, team_chart
from bot.pictures.words import short_number
from bot.usecases.history import History, TeamThen
from bot.views.history import MOST_TEAMS
from knowledge.advice.planning import make_plan
from knowledge.advice.profile import TeamProfile
from knowledge.schema import Knowledge
from storage.memory import MemoryStore

LONG = "Machine learning and data platform reliability engineers for everything that there is"
STRANGE = ("$x^2 role <&> $", "\U0001f600 \u4f60\u597d", "\u0645\u0647\u0646\u062f\u0633", "W" * 90)


@pytest.fixture
def deps(knowledge: Knowledge) -> Deps:
    return Deps.build(knowledge, MemoryStore())


def profile(**told: Any) -> TeamProfile:  # noqa: ANN401 -- as in JSON
    return TeamProfile.model_validate_json(json.dumps(told))


FOUR_SCIENTISTS = profile(
    company_size=180, stage="first_model", headcount={"data_scientist": 4, "data_analyst": 0.5}
)


def history(*headcounts: dict[str, float]) -> History:
    teams = [
        TeamThen(day=date(2025, 1, 1) + timedelta(days=31 * place), headcount=headcount)
        for place, headcount in enumerate(headcounts)
    ]
    return History(entries=(), trends=(), team=teams, today=date(2026, 11, 23))


def alt(deps: Deps, team: TeamProfile = FOUR_SCIENTISTS) -> str:
    picture = target_picture(team, deps.knowledge)
    assert picture is not None
    return picture.alt


def drawn(chart: Chart) -> Image.Image:
    return Image.open(BytesIO(draw_chart(chart)))


# The team and the target


def test_each_role_is_told_beside_its_target_in_words(deps: Deps) -> None:
    words = alt(deps)

    assert words.startswith("Team today and target. Full-time posts. The target is an orientation")
    assert "Data engineers: none, target 2\u20133." in words
    assert "Data scientists: 4, target 0\u20131." in words
    assert words.endswith("Data analysts: 0.5, not in the target.")


def test_a_german_reader_gets_german_words_and_numbers(deps: Deps) -> None:
    with speaking("de"):
        words = alt(deps)

    assert words.startswith("Team heute und Ziel.")
    assert "Data Engineers: niemand, Ziel 2\u20133." in words
    assert words.endswith("Data Analysts: 0,5, nicht im Ziel.")


def test_a_team_of_nobody_is_compared_too(deps: Deps) -> None:
    nobody = alt(deps, profile(company_size=180, stage="first_model"))

    assert "Data scientists: none, target 0\u20131." in nobody
    assert "not in the target" not in nobody


def test_of_many_roles_outside_of_the_target_the_smallest_are_one_row(deps: Deps) -> None:
    heads = {role: 1.0 + place for place, role in enumerate(deps.knowledge.roles)}
    picture = target_picture(
        profile(company_size=180, stage="prototype", headcount=heads), deps.knowledge
    )
    assert picture is not None
    chart = picture.draw.args[0]  # type: ignore[attr-defined]

    assert len(chart.rows) == MOST_SPANS
    rest = chart.rows[-1]
    assert (rest.label, rest.today) == ("Other roles", 0)
    shown = sum(row.today for row in chart.rows)
    assert rest.said == f"{sum(heads.values()) - shown:g}, not in the target"


# The team over time


def test_each_role_has_a_row_and_the_smallest_share_one(knowledge: Knowledge) -> None:
    roles = list(knowledge.roles)[: MOST_ROWS + 2]
    headcount = {role: float(len(roles) - place) for place, role in enumerate(roles)}
    chart = team_chart(history(headcount, {roles[0]: 1}), knowledge)

    assert chart.rows[0].label == knowledge.roles[roles[0]].plural
    assert not chart.rows[0].is_sum
    assert chart.rows[-1] == Bars(
        label="Other roles", values=(1 + 2 + 3, 0), numbers=("6", "0"), is_sum=True
    )
    assert len(chart.rows) == MOST_ROWS


def test_of_many_versions_the_first_and_the_last_are_shown(knowledge: Knowledge) -> None:
    chart = team_chart(history(*({"data_scientist": float(n)} for n in range(1, 12))), knowledge)

    assert chart.rows[0].values == (1, 7, 8, 9, 10, 11)
    assert len(chart.columns) == MOST_TEAMS
    assert chart.columns[0] == ("1 Jan", "2025")
    assert chart.title == "Full-time posts: 1 \u2192 11"


def test_days_and_half_posts_are_written_as_german_writes_them(knowledge: Knowledge) -> None:
    with speaking("de"):
        chart = team_chart(history({"data_scientist": 0.5}, {"data_scientist": 1}), knowledge)

    assert chart.columns[0] == ("1.1.", "2025")
    assert chart.rows[0].numbers == ("0,5", "1")


# The plan


def plan_of(deps: Deps, team: TeamProfile = FOUR_SCIENTISTS, hires: int = 3) -> Timeline:
    return plan_chart(make_plan(deps.adviser, deps.knowledge, team, hires), deps.knowledge)


def test_hires_stand_in_their_order_with_the_team_that_they_make(deps: Deps) -> None:
    chart = plan_of(deps)

    [hires] = [part for part in chart.parts if part.heading == "Hires, in this order"]
    assert [entry.number for entry in hires.entries] == ["1", "2", "3"]
    assert {entry.mark for entry in hires.entries} == {Mark.STEP}
    assert hires.entries[0].title == "Data engineer, senior"
    assert hires.entries[0].text.startswith("Team: 4.5 \u2192 5.5 posts. ")
    assert hires.entries[2].text.startswith("Team: 6.5 \u2192 7.5 posts. ")


def test_who_may_not_hire_sees_what_comes_instead_before_the_hires(deps: Deps) -> None:
    frozen = profile(**FOUR_SCIENTISTS.told(), hiring="frozen")
    headings = [part.heading for part in plan_of(deps, frozen).parts]

    assert "When hiring opens, in this order" in headings
    assert headings.index("First, without a hire") == 0


def test_the_words_for_a_plan_name_every_entry(deps: Deps) -> None:
    chart = plan_of(deps, hires=10)
    words = plan_alt(chart)

    for part in chart.parts:
        assert f"{part.heading}: " in words
        assert all(entry.title in words for entry in part.entries)
    assert "1. Data engineer, senior: Team: 4.5 \u2192 5.5 posts." in words


# All of them


def test_the_same_content_is_the_same_picture_and_another_one_is_not(deps: Deps) -> None:
    more = profile(company_size=180, stage="first_model", headcount={"data_scientist": 5})
    pictures = [target_picture(one, deps.knowledge) for one in (FOUR_SCIENTISTS, more)]
    again = target_picture(profile(**FOUR_SCIENTISTS.told()), deps.knowledge)
    with speaking("de"):
        german = target_picture(FOUR_SCIENTISTS, deps.knowledge)
    digests = [one.digest for one in (*pictures, again, german) if one]

    assert digests[0] == digests[2]
    assert len(set(digests)) == 3


def test_an_alternative_text_is_never_too_long_for_slack() -> None:
    chart = Timeline(title="T", parts=())
    picture = make_picture(Kind.PLAN, "a.png", "T", chart, "a" * (LONGEST_ALT + 1))

    assert len(picture.alt) == LONGEST_ALT
    assert picture.alt.endswith("a\u2026")


def extreme_charts() -> dict[str, Chart]:
    labels = (LONG, *STRANGE)
    values = (0.0, 0.1, 5_000_000.0, 0.5, 3.0, 4.0)
    numbers = tuple(map(short_number, values))
    days = tuple(("12. Sept.", "2026") for _ in values)
    bars = tuple(Bars(label=one, values=values, numbers=numbers) for one in labels)
    spans = tuple(
        Span(label=one, said=f"{number}, target {number}", today=value, target=(value, value))
        for one, number, value in zip(labels, numbers, values, strict=False)
    )
    entries = tuple(
        Entry(mark=mark, title=one, text=LONG * 4, number="10") for one in labels for mark in Mark
    )
    key = {"subtitle": LONG * 3, "today": "T", "target": "t"}
    return {
        "bars": BarChart(title=LONG, columns=days, rows=bars),
        "no bars": BarChart(title="", columns=(), rows=()),
        "spans": SpanChart(title=LONG, rows=spans, **key),
        "no spans": SpanChart(title="$1", rows=(), **key),
        "plan": Timeline(title=LONG * 2, parts=(Part(heading=LONG, entries=entries),)),
        "no plan": Timeline(title="", parts=()),
    }


@pytest.mark.parametrize("name", list(extreme_charts()))
def test_extreme_numbers_and_names_are_drawn(name: str) -> None:
    image = drawn(extreme_charts()[name])

    assert image.format == "PNG"
    assert image.width == 901
    assert image.height < 12_000


@pytest.mark.parametrize("name", ["bars", "spans", "plan"])
def test_it_brings_its_own_background_so_that_it_reads_in_light_and_dark_mode(name: str) -> None:
    image = drawn(extreme_charts()[name]).convert("RGBA")

    assert image.getchannel("A").getextrema() == (255, 255)
    assert "#" + bytes(image.getpixel((20, 20))[:3]).hex() == PAPER  # type: ignore[index]


@pytest.mark.parametrize("text", [LONG, *STRANGE, LONG * 9, ""])
def test_no_line_is_wider_than_the_card(text: str) -> None:
    lines = wrap(text, INNER, LABEL, bold=True)

    assert len(lines) <= 2
    assert all(width_of(line, LABEL, bold=True) <= INNER for line in lines)


def test_what_is_left_out_shows_an_ellipsis() -> None:
    assert wrap(LONG, WIDTH * 9) == [LONG]
    assert wrap(LONG, 200)[1].endswith("\u2026")
    assert wrap("W" * 90, 200)[0].endswith("W\u2026")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0.5, "0.5"),
        (999.5, "999.5"),
        (9999.5, "10k"),
        (12_345, "12k"),
        (999_999, "1M"),
        (5_000_000, "5M"),
    ],
)
def test_a_number_is_never_wider_than_its_column(value: float, words: str) -> None:
    assert short_number(value) == words
    assert width_of(words, bold=True) < INNER / MOST_TEAMS


def test_nothing_of_it_is_loaded_before_a_picture_is_drawn() -> None:
    code = "import sys, bot.app; print([m for m in ('matplotlib', 'numpy') if m in sys.modules])"
    done = subprocess.run(  # noqa: S603 -- our own words
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "[]"
