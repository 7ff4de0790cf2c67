"""The button that shows an answer as a picture: uploaded once, and shown in the answer itself."""

import json
import time
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from playground.files import File
from playground.messages import Message
from storage.values import Access
from tests.bot.rig import Rig

Json = dict[str, Any]
RESERVED, COMPLETED = "files.getUploadURLExternal", "files.completeUploadExternal"
COMMANDS = ("status", "history", "plan 2")


@pytest.fixture
def team(rig: Rig) -> Rig:
    rig.tell(company_size=180, stage="first_model", headcount={"data_scientist": 3})
    rig.clock.now += timedelta(days=40)
    rig.tell(company_size=180, stage="first_model", headcount={"data_scientist": 4})
    return rig


def press(rig: Rig, answer: Message, *, user: str = "ana") -> None:
    """Press the button, and wait until the picture is shown or given up."""
    outcome = rig.slack.click(user, answer, "show_picture")
    assert not outcome.failure, outcome
    assert rig.sender.wait(30)


def images(message: Message) -> list[Json]:
    return [block for block in message.blocks if block["type"] == "image"]


def shown_in(rig: Rig, message: Message) -> File:
    [image] = images(message)
    found = rig.slack.workspace.files.find(image["slack_file"]["id"])
    assert found is not None
    return found


def content(message: Message, *without: str) -> list[Json]:
    """Its blocks without the ids that Slack gives them."""
    return [
        {name: value for name, value in block.items() if name != "block_id"}
        for block in message.blocks
        if block["type"] not in without
    ]


def labels(message: Message) -> list[str]:
    rows = [block["elements"] for block in message.blocks if block["type"] == "actions"]
    return [element["text"]["text"] for elements in rows for element in elements]


@pytest.mark.parametrize("command", ["status", "history team", "plan 2"])
def test_the_answer_shows_its_picture_to_whoever_pressed(team: Rig, command: str) -> None:
    answer = team.answer(command, user="ben")
    before = content(answer, "actions")
    assert images(answer) == []
    press(team, answer, user="ben")

    file = shown_in(team, answer)
    assert Image.open(BytesIO(file.content or b"")).format == "PNG"
    assert content(answer, "actions", "image") == before
    assert "Show as picture" not in labels(answer)
    assert "Share in channel" in labels(answer)
    assert answer.blocks.index(images(answer)[0]) == 1
    assert team.slack.direct_messages("ben") == []
    assert [one.ephemeral for one in team.slack.messages("#ml-team", "ana")] == []


def test_from_the_history_the_team_over_time_takes_its_place_with_the_picture(team: Rig) -> None:
    answer = team.answer("history")
    assert labels(answer) == ["Team over time", "Share in channel"]
    press(team, answer)

    assert len(images(answer)) == 1
    assert "4 (4 data scientists)" in json.dumps(content(answer, "image"))
    assert labels(answer) == ["Back", "Share in channel"]
    team.slack.click("ana", answer, "history_newer")
    assert labels(answer) == ["Team over time", "Share in channel"]


def test_the_picture_says_in_words_all_that_it_shows(team: Rig) -> None:
    answer = team.answer("status")
    press(team, answer)

    alt = images(answer)[0]["alt_text"]
    assert "Data scientists: 4, target 0\u20131." in alt
    assert shown_in(team, answer).alt == alt[:1000]
    assert "4 data scientists" in answer.text
    assert answer.text.endswith(alt)


def test_nothing_is_uploaded_before_somebody_asks(team: Rig) -> None:
    for command in COMMANDS:
        team.answer(command)
    assert team.sender.wait()

    assert team.slack.calls(RESERVED) == []


def test_the_button_is_answered_before_the_picture_is_there(team: Rig) -> None:
    answer = team.answer("status")
    team.slack.workspace.faults.add(RESERVED, delay=1.5)
    started = time.monotonic()
    team.slack.click("ana", answer, "show_picture")

    assert time.monotonic() - started < 1
    assert team.slack.wait_until(lambda: "is being drawn" in answer.text, 1)
    assert images(answer) == []
    assert "Show as picture" not in labels(answer)
    assert team.sender.wait(30)
    assert len(images(answer)) == 1
    assert "being drawn" not in json.dumps(answer.blocks)


def test_the_same_picture_is_uploaded_once(team: Rig) -> None:
    answers = [team.answer("status", user=user) for user in ("ana", "ben", "ana")]
    for answer, user in zip(answers, ("ana", "ben", "ana"), strict=True):
        press(team, answer, user=user)

    assert len({shown_in(team, answer).id for answer in answers}) == 1
    assert len(team.slack.calls(RESERVED)) == 1


