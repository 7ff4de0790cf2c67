"""What is answered where a form can't be opened: Slack lets only a click or a command do that."""

from slack_sdk.models.blocks import ButtonElement
from slack_sdk.models.views import View

from bot.language import say
from bot.mrkdwn import literal
from bot.reply import Message
from bot.views.buttons import button, row, setup_button
from bot.views.decide import DecideContext
from bot.views.ids import Action, Callback
from bot.views.text import message, section


def press_for_setup_message(*, has_profile: bool) -> Message:
    return message(section(say("said-press")), row(setup_button(has_profile=has_profile)))


def form_message(form: View, command: str) -> Message:
    """With the button that opens the form; where there is none, with what to type for it."""
    opener = _opener(form)
    if opener is None:
        return message(section(say("said-type", command=literal(f"/mlteam {command}"))))
    return message(section(say("said-press")), row(opener))


def _opener(form: View) -> ButtonElement | None:
    match form.callback_id:
        case Callback.DECIDE:
            rule = DecideContext.from_json(form.private_metadata or "").rule
            return button(say("said-button-decide"), Action.OPEN_DECIDE, value=rule)
        case Callback.ACCESS:
            return button(say("said-button-access"), Action.OPEN_ACCESS)
        case _:
            return None
