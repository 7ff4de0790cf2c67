"""axe-core finds nothing to mend on the page, whatever is on it."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Page, expect
from slack_sdk import WebClient

from scripts.shots import axe
from scripts.shots.stage import Stage
from tests.e2e.conftest import DESK, PHONE, Open

Json = dict[str, Any]
Scheme = Literal["light", "dark"]
Show = Callable[[Page], object]
GALLERY = Path(__file__).parents[1] / "playground/gallery.json"
TEAM: Json = {
    "company_size": 180,
    "stage": "first_model",
    "headcount": {"data_scientist": 4, "ml_engineer": 1},
}
LOOKS: list[tuple[Scheme, tuple[int, int]]] = [
    ("light", DESK),
    ("dark", DESK),
    ("light", PHONE),
    ("dark", PHONE),
]
# Each of the schemes and each of the screens once, for what differs in its words only.
SOME_LOOKS = [LOOKS[0], LOOKS[3]]

pytestmark = pytest.mark.skipif(
    axe.source() is None and not os.environ.get("CI"),
    reason="needs axe-core: `make test` installs it where npm is; CI may not skip this",
)


@pytest.fixture
def team(stage: Stage) -> Stage:
    stage.play({"tell": TEAM})
    stage.play({"type": "nudges every week on tuesday at 10"})
    return stage


def look(open_page: Open, looks: list[tuple[Scheme, tuple[int, int]]], show: Show, at: str) -> None:
    page = open_page(at, size=looks[0][1])
    show(page)
    for scheme, (width, height) in looks:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": height})
        found = [str(each) for each in axe.violations(page)]
        assert found == [], (scheme, width)


def nothing(page: Page) -> None:
    expect(page.locator(".message").last).to_be_visible()


def a_modal(page: Page) -> None:
    expect(page.locator("dialog.modal[open]")).to_be_visible()


def test_a_channel_with_answers_a_nudge_and_a_shared_message(team: Stage, open_page: Open) -> None:
    for text in ("help", "roles", "advice", "plan 3", "status", "kit DE", "tips small", "nonsense"):
        team.play({"type": text})
    team.play({"wait": "undecided-recommendation"})
    team.play({"type": "share tips small"})
    team.play({"mention": "roles DE"})

    look(open_page, LOOKS, nothing, "#ml-team")


def test_every_block_and_element(stage: Stage, open_page: Open) -> None:
    blocks: list[Json] = json.loads(GALLERY.read_text(encoding="utf-8"))["message"]
    client = WebClient(token=stage.slack.bot_token, base_url=stage.slack.api_url)
    client.chat_postMessage(channel="C0MLTEAM001", text="Everything", blocks=blocks)

    look(open_page, LOOKS, nothing, "#ml-team")


def test_every_input_of_a_modal(stage: Stage, open_page: Open) -> None:
    view = json.loads(GALLERY.read_text(encoding="utf-8"))["modal"]
    stage.slack.workspace.views.open("U0ANA000001", view)
    stage.slack.workspace.views.show(
        stage.slack.workspace.views.stack("U0ANA000001")[0], errors={"name": "That is taken."}
    )

    look(open_page, LOOKS, a_modal, "#ml-team")


@pytest.mark.parametrize("command", ["setup", "decide", "access", "forget"])
def test_each_modal(team: Stage, open_page: Open, command: str) -> None:
    team.play({"type": command})

    look(open_page, SOME_LOOKS, a_modal, "#ml-team")


def test_the_form_of_the_schedule(team: Stage, open_page: Open) -> None:
    team.play({"type": "nudges"})
    team.play({"press": "nudge_schedule"})

    look(open_page, SOME_LOOKS, a_modal, "#ml-team")


@pytest.mark.parametrize("step", ["decide", "forget"])
def test_what_a_modal_says_when_it_is_done(team: Stage, open_page: Open, step: str) -> None:
    team.play({"type": step})
    team.play({"submit": {"kind": "accepted"} if step == "decide" else {}})

    look(open_page, SOME_LOOKS, a_modal, "#ml-team")


def test_app_home(team: Stage, open_page: Open) -> None:
    def home(page: Page) -> None:
        expect(page.locator(".home")).to_contain_text("ml-team")

    team.play("home")
    look(open_page, LOOKS, home, "ana")


def test_direct_messages_with_a_file(team: Stage, open_page: Open) -> None:
    def messages(page: Page) -> None:
        page.get_by_role("tab", name="Messages").click()
        expect(page.locator(".file").last).to_be_visible()

    team.play({"type": "export markdown"})
    team.play({"write": "Who comes first?"})
    look(open_page, LOOKS, messages, "ana")


def test_an_empty_channel_with_the_drawer_open(stage: Stage, open_page: Open) -> None:
    def drawer(page: Page) -> None:
        page.get_by_role("button", name="Channels").click()
        expect(page.locator("#sidebar")).to_be_visible()

    assert stage.slack.messages("#hiring-plan", "ana") == []
    look(open_page, [LOOKS[2], LOOKS[3]], drawer, "#hiring-plan")


def test_the_inspector_and_the_faults(team: Stage, open_page: Open) -> None:
    def inspector(page: Page) -> None:
        page.locator('[data-tool="inspector"]').click()
        page.locator(".exchange-line").first.click()
        expect(page.locator(".exchange-body").first).to_be_visible()

    def faults(page: Page) -> None:
        page.locator('[data-tool="faults"]').click()
        expect(page.locator("dialog.faults[open]")).to_be_visible()

    team.play({"type": "help"})
    look(open_page, LOOKS, inspector, "#ml-team")
    look(open_page, LOOKS, faults, "#ml-team")
