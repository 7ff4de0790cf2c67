"""What may come instead of what Slack sends: parts that are missing, of other types, too large,
about something else, or made to be misunderstood.
"""

import json
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from bot.views.ids import Action, Callback, Field
from playground.delivery import Delivery
from tests.security.recording import TYPED

Json = dict[str, Any]
Path = tuple[str | int, ...]
MOST_CHANGES = 4

ELSEWHERE = "C0LEADERS01"
"""A channel of the same workspace that the person is not in."""
ODD_TEXTS = (
    *(
        "",
        " ",
        "\x00",
        "\u202eabc",
        "\u200b",
        "\ud800",
        "\ufeff",
        "\U0001d518\U0001d52b\U0001d526",
        "🧑🏽‍🚀",
        "a\nb\r\tc",
        "%s%n",
        "{0}",
    ),
    *("<!channel>", "<!here>", "<@U0ANA000001>", "<https://evil.example|x>", "`*_~", "&amp;lt;"),
    *("=1+1", "@SUM(A1)", "-1", "0", "1e400", "NaN", "Infinity", "9" * 400, "1" * 5000, "٣", "½"),
    *("null", "true", "[]", "{}", '{"channel": 1}', '{"channel": "C0MLTEAM001"}', "{", '"'),
    *("../../etc/passwd", "'; drop table profiles; --", "x" * 3001, "x" * 100_000, "- " * 2000),
    *("2026-02-30", "9999-12-31", "0001-01-01", "24:00", "12:60", "W/0", "FREQ=SECONDLY"),
    *(
        ELSEWHERE,
        f"- {ELSEWHERE}",
        "C0UNKNOWN01",
        "D0BEN000001",
        "T0STRANGE01",
        "U0STRANGE01",
        "U1",
    ),
)
ODD_VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1, 2**31, 2**63, 2**64, -(2**70), 10**400, 0.5, 1e308, -0.0),
    *([], {}, [[]], [None], {"": None}, {"id": None}, {"id": []}, [{}], {"values": []}, [[[[[]]]]]),
)
COMMANDS = tuple(TYPED)
_WHERE_IT_HAPPENED = frozenset({"channel", "channel_id", "user", "user_id", "event", "container"})
"""Who does something where is Slack's word; what buttons and forms say may be anybody's."""

odd_text = st.one_of(st.sampled_from(ODD_TEXTS), st.text(max_size=40))
odd_number = st.one_of(st.integers(), st.floats(), st.sampled_from((2**31, 2**63, 10**30)))
odd = st.one_of(
    odd_text,
    odd_text,
    st.sampled_from(ODD_VALUES),
    odd_number,
    st.recursive(
        st.one_of(st.none(), st.booleans(), odd_text, odd_number),
        lambda inner: st.one_of(
            st.lists(inner, max_size=3), st.dictionaries(odd_text, inner, max_size=3)
        ),
        max_leaves=5,
    ),
)


@dataclass(frozen=True)
class Mutant:
    name: str
    delivery: Delivery
    changes: tuple[str, ...]


def mutants(recorded: Sequence[tuple[str, Delivery]]) -> st.SearchStrategy[Mutant]:
    values = sorted({value for _, one in recorded for value in _values(one.payload)})
    metadata = sorted({text for _, one in recorded for text in _metadata(one.payload)})
    return _mutants(recorded, values, metadata)


@st.composite
def _mutants(
    draw: st.DrawFn,
    recorded: Sequence[tuple[str, Delivery]],
    values: Sequence[str],
    metadata: Sequence[str],
) -> Mutant:
    name, delivery = draw(st.sampled_from(recorded))
    payload: Json = deepcopy(delivery.payload)
    changes = []
    for _ in range(draw(st.integers(1, MOST_CHANGES))):
        if draw(st.booleans()):
            changes.append(_change_meaning(draw, payload, values, metadata))
        else:
            changes.append(_change_anywhere(draw, payload))
    return Mutant(name, Delivery(kind=delivery.kind, payload=payload), tuple(filter(None, changes)))


def _change_anywhere(draw: st.DrawFn, payload: Json) -> str:
    path = draw(st.sampled_from(list(_paths(payload))))
    holder: Any = _at(payload, path[:-1])
    last: Any = path[-1]
    what = draw(st.sampled_from(("drop", "set", "set", "set", "nest", "double")))
    if what == "drop":
        del holder[last]
    elif what == "set":
        new = draw(odd)
        if new == ELSEWHERE and _WHERE_IT_HAPPENED & set(path):
            new = "C0UNKNOWN01"
        # A copy: the next change may be inside of it, and Hypothesis hands it out again.
        holder[last] = deepcopy(new)
    elif what == "nest":
        holder[last] = [holder[last]] if draw(st.booleans()) else {"id": holder[last]}
    elif isinstance(holder, list):
        holder.insert(int(last), deepcopy(holder[last]))
    else:
        holder[f"{last}2"] = holder[last]
    return f"{what} {'.'.join(map(str, path))}"


