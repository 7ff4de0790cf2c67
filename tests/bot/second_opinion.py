"""What slackblocks has against what we show: its table of limits was written by somebody else."""

import inspect
from collections.abc import Callable
from typing import Any

import slackblocks as S  # noqa: N812  it stands before every name of a table
from slackblocks.errors import InvalidUsageError

Json = dict[str, Any]
MAKERS: dict[str, Callable[..., object]] = {
    "actions": S.ActionsBlock,
    "button": S.Button,
    "checkboxes": S.CheckboxGroup,
    "context": S.ContextBlock,
    "context_actions": S.ContextActionsBlock,
    "datepicker": S.DatePicker,
    "divider": S.DividerBlock,
    "feedback_buttons": S.FeedbackButtons,
    "header": S.HeaderBlock,
    "home": S.HomeTabView,
    "icon_button": S.IconButton,
    "image": S.ImageBlock,
    "input": S.InputBlock,
    "markdown": S.MarkdownBlock,
    "modal": S.ModalView,
    "mrkdwn": S.Markdown,
    "multi_static_select": S.StaticMultiSelectMenu,
    "multi_users_select": S.UserMultiSelectMenu,
    "number_input": S.NumberInput,
    "overflow": S.OverflowMenu,
    "plain_text": S.PlainText,
    "plain_text_input": S.PlainTextInput,
    "radio_buttons": S.RadioButtonGroup,
    "rich_text": S.RichTextBlock,
    "rich_text_section": S.RichTextSection,
    "section": S.SectionBlock,
    "static_select": S.StaticSelectMenu,
    "text": S.RichText,
    "timepicker": S.TimePicker,
}


def objections(shown: Json) -> list[str]:
    """To a message, a modal or a Home. Raises KeyError for what has to be added to the table."""
    parts = [shown] if "type" in shown else shown["blocks"]
    return [said for part in parts for said in _objection(part)]


def _objection(part: Json) -> list[str]:
    try:
        _made(part)
    except InvalidUsageError as error:
        return [f"{part['type']}: {error}"]
    return []


def _made(value: object) -> object:
    if isinstance(value, list):
        return [_made(one) for one in value]
    if not isinstance(value, dict):
        return value
    maker = MAKERS[value["type"]] if "type" in value else _maker_of_untyped(value)
    takes = inspect.signature(maker).parameters
    # It wants a whole group there, and Slack the option in it, as the reference says.
    leave = {"initial_option", "initial_options"} if "option_groups" in value else set()
    return maker(
        **{name: _made(one) for name, one in value.items() if name in takes.keys() - leave}
    )


def _maker_of_untyped(value: Json) -> Callable[..., object]:
    if "options" in value:
        return S.OptionGroup
    if "value" in value:
        return S.FeedbackButton if "accessibility_label" in value else S.Option
    return _file


def _file(id: str = "", url: str = "") -> object:  # noqa: A002  as Slack names them
    return S.SlackFile(url or None, id or None)
