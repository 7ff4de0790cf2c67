"""An organization installs the app once, for all of its workspaces."""

from datetime import timedelta

from playground.standin import StandIn
from tests.installation.browser import PUBLIC
from tests.installation.hosted import ACME, INITECH, NORTH, Hosted


def test_one_installation_serves_two_workspaces(hosted: Hosted) -> None:
    page = hosted.install(INITECH)

    assert page.title == "mlteam is now in Initech"
    assert "team=" not in page.button
    hosted.set_up(hosted.estate.north, "180")
    hosted.set_up(hosted.estate.south, "60")
    for site, size in ((hosted.estate.north, 180), (hosted.estate.south, 60)):
        told = hosted.told(INITECH, site)
        assert told is not None
        assert told["company_size"] == size
    assert hosted.deps.store.list_channels(NORTH) == []
    assert len(hosted.deps.store.list_channels(INITECH)) == 2


def test_the_installation_belongs_to_the_organization(hosted: Hosted) -> None:
    hosted.install(INITECH)

    stored = hosted.installation(INITECH)
    assert stored is not None
    assert (stored.org_wide, stored.enterprise_id, stored.team_id) == (True, INITECH, "")
    assert hosted.installation(NORTH) is None


def test_nudges_reach_both_with_the_token_of_the_organization(hosted: Hosted) -> None:
    hosted.install(INITECH)
    for site in (hosted.estate.north, hosted.estate.south):
        hosted.set_up(site)
        hosted.type(site, "nudges on")

    posted = hosted.deliver(later=timedelta(days=8))

    assert {str(each.state) for each in posted} == {"posted"}
    for site in (hosted.estate.north, hosted.estate.south):
        assert any("data engineer" in each.text for each in site.messages("#ml-team", "ben"))


def open_home(site: StandIn) -> str:
    site.open_home("ana")
    assert site.wait_until(lambda: site.home("ana"))
    home = site.home("ana")
    assert home is not None
    return str(home.blocks)


def test_home_shows_the_channels_of_the_workspace_in_which_it_is_opened(hosted: Hosted) -> None:
    """Slack wants to be told which one that is."""
    hosted.install(INITECH)
    for site in (hosted.estate.north, hosted.estate.south):
        hosted.set_up(site)

    for site in (hosted.estate.north, hosted.estate.south):
        shown = open_home(site)
        assert site.workspace.channel("#ml-team").id in shown
        assert "C0MLTEAM0" in shown


def test_buttons_of_home_are_for_those_in_the_channel(hosted: Hosted) -> None:
    hosted.install(INITECH)
    north = hosted.estate.north
    hosted.set_up(north)
    open_home(north)
    home = north.home("ana")
    assert home is not None

    outcome = north.click("ana", home, "show_advice")

    assert outcome.failure == ""
    assert "not in that channel" not in str(north.modal("ana"))
    assert north.modal("ana") is not None


def test_user_groups_are_those_of_the_workspace(hosted: Hosted) -> None:
    hosted.install(INITECH)
    north = hosted.estate.north
    hosted.set_up(north)
    hosted.type(north, "access")
    modal = north.modal("ana")
    assert modal is not None
    assert "ml-leads" in str(modal.blocks)

    outcome = north.fill_and_submit(
        "ana", {"who": "named", "people": ["U0ANA0000N1"], "groups": ["S0MLLEADS01"]}
    )

    assert not outcome.errors
    hosted.type(north, "nudges off", user="ben")
    schedule = hosted.deps.store.find_schedule(hosted.key(INITECH, north))
    assert schedule is not None
    assert not schedule.active  # Ben is in the group


def test_a_workspace_of_its_own_is_served_beside_the_organization(hosted: Hosted) -> None:
    hosted.install(ACME)
    hosted.install(INITECH)
    hosted.set_up(hosted.estate.acme, "500")
    hosted.set_up(hosted.estate.north)

    assert [key.workspace for key in hosted.deps.store.list_channels(ACME)] == [ACME]
    assert [key.workspace for key in hosted.deps.store.list_channels(INITECH)] == [INITECH]


def test_one_workspace_of_an_organization_may_install_it_alone(hosted: Hosted) -> None:
    hosted.install(NORTH)
    hosted.set_up(hosted.estate.north)

    stored = hosted.installation(NORTH)
    assert stored is not None
    assert (stored.org_wide, stored.enterprise_id) == (False, INITECH)
    assert len(hosted.deps.store.list_channels(NORTH)) == 1
    said = hosted.answer(hosted.estate.south, "roles").text
    assert f"{PUBLIC}/slack/install" in said


def test_when_the_organization_removes_it_all_workspaces_are_forgotten(hosted: Hosted) -> None:
    hosted.install(INITECH)
    for site in (hosted.estate.north, hosted.estate.south):
        hosted.set_up(site)

    assert hosted.estate.tell(hosted.estate.uninstall(INITECH)) == [200, 200]

    assert hosted.rows_of(INITECH) == {}
    assert INITECH.encode() not in hosted.bytes_stored()


def test_a_removal_that_names_only_a_workspace_is_looked_into(hosted: Hosted) -> None:
    """Of an app that is gone Slack may no longer say that it was the organization's."""
    hosted.install(INITECH)
    hosted.set_up(hosted.estate.north)
    events = hosted.estate.uninstall(INITECH)
    for event in events:
        event["authorizations"] = []

    hosted.estate.tell(events)

    assert hosted.rows_of(INITECH) == {}


def test_a_workspace_that_leaves_takes_nothing_of_the_organization_with_it(
    hosted: Hosted,
) -> None:
    hosted.install(NORTH)
    removal = hosted.estate.uninstall(NORTH)
    hosted.install(INITECH)
    hosted.set_up(hosted.estate.south)

    hosted.estate.tell(removal)

    assert hosted.installation(INITECH) is not None
    assert hosted.told(INITECH, hosted.estate.south) is not None
