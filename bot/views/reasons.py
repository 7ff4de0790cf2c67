"""Why a rule or a role is recommended today or not, as a message and as a modal; and the modal
behind the button "More" of both.
"""

from slack_sdk.models.blocks import Block, ButtonElement
from slack_sdk.models.views import View

from bot.language import say
from bot.reply import Message
from bot.usecases.setup_form import DETAIL_FIELDS
from bot.usecases.why import Why
from bot.views.buttons import advice_button, button, row, setup_button
from bot.views.ids import Action, Callback
from bot.views.points import point_blocks
from bot.views.role_reasons import more_of_role, role_blocks
from bot.views.rule_reasons import rule_blocks
from bot.views.text import message, plain
from knowledge.advice.reasons import RoleReasons, RuleReasons
from knowledge.schema import Knowledge


def why_message(why: Why, knowledge: Knowledge) -> Message:
    asked_for = isinstance(why.reasons, RoleReasons) and why.reasons.recommended is not None
    last = _ask_button() if _lacks_answers(why) and not asked_for else advice_button()
    return message(*_blocks(why, knowledge), row(_more_button(why), last))


def why_modal(why: Why, channel: str, knowledge: Knowledge) -> View:
    """The same over a modal whose button was pressed."""
    blocks = [*_blocks(why, knowledge), row(_more_button(why))]
    return _modal(say("why-modal-title"), channel, blocks)


def more_modal(why: Why, channel: str, knowledge: Knowledge) -> View:
    """What the reasons leave for later."""
    if isinstance(why.reasons, RuleReasons):
        blocks = point_blocks(why.reasons, knowledge)
    else:
        blocks = more_of_role(why.reasons, knowledge)
    last = _ask_button() if _lacks_answers(why) else setup_button(has_profile=True)
    return _modal(say("why-more-title"), channel, [*blocks, row(last)])


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


def _more_button(why: Why) -> ButtonElement:
    reasons = why.reasons
    item = reasons.rule.id if isinstance(reasons, RuleReasons) else reasons.role.id
    return button(say("why-more"), Action.SHOW_POINTS, value=item)


def _ask_button() -> ButtonElement:
    return button(say("why-answer-more"), Action.OPEN_DETAILS)


def _lacks_answers(why: Why) -> bool:
    """Whether the form asks for something on which the answer depends."""
    reasons = why.reasons
    rules = [reasons] if isinstance(reasons, RuleReasons) else reasons.rules
    asked = {fact.name for one in rules for c in one.missing for fact in c.facts}
    return any(name in DETAIL_FIELDS and why.facts[name].value is None for name in asked)
