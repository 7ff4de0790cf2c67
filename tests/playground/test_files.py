"""Uploading files, as slack_sdk's client does it in three steps."""

import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from playground.standin import StandIn

Json = dict[str, Any]
ANA = "U0ANA000001"
ML_TEAM = "C0MLTEAM001"
PLAN = "# Plan\n\n- hire Žofia\n"


def send(address: str, body: bytes, **headers: str) -> tuple[int, str]:
    request = urllib.request.Request(address, body, headers)  # noqa: S310  our own server
    try:
        with urllib.request.urlopen(request) as response:  # noqa: S310
            return response.status, response.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def fetch(address: str, **headers: str) -> tuple[int, Json]:
    request = urllib.request.Request(address, headers=headers)  # noqa: S310
    try:
        with urllib.request.urlopen(request) as response:  # noqa: S310
            return response.status, {"body": response.read().decode(), **response.headers}
    except urllib.error.HTTPError as error:
        with error:
            return error.code, {}


def reserve(client: WebClient, length: int = 3) -> tuple[str, str]:
    answer = client.files_getUploadURLExternal(filename="a.txt", length=length)
    return str(answer["upload_url"]), str(answer["file_id"])


def uploaded(client: WebClient) -> str:
    address, file_id = reserve(client)
    assert send(address, b"abc") == (200, "OK - 3")
    return file_id


def complete(client: WebClient, *ids: str, **arguments: Any) -> str:  # noqa: ANN401
    """Slack's word for what is wrong, "" when nothing is."""
    try:
        client.files_completeUploadExternal(files=[{"id": each} for each in ids], **arguments)
    except SlackApiError as error:
        return str(error.response["error"])
    return ""


def test_a_markdown_file_goes_to_a_person(slack: StandIn, client: WebClient) -> None:
    opened = client.conversations_open(users=ANA)
    answer = client.files_upload_v2(
        channel=opened["channel"]["id"],
        content=PLAN,
        filename="plan.md",
        title="The plan",
        initial_comment="Here it is & more",
    )

    message = slack.direct_messages("ana")[-1]
    assert message.text == "Here it is & more"
    assert [file.text for file in message.files] == [PLAN]
    assert slack.files == message.files
    assert slack.direct_messages("ben") == []
    file = answer["file"]
    assert (file["id"], file["title"], file["name"]) == (slack.files[0].id, "The plan", "plan.md")
    assert (file["filetype"], file["size"]) == ("markdown", len(PLAN.encode()))
    assert file["shares"] == {}
    assert [call["length"] for call in slack.calls("upload")] == [len(PLAN.encode())]


def test_a_file_goes_into_a_thread(slack: StandIn, client: WebClient) -> None:
    asked = slack.post("ana", "#ml-team", "the plan?")
    client.files_upload_v2(
        channel=ML_TEAM, file=b"\x89PNG\xff", filename="chart.png", thread_ts=asked.ts
    )

    message = slack.messages("#ml-team", "ben")[-1]
    assert (message.thread_ts, message.text) == (asked.ts, "")
    assert message.files[0].content == b"\x89PNG\xff"
    shown = slack.workspace.message_to_slack(message)
    assert (shown["subtype"], shown["bot_id"]) == ("file_share", "B0MLTEAM001")
    assert (shown["files"][0]["mode"], shown["files"][0]["is_public"]) == ("hosted", True)


def test_several_files_are_one_message(slack: StandIn, client: WebClient) -> None:
    uploads = [{"content": text, "filename": f"{text}.txt"} for text in ("one", "two")]
    client.files_upload_v2(file_uploads=uploads, channels=[ML_TEAM, ANA])

    for channel in ("#ml-team", "ana"):
        [message] = slack.messages(channel, "ana")
        assert [file.text for file in message.files] == ["one", "two"]
        assert [file.title for file in message.files] == ["one.txt", "two.txt"]


def test_without_a_channel_nobody_sees_the_file(slack: StandIn, client: WebClient) -> None:
    client.files_upload_v2(content="x", filename="x.txt")

    assert [file.channels for file in slack.files] == [[]]
    assert fetch(f"{slack.page_url}ui/file/{slack.files[0].id}?user=ana")[0] == 404


