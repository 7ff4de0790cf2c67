"""The team over time as a picture."""

from collections import Counter
from functools import partial

from bot.pictures.chart import Chart, Row
from bot.reply import Picture
from bot.usecases.history import History, TeamThen
from bot.views.facts import plural_text
from bot.views.history import picture_alt, shown_teams
from bot.views.history_words import total_text
from knowledge.schema import Knowledge

FILENAME = "ml-team-over-time.png"
TITLE = "Your ML team over time"
MOST_ROWS = 8
"""More would be too small on a phone."""
OTHERS = "Other roles"


def team_picture(history: History, knowledge: Knowledge) -> Picture:
    chart = team_chart(history, knowledge)
    return Picture(FILENAME, TITLE, partial(_draw, chart), picture_alt(history.team, knowledge))


def team_chart(history: History, knowledge: Knowledge) -> Chart:
    """A row for each role that somebody had, the largest first."""
    teams = shown_teams(history.team)
    return Chart(
        title=f"Full-time posts: {total_text(teams)}",
        columns=tuple((f"{team.day.day} {team.day:%b}", f"{team.day:%Y}") for team in teams),
        rows=tuple(
            Row(label=_label(roles, knowledge), values=tuple(_count(team, roles) for team in teams))
            for roles in _grouped(teams)
        ),
    )


def _grouped(teams: list[TeamThen]) -> list[list[str]]:
    """Each role by itself, and the smallest together if they are too many."""
    largest: Counter[str] = Counter()
    for team in teams:
        largest |= Counter(team.headcount)
    roles = sorted(largest, key=lambda role: (-largest[role], role))
    if len(roles) <= MOST_ROWS:
        return [[role] for role in roles]
    return [*([role] for role in roles[: MOST_ROWS - 1]), roles[MOST_ROWS - 1 :]]


def _label(roles: list[str], knowledge: Knowledge) -> str:
    return plural_text(roles[0], knowledge) if len(roles) == 1 else OTHERS


def _count(team: TeamThen, roles: list[str]) -> float:
    return round(sum(team.headcount.get(role, 0) for role in roles), 1)


def _draw(chart: Chart) -> bytes:
    # Only when it is needed: it takes half a second to load.
    from bot.pictures.drawing import draw_chart  # noqa: PLC0415

    return draw_chart(chart)
