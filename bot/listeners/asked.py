"""What a request asks for, in words of closed sets: never in those that a person typed."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any

from slack_bolt import BoltContext, BoltRequest, BoltResponse

from bot.observing import UNKNOWN, note_request
from bot.slack_client import watched
from bot.subcommands import SUBCOMMANDS
from bot.subcommands.names import OTHER_NAMES
from bot.views.ids import Action, Callback

Middleware = Callable[[BoltRequest, BoltContext, Callable[[], BoltResponse]], BoltResponse]

UNSIGNED = "unsigned"
UNMATCHED = "unmatched"
UNAUTHORIZED = "unauthorized"
"""The app is not installed where it comes from."""
MALFORMED = "malformed"
REPEATED = "repeated"
LIMITED = "limited"
"""By somebody who asks too much, and was told so."""
_CHECKS = frozenset({"url_verification", "ssl_check", "app_rate_limited"})
_EVENTS = frozenset(
    {
        "app_context_changed",
        *("app_home_opened", "app_mention", "app_uninstalled", "tokens_revoked", "user_change"),
        *("member_joined_channel", "message", "channel_left", "group_left", "team_access_revoked"),
    }
)
_COMMANDS = frozenset(each.name for each in SUBCOMMANDS)
_ACTIONS = frozenset(map(str, Action))
_FORMS = frozenset(map(str, Callback))


def noting(then: Middleware | None = None) -> Middleware:
    """For Bolt to run before its authorization, when it has checked the signature; then `then`.

    From here on the client is one whose calls are counted.
    """

    def note(
        req: BoltRequest, context: BoltContext, next_: Callable[[], BoltResponse]
    ) -> BoltResponse:
        kind, name = read_request(req.body)
        note_request(
            kind,
            name,
            workspace=context.team_id,
            organization=context.enterprise_id,
            channel=context.channel_id,
            user=context.user_id or "",
        )
        context["client"] = watched(context.client)
        return then(req, context, next_) if then else next_()

    return note


def read_request(body: Mapping[str, Any]) -> tuple[str, str]:
    """Its kind and its name, each from a closed set."""
    kind = body.get("type")
    if kind in _CHECKS or "ssl_check" in body:
        return "check", "ssl_check" if "ssl_check" in body else str(kind)
    if "command" in body:
        return "command", _command(str(body.get("text") or ""))
    match body:
        case {"type": "block_actions", "actions": [{"action_id": action}, *_]}:
            return "button", _one_of(_ACTIONS, action)
        case {"type": "view_submission" | "view_closed", "view": {"callback_id": form}}:
            return "form", _one_of(_FORMS, form)
        case {"event": {"type": event}}:
            return "event", _one_of(_EVENTS, event)
    return "other", UNKNOWN


def _command(text: str) -> str:
    word = text.partition(" ")[0].strip().casefold() or "help"
    return _one_of(_COMMANDS, OTHER_NAMES.get(word, word))


def _one_of(known: frozenset[str], word: object) -> str:
    return word if isinstance(word, str) and word in known else UNKNOWN


def refusal_of(req: BoltRequest, response: BoltResponse) -> str:
    """How it went where no listener was asked; empty if one was."""
    if response.status == HTTPStatus.UNAUTHORIZED:
        return UNSIGNED
    if response.status == HTTPStatus.NOT_FOUND:
        return UNMATCHED
    is_check = read_request(req.body)[0] == "check"
    return "" if is_check or req.context.authorize_result else UNAUTHORIZED
