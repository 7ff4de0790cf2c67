"""The elements of Block Kit as tables: fields, limits and where each may stand."""

from collections.abc import Iterator

from playground.blockkit.checks import (
    Check,
    Json,
    Problem,
    anything,
    array,
    boolean,
    integer,
    one_of,
    pattern,
    record,
    string,
    text,
    typed,
    url,
)

BOTH = ("plain_text", "mrkdwn")
ACTION_ID = {"action_id": string(255)}
DATE = pattern(r"\d{4}-\d{2}-\d{2}", "must be a date in the format YYYY-MM-DD")
TIME = pattern(r"([01]\d|2[0-3]):[0-5]\d", "must be a time in the format HH:mm")
NUMBER = pattern(r"-?\d+(\.\d+)?", "must be a number")

CONFIRM = record(
    {"title": text(100), "text": text(300, *BOTH), "confirm": text(30), "deny": text(30)},
    {"style": one_of("primary", "danger")},
)
COMMON = {**ACTION_ID, "confirm": CONFIRM, "focus_on_load": boolean}
PLACED = {**COMMON, "placeholder": text(150)}


def _option(*kinds: str) -> Check:
    return record(
        {"text": text(75, *kinds), "value": string(150)},
        {"description": text(75, *kinds), "url": url()},
    )


PLAIN_OPTION = _option("plain_text")
RICH_OPTION = _option(*BOTH)
GROUP = record({"label": text(75), "options": array(PLAIN_OPTION, 100)})


def either_options_or_groups(element: Json, at: str) -> Iterator[Problem]:
    if bool(element.get("options")) == bool(element.get("option_groups")):
        yield Problem("must provide exactly one of options, option_groups", at)


def initial_among_options(element: Json, at: str) -> Iterator[Problem]:
    groups = element.get("option_groups") or [element]
    options = [option for group in groups for option in group.get("options") or []]
    if (chosen := element.get("initial_option")) and chosen not in options:
        yield Problem("initial_option must be one of options", f"{at}/initial_option")
    for index, option in enumerate(element.get("initial_options") or []):
        if option not in options:
            place = f"{at}/initial_options/{index}"
            yield Problem("initial_options must be among options", place)


def values_differ(element: Json, at: str) -> Iterator[Problem]:
    options = element.get("options") or []
    if len({option["value"] for option in options}) < len(options):
        yield Problem("options must have different values", f"{at}/options")


def least_at_most_most(element: Json, at: str) -> Iterator[Problem]:
    for least, most in (("min_length", "max_length"), ("min_value", "max_value")):
        low, high = element.get(least), element.get(most)
        if low is not None and high is not None and float(low) > float(high):
            yield Problem(f"{least} must not be greater than {most}", f"{at}/{least}")


TRIGGERS = record(
    {}, {"trigger_actions_on": array(one_of("on_enter_pressed", "on_character_entered"), 2)}
)
FILTER = record(
    {},
    {
        "include": array(one_of("im", "mpim", "private", "public"), 4),
        "exclude_bot_users": boolean,
        "exclude_external_shared_channels": boolean,
    },
)
OPTIONS = {"options": array(PLAIN_OPTION, 100), "option_groups": array(GROUP, 100)}
LENGTHS = {"min_length": integer(0, 3000), "max_length": integer(1, 3000)}
TYPED = {**PLACED, "initial_value": string(3000, 0), "dispatch_action_config": TRIGGERS}
SOME_IDS = array(string(255), 100)
MANY = {"max_selected_items": integer(1, 100)}
ONE_CONVERSATION = {"response_url_enabled": boolean, "default_to_current_conversation": boolean}


def one_file_name(slack_file: Json, at: str) -> Iterator[Problem]:
    if bool(slack_file.get("id")) == bool(slack_file.get("url")):
        yield Problem("must provide exactly one of id, url", at)


def one_image_source(image: Json, at: str) -> Iterator[Problem]:
    if bool(image.get("image_url")) == bool(image.get("slack_file")):
        yield Problem("must provide exactly one of image_url, slack_file", at)


SLACK_FILE = record({}, {"id": string(255), "url": url()}, one_file_name)
IMAGE = record(
    {"alt_text": string(2000)},
    {"image_url": url(), "slack_file": SLACK_FILE, **ACTION_ID},
    one_image_source,
)
FEEDBACK = record({"text": text(75), "value": string(2000)}, {"accessibility_label": string(75)})


