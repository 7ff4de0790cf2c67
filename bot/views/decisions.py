"""What the team decided, in words."""

from slack_sdk.models.blocks import Block, RichTextBlock, RichTextSectionElement
from slack_sdk.models.blocks.block_elements import RichTextElementParts

from bot.mrkdwn import escape
from bot.reply import Message
from bot.views.buttons import button, row
from bot.views.ids import Action
from bot.views.text import context, message, person, section
from knowledge.schema import Rule
from storage.values import Decision, DecisionKind


def decided_message(decision: Decision, rule: Rule) -> Message:
    """What replaces the nudge once the team has decided: still readable by who joins later."""
    blocks: list[Block] = [section(f"*{escape(rule.advice)}*\n{decision_text(decision)}")]
    if decision.reason:
        blocks.append(_as_typed(decision.reason))
    if decision.kind is DecisionKind.DONE:
        blocks.append(context("If the team has changed, tell me, so that the next advice fits."))
        blocks.append(row(button("Update the team", Action.OPEN_SETUP)))
    return message(*blocks)


def decision_text(decision: Decision) -> str:
    who = person(decision.decided_by)
    match decision.kind:
        case DecisionKind.DONE:
            return f":white_check_mark: {who} says: we did this."
        case DecisionKind.DEFERRED if decision.until:
            until = f"{decision.until.day} {decision.until:%B %Y}"
            return f":hourglass_flowing_sand: {who} says: not now. I ask again from {until} on."
        case _:
            return f":no_entry_sign: {who} says: not for us. I won't bring it up again."


def _as_typed(text: str) -> RichTextBlock:
    """Rich text, because there nothing that a person typed can mention or format."""
    part = RichTextElementParts.Text(text=text)
    return RichTextBlock(elements=[RichTextSectionElement(elements=[part])])
