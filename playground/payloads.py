"""The bodies that Slack sends, built from plain values.

Everything here is a pure function. `signed_headers` and the `*_body` functions turn a payload
into what goes over HTTP.
"""

import hashlib
import hmac
import json
import secrets
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from playground.state import State, raw_value
from playground.team import Channel, Installation, Person

Json = dict[str, Any]
FORM = "application/x-www-form-urlencoded"
JSON = "application/json"


@dataclass(frozen=True, kw_only=True)
class Scene:
    """Who does something where, and what the app is given to answer it with. Modals and home
    tabs are in no channel."""

    app: Installation
    user: Person
    channel: Channel | None = None
    trigger_id: str = ""
    response_url: str = ""

    def here(self) -> Channel:
        if self.channel is None:
            raise ValueError("this payload needs a channel")
        return self.channel


def slash_command(command: str, text: str, scene: Scene) -> dict[str, str]:
    app, user, channel = scene.app, scene.user, scene.here()
    return {
        "token": app.verification_token,
        "team_id": app.team_id,
        "team_domain": app.team_domain,
        "channel_id": channel.id,
        "channel_name": channel.payload_name,
        "user_id": user.id,
        "user_name": user.name,
        "command": command,
        "text": text,
        "api_app_id": app.app_id,
        "is_enterprise_install": str(app.org_wide).lower(),
        "response_url": scene.response_url,
        "trigger_id": scene.trigger_id,
        **_enterprise_of(app),
    }


def _enterprise_of(app: Installation) -> dict[str, str]:
    """What is said besides of a team that belongs to an organization."""
    if not app.enterprise_id:
        return {}
    return {"enterprise_id": app.enterprise_id, "enterprise_name": app.enterprise_name}


def _interaction(kind: str, scene: Scene) -> Json:
    """`team` is that of the app, whoever acts; only the person carries their own."""
    app, user = scene.app, scene.user
    return {
        "type": kind,
        "user": {
            "id": user.id,
            "username": user.name,
            "name": user.name,
            "team_id": user.team_in(app.team_id),
        },
        "api_app_id": app.app_id,
        "token": app.verification_token,
        "team": {"id": app.team_id, "domain": app.team_domain, **_enterprise_of(app)},
        "enterprise": (
            {"id": app.enterprise_id, "name": app.enterprise_name} if app.enterprise_id else None
        ),
        "is_enterprise_install": app.org_wide,
    }


def message_action(
    action: Json,
    message: Json,
    scene: Scene,
    *,
    ephemeral: bool = False,
    state: State | None = None,
) -> Json:
    """block_actions from a message. Slack leaves the message out when it is ephemeral."""
    channel = scene.here()
    payload = _interaction("block_actions", scene) | {
        "container": {
            "type": "message",
            "message_ts": message["ts"],
            "channel_id": channel.id,
            "is_ephemeral": ephemeral,
        },
        "trigger_id": scene.trigger_id,
        "channel": {"id": channel.id, "name": channel.payload_name},
        "state": {"values": state or {}},
        "response_url": scene.response_url,
        "actions": [action],
    }
    return payload if ephemeral else payload | {"message": message}


def _in_view(kind: str, scene: Scene) -> Json:
    """What happens in a modal happens in the person's own team; which one has the app, and whether
    it is a whole organization, is in the view alone.
    """
    other = scene.user.organization
    payload = _interaction(kind, scene) | {"is_enterprise_install": False}
    return payload | {"team": {"id": other.team_id, "domain": other.domain}} if other else payload


def view_action(action: Json, view: Json, scene: Scene) -> Json:
    """block_actions from a modal or a home tab."""
    return _in_view("block_actions", scene) | {
        "container": {"type": "view", "view_id": view["id"]},
        "trigger_id": scene.trigger_id,
        "view": view,
        "actions": [action],
    }


def view_submission(view: Json, scene: Scene, response_urls: list[Json] | None = None) -> Json:
    return _in_view("view_submission", scene) | {
        "trigger_id": scene.trigger_id,
        "view": view,
        "response_urls": response_urls or [],
    }


def view_closed(view: Json, scene: Scene, *, is_cleared: bool = False) -> Json:
    return _in_view("view_closed", scene) | {"view": view, "is_cleared": is_cleared}


def action(element: Json, block_id: str, action_ts: str, chosen: Json | None = None) -> Json:
    """One of the `actions` of block_actions. `chosen` is the element's new state, or for an
    overflow menu its selected_option; a button has none."""
    sent = {
        "type": element["type"],
        "action_id": element["action_id"],
        "block_id": block_id,
        "action_ts": action_ts,
        **(chosen or {}),
    }
    pressed = element["type"] in ("button", "icon_button")
    copied = ("text", "value", "style", "url") if pressed else ("placeholder",)
    sent |= {name: element[name] for name in copied if name in element}
    initial = {name: value for name, value in element.items() if name.startswith("initial_")}
    return sent if pressed else sent | initial


