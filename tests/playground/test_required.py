"""What Slack checks in a modal by itself."""

from typing import Any

import pytest

from playground.required import EMPTY, field_errors
from playground.state import entry

Json = dict[str, Any]

TEXT = {"type": "plain_text_input", "action_id": "a", "min_length": 2, "max_length": 4}
WHOLE = {
    "type": "number_input",
    "action_id": "a",
    "is_decimal_allowed": False,
    "min_value": "1",
    "max_value": "10",
}
DECIMAL = {"type": "number_input", "action_id": "a", "is_decimal_allowed": True}
EMAIL = {"type": "email_text_input", "action_id": "a"}
URL = {"type": "url_text_input", "action_id": "a"}
BOXES = {
    "type": "checkboxes",
    "action_id": "a",
    "options": [{"text": {"type": "plain_text", "text": "One"}, "value": "one"}],
}

EXAMPLES: list[tuple[Json, object, str | None]] = [
    (TEXT, "", EMPTY),
    (TEXT, "abc", None),
    (TEXT, "a", "Enter at least 2 characters."),
    (TEXT, "abcde", "Enter at most 4 characters."),
    (WHOLE, "5", None),
    (WHOLE, "05", None),
    (WHOLE, "five", "Please enter a valid number."),
    (WHOLE, "NaN", "Please enter a valid number."),
    (WHOLE, "2.5", "Please enter a whole number."),
    (WHOLE, "0", "Please enter a number greater than or equal to 1."),
    (WHOLE, "11", "Please enter a number less than or equal to 10."),
    (DECIMAL, "2.5", None),
    (EMAIL, "ana@example.com", None),
    (EMAIL, "ana", "Please enter a valid email address."),
    (URL, "https://example.com/x", None),
    (URL, "example", "Please enter a valid URL."),
    (BOXES, [], EMPTY),
    (BOXES, ["one"], None),
]


@pytest.mark.parametrize(("element", "raw", "sentence"), EXAMPLES)
def test_field(element: Json, raw: object, sentence: str | None) -> None:
    block = {"type": "input", "block_id": "b", "element": element}
    state = {"b": {"a": entry(element, raw)}}

    assert field_errors([block], state) == ({"b": sentence} if sentence else {})


def test_an_optional_field_may_stay_empty() -> None:
    block = {"type": "input", "block_id": "b", "element": TEXT, "optional": True}

    assert field_errors([block], {"b": {"a": entry(TEXT, None)}}) == {}
