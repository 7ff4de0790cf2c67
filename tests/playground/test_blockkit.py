"""What Slack refuses in Block Kit besides its limits (see test_limits)."""

from typing import Any

import pytest

from playground.blockkit import Surface, problems, view_problems
from tests.playground.pieces import (
    actions,
    button,
    field,
    menu,
    modal,
    mrkdwn,
    option,
    options,
    plain,
    section,
)

Json = dict[str, Any]


TEXT_INPUT = {"type": "plain_text_input", "action_id": "a"}
DIVIDER = {"type": "divider"}
IMAGE = {"type": "image", "image_url": "https://x.io/a.png", "alt_text": "x"}
CONTAINER = {"type": "container", "title": plain(), "child_blocks": [DIVIDER]}


def test_a_view_has_a_size() -> None:
    large = modal(blocks=section(text=mrkdwn(3000)) * 90)

    assert [str(each) for each in view_problems(large)] == [
        "[ERROR] view is too large: more than 250 kB [json-pointer:/view]"
    ]


REFUSED: list[tuple[str, Surface, Any, str]] = [
    ("no list", "message", {"type": "divider"}, "must provide an array"),
    ("no object", "message", ["divider"], "must provide an object"),
    ("no type", "message", [{}], "missing required field: type"),
    ("unknown block", "message", [{"type": "poll"}], "unsupported type: poll"),
    ("unknown field", "message", [DIVIDER | {"x": 1}], "invalid additional property: x"),
    ("unknown element", "message", actions({"type": "slider"}), "unsupported type: slider"),
    ("misplaced element", "message", actions(TEXT_INPUT), "unsupported type: plain_text_input"),
    ("modal only", "message", [{"type": "alert", "text": plain()}], "unsupported type: alert"),
    ("message only", "modal", [{"type": "markdown", "text": "x"}], "unsupported type: markdown"),
    (
        "no table in a modal",
        "modal",
        [{"type": "table", "rows": [[{"type": "raw_text", "text": "x"}]]}],
        "unsupported type: table",
    ),
    ("nothing in a section", "message", [{"type": "section"}], "must provide one of text, fields"),
    ("empty text", "message", section(text=mrkdwn(0)), "must be more than 0 characters"),
    ("text as a string", "message", section(text="x"), "must provide an object"),
    ("number as text", "message", section(text={"type": "mrkdwn", "text": 1}), "a string"),
    (
        "mrkdwn in a header",
        "message",
        [{"type": "header", "text": mrkdwn()}],
        "unsupported type: mrkdwn",
    ),
    (
        "no alt text",
        "message",
        [{"type": "image", "image_url": "https://x.io"}],
        "missing required field: alt_text",
    ),
    ("no image", "message", [{"type": "image", "alt_text": "x"}], "image_url, slack_file"),
    ("bad url", "message", actions(button(url="example")), "must be a valid URL"),
    ("bad style", "message", actions(button(style="loud")), "must be a valid enum value"),
    ("no elements", "message", actions(), "no fewer than 1 items allowed"),
    ("no options", "message", actions(menu()), "exactly one of options, option_groups"),
    (
        "foreign initial option",
        "message",
        actions(menu(options=options(1), initial_option=option(value=9))),
        "initial_option must be one of options",
    ),
    (
        "equal values",
        "message",
        actions(menu("radio_buttons", options=options(1) * 2)),
        "options must have different values",
    ),
    (
        "bad date",
        "message",
        actions(menu("datepicker", initial_date="1 May")),
        "must be a date in the format YYYY-MM-DD",
    ),
    (
        "bad time",
        "message",
        actions(menu("timepicker", initial_time="24:00")),
        "must be a time in the format HH:mm",
    ),
    (
        "number input without decimals flag",
        "modal",
        field({"type": "number_input"}),
        "missing required field: is_decimal_allowed",
    ),
    (
        "lengths the wrong way round",
        "modal",
        field(TEXT_INPUT | {"min_length": 5, "max_length": 4}),
        "min_length must not be greater than max_length",
    ),
    (
        "same block_id",
        "message",
        [DIVIDER | {"block_id": "b"}] * 2,
        "block_id b already exists",
    ),
    (
        "same action_id",
        "message",
        actions(button(action_id="a"), button(action_id="a")),
        "action_id a already exists",
    ),
    (
        "two with the focus",
        "modal",
        field(TEXT_INPUT | {"focus_on_load": True}) * 2,
        "only one element may have focus_on_load",
    ),
    ("not a boolean", "modal", field(TEXT_INPUT, optional="no"), "must provide a boolean"),
    (
        "not an integer",
        "modal",
        field(TEXT_INPUT | {"min_length": True}),
        "must provide an integer",
    ),
    (
        "too many charts",
        "message",
        [{"type": "data_visualization"}] * 3,
        "no more than 2 data_visualization blocks allowed",
    ),
    (
        "number cell without a number",
        "message",
        [{"type": "table", "rows": [[{"type": "raw_number", "value": "1"}]]}],
        "must provide a number",
    ),
    (
        "number cell without its text",
        "message",
        [{"type": "table", "rows": [[{"type": "raw_number", "value": 1}]]}],
        "missing required field: text",
    ),
    ("card with nothing on it", "message", [{"type": "card"}], "hero_image, title, actions, body"),
    (
        "card with two icons",
        "message",
        [{"type": "card", "title": mrkdwn(), "icon": IMAGE, "slack_icon": {"name": "x"}}],
        "only one of icon, slack_icon",
    ),
    (
        "card whose picture is no image",
        "message",
        [{"type": "card", "hero_image": "https://x.io/a.png"}],
        "must provide an object",
    ),
    (
        "container without a title",
        "message",
        [{"type": "container", "child_blocks": [DIVIDER]}],
        "must provide one of title, rich_text_title",
    ),
    (
        "container that is closed for good",
        "message",
        [CONTAINER | {"default_collapsed": True}],
        "default_collapsed requires is_collapsible",
    ),
    (
        "container in a container",
        "message",
        [CONTAINER | {"child_blocks": [CONTAINER]}],
        "[json-pointer:/blocks/0/child_blocks/0/type]",
    ),
    (
        "same block_id in a container",
        "message",
        [DIVIDER | {"block_id": "b"}, CONTAINER | {"child_blocks": [DIVIDER | {"block_id": "b"}]}],
        "block_id b already exists [json-pointer:/blocks/1/child_blocks/0/block_id]",
    ),
    (
        "unknown icon",
        "message",
        [
            {
                "type": "context_actions",
                "elements": [{"type": "icon_button", "icon": "star", "text": plain()}],
            }
        ],
        "must be a valid enum value",
    ),
    (
        "file named twice",
        "message",
        [{"type": "image", "alt_text": "x", "slack_file": {"id": "F1", "url": "https://x.io"}}],
        "must provide exactly one of id, url",
    ),
    ("no container in a modal", "modal", [CONTAINER], "unsupported type: container"),
]


