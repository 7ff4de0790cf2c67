"""Bodies that are not what Slack sends: refused in a word, with a line in the log and no trace."""

import gzip
import json

import pytest
from flask.testing import FlaskClient

from bot.app import build_app
from bot.settings import Settings
from playground import payloads
from playground.payloads import FORM, JSON
from tests.bot.rig import Rig
from tests.security.sending import command, event, headers_of, post

UNTOLD = "what-a-stranger-wrote"


def nested(depth: int) -> str:
    return '{"type": "event_callback", "event": ' + "[" * depth + "]" * depth + "}"


MALFORMED = {
    "broken JSON": ('{"type": "event_callback", ', JSON),
    "no JSON": (UNTOLD, JSON),
    "nothing": ("", JSON),
    "null": ("null", JSON),
    "a list": ("[]", JSON),
    "a text": (f'"{UNTOLD}"', JSON),
    "a number": ("1", JSON),
    "nested a hundred thousand times": (nested(100_000), JSON),
    "nested as deeply as can be read": (nested(400), JSON),
    "a number of ten thousand digits": ('{"type": ' + "9" * 10_000 + "}", JSON),
    "an unknown type": (f'{{"type": "{UNTOLD}"}}', JSON),
    "a type that is no text": ('{"type": []}', JSON),
    "no type": ("{}", JSON),
    "an event of no kind": ('{"type": "event_callback", "event": {}}', JSON),
    "an event that is a text": ('{"type": "event_callback", "event": "x"}', JSON),
    "an event in the far future": (
        '{"type": "event_callback", "event_time": 99999999999999, "event": {"type": "x"}}',
        JSON,
    ),
    "JSON said to be a form": (f"{UNTOLD}=1", FORM),
    "a form said to be JSON": ("command=%2Fmlteam&text=roles", JSON),
    "another type of content": (f"<xml>{UNTOLD}</xml>", "text/xml"),
    "a payload that is no JSON": (f"payload={UNTOLD}", FORM),
    "a payload that is a list": ("payload=%5B%5D", FORM),
    "an interaction without its person": ('payload={"type": "block_actions"}', FORM),
    "a press of nothing": ('payload={"type": "block_actions", "actions": []}', FORM),
    "a form without a view": ('payload={"type": "view_submission"}', FORM),
    "a command without a channel": ("command=%2Fmlteam&text=roles", FORM),
    "authorizations that are none": (
        '{"type": "event_callback", "authorizations": [1], "event": {"type": "message"}}',
        JSON,
    ),
}


@pytest.mark.parametrize(("body", "kind"), MALFORMED.values(), ids=MALFORMED)
def test_what_slack_does_not_send_is_refused_in_one_line(
    web: FlaskClient, caplog: pytest.LogCaptureFixture, body: str, kind: str
) -> None:
    answer = post(web, body, kind)

    assert answer.status_code in {400, 404}
    assert answer.headers["X-Slack-No-Retry"] == "1"
    assert "Traceback" not in answer.text
    [line] = caplog.records
    assert "malformed request" in str(line.msg)
    assert line.exc_info is None
    assert UNTOLD not in str(line.msg)


def test_a_body_that_is_not_utf_8_is_not_read(web: FlaskClient) -> None:
    assert post(web, b'{"type": "\xff\xfe"}').status_code == 401


def test_a_body_that_is_packed_is_not_unpacked(web: FlaskClient) -> None:
    """A few bytes may hold gigabytes."""
    packed = gzip.compress(b" " * 50_000_000)

    assert post(web, packed, content_encoding="gzip").status_code == 401


