"""The state of inputs: what a person chose, in the shape in which Slack sends it.

A raw value is what a person gives: the text typed, the value of an option, the id of a user,
a list of these where several may be chosen, None for nothing.
"""

from typing import Any

from playground.blockkit import elements_of, every_block

Json = dict[str, Any]
State = dict[str, dict[str, Json]]

TYPED = {
    *("plain_text_input", "number_input", "email_text_input", "url_text_input"),
    "rich_text_input",
}
# element type -> (field of the state, field with the initial value)
PICKED = {
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "users_select": ("selected_user", "initial_user"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "channels_select": ("selected_channel", "initial_channel"),
    "multi_users_select": ("selected_users", "initial_users"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
}
ONE_OPTION = {"static_select", "external_select", "radio_buttons"}
SOME_OPTIONS = {"multi_static_select", "multi_external_select", "checkboxes"}
STATEFUL = {*TYPED, *PICKED, *ONE_OPTION, *SOME_OPTIONS}


class NoSuchOption(LookupError):
    def __init__(self, element: Json, value: object) -> None:
        offered = [option["value"] for option in options_of(element)]
        super().__init__(f"{element.get('action_id')} offers {offered}, not {value!r}")


def options_of(element: Json) -> list[Json]:
    groups = element.get("option_groups") or [element]
    return [option for group in groups for option in group.get("options") or []]


def option_with(element: Json, value: object) -> Json:
    for option in options_of(element):
        if option["value"] == value:
            return dict(option)
    raise NoSuchOption(element, value)


def entry(element: Json, raw: object) -> Json:
    """The state of one element, given a raw value."""
    kind = element["type"]
    if kind in TYPED:
        return {"type": kind, "value": None if raw in (None, "") else raw}
    if kind in ONE_OPTION:
        chosen = None if raw in (None, "") else option_with(element, raw)
        return {"type": kind, "selected_option": chosen}
    if kind in SOME_OPTIONS:
        values = raw if isinstance(raw, list) else []
        return {"type": kind, "selected_options": [option_with(element, each) for each in values]}
    name = PICKED[kind][0]
    if name.endswith("s"):
        return {"type": kind, name: raw if isinstance(raw, list) else []}
    return {"type": kind, name: None if raw == "" else raw}


def initial_entry(element: Json) -> Json:
    kind = element["type"]
    if kind in TYPED:
        return {"type": kind, "value": element.get("initial_value")}
    if kind in ONE_OPTION:
        return {"type": kind, "selected_option": element.get("initial_option")}
    if kind in SOME_OPTIONS:
        return {"type": kind, "selected_options": element.get("initial_options", [])}
    name, initial = PICKED[kind]
    return {"type": kind, name: element.get(initial, [] if name.endswith("s") else None)}


def raw_value(found: Json) -> object:
    """The way back: the raw value that an entry was made from."""
    chosen = next(value for name, value in found.items() if name != "type")
    if isinstance(chosen, dict):
        return chosen.get("value")
    if isinstance(chosen, list):
        return [each["value"] if isinstance(each, dict) else each for each in chosen]
    return chosen


def stateful_elements(blocks: list[Json]) -> list[tuple[str, Json]]:
    return [
        (block["block_id"], element)
        for block in every_block(blocks)
        for _, element in elements_of(block)
        if element.get("type") in STATEFUL
    ]


def initial_state(blocks: list[Json], kept: State | None = None) -> State:
    """The state of blocks when they appear. As Slack does in views.update, an input that has the
    same block_id, action_id and type as before keeps what the person had entered."""
    state: State = {}
    for block_id, element in stateful_elements(blocks):
        action_id = element["action_id"]
        before = (kept or {}).get(block_id, {}).get(action_id)
        same = before is not None and before["type"] == element["type"]
        chosen = before if before is not None and same and _still_offered(element, before) else None
        state.setdefault(block_id, {})[action_id] = chosen or initial_entry(element)
    return state


def _still_offered(element: Json, before: Json) -> bool:
    if element["type"] not in ONE_OPTION | SOME_OPTIONS:
        return True
    raw = raw_value(before)
    values = raw if isinstance(raw, list) else [raw]
    offered = {option["value"] for option in options_of(element)}
    return all(value is None or value in offered for value in values)
