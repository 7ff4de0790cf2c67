"""What the page has besides Slack, in a real browser: faults, inspector, languages, scenarios."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from playground.standin import StandIn

Json = dict[str, Any]
# 14 January 2027, 10:05 in Madrid
MOMENT = 1_799_917_500


def tool(page: Page, name: str) -> Locator:
    return page.locator(f'[data-tool="{name}"]')


def fault(page: Page, name: str, part: str) -> Locator:
    return page.locator(f'[data-fault="{name}"][data-part="{part}"]')


@pytest.fixture
def impatient(slack: StandIn) -> WebClient:
    return WebClient(token=slack.bot_token, base_url=slack.api_url, retry_handlers=[])


def test_a_fault_is_turned_on_shown_and_turned_off(page: Page, impatient: WebClient) -> None:
    tool(page, "faults").click()
    dialog = page.get_by_role("dialog", name="Faults of Slack")
    dialog.get_by_role("button", name="Rate limit: off").click()
    expect(dialog.get_by_role("button", name="Rate limit: on")).to_be_focused()
    dialog.get_by_role("button", name="Close", exact=True).click()

    expect(tool(page, "faults")).to_have_text("Faults (1 on)")
    expect(tool(page, "faults")).to_be_focused()
    strip = page.locator(".strip.faulty")
    expect(strip).to_contain_text("Slack has trouble: Rate limit (every method, until turned off)")
    with pytest.raises(SlackApiError, match="ratelimited"):
        impatient.auth_test()

    strip.get_by_role("button", name="Turn off").click()
    expect(strip).to_have_count(0)
    assert impatient.auth_test()["ok"]


def test_a_fault_for_the_next_call_of_one_method(
    page: Page, slack: StandIn, impatient: WebClient
) -> None:
    tool(page, "faults").click()
    fault(page, "server_error", "method").select_option("chat.postMessage")
    fault(page, "server_error", "once").check()
    fault(page, "server_error", "turn").click()
    strip = page.locator(".strip.faulty")
    expect(strip).to_contain_text("Server error (chat.postMessage, next call)")
    page.keyboard.press("Escape")

    assert impatient.auth_test()["ok"]
    with pytest.raises(SlackApiError, match="fatal_error"):
        impatient.chat_postMessage(channel="C0MLTEAM001", text="x")
    expect(strip).to_have_count(0)
    assert slack.workspace.faults.standing == []


def test_the_inspector_lists_and_shows_what_is_wrong(page: Page, impatient: WebClient) -> None:
    tool(page, "inspector").click()
    inspector = page.get_by_role("complementary", name="Inspector")
    expect(inspector.get_by_label("Filter")).to_be_focused()
    expect(inspector).to_contain_text("Nothing yet")

    impatient.chat_postMessage(channel="C0MLTEAM001", text="all is well")
    with pytest.raises(SlackApiError):
        impatient.chat_postMessage(channel="C0MLTEAM001", text="x", blocks=[{"type": "section"}])

    lines = inspector.locator(".exchange-line")
    expect(lines).to_have_count(2)
    expect(lines.nth(0)).to_contain_text("✗ invalid_blocks")
    expect(lines.nth(0)).to_contain_text("⚠ Block Kit: 1")
    expect(lines.nth(1)).to_contain_text("✓ 200")

    lines.nth(0).click()
    expect(lines.nth(0)).to_have_attribute("aria-expanded", "true")
    body = inspector.locator(".exchange").nth(0)
    expect(body.locator(".payload-problems")).to_contain_text("must provide one of text, fields")
    expect(body.locator(".payload").nth(0)).to_contain_text('"C0MLTEAM001"')

    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    body.get_by_role("button", name="Copy answer").click()
    expect(body.get_by_role("button", name="Copied")).to_be_visible()
    copied = json.loads(page.evaluate("navigator.clipboard.readText()"))
    assert copied["error"] == "invalid_blocks"


def test_the_inspector_filters_and_stays_open_while_more_comes(
    page: Page, impatient: WebClient
) -> None:
    impatient.chat_postMessage(channel="C0MLTEAM001", text="a needle")
    impatient.auth_test()
    tool(page, "inspector").click()
    inspector = page.get_by_role("complementary", name="Inspector")
    lines = inspector.locator(".exchange-line")
    expect(lines).to_have_count(2)

    inspector.get_by_label("Filter").fill("NEEDLE")
    expect(lines).to_have_count(1)
    lines.click()
    impatient.chat_postMessage(channel="C0MLTEAM001", text="another needle")
    expect(lines).to_have_count(2)
    expect(lines.nth(1)).to_have_attribute("aria-expanded", "true")

    inspector.get_by_role("button", name="Clear").click()
    expect(inspector).to_contain_text("Nothing found")
    page.keyboard.press("Escape")
    expect(inspector).to_be_hidden()
    expect(tool(page, "inspector")).to_be_focused()


def test_dates_are_in_the_language_and_zone_of_who_looks(page: Page, slack: StandIn) -> None:
    text = f"<!date^{MOMENT}^{{date_long}} at {{time}}|never>"
    slack.workspace.slackbot_says("C0MLTEAM001", "U0ANA000001", text)
    slack.workspace.slackbot_says("C0MLTEAM001", "U0BEN000001", text)
    date = page.locator(".message time[title]:not(.time)")
    expect(date).to_have_text("Thursday, January 14th, 2027 at 10:05 AM")

    tool(page, "locale").select_option("de-DE")
    expect(date).to_have_text("Donnerstag, 14. Januar 2027 at 10:05")
    assert slack.workspace.person("ana").locale == "de-DE"

    page.goto(f"{slack.page_url}?user=ben")
    expect(date).to_have_text("Thursday, January 14th, 2027 at 4:05 AM")


def test_everybodys_zone_is_shown(page: Page) -> None:
    people = page.get_by_role("region", name="Who is looking")

    for name, place in (("Ana", "Madrid"), ("Ben", "New York"), ("Jonas", "Berlin")):
        expect(people.get_by_role("link", name=name)).to_contain_text(f"in {place}")


def test_a_channel_is_archived_and_opened_again(page: Page, slack: StandIn) -> None:
    page.get_by_role("button", name="Archive").click()
    expect(page.locator(".strip.archived")).to_contain_text("This channel is archived.")
    expect(page.locator("#composer-field")).to_be_disabled()
    assert slack.workspace.channel("#ml-team").archived

    page.get_by_role("button", name="Unarchive").click()
    expect(page.locator(".strip.archived")).to_have_count(0)
    expect(page.get_by_role("button", name="Invite mlteam")).to_be_visible()


def test_a_scenario_is_saved_and_loaded(page: Page, slack: StandIn, tmp_path: Path) -> None:
    slack.post("ana", "#ml-team", "before")
    with page.expect_download() as downloading:
        tool(page, "save").click()
    saved = tmp_path / downloading.value.suggested_filename
    downloading.value.save_as(saved)
    assert saved.name.startswith("mlteam-scenario-")
    slack.post("ana", "#ml-team", "after")
    expect(page.locator(".message .text")).to_have_count(2)

    with page.expect_navigation():
        page.locator("[data-load]").set_input_files(saved)
    expect(page.locator(".message .text")).to_have_text(["before"])

    broken = tmp_path / "broken.json"
    broken.write_text("{}", "utf-8")
    page.locator("[data-load]").set_input_files(broken)
    problem = page.locator(".tool-problem")
    expect(problem).to_contain_text("The scenario can't be used: its version is not 1")


def test_a_story_is_told_on_every_page_and_turns_it(page: Page, slack: StandIn) -> None:
    slack.workspace.announce("Week 1: it begins.", "C0HIRING001")

    expect(page.locator(".strip.caption")).to_have_text("Week 1: it begins.")
    expect(page.get_by_role("heading", name="hiring-plan", level=1)).to_be_visible()
