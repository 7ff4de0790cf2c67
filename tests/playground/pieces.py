"""Pieces of Block Kit for tests: sound, and as long as asked for."""

from typing import Any

Json = dict[str, Any]


def plain(length: int = 4) -> Json:
    return {"type": "plain_text", "text": "x" * length}


def mrkdwn(length: int = 4) -> Json:
    return {"type": "mrkdwn", "text": "x" * length}


def option(**lengths: int) -> Json:
    sizes = {"text": 4, "value": 4} | lengths
    made: Json = {"text": plain(sizes["text"]), "value": "v" * sizes["value"]}
    return made | ({"description": plain(sizes["description"])} if "description" in sizes else {})


def options(count: int) -> list[Json]:
    return [{"text": plain(), "value": str(number)} for number in range(count)]


def section(accessory: Json | None = None, **fields: object) -> list[Json]:
    shown: Json = {"type": "section", "text": mrkdwn(), **fields}
    return [shown | ({"accessory": accessory} if accessory else {})]


def actions(*elements: Json) -> list[Json]:
    return [{"type": "actions", "elements": [*elements]}]


def button(**fields: object) -> Json:
    return {"type": "button", "text": plain(), **fields}


def menu(kind: str = "static_select", **fields: object) -> Json:
    return {"type": kind, "action_id": "menu", **fields}


def field(element: Json, **fields: object) -> list[Json]:
    return [{"type": "input", "label": plain(), "element": element, **fields}]


def modal(**fields: object) -> Json:
    return {"type": "modal", "title": plain(), "blocks": [{"type": "divider"}], **fields}