def event(
    inner: Json,
    *,
    app: Installation,
    event_time: float,
    event_id: str | None = None,
    external_channel: bool = False,
) -> Json:
    """An Events API body around any event. In a shared channel `team_id` is where it happened,
    and the authorization says whose app it is for.
    """
    return {
        "token": app.verification_token,
        "team_id": inner.get("user_team") or app.team_id,
        "enterprise_id": app.enterprise_id or None,
        "context_team_id": app.team_id,
        "context_enterprise_id": app.enterprise_id or None,
        "api_app_id": app.app_id,
        "event": inner,
        "type": "event_callback",
        "event_id": event_id or f"Ev{secrets.token_hex(5).upper()}",
        "event_time": int(event_time),
        "authorizations": [_authorization(app)],
        "is_ext_shared_channel": external_channel,
        "event_context": f"4-{secrets.token_hex(12)}",
    }


def _authorization(app: Installation) -> Json:
    return {
        "enterprise_id": app.enterprise_id or None,
        "team_id": None if app.org_wide else app.team_id,
        "user_id": app.bot_user_id,
        "is_bot": True,
        "is_enterprise_install": app.org_wide,
    }


def member_joined_channel(
    user_id: str, channel: Channel, *, app: Installation, event_ts: str, inviter: str = ""
) -> Json:
    inner = {
        "type": "member_joined_channel",
        "user": user_id,
        "channel": channel.id,
        "channel_type": "G" if channel.private else "C",
        "team": app.team_id,
        "event_ts": event_ts,
    }
    return inner | {"inviter": inviter} if inviter else inner


def member_left_channel(
    user_id: str, channel: Channel, *, app: Installation, event_ts: str
) -> Json:
    joined = member_joined_channel(user_id, channel, app=app, event_ts=event_ts)
    return joined | {"type": "member_left_channel"}


def app_home_opened(
    user_id: str, channel_id: str, *, event_ts: str, view: Json | None, tab: str = "home"
) -> Json:
    inner = {
        "type": "app_home_opened",
        "user": user_id,
        "channel": channel_id,
        "tab": tab,
        "event_ts": event_ts,
    }
    return inner | {"view": view} if view else inner


def written_by(person: Person) -> Json:
    """What a message event says besides, if somebody of another organization wrote it."""
    if person.organization is None:
        return {}
    team = person.organization.team_id
    return {"team": team, "user_team": team, "source_team": team}


def looking_at(channel: Channel | None, app: Installation) -> Json:
    """What a person looks at beside the pane; nothing if that is no channel."""
    if channel is None or channel.im:
        return {}
    kind, team = "slack#/types/channel_id", app.team_id
    return {"entities": [{"type": kind, "value": channel.id, "team_id": team}]}


def app_context_changed(user_id: str, channel_id: str, context: Json, *, event_ts: str) -> Json:
    return {
        "type": "app_context_changed",
        "user": user_id,
        "channel": channel_id,
        "context": context,
        "event_ts": event_ts,
    }


def app_mention(user_id: str, channel_id: str, text: str, *, ts: str, app: Installation) -> Json:
    return {
        "type": "app_mention",
        "user": user_id,
        "text": text,
        "ts": ts,
        "channel": channel_id,
        "event_ts": ts,
        "team": app.team_id,
    }


def direct_message(user_id: str, channel_id: str, text: str, *, ts: str, app: Installation) -> Json:
    mention = app_mention(user_id, channel_id, text, ts=ts, app=app)
    return mention | {"type": "message", "channel_type": "im"}


def app_uninstalled(event_ts: str = "") -> Json:
    return {"type": "app_uninstalled", "event_ts": event_ts}


def tokens_revoked(
    *, bots: list[str] | None = None, users: list[str] | None = None, event_ts: str = ""
) -> Json:
    tokens = {"oauth": users or [], "bot": bots or []}
    return {"type": "tokens_revoked", "tokens": tokens, "event_ts": event_ts}


def url_verification(challenge: str, *, app: Installation) -> Json:
    return {"token": app.verification_token, "challenge": challenge, "type": "url_verification"}


def state_values(state: State) -> dict[str, dict[str, object]]:
    """A view's state as the raw values that it was made of, for tests that read it."""
    return {
        block_id: {action_id: raw_value(entry) for action_id, entry in actions.items()}
        for block_id, actions in state.items()
    }


def command_body(fields: dict[str, str]) -> str:
    return urlencode(fields)


def interaction_body(payload: Json) -> str:
    return urlencode({"payload": json.dumps(payload)})


def event_body(payload: Json) -> str:
    return json.dumps(payload)


def signed_headers(
    body: str, signing_secret: str, *, now: float, content_type: str = FORM
) -> dict[str, str]:
    """The headers with which Slack proves that the body is its own. `now` is real Unix time:
    the receiver refuses a timestamp that is five minutes off."""
    timestamp = str(int(now))
    base = f"v0:{timestamp}:{body}".encode()
    signature = hmac.new(signing_secret.encode(), base, hashlib.sha256).hexdigest()
    return {
        "Content-Type": content_type,
        "X-Slack-Request-Timestamp": timestamp,
        "X-Slack-Signature": f"v0={signature}",
        "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
    }