def test_a_form_with_parts_is_taken_too(client: WebClient) -> None:
    address, file_id = reserve(client)
    body = (
        b'--x\r\nContent-Disposition: form-data; name="filename"; filename="a"\r\n\r\nabc\r\n--x--'
    )
    kind = {"Content-Type": "multipart/form-data; boundary=x"}

    assert send(address, body, **kind) == (200, "OK - 3")
    assert complete(client, file_id) == ""


def test_uploads_that_are_refused(slack: StandIn, client: WebClient) -> None:
    address, file_id = reserve(client)

    assert send(address, b"abcd")[0] == 400
    assert send(f"{slack.page_url}upload/v1/unknown", b"abc")[0] == 404
    assert complete(client, file_id, channel_id=ML_TEAM) == "file_not_found"
    assert slack.files == []


@pytest.mark.parametrize(
    ("arguments", "error", "sentence"),
    [
        ({"filename": "a"}, "invalid_arguments", "missing required field: length"),
        ({"length": 1}, "invalid_arguments", "missing required field: filename"),
        ({"filename": "a", "length": 0}, "missing_argument", ""),
        ({"filename": "a", "length": "x"}, "invalid_arguments", "must be a valid integer"),
    ],
)
def test_no_address_for(client: WebClient, arguments: Json, error: str, sentence: str) -> None:
    with pytest.raises(SlackApiError) as caught:
        client.api_call("files.getUploadURLExternal", params=arguments)

    assert caught.value.response["error"] == error
    assert sentence in json.dumps(caught.value.response.data)


Refused = Callable[[WebClient], str]
REFUSALS: list[tuple[str, Refused]] = [
    ("file_not_found", lambda client: complete(client, "F404", channel_id=ML_TEAM)),
    ("file_not_found", lambda client: complete(client, reserve(client)[1])),
    ("invalid_arguments", complete),
    # Slack wants the id of the conversation, neither a person's nor a name.
    ("invalid_arguments", lambda client: complete(client, uploaded(client), channel_id=ANA)),
    ("invalid_arguments", lambda client: complete(client, uploaded(client), channel_id="#ml-team")),
    (
        "channel_not_found",
        lambda client: complete(client, uploaded(client), channel_id="C0UNKNOWN99"),
    ),
    ("not_in_channel", lambda client: complete(client, uploaded(client), channel_id="C0HIRING001")),
    (
        "msg_too_long",
        lambda client: complete(client, uploaded(client), initial_comment="x" * 40_001),
    ),
]


@pytest.mark.parametrize(("error", "call"), REFUSALS)
def test_completing_is_refused(
    slack: StandIn, client: WebClient, error: str, call: Refused
) -> None:
    slack.workspace.scopes = {*slack.workspace.scopes, "chat:write.public"}

    assert call(client) == error
    assert slack.messages("#ml-team", "ana") == []
    assert slack.files == []


def test_a_refused_upload_can_be_completed_elsewhere_once(
    slack: StandIn, client: WebClient
) -> None:
    file_id = uploaded(client)

    assert complete(client, file_id, channel_id="C0HIRING001") == "not_in_channel"
    assert complete(client, file_id, channel_id=ML_TEAM) == ""
    assert complete(client, file_id, channel_id=ML_TEAM) == "file_not_found"
    assert len(slack.messages("#ml-team", "ana")) == 1


def test_uploading_needs_a_scope() -> None:
    with StandIn(scopes={"chat:write"}) as slack:
        client = WebClient(token=slack.bot_token, base_url=slack.api_url)
        with pytest.raises(SlackApiError) as caught:
            client.files_upload_v2(content="x", filename="x.txt")

    assert caught.value.response["error"] == "missing_scope"
    assert caught.value.response["needed"] == "files:write"


def test_each_step_can_fail_on_order(slack: StandIn, client: WebClient) -> None:
    slack.workspace.faults.add("upload", status=500)
    with pytest.raises(urllib.error.HTTPError) as caught:
        client.files_upload_v2(content="x", filename="x.txt")
    caught.value.close()

    slack.workspace.faults.add("files.completeUploadExternal", "posting_to_channel_denied")
    with pytest.raises(SlackApiError, match="posting_to_channel_denied"):
        client.files_upload_v2(content="x", filename="x.txt", channel=ML_TEAM)
    assert slack.files == []


