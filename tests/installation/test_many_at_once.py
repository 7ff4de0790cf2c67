"""A workspace for which Slack is slow or silent does not keep the others waiting."""

from datetime import timedelta
from threading import Thread

import pytest

from playground.standin import StandIn
from storage.values import DeliveryState
from tests.bot.setting_up import walk_setup
from tests.installation.hosted import ACME, GLOBEX, INITECH, Hosted

POST = "chat.postMessage"
ASKED = "users.info"
SLOW = 8.0
"""Seconds."""


@pytest.fixture
def two(hosted: Hosted) -> Hosted:
    """Two workspaces, with nudges on; Acme's is due first."""
    for workspace, site in ((ACME, hosted.estate.acme), (GLOBEX, hosted.estate.globex)):
        hosted.install(workspace)
        hosted.set_up(site)
        hosted.type(site, "nudges on")
    return hosted


def states(hosted: Hosted, workspace: str, site: StandIn) -> list[DeliveryState]:
    return [one.state for one in hosted.deps.store.list_deliveries(hosted.key(workspace, site))]


def test_others_have_their_nudge_while_slack_is_slow_for_one(two: Hosted) -> None:
    acme, globex = two.estate.acme, two.estate.globex
    acme.workspace.faults.add(POST, delay=SLOW)
    worker = Thread(target=two.deliver, kwargs={"later": timedelta(days=8)})
    worker.start()

    def both() -> list[DeliveryState]:
        return [*states(two, ACME, acme), *states(two, GLOBEX, globex)]

    in_between = [DeliveryState.POSTING, DeliveryState.POSTED]
    is_seen = globex.wait_until(lambda: both() == in_between, SLOW)
    worker.join(3 * SLOW)
    assert is_seen
    assert both() == [DeliveryState.POSTED] * 2


def test_after_no_answer_the_other_channels_of_that_workspace_wait_a_minute(two: Hosted) -> None:
    acme = two.estate.acme
    acme.invite_bot("ana", "#leadership")
    acme.command("ana", "#leadership", "/mlteam setup")
    walk_setup(acme, "ana", {"company_size": "180", "headcount.data_scientist": "4"})
    acme.command("ana", "#leadership", "/mlteam nudges on")
    acme.workspace.faults.add(POST, cut="before")

    first = two.deliver(later=timedelta(days=8))
    again = two.deliver(later=timedelta(minutes=2))

    assert sorted((each.key.workspace, str(each.state)) for each in first) == [
        (ACME, "unknown"),
        (GLOBEX, "posted"),
    ]
    assert [(each.key.workspace, str(each.state)) for each in again] == [(ACME, "posted")]


def test_another_language_in_an_organization_is_spoken_from_the_next_answer_on(
    hosted: Hosted,
) -> None:
    """A person is remembered for the organization, of which events need not name a workspace."""
    north = hosted.estate.north
    hosted.install(INITECH)
    assert "Who does what on an ML team" in hosted.answer(north, "roles").text
    asked = hosted.calls(ASKED)

    north.housekeeping.speak("ana", "de-DE")
    assert "Wer in einem ML-Team was macht" in hosted.answer(north, "roles").text
    assert "Wer in einem ML-Team was macht" in hosted.answer(north, "roles").text
    assert hosted.calls(ASKED) == asked + 1
