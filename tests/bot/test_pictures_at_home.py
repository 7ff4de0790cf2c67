"""App Home shows the picture of each team: at once if it is there, and else as soon as it is."""

import time
from typing import Any

import pytest

from playground.views import View
from tests.bot.homes import add_channel, open_home
from tests.bot.rig import Rig

Json = dict[str, Any]
RESERVED, PUBLISH = "files.getUploadURLExternal", "views.publish"


@pytest.fixture
def team(rig: Rig) -> Rig:
    rig.tell(company_size=180, stage="first_model", headcount={"data_scientist": 4})
    return rig


def images(view: View | None) -> list[Json]:
    return [block for block in view.blocks if block["type"] == "image"] if view else []


def finished(rig: Rig, user: str = "ana") -> list[Json]:
    """The pictures at home when all errands are done."""
    assert rig.sender.wait(30)
    return images(rig.slack.home(user))


def test_home_is_there_at_once_and_its_picture_follows(team: Rig) -> None:
    team.slack.workspace.faults.add(RESERVED, delay=1.0)
    started = time.monotonic()
    view = team.slack.open_home("ana")

    assert time.monotonic() - started < 0.8
    assert images(view) == []
    [image] = finished(team)
    assert "Data engineers: none, target 2\u20133." in image["alt_text"]
    assert [file.id for file in team.slack.files] == [image["slack_file"]["id"]]


def test_a_picture_that_is_known_is_there_at_once_for_everybody(team: Rig) -> None:
    open_home(team)
    [image] = finished(team)
    before = len(team.slack.calls(PUBLISH))

    assert len(images(open_home(team, "ben"))) == 1
    assert finished(team, "ben")[0]["slack_file"] == image["slack_file"]
    assert len(team.slack.calls(PUBLISH)) == before + 1
    assert len(team.slack.files) == 1


def test_it_is_the_same_picture_as_that_of_status(team: Rig) -> None:
    open_home(team)
    [image] = finished(team)
    answer = team.answer("status")
    team.slack.click("ana", answer, "show_picture")
    assert team.sender.wait(30)

    [shown] = [block for block in answer.blocks if block["type"] == "image"]
    assert shown["slack_file"] == image["slack_file"]


def test_a_changed_team_gets_its_new_picture(team: Rig) -> None:
    open_home(team)
    [old] = finished(team)
    team.tell(company_size=180, stage="first_model", headcount={"data_scientist": 5})
    assert images(open_home(team)) == []

    [new] = finished(team)
    assert new["slack_file"] != old["slack_file"]
    assert [file.id for file in team.slack.files] == [new["slack_file"]["id"]]


def test_each_team_has_its_own_picture_below_its_buttons(team: Rig) -> None:
    other = add_channel(team, "vision")
    team.slack.workspace.files.processing = 0.3
    team.set_up(channel="vision")
    open_home(team)

    assert len(finished(team)) == 2
    blocks = open_home(team).blocks
    kinds = [block["type"] for block in blocks]
    assert all(
        kinds[place - 1] == "actions" for place in range(len(kinds)) if kinds[place] == "image"
    )
    stored = [team.deps.store.list_pictures(team.key(name)) for name in ("#ml-team", "vision")]
    assert [[one.key.channel for one in found] for found in stored] == [
        [team.key().channel],
        [other.id],
    ]


def test_who_has_drawn_home_anew_meanwhile_is_not_overwritten(team: Rig) -> None:
    team.slack.workspace.faults.add(RESERVED, delay=0.8)
    team.slack.open_home("ana")
    newer = team.slack.workspace.views.publish("U0ANA000001", {"type": "home", "blocks": []})

    assert finished(team) == []
    assert newer.blocks == []


@pytest.mark.parametrize("error", ["missing_scope", "file_uploads_disabled", "ratelimited"])
def test_without_a_right_to_upload_home_stays_as_it_was(team: Rig, error: str) -> None:
    for _ in range(3):
        team.slack.workspace.faults.add(RESERVED, error)
    open_home(team)
    before = team.slack.home("ana")

    assert finished(team) == []
    assert team.slack.home("ana") is before


def test_a_picture_that_somebody_deleted_in_slack_does_not_stand_in_the_way(team: Rig) -> None:
    open_home(team)
    [old] = finished(team)
    team.slack.workspace.files.delete(old["slack_file"]["id"])

    open_home(team)

    [new] = finished(team)
    assert new["slack_file"] != old["slack_file"]


def test_a_german_reader_has_a_picture_in_german(team: Rig) -> None:
    open_home(team, "jonas")
    [german] = finished(team, "jonas")
    open_home(team)
    [english] = finished(team)

    assert german["alt_text"].startswith("Team heute und Ziel.")
    assert english["alt_text"].startswith("Team today and target.")
    assert {one.language for one in team.deps.store.list_pictures(team.key())} == {"de", "en"}
