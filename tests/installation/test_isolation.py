"""Nothing of one workspace reaches another, whatever is sent properly signed.

Acme and Globex have the same ids for people and channels here, which is worse than in Slack.
"""

from dataclasses import replace
from typing import Any

import pytest

from playground import payloads
from playground.messages import Message
from playground.standin import StandIn
from tests.installation.hosted import ACME, GLOBEX, INITECH, Hosted

Json = dict[str, Any]
REASON = "because Zaphod said so"


@pytest.fixture
def two(hosted: Hosted) -> Hosted:
    """Acme has told about 777 employees and decided with a reason; Globex has told nothing."""
    hosted.install(ACME)
    hosted.install(GLOBEX)
    hosted.set_up(hosted.estate.acme, "777")
    acme = hosted.estate.acme
    hosted.type(acme, "decide")
    form = acme.modal("ana")
    assert form is not None
    acme.click("ana", form, "choose_decision", "declined")
    acme.fill_and_submit("ana", {"reason": REASON})
    return hosted


def leaks(two: Hosted) -> list[str]:
    """Whatever Globex's people or the bot's answers to them show of Acme."""
    site = two.estate.globex
    shown = [str(message.blocks) + message.text for message in site.workspace.messages.all()]
    shown += [str(view.body) for user in ("ana", "ben") for view in views_of(site, user)]
    shown += [sent.answer.body for sent in site.courier.sent]
    return [text for text in shown for mark in ("777", "Zaphod", ACME) if mark in text]


def views_of(site: StandIn, user: str) -> list[Any]:
    person = site.workspace.person(user).id
    home = site.workspace.views.home(person)
    return [*site.workspace.views.stack(person), *([home] if home else [])]


COMMANDS = [
    *("advice", "status", "status all", "why", "plan", "history", "nudges", "decide", "kit DE"),
    *("whatif +1 DE", "share advice", "export json", "export csv", "ask whom do we hire next?"),
]


def test_the_same_channel_id_elsewhere_has_data_of_its_own(two: Hosted) -> None:
    assert "777" in two.answer(two.estate.acme, "status all").text
    for command in COMMANDS:
        two.type(two.estate.globex, command)
        assert two.bot.sender.wait(30)

    assert leaks(two) == []
    assert [file.text for file in two.estate.globex.files if "777" in str(file.text)] == []
    assert set(two.rows_of(GLOBEX)) <= {"installations", "events"}


def test_app_home_shows_only_the_own_workspace(two: Hosted) -> None:
    two.estate.globex.open_home("ana")
    two.estate.acme.open_home("ana")

    assert leaks(two) == []
    assert "show_advice" in str([view.body for view in views_of(two.estate.acme, "ana")])
    assert "show_advice" not in str([view.body for view in views_of(two.estate.globex, "ana")])


def state(two: Hosted) -> list[object]:
    """All that Acme has stored."""
    key = two.key(ACME, two.estate.acme)
    store = two.deps.store
    return [
        store.list_profiles(key),
        store.find_schedule(key),
        store.list_decisions(key),
        store.list_changes(key),
        store.find_access(key),
    ]


def buttons_of(message: Message) -> list[Json]:
    found = [
        element
        for block in message.blocks
        for element in [*(block.get("elements") or []), block.get("accessory") or {}]
        if element.get("type") == "button" and not element.get("url")
    ]
    assert found
    return found


@pytest.mark.parametrize("command", ["advice", "status", "nudges"])
def test_buttons_of_one_workspace_do_nothing_with_it_from_another(
    two: Hosted, command: str
) -> None:
    acme, globex = two.estate.acme, two.estate.globex
    message = two.answer(acme, command)
    before = state(two)
    for button in buttons_of(message):
        told, here = payloads.action(button, "b", "1.0"), "C0MLTEAM001"
        scene = globex.courier.scene("U0ANA000001", here)
        shown = acme.workspace.message_to_slack(message)
        payload = payloads.message_action(told, shown, scene)
        assert globex.courier.send("interactive", payload).status == 200

    assert two.bot.sender.wait(30)
    assert leaks(two) == []
    assert state(two) == before


