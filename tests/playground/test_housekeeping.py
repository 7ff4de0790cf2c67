"""Archiving a channel, and the languages and time zones of people."""

from collections.abc import Callable
from typing import Any

import pytest
from slack_bolt import App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from playground.errors import NotPossible
from playground.standin import StandIn

Json = dict[str, Any]
Post = Callable[..., tuple[int, Json]]
Get = Callable[[str], Any]
ANA, JONAS = "U0ANA000001", "U0JONAS0001"


def test_nobody_writes_in_an_archived_channel(
    slack: StandIn, client: WebClient, post: Post
) -> None:
    assert post("archive", user="ana", channel="C0MLTEAM001", archived=True) == (200, {})

    with pytest.raises(SlackApiError, match="is_archived"):
        client.chat_postMessage(channel="C0MLTEAM001", text="x")
    with pytest.raises(NotPossible, match="ml-team is archived"):
        slack.post("ana", "#ml-team", "x")
    assert client.conversations_info(channel="C0MLTEAM001")["channel"]["is_archived"]


def test_a_public_channel_comes_back_without_the_bot(
    slack: StandIn, client: WebClient, post: Post
) -> None:
    slack.archive("ana", "#ml-team")
    post("archive", user="ana", channel="C0MLTEAM001", archived=False)

    slack.post("ben", "#ml-team", "we are back")
    with pytest.raises(SlackApiError, match="not_in_channel"):
        client.chat_postMessage(channel="C0MLTEAM001", text="x")


def test_a_private_channel_comes_back_as_it_was(slack: StandIn) -> None:
    before = set(slack.workspace.channel("#leadership").members)

    slack.archive("ana", "#leadership")
    slack.unarchive("ana", "#leadership")

    assert slack.workspace.channel("#leadership").members == before


def test_archiving_twice_is_told_once(slack: StandIn, bot: App) -> None:
    slack.workspace.events = ("channel_archive", "channel_unarchive")
    bot.event("channel_archive")(lambda: None)
    bot.event("channel_unarchive")(lambda: None)

    slack.archive("ana", "#ml-team")
    slack.archive("ana", "#ml-team")
    slack.unarchive("ben", "#ml-team")
    slack.unarchive("ben", "#ml-team")

    told = [sent.payload["event"] for sent in slack.courier.sent]
    assert [(each["type"], each["user"][:5]) for each in told] == [
        ("channel_archive", "U0ANA"),
        ("channel_unarchive", "U0BEN"),
    ]


@pytest.mark.parametrize(
    ("user", "channel", "reason"),
    [
        ("ana", "D0ANA000001", "direct messages cannot be archived"),
        ("ben", "C0LEADERS01", "ben is not in leadership"),
    ],
)
def test_what_nobody_can_archive(post: Post, user: str, channel: str, reason: str) -> None:
    answer = post("archive", user=user, channel=channel, archived=True)

    assert answer == (409, {"failure": reason})


def test_people_have_zones_and_languages(slack: StandIn, client: WebClient) -> None:
    slack.share("#ml-team")

    def said(user: str) -> tuple[str, str]:
        found = client.users_info(user=user, include_locale=True)["user"]
        return found["tz"], found["locale"]

    assert said(ANA) == ("Europe/Madrid", "en-US")
    assert said(JONAS) == ("Europe/Berlin", "de-DE")
    assert said("U0CLEO00001") == ("Europe/London", "en-GB")
    assert "locale" not in client.users_info(user=JONAS)["user"]


def test_a_channel_has_the_language_of_the_workspace(client: WebClient) -> None:
    asked = client.conversations_info(channel="C0MLTEAM001", include_locale=True)["channel"]

    assert asked["locale"] == "en-US"
    assert "locale" not in client.conversations_info(channel="C0MLTEAM001")["channel"]


def test_the_page_changes_the_language_of_who_looks(
    slack: StandIn, client: WebClient, post: Post, get: Get
) -> None:
    assert post("locale", user="ana", locale="de-DE") == (200, {})

    assert client.users_info(user=ANA, include_locale=True)["user"]["locale"] == "de-DE"
    assert get("state?user=ben")["people"][ANA]["locale"] == "de-DE"
    assert slack.courier.sent == []


def test_an_app_that_asked_hears_of_another_language(slack: StandIn, bot: App) -> None:
    slack.workspace.events = ("user_change",)
    bot.event("user_change")(lambda: None)

    slack.speak("jonas", "en-GB")

    (sent,) = slack.courier.sent
    event = sent.payload["event"]
    assert (event["type"], event["user"]["id"]) == ("user_change", JONAS)
    assert event["user"]["locale"] == "en-GB"


def test_nonsense_is_no_language(post: Post) -> None:
    status, answer = post("locale", user="ana", locale="Deutsch")

    assert status == 409
    assert answer["failure"] == "Deutsch is no language of Slack; write one such as de-DE"
