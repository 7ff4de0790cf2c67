"""The page in a real browser."""

import threading
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from slack_sdk import WebClient

from playground.standin import StandIn

Json = dict[str, Any]


def say(page: Page, text: str) -> None:
    page.locator("#composer-field").fill(text)
    page.locator("#composer-field").press("Enter")


def wait_heard(page: Page, heard: list[Json], count: int) -> None:
    for _ in range(100):
        if len(heard) >= count:
            return
        page.wait_for_timeout(50)
    raise AssertionError(heard)


def test_every_block_and_element_is_drawn(
    page: Page, heard: list[Json], gallery: Json, tmp_path: Path
) -> None:
    say(page, "/mlteam")

    message = page.locator(".message[data-ephemeral]")
    expect(message).to_contain_text("Only visible to you")
    for block in gallery["message"]:
        drawn = message.locator(f'[data-block-id="{block["block_id"]}"]')
        expect(drawn).to_have_attribute("data-block-type", block["type"])
    expect(message.locator(".warning")).to_have_text("⚠ This page does not draw the block video.")
    expect(message.get_by_role("button", name="Accept the advice")).to_be_visible()
    expect(message.locator('[data-broadcast="here"]')).to_have_text("@here")
    expect(message.locator("time[title='2026-11-23']")).to_contain_text("at 3:00 PM")
    expect(message).to_contain_text("<escaped> &")
    page.screenshot(path=tmp_path / "message.png")
    assert (tmp_path / "message.png").stat().st_size > 10_000
    assert heard == []


def test_elements_of_a_message_tell_the_bot(page: Page, heard: list[Json]) -> None:
    say(page, "/mlteam")
    message = page.locator(".message[data-ephemeral]")

    message.get_by_role("button", name="Accept the advice").click()
    message.get_by_role("button", name="Delete").click()
    page.get_by_role("dialog", name="Are you sure?").get_by_role("button", name="Cancel").click()
    message.get_by_role("button", name="Delete").click()
    page.get_by_role("dialog", name="Are you sure?").get_by_role("button", name="Yes").click()
    wait_heard(page, heard, 2)
    message.locator('[data-action-id="size"]').select_option("large")
    wait_heard(page, heard, 3)
    message.locator('[data-action-id="more"]').click()
    page.get_by_role("menuitem", name="Snooze").click()
    wait_heard(page, heard, 4)
    message.get_by_label("First").check()
    wait_heard(page, heard, 5)
    message.locator('[data-action-id="day"]').fill("2026-12-24")
    wait_heard(page, heard, 6)
    message.get_by_label("Ask something").fill("who?")
    message.get_by_label("Ask something").press("Enter")
    wait_heard(page, heard, 7)

    assert [each["action_id"] for each in heard] == [
        *("go", "del", "size", "more", "boxes", "day", "q"),
    ]
    assert heard[2]["selected_option"]["value"] == "large"
    assert heard[3]["selected_option"]["value"] == "snooze"
    assert [each["value"] for each in heard[4]["selected_options"]] == ["a", "b"]
    assert heard[5]["selected_date"] == "2026-12-24"
    assert heard[6]["value"] == "who?"


def test_a_failed_action_is_shown_beside_its_element(page: Page, heard: list[Json]) -> None:
    say(page, "/mlteam")

    page.get_by_role("button", name="Slow").click()

    expect(page.locator('[data-action-id="fails"] + .failure')).to_contain_text("went wrong")
    assert heard == []


def test_text_from_people_is_never_markup(page: Page, slack: StandIn) -> None:
    hostile = "<img src=x onerror=alert(1)> *bold* <javascript:alert(1)|click> </script>"
    slack.workspace.slackbot_says("C0MLTEAM001", "U0ANA000001", hostile)
    slack.post("ben", "#ml-team", "<b>hi</b> & @ana")

    people = page.locator('.message[data-user="U0BEN000001"]')
    expect(people.locator(".text")).to_have_text("<b>hi</b> & @Ana")
    raw = page.locator(".message[data-ephemeral]")
    expect(raw.locator("strong").nth(1)).to_have_text("bold")
    expect(raw.locator("a")).to_have_count(0)
    expect(raw.locator("img")).to_have_count(0)


def test_slash_offers_the_command_with_its_hint(page: Page, slack: StandIn) -> None:
    field = page.locator("#composer-field")
    field.press_sequentially("/ml")
    offered = page.get_by_role("option", name="/mlteam")
    expect(offered).to_contain_text("[help]")

    field.press("Enter")
    expect(field).to_have_value("/mlteam ")
    field.press_sequentially("roles")
    field.press("Enter")

    expect(page.locator(".message[data-ephemeral]")).to_contain_text("no bot is connected")
    assert slack.courier.sent[0].payload["text"] == "roles"


def test_two_people_see_one_channel(
    page: Page, browser: Browser, slack: StandIn, client: WebClient
) -> None:
    other = browser.new_page()
    other.goto(f"{slack.page_url}?user=ben")
    other.wait_for_selector("body[data-ready]")
    expect(other.locator('[data-channel="C0LEADERS01"]')).to_have_count(0)

    say(page, "hello Ben")
    expect(other.locator('.message[data-user="U0ANA000001"]')).to_contain_text("hello Ben")
    say(other, "hello Ana")
    expect(page.locator('.message[data-user="U0BEN000001"]')).to_contain_text("hello Ana")
    client.chat_postMessage(channel="U0BEN000001", text="psst")
    expect(other.locator('[data-channel="D0BEN000001"] .count')).to_contain_text("1")
    other.close()


def test_home_messages_invitation_and_clock(page: Page, heard: list[Json], slack: StandIn) -> None:
    page.locator('[data-channel="D0ANA000001"]').click()
    expect(page.locator(".home .block.header").first).to_contain_text("Every block")
    page.get_by_role("tab", name="Messages").click()
    say(page, "hello")
    expect(page.locator(".message .text")).to_have_text("hello")

    page.locator('[data-channel="C0HIRING001"]').click()
    page.get_by_role("button", name="Invite mlteam").click()
    expect(page.get_by_role("button", name="Invite mlteam")).to_have_count(0)
    expect(page.locator(".message")).to_contain_text("was added to the channel by @Ana")

    before = slack.clock()
    page.get_by_role("button", name="+1 week").click()
    expect(page.locator(".clock-step[aria-busy]")).to_have_count(0)
    slack.wait_until(lambda: (slack.clock() - before).days >= 7)
    assert (slack.clock() - before).days == 7
    assert heard == []


@pytest.mark.parametrize("width", [375, 1280])
def test_nothing_is_wider_than_the_screen(
    page: Page, heard: list[Json], width: int, tmp_path: Path
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    say(page, "/mlteam")
    expect(page.locator(".message[data-ephemeral]")).to_be_visible()

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.querySelector('#pane').scrollWidth") <= width
    if width < 720:
        expect(page.locator("#sidebar")).to_be_hidden()
        page.get_by_role("button", name="Channels").click()
        expect(page.locator("#sidebar")).to_be_visible()
        page.screenshot(path=tmp_path / "drawer.png")
        page.locator('[data-channel="C0HIRING001"]').click()
        expect(page.locator("#sidebar")).to_be_hidden()
    assert heard == []


def test_the_browser_leaves_no_thread_of_the_server() -> None:
    names = [thread.name for thread in threading.enumerate()]

    assert not [name for name in names if "process_request" in name]
