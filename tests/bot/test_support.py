"""Where people get help with the installation is said wherever they look for help, if it is set."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.language import speaking
from bot.manifest import load_manifest
from bot.views.help import help_message
from playground.blockkit import view_problems
from playground.manifest import asked_for
from playground.standin import StandIn
from tests.bot.rig import SECRET, Rig
from tests.bot.serving import serving

MAIL = "<mailto:help@acme.example|help@acme.example>"


@pytest.fixture
def slack(tmp_path: Path) -> Iterator[StandIn]:
    """With a whole mlteam behind it that names who helps."""
    standin = StandIn(signing_secret=SECRET, **asked_for(load_manifest()))
    with standin, serving(standin, tmp_path, "http", MLTEAM_SUPPORT="help@acme.example"):
        yield standin


def test_the_command_and_the_home_tab_say_who_helps(slack: StandIn) -> None:
    shown = slack.command("ana", "#ml-team", "/mlteam help").shown
    home = slack.open_home("jonas")
    assert shown is not None
    assert home is not None
    assert f"Ask here: {MAIL}" in shown.text

    slack.click("jonas", home, "home_help", "-")
    modal = slack.modal("jonas")
    assert modal is not None
    assert f"Frag hier: {MAIL}" in json.dumps(modal.body, ensure_ascii=False)
    assert view_problems(modal.body) == []


def test_who_names_nobody_has_no_line_about_it(rig: Rig) -> None:
    assert "Ask here" not in rig.answer("help").text


@pytest.mark.parametrize(
    ("support", "link"),
    [
        ("https://acme.example/?a=1&b=2", "<https://acme.example/?a=1&amp;b=2|"),
        ("help@acme.example|<!here>", "<mailto:help@acme.example%7C&lt;!here&gt;|"),
    ],
)
def test_the_address_is_a_link_and_nothing_else(support: str, link: str) -> None:
    with speaking("en"):
        start = [("roles", "Who does what")]
        groups = {"roles": ["roles"]}
        assert link in help_message(groups, start, has_profile=False, support=support).text
