"""The bot, the page and a real browser for tests that use the page as people do."""

import os
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from scripts.shots.stage import Stage, staged
from scripts.take_screenshots import find_chromium

Open = Callable[..., Page]
DESK, PHONE = (1280, 900), (375, 780)


@pytest.fixture
def stage() -> Iterator[Stage]:
    """The bot in a fresh workspace; it posts what is due when a step says so."""
    with staged() as made:
        yield made


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = find_chromium()
    if chromium is None:
        # CI installs it, and may not pass without having looked.
        (pytest.fail if os.environ.get("CI") else pytest.skip)("there is no Chromium")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture
def open_page(browser: Browser, stage: Stage) -> Iterator[Open]:
    """Opens a channel as a person. A script that fails there fails the test."""
    errors: list[str] = []
    opened: list[Page] = []

    def make(
        channel: str = "#ml-team",
        *,
        user: str = "ana",
        size: tuple[int, int] = DESK,
    ) -> Page:
        width, height = size
        page = browser.new_page(viewport={"width": width, "height": height}, locale="en-US")
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.set_default_timeout(15_000)
        place = stage.slack.workspace.channel(channel).id
        page.goto(f"{stage.slack.page_url}?user={user}#{place}")
        page.wait_for_selector("body[data-ready]")
        opened.append(page)
        return page

    yield make
    for page in opened:
        page.close()
    assert errors == []