def _change_meaning(
    draw: st.DrawFn, payload: Json, values: Sequence[str], metadata: Sequence[str]
) -> str:
    """Of the right shape, but not what was meant: somebody else's button, another form's memory."""
    match payload:
        case {"command": _}:
            words = draw(st.lists(st.one_of(st.sampled_from(COMMANDS), odd_text), max_size=3))
            payload["text"] = " ".join(words)
            return "other words"
        case {"event": {"text": _}}:
            payload["event"]["text"] = draw(st.one_of(st.sampled_from(COMMANDS), odd_text))
            return "other words"
        case {"actions": [dict() as action, *_]}:
            return _change_press(draw, payload, action, values, metadata)
        case {"view": dict() as view}:
            return _change_form(draw, view, metadata)
    return ""


def _change_press(
    draw: st.DrawFn, payload: Json, action: Json, values: Sequence[str], metadata: Sequence[str]
) -> str:
    kinds = ("action", "value", "form") if payload.get("view") else ("action", "value")
    match draw(st.sampled_from(kinds)):
        case "action":
            action["action_id"] = str(draw(st.sampled_from(list(Action))))
            return f"action {action['action_id']}"
        case "value":
            value = draw(st.one_of(st.sampled_from(values), odd_text))
            value = draw(st.sampled_from((value, f"{value} {ELSEWHERE}")))
            if isinstance(action.get("selected_option"), dict):
                action["selected_option"]["value"] = value
            else:
                action["value"] = value
            return "other value"
        case _:
            view = payload["view"]
            return _change_form(draw, view, metadata) if isinstance(view, dict) else ""


def _change_form(draw: st.DrawFn, view: Json, metadata: Sequence[str]) -> str:
    match draw(st.sampled_from(("callback", "metadata", "inside", "answer", "answer"))):
        case "callback":
            view["callback_id"] = str(draw(st.sampled_from(list(Callback))))
            return f"form {view['callback_id']}"
        case "metadata":
            view["private_metadata"] = draw(st.one_of(st.sampled_from(metadata), odd_text))
            return "other metadata"
        case "inside":
            return _change_inside(draw, view)
        case _:
            return _change_answer(draw, view)


def _change_inside(draw: st.DrawFn, view: Json) -> str:
    try:
        held = json.loads(view["private_metadata"])
        path = draw(st.sampled_from(list(_paths(held))))
    except (ValueError, TypeError, KeyError, IndexError, AttributeError):
        view["private_metadata"] = ELSEWHERE
        return "metadata elsewhere"
    else:
        _at(held, path[:-1])[path[-1]] = draw(odd)
        view["private_metadata"] = json.dumps(held)
        return f"metadata {'.'.join(map(str, path))}"


def _change_answer(draw: st.DrawFn, view: Json) -> str:
    values = (
        (view.get("state") or {}).get("values") if isinstance(view.get("state"), dict) else None
    )
    if not isinstance(values, dict) or not values:
        return ""
    field = draw(st.sampled_from([*values, *map(str, Field)]))
    text = draw(odd_text)
    values[field] = {
        "answer": draw(
            st.sampled_from(
                (
                    {"type": "plain_text_input", "value": text},
                    {"type": "static_select", "selected_option": {"value": text}},
                    {"type": "checkboxes", "selected_options": [{"value": text}]},
                    {"type": "multi_users_select", "selected_users": ["U0STRANGE01", text]},
                    {"type": "datepicker", "selected_date": text},
                )
            )
        )
    }
    return f"answer {field}"


def _paths(value: object, here: Path = ()) -> Iterator[Path]:
    children: Sequence[tuple[str | int, object]] = ()
    if isinstance(value, dict):
        children = list(value.items())
    elif isinstance(value, list):
        children = list(enumerate(value[:5]))
    for key, child in children:
        yield (*here, key)
        # What is drawn on screen is most of a payload, and nobody here reads it.
        if key != "blocks" or "message" in here:
            yield from _paths(child, (*here, key))


def _at(value: Any, path: Path) -> Any:  # noqa: ANN401 -- JSON
    for key in path:
        value = value[key]
    return value


def _values(payload: Json) -> Iterator[str]:
    for action in payload.get("actions") or ():
        value = (action.get("selected_option") or action).get("value")
        if isinstance(value, str):
            yield value


def _metadata(payload: Json) -> Iterator[str]:
    text = (payload.get("view") or {}).get("private_metadata")
    if text:
        yield text