ELEMENTS: dict[str, Check] = {
    "button": record(
        {"text": text(75)},
        {
            **COMMON,
            "value": string(2000),
            "url": url(),
            "style": one_of("primary", "danger"),
            "accessibility_label": string(75),
            "visible_to_user_ids": SOME_IDS,
            "agent_prompt": string(4000),
        },
    ),
    "static_select": record(
        {},
        {**PLACED, **OPTIONS, "initial_option": PLAIN_OPTION},
        either_options_or_groups,
        initial_among_options,
    ),
    "multi_static_select": record(
        {},
        {**PLACED, **OPTIONS, **MANY, "initial_options": array(PLAIN_OPTION, 100)},
        either_options_or_groups,
        initial_among_options,
    ),
    "external_select": record(
        {}, {**PLACED, "initial_option": PLAIN_OPTION, "min_query_length": integer(0, 3000)}
    ),
    "multi_external_select": record(
        {},
        {
            **PLACED,
            **MANY,
            "initial_options": array(PLAIN_OPTION, 100),
            "min_query_length": integer(0, 3000),
        },
    ),
    "users_select": record({}, {**PLACED, "initial_user": string(255)}),
    "multi_users_select": record({}, {**PLACED, **MANY, "initial_users": SOME_IDS}),
    "conversations_select": record(
        {}, {**PLACED, **ONE_CONVERSATION, "initial_conversation": string(255), "filter": FILTER}
    ),
    "multi_conversations_select": record(
        {},
        {
            **PLACED,
            **MANY,
            "default_to_current_conversation": boolean,
            "initial_conversations": SOME_IDS,
            "filter": FILTER,
        },
    ),
    "channels_select": record(
        {}, {**PLACED, "response_url_enabled": boolean, "initial_channel": string(255)}
    ),
    "multi_channels_select": record({}, {**PLACED, **MANY, "initial_channels": SOME_IDS}),
    "overflow": record(
        {"options": array(PLAIN_OPTION, 5)}, {**ACTION_ID, "confirm": CONFIRM}, values_differ
    ),
    "checkboxes": record(
        {"options": array(RICH_OPTION, 10)},
        {**COMMON, "initial_options": array(RICH_OPTION, 10)},
        values_differ,
        initial_among_options,
    ),
    "radio_buttons": record(
        {"options": array(RICH_OPTION, 10)},
        {**COMMON, "initial_option": RICH_OPTION},
        values_differ,
        initial_among_options,
    ),
    "datepicker": record({}, {**PLACED, "initial_date": DATE}),
    "timepicker": record({}, {**PLACED, "initial_time": TIME, "timezone": string(255)}),
    "datetimepicker": record({}, {**COMMON, "initial_date_time": integer(10**9, 10**10 - 1)}),
    "plain_text_input": record({}, {**TYPED, **LENGTHS, "multiline": boolean}, least_at_most_most),
    "number_input": record(
        {"is_decimal_allowed": boolean},
        {**TYPED, "initial_value": NUMBER, "min_value": NUMBER, "max_value": NUMBER},
        least_at_most_most,
    ),
    "email_text_input": record({}, TYPED),
    "url_text_input": record({}, TYPED),
    "rich_text_input": record(
        {},
        {
            **TYPED,
            "initial_value": anything,
            "min_lines": integer(1, 100),
            "max_lines": integer(1, 100),
        },
    ),
    "file_input": record({}, {**ACTION_ID, "filetypes": SOME_IDS, "max_files": integer(1, 10)}),
    "workflow_button": record(
        {"text": text(75), "workflow": anything},
        {**ACTION_ID, "style": one_of("primary", "danger"), "accessibility_label": string(75)},
    ),
    "feedback_buttons": record(
        {"positive_button": FEEDBACK, "negative_button": FEEDBACK}, ACTION_ID
    ),
    "icon_button": record(
        {"icon": one_of("trash"), "text": text(75)},
        {
            **COMMON,
            "value": string(2000),
            "accessibility_label": string(75),
            "visible_to_user_ids": array(string(255), 10),
        },
    ),
    "image": IMAGE,
    "plain_text": text(3000),
    "mrkdwn": text(3000, "mrkdwn"),
}

_SELECTS = {
    f"{kind}_select" for kind in ("static", "external", "users", "conversations", "channels")
}
_MULTI_SELECTS = {f"multi_{kind}" for kind in _SELECTS}
_PICKERS = {"datepicker", "timepicker", "checkboxes", "radio_buttons"}
_BUTTONS = {"button", "workflow_button", "overflow"}

# Where an element may stand, as its page in Slack's reference says ("Works with block types").
IN_SECTION = typed(ELEMENTS, {*_SELECTS, *_MULTI_SELECTS, *_PICKERS, *_BUTTONS, "image"})
IN_ACTIONS = typed(ELEMENTS, {*_SELECTS, *_PICKERS, *_BUTTONS, "datetimepicker"})
IN_CONTEXT = typed(ELEMENTS, {"image", "plain_text", "mrkdwn"})
IN_CONTEXT_ACTIONS = typed(ELEMENTS, {"feedback_buttons", "icon_button"})
IN_CARD = typed(ELEMENTS, {"button"})
IN_INPUT = typed(
    ELEMENTS,
    {
        *_SELECTS,
        *_MULTI_SELECTS,
        *_PICKERS,
        "datetimepicker",
        "plain_text_input",
        "number_input",
        "email_text_input",
        "url_text_input",
        "rich_text_input",
        "file_input",
    },
)
