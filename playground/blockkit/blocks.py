"""The blocks of Block Kit as tables, and the surfaces that each may be on."""

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
    record,
    string,
    text,
    typed,
    url,
)
from playground.blockkit.elements import (
    BOTH,
    IMAGE,
    IN_ACTIONS,
    IN_CARD,
    IN_CONTEXT,
    IN_CONTEXT_ACTIONS,
    IN_INPUT,
    IN_SECTION,
    SLACK_FILE,
    one_image_source,
)

BLOCK_ID = {"block_id": string(255)}
STYLE = record(
    {},
    dict.fromkeys(
        (
            *("bold", "italic", "strike", "code", "underline"),
            *("highlight", "client_highlight", "unlink"),
        ),
        boolean,
    ),
)
STYLED = {"style": STYLE}
SPAN = typed(
    {
        "text": record({"text": string(40_000)}, STYLED),
        "link": record({"url": url()}, {**STYLED, "text": string(40_000, 0), "unsafe": boolean}),
        "user": record({"user_id": string(255)}, STYLED),
        "channel": record({"channel_id": string(255)}, STYLED),
        "usergroup": record({"usergroup_id": string(255)}, STYLED),
        "team": record({"team_id": string(255)}, STYLED),
        "broadcast": record({"range": one_of("here", "channel", "everyone")}, STYLED),
        "emoji": record(
            {"name": string(255)},
            {**STYLED, "unicode": string(255), "skin_tone": integer(1, 6), "url": url()},
        ),
        "color": record({"value": string(255)}, STYLED),
        "date": record(
            {"timestamp": integer(0, 10**11), "format": string(255)},
            {**STYLED, "fallback": string(3000), "url": url()},
        ),
    }
)
SPANS = array(SPAN, 10_000, 0)
BORDER = {"border": integer(0, 1)}
RICH_SECTION = record({"elements": SPANS})
RICH = typed(
    {
        "rich_text_section": RICH_SECTION,
        "rich_text_quote": record({"elements": SPANS}, BORDER),
        "rich_text_preformatted": record({"elements": SPANS}, {**BORDER, "language": string(255)}),
        "rich_text_list": record(
            {
                "style": one_of("bullet", "ordered"),
                "elements": array(typed({"rich_text_section": RICH_SECTION}), 10_000),
            },
            {**BORDER, "indent": integer(0, 8), "offset": integer(0, 10**6)},
        ),
    }
)
RICH_TEXT = record({"elements": array(RICH, 10_000)}, BLOCK_ID)


def text_or_fields(block: Json, at: str) -> Iterator[Problem]:
    if not (block.get("text") or block.get("fields")):
        yield Problem("must provide one of text, fields", at)


def something_on_card(card: Json, at: str) -> Iterator[Problem]:
    if not any(card.get(name) for name in ("hero_image", "title", "actions", "body")):
        yield Problem("must provide one of hero_image, title, actions, body", at)
    if card.get("icon") and card.get("slack_icon"):
        yield Problem("must provide only one of icon, slack_icon", at)


def headed_container(container: Json, at: str) -> Iterator[Problem]:
    if not (container.get("title") or container.get("rich_text_title")):
        yield Problem("must provide one of title, rich_text_title", at)
    if container.get("default_collapsed") and not container.get("is_collapsible"):
        yield Problem("default_collapsed requires is_collapsible", f"{at}/default_collapsed")


def some_number(value: object, at: str) -> Iterator[Problem]:
    if isinstance(value, bool) or not isinstance(value, int | float):
        yield Problem("must provide a number", at)


