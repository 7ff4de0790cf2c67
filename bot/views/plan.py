"""The next hires in order: what comes before, each hire with its reason, and what has to wait."""

from collections.abc import Iterable, Iterator, Sequence

from slack_sdk.models.blocks import Block

from bot.mrkdwn import escape
from bot.reply import Message
from bot.usecases.plan import CapFrom, ChannelPlan
from bot.views.advice import headline, recommendation_blocks
from bot.views.buttons import advice_button, row, setup_button
from bot.views.plan_words import (
    LOOK_NEXT,
    MUST_GROW,
    MUST_GROW_SOURCE,
    after_text,
    basis_text,
    cap_text,
    compared_text,
    cost_text,
    effects,
    helpers_text,
    plan_headline,
    step_text,
    step_title,
)
from bot.views.sources import sources_line
from bot.views.text import bullets, context, header, message, section
from knowledge.advice.answer import Finding
from knowledge.advice.plan import Plan, Step
from knowledge.advice.planning import MOST_HIRES
from knowledge.schema import Knowledge, Rule, TargetTeam
from storage.values import DecisionKind

MOST_SOURCES = 2
"""A step; the business case names them all."""
_HOW_MANY = "`/mlteam plan 5` plans five."
_CLOSING = (
    "The plan follows the team profile: type `/mlteam plan` again after each {change}. For finance,"
    " as a document: `/mlteam plan export`."
)
LONGEST_HEADER = 150


def plan_message(planned: ChannelPlan, knowledge: Knowledge) -> Message:
    plan = planned.plan
    body = _steps if plan.steps else _no_steps
    return message(
        header(plan_headline(plan, knowledge)[:LONGEST_HEADER]),
        *body(planned, knowledge),
        *_orientation(plan, knowledge),
        *_later(plan, knowledge),
        *_left_out(planned, knowledge),
        context(_CLOSING.format(change="hire" if plan.steps else "change")),
        row(advice_button(), setup_button(has_profile=True)),
    )


def export_message(planned: ChannelPlan, knowledge: Knowledge) -> Message:
    """What is said while the document is on its way."""
    return message(
        header("Your business case"),
        section(
            f"{escape(plan_headline(planned.plan, knowledge))}. I send it to you alone, as a"
            " Markdown file in a direct message."
        ),
        context(f"{escape(cap_text(planned))} `/mlteam plan` shows the plan here.".strip()),
    )


def _no_steps(planned: ChannelPlan, knowledge: Knowledge) -> Iterator[Block]:
    plan = planned.plan
    yield from _list("Stop this first", plan.stops)
    if plan.hold is not None:
        yield from _hold(planned, plan.hold, knowledge)
    else:
        yield section("Nothing in the team profile asks for a hire that could be made now.")
    if text := cap_text(planned):
        yield context(escape(text))
    yield from _list("Instead of a hire", plan.first)
    yield from _instead(plan)


def _hold(planned: ChannelPlan, hold: Finding, knowledge: Knowledge) -> Sequence[Block]:
    full = (one for one in planned.found.open if one.rule == hold.rule)
    if (shown := next(full, None)) is not None:
        return recommendation_blocks(shown, knowledge)
    rule = knowledge.rules[hold.rule]
    return [
        section(f"*{escape(hold.advice)}*\n{escape(rule.why)}"),
        context(sources_line(rule.sources, knowledge)),
    ]


def _steps(planned: ChannelPlan, knowledge: Knowledge) -> Iterator[Block]:
    plan = planned.plan
    yield context(_opening(planned))
    yield from _list("Before any hire", plan.stops)
    yield from _list("First, without a hire", plan.first)
    yield from _instead(plan)
    if planned.may_not_hire:
        yield section("*When hiring opens, in this order*")
    elif plan.stops:
        yield section("*Only after that, in this order*")
    for place in range(len(plan.steps)):
        yield from _step(plan, place, knowledge)
    if plan.engineers_must_grow:
        source = sources_line([MUST_GROW_SOURCE], knowledge, label="Source")
        yield context(f"{escape(MUST_GROW)} {source}")
    if text := after_text(plan, knowledge):
        yield section(escape(text))


def _opening(planned: ChannelPlan) -> str:
    asked = _HOW_MANY if planned.cap.because is CapFrom.DEFAULT else ""
    most = f"A plan has at most {MOST_HIRES}." if len(planned.plan.steps) == MOST_HIRES else ""
    closed = "Hiring is frozen, or no post is open." if planned.may_not_hire else ""
    lines = (closed, escape(cap_text(planned)), most, escape(cost_text(planned)), asked)
    return " ".join(line for line in lines if line)


def _step(plan: Plan, place: int, knowledge: Knowledge) -> Iterator[Block]:
    step, earlier = plan.steps[place], plan.steps[:place]
    title = escape(step_title(step, knowledge))
    yield section(f"*{place + 1}. {title}*\n{escape(step_text(step, earlier, knowledge))}")
    lines = [
        *effects(step, knowledge),
        helpers_text(step, earlier, knowledge),
        basis_text(step),
    ]
    again = step.rule in {one.rule for one in earlier}
    sources = [] if again else _sources(plan, step, knowledge)
    yield context("\n".join([*map(escape, lines), *sources]))


def _sources(plan: Plan, step: Step, knowledge: Knowledge) -> list[str]:
    basis = knowledge.rules[step.rule] if step.rule else plan.team
    return [] if basis is None else _for_and_against(basis, knowledge)


def _for_and_against(basis: Rule | TargetTeam, knowledge: Knowledge) -> list[str]:
    """One or two who say so, and one who says otherwise."""
    against = sources_line(basis.against[:1], knowledge, label="Against")
    return [
        sources_line(basis.sources[:MOST_SOURCES], knowledge),
        *([against] if basis.against else []),
    ]


def _list(title: str, findings: Iterable[Finding]) -> Iterator[Block]:
    entries = [escape(one.advice) for one in findings]
    if entries:
        yield section(f"*{title}*\n{bullets(entries)}")


def _instead(plan: Plan) -> Iterator[Block]:
    if not plan.can_hire and not plan.instead:
        yield section("*Until then*\nNothing has to be grown or borrowed at once.")
    yield from _list("Until then, grow or borrow", plan.instead)


def _orientation(plan: Plan, knowledge: Knowledge) -> Iterator[Block]:
    """What is no advice to hire, because the advice is to hire nobody."""
    if not plan.orientation or plan.team is None:
        return
    lines = [escape(compared_text(one, knowledge)) for one in plan.orientation]
    when = "after these hires" if plan.steps else "today"
    says = f"An orientation for your size and stage, no advice to hire. In full-time posts {when}:"
    yield section(f"*{LOOK_NEXT}*\n{says}\n{bullets(lines)}")
    yield context("\n".join(_for_and_against(plan.team, knowledge)))


def _later(plan: Plan, knowledge: Knowledge) -> Iterator[Block]:
    entries = [
        f"{escape(knowledge.roles[one.role].title)}: {escape(one.because)}" for one in plan.later
    ]
    if entries:
        yield section(f"*Later, and what comes first*\n{bullets(entries)}")


def _left_out(planned: ChannelPlan, knowledge: Knowledge) -> Iterator[Block]:
    followed = [planned.plan.hold.rule] if planned.plan.hold else []
    names = [
        escape(headline(one, knowledge))
        for one, said in planned.found.decided
        if said.kind is not DecisionKind.ACCEPTED and one.rule not in followed
    ]
    if names:
        yield context(f"Left out, because the team decided on it: {'; '.join(names)}.")
