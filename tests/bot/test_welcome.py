"""Whoever brings the bot into a workspace is told once what it stores, in their own language."""

import pytest

from playground.messages import Message
from tests.bot.rig import Rig

TITLE = "What I store, and who sees it"


def told(rig: Rig, user: str) -> list[Message]:
    assert rig.sender.wait()
    direct = rig.slack.workspace.direct_messages(rig.slack.workspace.person(user).id)
    messages = rig.slack.messages(direct.id, user)
    return [one for one in messages if TITLE in one.text or "Was ich speichere" in one.text]


def test_whoever_invites_the_bot_first_is_told_what_it_stores(rig: Rig) -> None:
    rig.slack.invite_bot("ana", "#hiring-plan")

    [message] = told(rig, "ana")
    assert message.text.startswith(f"{TITLE}\nHello <@U0ANA000001>")
    for word in ("*Who sees it:*", "/mlteam access", "/mlteam export", "/mlteam forget"):
        assert word in message.text


def test_it_is_told_once_in_the_life_of_an_installation(rig: Rig) -> None:
    rig.slack.invite_bot("ana", "#hiring-plan")
    rig.set_up(user="ben")
    rig.slack.open_home("ben")

    assert len(told(rig, "ana")) == 1
    assert told(rig, "ben") == []


@pytest.mark.parametrize("way", ["setup", "finish", "home"])
def test_whoever_comes_first_another_way_is_told_too(rig: Rig, way: str) -> None:
    if way == "home":
        rig.slack.open_home("ben")
    elif way == "setup":
        rig.set_up(user="ben")
    else:
        rig.type("setup", user="ben")
        view = rig.slack.modal("ben")
        assert view is not None
        rig.slack.gestures.fill(view, {"company_size": "180"})
        rig.slack.click("ben", view, "setup_finish")

    assert len(told(rig, "ben")) == 1


def test_without_a_right_to_write_directly_the_greeting_comes_all_the_same(rig: Rig) -> None:
    rig.slack.workspace.faults.add("users.info", "missing_scope")
    rig.slack.invite_bot("ana", "#hiring-plan")

    assert "Hello!" in rig.posts("#hiring-plan")[-1].text


def german(rig: Rig, user: str) -> None:
    rig.slack.housekeeping.speak(user, "de-DE")


def test_the_greeting_is_in_the_language_of_whoever_invited(rig: Rig) -> None:
    german(rig, "ana")
    rig.slack.invite_bot("ana", "#hiring-plan")

    greeting = rig.posts("#hiring-plan")[-1]
    assert greeting.text.startswith("Hallo! Ich helfe euch")
    assert len(greeting.text.splitlines()) == 3
    assert len([block for block in greeting.blocks if block["type"] == "actions"]) == 1
    assert told(rig, "ana")[0].text.startswith("Was ich speichere und wer es sieht\nHallo <@")
