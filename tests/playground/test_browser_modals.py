"""Modals in a real browser."""

from typing import Any

from playwright.sync_api import Page, expect

from playground.standin import StandIn

Json = dict[str, Any]


def say(page: Page, text: str) -> None:
    page.locator("#composer-field").fill(text)
    page.locator("#composer-field").press("Enter")


def test_a_modal_is_filled_in_with_an_error_and_then_passes(
    page: Page, heard: list[Json], slack: StandIn
) -> None:
    say(page, "/mlteam modal")
    dialog = page.get_by_role("dialog", name="Every input")
    expect(dialog.get_by_label("Company name")).to_be_focused()

    dialog.get_by_role("button", name="Save").click()
    expect(dialog.locator('[data-block-id="name"] .error')).to_have_text(
        "Please complete this required field."
    )

    dialog.get_by_label("Company name").fill("Taken")
    dialog.get_by_label("Employees").fill("007")
    dialog.get_by_label("Stage").select_option("medium")
    dialog.get_by_label("Slow").check()
    dialog.get_by_label("Hiring freeze").check()
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.locator('[data-block-id="name"] .error')).to_have_text("That is taken.")
    expect(dialog.get_by_label("Employees")).to_have_value("007")

    dialog.get_by_label("Company name").fill("Acme")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_be_hidden()

    values = heard[-1]
    assert values["name"]["v"]["value"] == "Acme"
    assert values["people"]["v"]["value"] == "007"
    assert values["stage"]["v"]["selected_option"]["value"] == "medium"
    assert values["where"]["v"]["selected_conversation"] == "C0MLTEAM001"
    assert values["freeze"]["v"]["selected_options"][0]["value"] == "freeze"
    assert slack.modal("ana") is None


def test_views_are_pushed_updated_and_closed(page: Page, heard: list[Json], slack: StandIn) -> None:
    say(page, "/mlteam modal")
    first = page.get_by_role("dialog", name="Every input")
    first.get_by_label("Company name").fill("Acme")

    first.get_by_role("button", name="Push another").click()
    second = page.get_by_role("dialog", name="Another")
    expect(second.get_by_label("Company name")).to_have_value("")
    page.keyboard.press("Escape")

    expect(first.get_by_label("Company name")).to_have_value("Acme")
    first.get_by_label("Notes").fill("typed meanwhile")
    first.get_by_role("button", name="Update in place").click()
    expect(second.get_by_label("Notes")).to_have_value("typed meanwhile")
    second.get_by_role("button", name="Close the dialog").click()

    expect(page.get_by_role("dialog")).to_have_count(0)
    assert slack.modal("ana") is None
    assert heard == []
