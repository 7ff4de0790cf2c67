"""Modals on a stack, what an answer to a submission does, and threads, in a real browser."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect
from slack_bolt import Ack, App
from slack_sdk import WebClient

from playground.standin import StandIn

Json = dict[str, Any]


def titled(modal: Json, title: str) -> Json:
    return modal | {"title": {"type": "plain_text", "text": title}}


def open_for_ana(slack: StandIn, client: WebClient, view: Json, *, push: bool = False) -> None:
    trigger = slack.workspace.grants.new_trigger("U0ANA000001")
    show = client.views_push if push else client.views_open
    show(trigger_id=trigger, view=view)


def fill(page: Page, title: str, name: str) -> None:
    dialog = page.get_by_role("dialog", name=title)
    dialog.get_by_label("Name").fill(name)
    dialog.get_by_role("button", name="Save").click()


@pytest.fixture
def answers(bot: App, modal: Json) -> None:
    """A bot that answers a submission by what was typed."""

    @bot.view("profile")
    def on_submit(ack: Ack, view: Json) -> None:
        typed = view["state"]["values"]["name"]["value"]["value"]
        match typed:
            case "errors":
                ack(response_action="errors", errors={"name": "Taken."})
            case "update" | "push":
                ack(response_action=typed, view=titled(modal, typed.title()))
            case "clear":
                ack(response_action="clear")
            case _:
                ack()


@pytest.mark.usefixtures("answers")
def test_each_answer_to_a_submission(
    page: Page, slack: StandIn, client: WebClient, modal: Json
) -> None:
    open_for_ana(slack, client, modal)

    fill(page, "Profile", "errors")
    expect(page.get_by_role("dialog").locator(".error")).to_have_text("Taken.")
    fill(page, "Profile", "update")
    fill(page, "Update", "push")
    pushed = page.get_by_role("dialog", name="Push")
    expect(pushed.get_by_label("Name")).to_have_value("")
    pushed.get_by_role("button", name="Back").click()
    expect(page.get_by_role("dialog", name="Update").get_by_label("Name")).to_have_value("push")
    fill(page, "Update", "push")
    fill(page, "Push", "clear")

    expect(page.get_by_role("dialog")).to_have_count(0)
    assert slack.modal("ana") is None


@pytest.mark.usefixtures("answers")
def test_three_modals_lie_on_each_other(
    page: Page, slack: StandIn, client: WebClient, modal: Json
) -> None:
    open_for_ana(slack, client, titled(modal, "First"))
    open_for_ana(slack, client, titled(modal, "Second"), push=True)
    open_for_ana(slack, client, titled(modal, "Third"), push=True)

    for title in ("Third", "Second"):
        dialog = page.get_by_role("dialog", name=title)
        expect(dialog).to_be_visible()
        dialog.get_by_role("button", name="Back").click()
    fill(page, "First", "done")

    expect(page.get_by_role("dialog")).to_have_count(0)


def test_replies_stand_under_their_message_with_their_number(
    page: Page, slack: StandIn, client: WebClient
) -> None:
    first = slack.post("ben", "#ml-team", "What next?")
    slack.post("ben", "#ml-team", "Something else")
    client.chat_postMessage(channel="C0MLTEAM001", text="One idea", thread_ts=first.ts)

    texts = page.locator(".message .text")
    expect(texts).to_have_text(["What next?", "One idea", "Something else"])
    parent = page.locator(f'.message[data-ts="{first.ts}"]')
    expect(parent.locator(".replies")).to_have_text("1 reply")

    parent.hover()
    parent.get_by_role("button", name="Reply in thread").click()
    page.locator("#composer-field").fill("Another idea")
    page.locator("#composer-field").press("Enter")

    expect(texts).to_have_text(["What next?", "One idea", "Another idea", "Something else"])
    expect(parent.locator(".replies")).to_have_text("2 replies")
    assert slack.messages("#ml-team", "ana")[-1].thread_ts == first.ts
