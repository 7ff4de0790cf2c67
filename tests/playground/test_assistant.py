"""The assistant pane of the stand-in: what the app hears of it, and what it may put into it."""

from typing import Any

import pytest
from slack_bolt import App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from playground.standin import StandIn

Json = dict[str, Any]
ANA, DIRECT, TEAM = "U0ANA000001", "D0ANA000001", "C0MLTEAM001"
PROMPT = {"title": "Who?", "message": "Whom should we hire?"}
LOOKING = {
    "entities": [{"type": "slack#/types/channel_id", "value": TEAM, "team_id": "T0ACME00001"}]
}


@pytest.fixture
def told(bot: App) -> list[Json]:
    """The events that a bot hears."""
    found: list[Json] = []

    def note(event: Json) -> None:
        found.append(event)

    for name in ("app_home_opened", "app_context_changed", "message"):
        bot.event(name)(note)
    return found


def test_the_pane_is_opened_beside_a_channel(slack: StandIn, told: list[Json]) -> None:
    slack.open_pane("ana", "#ml-team")

    [event] = told
    assert (event["type"], event["tab"], event["channel"]) == (
        "app_home_opened",
        "messages",
        DIRECT,
    )
    assert event["context"] == LOOKING


def test_the_app_hears_where_the_person_goes(slack: StandIn, told: list[Json]) -> None:
    slack.open_pane("ana", "#ml-team")
    slack.look_at("ana", "#hiring-plan")
    slack.look_at("ana", "#hiring-plan")

    assert [event["type"] for event in told] == ["app_home_opened", "app_context_changed"]
    assert told[1]["user"] == ANA
    assert told[1]["context"]["entities"][0]["value"] == "C0HIRING001"


def test_nobody_hears_where_a_person_goes_without_the_pane(
    slack: StandIn, told: list[Json]
) -> None:
    slack.look_at("ana", "#hiring-plan")
    slack.open_pane("ana", "#ml-team")
    slack.close_pane("ana")
    slack.look_at("ana", "#hiring-plan")

    assert len(told) == 1


def test_a_message_says_what_its_writer_looks_at(slack: StandIn, told: list[Json]) -> None:
    slack.direct_message("ana", "before")
    slack.open_pane("ana", "#ml-team")
    slack.direct_message("ana", "beside")

    assert "app_context" not in told[0]
    assert told[-1]["app_context"] == LOOKING


def test_an_app_that_does_not_listen_is_not_told(slack: StandIn, told: list[Json]) -> None:
    slack.workspace.events = {"app_home_opened", "message.im"}
    slack.open_pane("ana", "#ml-team")
    slack.direct_message("ana", "hello")

    assert "context" not in told[0]
    assert "app_context" not in told[-1]


def test_suggestions_are_shown(slack: StandIn, client: WebClient) -> None:
    client.assistant_threads_setSuggestedPrompts(channel_id=DIRECT, title="Ask", prompts=[PROMPT])

    shown = slack.pane("ana")
    assert (shown["title"], shown["prompts"]) == ("Ask", [PROMPT])
    assert slack.pane("ben")["prompts"] == []


def test_suggestions_with_a_thread_are_taken_and_not_shown(
    slack: StandIn, client: WebClient
) -> None:
    client.assistant_threads_setSuggestedPrompts(
        channel_id=DIRECT, thread_ts="1.1", prompts=[PROMPT]
    )

    assert slack.pane("ana")["prompts"] == []


@pytest.mark.parametrize(
    "prompts", [[], [PROMPT] * 5, [{"title": "Who?"}], [{"title": "", "message": "x"}], ["Who?"]]
)
def test_suggestions_that_slack_refuses(client: WebClient, prompts: list[Any]) -> None:
    with pytest.raises(SlackApiError, match="invalid_arguments"):
        client.assistant_threads_setSuggestedPrompts(channel_id=DIRECT, prompts=prompts)


def test_suggestions_belong_to_direct_messages(client: WebClient) -> None:
    with pytest.raises(SlackApiError, match="channel_not_found"):
        client.assistant_threads_setSuggestedPrompts(channel_id=TEAM, prompts=[PROMPT])


def test_a_status_stays_until_the_app_has_answered(slack: StandIn, client: WebClient) -> None:
    said = slack.direct_message("ana", "who?").message
    client.assistant_threads_setStatus(channel_id=DIRECT, thread_ts=said.ts, status="is looking…")
    assert slack.pane("ana")["statuses"] == {said.ts: "is looking…"}

    client.chat_postMessage(channel=DIRECT, thread_ts=said.ts, text="Them.")
    assert slack.pane("ana")["statuses"] == {}


def test_an_empty_status_ends_it(slack: StandIn, client: WebClient) -> None:
    said = slack.direct_message("ana", "who?").message
    for status in ("is looking…", ""):
        client.assistant_threads_setStatus(channel_id=DIRECT, thread_ts=said.ts, status=status)

    assert slack.pane("ana")["statuses"] == {}


def test_a_thread_that_is_not_there_has_no_status_and_no_title(client: WebClient) -> None:
    with pytest.raises(SlackApiError, match="invalid_thread_ts"):
        client.assistant_threads_setStatus(channel_id=DIRECT, thread_ts="1.1", status="works")
    with pytest.raises(SlackApiError, match="invalid_thread_ts"):
        client.assistant_threads_setTitle(channel_id=DIRECT, thread_ts="1.1", title="Who")


def test_the_app_needs_the_scope(slack: StandIn, client: WebClient) -> None:
    slack.workspace.scopes = {"chat:write"}

    with pytest.raises(SlackApiError, match="missing_scope"):
        client.assistant_threads_setSuggestedPrompts(channel_id=DIRECT, prompts=[PROMPT])


def test_a_thread_is_read_with_its_metadata_on_demand(slack: StandIn, client: WebClient) -> None:
    said = slack.direct_message("ana", "who?").message
    metadata = {"event_type": "about", "event_payload": {"channel_id": TEAM}}
    client.chat_postMessage(channel=DIRECT, thread_ts=said.ts, text="Them.", metadata=metadata)

    def replies(*, whole: bool = False) -> list[Json]:
        found: list[Json] = client.conversations_replies(
            channel=DIRECT, ts=said.ts, include_all_metadata=whole
        )["messages"]
        return found

    assert [each["text"] for each in replies()] == ["who?", "Them."]
    assert "metadata" not in replies()[1]
    assert replies(whole=True)[1]["metadata"] == metadata


def test_metadata_without_a_payload_is_refused(client: WebClient) -> None:
    with pytest.raises(SlackApiError, match="invalid_metadata_format"):
        client.chat_postMessage(channel=DIRECT, text="x", metadata={"event_type": "about"})


def test_a_thread_needs_the_scope_for_history(slack: StandIn, client: WebClient) -> None:
    said = slack.direct_message("ana", "who?").message
    slack.workspace.scopes = {"chat:write"}

    with pytest.raises(SlackApiError, match="missing_scope"):
        client.conversations_replies(channel=DIRECT, ts=said.ts)


def test_a_loaded_scenario_begins_with_an_empty_pane(slack: StandIn, client: WebClient) -> None:
    saved = slack.scenarios.save()
    client.assistant_threads_setSuggestedPrompts(channel_id=DIRECT, prompts=[PROMPT])
    slack.scenarios.load(saved)

    assert slack.pane("ana")["prompts"] == []
