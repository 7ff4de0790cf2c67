"""App Home, as somebody reads it whose Slack is in German."""

import json

import pytest

from bot.language import speaking
from bot.usecases.rollup import Rollup, SharedGap
from bot.views.home import ago_text
from bot.views.rollup import rollup_blocks, shared_text
from knowledge.schema import Knowledge
from knowledge.translation import translate
from playground.blockkit import problems
from tests.bot.homes import add_channel, card_text, home_text, open_home, press
from tests.bot.rig import Rig

HERE = "C0MLTEAM001"
GERMAN = "jonas"
"""Whose locale is de-DE."""


def test_home_is_in_the_language_of_its_reader_also_when_it_is_drawn_again(rig: Rig) -> None:
    rig.set_up(stage="first_model", headcount_data_scientist="4", rhythm="weekly")
    text = card_text(open_home(rig, GERMAN), HERE)

    assert "Nächster Schritt: *Einstellen: Data Engineer*, " in text
    assert "\nTeam: 4 Data Scientists\n" in text
    assert "Profil heute gespeichert." in text
    assert card_text(open_home(rig, "ben"), HERE).count("Next step: ") == 1

    press(rig, "Ändern", user=GERMAN)
    rig.submit({"headcount.data_scientist": "1"}, user=GERMAN)
    again = rig.slack.home(GERMAN)
    assert again is not None
    assert "Team: 1 Data Scientist\n" in card_text(again, HERE)
    assert problems(again.blocks, "home") == []


def test_home_welcomes_in_german(rig: Rig) -> None:
    text = home_text(rig, GERMAN)

    assert "Noch hat keiner deiner Channels ein Teamprofil." in text
    assert "Einen Channel einrichten" in text


def test_several_teams_are_put_side_by_side_in_german(rig: Rig) -> None:
    other = add_channel(rig, "search").id
    for channel in (HERE, other):
        rig.set_up(channel=channel, stage="first_model", headcount_data_scientist="4")
    head, text, *_ = open_home(rig, GERMAN).blocks

    assert head["text"]["text"] == "Deine 2 Teams"
    assert "Schritte sind offen, keine Entscheidung wartet." in text["text"]["text"]
    names = f"<#{HERE}>, <#{other}>"
    assert f"In 2 Teams fehlt jeweils: 2 Data Engineers ({names})." in text["text"]["text"]


@pytest.mark.parametrize(
    ("gaps", "said"),
    [
        ({"C1": 0.5, "C2": 0.5}, "jeweils: halbe Stelle als ML Engineer (<#C1>, <#C2>). Eine"),
        ({"C1": 0.5, "C2": 1}, "fehlen ML Engineers, zusammen 1,5 Stellen: <#C1>, <#C2>."),
    ],
)
def test_a_shared_gap_in_german(gaps: dict[str, float], said: str, knowledge: Knowledge) -> None:
    with speaking("de"):
        shared = SharedGap(role="ml_engineer", gaps=gaps)
        assert said in shared_text(shared, translate(knowledge, "de"))


@pytest.mark.parametrize(
    ("days", "words"), [(0, "heute"), (1, "gestern"), (2, "vor 2 Tagen"), (400, "vor 13 Monaten")]
)
def test_how_long_ago_in_german(days: int, words: str) -> None:
    with speaking("de"):
        assert ago_text(days) == words


@pytest.mark.parametrize(
    ("undecided", "waiting", "said"),
    [
        (0, 0, "Kein Schritt ist offen, keine Entscheidung wartet."),
        (1, 1, "1 Schritt ist offen, 1 Entscheidung wartet."),
        (2, 2, "2 Schritte sind offen, 2 Entscheidungen warten."),
    ],
)
def test_none_one_and_two_are_told_apart(
    undecided: int, waiting: int, said: str, knowledge: Knowledge
) -> None:
    found = Rollup(teams=2, undecided=undecided, waiting=waiting, shared=())
    with speaking("de"):
        blocks = [block.to_dict() for block in rollup_blocks(found, knowledge)]
    assert said in json.dumps(blocks, ensure_ascii=False)
