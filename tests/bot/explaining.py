"""A team whose advice is explained, and what stands behind the button "More"."""

from bot.views.ids import Action
from bot.views.text import fallback_text
from tests.bot.rig import Rig

FIRST = "scientists-without-data-engineers"
"""The rule that speaks first for the team."""


def set_up_scientists(rig: Rig) -> None:
    """Four scientists without a data engineer, and one ML engineer."""
    rig.set_up(
        stage="first_model",
        headcount_data_scientist="4",
        headcount_ml_engineer="1",
        headcount_data_engineer="0",
    )


def point_by_point(rig: Rig, item: str) -> str:
    """What is behind the button "More" below the reasons of a rule or role."""
    rig.slack.click("ana", rig.answer(f"why {item}"), Action.SHOW_POINTS, item)
    return modal_text(rig)


def modal_text(rig: Rig) -> str:
    """All that the modal on top says."""
    modal = rig.slack.modal("ana")
    assert modal is not None
    return fallback_text(modal.body["blocks"])
