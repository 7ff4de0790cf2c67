"""The plan as a timeline: what comes before the hires, each hire in its place, what has to wait."""

from collections.abc import Iterable, Iterator

from bot.language import say
from bot.pictures.chart import Entry, Mark, Part, Timeline
from bot.pictures.making import Kind, make_picture
from bot.pictures.words import short_number
from bot.reply import Picture
from bot.usecases.plan import ChannelPlan
from bot.views.advice import headline
from bot.views.plan_words import step_title
from knowledge.advice.answer import Finding
from knowledge.advice.plan import Later, Plan, Step
from knowledge.schema import Knowledge

FILENAME = "hiring-plan.png"
MOST_LATER = 4


def plan_picture(planned: ChannelPlan, knowledge: Knowledge) -> Picture | None:
    """None for a plan without a hire: its one sentence needs no picture."""
    if not planned.plan.steps:
        return None
    chart = plan_chart(planned.plan, knowledge)
    title = say("pictures-plan-file")
    return make_picture(Kind.PLAN, FILENAME, title, chart, plan_alt(chart))


def plan_chart(plan: Plan, knowledge: Knowledge) -> Timeline:
    hires = say("pictures-plan-hires" if plan.can_hire else "pictures-plan-frozen")
    parts = {
        say("pictures-plan-stops"): _tasks(plan.stops, knowledge),
        say("pictures-plan-first"): _tasks([*plan.first, *plan.instead], knowledge),
        hires: _steps(plan, knowledge),
        say("pictures-plan-later"): _later(plan.later, knowledge),
    }
    shown = ((heading, tuple(entries)) for heading, entries in parts.items())
    return Timeline(
        title=say("pictures-plan-file"),
        parts=tuple(
            Part(heading=heading, entries=entries) for heading, entries in shown if entries
        ),
    )


def plan_alt(chart: Timeline) -> str:
    """All that the picture says."""
    return " ".join([f"{chart.title}.", *(_part_alt(part) for part in chart.parts)])


def _part_alt(part: Part) -> str:
    entries = (
        f"{f'{one.number}. ' if one.number else ''}{one.title}{f': {one.text}' if one.text else ''}"
        for one in part.entries
    )
    return f"{part.heading}: {' '.join(_sentence(entry) for entry in entries)}"


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _tasks(findings: Iterable[Finding], knowledge: Knowledge) -> Iterator[Entry]:
    for finding in findings:
        yield Entry(mark=Mark.TASK, title=headline(finding, knowledge))


def _steps(plan: Plan, knowledge: Knowledge) -> Iterator[Entry]:
    for place, step in enumerate(plan.steps, 1):
        before = round(sum(step.before.headcount.values()), 2)
        yield Entry(
            mark=Mark.STEP,
            number=str(place),
            title=step_title(step, knowledge),
            text=say(
                "pictures-plan-step",
                before=short_number(before),
                after=short_number(before + step.posts),
                why=_why(step, knowledge),
            ),
        )


def _why(step: Step, knowledge: Knowledge) -> str:
    if step.rule is None:
        return say("pictures-plan-from-target")
    return _sentence(knowledge.rules[step.rule].title)


def _later(waiting: Iterable[Later], knowledge: Knowledge) -> Iterator[Entry]:
    for one in list(waiting)[:MOST_LATER]:
        yield Entry(mark=Mark.LATER, title=knowledge.roles[one.role].title, text=one.because)
