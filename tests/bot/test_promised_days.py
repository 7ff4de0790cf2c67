"""What is promised about the day of a question is what happens on it."""

import pytest

from tests.bot.deciding import modal_text, open_decide
from tests.bot.rig import Rig


@pytest.fixture(autouse=True)
def _set_up(rig: Rig) -> None:
    rig.set_up(stage="first_model", headcount_data_scientist="4", rhythm="weekly")


def put_off(rig: Rig, day: str) -> str:
    """Put off until this day; what the bot says it will do."""
    open_decide(rig, "deferred")
    rig.submit({"until": day})
    return modal_text(rig)


def test_a_question_that_falls_on_a_weekend_is_promised_for_monday(rig: Rig) -> None:
    assert "I ask again once, on 14 December 2026." in put_off(rig, "2026-12-12")
    status = rig.answer("status").text
    assert "not now, until 12 December 2026. I ask on 14 December 2026." in status


def test_a_question_in_muted_days_is_promised_for_the_day_after_them(rig: Rig) -> None:
    rig.type("nudges mute 7 to 18 december")

    assert "I ask again once, on 21 December 2026." in put_off(rig, "2026-12-10")


def test_while_nudges_are_paused_for_good_no_question_is_promised(rig: Rig) -> None:
    rig.type("nudges pause")

    assert "I won't ask by myself; `/mlteam nudges on` starts them." in put_off(rig, "2026-12-10")
    assert "I ask on" not in rig.answer("status").text


def test_a_role_on_which_the_team_decided_is_not_among_those_that_nothing_asks_for(
    rig: Rig,
) -> None:
    open_decide(rig, "accepted")
    rig.submit({})

    assert "Data engineer:*" not in rig.answer("advice").text
