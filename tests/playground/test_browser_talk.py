"""Direct messages, threads and files on the page in a real browser."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from slack_bolt import App
from slack_sdk import WebClient

from playground.standin import StandIn
from playground.team import MessagesTab

Json = dict[str, Any]
PLAN = "\n".join(
    [
        "# Plan for *Acme*",
        "",
        "| Role | When | Because of what the facts say |",
        "|---|---|---|",
        "| Machine-learning platform engineer | immediately | undeployed |",
        "",
        "- first",
        "  - deeper",
        "",
        "<img src=x onerror=alert(1)>",
        *["", "More text. " * 40] * 30,
    ]
)


@pytest.fixture
def answering(bot: App) -> None:
    """A bot that answers mentions in their thread, and direct messages with a file."""

    @bot.event("app_mention")
    def on_mention(event: Json, client: WebClient) -> None:
        thread = event.get("thread_ts", event["ts"])
        client.chat_postMessage(channel=event["channel"], thread_ts=thread, text="an answer")

    @bot.event("message")
    def on_message(event: Json, client: WebClient) -> None:
        client.files_upload_v2(
            channel=event["channel"], content=PLAN, filename="plan.md", title="The plan"
        )

    bot.event("app_home_opened")(lambda: None)


def say(page: Page, text: str) -> None:
    page.locator("#composer-field").fill(text)
    page.locator("#composer-field").press("Enter")


def open_messages(page: Page) -> None:
    """Ana's Messages tab, from whatever is on the screen."""
    page.evaluate("location.hash = 'D0ANA000001'")
    page.get_by_role("tab", name="Messages").click()


@pytest.mark.usefixtures("answering")
@pytest.mark.parametrize("width", [375, 1280])
def test_a_file_in_a_direct_message_can_be_read(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    open_messages(page)
    say(page, "the plan, please")

    file = page.get_by_role("article", name="The plan")
    expect(file).to_contain_text("plan.md · Markdown (raw) · 13 kB")
    expect(file.locator(".file-text h3")).to_have_text("Plan for Acme")
    expect(file.locator(".file-text td").first).to_have_text("Machine-learning platform engineer")
    expect(file.locator(".file-text img")).to_have_count(0)
    expect(file.locator(".file-rest")).to_contain_text("goes on")
    assert page.evaluate("document.querySelector('#pane').scrollWidth") <= width
    before = file.evaluate("node => node.offsetHeight")
    file.get_by_role("button", name="Show more").click()
    expect(file.get_by_role("button", name="Show less")).to_be_visible()
    assert file.evaluate("node => node.offsetHeight") > before + 500


@pytest.mark.usefixtures("answering")
def test_a_file_is_opened_and_kept(page: Page) -> None:
    open_messages(page)
    say(page, "the plan, please")
    file = page.get_by_role("article", name="The plan")

    with page.context.expect_page() as opened:
        file.get_by_role("link", name="Open").click()
    expect(opened.value.locator("body")).to_contain_text("# Plan for *Acme*")
    opened.value.close()
    with page.expect_download() as kept:
        file.get_by_role("link", name="Download").click()
    assert kept.value.suggested_filename == "plan.md"
    assert kept.value.path().read_text() == PLAN


@pytest.mark.usefixtures("answering")
def test_a_mention_is_answered_and_followed_up_in_the_thread(page: Page, slack: StandIn) -> None:
    asked = slack.post("ben", "#ml-team", "a question")
    slack.post("ben", "#ml-team", "something else")
    first = page.locator(f'[data-ts="{asked.ts}"]')
    first.hover()
    first.get_by_role("button", name="Reply in thread").click()
    expect(page.locator("#composer-field")).to_have_attribute("placeholder", "Reply to Ben")
    say(page, "@mlteam what do you say?")

    shown = page.locator(".message .text")
    expect(shown).to_have_text(
        ["a question", "@mlteam what do you say?", "an answer", "something else"]
    )
    expect(page.locator(".message.reply")).to_have_count(2)
    say(page, "/mlteam")
    expect(page.locator(".problem")).to_have_text("Slack takes no commands in threads.")
    page.get_by_role("button", name="Leave the thread").click()
    say(page, "outside")
    expect(shown.last).to_have_text("outside")
    assert slack.messages("#ml-team", "ana")[-1].thread_ts is None


Look = Callable[[Page], None]


def read_only(page: Page) -> None:
    page.get_by_role("tab", name="Messages").click()
    expect(page.locator(".message")).to_contain_text("from the bot")
    expect(page.locator("#composer-field")).to_be_disabled()


def nothing(page: Page) -> None:
    expect(page.get_by_role("tab", name="Home")).to_be_visible()
    expect(page.get_by_role("tab", name="Messages")).to_have_count(0)
    expect(page.locator("#composer")).to_be_hidden()


@pytest.mark.parametrize(("tab", "look"), [("read_only", read_only), ("off", nothing)])
def test_the_messages_tab_is_what_the_manifest_says(
    page: Page, slack: StandIn, client: WebClient, tab: MessagesTab, look: Look
) -> None:
    client.chat_postMessage(channel="D0ANA000001", text="from the bot")
    slack.workspace.messages_tab = tab
    page.goto(f"{slack.page_url}?user=ana&again#D0ANA000001")

    look(page)
