"""The one place where an error becomes words for the person who met it."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from slack_bolt import App, BoltResponse
from slack_sdk import WebClient
from structlog import get_logger

from bot.errors import UserError
from bot.language import say
from bot.listeners.slack import is_said, reply_to, respond
from bot.observing import FAILED, REFUSED, current_reference, current_user, note_outcome
from bot.slack_errors import SLACK_FAILURES
from bot.views.help import text_view

log = get_logger(__name__)


def register(app: App) -> None:
    @app.error
    def on_error(error: Exception, body: dict[str, Any], client: WebClient) -> BoltResponse:
        is_refusal = isinstance(error, UserError)
        note_outcome(REFUSED if is_refusal else FAILED)
        text = str(error) if is_refusal else _log_and_apologise(error)
        # Of an event nobody is told; Slack sends one that failed again.
        failed = HTTPStatus.OK if is_refusal else HTTPStatus.SERVICE_UNAVAILABLE
        return _tell(text, body, client) or BoltResponse(status=failed)


def _log_and_apologise(error: Exception) -> str:
    return apology(log_failure("listener failed", error))


def log_failure(event: str, error: Exception) -> str:
    """The reference, which stands in the log and on screen to bring the two together: that of the
    request, so that all its lines are found with it.
    """
    reference = current_reference()
    log.error(event, reference=reference, user=current_user(), exc_info=error)
    return reference


def apology(reference: str) -> str:
    return say("errors-ours", reference=reference)


def _tell(text: str, body: Mapping[str, Any], client: WebClient) -> BoltResponse | None:
    """None if nobody waits for words."""
    kind = body.get("type")
    if kind == "view_submission":
        answer = {"response_action": "update", "view": text_view(text).to_dict()}
        return BoltResponse(status=200, body=answer)
    if kind == "block_actions":
        _tell_whoever_pressed(text, body, client)
        return BoltResponse(status=200)
    if "command" in body:
        return BoltResponse(status=200, body={"response_type": "ephemeral", "text": text})
    if is_said(body.get("event") or {}):
        _tell_whoever_wrote(text, body["event"], client)
        return BoltResponse(status=200)
    return None


def _tell_whoever_wrote(text: str, event: Mapping[str, Any], client: WebClient) -> None:
    try:
        reply_to(client, event, text)
    except SLACK_FAILURES as error:
        log.warning("could not tell the person", error=str(error))


def _tell_whoever_pressed(text: str, body: Mapping[str, Any], client: WebClient) -> None:
    try:
        if body.get("response_url"):
            respond(body["response_url"], text)
        elif (body.get("view") or {}).get("type") == "modal":
            client.views_update(view_id=body["view"]["id"], view=text_view(text))
        elif body.get("trigger_id"):
            client.views_open(trigger_id=body["trigger_id"], view=text_view(text))
    except SLACK_FAILURES as error:
        log.warning("could not tell the person", error=str(error))
