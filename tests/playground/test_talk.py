"""Mentions and direct messages: what the bot hears, and what it says to that."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from slack_bolt import Ack, App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from playground.errors import NotPossible
from playground.standin import StandIn

Json = dict[str, Any]
ANA = "U0ANA000001"
BOT = "U0MLTEAM001"
DIRECT = "D0ANA000001"


@pytest.fixture
def mentions(bot: App) -> list[Json]:
    """The mentions that a bot heard, which answers each in its thread."""
    heard: list[Json] = []

    @bot.event("app_mention")
    def on_mention(event: Json, client: WebClient) -> None:
        heard.append(event)
        thread = event.get("thread_ts", event["ts"])
        client.chat_postMessage(channel=event["channel"], thread_ts=thread, text="for all")
        client.chat_postEphemeral(channel=event["channel"], user=event["user"], text="for you")

    return heard


@pytest.fixture
def letters(bot: App) -> list[Json]:
    """The direct messages that a bot heard, which answers each."""
    heard: list[Json] = []

    @bot.event("message")
    def on_message(event: Json, client: WebClient) -> None:
        heard.append(event)
        client.chat_postMessage(channel=event["channel"], text=f"re: {event['text']}")

    return heard


def own_events(slack: StandIn) -> list[Json]:
    """What the bot was told of its own messages."""
    assert slack.wait_until_told()
    events = [sent.payload.get("event", {}) for sent in slack.courier.sent]
    return [each for each in events if "bot_id" in each or each.get("hidden")]


def test_a_mention_is_answered_in_its_thread(slack: StandIn, mentions: list[Json]) -> None:
    said = slack.mention("ana", "#ml-team", "whom next? @mlteam!")

    assert [event["text"] for event in mentions] == [f"<@{BOT}> whom next? <@{BOT}>!"]
    assert mentions[0]["user"] == ANA
    assert "thread_ts" not in mentions[0]
    assert said.sent is not None
    assert said.sent.answer.ok
    assert [answer.text for answer in said.answers] == ["for all", "for you"]
    assert said.answers[0].thread_ts == said.message.ts
    assert [each.text for each in slack.messages("#ml-team", "ben")][1:] == ["for all"]


def test_a_mention_in_a_thread_says_so(slack: StandIn, mentions: list[Json]) -> None:
    first = slack.post("ben", "#ml-team", "a question")
    said = slack.mention("ana", "#ml-team", "you?", thread_ts=first.ts)

    assert [event["thread_ts"] for event in mentions] == [first.ts]
    assert said.answers[0].thread_ts == first.ts


def test_where_the_bot_is_not_slack_says_so(slack: StandIn, mentions: list[Json]) -> None:
    said = slack.mention("ana", "#hiring-plan", "hello")

    assert (said.sent, mentions) == (None, [])
    assert "not in this channel" in slack.messages("#hiring-plan", "ana")[-1].text
    assert len(slack.messages("#hiring-plan", "ben")) == 1


def test_a_direct_message_is_heard_and_answered(
    slack: StandIn, letters: list[Json], mentions: list[Json]
) -> None:
    said = slack.direct_message("ana", "hello @mlteam & <you>")

    assert [answer.text for answer in said.answers] == [f"re: {letters[0]['text']}"]
    assert letters[0]["text"] == f"hello <@{BOT}> &amp; &lt;you&gt;"
    assert (letters[0]["channel"], letters[0]["channel_type"]) == (DIRECT, "im")
    # In direct messages Slack sends no app_mention.
    assert mentions == []


def test_a_bot_that_answers_later_is_waited_for(slack: StandIn, bot: App) -> None:
    def answer_later(event: Json, client: WebClient) -> None:
        post = client.chat_postMessage
        timer = threading.Timer(0.2, post, kwargs={"channel": event["channel"], "text": "done"})
        timer.start()

    bot.event("message")(answer_later)
    said = slack.direct_message("ana", "hello")

    assert slack.wait_until(lambda: said.answers)
    assert [answer.text for answer in said.answers] == ["done"]


@pytest.mark.usefixtures("letters", "mentions")
@pytest.mark.parametrize("missing", ["im:history", "message.im"])
def test_direct_messages_need_scope_and_subscription(slack: StandIn, missing: str) -> None:
    space = slack.workspace
    space.scopes = {*space.scopes} - {missing}
    space.events = {*space.events} - {missing}

    assert slack.direct_message("ana", "hello").sent is None
    assert slack.mention("ana", "#ml-team", "hello").sent is not None


@pytest.mark.usefixtures("letters", "mentions")
@pytest.mark.parametrize("missing", ["app_mentions:read", "app_mention"])
def test_mentions_need_scope_and_subscription(slack: StandIn, missing: str) -> None:
    space = slack.workspace
    space.scopes = {*space.scopes} - {missing}
    space.events = {*space.events} - {missing}

    assert slack.mention("ana", "#ml-team", "hello").sent is None
    assert slack.direct_message("ana", "hello").sent is not None


def test_the_bot_is_told_of_its_own_direct_messages(
    slack: StandIn, letters: list[Json], client: WebClient
) -> None:
    said = slack.direct_message("ana", "hello")
    client.files_upload_v2(channel=DIRECT, content="x", filename="x.md", initial_comment="plan")
    client.chat_postMessage(channel="C0MLTEAM001", text="not in a direct message")
    client.chat_postEphemeral(channel=DIRECT, user=ANA, text="for Ana alone")

    posted, shared = own_events(slack)
    assert (posted["user"], posted["bot_id"]) == (BOT, "B0MLTEAM001")
    assert (posted["channel_type"], posted["ts"]) == ("im", said.answers[0].ts)
    assert "subtype" not in posted
    assert (shared["subtype"], shared["files"][0]["name"]) == ("file_share", "x.md")
    # Bolt drops them; otherwise the bot would have answered itself.
    assert [event["text"] for event in letters] == ["hello"]


def test_changes_and_removals_are_told_too(
    slack: StandIn, letters: list[Json], client: WebClient
) -> None:
    posted = client.chat_postMessage(channel=DIRECT, text="old")
    client.chat_update(channel=DIRECT, ts=str(posted["ts"]), text="new")
    client.chat_delete(channel=DIRECT, ts=str(posted["ts"]))

    # Slack, too, promises no order of events.
    told = {event.get("subtype"): event for event in own_events(slack)}
    changed, deleted = told["message_changed"], told["message_deleted"]
    assert (changed["previous_message"]["text"], changed["message"]["text"]) == ("old", "new")
    assert (deleted["subtype"], deleted["deleted_ts"]) == ("message_deleted", posted["ts"])
    assert letters == []


def test_an_answer_to_a_command_is_told_when_all_see_it(slack: StandIn, bot: App) -> None:
    @bot.command("/mlteam")
    def on_command(ack: Ack) -> None:
        ack(text="hi", response_type="in_channel")

    slack.command("ana", "ana", "/mlteam")

    assert [event["text"] for event in own_events(slack)] == ["hi"]


def test_a_bot_that_answers_itself_is_found_out(
    slack: StandIn, make_bot: Callable[..., App], connect: Callable[..., None]
) -> None:
    bot = make_bot(ignore_itself=False)
    own: list[Json] = []

    @bot.event("message")
    def on_message(event: Json, client: WebClient) -> None:
        own.extend([event] if "bot_id" in event else [])
        if len(own) < 3:
            client.chat_postMessage(channel=event["channel"], text="and again")

    connect(bot)
    slack.direct_message("ana", "hello")

    assert slack.wait_until_told()
    assert len(own) == 3


def test_a_bot_that_does_one_thing_at_a_time_is_told_afterwards(
    slack: StandIn, make_bot: Callable[..., App], connect: Callable[..., None]
) -> None:
    bot = make_bot()

    @bot.event("message")
    def on_message(event: Json, client: WebClient) -> None:
        client.chat_postMessage(channel=event["channel"], text="one")
        client.chat_postMessage(channel=event["channel"], text="two")

    connect(bot, threading.Lock())
    slack.direct_message("ana", "hello")

    # Two threads tell it, so either may come first.
    assert sorted(event["text"] for event in own_events(slack)) == ["one", "two"]
    assert all(sent.answer.ok for sent in slack.courier.sent)


@pytest.mark.usefixtures("letters")
def test_a_read_only_messages_tab_is_for_the_bot_alone(slack: StandIn, client: WebClient) -> None:
    slack.workspace.messages_tab = "read_only"

    with pytest.raises(NotPossible, match="turned off"):
        slack.direct_message("ana", "hello")
    with pytest.raises(NotPossible, match="turned off"):
        slack.command("ana", "ana", "/mlteam")
    client.chat_postMessage(channel=ANA, text="from the bot")
    assert [each.text for each in slack.direct_messages("ana")] == ["from the bot"]


@pytest.mark.parametrize(
    "write",
    [
        lambda client: client.chat_postMessage(channel=ANA, text="x"),
        lambda client: client.files_upload_v2(channel=DIRECT, content="x", filename="x.txt"),
    ],
)
def test_without_a_messages_tab_the_bot_cannot_write_either(
    write: Callable[[WebClient], object],
) -> None:
    with StandIn(messages_tab="off") as slack:
        client = WebClient(token=slack.bot_token, base_url=slack.api_url)
        with pytest.raises(SlackApiError, match="messages_tab_disabled"):
            write(client)