CELL = typed(
    {
        "raw_text": record({"text": string(10_000)}),
        "raw_number": record({"value": some_number, "text": string(255)}),
        "rich_text": RICH_TEXT,
    }
)
IN_CARD_IMAGE = typed({"image": IMAGE})
COLUMN = record({}, {"align": one_of("left", "center", "right"), "is_wrapped": boolean})
# Blocks that Slack has and the page does not draw: their insides are not checked.
UNCHECKED = (
    *("carousel", "data_table", "data_visualization", "file", "plan"),
    *("task_card", "video", "call", "auth_provider"),
)
# Blocks that came after 2024. Slack has brought such blocks to its workspaces one by one.
NEWER = {
    *("alert", "card", "carousel", "container", "context_actions", "data_table"),
    *("data_visualization", "markdown", "plan", "table", "task_card"),
}
IN_CONTAINER = {
    *("actions", "context", "divider", "file", "header", "image", "input"),
    *("rich_text", "section", "table", "video"),
}


def child_block(value: object, at: str) -> Iterator[Problem]:
    yield from typed(BLOCKS, IN_CONTAINER)(value, at)


BLOCKS: dict[str, Check] = {
    "section": record(
        {},
        {
            **BLOCK_ID,
            "text": text(3000, *BOTH),
            "fields": array(text(2000, *BOTH), 10),
            "accessory": IN_SECTION,
            "expand": boolean,
        },
        text_or_fields,
    ),
    "header": record({"text": text(150)}, {**BLOCK_ID, "level": integer(1, 6)}),
    "divider": record({}, BLOCK_ID),
    "context": record({"elements": array(IN_CONTEXT, 10)}, BLOCK_ID),
    "actions": record({"elements": array(IN_ACTIONS, 25)}, BLOCK_ID),
    "context_actions": record({"elements": array(IN_CONTEXT_ACTIONS, 5)}, BLOCK_ID),
    "image": record(
        {"alt_text": string(2000)},
        {**BLOCK_ID, "image_url": url(), "slack_file": SLACK_FILE, "title": text(2000)},
        one_image_source,
    ),
    "input": record(
        {"label": text(2000), "element": IN_INPUT},
        {**BLOCK_ID, "hint": text(2000), "optional": boolean, "dispatch_action": boolean},
    ),
    "markdown": record({"text": string(12_000)}, BLOCK_ID),
    "rich_text": RICH_TEXT,
    "table": record(
        {"rows": array(array(CELL, 20), 100)},
        {**BLOCK_ID, "column_settings": array(COLUMN, 20)},
    ),
    "alert": record(
        {"text": text(200, *BOTH)},
        {**BLOCK_ID, "level": one_of("default", "info", "warning", "error", "success")},
    ),
    "card": record(
        {},
        {
            **BLOCK_ID,
            "title": text(150, *BOTH),
            "subtitle": text(150, *BOTH),
            "body": text(200, *BOTH),
            "subtext": text(200, *BOTH),
            "actions": array(IN_CARD, 3),
            "icon": IN_CARD_IMAGE,
            "slack_icon": anything,
            "hero_image": IN_CARD_IMAGE,
        },
        something_on_card,
    ),
    "container": record(
        {"child_blocks": array(child_block, 10)},
        {
            **BLOCK_ID,
            "title": text(150),
            "rich_text_title": typed({"rich_text": RICH_TEXT}),
            "subtitle": text(150, *BOTH),
            "icon": IN_CARD_IMAGE,
            "width": one_of("narrow", "standard", "wide", "full"),
            "is_collapsible": boolean,
            "default_collapsed": boolean,
            "has_header_divider": boolean,
        },
        headed_container,
    ),
    **dict.fromkeys(UNCHECKED, anything),
}

_EVERYWHERE = {
    *("actions", "card", "context", "divider", "header", "image", "input", "rich_text"),
    *("section", "video"),
}
ON_SURFACE = {
    "message": {
        *_EVERYWHERE,
        *("carousel", "container", "context_actions", "data_table", "data_visualization"),
        *("file", "markdown", "plan", "table", "task_card", "call"),
    },
    "modal": {*_EVERYWHERE, "alert"},
    "home": {
        *_EVERYWHERE,
        *("carousel", "container", "data_table", "data_visualization", "table"),
    },
}
