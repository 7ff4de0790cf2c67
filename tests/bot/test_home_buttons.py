"""What is done from App Home, and that it shows the new state afterwards."""

import pytest

from bot.usecases.access_form import Wish, save_access
from playground.views import View
from storage.values import ChangeKind
from tests.bot.deciding import ANA, BEN, WEEK, decisions, modal, modal_text
from tests.bot.homes import (
    add_channel,
    card_text,
    drawn,
    home_text,
    labels,
    listed,
    open_home,
    press,
)
from tests.bot.rig import Rig, some_actor

HERE = "C0MLTEAM001"


@pytest.fixture(autouse=True)
def _set_up(rig: Rig) -> None:
    rig.set_up(stage="first_model", headcount_data_scientist="4", rhythm="weekly")
    rig.slack.workspace.views.clear(ANA)


def now_shown(rig: Rig, user: str = "ana") -> View:
    assert rig.sender.wait()
    view = rig.slack.home(user)
    assert view is not None
    return view


def leave(rig: Rig) -> None:
    rig.slack.workspace.leave(rig.slack.workspace.channel("#ml-team"), BEN)


def choose(rig: Rig, view: View, channel: str, user: str = "ana") -> None:
    """Choose it from the list of channels without a profile."""
    [block_id] = [b["block_id"] for b in view.blocks if "static_select" in str(b)]
    rig.slack.click(user, view, "open_setup", f"- {channel}", block_id)


def test_the_advice_of_a_channel_opens_from_home(rig: Rig) -> None:
    press(rig, "Advice")

    assert "Hire a data engineer" in modal_text(rig)


def test_a_decision_made_from_home_is_stored_for_its_channel_and_shows_there(rig: Rig) -> None:
    press(rig, "Decide", user="ben")
    rig.submit({}, user="ben")

    assert [said.decided_by for said in decisions(rig)] == [BEN]
    assert "Waiting: Hire: data engineer (we will do this" in drawn(rig, "ben")


def test_a_team_updated_from_home_shows_there(rig: Rig) -> None:
    press(rig, "Edit")
    rig.submit({"headcount.data_scientist": "7"})

    assert rig.told()["headcount"] == {"data_scientist": 7}
    assert "Team: 7 data scientists" in drawn(rig)


def test_pausing_and_resuming_shows_at_once(rig: Rig) -> None:
    press(rig, "Settings")
    rig.slack.click("ana", modal(rig), "pause")
    assert "Resume" in labels(now_shown(rig), HERE)
    assert rig.schedule().wake_at is None

    press(rig, "Resume", view=now_shown(rig))
    assert "Resume" not in labels(now_shown(rig), HERE)
    assert rig.schedule().wake_at is not None


def test_nudges_start_from_home(rig: Rig) -> None:
    rig.type("nudges off")
    press(rig, "Nudges")
    rig.slack.click("ana", modal(rig), "choose_rhythm", "weeks-1")
    rig.submit({})

    assert rig.schedule().active
    assert "Next nudge: " in drawn(rig)


def test_a_profile_is_confirmed_from_home(rig: Rig) -> None:
    rig.clock.now += 13 * WEEK
    press(rig, "Still right")

    confirmed = rig.deps.store.list_changes(rig.key())[-1]
    assert (confirmed.kind, confirmed.by) == (ChangeKind.CONFIRMED, ANA)
    assert "Profile confirmed today." in drawn(rig)


def test_a_channel_without_a_profile_is_set_up_from_home(rig: Rig) -> None:
    place = add_channel(rig, "search")
    choose(rig, open_home(rig), place.id)
    rig.submit({"company_size": "90"})

    assert rig.told("#search")["company_size"] == 90
    assert listed(now_shown(rig)) == [HERE, place.id]


def test_the_list_forgets_what_was_chosen_so_that_it_can_be_chosen_again(rig: Rig) -> None:
    place = add_channel(rig, "search")
    view = open_home(rig)
    rig.clock.now += WEEK / 1000
    choose(rig, view, place.id)
    chosen = [state["open_setup"] for state in now_shown(rig).state.values()]

    assert [one["selected_option"] for one in chosen] == [None]


def test_only_channels_that_the_person_is_in_can_be_chosen(rig: Rig) -> None:
    assert "#hiring-plan" in home_text(rig, "ben")
    rig.slack.workspace.leave(rig.slack.workspace.channel("#hiring-plan"), BEN)

    assert "#hiring-plan" not in home_text(rig, "ben")
    assert "#leadership" not in home_text(rig, "ana")  # private, and the bot is not in it


@pytest.mark.parametrize("label", ["Advice", "Decide", "Edit", "Settings", "Still right", "Resume"])
def test_who_has_left_the_channel_can_do_nothing_there(rig: Rig, label: str) -> None:
    if label == "Resume":
        rig.type("nudges pause")
    if label == "Still right":
        rig.clock.now += 13 * WEEK
    view = open_home(rig, "ben")
    before = stored(rig)
    leave(rig)
    press(rig, label, user="ben", view=view)

    assert "no longer in that channel" in modal_text(rig, "ben")
    assert "data engineer" not in modal_text(rig, "ben")
    assert stored(rig) == before
    assert HERE not in home_text(rig, "ben")


