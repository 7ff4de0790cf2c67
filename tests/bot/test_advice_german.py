"""The advice and its reasons in German: for a person whose Slack is in German."""

import json

import pytest

from bot.language import speaking
from bot.views.conditions import condition_lines
from bot.views.facts import count_text, fact_text
from bot.views.ids import Action
from bot.views.outcomes import change_lines, would_change_text
from bot.views.text import moment, with_article
from knowledge.advice.answer import Change
from knowledge.advice.engine import Adviser
from knowledge.advice.profile import TeamProfile
from knowledge.advice.readings import read_condition
from knowledge.schema import Knowledge
from knowledge.translation import translate
from tests.bot.rig import MONDAY, Rig
from tests.bot.test_reason_words import a_recommendation

TEAM = {
    "company_size": 180,
    "stage": "first_model",
    "monitored": False,
    "headcount": {"data_scientist": 4, "ml_engineer": 1},
}


@pytest.fixture
def told(rig: Rig) -> Rig:
    rig.tell(**TEAM)
    return rig


@pytest.fixture(scope="module")
def german(knowledge: Knowledge) -> Knowledge:
    return translate(knowledge, "de")


def test_the_advice_is_german_for_whom_slack_is(told: Rig) -> None:
    shown = told.answer("advice", user="jonas")

    assert shown.text.startswith("Einstellen: Data Engineer\n*1. ")
    assert "Sicherheit: hoch." in shown.text
    assert "\nNicht genannt: " in shown.text
    assert told.answer("advice").text.startswith("Hire: data engineer\n")


def test_the_reasons_are_german_to_the_last_condition(told: Rig) -> None:
    advice = told.answer("advice", user="jonas")
    told.slack.click("jonas", advice, Action.SHOW_WHY, "scientists-without-data-engineers")
    text = told.slack.messages("#ml-team", "jonas")[-1].text

    assert text.startswith("Einstellen: Data Engineer (heute Nummer 1)\n*Stellt zuerst")
    assert "*Worauf das beruht*\n•  4 Data Scientists\n•  keine Data Engineers" in text
    assert "Ihr habt 1 Data Engineer mehr? Das käme an " in text
    assert "Quellen: <https://" in text
    assert "(ohne Jahr)" in text


def test_what_is_behind_more_is_german(told: Rig) -> None:
    told.slack.click("jonas", told.answer("advice", user="jonas"), Action.SHOW_MORE)

    modal = told.slack.modal("jonas")
    assert modal is not None
    assert modal.body["title"]["text"] == "Mehr zum Rat"
    assert "*Warum niemand sonst*" in str(modal.body)
    assert "No rule asks" not in str(modal.body)


def test_a_rule_that_is_silent_says_why_in_german(told: Rig) -> None:
    text = told.answer("why own-stack", user="jonas").text

    assert text.startswith("Gilt heute nicht: ")
    assert "Von 2 Bedingungen fehlt 1. Der Rat wäre:" in text
    assert "*Was fehlt*\n? Niemand hat mir gesagt, ob das gilt:" in text
    assert "Es zählt nur bei Ja.\n*Warum*" in text


def test_what_is_behind_more_of_a_reason_is_german(told: Rig) -> None:
    rule = "own-stack"
    told.slack.click("jonas", told.answer(f"why {rule}", user="jonas"), Action.SHOW_POINTS, rule)

    modal = told.slack.modal("jonas")
    assert modal is not None
    assert modal.body["title"]["text"] == "Warum, Punkt für Punkt"
    assert "Es zählt nur bei Ja. Nicht bekannt." in str(modal.body)
    assert "*Wie ernst es ist*" in str(modal.body)


def test_a_role_says_why_in_german(told: Rig) -> None:
    text = told.answer("why sollten wir einen Data Scientist einstellen?", user="jonas").text

    assert text.startswith("Data Scientist: noch nicht\n*Was heute dagegen spricht*\n•  ")
    assert "•  Zuerst: " in text


def test_another_team_is_put_through_in_german(told: Rig) -> None:
    text = told.answer("whatif +2 data-engineer -1 ds", user="jonas").text

    assert text.startswith("Dann zuerst: Einstellen: ML Engineer\n*Wenn*\n")
    assert "•  Data Engineers: 0 → 2" in text
    assert "*Fiele weg*\n•  *Einstellen: Data Engineer.* " in text
    assert "Nichts ist gespeichert" in text


