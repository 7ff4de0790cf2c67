"""What Slack's answer to a post means: was it taken, may it be tried again, is it of use at all?"""

import re
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, auto
from typing import Any
from urllib.error import URLError

from slack_sdk.errors import SlackApiError

from bot.slack_errors import MAYBE_DONE, NO_CONNECTION, NO_TOKEN, NOT_A_MEMBER, error_code

ENDS = (
    NOT_A_MEMBER
    | NO_TOKEN
    | {
        "is_archived",
        "channel_is_archived",
        "restricted_action",
        "restricted_action_read_only_channel",
        "restricted_action_thread_only_channel",
        "restricted_action_non_threadable_channel",
        "org_login_required",
        "team_access_not_granted",
    }
)
"""Errors after which a schedule is switched off; the error becomes its note."""
_LATER = frozenset({"ratelimited", "rate_limited", "message_limit_exceeded", "team_added_to_org"})
"""Surely not posted, and it may work in a while."""
_TOO_MUCH = frozenset(
    {
        "invalid_blocks",
        "invalid_blocks_format",
        "msg_blocks_too_long",
        "msg_too_long",
        "no_text",
    }
)
"""A fault of ours: surely not posted, and plain text may do."""
_NEVER_SENT = (ConnectionRefusedError, socket.gaierror)
_FAILED_OVER_THERE = range(500, 600)
_CODE = re.compile(r"[a-z0-9_]+")
"""Slack's errors look like this; anything else comes from something in between."""
DEFAULT_WAIT = timedelta(seconds=30)
"""When Slack asks to wait and does not say how long."""


class Verdict(Enum):
    MAYBE = auto()
    """Nobody knows whether it was taken, so it must not be posted again."""
    LATER = auto()
    """Surely not taken; it may be tried again."""
    PLAINER = auto()
    """Surely not taken, because of how it looks; it may be tried as plain text."""
    ENDED = auto()
    """Surely not taken, and no other post to the channel will be."""
    REFUSED = auto()
    """Surely not taken, for another reason."""


@dataclass(frozen=True, kw_only=True)
class Refusal:
    verdict: Verdict
    error: str
    wait: timedelta | None = None
    """How long Slack asks to wait with everything in the workspace."""


def read_refusal(error: Exception) -> Refusal:
    """`error` is one of `slack_errors.SLACK_FAILURES`."""
    if isinstance(error, SlackApiError):
        return _refused(error_code(error), error.response)
    sent = not (isinstance(error, URLError) and isinstance(error.reason, _NEVER_SENT))
    assert isinstance(error, NO_CONNECTION)  # noqa: S101 -- what the caller catches
    return Refusal(verdict=Verdict.MAYBE if sent else Verdict.LATER, error=str(error))


def _refused(code: str, response: Any) -> Refusal:  # noqa: ANN401 -- slack_sdk's response or a dict
    status = getattr(response, "status_code", None)
    if code in _LATER or status == 429:  # noqa: PLR2004 -- HTTP: too many requests
        headers = getattr(response, "headers", None) or {}
        return Refusal(verdict=Verdict.LATER, error="ratelimited", wait=_retry_after(headers))
    if code in MAYBE_DONE or status in _FAILED_OVER_THERE or not _CODE.fullmatch(code):
        return Refusal(verdict=Verdict.MAYBE, error=code)
    if code in ENDS:
        return Refusal(verdict=Verdict.ENDED, error=code)
    verdict = Verdict.PLAINER if code in _TOO_MUCH else Verdict.REFUSED
    return Refusal(verdict=verdict, error=code)


def _retry_after(headers: Mapping[str, Any]) -> timedelta:
    lower = {str(name).lower(): value for name, value in headers.items()}
    value = lower.get("retry-after")
    text = str(value[0] if isinstance(value, list) and value else value)
    return timedelta(seconds=int(text)) if text.isdecimal() else DEFAULT_WAIT
