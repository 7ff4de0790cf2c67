"""What `/mlteam roles` and a role say: the most needed first, the rest one tap away."""

import pytest

from bot.views.ids import Action
from bot.views.roles import role_modal
from knowledge.schema import Knowledge
from playground.blockkit import view_problems
from tests.bot.explaining import modal_text
from tests.bot.phone import phone_lines
from tests.bot.rig import Rig


@pytest.mark.parametrize("user", ["ana", "jonas"])
def test_a_role_fits_on_a_phone(rig: Rig, user: str) -> None:
    assert phone_lines(rig.answer("roles data engineer", user=user).blocks) <= 28


def test_the_rest_of_a_role_is_one_tap_away(rig: Rig) -> None:
    shown = rig.answer("roles data engineer")
    rig.slack.click("ana", shown, Action.ROLE_MORE, "data_engineer")
    role, text = rig.deps.knowledge.roles["data_engineer"], modal_text(rig)

    assert text.count("•  ") > shown.text.count("•  ")
    assert f"•  {role.responsibilities[-1]}" in text
    assert role.responsibilities[-1] not in shown.text
    assert "*Common mistakes*" in text
    assert "*Hands over to*" in text


def test_the_rest_of_every_role_is_sound(knowledge: Knowledge) -> None:
    for role in knowledge.roles.values():
        assert view_problems(role_modal(role, knowledge).to_dict()) == []
