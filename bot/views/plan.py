"""The next hires in order, on one screen: what comes before, and each hire in two lines."""

from collections.abc import Iterable, Iterator, Sequence

from slack_sdk.models.blocks import ActionsBlock, Block, ButtonElement

from bot.language import say
from bot.mrkdwn import escape
from bot.reply import Message
from bot.usecases.plan import CapFrom, ChannelPlan
from bot.usecases.plan_request import DETAILS, EXPORT, MORE
from bot.views.advice import headline, recommendation_blocks
from bot.views.buttons import button, row, setup_button, why_button
from bot.views.ids import Action
from bot.views.pictures import picture_buttons
from bot.views.plan_words import (
    after_text,
    basis_text,
    cap_text,
    cost_text,
    plan_headline,
    step_text,
    step_title,
)
from bot.views.text import bullets, context, first_sentence, header, message, section
from knowledge.advice.answer import Finding
from knowledge.advice.planning import MOST_HIRES
from knowledge.schema import Knowledge
from storage.values import DecisionKind

MOST_IN_FULL = 3
"""Hires with their reason; of the others a plan names the role, and their page says the rest."""
LONGEST_REASON = 120
"""Two or three lines on a phone."""
LONGEST_HEADER = 150


def plan_message(planned: ChannelPlan, knowledge: Knowledge) -> Message:
    body = _steps if planned.plan.steps else _no_steps
    return message(
        header(plan_headline(planned.plan, knowledge)[:LONGEST_HEADER]),
        *body(planned, knowledge),
        _buttons(planned),
    )


def export_message(planned: ChannelPlan, knowledge: Knowledge) -> Message:
    """What is said while the document is on its way."""
    headline = escape(plan_headline(planned.plan, knowledge))
    notes = (escape(cap_text(planned)), say("plan-export-here"))
    return message(
        header(say("plan-export-head")),
        section(say("plan-export-says", headline=headline)),
        context(" ".join(note for note in notes if note)),
    )


def has_more(planned: ChannelPlan) -> bool:
    """Whether something has to wait or was left out, or the target team shows where to look."""
    plan = planned.plan
    return bool(plan.later or plan.orientation or left_out(planned))


def left_out(planned: ChannelPlan) -> list[Finding]:
    """What the team decided on, so that the plan has it not."""
    followed = [planned.plan.hold.rule] if planned.plan.hold else []
    return [
        one
        for one, said in planned.found.decided
        if said.kind is not DecisionKind.ACCEPTED and one.rule not in followed
    ]


def page_button(
    label: str, planned: ChannelPlan, page: str = "", *, action: Action = Action.PLAN_PAGE
) -> ButtonElement:
    """Leads to another page of the same plan."""
    return button(label, action, value=f"{planned.command} {page}".strip())


def titled_list(title: str, entries: Iterable[str]) -> Iterator[Block]:
    shown = [escape(entry) for entry in entries]
    if shown:
        yield section(f"*{title}*\n{bullets(shown)}")


def _no_steps(planned: ChannelPlan, knowledge: Knowledge) -> Iterator[Block]:
    plan = planned.plan
    yield from _findings(say("plan-stop-first"), plan.stops)
    if plan.hold is not None:
        yield from _hold(planned, plan.hold, knowledge)
    else:
        yield section(say("plan-nothing-asks"))
    if text := cap_text(planned):
        yield context(escape(text))
    yield from _findings(say("plan-instead-of-hire"), plan.first)
    yield from _instead(planned, knowledge)


def _hold(planned: ChannelPlan, hold: Finding, knowledge: Knowledge) -> Sequence[Block]:
    full = (one for one in planned.found.open if one.rule == hold.rule)
    if (shown := next(full, None)) is not None:
        return recommendation_blocks(shown)
    why = first_sentence(knowledge.rules[hold.rule].why, LONGEST_REASON)
    return [
        section(f"*{escape(hold.advice)}*", accessory=why_button(hold.rule)),
        context(escape(why)),
    ]


def _steps(planned: ChannelPlan, knowledge: Knowledge) -> Iterator[Block]:
    plan = planned.plan
    yield context(_opening(planned))
    yield from _findings(say("plan-before-any"), plan.stops)
    yield from _findings(say("plan-first-without"), plan.first)
    yield from _instead(planned, knowledge)
    if planned.may_not_hire:
        yield section(f"*{say('plan-when-open')}*")
    elif plan.stops:
        yield section(f"*{say('plan-only-after')}*")
    for place in range(min(len(plan.steps), MOST_IN_FULL)):
        yield from _step(planned, place, knowledge)
    if others := plan.steps[MOST_IN_FULL:]:
        titles = (
            f"{place}. {escape(step_title(step, knowledge))}"
            for place, step in enumerate(others, start=MOST_IN_FULL + 1)
        )
        yield section("\n".join([f"*{say('plan-others')}*", *titles]))
    if text := after_text(plan, knowledge):
        yield context(escape(text))


def _opening(planned: ChannelPlan) -> str:
    lines = (
        say("plan-closed") if planned.may_not_hire else "",
        escape(cap_text(planned)),
        say("plan-most", most=MOST_HIRES) if len(planned.plan.steps) == MOST_HIRES else "",
        escape(cost_text(planned)),
        say("plan-how-many") if planned.cap.because is CapFrom.DEFAULT else "",
    )
    return " ".join(line for line in lines if line)


def _step(planned: ChannelPlan, place: int, knowledge: Knowledge) -> Iterator[Block]:
    step, earlier = planned.plan.steps[place], planned.plan.steps[:place]
    title = escape(step_title(step, knowledge))
    details = page_button(say("plan-button-details"), planned, f"{DETAILS} {place + 1}")
    yield section(f"*{place + 1}. {title}*", accessory=details)
    what = first_sentence(step_text(step, earlier, knowledge), LONGEST_REASON)
    yield context(escape(f"{what} {basis_text(step)}"))


def _findings(title: str, findings: Iterable[Finding]) -> Iterator[Block]:
    return titled_list(title, (first_sentence(one.advice, LONGEST_REASON) for one in findings))


def _instead(planned: ChannelPlan, knowledge: Knowledge) -> Iterator[Block]:
    if planned.may_not_hire and not planned.plan.instead:
        title, nothing = say("plan-until-then-title"), say("plan-until-then-nothing")
        yield section(f"*{title}*\n{nothing}")
    # By name: their sentences all begin with what hinders the hire.
    instead = (headline(one, knowledge) for one in planned.plan.instead)
    yield from titled_list(say("plan-until-then"), instead)


def _buttons(planned: ChannelPlan) -> ActionsBlock:
    more = [page_button(say("plan-button-more"), planned, MORE, action=Action.PLAN_MORE)]
    picture = picture_buttons(planned.command, shown=bool(planned.plan.steps))
    document = button(
        say("plan-button-file"), Action.PLAN_FILE, value=f"{planned.command} {EXPORT}"
    )
    return row(
        *(more if has_more(planned) else []),
        document,
        *picture,
        *([] if planned.plan.steps else [setup_button(has_profile=True)]),
    )
