"""Buttons that stand in more than one view."""

from slack_sdk.models.blocks import ActionsBlock, ButtonElement, Option, OverflowMenuElement

from bot.language import say
from bot.views.ids import Action
from bot.views.text import plain


def button(
    text: str, action: Action, *, value: str = "-", style: str | None = None
) -> ButtonElement:
    return ButtonElement(text=plain(text), action_id=action, value=value, style=style)


def menu(text: str, action: Action) -> OverflowMenuElement:
    """A button that is seldom pressed, behind the three dots: on a phone it takes no row."""
    return OverflowMenuElement(action_id=action, options=[Option(text=plain(text), value="-")])


def setup_button(*, has_profile: bool) -> ButtonElement:
    if has_profile:
        return button(say("text-button-update"), Action.OPEN_SETUP)
    return button(say("text-button-setup"), Action.OPEN_SETUP, style="primary")


def advice_button(channel: str = "-") -> ButtonElement:
    """`channel` is named where the button stands outside of it."""
    return button(say("text-button-advice"), Action.SHOW_ADVICE, value=channel)


def others_button() -> ButtonElement:
    """For a message that asks about several steps: the way to the others."""
    return button(say("text-button-others"), Action.OPEN_DECIDE)


def why_button(rule: str) -> ButtonElement:
    return button(say("text-button-why"), Action.SHOW_WHY, value=rule)


def row(*buttons: ButtonElement | OverflowMenuElement) -> ActionsBlock:
    return ActionsBlock(elements=list(buttons))