@pytest.mark.parametrize(("name", "surface", "blocks", "message"), REFUSED)
def test_refused(name: str, surface: Surface, blocks: list[Json], message: str) -> None:
    found = [str(each) for each in problems(blocks, surface)]

    assert any(message in each for each in found), (name, found)


REFUSED_VIEWS: list[tuple[Json, str]] = [
    ({"type": "page"}, "unsupported type: page"),
    ({"type": "modal", "blocks": []}, "missing required field: title"),
    ({"type": "modal", "title": plain()}, "missing required field: blocks"),
    (modal(title=mrkdwn()), "unsupported type: mrkdwn"),
    (modal(blocks=field(TEXT_INPUT)), "`submit` is required"),
    (modal(id="V1"), "invalid additional property: id"),
    ({"type": "home", "title": plain(), "blocks": []}, "invalid additional property: title"),
]


@pytest.mark.parametrize(("view", "message"), REFUSED_VIEWS)
def test_refused_view(view: Json, message: str) -> None:
    assert any(message in str(each) for each in view_problems(view))


def test_the_same_action_id_in_two_blocks_is_fine() -> None:
    blocks = actions(button(action_id="a")) + actions(button(action_id="a"))

    assert problems(blocks, "message") == []


def test_the_gallery_is_fine(gallery: Json) -> None:
    assert problems(gallery["message"], "message") == []
    assert view_problems(gallery["modal"]) == []
    assert view_problems(gallery["home"]) == []
