"""The Web API, as slack_sdk's client sees it."""

import json
import urllib.error
import urllib.request
from collections.abc import Callable
from datetime import datetime
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from playground.standin import StandIn

Json = dict[str, Any]
Call = Callable[[WebClient], object]
ANA = "U0ANA000001"
BEN = "U0BEN000001"
JONAS = "U0JONAS0001"
BOT = "U0MLTEAM001"
# slack_sdk warns about a message without text before it sends it.
BLANK: Json = {"channel": "C0MLTEAM001", "text": " "}


def error_of(call: Call, client: WebClient) -> Json:
    with pytest.raises(SlackApiError) as caught:
        call(client)
    found: Json = caught.value.response.data
    return found


def test_auth_test_names_the_bot(client: WebClient) -> None:
    answer = client.auth_test()

    assert (answer["user_id"], answer["bot_id"]) == (BOT, "B0MLTEAM001")


REFUSALS: list[tuple[str, Call]] = [
    ("unknown_method", lambda client: client.api_call("chat.dance")),
    ("no_text", lambda client: client.api_call("chat.postMessage", json=BLANK)),
    ("no_text", lambda client: client.api_call("chat.postMessage", json=BLANK | {"blocks": []})),
    (
        "msg_too_long",
        lambda client: client.chat_postMessage(channel="C0MLTEAM001", text="x" * 40_001),
    ),
    ("channel_not_found", lambda client: client.chat_postMessage(channel="C404", text="x")),
    ("channel_not_found", lambda client: client.chat_postMessage(channel="C0LEADERS01", text="x")),
    ("channel_not_found", lambda client: client.conversations_info(channel="C0LEADERS01")),
    ("not_in_channel", lambda client: client.chat_postMessage(channel="C0HIRING001", text="x")),
    (
        "invalid_blocks",
        lambda client: client.chat_postMessage(
            channel="C0MLTEAM001", text="x", blocks=[{"type": "poll"}]
        ),
    ),
    (
        "invalid_arguments",
        lambda client: client.views_publish(user_id=ANA, view={"type": "modal", "blocks": []}),
    ),
    (
        "user_not_found",
        lambda client: client.views_publish(user_id="U404", view={"type": "home", "blocks": []}),
    ),
    ("user_not_found", lambda client: client.users_info(user="U404")),
    ("user_not_found", lambda client: client.conversations_open(users="U404")),
    ("user_not_found", lambda client: client.conversations_open(users=[ANA, BEN])),
    ("cannot_dm_bot", lambda client: client.conversations_open(users=BOT)),
    ("users_list_not_supplied", lambda client: client.api_call("conversations.open")),
    ("channel_not_found", lambda client: client.conversations_open(channel="D404")),
    (
        "user_not_in_channel",
        lambda client: client.chat_postEphemeral(channel="C0MLTEAM001", user="U404", text="x"),
    ),
    (
        "message_not_found",
        lambda client: client.chat_update(channel="C0MLTEAM001", ts="1.1", text="x"),
    ),
    ("not_found", lambda client: client.views_update(view_id="V404", view={"type": "modal"})),
]


@pytest.mark.parametrize(("error", "call"), REFUSALS)
def test_refusal(client: WebClient, error: str, call: Call) -> None:
    assert error_of(call, client)["error"] == error


def test_invalid_blocks_say_where(client: WebClient) -> None:
    button = {"type": "button", "action_id": "a", "text": {"type": "plain_text", "text": "x" * 76}}
    blocks = [{"type": "actions", "elements": [button]}]

    answer = error_of(
        lambda client: client.chat_postMessage(channel="C0MLTEAM001", text="x", blocks=blocks),
        client,
    )

    sentence = (
        "[ERROR] must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]"
    )
    assert answer["response_metadata"]["messages"] == [sentence]


@pytest.mark.parametrize(
    ("token", "error"),
    [
        ("", "not_authed"),
        ("xoxb-other", "invalid_auth"),
        ("xapp-playground", "not_allowed_token_type"),
    ],
)
def test_a_bad_token_is_refused(slack: StandIn, token: str, error: str) -> None:
    client = WebClient(token=token, base_url=slack.api_url)

    assert error_of(lambda client: client.auth_test(), client)["error"] == error


def test_an_app_token_opens_sockets_and_a_bot_token_does_not(slack: StandIn) -> None:
    client = WebClient(base_url=slack.api_url)

    opened = client.apps_connections_open(app_token=slack.app_token)
    assert str(opened["url"]).startswith("ws://127.0.0.1:")
    with pytest.raises(SlackApiError, match="not_allowed_token_type"):
        client.apps_connections_open(app_token=slack.bot_token)


def test_a_missing_scope_is_named() -> None:
    with StandIn(scopes={"commands", "chat:write"}) as slack:
        client = WebClient(token=slack.bot_token, base_url=slack.api_url)

        answer = error_of(lambda client: client.users_info(user=ANA), client)
        of_type = error_of(lambda client: client.users_conversations(types="im"), client)

    assert answer["error"] == "missing_scope"
    assert answer["needed"] == "users:read"
    assert answer["provided"] == "chat:write,commands"
    assert of_type["needed"] == "im:read"


def test_with_the_public_scope_the_bot_need_not_be_a_member() -> None:
    with StandIn(scopes={"chat:write", "chat:write.public"}) as slack:
        client = WebClient(token=slack.bot_token, base_url=slack.api_url)

        assert client.chat_postMessage(channel="C0HIRING001", text="x")["ok"]