@pytest.mark.parametrize("command", ["setup", "decide", "access", "forget"])
def test_a_form_of_one_workspace_that_is_sent_for_another_changes_nothing_there(
    two: Hosted, command: str
) -> None:
    acme, globex = two.estate.acme, two.estate.globex
    two.type(acme, command)
    view = acme.modal("ana")
    assert view is not None
    before = state(two)
    shown = globex.workspace.view_to_slack(view)

    scene = globex.courier.scene("U0ANA000001")
    answer = globex.courier.send("interactive", payloads.view_submission(shown, scene))

    assert two.bot.sender.wait(30)
    assert answer.status == 200
    assert state(two) == before
    # The form carries what its reader saw in Acme; nothing more of that comes back here.
    assert [mark for mark in ("Zaphod", ACME) if mark in answer.body] == []
    assert two.deps.store.list_decisions(two.key(GLOBEX, globex)) == []


def test_a_deep_link_into_a_channel_of_another_workspace_leads_nowhere(hosted: Hosted) -> None:
    """The channels of Initech have ids of their own: here one of them, in a button of Acme's."""
    hosted.install(ACME)
    hosted.install(INITECH)
    north, acme = hosted.estate.north, hosted.estate.acme
    hosted.set_up(north, "777")
    hosted.set_up(acme, "50")
    acme.open_home("ana")
    home = acme.home("ana")
    assert home is not None
    there = north.workspace.channel("#ml-team").id
    button = {
        "type": "button",
        "action_id": "show_advice",
        "value": there,
        "text": {"type": "plain_text", "text": "x"},
    }
    scene = acme.courier.scene("U0ANA000001")
    shown = acme.workspace.view_to_slack(home)

    acme.courier.send(
        "interactive", payloads.view_action(payloads.action(button, "b", "1.0"), shown, scene)
    )

    modal = acme.modal("ana")
    assert modal is not None
    assert "no longer in that channel" in str(modal.body)
    assert "777" not in str(modal.body)


def test_a_forged_workspace_in_a_view_reaches_only_what_is_installed_there(two: Hosted) -> None:
    """Slack names the installed workspace in the view; whoever else is named counts for nothing."""
    site = two.estate.globex
    two.type(site, "setup")
    view = site.modal("ana")
    assert view is not None
    shown = site.workspace.view_to_slack(view) | {"private_metadata": f"{ACME} C0MLTEAM001"}
    before = state(two)

    site.courier.send(
        "interactive", payloads.view_submission(shown, site.courier.scene("U0ANA000001"))
    )

    assert state(two) == before
    two.failures_expected = True  # what stands in a form's metadata only we write


def test_people_of_the_other_workspace_in_a_shared_channel(two: Hosted) -> None:
    """Cleo of Globex, where the app is installed too, in a channel that Acme shares."""
    acme = two.estate.acme
    acme.share("#ml-team")

    read = acme.mention("cleo", "#ml-team", "status").answers[-1]
    assert "777" in read.text  # whoever is in the channel may read what belongs to it
    refused = acme.mention("cleo", "#ml-team", "nudges off").answers[-1]
    assert "People of other organizations can read here, not change." in refused.text
    assert two.deps.store.list_channels(GLOBEX) == []
    assert leaks(two) == []


def test_a_guest_sees_the_channels_that_they_are_in(two: Hosted) -> None:
    acme = two.estate.acme
    acme.invite_bot("ana", "#leadership")
    acme.command("ana", "#leadership", "/mlteam setup")
    view = acme.modal("ana")
    assert view is not None
    acme.close_view("ana")
    people = acme.workspace.people
    people["U0BEN000001"] = replace(people["U0BEN000001"], is_restricted=True)
    acme.workspace.leave(acme.workspace.channel("#ml-team"), "U0BEN000001")

    acme.open_home("ben")

    home = acme.home("ben")
    assert home is not None
    assert "777" not in str(home.body)
    assert "leadership" not in str(home.body)


def test_forgetting_a_channel_leaves_the_same_id_elsewhere(two: Hosted) -> None:
    two.set_up(two.estate.globex, "60")
    before = state(two)

    two.type(two.estate.globex, "forget")
    two.estate.globex.fill_and_submit("ana", {})

    assert two.told(GLOBEX, two.estate.globex) is None
    assert state(two) == before
