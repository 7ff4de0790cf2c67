"""The assistant pane in a real browser: by keyboard alone, and looked at by axe-core."""

import os
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from scripts.shots import axe
from scripts.shots.stage import Stage
from tests.e2e.conftest import DESK, PHONE, Open
from tests.e2e.keyboard import Keyboard

TEAM: dict[str, Any] = {
    "company_size": 180,
    "stage": "first_model",
    "headcount": {"data_scientist": 4, "ml_engineer": 1},
}


def pane(page: Page) -> Locator:
    return page.locator("#assistant")


def open_pane(page: Page) -> Keyboard:
    keys = Keyboard(page)
    keys.press_button(back=True, name="Ask mlteam")
    expect(page.locator("#assistant-field")).to_be_focused()
    return keys


def prompts(page: Page) -> Locator:
    return pane(page).locator("[data-prompt]")


def test_a_suggestion_is_asked_and_answered_by_keyboard(stage: Stage, open_page: Open) -> None:
    stage.play({"tell": TEAM})
    page = open_page()
    keys = open_pane(page)

    expect(pane(page)).to_contain_text("For #ml-team")
    expect(prompts(page)).to_have_count(4)
    keys.press_button(back=True, name="Whom should we hire next?")
    expect(pane(page).locator(".message.reply")).to_contain_text("For #ml-team")
    expect(page.locator("#assistant-field")).to_be_focused()

    keys.press_button(back=True, action="show_why")
    expect(pane(page).locator(".message.reply")).to_have_count(2)
    keys.press("Escape")
    expect(pane(page)).to_be_hidden()
    assert Keyboard(page).here()["name"].strip() == "Ask mlteam"


def test_what_is_typed_begins_a_conversation_and_a_reply_goes_on(
    stage: Stage, open_page: Open
) -> None:
    stage.play({"tell": TEAM})
    page = open_page()
    keys = open_pane(page)
    keys.write("What does an ML engineer do?")
    keys.press("Enter")
    expect(pane(page).locator(".message.reply")).to_have_count(1)

    keys.press_button(back=True, name="Reply in thread")
    keys.write("plan")
    keys.press("Enter")
    expect(pane(page).locator(".message.reply")).to_have_count(3)
    assert len(stage.slack.pane("ana")["titles"]) == 1


def test_the_pane_follows_to_another_channel_and_outlives_a_reload(
    stage: Stage, open_page: Open
) -> None:
    stage.play({"tell": TEAM})
    page = open_page()
    keys = open_pane(page)
    keys.press_button(back=True, name="hiring-plan")
    expect(pane(page)).to_contain_text("For #hiring-plan")
    expect(prompts(page).first).to_have_text("Set up this channel's team")

    page.reload()
    expect(pane(page)).to_contain_text("beside #hiring-plan")


def test_while_the_bot_works_the_status_is_shown(stage: Stage, open_page: Open) -> None:
    page = open_page()
    open_pane(page)
    said = stage.slack.workspace.messages.seen_by("D0ANA000001", "U0ANA000001")[-1]
    stage.slack.workspace.assistant.set_status("D0ANA000001", said.ts, "is looking it up…")

    expect(pane(page).get_by_role("status")).to_have_text("mlteam is looking it up…")


def test_the_messages_tab_has_the_suggestions_too(stage: Stage, open_page: Open) -> None:
    page = open_page("ana")
    page.get_by_role("tab", name="Messages").click()
    suggestion = page.locator("#composer [data-prompt]").first
    expect(suggestion).to_have_text("What does an ML engineer do?")
    suggestion.press("Enter")

    expect(page.locator("#pane .message.reply")).to_contain_text("ML engineer")
    assert stage.slack.direct_messages("ana")[-1].thread_ts


@pytest.mark.skipif(
    axe.source() is None and not os.environ.get("CI"), reason="needs axe-core, see Makefile"
)
@pytest.mark.parametrize("size", [DESK, PHONE])
@pytest.mark.parametrize("locale", ["en-US", "de-DE"])
def test_axe_finds_nothing_in_the_pane(
    stage: Stage, open_page: Open, size: tuple[int, int], locale: str
) -> None:
    stage.play({"tell": TEAM})
    stage.play({"speak": locale})
    page = open_page(size=size)
    page.locator("[data-assistant]").click()
    for _ in range(2):
        prompts(page).first.click()
    expect(pane(page).locator(".message.reply")).to_have_count(2)
    stage.settle()

    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert [str(each) for each in axe.violations(page)] == [], scheme
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
        if folder := os.environ.get("SHOTS"):
            page.screenshot(path=f"{folder}/pane-{locale}-{scheme}-{size[0]}.png")
