"""History, access and forgetting, as somebody reads them whose Slack is in German."""

from datetime import timedelta

from playground.blockkit import view_problems
from storage.values import ChangeKind, DecisionKind
from tests.bot.deciding import modal, modal_text
from tests.bot.rig import Rig
from tests.bot.test_history import GROWN, JANUARY, SCIENTISTS, change, decide, tell, two_versions

HERE = "C0MLTEAM001"
GERMAN = "jonas"
"""Whose locale is de-DE."""


def answer(rig: Rig, typed: str) -> str:
    return rig.answer(typed, user=GERMAN).text


def test_the_history_is_said_in_german(rig: Rig) -> None:
    two_versions(rig)
    text = answer(rig, "history")

    assert text.startswith("Team: 4 → 6,5 seit Januar\n•  Zweite Durchsicht ohne Data Engineer;")
    assert (
        "*Teamprofil, Version 2*\n•  Data Scientists 3 → 4\n•  ML Engineers 1 → 2,5\n"
        "•  Stand der ML-Arbeit: Erstes Modell → Mehrere Modelle\n<@U0ANA00001> · <!date^"
    ) in text
    assert "{date_short_pretty} um {time}|13. März 2026, 10:00 UTC>" in text


def test_the_team_over_time_has_german_days_and_numbers(rig: Rig) -> None:
    two_versions(rig)
    text = answer(rig, "history team")

    assert "•  12. Jan. 2026: 4 (3 Data Scientists, 1 ML Engineer)\n" in text
    assert "•  13. März 2026: 6,5 (4 Data Scientists, 2,5 ML Engineers)" in text


def test_what_happened_is_said_in_german(rig: Rig) -> None:
    tell(rig, JANUARY, **SCIENTISTS)
    decide(rig, DecisionKind.DEFERRED, until=JANUARY.date() + timedelta(days=60))
    change(rig, ChangeKind.SCHEDULE, what="paused", paused_until="2026-02-01")
    change(rig, ChangeKind.ACCESS, people="U0ANA000001", groups="S1 S2", outsiders="yes")
    change(rig, ChangeKind.SHARED, command="plan 3")
    text = answer(rig, "history")

    assert "*Jetzt nicht, bis zum 13. März 2026*\nData Scientists ohne Data Engineer\n" in text
    assert "*Erinnerungen angehalten*\nbis zum 1. Februar 2026\n" in text
    assert "Nur <@U0ANA000001>, 2 Nutzergruppen; auch Personen anderer Organisationen" in text
    assert "*Mit dem Channel geteilt: /mlteam plan 3*" in text


def test_pages_can_be_typed_in_german(rig: Rig) -> None:
    tell(rig, JANUARY, **SCIENTISTS)
    for number in range(6):
        change(rig, ChangeKind.SHARED, command=f"plan {number}")

    assert "Seite 2 von 2" in answer(rig, "history Seite 2")
    assert "Tippe `/mlteam history`" in answer(rig, "history gestern")
    assert "Eine Version 9 des Teamprofils gibt es nicht." in answer(rig, "history version 9")


def test_the_same_history_is_english_for_whoever_reads_english(rig: Rig) -> None:
    two_versions(rig)
    answer(rig, "history")

    assert rig.answer("history").text.startswith("Team of 4 → 6.5 since January\n")


def test_a_headline_names_the_day_in_german(rig: Rig) -> None:
    tell(rig, rig.clock(), **GROWN)
    assert answer(rig, "history").startswith("Team: 6,5 seit dem 23. November\n")


def test_the_form_for_access_is_german_and_says_what_is_wrong(rig: Rig) -> None:
    rig.type("access", user=GERMAN)
    view = modal(rig, GERMAN)
    assert view_problems(view.body) == []
    assert view.body["title"]["text"] == "Wer etwas ändern darf"

    outcome = rig.slack.fill_and_submit(GERMAN, {"who": "named", "people": []})
    assert list(outcome.errors.values()) == [
        "Nenne mindestens eine Person, eine Nutzergruppe oder die Slack-Admins."
    ]
    rig.slack.fill_and_submit(GERMAN, {"people": ["U0JONAS0001", "U0BEN000001"]})
    assert "Gespeichert. Etwas ändern (Team, Entscheidungen, Erinnerungen)" in modal_text(
        rig, GERMAN
    )
    assert "dürfen hier nur: <@U0JONAS0001> und <@U0BEN000001>." in modal_text(rig, GERMAN)


def test_who_may_not_change_things_is_told_so_in_their_language(rig: Rig) -> None:
    rig.type("access")
    rig.slack.fill_and_submit("ana", {"who": "named", "people": ["U0ANA000001"]})

    assert answer(rig, "setup") == ("Das ändern können: <@U0ANA000001>. Bitte frag dort nach.")
    assert rig.answer("setup", user="ben").text == (
        "<@U0ANA000001> can change this. Please ask them."
    )


def test_forgetting_counts_in_german(rig: Rig) -> None:
    tell(rig, JANUARY, **SCIENTISTS)
    tell(rig, JANUARY, **GROWN)
    decide(rig, DecisionKind.DONE)
    rig.type("forget", user=GERMAN)
    assert view_problems(modal(rig, GERMAN).body) == []
    assert "2 Versionen des Teamprofils" in modal_text(rig, GERMAN)
    assert "1 Entscheidung mit ihrer Begründung" in modal_text(rig, GERMAN)
    rig.submit({}, user=GERMAN)

    assert f"Gelöscht für <#{HERE}>:" in modal_text(rig, GERMAN)
