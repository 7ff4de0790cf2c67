"""The web pages of an installation in a real browser: axe-core finds nothing to mend on them."""

import os
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser
from slack_sdk.oauth.installation_store import Installation

from bot.installation.pages import failure_page, install_page, success_page
from bot.language import LANGUAGES, speaking
from bot.manifest import load_manifest
from bot.settings import Settings
from scripts.shots import axe
from tests.e2e.conftest import DESK, PHONE

LONG_NAME = "Donaudampfschifffahrtsgesellschaft Mustermann & Söhne GmbH & Co. KG"
LOOKS: list[tuple[Literal["light", "dark"], tuple[int, int]]] = [
    ("light", DESK),
    ("dark", PHONE),
    ("light", (320, 640)),
]

pytestmark = pytest.mark.skipif(
    axe.source() is None and not os.environ.get("CI"),
    reason="needs axe-core: `make test` installs it where npm is; CI may not skip this",
)


def pages() -> dict[str, str]:
    """In the current language."""
    settings = Settings(support="help@mlteam.example", privacy_url="https://mlteam.example/privacy")
    scopes = load_manifest()["oauth_config"]["scopes"]["bot"]
    installed = Installation(app_id="A1", team_id="T1", team_name=LONG_NAME, user_id="U1")
    return {
        "install": install_page("https://slack.com/oauth/v2/authorize", settings, scopes).html,
        "bare": install_page("https://slack.com/oauth/v2/authorize", Settings(), scopes).html,
        "success": success_page(installed).html,
        "failure": failure_page("invalid_browser", "/slack/install").html,
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["install", "bare", "success", "failure"])
def test_each_page_of_an_installation(
    browser: Browser, tmp_path: Path, name: str, language: str
) -> None:
    with speaking(language):
        (tmp_path / "page.html").write_text(pages()[name], encoding="utf-8")
    page = browser.new_page()
    page.goto(f"file://{tmp_path}/page.html")
    for scheme, (width, height) in LOOKS:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": height})
        assert [str(each) for each in axe.violations(page)] == [], (scheme, width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("html").get_attribute("lang") == language
    page.close()
