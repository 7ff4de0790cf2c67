"""A form that stays open, with a sentence at its first field, so that what was typed is kept."""

from collections.abc import Mapping
from typing import Any

from slack_bolt import BoltResponse

from bot.mrkdwn import unmarked


def kept_form(body: Mapping[str, Any], told: str) -> BoltResponse | None:
    """None if nothing was submitted, or nothing can be said in it."""
    is_form = body.get("type") == "view_submission"
    fields = (body["view"].get("state") or {}).get("values") if is_form else None
    if not (told and fields):
        return None
    errors = {next(iter(fields)): unmarked(told)}
    return BoltResponse(status=200, body={"response_action": "errors", "errors": errors})
