"""Every limit of Block Kit, once at its edge and once beyond it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
import slackblocks as S  # noqa: N812  it stands at the start of every row of a table
from slackblocks.errors import InvalidUsageError

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


def confirm(**fields: object) -> Json:
    asked = {"title": plain(), "text": plain(), "confirm": plain(), "deny": plain()}
    return button(confirm=asked | fields)


TEXT_INPUT = {"type": "plain_text_input", "action_id": "a"}
DIVIDER = {"type": "divider"}


@dataclass(frozen=True)
class Limit:
    """Blocks made from a size: fine up to `most`, refused beyond it."""

    name: str
    most: int
    make: Callable[[int], list[Json]]
    surface: Surface = "message"

    def __str__(self) -> str:
        return self.name


def cells(rows: int, columns: int) -> list[Json]:
    row = [{"type": "raw_text", "text": "x"}] * columns
    return [{"type": "table", "rows": [row] * rows}]


LIMITS = [
    Limit("blocks in a message", 50, lambda n: [DIVIDER] * n),
    Limit("blocks in a modal", 100, lambda n: [DIVIDER] * n, "modal"),
    Limit("blocks in a home tab", 100, lambda n: [DIVIDER] * n, "home"),
    Limit("header text", 150, lambda n: [{"type": "header", "text": plain(n)}]),
    Limit("section text", 3000, lambda n: section(text=mrkdwn(n))),
    Limit("section fields", 10, lambda n: section(fields=[mrkdwn()] * n)),
    Limit("section field", 2000, lambda n: section(fields=[mrkdwn(n)])),
    Limit("block_id", 255, lambda n: section(block_id="b" * n)),
    Limit("action_id", 255, lambda n: actions(button(action_id="a" * n))),
    Limit("context elements", 10, lambda n: [{"type": "context", "elements": [mrkdwn()] * n}]),
    Limit("actions elements", 25, lambda n: actions(*[button()] * n)),
    Limit("button text", 75, lambda n: actions(button(text=plain(n)))),
    Limit("button value", 2000, lambda n: actions(button(value="v" * n))),
    Limit("button url", 3000, lambda n: actions(button(url="https://x.io/".ljust(n, "x")))),
    Limit("accessibility label", 75, lambda n: actions(button(accessibility_label="x" * n))),
    Limit("confirm title", 100, lambda n: actions(confirm(title=plain(n)))),
    Limit("confirm text", 300, lambda n: actions(confirm(text=mrkdwn(n)))),
    Limit("confirm button", 30, lambda n: actions(confirm(confirm=plain(n)))),
    Limit("deny button", 30, lambda n: actions(confirm(deny=plain(n)))),
    Limit("option text", 75, lambda n: actions(menu(options=[option(text=n)]))),
    Limit("option value", 150, lambda n: actions(menu(options=[option(value=n)]))),
    Limit("option description", 75, lambda n: actions(menu(options=[option(description=n)]))),
    Limit("select options", 100, lambda n: actions(menu(options=options(n)))),
    Limit(
        "option groups",
        100,
        lambda n: actions(menu(option_groups=[{"label": plain(), "options": options(1)}] * n)),
    ),
    Limit(
        "options in a group",
        100,
        lambda n: actions(menu(option_groups=[{"label": plain(), "options": options(n)}])),
    ),
    Limit(
        "group label",
        75,
        lambda n: actions(menu(option_groups=[{"label": plain(n), "options": options(1)}])),
    ),
    Limit("placeholder", 150, lambda n: actions(menu(options=options(1), placeholder=plain(n)))),
    Limit("overflow options", 5, lambda n: actions(menu("overflow", options=options(n)))),
    Limit("checkboxes", 10, lambda n: actions(menu("checkboxes", options=options(n)))),
    Limit("radio buttons", 10, lambda n: actions(menu("radio_buttons", options=options(n)))),
    Limit("max_length", 3000, lambda n: field(TEXT_INPUT | {"max_length": n})),
    Limit("input label", 2000, lambda n: field(TEXT_INPUT, label=plain(n))),
    Limit("input hint", 2000, lambda n: field(TEXT_INPUT, hint=plain(n))),
    Limit(
        "alt text",
        2000,
        lambda n: [{"type": "image", "image_url": "https://x.io", "alt_text": "x" * n}],
    ),
    Limit(
        "image title",
        2000,
        lambda n: [
            {"type": "image", "image_url": "https://x.io", "alt_text": "x", "title": plain(n)}
        ],
    ),
    Limit(
        "image url",
        3000,
        lambda n: [{"type": "image", "image_url": "https://x.io/".ljust(n, "x"), "alt_text": "x"}],
    ),
    Limit("markdown text", 12_000, lambda n: [{"type": "markdown", "text": "x" * n}]),
    Limit("markdown altogether", 12_000, lambda n: [markdown(6000), markdown(n - 6000)]),
    Limit("tables", 1, lambda n: cells(1, 1) * n),
    Limit("table rows", 100, lambda n: cells(n, 1)),
    Limit("table cells in a row", 20, lambda n: cells(1, n)),
    Limit(
        "table text",
        10_000,
        lambda n: [
            {
                "type": "table",
                "rows": [
                    [{"type": "raw_text", "text": "x" * (n // 2)}],
                    [{"type": "raw_text", "text": "x" * (n - n // 2)}],
                ],
            }
        ],
    ),
    Limit(
        "table cell number text",
        255,
        lambda n: table_of({"type": "raw_number", "value": 1, "text": "1" * n}),
    ),
    Limit("context_actions", 5, lambda n: [{"type": "context_actions", "elements": [icon()] * n}]),
    Limit("icon button value", 2000, lambda n: in_context(icon(value="v" * n))),
    Limit("icon button label", 75, lambda n: in_context(icon(accessibility_label="x" * n))),
    Limit("icon button people", 10, lambda n: in_context(icon(visible_to_user_ids=["U1"] * n))),
    Limit("feedback text", 75, lambda n: in_context(feedback(text=plain(n)))),
    Limit("feedback value", 2000, lambda n: in_context(feedback(value="v" * n))),
    Limit("feedback label", 75, lambda n: in_context(feedback(accessibility_label="x" * n))),
    Limit("card title", 150, lambda n: [card(title=mrkdwn(n))]),
    Limit("card subtitle", 150, lambda n: [card(subtitle=mrkdwn(n))]),
    Limit("card body", 200, lambda n: [card(body=mrkdwn(n))]),
    Limit("card subtext", 200, lambda n: [card(subtext=mrkdwn(n))]),
    Limit("card actions", 3, lambda n: [card(actions=[button()] * n)]),
    Limit("container title", 150, lambda n: [container(title=plain(n))]),
    Limit("container subtitle", 150, lambda n: [container(subtitle=mrkdwn(n))]),
    Limit("container blocks", 10, lambda n: [container(child_blocks=[DIVIDER] * n)]),
    Limit("alert text", 200, lambda n: [{"type": "alert", "text": mrkdwn(n)}], "modal"),
]


def table_of(cell: Json) -> list[Json]:
    return [{"type": "table", "rows": [[cell]]}]


def in_context(element: Json) -> list[Json]:
    return [{"type": "context_actions", "elements": [element]}]


def icon(**fields: object) -> Json:
    return {"type": "icon_button", "icon": "trash", "text": plain(), **fields}


def feedback(**fields: object) -> Json:
    offer: Json = {"text": plain(), "value": "yes"}
    return {
        "type": "feedback_buttons",
        "positive_button": offer | fields,
        "negative_button": offer,
    }


def card(**fields: object) -> Json:
    return {"type": "card", "title": mrkdwn(), **fields}


def container(**fields: object) -> Json:
    return {"type": "container", "title": plain(), "child_blocks": [DIVIDER], **fields}


def markdown(length: int) -> Json:
    return {"type": "markdown", "text": "x" * length}


@pytest.mark.parametrize("limit", LIMITS, ids=str)
def test_limit(limit: Limit) -> None:
    assert problems(limit.make(limit.most), limit.surface) == []
    assert problems(limit.make(limit.most + 1), limit.surface)


VIEW_LIMITS: list[tuple[str, int, Callable[[int], Json]]] = [
    ("title", 24, lambda n: modal(title=plain(n))),
    ("submit", 24, lambda n: modal(submit=plain(n))),
    ("close", 24, lambda n: modal(close=plain(n))),
    ("private_metadata", 3000, lambda n: modal(private_metadata="x" * n)),
    ("callback_id", 255, lambda n: modal(callback_id="x" * n)),
    ("external_id", 255, lambda n: modal(external_id="x" * n)),
    ("blocks", 100, lambda n: modal(blocks=[DIVIDER] * n)),
]


@pytest.mark.parametrize(("name", "most", "make"), VIEW_LIMITS)
def test_view_limit(name: str, most: int, make: Callable[[int], Json]) -> None:
    assert view_problems(make(most)) == []
    assert view_problems(make(most + 1)), name


# The same limits asked of slackblocks, whose table of limits was written by somebody else.
SECOND_OPINIONS: list[tuple[str, Callable[[int], object]]] = [
    ("header text", lambda n: S.HeaderBlock("x" * n)),
    ("section text", lambda n: S.SectionBlock("x" * n)),
    ("section fields", lambda n: S.SectionBlock("x", fields=["x"] * n)),
    ("section field", lambda n: S.SectionBlock("x", fields=["x" * n])),
    ("block_id", lambda n: S.SectionBlock("x", block_id="b" * n)),
    ("context elements", lambda n: S.ContextBlock([S.Text("x")] * n)),
    ("actions elements", lambda n: S.ActionsBlock([S.Button("x", action_id="a")] * n)),
    ("action_id", lambda n: S.Button("x", action_id="a" * n)),
    ("button text", lambda n: S.Button("x" * n, action_id="a")),
    ("button value", lambda n: S.Button("x", action_id="a", value="v" * n)),
    ("button url", lambda n: S.Button("x", action_id="a", url="https://x.io/".ljust(n, "x"))),
    ("option text", lambda n: S.Option("x" * n, "v")),
    ("option value", lambda n: S.Option("x", "v" * n)),
    ("option description", lambda n: S.Option("x", "v", description="x" * n)),
    ("input label", lambda n: S.InputBlock("x" * n, S.PlainTextInput("a"))),
    ("input hint", lambda n: S.InputBlock("x", S.PlainTextInput("a"), hint="x" * n)),
    ("alt text", lambda n: S.ImageBlock("https://x.io", alt_text="x" * n)),
    ("markdown text", lambda n: S.MarkdownBlock("x" * n)),
    ("title", lambda n: S.ModalView("x" * n, [S.DividerBlock()])),
    ("submit", lambda n: S.ModalView("x", [S.DividerBlock()], submit="x" * n)),
    ("close", lambda n: S.ModalView("x", [S.DividerBlock()], close="x" * n)),
    (
        "private_metadata",
        lambda n: S.ModalView("x", [S.DividerBlock()], private_metadata="x" * n),
    ),
    ("callback_id", lambda n: S.ModalView("x", [S.DividerBlock()], callback_id="x" * n)),
    ("blocks", lambda n: S.ModalView("x", [S.DividerBlock()] * n)),
]


@pytest.mark.parametrize(("name", "make"), SECOND_OPINIONS)
def test_slackblocks_agrees(name: str, make: Callable[[int], object]) -> None:
    ours = {limit.name: limit.most for limit in LIMITS}
    ours |= {name: most for name, most, _ in VIEW_LIMITS}

    make(ours[name])
    with pytest.raises(InvalidUsageError):
        make(ours[name] + 1)
