"""Requests of Slack as listeners rely on them: what has another shape reaches none.

Only what a listener reads is described here, with its type; whatever else Slack sends is let be.
Ids go into the database and into messages, so they are letters and digits and nothing else.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from slack_bolt import BoltContext

LATEST = 2**33
"""Seconds since 1970: the year 2242."""
LONGEST_VALUE = 3000
"""Of a button Slack keeps 2000 characters, of an input that tells at once what is typed 3000."""
_SLACKS_HOSTS = ("hooks.slack.com", "hooks.slack-gov.com")
_HEARD = ("block_actions", "view_submission", "event_callback")
UNHEARD = "of a kind that nobody listens to"
_IDS = ("team_id", "enterprise_id", "user_id", "channel_id")
"""In Bolt's context; Bolt finds them in more places than are described here."""

_ID = re.compile("[A-Za-z0-9_-]{1,40}")
Id = Annotated[str, StringConstraints(pattern=f"^{_ID.pattern}\\z")]
Time = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,10}(\.[0-9]{1,9})?\z")]
Name = Annotated[str, StringConstraints(max_length=255)]
Json = Mapping[str, Any]
_Nothing = Annotated[list[Any], Field(max_length=0)]
"""How Slack sometimes writes a form without inputs."""


class _Part(BaseModel):
    model_config = ConfigDict(strict=True, extra="ignore")


class _Named(_Part):
    id: Id


class _Option(_Part):
    value: str


class _Element(_Part):
    """What was chosen or typed in an input, or which button was pressed."""

    value: str | None = None
    selected_option: _Option | None = None
    selected_options: list[_Option] | None = None
    selected_users: list[Id] | None = None
    selected_date: str | None = None


class _Action(_Element):
    action_id: Name
    value: Annotated[str, StringConstraints(max_length=LONGEST_VALUE)] | None = None


class _State(_Part):
    values: dict[Name, dict[Name, _Element]] | _Nothing = {}


class _View(_Named):
    type: Literal["modal", "home"]
    callback_id: Name = ""
    private_metadata: str = ""
    hash: str | None = None
    state: _State | None = None
    root_view_id: str | None = None
    previous_view_id: str | None = None


class _Submitted(_View):
    type: Literal["modal"]
    callback_id: Name
    private_metadata: str


class _Container(_Part):
    message_ts: Time | None = None
    is_ephemeral: bool | None = None


class _Block(_Part):
    elements: list[dict[str, Any]] | None = None


class _Message(_Part):
    blocks: list[_Block] | None = None


class _Command(_Part):
    command: Literal["/mlteam"]
    text: str = ""
    channel_id: Id
    user_id: Id
    trigger_id: Name | None = None
    response_url: str = ""


class _InMessage(_Part):
    type: Literal["block_actions"]
    user: _Named
    trigger_id: Name | None = None
    actions: Annotated[list[_Action], Field(min_length=1)]
    container: _Container = _Container()
    channel: _Named | None = None
    message: _Message | None = None
    response_url: str | None = None


class _InView(_Part):
    type: Literal["block_actions"]
    user: _Named
    trigger_id: Name | None = None
    actions: Annotated[list[_Action], Field(min_length=1)]
    container: _Container = _Container()
    view: _View


class _Submission(_Part):
    type: Literal["view_submission"]
    user: _Named
    trigger_id: Name | None = None
    view: _Submitted


class _Event(_Part):
    type: Name


class _Said(_Event):
    user: Id | None = None
    channel: Id
    text: str | None = None
    subtype: str | None = None
    channel_type: str | None = None
    bot_id: str | None = None
    ts: Time | None = None
    thread_ts: Time | None = None


class _Joined(_Event):
    user: Id
    channel: Id
    inviter: Id | None = None


class _Opened(_Event):
    user: Id
    channel: Id | None = None
    tab: str | None = None


class _Looked(_Event):
    user: Id | None = None
    channel: Id | None = None


class _Tokens(_Part):
    bot: list[str] | None = None


class _Revoked(_Event):
    tokens: _Tokens | None = None


class _Changed(_Event):
    user: _Named


class _Happened(_Part):
    type: Literal["event_callback"]
    event_id: Name | None = None
    event_time: Annotated[int, Field(ge=0, le=LATEST)] | None = None
    event: _Event


_EVENTS: Mapping[str, type[_Event]] = {
    "app_mention": _Said,
    "message": _Said,
    "member_joined_channel": _Joined,
    "app_home_opened": _Opened,
    "app_context_changed": _Looked,
    "tokens_revoked": _Revoked,
    "user_change": _Changed,
}
_FIELDS = frozenset(
    name
    for part in (_Command, _InMessage, _InView, _Submission, _Submitted, _Action, _Happened)
    for name in part.model_fields
) | {
    "id",
    "values",
    "elements",
    "blocks",
    "bot",
    *(n for e in _EVENTS.values() for n in e.model_fields),
}


def problem_of(body: object, context: BoltContext, api_url: str) -> str:
    """What is wrong with it, without a word of what is in it; empty if nothing is."""
    if not isinstance(body, dict):
        return "no object"
    if "ssl_check" in body or body.get("type") == "url_verification":
        return ""
    if not ("command" in body or body.get("type") in _HEARD):
        return UNHEARD
    try:
        for kind, part in _parts(body):
            kind.model_validate(part)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        return f"{'.'.join(map(_known, first['loc']))}: {first['type']}"
    return _odd_address(body, api_url) or _odd_id(context)


def is_slacks(address: str, api_url: str) -> bool:
    """Whether it is one to which answers to Slack go: we call it, so it must not be anybody's."""
    try:
        found, own = urlsplit(address), urlsplit(api_url)
    except ValueError:
        return False
    is_own = (found.scheme, found.netloc) == (own.scheme, own.netloc)
    return is_own or (found.scheme == "https" and found.netloc in _SLACKS_HOSTS)


def _parts(body: Json) -> Iterator[tuple[type[_Part], object]]:
    kind = body.get("type")
    if "command" in body:
        yield _Command, body
    elif kind == "block_actions":
        yield (_InView if body.get("view") else _InMessage), body
    elif kind == "view_submission":
        yield _Submission, body
    else:
        yield _Happened, body
        event = body["event"]
        yield _EVENTS.get(event["type"], _Event), event


def _odd_address(body: Json, api_url: str) -> str:
    address = body.get("response_url") or ""
    is_fine = isinstance(address, str) and (not address or is_slacks(address, api_url))
    return "" if is_fine else "response_url: not Slack's"


def _odd_id(context: BoltContext) -> str:
    for name in _IDS:
        found = context.get(name)
        if found and not (isinstance(found, str) and _ID.fullmatch(found)):
            return f"{name}: odd"
    return ""


def _known(place: str | int) -> str:
    """Keys of a stranger's choice may be among them."""
    text = str(place)
    return text if text in _FIELDS or text.isdecimal() else "…"
