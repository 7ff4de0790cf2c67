"""The whole path as a person walks it, in a real browser on a playground of its own."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from scripts.take_screenshots import find_chromium, open_page, playground, say, walk

PHONE = {"width": 375, "height": 720}

pytestmark = pytest.mark.skipif(
    find_chromium() is None and not os.environ.get("CI"),
    reason="needs Chromium; CI installs it and may not skip this",
)


@pytest.fixture
def address() -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    with playground(port) as found:
        yield found


def test_from_the_roles_to_a_decided_nudge(address: str, tmp_path: Path) -> None:
    with open_page(address) as page:
        walk(page, lambda name: page.screenshot(path=tmp_path / f"{name}.png"))

    taken = sorted(path.stem for path in tmp_path.glob("*.png"))
    assert taken == ["advice", "modal", "nudge", "roles"]


def width_of_content(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth"))


@pytest.mark.parametrize("command", ["help", "roles", "roles ml engineer", "tips medium"])
def test_on_a_phone_nothing_is_wider_than_the_screen(address: str, command: str) -> None:
    with open_page(address, PHONE) as page:
        say(page, f"/mlteam {command}")
        expect(page.locator(".message[data-ephemeral]")).to_have_count(1)

        assert width_of_content(page) <= PHONE["width"]


def test_a_field_error_is_shown_at_its_field_and_can_be_mended(address: str) -> None:
    with open_page(address) as page:
        say(page, "/mlteam setup")
        dialog = page.get_by_role("dialog")
        dialog.get_by_label("How many employees does the company have?").fill("5")
        dialog.get_by_role("button", name="Next").click()
        dialog.get_by_label("Data scientists").fill("12")
        dialog.get_by_role("button", name="Next").click()
        heads = dialog.locator('[data-block-id="headcount.data_scientist"]')
        expect(heads).to_contain_text("The team adds up to 12 people")

        dialog.get_by_role("button", name="Back").click()
        dialog.get_by_label("How many employees does the company have?").fill("50")
        dialog.get_by_role("button", name="Next").click()
        expect(dialog.get_by_label("Data scientists")).to_have_value("12")
        dialog.get_by_role("button", name="Advise me now").click()
        expect(page.get_by_role("dialog")).to_contain_text("Saved as version 1 by")
