"""What App Home opens: the settings of a team, and help."""

import json

import pytest

from bot.usecases.access_form import Wish, save_access
from playground.blockkit import view_problems
from tests.bot.deciding import ANA, modal, modal_text
from tests.bot.homes import open_home, press
from tests.bot.rig import Rig, some_actor

HERE = "C0MLTEAM001"


@pytest.fixture(autouse=True)
def _set_up(rig: Rig) -> None:
    rig.set_up(stage="first_model", headcount_data_scientist="4", rhythm="weekly")
    rig.slack.workspace.views.clear(ANA)


def narrow(rig: Rig) -> None:
    wish = Wish(narrowed=True, people=(ANA,), groups=(), admins=False, outsiders=False)
    save_access(rig.deps, rig.key(), wish, some_actor(ANA), base=0)


def test_the_settings_say_when_nudges_come_and_who_may_change_things(rig: Rig) -> None:
    narrow(rig)
    press(rig, "Settings", user="ben")
    text = modal_text(rig, "ben")

    assert f"For <#{HERE}>" in text
    assert "*Nudges*\\nEvery week on " in text
    assert "I write here in English." in text
    assert f"Only <@{ANA}> may change things here" in text
    assert view_problems(modal(rig, "ben").body) == []


def test_nudges_are_paused_and_resumed_in_the_settings(rig: Rig) -> None:
    press(rig, "Settings")
    rig.slack.click("ana", modal(rig), "pause")
    assert "Paused until somebody resumes them." in modal_text(rig)
    assert rig.schedule().wake_at is None

    rig.slack.click("ana", modal(rig), "resume")
    assert "Paused" not in modal_text(rig)
    assert rig.schedule().wake_at is not None


def test_the_schedule_is_changed_from_the_settings(rig: Rig) -> None:
    press(rig, "Settings")
    rig.slack.click("ana", modal(rig), "nudge_schedule")
    rig.submit({"weekday": "friday"})

    assert "BYDAY=FR" in rig.schedule().recurrence


def test_access_is_narrowed_from_the_settings(rig: Rig) -> None:
    press(rig, "Settings")
    rig.slack.click("ana", modal(rig), "open_access")
    rig.submit({"who": "named"})
    press(rig, "Settings")

    assert f"Only <@{ANA}> may change things here" in modal_text(rig)


def test_nudges_that_are_off_can_be_started_in_the_settings(rig: Rig) -> None:
    rig.type("nudges off")
    press(rig, "Settings")
    assert "Off. Type `/mlteam nudges on`" in modal_text(rig)
    rig.slack.click("ana", modal(rig), "nudge_schedule")

    assert modal(rig).body["callback_id"] == "schedule"


@pytest.mark.parametrize("action", ["pause", "open_access", "nudge_schedule"])
def test_who_may_not_change_things_is_told_so_in_the_settings(rig: Rig, action: str) -> None:
    narrow(rig)
    press(rig, "Settings", user="ben")
    before = rig.schedule()
    rig.slack.click("ben", modal(rig, "ben"), action)

    assert f"<@{ANA}> can change this" in modal_text(rig, "ben")
    assert rig.schedule() == before


def test_home_opens_help_also_for_whoever_has_no_team(rig: Rig) -> None:
    rig.deps.store.forget_channel(rig.key())
    press(rig, "Help")
    assert "`/mlteam setup`" in modal_text(rig)
    assert view_problems(modal(rig).body) == []
    rig.slack.click("ana", modal(rig), "home_help")

    assert "/mlteam whatif +1 data-engineer" in modal_text(rig)
    assert view_problems(modal(rig).body) == []


def test_the_settings_are_in_german_for_whoever_reads_german(rig: Rig) -> None:
    press(rig, "Einstellungen", user="jonas")
    text = modal_text(rig, "jonas")

    assert "Einstellungen" in json.dumps(modal(rig, "jonas").body, ensure_ascii=False)
    assert f"Für <#{HERE}>" in text
    assert "Ich schreibe hier auf Englisch." in text
    assert "Alle in diesem Channel dürfen hier etwas ändern" in text
    assert view_problems(modal(rig, "jonas").body) == []


def test_the_buttons_of_home_are_read_aloud_in_full(rig: Rig) -> None:
    buttons = [e for b in open_home(rig).blocks for e in b.get("elements", ()) if "text" in e]
    spoken = {e["text"]["text"]: e.get("accessibility_label") for e in buttons if "action_id" in e}

    assert spoken["Settings"] == "Settings of this team"
    assert spoken["Help"] == "Help: all that you can type"
