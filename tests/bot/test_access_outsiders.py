"""People of another organization in a channel that is shared with them: they read."""

from dataclasses import replace

import pytest

from playground.messages import Message
from tests.bot.rig import Rig

ANA, CLEO = "U0ANA000001", "U0CLEO00001"


@pytest.fixture
def team(rig: Rig) -> Rig:
    """A channel with a profile, shared with another organization."""
    rig.slack.share("#ml-team")
    rig.set_up(headcount_data_scientist="4")
    return rig


def let_outsiders_in(rig: Rig, **others: object) -> None:
    rig.type("access")
    outcome = rig.slack.fill_and_submit("ana", {"outsiders": ["yes"], **others})
    assert not outcome.errors


def greeted(rig: Rig) -> Message:
    """What the bot says to somebody of the other organization, with a button that changes."""
    return rig.slack.mention("cleo", "#ml-team", "help").answers[-1]


def test_people_of_another_organization_read_and_do_not_change(team: Rig) -> None:
    answer = team.slack.mention("cleo", "#ml-team", "advice").answers[-1]
    assert "Hire a data engineer" in answer.text

    team.slack.click("cleo", greeted(team), "open_setup")
    assert team.slack.modal("cleo") is None
    refusal = team.slack.messages("#ml-team", "cleo")[-1]
    assert refusal.text == (
        "People of other organizations can read here, not change."
        " The others in this channel can allow it with `/mlteam access`."
    )
    for command in ("setup", "nudges off"):
        said = team.slack.mention("cleo", "#ml-team", command).answers[-1]
        assert said.text == refusal.text
    assert team.schedule().active


def test_people_of_another_organization_may_if_that_is_allowed(team: Rig) -> None:
    let_outsiders_in(team)
    team.slack.click("cleo", greeted(team), "open_setup")
    team.submit({"headcount.data_engineer": "1"}, user="cleo")

    stored = team.stored()
    assert stored is not None
    assert stored.key == team.key()
    assert (stored.saved_by, stored.version) == (CLEO, 2)
    assert team.deps.store.list_channels("T0GLOBEX001") == []


def test_who_is_named_may_from_outside_too(team: Rig) -> None:
    team.type("access")
    team.submit({"who": "named", "people": [ANA, CLEO]})  # type: ignore[dict-item]
    team.slack.click("cleo", greeted(team), "open_setup")
    assert team.slack.modal("cleo") is not None

    team.slack.mention("ben", "#ml-team", "nudges off")
    assert team.schedule().active


def test_an_administrator_of_another_organization_is_none_here(team: Rig) -> None:
    let_outsiders_in(team, who="named", people=[ANA], admins=["yes"])
    people = team.slack.workspace.people
    people[CLEO] = replace(people[CLEO], is_admin=True)
    team.slack.click("cleo", greeted(team), "open_setup")

    assert team.slack.modal("cleo") is None


def test_who_is_let_in_from_outside_can_not_lock_themselves_out(team: Rig) -> None:
    let_outsiders_in(team)
    opened = team.deps.store.find_access(team.key())
    assert opened is not None
    view = team.answer("access everyone")
    team.slack.click("cleo", view, "open_access")
    outcome = team.slack.fill_and_submit("cleo", {"outsiders": []})

    assert outcome.errors["outsiders"] == "This would lock you out. Leave it ticked."
    assert team.deps.store.find_access(team.key()) == opened


def in_one_enterprise(rig: Rig, enterprise: str) -> None:
    """The bot is in one workspace of an Enterprise organization, Cleo in another of this one."""
    space = rig.slack.workspace
    space.app = replace(space.app, enterprise_id="E0ACME00001")
    rig.slack.share("#ml-team")
    cleo = space.people[CLEO]
    assert cleo.organization is not None
    organization = replace(cleo.organization, enterprise_id=enterprise)
    space.people[CLEO] = replace(cleo, organization=organization)


@pytest.mark.parametrize(("enterprise", "may"), [("E0ACME00001", True), ("E0OTHER0001", False)])
def test_another_workspace_of_the_same_enterprise_is_no_other_organization(
    rig: Rig, enterprise: str, *, may: bool
) -> None:
    in_one_enterprise(rig, enterprise)
    rig.slack.click("cleo", greeted(rig), "open_setup")

    assert (rig.slack.modal("cleo") is not None) is may


def test_whose_organization_slack_does_not_tell_may_not_change(rig: Rig) -> None:
    in_one_enterprise(rig, "E0ACME00001")
    button = greeted(rig)
    rig.slack.workspace.faults.add("users.info", "internal_error")
    rig.slack.click("cleo", button, "open_setup")

    assert rig.slack.modal("cleo") is None
    assert "could not ask Slack" in rig.slack.messages("#ml-team", "cleo")[-1].text


def test_our_own_people_in_a_shared_channel_are_no_outsiders(team: Rig) -> None:
    team.slack.click("ben", team.slack.mention("ben", "#ml-team", "help").answers[-1], "open_setup")

    assert team.slack.modal("ben") is not None
