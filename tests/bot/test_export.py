"""`/mlteam export`: everything that is stored for the channel, as a file for whoever asks."""

import csv
import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from typing import Any

import pytest

from bot.language import LANGUAGES, say, speaking
from bot.nudges.choose import TRIGGERS
from bot.usecases.people import Person
from bot.usecases.schedules import switch_on
from knowledge.advice.profile import parse_profile
from playground.files import File
from storage.values import (
    Access,
    Change,
    ChangeKind,
    Decision,
    DecisionKind,
)
from tests.bot.rig import Rig

JANUARY = datetime(2026, 1, 12, 10, tzinfo=UTC)
FORMULA = '=HYPERLINK("https://evil.example")'
PROFILES: list[dict[str, Any]] = [
    {"company_size": 180, "stage": "first_model", "headcount": {"data_scientist": 4}},
    {
        "company_size": 180,
        "stage": "first_model",
        "headcount": {"data_scientist": 4, "ml_engineer": 0.5},
        "regulated": True,
        "budget": 400_000.0,
        "currency": "EUR",
    },
]


@pytest.fixture
def full(rig: Rig) -> Rig:
    """A channel of which something of every kind is stored."""
    store, key = rig.deps.store, rig.key()
    for place, profile in enumerate(PROFILES):
        rig.clock.now = JANUARY + timedelta(days=place)
        rig.tell(**profile)
    switch_on(rig.deps, key, Person(user="U0ANA000001", zone="Europe/Madrid"))
    decision = Decision(
        key=key,
        rule="scientists-without-data-engineers",
        kind=DecisionKind.WAIVED,
        decided_by="U0BEN000001",
        decided_at=rig.clock(),
        profile_version=2,
        until=date(2026, 6, 1),
        reason=f"{FORMULA}\n| *Žofia*",
    )
    store.add_decision(decision, base=0)
    access = Access(key=key, narrowed=True, people=("U0ANA000001",), groups=("S0LEADS0001",))
    narrowed = Change(key=key, kind=ChangeKind.ACCESS, by="U0ANA000001", at=rig.clock(), detail={})
    store.save_access(access, narrowed)
    rig.deliver(later=timedelta(days=20))
    return rig


def export(rig: Rig, form: str = "", *, user: str = "ana") -> File:
    told = rig.answer(f"export {form}", user=user)
    assert "on its way to you" in told.text, told.text
    assert rig.sender.wait(10)
    return rig.slack.direct_messages(user)[-1].files[0]


def exported(rig: Rig) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(export(rig).text)
    return found


def rows(rig: Rig) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(export(rig, "csv").text)))


def test_the_json_has_all_that_is_stored(full: Rig) -> None:
    found = exported(full)

    assert list(found) == [
        "channel",
        "workspace",
        "exported_at",
        "profiles",
        "decisions",
        "schedule",
        "deliveries",
        "access",
        "changes",
    ]
    assert found["channel"] == full.key().channel
    assert found["exported_at"] == full.clock().isoformat()
    assert found["profiles"][1] == {
        "version": 2,
        "profile": PROFILES[1],
        "saved_by": "U0ANA00001",
        "saved_at": "2026-01-13T10:00:00+00:00",
    }
    [decision] = found["decisions"]
    assert decision["kind"] == "waived"
    assert decision["until"] == "2026-06-01"
    assert decision["reason"] == f"{FORMULA}\n| *Žofia*"
    assert found["schedule"]["at"] == "10:00:00"
    assert found["schedule"]["hours"]["days"] == sorted(
        ["monday", "tuesday", "wednesday", "thursday", "friday"]
    )
    assert [one["state"] for one in found["deliveries"]][-1] == "posted"
    assert found["access"]["people"] == ["U0ANA000001"]
    assert [one["kind"] for one in found["changes"]] == ["schedule", "access"]


def test_a_profile_of_the_json_is_read_as_any_other(full: Rig) -> None:
    roles = full.deps.knowledge.roles
    found = [parse_profile(json.dumps(one["profile"]), roles) for one in exported(full)["profiles"]]

    assert found == [one.profile for one in full.deps.store.list_profiles(full.key())]


def test_without_a_word_it_is_json_and_the_others_are_named(full: Rig) -> None:
    text = full.answer("export").text

    assert "as a JSON file in a direct message" in text
    assert "Other formats: `/mlteam export csv` and `/mlteam export markdown`." in text
    assert full.sender.wait(10)


@pytest.mark.parametrize(
    ("typed", "ending"),
    [("", "json"), ("JSON", "json"), ("csv", "csv"), ("markdown", "md"), ("as a csv file", "csv")],
)
def test_a_format_is_understood_as_people_type_it(full: Rig, typed: str, ending: str) -> None:
    assert export(full, typed).name == f"mlteam-{full.key().channel}-2026-02-02.{ending}"


def test_an_unknown_format_gets_the_nearest_one(full: Rig) -> None:
    assert "Did you mean `/mlteam export markdown`?" in full.answer("export markdwon").text
    assert full.slack.files == []