def test_who_is_there_may_read_it_on_the_page(slack: StandIn, client: WebClient) -> None:
    client.files_upload_v2(content="<script>", filename="é.html", channel="D0ANA000001")
    address = f"{slack.page_url}ui/file/{slack.files[0].id}"

    status, shown = fetch(f"{address}?user=ana")
    assert (status, shown["body"]) == (200, "<script>")
    # Nothing in a file may run as part of the page.
    assert shown["Content-Type"] == "text/plain; charset=utf-8"
    assert shown["X-Content-Type-Options"] == "nosniff"
    assert shown["Content-Disposition"].startswith("inline")
    kept = fetch(f"{address}?user=ana&download")[1]
    assert kept["Content-Disposition"].startswith("attachment; filename")
    assert fetch(f"{address}?user=ben")[0] == 404


def test_a_picture_is_shown_on_the_page_with_what_it_shows_in_words(
    slack: StandIn, client: WebClient
) -> None:
    client.files_upload_v2(content=b"PNG", filename="a.png", alt_txt="A team", channel=ML_TEAM)
    [file] = slack.files

    assert file.is_picture
    assert file.to_slack()["alt_txt"] == "A team"
    shown = fetch(f"{slack.page_url}ui/file/{file.id}?user=ana")[1]
    assert shown["Content-Type"] == "image/png"
    assert shown["Content-Disposition"].startswith("inline")


def test_too_long_an_alternative_text_is_refused(client: WebClient) -> None:
    with pytest.raises(SlackApiError, match="invalid_arguments"):
        client.files_upload_v2(content="x", filename="a.png", alt_txt="x" * 1001)


def test_the_private_address_asks_for_the_token_and_its_scope(
    slack: StandIn, client: WebClient
) -> None:
    answer = client.files_upload_v2(content="x", filename="a b.txt", channel=ML_TEAM)
    token = {"Authorization": f"Bearer {slack.bot_token}"}
    addresses = [answer["file"]["url_private"], answer["file"]["url_private_download"]]

    assert [fetch(each, **token)[0] for each in addresses] == [404, 404]
    slack.workspace.scopes = {*slack.workspace.scopes, "files:read"}
    assert [fetch(each, **token)[1]["body"] for each in addresses] == ["x", "x"]
    assert fetch(addresses[0])[0] == 404


def test_a_picture_can_be_shown_as_soon_as_slack_has_looked_through_it(
    slack: StandIn, client: WebClient
) -> None:
    slack.workspace.files.processing = 0.2
    uploaded = client.files_upload_v2(content=b"PNG", filename="a.png")["file"]["id"]
    blocks = [{"type": "image", "alt_text": "A team", "slack_file": {"id": uploaded}}]

    with pytest.raises(SlackApiError) as caught:
        client.chat_postMessage(channel=ML_TEAM, text="A team", blocks=blocks)
    assert "invalid slack file" in str(caught.value.response["response_metadata"])
    time.sleep(0.2)
    client.chat_postMessage(channel=ML_TEAM, text="A team", blocks=blocks)

    shown = f"{slack.page_url}ui/file/{uploaded}?user=ana"
    assert fetch(shown)[0] == 200
    client.files_delete(file=uploaded)
    assert fetch(shown)[0] == 404
    assert slack.files == []
    with pytest.raises(SlackApiError, match="file_not_found"):
        client.files_delete(file=uploaded)


def test_what_is_no_picture_can_not_be_shown(slack: StandIn, client: WebClient) -> None:
    text = client.files_upload_v2(content="x", filename="a.txt")["file"]["id"]
    blocks = [{"type": "image", "alt_text": "A team", "slack_file": {"id": text}}]

    with pytest.raises(SlackApiError, match="invalid_blocks"):
        client.chat_postMessage(channel=ML_TEAM, text="A team", blocks=blocks)
    assert slack.messages("#ml-team", "ana") == []