def test_posting_updating_and_deleting(slack: StandIn, client: WebClient) -> None:
    section = {"type": "section", "text": {"type": "mrkdwn", "text": "hi"}}
    posted = client.chat_postMessage(channel="#ml-team", text="hi", blocks=[section])
    channel, ts = str(posted["channel"]), str(posted["ts"])
    assert posted["message"]["user"] == BOT

    client.chat_update(channel=channel, ts=ts, text="changed")
    message = slack.messages("#ml-team", "ben")[0]
    assert (message.text, len(message.blocks)) == ("changed", 1)

    client.chat_update(channel=channel, ts=ts, text="bare", blocks=[])
    assert message.blocks == []

    client.chat_delete(channel=channel, ts=ts)
    assert slack.messages("#ml-team", "ben") == []


def test_the_bot_changes_only_its_own_messages(slack: StandIn, client: WebClient) -> None:
    theirs = slack.post("ana", "#ml-team", "mine")
    client.chat_postEphemeral(channel="C0MLTEAM001", user=ANA, text="x")
    ephemeral = slack.messages("#ml-team", "ana")[-1]

    def update(ts: str) -> Call:
        return lambda client: client.chat_update(channel="C0MLTEAM001", ts=ts, text="yours")

    def delete(client: WebClient) -> object:
        return client.chat_delete(channel="C0MLTEAM001", ts=theirs.ts)

    assert error_of(update(theirs.ts), client)["error"] == "cant_update_message"
    assert error_of(delete, client)["error"] == "cant_delete_message"
    assert error_of(update(ephemeral.ts), client)["error"] == "message_not_found"


def test_an_ephemeral_message_is_for_one(slack: StandIn, client: WebClient) -> None:
    client.chat_postEphemeral(channel="C0MLTEAM001", user=ANA, text="for you")

    assert [each.text for each in slack.messages("#ml-team", "ana")] == ["for you"]
    assert slack.messages("#ml-team", "ben") == []


def test_a_user_id_as_the_channel_is_the_direct_message(slack: StandIn, client: WebClient) -> None:
    posted = client.chat_postMessage(channel=BEN, text="psst")
    opened = client.conversations_open(users=BEN, return_im=True)

    assert posted["channel"] == opened["channel"]["id"] == "D0BEN000001"
    assert [each.text for each in slack.direct_messages("ben")] == ["psst"]


def test_an_archived_channel_takes_no_posts(slack: StandIn, client: WebClient) -> None:
    slack.workspace.archive(slack.workspace.channel("#ml-team"))

    answer = error_of(
        lambda client: client.chat_postMessage(channel="C0MLTEAM001", text="x"), client
    )

    assert answer["error"] == "is_archived"
    assert client.conversations_info(channel="C0MLTEAM001")["channel"]["is_archived"]


def test_a_person_has_a_zone_and_on_request_a_locale(client: WebClient) -> None:
    ana = client.users_info(user=ANA, include_locale=True)["user"]
    ben = client.users_info(user=BEN)["user"]

    assert (ana["tz"], ana["locale"]) == ("Europe/Madrid", "en-US")
    offset = datetime.now(ZoneInfo("America/New_York")).utcoffset()
    assert offset is not None
    assert (ben["tz"], ben["tz_offset"]) == ("America/New_York", offset.total_seconds())
    assert "locale" not in ben


def test_of_private_channels_the_bot_knows_its_own(slack: StandIn, client: WebClient) -> None:
    def names(user: str | None = None) -> list[str]:
        answer = client.users_conversations(types="public_channel,private_channel", user=user)
        return [str(channel["name"]) for channel in answer["channels"]]

    assert names(ANA) == ["ml-team", "hiring-plan"]
    assert names(BEN) == ["ml-team", "hiring-plan"]
    assert names() == ["ml-team"]

    slack.invite_bot("ana", "#leadership")
    assert names(ANA) == ["ml-team", "hiring-plan", "leadership"]
    assert names(BEN) == ["ml-team", "hiring-plan"]

    slack.workspace.leave(slack.workspace.channel("#ml-team"), BEN)
    assert names(BEN) == ["hiring-plan"]


def test_lists_have_pages(client: WebClient) -> None:
    first = client.users_conversations(user=ANA, limit=1)
    cursor = first["response_metadata"]["next_cursor"]
    second = client.users_conversations(user=ANA, limit=1, cursor=cursor)

    names = [each["name"] for page in (first, second) for each in page["channels"]]
    assert names == ["ml-team", "hiring-plan"]
    assert second["response_metadata"]["next_cursor"] == ""


def test_members_and_all_conversations(client: WebClient) -> None:
    assert client.conversations_members(channel="C0MLTEAM001")["members"] == [ANA, BEN, JONAS, BOT]
    listed = client.conversations_list(types="public_channel,private_channel,im")["channels"]
    ids = [each["id"] for each in listed]
    assert ids == ["C0MLTEAM001", "C0HIRING001", "D0ANA000001", "D0BEN000001", "D0JONAS0001"]
    assert error_of(lambda client: client.conversations_list(types="x"), client)["error"] == (
        "invalid_types"
    )


def test_form_bodies_and_tokens_in_them(slack: StandIn) -> None:
    blocks = json.dumps([{"type": "divider"}])
    fields = {"token": slack.bot_token, "channel": "C0MLTEAM001", "text": "x", "blocks": blocks}
    body = "&".join(f"{name}={quote(value)}" for name, value in fields.items())
    url = f"{slack.api_url}chat.postMessage"

    with urllib.request.urlopen(url, body.encode()) as response:  # noqa: S310  our own server
        answer = json.load(response)

    assert answer["ok"]
    assert answer["message"]["blocks"][0]["type"] == "divider"
    assert "token" not in slack.calls("chat.postMessage")[0]


def test_uninstalling_ends_the_token(slack: StandIn, client: WebClient) -> None:
    slack.uninstall()

    assert error_of(lambda client: client.auth_test(), client)["error"] == "account_inactive"
