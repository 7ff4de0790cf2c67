"""The main path, as a person walks it in a real browser on a playground of its own."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

ROOT = Path(__file__).parent.parent
PORT = 3987
VIEWPORT = {"width": 1100, "height": 860}

Shot = Callable[[str], object]


class NoChromium(Exception):
    """There is no Chromium to drive."""


def find_chromium() -> str | None:
    """Debian's Chromium, or another one that CHROMIUM names."""
    named = os.environ.get("CHROMIUM")
    return named or shutil.which("chromium") or shutil.which("chromium-browser")


@contextmanager
def playground(port: int = PORT) -> Iterator[str]:
    """The address of a playground that runs as `mlteam try` does."""
    command = [sys.executable, "-m", "playground"]
    environment = {**os.environ, "PORT": str(port), "MLTEAM_DATABASE_URL": "memory:"}
    process = subprocess.Popen(  # noqa: S603 -- our own module
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    )
    try:
        line = process.stdout.readline() if process.stdout else ""
        found = re.search(r"http://\S+", line)
        if found is None:
            raise OSError(f"the playground did not start: {line or 'see above'}")
        yield found.group()
    finally:
        process.terminate()
        process.communicate(timeout=20)


@contextmanager
def open_page(address: str, viewport: dict[str, int] | None = None) -> Iterator[Page]:
    """The playground in a browser, as Ana sees it. Raises NoChromium."""
    chromium = find_chromium()
    if chromium is None:
        raise NoChromium("Install Debian's package chromium, or name one in CHROMIUM.")
    with sync_playwright() as playwright:
        # Chromium's sandbox needs rights that containers do not have; the page is our own.
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport=viewport or VIEWPORT, locale="en-GB")  # type: ignore[arg-type]
        page.set_default_timeout(10_000)
        page.goto(f"{address}?user=ana")
        page.wait_for_selector("body[data-ready]")
        yield page
        browser.close()


def say(page: Page, text: str) -> None:
    page.locator("#composer-field").fill(text)
    page.locator("#composer-field").press("Enter")


def walk(page: Page, shot: Shot) -> None:
    """From the roles through setup and advice to a nudge and a decision; fails where it breaks."""
    say(page, "/mlteam roles")
    roles = page.locator(".message[data-ephemeral]").last
    expect(roles).to_contain_text("Who does what on an ML team")
    shot("roles")

    roles.get_by_role("button", name="Set up this channel").click()
    _fill_setup(page, shot)
    page.get_by_role("dialog").get_by_role("button", name="Save").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Saved as version 1 by")
    dialog.get_by_role("button", name="Close", exact=True).last.click()
    expect(dialog).to_have_count(0)

    say(page, "/mlteam advice")
    advice = page.locator(".message[data-ephemeral]").last
    expect(advice).to_contain_text("Hire a data engineer before the next data scientist.")
    advice.evaluate("message => message.scrollIntoView({block: 'start'})")
    shot("advice")

    _wait_for_nudge(page)
    shot("nudge")
    _decide(page)


def _fill_setup(page: Page, shot: Shot) -> None:
    """The first two of its three steps; the third is left as it is."""
    dialog = page.get_by_role("dialog")
    _choose(page, "stage", "First model: one serves users or decisions")
    dialog.get_by_label("How many models serve users or decisions today?").fill("1")
    dialog.get_by_label("How many employees does the company have?").fill("180")
    dialog.get_by_role("button", name="Next").click()
    dialog.get_by_label("Data scientists").fill("4")
    dialog.get_by_label("ML engineers").fill("1")
    shot("modal")
    dialog.get_by_role("button", name="Next").click()
    expect(dialog).to_contain_text("Step 3 of 3.")


def _choose(page: Page, block_id: str, option: str) -> None:
    menu = page.get_by_role("dialog").locator(f'[data-block-id="{block_id}"]')
    menu.get_by_role("combobox").select_option(label=option)


def _wait_for_nudge(page: Page) -> None:
    page.get_by_role("button", name="+1 week").click()
    nudge = page.locator(".message:not([data-ephemeral])").last
    expect(nudge).to_contain_text("set up these messages", timeout=15_000)
    nudge.evaluate("message => message.scrollIntoView({block: 'end'})")


def _decide(page: Page) -> None:
    nudge = page.locator(".message:not([data-ephemeral])").last
    nudge.get_by_role("button", name="Not for us").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Why not?").fill("<!channel> we use a *managed* warehouse")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_contain_text("says: not for us.")
    dialog.get_by_role("button", name="Close", exact=True).last.click()
    expect(dialog).to_have_count(0)
    expect(nudge).to_contain_text("says: not for us.")
    expect(nudge).to_contain_text("<!channel> we use a *managed* warehouse")
