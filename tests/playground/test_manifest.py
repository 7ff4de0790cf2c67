"""What the stand-in grants to an app with a manifest."""

from typing import Any

import pytest

from bot.manifest import load_manifest
from playground.manifest import asked_for
from playground.standin import StandIn
from playground.team import SlashCommand

Json = dict[str, Any]
MANIFEST: Json = {
    "features": {
        "slash_commands": [{"command": "/x", "usage_hint": "[y]", "description": "z"}],
    },
    "oauth_config": {"scopes": {"bot": ["commands"]}},
    "settings": {"event_subscriptions": {"bot_events": ["app_mention"]}},
}


def test_no_more_than_was_asked_for() -> None:
    assert asked_for(MANIFEST) == {
        "scopes": ["commands"],
        "events": ["app_mention"],
        "commands": [SlashCommand(name="/x", usage_hint="[y]")],
        "messages_tab": "off",
    }


@pytest.mark.parametrize(
    ("app_home", "tab"),
    [
        ({"messages_tab_enabled": True}, "open"),
        ({"messages_tab_enabled": True, "messages_tab_read_only_enabled": True}, "read_only"),
        ({"messages_tab_enabled": False, "messages_tab_read_only_enabled": True}, "off"),
    ],
)
def test_the_messages_tab(app_home: Json, tab: str) -> None:
    features = MANIFEST["features"] | {"app_home": app_home}

    assert asked_for(MANIFEST | {"features": features})["messages_tab"] == tab


def test_our_own_manifest_fits() -> None:
    slack = StandIn(**asked_for(load_manifest()))

    assert slack.workspace.command("/mlteam") is not None
    assert "commands" in slack.workspace.scopes
