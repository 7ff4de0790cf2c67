"""Questions in German, and answers for those whose Slack is in German."""

import pytest

from bot.language import speaking
from bot.views.ask import examples
from tests.bot.rig import Rig

NOTHING = "Dazu weiß ich nichts"


def answer(rig: Rig, question: str) -> str:
    return rig.answer(f"ask {question}", user="jonas").text


def test_a_german_question_is_answered_in_german_with_sources(rig: Rig) -> None:
    text = answer(rig, "Wann sollten wir den ersten Data Scientist einstellen?")

    assert text.startswith("Data Scientist: wann einstellen\nSaubere Daten sind da")
    assert "Quellen: <https://" in text
    assert "Deine Frage: `Wann sollten wir den ersten" in text


def test_what_an_answer_leaves_out_is_one_tap_away(rig: Rig) -> None:
    shown = rig.answer("ask wer überwacht unsere Modelle?", user="jonas")
    rig.slack.click("jonas", shown, "show_passage")

    newest = rig.slack.messages("#ml-team", "jonas")[-1].text
    assert "Führt eine kurze Liste der Änderungen" not in shown.text.split("\n")[0]
    assert "\nQuellen: <https://" in newest
    assert newest.count("Quellen: ") == 1


def test_a_passage_that_is_gone_is_said_to_be_stale(rig: Rig) -> None:
    shown = rig.answer("ask wer überwacht unsere Modelle?", user="jonas")
    [button] = [b for b in shown.blocks if b.get("accessory")][:1]
    button["accessory"]["value"] = "nowhere/advice"
    rig.slack.click("jonas", shown, "show_passage")

    newest = rig.slack.messages("#ml-team", "jonas")[-1].text
    assert "/mlteam advice" in newest


def test_a_rule_s_exception_is_no_if_in_german(rig: Rig) -> None:
    text = answer(rig, "wer überwacht unsere Modelle?")

    assert "Für ein Team in dieser Lage.\nAusnahme: " in text
    assert "Es sei denn" not in text


def test_the_level_of_a_first_hire_is_german(rig: Rig) -> None:
    text = answer(rig, "Junior oder Senior als erster Data Scientist?")

    assert "Niveau der ersten Person: Senior. Wer zuerst kommt" in text


@pytest.mark.parametrize("question", ["Wie wird das Wetter?", "wie backe ich Brot"])
def test_where_nothing_is_known_it_says_so_in_german(rig: Rig, question: str) -> None:
    text = answer(rig, question)

    assert text.startswith(NOTHING)
    assert "`/mlteam ask wann brauchen wir MLOps Engineers`" in text


def test_the_german_questions_that_we_suggest_have_answers(rig: Rig) -> None:
    with speaking("de"):
        suggested = examples()

    for question in suggested:
        assert NOTHING not in answer(rig, question)


def test_a_refusal_is_german(rig: Rig) -> None:
    assert "Zu Gehältern nenne ich keine Zahlen" in answer(rig, "was verdient ein ML Engineer?")


def test_whom_to_hire_next_is_answered_with_the_advice_in_german(rig: Rig) -> None:
    rig.tell(company_size=180, stage="first_model", headcount={"data_scientist": 4})

    asked = answer(rig, "wen sollen wir als Nächstes einstellen?")

    assert asked == rig.answer("advice", user="jonas").text
    assert asked.startswith("Einstellen: Data Engineer")


def test_the_team_of_today_is_held_against_the_question_in_german(rig: Rig) -> None:
    rig.tell(company_size=180, stage="first_model", headcount={"data_scientist": 4})

    text = answer(rig, "brauchen wir einen Data Engineer?")

    assert "*Euer Team heute*\n•  Einstellen: Data Engineer (Nummer 1 im heutigen Rat)" in text


def test_small_talk_is_answered_in_german(rig: Rig) -> None:
    rig.slack.direct_message("jonas", "Hallo!")

    assert rig.slack.direct_messages("jonas")[-1].text.startswith("Hallo! Ich helfe euch")


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("wir haben einen Einstellungsstopp", "Solange niemand eingestellt werden darf\n"),
        ("wie überzeuge ich meinen Chef?", "Eine Begründung zum Mitnehmen\n"),
        ("woher weißt du das?", "Woher mein Rat kommt\n"),
    ],
)
def test_what_another_command_answers_better_is_said_in_german(
    rig: Rig, question: str, title: str
) -> None:
    assert answer(rig, question).startswith(title)


def test_an_english_question_of_a_german_reader_is_answered_in_german(rig: Rig) -> None:
    text = answer(rig, "when should we hire our first data scientist?")

    assert text.startswith("Data Scientist: wann einstellen\n")
