"""The one kind of client that calls Slack: each call is counted, and is a span if any are made."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPException
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.metrics import OK, current_metrics
from bot.slack_errors import MAYBE_DONE, NO_TOKEN, NOT_A_MEMBER, error_code
from bot.spans import span

FAILED_OVER_THERE = 500
"""HTTP: from here on it is the server's fault."""
_COUNTED = (
    NOT_A_MEMBER
    | NO_TOKEN
    | MAYBE_DONE
    | {
        *("is_archived", "channel_is_archived", "restricted_action", "org_login_required"),
        *("team_access_not_granted", "not_authed", "not_allowed_token_type", "missing_scope"),
        *("ratelimited", "rate_limited", "message_limit_exceeded", "team_added_to_org"),
        *("invalid_blocks", "msg_too_long", "msg_blocks_too_long", "no_text", "not_found"),
        *("invalid_arguments", "view_too_large", "hash_conflict", "push_limit_reached"),
        *("expired_trigger_id", "exchanged_trigger_id", "trigger_expired", "not_enabled"),
        *("user_not_found", "user_not_visible", "cannot_dm_bot", "messages_tab_disabled"),
        *("no_such_subteam", "plan_upgrade_required", "file_not_found", "message_not_found"),
        *("cant_update_message", "invalid_code", "bad_client_secret", "invalid_client_id"),
        *("invalid_refresh_token", "bad_redirect_uri", "invalid_grant"),
    }
)
"""Errors that are counted each by itself; whatever else comes back is counted as one."""


class SlackClient(WebClient):
    """slack_sdk's, with each of its calls watched."""

    def api_call(self, api_method: str, **settings: Any) -> SlackResponse:  # noqa: ANN401 -- as they are
        with calling(api_method):
            return super().api_call(api_method, **settings)

    def _upload_file(self, **settings: Any) -> Any:  # noqa: ANN401 -- as they are
        with calling("upload"):
            return super()._upload_file(**settings)


def watched(client: WebClient) -> SlackClient:
    """The same client, of the kind whose calls are counted."""
    if isinstance(client, SlackClient):
        return client
    return SlackClient(
        token=client.token,
        base_url=client.base_url,
        timeout=client.timeout,
        ssl=client.ssl,
        proxy=client.proxy,
        headers=client.headers,
        logger=client.logger,
        retry_handlers=[*client.retry_handlers],
    )


@contextmanager
def calling(method: str) -> Iterator[None]:
    """Around one call of Slack. `method` has to come from our code, not from a request."""
    began, result = time.perf_counter(), OK
    with span(f"slack {method}") as current:
        try:
            yield
        except Exception as error:
            result = _kind_of(error)
            raise
        finally:
            current.set_attribute("slack.result", result)
            metrics = current_metrics()
            if metrics is not None:
                metrics.count_call(method, result, time.perf_counter() - began)


def _kind_of(error: Exception) -> str:
    if isinstance(error, SlackApiError):
        code = error_code(error)
        if code in _COUNTED:
            return code
        status = getattr(error.response, "status_code", 0)
        return "server_error" if status >= FAILED_OVER_THERE else "other"
    if isinstance(error, TimeoutError) or "timed out" in str(error):
        return "timeout"
    return "no_connection" if isinstance(error, OSError | HTTPException) else "other"