def test_who_has_left_can_not_set_the_channel_up(rig: Rig) -> None:
    plan = rig.key("#hiring-plan").channel
    view = open_home(rig, "ben")
    rig.slack.workspace.leave(rig.slack.workspace.channel("#hiring-plan"), BEN)
    choose(rig, view, plan, "ben")

    assert "no longer in that channel" in modal_text(rig, "ben")


def stored(rig: Rig) -> list[object]:
    store, key = rig.deps.store, rig.key()
    return [
        store.list_profiles(key),
        store.list_decisions(key),
        store.find_schedule(key),
        store.list_changes(key),
    ]


@pytest.mark.parametrize("label", ["Decide", "Edit"])
def test_who_may_not_change_the_channel_is_told_who_may(rig: Rig, label: str) -> None:
    wish = Wish(narrowed=True, people=(ANA,), groups=(), admins=False, outsiders=False)
    save_access(rig.deps, rig.key(), wish, some_actor(ANA), base=0)
    before = stored(rig)
    press(rig, label, user="ben")

    assert f"<@{ANA}> can change this" in modal_text(rig, "ben")
    assert stored(rig) == before


def test_who_may_not_change_the_channel_reads_its_advice(rig: Rig) -> None:
    wish = Wish(narrowed=True, people=(ANA,), groups=(), admins=False, outsiders=False)
    save_access(rig.deps, rig.key(), wish, some_actor(ANA), base=0)
    press(rig, "Advice", user="ben")

    assert "Hire a data engineer" in modal_text(rig, "ben")


def test_a_change_shows_on_the_page_that_holds_the_channel(rig: Rig) -> None:
    for number in range(11):
        place = add_channel(rig, f"{number:02}-plan")
        rig.set_up(channel=place.id, stage="first_model", headcount_data_scientist="4")
    view = open_home(rig)
    for page in (2, 3):
        press(rig, f"More teams (page {page} of 3)", view=view)
    assert listed(view) == ["C010PLAN000", HERE]

    rig.slack.click("ana", view, "home_settings", HERE)
    rig.slack.click("ana", modal(rig), "pause")

    assert HERE in listed(now_shown(rig))
    assert "paused" in card_text(now_shown(rig), HERE)


def test_a_button_in_an_old_tab_does_what_it_says(rig: Rig) -> None:
    """Two tabs are open, on a phone and a desk: the other one has resumed already."""
    rig.type("nudges pause")
    old = open_home(rig)
    button = next(e for b in old.blocks for e in b.get("elements", ()) if _is_resume(e))
    rig.type("nudges resume", user="ben")
    rig.slack.workspace.views.publish(ANA, {"type": "home", "blocks": old.blocks})
    rig.slack.click("ana", old, button["action_id"], button["value"])

    assert "Nudges are not paused." in modal_text(rig)
    assert "Resume" not in labels(now_shown(rig), HERE)


def _is_resume(element: dict[str, object]) -> bool:
    return element.get("action_id") == "resume"


def test_another_tab_that_was_drawn_meanwhile_is_drawn_once_more(rig: Rig) -> None:
    """Slack refuses the first one, because its hash is that of an older view."""
    assert rig.sender.wait()
    rig.slack.workspace.faults.add("views.publish", "hash_conflict")
    before = len(rig.slack.calls("views.publish"))
    view = rig.slack.workspace.views.publish(ANA, {"type": "home", "blocks": pause_block()})
    rig.slack.click("ana", view, "pause", f"- {HERE}")

    assert "Resume" in labels(now_shown(rig), HERE)
    hashes = [call.get("hash") for call in rig.slack.calls("views.publish")[before:]]
    assert hashes[0]
    assert hashes[1:] == [None]


def pause_block() -> list[dict[str, object]]:
    words = {"type": "plain_text", "text": "Pause"}
    button = {"type": "button", "action_id": "pause", "value": f"- {HERE}", "text": words}
    return [{"type": "actions", "block_id": "b", "elements": [button]}]


def test_a_home_that_can_not_be_drawn_changes_nothing_about_what_is_saved(rig: Rig) -> None:
    assert rig.sender.wait()
    rig.slack.workspace.faults.add("views.publish", "not_enabled")
    press_pause = rig.slack.workspace.views.publish(ANA, {"type": "home", "blocks": pause_block()})
    outcome = rig.slack.click("ana", press_pause, "pause", f"- {HERE}")

    assert outcome.failure == ""
    assert rig.sender.wait()
    assert rig.schedule().paused_until is not None
    assert rig.slack.modal("ana") is None


def test_what_is_forgotten_leaves_the_home_tab(rig: Rig) -> None:
    open_home(rig)
    rig.type("forget")
    rig.submit({})

    assert rig.stored() is None
    assert listed(now_shown(rig)) == []


def test_a_press_in_a_modal_that_saves_nothing_draws_nothing(rig: Rig) -> None:
    press(rig, "Decide")
    assert rig.sender.wait()
    before = len(rig.slack.calls("views.publish"))
    rig.slack.click("ana", modal(rig), "choose_decision", "done")
    assert rig.sender.wait()

    assert len(rig.slack.calls("views.publish")) == before
