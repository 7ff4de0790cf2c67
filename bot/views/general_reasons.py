"""What a rule says, and when a role is needed, in general: for a channel without a team profile."""

from collections.abc import Iterator

from slack_sdk.models.blocks import Block, ButtonElement

from bot.language import say
from bot.mrkdwn import escape
from bot.reply import Message
from bot.views.buttons import button, row, setup_button
from bot.views.ids import Action
from bot.views.rule_reasons import LONGEST_WHY, clipped_header, sources_text
from bot.views.sources import sources_line
from bot.views.text import bullets, context, message, opening, section, upper_first
from knowledge.schema import Knowledge, Role, Rule

MOST_SOURCES = 2


def general_message(subject: Rule | Role, knowledge: Knowledge, *, may_set_up: bool) -> Message:
    """`may_set_up` says whether a team profile can be made where it was asked."""
    buttons = [setup_button(has_profile=False)] if may_set_up else []
    if isinstance(subject, Role):
        blocks = _of_role(subject, knowledge)
        buttons.append(_role_button(subject))
    else:
        blocks = _of_rule(subject, knowledge)
    return message(*blocks, context(say("why-general")), *([row(*buttons)] if buttons else []))


def _of_rule(rule: Rule, knowledge: Knowledge) -> Iterator[Block]:
    yield clipped_header(rule.title)
    yield section(f"*{escape(rule.advice)}*")
    yield section(f"*{say('why-why')}*\n{escape(opening(rule.why, LONGEST_WHY))}")
    if rule.unless:
        yield section(f"*{say('why-unless')}*\n{escape(rule.unless)}")
    yield context(sources_text(rule, knowledge))


def _of_role(role: Role, knowledge: Knowledge) -> Iterator[Block]:
    yield clipped_header(say("why-general-role", role=role.title))
    yield section(escape(upper_first(role.hire_when)))
    if role.requires:
        firsts = bullets(escape(one.first) for one in role.requires)
        yield section(f"*{say('why-comes-first')}*\n{firsts}")
    yield context(sources_line(role.sources[:MOST_SOURCES], knowledge))


def _role_button(role: Role) -> ButtonElement:
    return button(say("why-about-role"), Action.SHOW_ROLE, value=role.id)