def test_who_presses_twice_gets_one_picture(team: Rig) -> None:
    answer = team.answer("status")
    team.slack.click("ana", answer, "show_picture")
    if "show_picture" in json.dumps(answer.blocks):
        team.slack.click("ana", answer, "show_picture")
    assert team.sender.wait(30)

    assert len(images(answer)) == 1
    assert len(team.slack.files) == 1


def test_a_changed_team_has_another_picture_and_the_old_file_is_deleted(team: Rig) -> None:
    press(team, team.answer("status"))
    [old] = team.slack.files
    team.tell(company_size=180, stage="first_model", headcount={"data_scientist": 5})
    answer = team.answer("status")
    press(team, answer)

    assert [file.id for file in team.slack.files] == [shown_in(team, answer).id]
    assert shown_in(team, answer).id != old.id
    assert team.slack.calls("files.delete") == [{"file": old.id}]


def test_a_picture_that_slack_still_looks_through_is_shown_as_soon_as_it_may(team: Rig) -> None:
    team.slack.workspace.files.processing = 0.5
    answer = team.answer("status")
    press(team, answer)

    assert len(images(answer)) == 1
    assert len(team.slack.files) == 1


def test_a_picture_that_slack_never_shows_comes_as_a_file(team: Rig) -> None:
    team.failures_expected = True
    team.slack.workspace.files.processing = 99
    answer = team.answer("status")
    before = content(answer)
    press(team, answer)

    assert content(answer)[:-1] == before
    assert "I send it to you in a direct message" in answer.text
    [message] = team.slack.direct_messages("ana")
    assert [file.name for file in message.files] == ["ml-team-and-target.png"]
    assert [file.id for file in team.slack.files] == [message.files[0].id]
    assert team.deps.store.list_pictures(team.key()) == []


@pytest.mark.parametrize(
    ("error", "words"),
    [
        ("file_uploads_disabled", "Slack did not take the picture (file_uploads_disabled), so"),
        ("missing_scope", "whoever runs mlteam has to install the app again"),
    ],
)
def test_when_slack_refuses_the_answer_stays_and_one_sentence_says_so(
    team: Rig, error: str, words: str
) -> None:
    team.slack.workspace.faults.add(COMPLETED, error)
    answer = team.answer("plan")
    before = content(answer)
    press(team, answer)

    assert content(answer)[:-1] == before
    assert words in answer.text
    assert "Show as picture" in labels(answer)
    assert team.slack.direct_messages("ana") == []
    press(team, answer)
    assert len(images(answer)) == 1


def test_what_nobody_expected_is_told_with_a_reference(
    team: Rig, caplog: pytest.LogCaptureFixture
) -> None:
    team.slack.workspace.faults.add("upload", status=500)
    answer = team.answer("status")
    press(team, answer)

    reference = answer.text.rpartition("Reference: `")[2].rstrip("`")
    assert len(reference) == 6
    assert reference in caplog.text
    assert "xoxb-" not in caplog.text


def test_of_a_shared_answer_everybody_can_see_the_picture_for_themselves(team: Rig) -> None:
    team.slack.click("ana", team.answer("plan"), "share")
    [shared] = team.posts()
    press(team, shared, user="ben")

    assert images(team.posts()[0]) == []
    [seen] = [one for one in team.slack.messages("#ml-team", "ben") if one.ephemeral]
    assert len(images(seen)) == 1
    assert "Hires, in this order" in seen.text


def test_who_may_not_change_things_may_see_the_picture(team: Rig) -> None:
    team.deps.store.save_access(Access(key=team.key(), narrowed=True, people=("U0ANA000001",)))
    answer = team.answer("plan", user="ben")
    press(team, answer, user="ben")

    assert len(images(answer)) == 1


def test_of_a_team_that_was_forgotten_there_is_no_picture(team: Rig) -> None:
    old = team.answer("history")
    team.deps.store.forget_channel(team.key())
    press(team, old)

    assert "no team profile" in team.slack.messages("#ml-team", "ana")[-1].text
    assert team.slack.files == []


def test_forgetting_a_channel_deletes_its_files(team: Rig) -> None:
    for command in COMMANDS:
        press(team, team.answer(command))
    assert len(team.slack.files) == 3
    team.type("forget")
    modal = team.slack.modal("ana")
    assert "3 pictures of the team" in json.dumps(modal and modal.body)
    team.submit({})

    assert team.slack.files == []
    assert team.deps.store.list_pictures(team.key()) == []


def test_what_is_forgotten_while_it_is_drawn_does_not_stay_in_slack(team: Rig) -> None:
    answer = team.answer("status")
    team.slack.workspace.faults.add(RESERVED, delay=0.8)
    team.slack.click("ana", answer, "show_picture")
    assert team.slack.wait_until(lambda: "is being drawn" in answer.text)
    team.deps.store.forget_channel(team.key())
    assert team.sender.wait(30)

    assert team.slack.files == []
    assert images(answer) == []