def test_a_body_over_the_limit_is_refused_with_one_line(
    web: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    answer = post(web, b"{" + b" " * 10_000_000)

    assert answer.status_code == 413
    [line] = caplog.records
    assert "body too large" in str(line.msg)


def test_of_a_body_without_a_good_signature_nothing_is_read(
    web: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    body = f'{{"type": "{UNTOLD}", '

    answer = web.post("/slack/events", data=body, headers={"Content-Type": JSON})

    assert answer.status_code == 401  # and not 400: it was not even found to be broken
    [line] = caplog.records
    assert "without a good signature" in str(line.msg)
    assert UNTOLD not in str(line.msg)


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Slack-Request-Timestamp": "soon"},
        {"X-Slack-Request-Timestamp": ""},
        {"X-Slack-Request-Timestamp": "9" * 5000},
        {"X-Slack-Request-Timestamp": "-1"},
        {"X-Slack-Request-Timestamp": "\u0663"},
        {"X-Slack-Signature": "v0=\u00e9"},
        {"X-Slack-Signature": ""},
        {"X-Slack-Signature": "v0="},
    ],
)
def test_a_signature_that_is_none_is_refused(
    rig: Rig, web: FlaskClient, headers: dict[str, str]
) -> None:
    body = command(rig, "roles").encode()
    odd = {name: value.encode().decode("latin-1") for name, value in headers.items()}

    answer = web.post("/slack/events", data=body, headers={**headers_of(body, FORM), **odd})

    assert answer.status_code == 401


def test_without_a_signing_secret_nothing_is_signed(rig: Rig) -> None:
    app = build_app(Settings(bot_token="xoxb-1", api_url=rig.slack.api_url), rig.deps, rig.sender)

    assert not app.is_signed("", "1", "v0=")


def test_of_keys_that_come_twice_the_last_one_counts(rig: Rig, web: FlaskClient) -> None:
    body = command(rig, "roles").replace("text=roles", "text=forget&text=roles")

    assert "Who does what" in post(web, body, FORM).text


@pytest.mark.parametrize("odd", ["\\u0000", "\\ud800", "a\\udc00b"])
def test_characters_that_no_text_has_are_replaced(rig: Rig, web: FlaskClient, odd: str) -> None:
    inner = payloads.app_mention(
        "U0BEN000001", rig.key().channel, "ODD", ts="1.0", app=rig.slack.workspace.app
    )
    body = json.dumps(event(rig, inner)).replace("ODD", f"<@U0MLTEAM001> roles {odd}")

    assert post(web, body).status_code == 200
    assert rig.slack.calls("chat.postEphemeral")


def test_an_emoji_arrives_whole(rig: Rig, web: FlaskClient) -> None:
    inner = payloads.app_mention(
        "U0BEN000001",
        rig.key().channel,
        "<@U0MLTEAM001> kit 🧑🏽‍🚀x",
        ts="1.0",
        app=rig.slack.workspace.app,
    )
    post(web, json.dumps(event(rig, inner)))

    assert "🧑🏽‍🚀" in rig.slack.calls("chat.postEphemeral")[-1]["text"]


def test_a_command_of_a_hundred_thousand_characters_is_answered_shortly(
    rig: Rig, web: FlaskClient
) -> None:
    answer = post(web, command(rig, "x" * 100_000), FORM)

    assert answer.status_code == 200
    assert len(answer.text) < 2000


def test_slack_s_question_about_the_certificate_is_answered_unsigned(web: FlaskClient) -> None:
    answer = web.post("/slack/events", data="ssl_check=1&token=x", headers={"Content-Type": FORM})

    assert (answer.status_code, answer.text) == (200, "")


def test_slack_s_question_about_the_address_is_answered(web: FlaskClient) -> None:
    answer = post(web, '{"type": "url_verification", "challenge": "abc"}')

    assert (answer.status_code, answer.json) == (200, {"challenge": "abc"})


def test_that_question_is_answered_to_slack_alone(web: FlaskClient) -> None:
    body = '{"type": "url_verification", "challenge": "abc"}'

    assert web.post("/slack/events", data=body, headers={"Content-Type": JSON}).status_code == 401


def test_another_method_is_refused(web: FlaskClient) -> None:
    for call in (web.get, web.put, web.delete, web.patch):
        assert call("/slack/events").status_code == 405