def test_the_csv_has_a_row_for_each_thing_that_happened_in_order(full: Rig) -> None:
    found = rows(full)

    assert list(found[0]) == [
        "time",
        "by",
        "kind",
        "subject",
        "field",
        "before",
        "after",
        "reason",
        "until",
        "profile_version",
    ]
    assert [row["time"] for row in found] == sorted(row["time"] for row in found)
    changed = [row for row in found if row["subject"] == "version 2"]
    assert [(row["field"], row["before"], row["after"]) for row in changed] == [
        ("headcount.ml_engineer", "0", "0.5"),
        ("regulated", "", "yes"),
        ("budget", "", "400000.0"),
        ("currency", "", "EUR"),
    ]
    [decision] = [row for row in found if row["kind"] == "decision"]
    assert decision["profile_version"] == "2"
    assert {row["kind"] for row in found} == {"profile", "decision", "nudge", "schedule", "access"}


CELLS = {
    "+1": "'+1",
    " =1": "' =1",
    "\n=1": "'\n'=1",
    "\t=1": "'\t'=1",
    "\rx": "'\rx",
    "\ufeff@SUM(A1)": "'\ufeff@SUM(A1)",
    "\uff1d1": "'\uff1d1",
    "-1+2": "'-1+2",
    "-": "'-",
    "x;=1": "x;'=1",
    "x; @y": "x;' @y",
    'x";=1': "x\";'=1",
    "two\n-lines": "two\n'-lines",
    "plan 3": "plan 3",
    "a-b; c = d": "a-b; c = d",
    "3": "3",
    "-0.5": "-0.5",
    "-1.5e3": "-1.5e3",
}
"""What somebody wrote, and what the spreadsheet gets: numbers stay numbers."""


def test_no_cell_of_the_csv_can_calculate(full: Rig) -> None:
    share = Change(key=full.key(), kind=ChangeKind.SHARED, by="U1", at=full.clock())
    for command in CELLS:
        full.deps.store.add_change(replace(share, detail={"command": command}))
    found = rows(full)

    [decision] = [row for row in found if row["kind"] == "decision"]
    assert decision["reason"] == f"'{FORMULA}\n| *Žofia*"
    assert decision["until"] == "2026-06-01"
    shared = [row["after"] for row in found if row["kind"] == "shared"]
    assert shared == list(CELLS.values())
    assert calculating(found) == {"-0.5", "-1.5e3"}


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_no_cell_calculates_wherever_a_spreadsheet_cuts_the_lines(
    full: Rig, separator: str
) -> None:
    """It goes by the country that it is set to, and not by what is in the file."""
    share = Change(key=full.key(), kind=ChangeKind.SHARED, by="U1", at=full.clock())
    for command in CELLS:
        full.deps.store.add_change(replace(share, detail={"command": command}))
    lines = export(full, "csv").text.splitlines()

    cells = [cell for line in lines for cell in line.replace('"', "").split(separator)]
    assert [cell for cell in cells if starts_a_formula(cell)] == []


def calculating(found: list[dict[str, str]]) -> set[str]:
    cells = {cell for row in found for cell in row.values()}
    return {cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))}


def starts_a_formula(cell: str) -> bool:
    is_begun = cell.lstrip(" \ufeff").startswith(("=", "+", "-", "@", "\uff1d"))
    return is_begun and cell not in {"-0.5", "-1.5e3"}


def test_the_markdown_reads_as_a_document(full: Rig) -> None:
    text = export(full, "markdown").text

    assert text.startswith("# What mlteam knows about the channel\n\nChannel C0MLTEAM001, exported")
    assert "- 13 January 2026: 4.5 (4 data scientists, half an ML engineer)\n" in text
    assert (
        "| 13 January 2026, 10:00 | U0BEN000001 | Data scientists without a data engineer |"
        " We accept the risk | 1 June 2026 |"
    ) in text
    assert "\\| \\*Žofia\\*" in text
    assert (
        "### Version 2\n\nSaved by U0ANA00001 on 13 January 2026, 10:00.\n\n- ML engineers 0 → 0.5"
        in text
    )
    assert (
        "Every two weeks on Tuesday at 10:00 (Europe/Madrid), set by U0ANA000001.\n\n"
        "- Working hours: Monday to Friday, 09:00 to 18:00\n- Not on public holidays of Spain\n"
    ) in text
    assert "- People: U0ANA000001\n- User groups: S0LEADS0001\n" in text


def test_the_markdown_names_what_a_nudge_came_from_in_words(full: Rig) -> None:
    text = export(full, "markdown").text
    nudges = text.partition("## Nudges")[2].partition("\n## ")[0]

    assert not any(trigger in nudges for trigger in TRIGGERS)
    assert nudges.count("| an undecided step |") >= 1


def test_each_reason_of_a_nudge_has_words_in_both_languages() -> None:
    for language in LANGUAGES:
        with speaking(language):
            said = {say(f"export-trigger-{trigger}") for trigger in TRIGGERS}
        assert len(said) == len(TRIGGERS)


def test_who_exported_it_is_kept(full: Rig) -> None:
    export(full, "csv", user="ben")

    newest = full.deps.store.list_changes(full.key())[-1]
    assert (newest.kind, newest.by, newest.detail) == (
        ChangeKind.EXPORTED,
        "U0BEN000001",
        {"format": "csv"},
    )
    assert "*Exported as csv*\n<@U0BEN000001>" in full.answer("history").text


def test_a_channel_of_which_nothing_is_stored_has_nothing_to_export(rig: Rig) -> None:
    assert "Nothing is stored for this channel." in rig.answer("export").text
    assert rig.deps.store.list_changes(rig.key()) == []


def test_of_another_channel_nothing_is_exported(full: Rig) -> None:
    assert "Nothing is stored" in full.answer("export", channel="#leadership").text
