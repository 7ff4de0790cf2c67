"""The hiring kit in German, with its file."""

import json
import re

import pytest

from bot.documents.kit import kit_document
from bot.language import speaking
from bot.usecases.kit import Page, build_kit
from bot.views.kit import kit_message, page_message
from playground.blockkit import problems
from tests.bot.phone import phone_lines
from tests.bot.rig import Rig

MOST_LINES = 50
MOST_LINES_OF_A_PAGE = 60


def tell_team(rig: Rig) -> None:
    heads = {"data_scientist": 4, "ml_engineer": 1.5, "data_analyst": 0.5}
    rig.tell(company_size=1200, stage="first_model", headcount=heads)


def test_the_kit_and_its_pages_are_german(rig: Rig) -> None:
    tell_team(rig)
    shown = rig.answer("kit data engineer", user="jonas")
    overview = shown.text
    rig.slack.click("jonas", shown, "kit_interview")
    interview = rig.slack.messages("#ml-team", "jonas")[-1].text

    assert overview.startswith("Einstellungspaket: Data Engineer\n*Warum bei euch*\n")
    assert "*Niveau*\nSenior (löst Probleme" in overview
    assert interview.startswith("Gespräch: Data Engineer\n")
    assert "Es fragt, wer bei euch das kann: ML Engineer." in interview


def test_the_file_is_german_with_german_numbers(rig: Rig) -> None:
    tell_team(rig)
    told = rig.answer("kit data engineer als Datei", user="jonas").text
    assert "auf dem Weg zu dir" in told
    assert rig.sender.wait()
    [file] = rig.slack.direct_messages("jonas")[-1].files

    assert file.title == "Einstellungspaket: Data Engineer"
    assert "1.200 Leute. Ein erstes Modell ist im Einsatz." in file.text
    assert "ML Engineers (1,5 Vollzeitstellen)" in file.text
    assert "Data Analyst in Teilzeit" in file.text
    assert "| Fähigkeit | Schwach | Solide | Stark |" in file.text
    assert "(ohne Jahr)" in file.text


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0.5, "Ihr habt schon Data Engineer in Teilzeit"),
        (1, "Ihr habt schon 1 Data Engineer,"),
        (2, "Ihr habt schon 2 Data Engineers,"),
    ],
)
def test_one_colleague_and_two_are_told_apart(rig: Rig, count: float, said: str) -> None:
    rig.tell(company_size=180, headcount={"data_engineer": count})

    assert said in rig.answer("kit data engineer", user="jonas").text


def test_no_german_advert_explains_its_terms_or_asks(rig: Rig) -> None:
    with speaking("de"):
        for role in rig.deps.knowledge.roles.values():
            kit = build_kit(rig.deps, rig.key(), role)
            offered = [*kit.must_have, *kit.nice_to_have]
            assert [skill for skill in offered if re.search(r"[()]|\?$", skill)] == [], role.id


def test_a_practical_task_is_for_those_who_know_the_craft_in_german(rig: Rig) -> None:
    with speaking("de"):
        kit = build_kit(rig.deps, rig.key(), rig.deps.knowledge.roles["data_engineer"])

    assert kit.interviews is not None
    assert any(text.startswith("Praktische Aufgabe") for text in kit.interviews.craft)


def test_the_kit_fits_a_phone_for_every_role_in_german(rig: Rig) -> None:
    tell_team(rig)
    with speaking("de"):
        for role in rig.deps.knowledge.roles.values():
            kit = build_kit(rig.deps, rig.key(), role)
            shown = kit_message(kit, rig.deps.knowledge)
            pages = [page_message(kit, page, rig.deps.knowledge) for page in Page]
            assert phone_lines(shown.blocks) <= MOST_LINES, role.id
            for one in (shown, *pages):
                assert problems(list(one.blocks), "message") == []
                assert phone_lines(one.blocks) <= MOST_LINES_OF_A_PAGE, role.id


def test_no_title_in_a_german_file_is_english(rig: Rig) -> None:
    tell_team(rig)
    with speaking("de"):
        kit = build_kit(rig.deps, rig.key(), rig.deps.knowledge.roles["ml_lead"])
        text = kit_document(kit, rig.deps.knowledge).content

    titles = re.findall("^## (.*)$", text, re.MULTILINE)
    assert titles[-1] == "Quellen"
    assert not {"Level", "Rubric", "Sources", "First 90 days"} & set(titles)


def test_without_a_role_the_way_to_name_one_is_told_in_german(rig: Rig) -> None:
    assert rig.answer("kit", user="jonas").text.startswith("Nenne die Rolle")


def test_an_export_to_read_is_german_and_one_for_machines_is_not(rig: Rig) -> None:
    tell_team(rig)
    rig.answer("export markdown", user="jonas")
    assert rig.sender.wait()
    report = rig.slack.direct_messages("jonas")[-1].files[0].text
    rig.answer("export", user="jonas")
    assert rig.sender.wait()
    told = json.loads(rig.slack.direct_messages("jonas")[-1].files[0].text)

    assert report.startswith(
        "# Was mlteam über den Channel weiß\n\nChannel C0MLTEAM001, exportiert"
    )
    assert "## Teamprofil\n\n### Version 1\n\nGespeichert von " in report
    assert "1,5 ML Engineers" in report
    assert re.search(r"exportiert am \d{1,2}\. \w+ 2026, \d\d:\d\d\. ", report)
    assert {"profiles", "decisions", "schedule"} <= told.keys()
