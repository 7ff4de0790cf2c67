"""The assistant pane: what it suggests beside a channel, and what it answers."""

from datetime import timedelta

import pytest

from tests.bot.panes import TEAM, answers_of, ask, newest, open_beside, suggested, values
from tests.bot.rig import Rig
from tests.knowledge.questions import ANSWERED


def test_beside_a_channel_without_a_team_the_setup_comes_first(rig: Rig) -> None:
    open_beside(rig)

    assert suggested(rig)[0] == "Set up this channel's team"
    assert "What does an ML engineer do?" in suggested(rig)
    assert rig.slack.pane("ana")["title"] == "For #ml-team"


def test_beside_a_team_the_next_step_and_its_reason_are_suggested(rig: Rig) -> None:
    rig.set_up(**TEAM)
    open_beside(rig)

    assert suggested(rig)[0] == "Whom should we hire next?"
    assert any(title.startswith("Why a") for title in suggested(rig))
    assert "Decide on the next step" in suggested(rig)
    assert len(suggested(rig)) == 4


def test_the_greeting_comes_once_and_says_for_which_channel(rig: Rig) -> None:
    open_beside(rig)
    open_beside(rig)

    greetings = [m for m in answers_of(rig) if "Ask me about building your ML team" in m.text]
    assert len(greetings) == 1
    assert rig.key().channel in greetings[0].text
    assert len(greetings[0].text.splitlines()) == 2


def test_going_to_another_channel_changes_what_is_suggested(rig: Rig) -> None:
    rig.set_up(**TEAM)
    open_beside(rig)
    rig.slack.look_at("ana", "#hiring-plan")

    assert rig.slack.pane("ana")["title"] == "For #hiring-plan"
    assert suggested(rig)[0] == "Set up this channel's team"


def test_without_a_channel_beside_it_what_anybody_may_ask_is_suggested(rig: Rig) -> None:
    rig.slack.gestures.open_home("ana", "messages")

    assert suggested(rig) == [
        "What does an ML engineer do?",
        "When do we need an MLOps engineer?",
        "Interview questions for a data scientist",
        "Should we build our own ML platform?",
    ]
    assert rig.slack.pane("ana")["title"] == "You could ask"


def test_whom_to_hire_next_is_answered_for_the_channel_beside_it(rig: Rig) -> None:
    rig.set_up(**TEAM)
    open_beside(rig)
    answer = ask(rig, "Whom should we hire next?")

    advice = rig.answer("advice")
    assert answer.text.startswith(advice.text)
    assert answer.text.endswith(f"For <#{rig.key().channel}>")


def test_every_suggestion_beside_a_team_has_an_answer(rig: Rig) -> None:
    rig.set_up(**TEAM)
    for channel in ("#ml-team", "#hiring-plan"):
        open_beside(rig, channel)
        for prompt in rig.slack.pane("ana")["prompts"]:
            text = ask(rig, prompt["message"]).text
            assert "I have nothing on that" not in text, prompt
            assert "our fault" not in text, prompt
            assert "A team profile belongs to a channel" not in text, prompt


def test_while_it_works_the_status_says_so_and_the_answer_ends_it(rig: Rig) -> None:
    open_beside(rig)
    answer = ask(rig, "What does an ML engineer do?")

    [status] = rig.slack.calls("assistant.threads.setStatus")
    assert status["status"] == "is looking it up…"
    assert status["thread_ts"] == answer.thread_ts
    assert rig.slack.pane("ana")["statuses"] == {}


def test_a_conversation_is_called_after_its_first_question(rig: Rig) -> None:
    open_beside(rig)
    first = ask(rig, "What does an ML engineer do?")
    ask(rig, "and a data engineer?", thread=first.thread_ts)

    assert rig.slack.pane("ana")["titles"] == {first.thread_ts: "What does an ML engineer do?"}


def test_the_answer_stands_in_the_thread_of_the_question(rig: Rig) -> None:
    open_beside(rig)
    said = rig.slack.direct_message("ana", "What does an ML engineer do?")

    assert [answer.thread_ts for answer in said.answers] == [said.message.ts]


def test_after_the_answer_there_are_suggestions_for_the_same_channel(rig: Rig) -> None:
    rig.set_up(**TEAM)
    open_beside(rig)
    before = len(rig.slack.calls("assistant.threads.setSuggestedPrompts"))
    ask(rig, "plan")

    assert len(rig.slack.calls("assistant.threads.setSuggestedPrompts")) == before + 1
    assert suggested(rig)[0] == "Whom should we hire next?"


def test_what_was_just_asked_is_not_suggested_again(rig: Rig) -> None:
    rig.set_up(**TEAM)
    open_beside(rig)
    ask(rig, "Whom should we hire next?")

    assert "Whom should we hire next?" not in suggested(rig)
    assert len(suggested(rig)) == 4


