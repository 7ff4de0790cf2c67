"""Each flow by keyboard alone: no test here touches a mouse."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from scripts.shots.stage import Stage
from tests.e2e.conftest import Open
from tests.e2e.keyboard import Keyboard

TEAM: dict[str, Any] = {
    "company_size": 180,
    "stage": "first_model",
    "headcount": {"data_scientist": 4, "ml_engineer": 1},
}
WEEKLY = "nudges every week on tuesday at 10"


@pytest.fixture
def team(stage: Stage) -> Stage:
    """A channel that has told about its team and is reminded every week."""
    stage.play({"tell": TEAM})
    stage.play({"type": WEEKLY})
    return stage


def newest(page: Page) -> Locator:
    return page.locator(".message").last


def dialog(page: Page) -> Locator:
    return page.locator("dialog.modal[open]")


def close(page: Page, keys: Keyboard) -> None:
    keys.press("Escape")
    expect(dialog(page)).to_have_count(0)


def test_a_command_is_chosen_from_what_is_offered(stage: Stage, open_page: Open) -> None:
    page = open_page()
    keys = Keyboard(page)
    field = page.locator("#composer-field")
    keys.write("/")
    expect(page.get_by_role("option")).not_to_have_count(0)
    offered = page.locator(f"#{field.get_attribute('aria-activedescendant')}")
    expect(offered).to_have_attribute("aria-selected", "true")

    keys.press("ArrowDown", "ArrowUp", "Enter")
    expect(field).to_have_value("/mlteam ")
    keys.write("help")
    keys.press("Enter")

    expect(newest(page)).to_contain_text("/mlteam help")
    expect(field).to_be_focused()
    keys.press("ArrowUp")
    expect(field).to_have_value("/mlteam help")
    assert stage.message().ephemeral


def test_from_the_setup_to_the_advice_and_a_decision(stage: Stage, open_page: Open) -> None:
    page = open_page()
    keys = Keyboard(page)
    keys.command("setup")
    expect(dialog(page)).to_be_visible()
    keys.go(block="company_size")
    keys.write("180")
    _submit_until_saved(page, keys)
    assert stage.trial.deps.store.find_profile(stage.key())
    close(page, keys)

    keys.command("advice")
    expect(newest(page).locator('[data-action-id^="open_decide"]')).to_be_visible()
    keys.press_button(back=True, action="open_decide")
    expect(dialog(page)).to_be_visible()
    keys.go(block="kind")
    keys.press("ArrowDown")
    keys.submit()
    expect(dialog(page).locator("[data-submit]")).to_have_count(0)
    close(page, keys)

    assert keys.here()["ts"] == stage.message().ts
    assert stage.trial.deps.store.list_decisions(stage.key())


def _submit_until_saved(page: Page, keys: Keyboard) -> None:
    """Each form of the setup as it is, until there is nothing to submit any more."""
    for _ in range(5):
        if not dialog(page).locator("[data-submit]").count():
            return
        title = dialog(page).locator(".modal-form")
        form = title.element_handle()
        keys.submit()
        page.wait_for_function("form => !form.isConnected", arg=form)
    raise AssertionError(dialog(page).inner_text())


def test_a_nudge_is_answered_and_the_focus_comes_back_to_it(team: Stage, open_page: Open) -> None:
    page = open_page()
    keys = Keyboard(page)
    team.play({"wait": "undecided-recommendation"})
    nudge = page.locator(f'.message[data-ts="{team.message(posted=True).ts}"]')
    expect(nudge).to_be_visible()

    keys.press_button(back=True, action="nudge_decline")
    expect(dialog(page)).to_be_visible()
    keys.go(block="reason")
    keys.write("We use a managed warehouse.")
    keys.submit()
    expect(dialog(page).locator("[data-submit]")).to_have_count(0)
    close(page, keys)

    expect(nudge).to_contain_text("We use a managed warehouse.")
    assert keys.here()["ts"] == team.message(posted=True).ts


def test_the_schedule_is_changed(team: Stage, open_page: Open) -> None:
    page = open_page()
    keys = Keyboard(page)
    keys.command("nudges")
    expect(newest(page).locator('[data-action-id^="nudge_schedule"]')).to_be_visible()
    keys.press_button(back=True, action="nudge_schedule")
    expect(dialog(page)).to_be_visible()
    keys.go(block="hours_from")
    keys.press("ArrowDown")
    before = team.trial.deps.store.find_schedule(team.key())
    keys.submit()
    expect(dialog(page).locator("[data-submit]")).to_have_count(0)

    assert team.trial.deps.store.find_schedule(team.key()) != before


def test_a_modal_keeps_the_focus_until_it_is_closed(team: Stage, open_page: Open) -> None:
    page = open_page()
    keys = Keyboard(page)
    keys.command("decide")
    expect(dialog(page)).to_be_visible()
    for key in ("Tab", "Shift+Tab"):
        for _ in range(30):
            keys.press(key)
            assert keys.here()["within"] == "dialog"
    keys.press("Escape")

    expect(dialog(page)).to_have_count(0)
    expect(page.locator("#composer-field")).to_be_focused()
    keys.write("still here")
    expect(page.locator("#composer-field")).to_have_value("still here")
    assert team.slack.modal("ana") is None


def test_the_history_is_read_and_exported(team: Stage, open_page: Open) -> None:
    page = open_page()
    keys = Keyboard(page)
    keys.command("history")
    expect(newest(page)).to_contain_text("4")
    keys.press_button(back=True, action="share")
    expect(page.locator(".message:not([data-ephemeral])")).not_to_have_count(0)
    keys.go(name="Message #ml-team")
    keys.command("export json")
    page.wait_for_function("() => document.querySelectorAll('.count').length > 0")

    keys.press_button(back=True, name="mlteam")
    keys.press_button(name="Home")
    keys.press("ArrowRight")
    file = page.locator(".file").last
    expect(file).to_be_visible()
    keys.go(name="Download")
    assert keys.here()["tag"] == "A"
    assert team.slack.files


def test_what_is_stored_is_forgotten_only_after_a_question(team: Stage, open_page: Open) -> None:
    page = open_page()
    keys = Keyboard(page)
    keys.command("forget")
    expect(dialog(page)).to_be_visible()
    close(page, keys)
    assert team.trial.deps.store.find_profile(team.key())

    keys.command("forget")
    expect(dialog(page)).to_be_visible()
    keys.submit()
    expect(dialog(page).locator("[data-submit]")).to_have_count(0)
    assert team.trial.deps.store.find_profile(team.key()) is None


def test_app_home_is_used(team: Stage, open_page: Open) -> None:
    page = open_page()
    keys = Keyboard(page)
    keys.press_button(back=True, name="mlteam")
    expect(page.locator(".home")).to_contain_text("#ml-team")
    # It is drawn anew as soon as the picture is there, and a press right then would be lost.
    team.settle()
    expect(page.locator(".home img")).not_to_have_count(0)
    keys.press_button(action="open_decide")
    expect(dialog(page)).to_be_visible()
    close(page, keys)

    assert keys.here()["action"].startswith("open_decide")
    keys.go(back=True, name="Home")
    keys.press("ArrowRight")
    expect(page.get_by_role("tab", name="Messages")).to_be_focused()
    expect(page.get_by_role("tab", name="Messages")).to_have_attribute("aria-selected", "true")
    assert team.slack.modal("ana") is None


def test_people_are_chosen_who_may_change_things(team: Stage, open_page: Open) -> None:
    page = open_page()
    keys = Keyboard(page)
    keys.command("access")
    expect(dialog(page)).to_be_visible()
    keys.go(block="who")
    keys.press("ArrowDown", "Space")
    keys.go(block="people")
    keys.press("Enter")
    people = dialog(page).locator('[data-block-id="people"]')
    expect(people.locator("details")).to_have_attribute("open", "")
    keys.press("Tab", "Tab", "Space")
    expect(people.locator(".chip", has_text="Ben")).to_have_count(1)
    keys.press("Escape")
    expect(people.locator("details")).not_to_have_attribute("open", "")
    expect(people.locator("summary")).to_be_focused()

    keys.submit()
    expect(dialog(page).locator("[data-submit]")).to_have_count(0)
    assert team.message()


def test_a_question_is_asked_in_a_direct_message(stage: Stage, open_page: Open) -> None:
    page = open_page()
    keys = Keyboard(page)
    keys.press_button(back=True, name="mlteam")
    keys.go(name="Home")
    keys.press("ArrowRight")
    expect(page.get_by_role("tab", name="Messages")).to_have_attribute("aria-selected", "true")
    keys.go(name="Message mlteam")
    keys.write("When do we need an MLOps engineer?")
    keys.press("Enter")

    answer = page.locator('.message[data-user^="U0MLTEAM"]').last
    expect(answer).to_contain_text("MLOps")
    expect(page.get_by_role("status").and_(page.locator("#announcer"))).to_contain_text("MLOps")
    assert stage.slack.direct_messages("ana")


def test_what_comes_and_what_changes_is_announced(team: Stage, open_page: Open) -> None:
    page = open_page()
    announcer = page.locator("#announcer")
    team.play({"wait": "undecided-recommendation"})
    expect(announcer).to_contain_text("undecided")

    team.play({"press": "nudge_accept"})
    team.play({"submit": {}})
    expect(announcer).to_contain_text("Ana")
    expect(announcer).not_to_contain_text("<@U")


def test_on_a_phone_the_drawer_takes_and_gives_back_the_focus(
    stage: Stage, open_page: Open
) -> None:
    page = open_page(size=(375, 780))
    keys = Keyboard(page)
    keys.press_button(back=True, name="Channels")
    expect(page.locator("#sidebar")).to_be_visible()
    assert keys.here()["within"] == "sidebar"
    for _ in range(40):
        keys.press("Tab")
        assert keys.here()["within"] == "sidebar" or keys.here()["tag"] == "BODY"
    keys.press("Escape")

    expect(page.locator("#sidebar")).to_be_hidden()
    expect(page.get_by_role("button", name="Channels")).to_be_focused()
    assert stage.slack.modal("ana") is None


def test_the_arrow_keys_go_from_message_to_message(stage: Stage, open_page: Open) -> None:
    page = open_page()
    keys = Keyboard(page)
    keys.command("roles")
    expect(page.locator(".message")).to_have_count(1)
    keys.command("help")
    expect(page.locator(".message")).to_have_count(2)
    page.locator(".message").last.evaluate("node => node.focus()")

    keys.press("ArrowUp")
    assert keys.here()["ts"] == stage.slack.messages("#ml-team", "ana")[0].ts
    keys.press("ArrowDown")
    assert keys.here()["ts"] == stage.message().ts
