"""What is shared is said in the language of the channel, and else of whoever shares it."""

import json
from datetime import timedelta

import pytest

from bot.language import speaking
from bot.views.sharing import shared_message
from bot.views.text import context, message, section
from playground.messages import Message
from storage.values import Decision, DecisionKind
from tests.bot.rig import MONDAY, Rig

GERMAN = "jonas"
"""Whose locale is de-DE."""


@pytest.fixture
def team(rig: Rig) -> Rig:
    rig.tell(company_size=180, stage="first_model", headcount={"data_scientist": 4})
    return rig


def speak_here(team: Rig, language: str) -> None:
    """Let nudges come in this language: that of the channel."""
    team.type("nudges on")
    team.type(f"nudges in {language}")


def posted(team: Rig) -> Message:
    return team.posts()[-1]


def test_without_a_schedule_it_is_shared_in_the_language_of_whoever_shares(team: Rig) -> None:
    told = team.answer("share", user=GERMAN)

    assert posted(team).text.startswith("Einstellen: Data Engineer\n")
    assert posted(team).text.endswith("Den heutigen Stand zeigt `/mlteam advice`")
    assert told.text == ":white_check_mark: Mit dem Channel geteilt."


def test_who_reads_german_shares_in_english_where_the_channel_is_english(team: Rig) -> None:
    speak_here(team, "English")
    private = team.answer("advice", user=GERMAN)
    assert private.text.startswith("Einstellen: Data Engineer\n")
    team.slack.click(GERMAN, private, "share")

    assert posted(team).text.startswith("Hire: data engineer\n")
    assert "For today's: `/mlteam advice`" in posted(team).text
    told = team.slack.messages("#ml-team", GERMAN)[-1]
    assert told.text == ":white_check_mark: Mit dem Channel geteilt."


def test_who_reads_english_shares_in_german_where_the_channel_is_german(team: Rig) -> None:
    speak_here(team, "German")
    told = team.answer("share plan 3")

    assert posted(team).text.startswith("Als Nächstes einstellen: ")
    assert told.text == ":white_check_mark: Shared with the channel."


def test_names_become_somebody_of_the_channel(team: Rig) -> None:
    decision = Decision(
        key=team.key(),
        rule="scientists-without-data-engineers",
        kind=DecisionKind.DEFERRED,
        decided_by="U0BEN000001",
        decided_at=MONDAY,
        profile_version=1,
        until=MONDAY.date() + timedelta(days=60),
    )
    team.deps.store.add_decision(decision, base=0)
    team.answer("share history", user=GERMAN)

    everything = json.dumps([posted(team).text, posted(team).blocks], ensure_ascii=False)
    assert "<@" not in everything
    assert "Jemand aus diesem Channel · <!date^" in everything


def test_several_names_become_a_number_of_people() -> None:
    private = message(
        section("<@U1>, <@U2> und <@U3> dürfen. Das sagt <@U4>."), context("<@U1> und <@U2>")
    )
    with speaking("de"):
        shared = shared_message(private, "status", MONDAY)

    assert shared.text.startswith(
        "3 Personen aus diesem Channel dürfen. Das sagt jemand aus diesem Channel.\n"
        "2 Personen aus diesem Channel\n"
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("share help", "nur für dich und lässt sich nicht teilen"),
        ("share kit de file", "Das ist eine Datei für dich"),
    ],
)
def test_what_can_not_be_shared_is_said_in_german(team: Rig, typed: str, said: str) -> None:
    assert said in team.answer(typed, user=GERMAN).text
    assert team.posts() == []
