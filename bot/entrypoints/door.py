"""What comes in over HTTP, before Bolt sees it: first the signature, then what is in it.

Bolt reads a body before it knows who sent it, and fails on what it did not expect there. So whoever
can reach the server could make it work, and fill its log with tracebacks. Here a stranger's body is
not read at all, and nothing that is in a body ends in an error of ours.
"""

import re
from http import HTTPStatus
from typing import Any

from flask import Request, Response, make_response
from slack_bolt import BoltRequest
from slack_bolt.adapter.flask.handler import to_flask_response
from slack_bolt.oauth import OAuthFlow
from structlog import get_logger
from werkzeug.exceptions import RequestEntityTooLarge

from bot.app import OurApp
from bot.listeners.asked import MALFORMED, UNSIGNED
from bot.listeners.sifting import refuse

_UNREADABLE = (ValueError, TypeError, LookupError, AttributeError, RecursionError)
"""What Bolt raises for bodies that are not Slack's: no JSON, no object, nested too deeply."""
_UNSTORABLE = re.compile(r"\\u(?:0000|d[89a-f])|%00|\x00", re.IGNORECASE)
"""How a body writes characters that no text has: NUL, and halves of a pair. Most halves are not
alone, as in emoji: that shows when they are read."""
_ALONE = re.compile("[\ud800-\udfff\x00]")
_REPLACED = "\ufffd"
_CHECK = b"ssl_check=1"

log = get_logger(__name__)


class Door:
    def __init__(self, app: OurApp) -> None:
        self._app = app

    def handle(self, request: Request) -> Response:
        try:
            raw = request.get_data(cache=False)
        except RequestEntityTooLarge:
            log.warning("body too large", bytes=request.content_length)
            raise
        if _CHECK in raw.split(b"&"):
            return make_response("")  # Slack asks whether the certificate is good, unsigned
        body = _text(raw)
        if body is None or not self._is_signed(request, body):
            self._app.count_refusal(UNSIGNED)
            # Not a word of it: whoever sent it chose them.
            log.info("request without a good signature", bytes=len(raw))
            return make_response({"error": "invalid request"}, HTTPStatus.UNAUTHORIZED)
        try:
            asked = _read(body, request)
        except _UNREADABLE:
            self._app.count_refusal(MALFORMED)
            return to_flask_response(refuse("no JSON object or form"))
        return to_flask_response(self._app.dispatch(asked))

    def show(self, request: Request, flow: OAuthFlow) -> Response:
        """A page of an installation."""
        query = _text(request.query_string)
        if query is None:
            return make_response("Bad Request", HTTPStatus.BAD_REQUEST)
        # Without its body: Bolt would read it, and fail on what is in it.
        asked = BoltRequest(body="", query=query, headers=dict(request.headers))
        if request.path == flow.install_path:
            return to_flask_response(flow.handle_installation(asked))
        if request.method == "HEAD":  # whoever looks at a link must not use it up
            return make_response("")
        return to_flask_response(flow.handle_callback(asked))

    def _is_signed(self, request: Request, body: str) -> bool:
        headers = request.headers
        return self._app.is_signed(
            body,
            headers.get("X-Slack-Request-Timestamp", ""),
            headers.get("X-Slack-Signature", ""),
        )


def _text(raw: bytes) -> str | None:
    """Slack writes UTF-8. What is packed is never unpacked: it is no text either."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return None


def _read(body: str, request: Request) -> BoltRequest:
    # Slack's requests have no query, and Bolt reads this one by itself.
    asked = BoltRequest(body=body, headers=dict(request.headers))
    if _UNSTORABLE.search(body):
        asked.body = _cleaned(asked.body)
    return asked


def _cleaned(value: Any) -> Any:  # noqa: ANN401 -- JSON
    match value:
        case str():
            return _ALONE.sub(_REPLACED, value)
        case dict():
            return {_cleaned(key): _cleaned(one) for key, one in value.items()}
        case list():
            return [_cleaned(one) for one in value]
        case _:
            return value
