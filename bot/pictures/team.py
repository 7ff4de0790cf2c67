"""The team over time as a picture."""

from collections import Counter

from bot.language import say
from bot.pictures.chart import BarChart, Bars
from bot.pictures.making import Kind, make_picture
from bot.pictures.words import day_lines, short_number
from bot.reply import Picture
from bot.usecases.history import History, TeamThen
from bot.views.facts import plural_text
from bot.views.history import picture_alt, shown_teams
from bot.views.history_words import total_text
from knowledge.schema import Knowledge

FILENAME = "ml-team-over-time.png"
MOST_ROWS = 8
"""More would make a picture that is longer than a phone's screen."""


def team_picture(history: History, knowledge: Knowledge) -> Picture:
    """`history` has a team."""
    chart, alt = team_chart(history, knowledge), picture_alt(history.team, knowledge)
    return make_picture(Kind.HISTORY, FILENAME, say("pictures-history-file"), chart, alt)


def team_chart(history: History, knowledge: Knowledge) -> BarChart:
    """A row for each role that somebody had, the largest first."""
    teams = shown_teams(history.team)
    return BarChart(
        title=say("pictures-history-title", totals=total_text(teams)),
        columns=tuple(day_lines(team.day) for team in teams),
        rows=tuple(_row(roles, teams, knowledge) for roles in _grouped(teams)),
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


def _row(roles: list[str], teams: list[TeamThen], knowledge: Knowledge) -> Bars:
    values = tuple(round(sum(team.headcount.get(role, 0) for role in roles), 1) for team in teams)
    is_sum = len(roles) > 1
    return Bars(
        label=say("pictures-other-roles") if is_sum else plural_text(roles[0], knowledge),
        values=values,
        numbers=tuple(map(short_number, values)),
        is_sum=is_sum,
    )