def test_two_roles_are_compared_in_german(told: Rig) -> None:
    text = told.answer("compare Data Scientist und Data Engineer", user="jonas").text

    assert text.startswith("Data Engineer vor Data Scientist\n*Wer bei euch zuerst?* ")
    assert "*Was sie gemeinsam haben*\n" in text


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("why xyzzy", "Eine Regel oder Rolle `xyzzy` kenne ich nicht."),
        ("why 42", "Der Rat von heute hat keine Nummer 42."),
        ("compare ds", "Womit soll ich die Rolle Data Scientist vergleichen?"),
        ("whatif", "Sag, was sich ändern soll"),
        ("whatif -9 ds", "Ihr habt nur 4 Data Scientists. Also kann ich 9 nicht wegnehmen."),
        ("whatif -1 de", "Ihr habt keine Data Engineers. Also kann ich 1 nicht wegnehmen."),
        ("whatif +1000 ds", "Zusammen sind das 1.005 Stellen, mehr als die 180 Beschäftigten"),
        ("whatif people=1", "1 Person kann nicht 5 volle Stellen besetzen."),
    ],
)
def test_what_can_not_be_answered_is_said_in_german(told: Rig, typed: str, answer: str) -> None:
    assert answer in told.answer(typed, user="jonas").text


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("open_positions", 1, "1 offene Stelle"),
        ("open_positions", 2, "2 offene Stellen"),
        ("company_size", 1200, "1.200 Beschäftigte"),
        ("months_to_production", 2.5, "2,5 Monate bis zum Einsatz"),
        ("data_share", 0.5, "0,5 % der Belegschaft"),
        ("headcount.data_engineer", 0, "keine Data Engineers"),
        ("headcount.data_engineer", 0.5, "halbe Stelle als Data Engineer"),
        ("headcount.data_engineer", 0.3, "0,3 Stelle als Data Engineer"),
        ("headcount.data_engineer", 1, "1 Data Engineer"),
        ("headcount.data_engineer", 1.5, "1,5 Data Engineers"),
        ("models_in_production", 3, "Modelle im Einsatz: 3"),
    ],
)
def test_facts_are_right_in_number_in_german(
    name: str, value: float, shown: str, german: Knowledge
) -> None:
    with speaking("de"):
        assert fact_text(name, value, german) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0, "keine Modelle im Einsatz"), (1, "1 Modell im Einsatz"), (2, "2 Modelle im Einsatz")],
)
def test_numbers_inside_a_sentence_are_german(value: int, shown: str, german: Knowledge) -> None:
    with speaking("de"):
        assert count_text("models_in_production", value, german).casefold() == shown.casefold()


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (
            "models_in_production > 3 * (builders + data_engineers)",
            (
                "✗ Modelle im Einsatz: heute 1 (angenommen); nötig: mehr als 3-mal so viele wie"
                " ML und AI Engineers plus Data Engineers (heute 1). Nicht erfüllt."
            ),
        ),
        (
            "stage in ['exploring', 'prototype']",
            (
                "✗ Stand der ML-Arbeit: heute Erstes Modell; nötig: Erkunden oder Prototyp."
                " Nicht erfüllt."
            ),
        ),
        (
            "scientists - builders >= 2",
            (
                "✓ Scientists: heute 4; nötig: mindestens 2 mehr als ML und AI Engineers (heute 1)."
                " Erfüllt."
            ),
        ),
        (
            "own_stack != true",
            (
                "✓ Niemand hat mir gesagt, ob das gilt: ihr baut eure eigene ML-Werkzeugkette."
                " Nur ein Ja stünde im Weg. Erfüllt."
            ),
        ),
    ],
)
def test_conditions_are_plain_german(source: str, shown: str, german: Knowledge) -> None:
    with speaking("de"):
        adviser = Adviser(german)
        facts = adviser.judge(TeamProfile.model_validate_json(json.dumps(TEAM))).facts
        reading = read_condition(source, adviser.rules.values(facts), facts)
        assert "\n".join(condition_lines([reading], german)) == shown


def test_what_would_change_an_advice_is_german(german: Knowledge) -> None:
    gone = "no longer recommended"
    one = a_recommendation(
        german,
        Change(change="2 ML Engineers mehr", patch={"headcount": {"ml_engineer": 3}}, then=gone),
        Change(change="-", patch={"months_to_production": 2}, then="ranks 2"),
    )
    with speaking("de"):
        assert would_change_text(one, german) == (
            "Das wäre nicht mehr nötig, wenn das so wäre: ihr habt 2 ML Engineers mehr."
            " Das käme an zweiter Stelle, wenn das so wäre: es dauert 2 Monate bis zum Einsatz."
        )
        assert next(iter(change_lines(one, german))) == (
            "Ihr habt 2 ML Engineers mehr? Das wäre nicht mehr nötig."
        )


def test_titles_of_roles_keep_their_capitals_inside_a_german_sentence(german: Knowledge) -> None:
    role = german.roles["data_engineer"]

    assert (role.one, role.many) == ("Data Engineer", "Data Engineers")
    with speaking("de"):
        assert with_article(role.one) == "Data Engineer"


def test_a_moment_has_a_german_word_between_day_and_time() -> None:
    with speaking("de"):
        assert moment(MONDAY).endswith("^{date_short_pretty} um {time}|23. Nov. 2026, 09:00 UTC>")
    assert moment(MONDAY).endswith("^{date_short_pretty} at {time}|23 Nov 2026, 09:00 UTC>")
