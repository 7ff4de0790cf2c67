"""What is answered where a form can't be opened: Slack lets only a click or a command do that."""

from bot.language import say
from bot.mrkdwn import literal
from bot.reply import Message
from bot.views.buttons import row, setup_button
from bot.views.text import message, section


def press_for_setup_message(*, has_profile: bool) -> Message:
    return message(section(say("said-press")), row(setup_button(has_profile=has_profile)))


def type_for_form_message(command: str) -> Message:
    """`command` is what opens the form when it is typed as a command."""
    return message(section(say("said-type", command=literal(f"/mlteam {command}"))))
