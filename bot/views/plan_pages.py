"""The pages behind a plan: all about one hire, and what has to wait."""

from collections.abc import Iterator

from slack_sdk.models.blocks import Block

from bot.language import say
from bot.mrkdwn import escape
from bot.reply import Message
from bot.usecases.plan import ChannelPlan
from bot.usecases.plan_request import DETAILS
from bot.views.advice import headline
from bot.views.buttons import button, row
from bot.views.ids import Action
from bot.views.plan import LONGEST_HEADER, left_out, page_button, titled_list
from bot.views.plan_words import (
    MUST_GROW_SOURCE,
    basis_text,
    effects,
    helpers_text,
    step_text,
    step_title,
)
from bot.views.sources import against_line, sources_line
from bot.views.target_team import compared_text
from bot.views.text import bullets, context, header, message, section
from knowledge.advice.plan import Plan, Step
from knowledge.schema import Knowledge, Rule, TargetTeam

MOST_SOURCES = 2
"""The business case names them all."""
_WHO_MUST_GROW = "data_engineer"


def details_message(planned: ChannelPlan, place: int, knowledge: Knowledge) -> Message:
    """`place` is that of a hire of the plan, first is 1."""
    plan = planned.plan
    step, earlier = plan.steps[place - 1], plan.steps[: place - 1]
    title = step_title(step, knowledge)
    head = say("plan-detail-head", place=place, count=len(plan.steps), title=title)
    told = [*effects(step, knowledge), helpers_text(step, earlier, knowledge)]
    return message(
        header(head[:LONGEST_HEADER]),
        section(escape(step_text(step, earlier, knowledge))),
        section(bullets(map(escape, told))),
        *_must_grow(plan, step, knowledge),
        context("\n".join([escape(basis_text(step)), *_sources(plan, step, knowledge)])),
        row(
            *(
                [
                    page_button(
                        say("plan-button-next"),
                        planned,
                        f"{DETAILS} {place + 1}",
                        action=Action.PLAN_NEXT,
                    )
                ]
                if place < len(plan.steps)
                else []
            ),
            page_button(say("plan-button-back"), planned),
            button(say("kit-button"), Action.SHOW_KIT, value=step.role),
        ),
    )


def more_message(planned: ChannelPlan, knowledge: Knowledge) -> Message:
    plan = planned.plan
    waiting = (f"{knowledge.roles[one.role].title}: {one.because}" for one in plan.later)
    blocks = [
        *titled_list(say("plan-later"), waiting),
        *_orientation(plan, knowledge),
        *_left_out(planned, knowledge),
    ]
    return message(
        header(say("plan-more-head")),
        *(blocks or [section(say("plan-more-nothing"))]),
        context(say("plan-again")),
        row(page_button(say("plan-button-back"), planned)),
    )


def _must_grow(plan: Plan, step: Step, knowledge: Knowledge) -> Iterator[Block]:
    if plan.engineers_must_grow and step.role == _WHO_MUST_GROW:
        yield section(escape(say("plan-must-grow")))
        yield context(sources_line([MUST_GROW_SOURCE], knowledge))


def _sources(plan: Plan, step: Step, knowledge: Knowledge) -> list[str]:
    basis = knowledge.rules[step.rule] if step.rule else plan.team
    return [] if basis is None else _for_and_against(basis, knowledge)


def _for_and_against(basis: Rule | TargetTeam, knowledge: Knowledge) -> list[str]:
    """One or two who say so, and one who says otherwise."""
    return [
        sources_line(basis.sources[:MOST_SOURCES], knowledge),
        *([against_line(basis.against[:1], knowledge)] if basis.against else []),
    ]


def _orientation(plan: Plan, knowledge: Knowledge) -> Iterator[Block]:
    """What is no advice to hire, because the advice is to hire nobody."""
    if not plan.orientation or plan.team is None:
        return
    lines = [escape(compared_text(one, knowledge)) for one in plan.orientation]
    says = say("plan-orientation-after" if plan.steps else "plan-orientation-today")
    yield section(f"*{say('plan-look-next')}*\n{says}\n{bullets(lines)}")
    yield context("\n".join(_for_and_against(plan.team, knowledge)))


def _left_out(planned: ChannelPlan, knowledge: Knowledge) -> Iterator[Block]:
    names = [escape(headline(one, knowledge)) for one in left_out(planned)]
    if names:
        yield context(say("plan-left-out", what="; ".join(names)))
