"""The assistant pane for somebody whose Slack is in German."""

import pytest

from tests.bot.panes import TEAM, answers_of, ask, open_beside, suggested
from tests.bot.rig import Rig


@pytest.fixture
def german(rig: Rig) -> Rig:
    rig.slack.speak("ana", "de-DE")
    return rig


def test_the_pane_greets_and_suggests_in_german(german: Rig) -> None:
    open_beside(german)

    assert answers_of(german)[0].text.startswith("*Frag mich zum Aufbau eures ML-Teams*")
    assert german.slack.pane("ana")["title"] == "Für #ml-team"
    assert suggested(german)[0] == "Team dieses Kanals einrichten"


@pytest.mark.parametrize("channel", ["#ml-team", "#hiring-plan"])
def test_every_german_suggestion_has_a_german_answer(german: Rig, channel: str) -> None:
    german.set_up(**TEAM)
    open_beside(german, channel)
    for prompt in german.slack.pane("ana")["prompts"]:
        text = ask(german, prompt["message"]).text
        assert not text.startswith(("Dazu weiß ich nichts", "Ein Teamprofil gehört")), prompt
        assert " the " not in text, prompt


def test_what_anybody_may_ask_has_an_answer_in_german(german: Rig) -> None:
    german.slack.gestures.open_home("ana", "messages")
    prompts = german.slack.pane("ana")["prompts"]

    assert len(prompts) == 4
    for prompt in prompts:
        assert "Quelle" in ask(german, prompt["message"]).text, prompt


def test_every_german_suggestion_for_a_team_is_understood(german: Rig) -> None:
    """Also those that stand behind the first four."""
    german.set_up(**TEAM)
    open_beside(german)
    headlines = {
        "Was wäre, wenn wir 1 Data Engineer einstellen?": "whatif +1 data engineer",
        "Warum Data Engineer?": "why data engineer",
        "Wie stehen wir da?": "status",
        "Plan": "plan",
        "Wen sollten wir als Nächstes einstellen?": "advice",
    }
    for said, command in headlines.items():
        told = german.answer(command).text.splitlines()[0]
        assert ask(german, said).text.splitlines()[0] == told, said


def test_the_status_and_the_channel_are_said_in_german(german: Rig) -> None:
    german.set_up(**TEAM)
    open_beside(german)
    answer = ask(german, "Plan")

    [status] = german.slack.calls("assistant.threads.setStatus")
    assert status["status"] == "sieht nach …"
    assert answer.text.endswith(f"Für <#{german.key().channel}>")
