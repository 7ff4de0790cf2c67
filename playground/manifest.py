"""What an app's manifest asks for, so that the stand-in grants that and no more."""

from collections.abc import Collection, Mapping
from typing import Any, TypedDict

from playground.team import MessagesTab, SlashCommand


class Asked(TypedDict):
    """For `StandIn(**asked_for(manifest))`."""

    scopes: Collection[str]
    events: Collection[str]
    commands: Collection[SlashCommand]
    messages_tab: MessagesTab


def asked_for(manifest: Mapping[str, Any]) -> Asked:
    features, settings = manifest["features"], manifest["settings"]
    return {
        "scopes": manifest["oauth_config"]["scopes"]["bot"],
        "events": settings["event_subscriptions"]["bot_events"],
        "commands": [_command(each) for each in features.get("slash_commands", [])],
        "messages_tab": _messages_tab(features.get("app_home", {})),
    }


def _command(declared: Mapping[str, Any]) -> SlashCommand:
    return SlashCommand(
        name=declared["command"],
        usage_hint=declared.get("usage_hint", ""),
        should_escape=declared.get("should_escape", False),
    )


def _messages_tab(app_home: Mapping[str, Any]) -> MessagesTab:
    if not app_home.get("messages_tab_enabled"):
        return "off"
    return "read_only" if app_home.get("messages_tab_read_only_enabled") else "open"
