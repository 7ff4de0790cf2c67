"""Help: short at first, whole behind a button, and in the reader's language."""

import pytest

from bot import subcommands
from bot.errors import UserError
from bot.language import speaking
from bot.reply import Message as Reply
from bot.subcommands import SUBCOMMANDS
from playground.messages import Message
from tests.bot.rig import Rig, call_of

LINES_OF_A_SCREEN = 24
"""Of 375 by 812 pixels, beside Slack's own bars."""
LETTERS_OF_A_LINE = 42


def screens(message: Message) -> float:
    """Roughly, of a phone: paragraphs wrap, and each block has room around it."""
    lines = 0.0
    for block in message.blocks:
        texts = [block.get("text", {}).get("text", "")]
        texts += [one["text"] for one in block.get("elements", ()) if "text" in one]
        for text in texts:
            if isinstance(text, str):
                lines += sum(1 + len(line) // LETTERS_OF_A_LINE for line in text.splitlines())
        lines += 0.7
    return lines / LINES_OF_A_SCREEN


def test_help_fits_one_and_a_half_screens_of_a_phone(rig: Rig) -> None:
    new = rig.answer("help")
    rig.set_up()

    assert [screens(one) <= 1.5 for one in (new, rig.answer("help"))] == [True, True]


def test_help_names_every_command(rig: Rig) -> None:
    text = rig.answer("help").text

    assert [one.name for one in SUBCOMMANDS if f"`{one.name}`" not in text] == []


def test_all_ways_to_type_all_commands_are_one_tap_away(rig: Rig) -> None:
    rig.slack.click("ana", rig.answer("help"), "help_all")
    newest = rig.slack.messages("#ml-team", "ana")[-1]

    missing = [u for s in SUBCOMMANDS for u, _ in s.usages if f"/mlteam {u}" not in newest.text]
    assert missing == []
    assert newest.ephemeral


def test_help_on_one_command_names_each_way_to_type_it(rig: Rig) -> None:
    text = rig.answer("help plan").text

    assert "`/mlteam plan BUDGET at COST`" in text
    assert "/mlteam nudges" not in text
    assert rig.answer("help /mlteam plan").text == text


def test_help_on_a_command_that_does_not_exist_suggests_the_nearest(rig: Rig) -> None:
    assert "Did you mean `/mlteam help plan`?" in rig.answer("help plam").text


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("rolse", "Den Befehl `rolse` kenne ich nicht. Meinst du `/mlteam roles`?"),
        ("frobnicate", "`/mlteam help` zeigt alle."),
        ("roles engneering", "Die Rolle `engneering` kenne ich nicht."),
        ("empfelung", "Meinst du `/mlteam advice`?"),
        ("advice", "Für diesen Channel gibt es noch kein Teamprofil."),
    ],
)
def test_what_nobody_knows_is_answered_in_german(rig: Rig, typed: str, answer: str) -> None:
    with speaking("de"), pytest.raises(UserError) as caught:
        subcommands.run(typed, call_of(rig), rig.deps)

    assert answer in str(caught.value)


@pytest.mark.parametrize(
    ("typed", "begins"),
    [
        ("", "Wen ihr für euer ML-Team als Nächstes einstellt"),
        ("hilfe", "Wen ihr für euer ML-Team als Nächstes einstellt"),
        ("help all", "Alle Befehle"),
        ("rollen", "Wer in einem ML-Team was macht"),
        ("tipps medium", "Tipps für mittlere Unternehmen"),
        ("tips", "Tipps für mittlere Unternehmen\nEure Größe kenne ich noch nicht"),
    ],
)
def test_answers_are_in_german_for_whoever_reads_german(rig: Rig, typed: str, begins: str) -> None:
    with speaking("de"):
        reply = subcommands.run(typed, call_of(rig), rig.deps)

    assert isinstance(reply, Reply)
    assert reply.text.startswith(begins)


def test_status_is_in_german_for_whoever_reads_german(rig: Rig) -> None:
    rig.set_up(stage="first_model", headcount_data_scientist="4")
    with speaking("de"):
        short = subcommands.run("status", call_of(rig), rig.deps)
        whole = subcommands.run("status all", call_of(rig), rig.deps)

    assert isinstance(short, Reply)
    assert isinstance(whole, Reply)
    assert "*Team:* 4 Data Scientists\n180 " in short.text
    assert "*Als Nächstes*" in short.text
    assert "Version 1, gespeichert von <@U0ANA000001>" in short.text
    assert whole.text.startswith("Alles, was ich über euer Team weiß")


def test_roles_are_paged_and_each_is_one_tap_away(rig: Rig) -> None:
    message, shown = rig.answer("roles"), []
    for _ in range(9):
        shown += [one["accessory"]["value"] for one in message.blocks if one.get("accessory")]
        turning = [one["action_id"] for one in message.blocks[-1]["elements"]]
        if "roles_page" not in turning:
            break
        rig.slack.click("ana", message, "roles_page")
        message = rig.slack.messages("#ml-team", "ana")[-1]

    assert sorted(shown) == sorted(rig.deps.knowledge.roles)
    last = message.text
    rig.slack.click("ana", message, "roles_previous")
    assert rig.slack.messages("#ml-team", "ana")[-1].text != last


def test_more_tips_come_in_place_of_the_first_ones(rig: Rig) -> None:
    message = rig.answer("tips medium")
    before = len(rig.slack.messages("#ml-team", "ana"))
    rig.slack.click("ana", message, "tips_page")

    messages = rig.slack.messages("#ml-team", "ana")
    assert len(messages) == before
    assert "*6.* " in messages[-1].text
    assert "*1.* " not in messages[-1].text


def test_all_that_is_known_comes_in_place_of_the_short_status(rig: Rig) -> None:
    rig.set_up(stage="first_model", headcount_data_scientist="4")
    rig.slack.click("ana", rig.answer("status"), "status_more")

    newest = rig.slack.messages("#ml-team", "ana")[-1]
    assert newest.text.startswith("All that I know of your team\n")
    assert "*Against the target for your size and stage*" in newest.text
