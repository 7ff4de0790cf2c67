"""Why a rule or a role is recommended today or not, as a message and as a modal."""

from slack_sdk.models.blocks import Block, ButtonElement
from slack_sdk.models.views import View

from bot.reply import Message
from bot.usecases.setup_form import DETAIL_FIELDS
from bot.usecases.why import Why
from bot.views.buttons import advice_button, button, row, setup_button
from bot.views.ids import Action, Callback
from bot.views.role_reasons import role_blocks
from bot.views.rule_reasons import rule_blocks
from bot.views.text import message, plain
from knowledge.advice.reasons import RuleReasons
from knowledge.schema import Knowledge


def why_message(why: Why, knowledge: Knowledge) -> Message:
    return message(*_blocks(why, knowledge), row(advice_button(), *_buttons(why)))


def why_modal(why: Why, channel: str, knowledge: Knowledge) -> View:
    """The same in place of a modal whose button was pressed."""
    return View(
        type="modal",
        callback_id=Callback.READ_ONLY,
        title=plain("Why"),
        close=plain("Close"),
        private_metadata=channel,
        blocks=_blocks(why, knowledge),
    )


def _blocks(why: Why, knowledge: Knowledge) -> list[Block]:
    if isinstance(why.reasons, RuleReasons):
        return rule_blocks(why.reasons, why.settled.get(why.reasons.rule.id), knowledge)
    return role_blocks(why.reasons, knowledge)


def _buttons(why: Why) -> list[ButtonElement]:
    """Where an answer is missing, the form that asks for it."""
    reasons = why.reasons
    rules = [reasons] if isinstance(reasons, RuleReasons) else reasons.rules
    asked = {fact.name for one in rules for c in one.missing for fact in c.facts}
    if any(name in DETAIL_FIELDS and why.facts[name].value is None for name in asked):
        return [button("Answer more questions", Action.OPEN_DETAILS)]
    return [setup_button(has_profile=True)]
