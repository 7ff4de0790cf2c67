"""What a person reads who asks why of what nobody knows, or before the team has a profile."""

import json

import pytest

from bot.views.ids import Action
from tests.bot.explaining import set_up_scientists
from tests.bot.rig import Rig


@pytest.fixture
def told(rig: Rig) -> Rig:
    """A channel in which four scientists have no data engineer and one ML engineer."""
    set_up_scientists(rig)
    return rig


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("own-stak-rule", "Did you mean `/mlteam why own-stack`?"),
        ("sciency", "Did you mean `/mlteam why data scientist`?"),
        ("the gap", "Did you mean `/mlteam why steady`?"),
        ("42", "Today's advice has no number 42."),
        ("0", "Today's advice has no number 0."),
        ("xyzzy", "I don't know a rule or role called `xyzzy`. Type `/mlteam roles`"),
        ("x" * 5000, "I don't know a rule or role called `xxxx"),
        ("<!channel> *x*", "`&lt;!channel&gt; *x*`"),
    ],
)
def test_an_unknown_rule_or_role_gets_the_nearest(told: Rig, typed: str, answer: str) -> None:
    text = told.answer(f"why {typed}").text

    assert answer in text
    assert "<!channel>" not in text
    assert len(text) < 300


@pytest.mark.parametrize("typed", ["why", "why 2"])
def test_why_of_today_s_advice_needs_a_profile(rig: Rig, typed: str) -> None:
    assert "Type `/mlteam setup`" in rig.answer(typed).text


def test_without_a_profile_a_rule_is_explained_in_general(rig: Rig) -> None:
    shown = rig.answer("why home made ml stak")

    assert shown.text.startswith("Home-made ML stack\n*Stop growing your own ML stack.")
    assert "\n*Unless*\n" in shown.text
    assert "Sources: <https://" in shown.text
    assert "I say whether it applies to you." in shown.text
    rig.slack.click("ana", shown, Action.OPEN_SETUP)
    form = rig.slack.modal("ana")
    assert form is not None
    assert form.body["callback_id"] == "setup"


def test_without_a_profile_a_role_is_explained_in_general(rig: Rig) -> None:
    shown = rig.answer("why should we hire a data engineer?")

    assert shown.text.startswith("Data engineer: when to hire one\nYou plan the first scientist")
    rig.slack.click("ana", shown, Action.SHOW_ROLE, "data_engineer")
    assert rig.slack.messages("#ml-team", "ana")[-1].text.startswith("Data engineer\nBuilds what")


def test_what_nobody_knows_is_unknown_without_a_profile_too(rig: Rig) -> None:
    assert "I don't know a rule or role called `xyzzy`." in rig.answer("why xyzzy").text


def test_in_a_direct_message_a_rule_is_explained_without_a_button_for_setup(rig: Rig) -> None:
    rig.slack.direct_message("ana", "why own-stack")

    told = rig.slack.messages("ana", "ana")[-1]
    assert told.text.startswith("Home-made ML stack\n")
    assert Action.OPEN_SETUP not in json.dumps(told.blocks)
