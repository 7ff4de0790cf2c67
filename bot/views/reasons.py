"""Why a rule or a role is recommended today or not, as a message and as a modal."""

from slack_sdk.models.blocks import Block, ButtonElement
from slack_sdk.models.views import View

from bot.language import say
from bot.mrkdwn import escape
from bot.reply import Message
from bot.usecases.setup_form import DETAIL_FIELDS
from bot.usecases.why import Why
from bot.views.buttons import advice_button, button, row, setup_button
from bot.views.ids import Action, Callback
from bot.views.role_reasons import role_blocks
from bot.views.rule_reasons import condition_blocks, rule_blocks, speaks
from bot.views.text import message, plain, section
from knowledge.advice.reasons import RuleReasons
from knowledge.schema import Knowledge


def why_message(why: Why, knowledge: Knowledge) -> Message:
    buttons = [*_points_button(why, knowledge), advice_button(), *_buttons(why)]
    return message(*_blocks(why, knowledge), row(*buttons))


def why_modal(why: Why, channel: str, knowledge: Knowledge) -> View:
    """The same over a modal whose button was pressed."""
    buttons = _points_button(why, knowledge)
    blocks = [*_blocks(why, knowledge), *([row(*buttons)] if buttons else [])]
    return _modal(say("why-modal-title"), channel, blocks)


def points_modal(reasons: RuleReasons, channel: str, knowledge: Knowledge) -> View:
    """The conditions of a rule, point by point."""
    title = section(f"*{escape(reasons.rule.title)}*")
    blocks = [title, *condition_blocks(reasons, knowledge)]
    return _modal(say("why-points-title"), channel, blocks)


def _modal(title: str, channel: str, blocks: list[Block]) -> View:
    return View(
        type="modal",
        callback_id=Callback.READ_ONLY,
        title=plain(title),
        close=plain(say("text-close")),
        private_metadata=channel,
        blocks=blocks,
    )


def _blocks(why: Why, knowledge: Knowledge) -> list[Block]:
    if isinstance(why.reasons, RuleReasons):
        return rule_blocks(why.reasons, why.settled.get(why.reasons.rule.id), knowledge)
    return role_blocks(why.reasons, knowledge)


def _points_button(why: Why, knowledge: Knowledge) -> list[ButtonElement]:
    """Where the conditions are not shown yet."""
    reasons = why.reasons
    if not isinstance(reasons, RuleReasons) or not speaks(reasons):
        return []
    if not condition_blocks(reasons, knowledge):
        return []
    return [button(say("why-points"), Action.SHOW_POINTS, value=reasons.rule.id)]


def _buttons(why: Why) -> list[ButtonElement]:
    """Where an answer is missing, the form that asks for it."""
    reasons = why.reasons
    rules = [reasons] if isinstance(reasons, RuleReasons) else reasons.rules
    asked = {fact.name for one in rules for c in one.missing for fact in c.facts}
    if any(name in DETAIL_FIELDS and why.facts[name].value is None for name in asked):
        return [button(say("why-answer-more"), Action.OPEN_DETAILS)]
    return [setup_button(has_profile=True)]