@pytest.mark.parametrize("said", ["advice", "plan", "whatif +1 data engineer", "why data engineer"])
def test_advice_names_its_sources_in_the_pane(rig: Rig, said: str) -> None:
    rig.set_up(**TEAM)
    open_beside(rig)

    assert "rests on: <https://" in ask(rig, said).text


@pytest.mark.parametrize("method", ["setStatus", "setTitle", "setSuggestedPrompts"])
@pytest.mark.parametrize("error", ["missing_scope", "internal_error"])
def test_what_slack_refuses_besides_never_spoils_the_answer(
    rig: Rig, method: str, error: str
) -> None:
    rig.slack.workspace.faults.add(f"assistant.threads.{method}", error, times=9)
    open_beside(rig)

    assert ask(rig, "What does an ML engineer do?").text.startswith("ML engineer")


def test_a_conversation_keeps_its_channel_when_nothing_is_looked_at(rig: Rig) -> None:
    rig.set_up(**TEAM)
    rig.set_up(channel="#hiring-plan", stage="exploring")
    open_beside(rig)
    first = ask(rig, "status")
    rig.slack.close_pane("ana")

    again = ask(rig, "status", thread=first.thread_ts)
    assert again.text == first.text
    assert again.text.endswith(f"For <#{rig.key().channel}>")


def test_in_the_only_channel_with_a_team_nothing_has_to_be_open(rig: Rig) -> None:
    rig.set_up(**TEAM)

    assert ask(rig, "advice").text.endswith(f"For <#{rig.key().channel}>")


def test_of_several_teams_none_is_guessed(rig: Rig) -> None:
    rig.set_up(**TEAM)
    rig.set_up(channel="#hiring-plan", stage="exploring")

    assert ask(rig, "advice").text.startswith("A team profile belongs to a channel")


def test_whoever_is_not_in_the_channel_hears_nothing_of_it(rig: Rig) -> None:
    rig.set_up(**TEAM)
    rig.slack.workspace.leave(rig.slack.workspace.channel("#ml-team"), "U0BEN000001")
    rig.slack.workspace.assistant.open("U0BEN000001", rig.key().channel)

    answer = ask(rig, "Whom should we hire next?", user="ben")
    assert answer.text.startswith("A team profile belongs to a channel")
    assert suggested(rig, "ben")[0] == "What does an ML engineer do?"


def test_whoever_leaves_the_channel_loses_the_conversation_about_it(rig: Rig) -> None:
    rig.set_up(**TEAM)
    open_beside(rig, user="ben")
    first = ask(rig, "advice", user="ben")
    rig.slack.workspace.leave(rig.slack.workspace.channel("#ml-team"), "U0BEN000001")

    again = ask(rig, "advice", user="ben", thread=first.thread_ts)
    assert again.text.startswith("A team profile belongs to a channel")
    rig.slack.click("ben", first, "show_why", values(first, "show_why")[0])
    assert "no longer in that channel" in newest(rig, "ben").text
    assert newest(rig, "ben").thread_ts == first.thread_ts


def test_a_private_channel_without_the_bot_is_not_answered_for(rig: Rig) -> None:
    rig.set_up(**TEAM)
    open_beside(rig, "#leadership")

    assert rig.slack.pane("ana")["title"] == "For #ml-team"


def test_slack_that_does_not_tell_the_channels_is_said(rig: Rig) -> None:
    rig.set_up(**TEAM)
    open_beside(rig)
    rig.slack.workspace.faults.add("users.conversations", "internal_error", times=1)

    assert "Slack" in ask(rig, "advice").text


def test_what_is_due_comes_before_everything(rig: Rig) -> None:
    rig.set_up(**TEAM)
    rig.type("decide")
    rig.submit({"kind": "accepted"})
    open_beside(rig)
    assert "What is waiting?" in suggested(rig)
    rig.clock.now += timedelta(days=120)
    open_beside(rig)

    assert suggested(rig)[0] == "What is due now?"


def test_every_english_suggestion_for_a_team_is_understood(rig: Rig) -> None:
    """Also those that stand behind the first four."""
    rig.set_up(**TEAM)
    open_beside(rig)
    headlines = {
        "What if we hire one ML engineer?": "whatif +1 ml engineer",
        "Why an ML engineer?": "why ml engineer",
        "Where do we stand?": "status",
        "plan": "plan",
        "Whom should we hire next?": "advice",
    }
    for said, command in headlines.items():
        told = rig.answer(command).text.splitlines()[0]
        assert ask(rig, said).text.splitlines()[0] == told, said


@pytest.mark.parametrize("asked", [asked for asked, _ in ANSWERED[::4]])
def test_an_answer_to_a_question_names_its_sources(rig: Rig, asked: str) -> None:
    answer = ask(rig, asked)

    assert "https://" in answer.text or "I have nothing on that" in answer.text
