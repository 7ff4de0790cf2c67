"""Inputs that more than one form has."""

from collections.abc import Sequence

from slack_sdk.models.blocks import InputBlock, Option, StaticSelectElement

from bot.language import say
from bot.views.ids import Action
from bot.views.text import plain

MOST_OPTIONS = 100
"""Of one list to choose from; Slack takes no more."""
LONGEST_OPTION = 75
"""Characters of its words."""


def option(value: str, words: str) -> Option:
    """Words that are too long for Slack are cut."""
    shown = words if len(words) <= LONGEST_OPTION else f"{words[: LONGEST_OPTION - 1]}…"
    return Option(value=value, text=plain(shown))


def choice_input(  # noqa: PLR0913 -- what an input is made of
    block_id: str,
    label: str,
    options: Sequence[tuple[str, str]],
    chosen: object,
    *,
    hint: str = "",
    optional: bool = True,
    action: Action | None = None,
) -> InputBlock:
    """`options` are values with their words. With an `action`, choosing one is told at once."""
    made = {value: option(value, words) for value, words in options}
    return InputBlock(
        block_id=block_id,
        label=plain(label),
        hint=plain(hint) if hint else None,
        optional=optional,
        dispatch_action=True if action else None,
        element=StaticSelectElement(
            action_id=action or Action.ANSWER,
            placeholder=plain(say("setup-choose")),
            options=list(made.values()),
            initial_option=made.get(str(chosen)),
        ),
    )
