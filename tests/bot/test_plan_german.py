"""The plan and its business case, as somebody reads them whose Slack is in German."""

import json
from typing import Any

import pytest

from bot import subcommands
from bot.language import speaking
from bot.reply import Handout
from bot.usecases.plan import CapFrom, find_cap, money
from bot.usecases.plan_request import read_request
from knowledge.advice.planning import make_plan
from knowledge.advice.profile import TeamProfile, parse_profile
from tests.bot.rig import Rig, call_of
from tests.bot.test_plan import BANK, MEDIUM, SCIENTISTS, UNWATCHED, save
from tests.knowledge.test_planning import HALVES, RESEARCH

GERMAN = "jonas"
"""Whose locale is de-DE."""


def answer(rig: Rig, typed: str) -> str:
    return rig.answer(typed, user=GERMAN).text


def test_the_plan_is_said_in_german(rig: Rig) -> None:
    save(rig, {**SCIENTISTS, "open_positions": 2})

    text = answer(rig, "plan")

    assert text.startswith("Als Nächstes einstellen: Data Engineer, dann ML Engineer\n")
    assert "Geplant für 2 Einstellungen: die offenen Stellen." in text
    assert "*1. Data Engineer, Senior*\nStellt zuerst eine Person als Data Engineer ein" in text
    assert "Sicherheit: hoch." in text
    assert "Danach käme: ML Engineer." in text


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "Geplant für 1 Einstellung, wie gewünscht."),
        (2, "Geplant für 2 Einstellungen, wie gewünscht."),
    ],
)
def test_one_hire_and_two_are_told_apart(rig: Rig, count: int, said: str) -> None:
    save(rig, SCIENTISTS)

    assert said in answer(rig, f"plan {count}")


def test_the_pages_of_a_plan_are_german(rig: Rig) -> None:
    save(rig, SCIENTISTS)
    shown = rig.answer("plan", user=GERMAN)
    rig.slack.click(GERMAN, shown, "plan_page")

    page = rig.slack.messages("#ml-team", GERMAN)[-1].text
    assert page.startswith("Einstellung 1 von 3: Data Engineer, Senior\n")
    assert "Erledigt: „Data Scientists ohne Data Engineer“." in page
    assert "Gespräche: ML Engineer. Anleitung: niemand im Team" in page
    assert "Quellen: <https://" in page


def test_money_and_halves_are_written_as_germans_do(rig: Rig) -> None:
    save(rig, SCIENTISTS)
    cost = answer(rig, "plan 400k EUR at 90.500")
    save(rig, UNWATCHED)
    target = answer(rig, "plan 2 details 2")

    assert "So viele Stellen zu 90.500 EUR im Jahr passen in 400.000 EUR." in cost
    assert "4 Stellen kosten 362.000 EUR im Jahr" in cost
    assert "Das Zielteam für diese Größe und diesen Stand hat 0,5 bis 1 Stellen für" in target
    with speaking("de"):
        assert money(1234.5, "EUR") == "1.234,50 EUR"


@pytest.mark.parametrize(
    ("fields", "headline"),
    [
        ({"company_size": 30, "stage": "exploring", "goal_measured": False}, "Stellt jetzt nie"),
        (SCIENTISTS | {"hiring": "frozen"}, "Gerade könnt ihr niemanden einstellen\n"),
        (RESEARCH, "Vor jeder Einstellung beenden: Selbst gebaute ML-Werkzeugkette und 1 weite"),
    ],
)
def test_what_comes_instead_of_a_hire_is_said_in_german(
    rig: Rig, fields: dict[str, Any], headline: str
) -> None:
    save(rig, fields)

    assert answer(rig, "plan").startswith(headline)


def test_what_has_to_wait_is_said_in_german(rig: Rig) -> None:
    save(rig, HALVES)

    more = answer(rig, "plan more")

    assert more.startswith("Was warten muss\n*Wo das Zielteam als Nächstes hinsähe*\n")
    assert "•  Data Engineers: 0,5, Ziel 1" in more


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("-1", "Ein Plan hat 1 bis 10 Einstellungen"),
        ("viele", "`viele` kann ich nicht als Plan lesen."),
        ("80k EUR at 90k", "Eine Stelle zu 90.000 EUR kostet mehr als das Budget von 80.000 EUR."),
        ("details 9", "Dieser Plan hat 3 Einstellungen."),
    ],
)
def test_bad_input_gets_a_german_sentence(rig: Rig, typed: str, said: str) -> None:
    save(rig, SCIENTISTS)

    assert said in answer(rig, f"plan {typed}")


@pytest.mark.parametrize(
    ("typed", "hires", "budget"),
    [
        ("3 Einstellungen", 3, None),
        ("für drei Stellen, bitte", 3, None),
        ("400.000 € zu 90.000 €", 4, 400_000),
        ("Budget von 400k EUR zu 90k je Stelle", 4, 400_000),
    ],
)
def test_a_plan_is_understood_as_germans_type_it(
    typed: str, hires: int, budget: float | None
) -> None:
    cap = find_cap(read_request(typed), TeamProfile())

    assert (cap.hires, cap.budget) == (hires, budget)
    assert cap.because is (CapFrom.BUDGET if budget else CapFrom.TYPED)


@pytest.mark.parametrize("fields", [SCIENTISTS, BANK, MEDIUM, HALVES, RESEARCH])
def test_the_business_case_has_no_english_sentence(rig: Rig, fields: dict[str, Any]) -> None:
    save(rig, fields)
    with speaking("de"):
        reply = subcommands.run("plan export 5 at 90k", call_of(rig), rig.deps)

    assert isinstance(reply, Handout)
    text = reply.document.content.split("## Quellen\n")[0]
    assert text.startswith("# Begründung: ")
    assert "## Bedarf\n" in text
    english = [word for word in (" the ", " of ", " hire ", " because") if word in text.lower()]
    assert english == []


def test_the_same_plan_is_made_in_both_languages(rig: Rig) -> None:
    profile = parse_profile(json.dumps(BANK), rig.deps.knowledge.roles)
    save(rig, BANK)

    def steps() -> list[str]:
        plan = make_plan(rig.deps.adviser, rig.deps.knowledge, profile, 10)
        return [step.role for step in plan.steps]

    english = steps()
    with speaking("de"):
        assert steps() == english
