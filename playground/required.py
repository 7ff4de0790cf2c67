"""What Slack checks in a modal before it asks the app."""

import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any

from playground.blockkit import every_block
from playground.state import State, raw_value

Json = dict[str, Any]

EMPTY = "Please complete this required field."
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
URL = re.compile(r"https?://[^\s/]+\.\S+")


def field_errors(blocks: list[Json], state: State) -> dict[str, str]:
    """The sentence that Slack shows at each input (by block_id) that cannot be submitted yet."""
    errors = {}
    for block in every_block(blocks):
        if block["type"] == "input":
            element = block["element"]
            found = state[block["block_id"]][element["action_id"]]
            sentence = _error(element, raw_value(found), optional=block.get("optional", False))
            if sentence:
                errors[block["block_id"]] = sentence
    return errors


def _error(element: Json, value: object, *, optional: bool) -> str | None:
    if value in (None, "", []):
        return None if optional else EMPTY
    check = CHECKS.get(element["type"])
    return check(element, str(value)) if check else None


def _text(element: Json, value: str) -> str | None:
    least, most = element.get("min_length", 0), element.get("max_length", 3000)
    if len(value) < least:
        return f"Enter at least {least} characters."
    if len(value) > most:
        return f"Enter at most {most} characters."
    return None


def _number(element: Json, value: str) -> str | None:
    try:
        number = Decimal(value)
    except InvalidOperation:
        return "Please enter a valid number."
    if not number.is_finite():
        return "Please enter a valid number."
    if number != number.to_integral_value() and not element["is_decimal_allowed"]:
        return "Please enter a whole number."
    low, high = element.get("min_value"), element.get("max_value")
    if low is not None and number < Decimal(low):
        return f"Please enter a number greater than or equal to {low}."
    if high is not None and number > Decimal(high):
        return f"Please enter a number less than or equal to {high}."
    return None


def _email(_element: Json, value: str) -> str | None:
    return None if EMAIL.fullmatch(value) else "Please enter a valid email address."


def _url(_element: Json, value: str) -> str | None:
    return None if URL.fullmatch(value) else "Please enter a valid URL."


CHECKS: dict[str, Callable[[Json, str], str | None]] = {
    "plain_text_input": _text,
    "number_input": _number,
    "email_text_input": _email,
    "url_text_input": _url,
}
