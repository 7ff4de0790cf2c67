"""How a call to Slack can fail, read in one place."""

from http.client import HTTPException

from slack_sdk.errors import SlackApiError

NO_CONNECTION = (OSError, HTTPException)
"""The connection broke or was never there: Slack may have done what was asked, or not."""
SLACK_FAILURES = (SlackApiError, *NO_CONNECTION)
"""Slack refused the call, or did not answer it."""
NO_ANSWER = "no answer in Slack's terms"
"""The code of a response without Slack's own error in it, such as a proxy's page."""

NOT_A_MEMBER = frozenset({"not_in_channel", "channel_not_found"})
"""The bot is not in the channel; an invitation mends it."""
NOBODY_THERE = frozenset({"user_not_in_channel", "user_not_found", "user_not_visible"})
"""The person has left since, so nobody waits for an answer."""
NOT_INSTALLED = "not_installed"
"""Our word for a workspace of which there is no token."""
NO_TOKEN = frozenset(
    {"account_inactive", "token_revoked", "token_expired", "invalid_auth", NOT_INSTALLED}
)
"""The token is of no use: nobody can be told with it, and one that works mends it."""

MAYBE_DONE = frozenset(
    {
        "fatal_error",
        "internal_error",
        "service_unavailable",
        "request_timeout",
        NO_ANSWER,
    }
)
"""Errors of which Slack says that part of the work may have been done."""


def error_code(error: SlackApiError) -> str:
    """Slack's word for what went wrong, such as is_archived."""
    return str(error.response.get("error") or NO_ANSWER)
