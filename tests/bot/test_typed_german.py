"""What people type and say in German is understood, and refused in German."""

import pytest

from bot.language import speaking
from bot.reply import Message
from bot.subcommands.said import run_said
from bot.usecases.typed import Amount, BadChange, take_apart
from tests.bot.rig import Rig, call_of


@pytest.mark.parametrize(
    ("text", "sign", "number", "what"),
    [
        ("zwei Data Engineers", "", 2, "Data Engineers"),
        ("einen Data Engineer", "", 1, "Data Engineer"),
        ("einen halben Data Engineer", "", 0.5, "Data Engineer"),
        ("+0,5 Data Engineer", "+", 0.5, "Data Engineer"),
        ("plus drei MLE", "+", 3, "MLE"),
        ("ohne einen Data Scientist", "-", 1, "Data Scientist"),
        ("2 weitere DS", "+", 2, "DS"),
        ("2 weniger DS", "-", 2, "DS"),
    ],
)
def test_amounts_are_understood_in_german(text: str, sign: str, number: float, what: str) -> None:
    [item] = take_apart(text)

    assert isinstance(item, Amount)
    assert (item.sign, item.number, item.what) == (sign, number, what)


def test_a_list_in_german_has_its_parts() -> None:
    assert len(take_apart("+1 Data Engineer und -1 Data Scientist")) == 2


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("+x1 DE", "kann ich nicht als Zahl lesen; schreib Ziffern"),
        ("+0,33 DE", "Halbe und zehntel Stellen gehen, nichts Feineres: `0,33` wäre `0,3`."),
        ("+1/3 DE", "schreib Zehntel einer Stelle, zum Beispiel `+0,3 data engineer`"),
        ("+9999999999 DE", "ist mehr, als irgendein Unternehmen hat"),
        ("=frozen", "Schreib bei `=frozen` einen Namen davor"),
        ("x" * 501, "schreib höchstens 500 Zeichen"),
    ],
)
def test_what_can_not_be_read_is_said_in_german(text: str, answer: str) -> None:
    with speaking("de"), pytest.raises(BadChange) as caught:
        take_apart(text)

    assert answer in str(caught.value)


@pytest.mark.parametrize(
    ("said", "typed"),
    [
        ("Bitte zeig mir den Plan", "plan"),
        ("Kannst du uns die Empfehlung zeigen?", "advice"),
        ("tipps bitte", "tips"),
        ("zeig mir unseren Verlauf", "history"),
        ("Was wäre, wenn wir einen Data Engineer einstellen?", "whatif +1 data engineer"),
        ("was passiert, wenn wir 2 DS verlieren", "whatif -2 ds"),
    ],
)
def test_what_is_said_in_german_is_understood_as_a_command(rig: Rig, said: str, typed: str) -> None:
    rig.set_up(stage="first_model", headcount_data_scientist="4", headcount_ml_engineer="1")
    with speaking("de"):
        call = call_of(rig)
        meant, expected = (run_said(text, call, rig.deps) for text in (said, typed))

    assert isinstance(meant, Message)
    assert isinstance(expected, Message)
    assert meant.text == expected.text


def test_where_no_team_is_at_home_that_is_said_in_german(rig: Rig) -> None:
    rig.slack.housekeeping.speak("ana", "de-DE")
    rig.slack.mention("ana", "#ml-team", "einrichten")

    newest = rig.slack.messages("#ml-team", "ana")[-1]
    assert newest.text.startswith("Drück die Schaltfläche, dann öffnet sich das Formular.")


def test_the_setup_refuses_in_german(rig: Rig) -> None:
    rig.slack.housekeeping.speak("ana", "de-DE")
    rig.type("setup")

    answer = rig.submit_unchecked({"company_size": "0"})

    assert answer["errors"] == {"company_size": "Gib eine Zahl von 1 bis 5.000.000 an."}


def test_two_people_who_save_at_once_choose_in_german(rig: Rig) -> None:
    rig.set_up(headcount_data_scientist="4")
    rig.slack.housekeeping.speak("ana", "de-DE")
    rig.type("setup", user="ana")
    rig.set_up(user="ben", company_size="200", headcount_data_engineer="1.5")
    rig.submit({"company_size": "220", "headcount.ml_engineer": "2"}, user="ana")

    view = rig.slack.modal("ana")
    assert view is not None
    shown = str(view.body)
    assert "Zwei zugleich" in shown
    assert "<@U0BEN000001> hat Version 2 gespeichert" in shown
    assert "Data Engineers 0 → 1,5" in shown
    assert "Deins: 220" in shown
