"""The team today beside the target team for its size and stage, as a picture."""

from collections.abc import Iterator
from html import unescape

from bot.language import say
from bot.pictures.chart import Span, SpanChart
from bot.pictures.making import Kind, make_picture
from bot.pictures.words import range_text, short_number
from bot.reply import Picture
from bot.views.facts import plural_text
from bot.views.target_team import meant_for
from bot.views.text import upper_first
from knowledge.advice.derive import derive_facts
from knowledge.advice.facts import Facts
from knowledge.advice.profile import TeamProfile
from knowledge.advice.teams import Compared, Comparison, compare, find_team
from knowledge.schema import Knowledge

FILENAME = "ml-team-and-target.png"
MOST_ROWS = 9
"""Besides the roles of the target team, the largest ones; the rest is one row."""


def target_picture(profile: TeamProfile, knowledge: Knowledge) -> Picture | None:
    """None where there is no target team to compare with."""
    facts = derive_facts(profile, knowledge)
    team = find_team(facts, knowledge)
    if team is None:
        return None
    chart = target_chart(compare(team, facts, knowledge), facts, knowledge)
    title = say("pictures-target-file")
    return make_picture(Kind.TARGET, FILENAME, title, chart, target_alt(chart))


def target_chart(comparison: Comparison, facts: Facts, knowledge: Knowledge) -> SpanChart:
    """The roles of the target team in its order, then those that it does not have."""
    return SpanChart(
        title=say("pictures-target-title"),
        subtitle=say(
            "pictures-target-about",
            # What a message escapes, a picture shows as it is.
            kind=unescape(meant_for(comparison, facts, knowledge)).rstrip("."),
        ),
        today=say("pictures-today"),
        target=say("pictures-target"),
        rows=(
            *(_span(one, knowledge) for one in comparison.roles),
            *_others(comparison, knowledge),
        ),
    )


def target_alt(chart: SpanChart) -> str:
    """All that the picture says."""
    rows = (f"{row.label}: {row.said}." for row in chart.rows)
    return " ".join([f"{chart.title}.", chart.subtitle, *rows])


def _span(one: Compared, knowledge: Knowledge) -> Span:
    today = _posts(one.today)
    if one.fits and one.today:
        said = say("pictures-as-in-target", today=today)
    else:
        said = say("pictures-beside-target", today=today, target=range_text(one.target))
    return Span(
        label=upper_first(plural_text(one.role, knowledge)),
        said=said,
        today=one.today,
        target=(one.target.least, one.target.most),
    )


def _others(comparison: Comparison, knowledge: Knowledge) -> Iterator[Span]:
    largest = sorted(comparison.others.items(), key=lambda one: -one[1])
    most = max(MOST_ROWS - len(comparison.roles), 1)
    shown = largest if len(largest) <= most else largest[: most - 1]
    for role, posts in shown:
        label = upper_first(plural_text(role, knowledge))
        yield Span(label=label, said=_not_in_target(posts), today=posts, target=None)
    if rest := largest[len(shown) :]:
        said = _not_in_target(sum(posts for _, posts in rest))
        yield Span(label=say("pictures-other-roles"), said=said, today=0, target=None)


def _not_in_target(posts: float) -> str:
    return say("pictures-not-in-target", today=_posts(posts))


def _posts(count: float) -> str:
    return short_number(count) if count else say("pictures-nobody")
