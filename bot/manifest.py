"""The app manifest, from which Slack creates the whole app in one step."""

from pathlib import Path
from typing import Any

import yaml

from bot.errors import UserError

_PLACES = (Path(__file__).parent.parent / "manifest.yml", Path(__file__).parent / "manifest.yml")
"""In a checkout, where Slack's users look for it; and in an installed package."""


def load_manifest() -> dict[str, Any]:
    """manifest.yml as JSON values."""
    found = next(place for place in _PLACES if place.exists())
    data: dict[str, Any] = yaml.safe_load(found.read_text("utf-8"))
    return data


def hosted_at(url: str, *, rotation: bool) -> dict[str, Any]:
    """The manifest of an app that any workspace may install and that Slack reaches by HTTP.

    Raises UserError if Slack would not take the address.
    """
    if not url.startswith("https://"):
        raise UserError("Slack calls addresses with https:// only, such as https://mlteam.example.")
    home = url.rstrip("/")
    manifest, events = load_manifest(), f"{home}/slack/events"
    for command in manifest["features"]["slash_commands"]:
        command["url"] = events
    manifest["oauth_config"]["redirect_urls"] = [f"{home}/slack/oauth_redirect"]
    settings = manifest["settings"]
    settings["interactivity"]["request_url"] = events
    settings["event_subscriptions"]["request_url"] = events
    settings["socket_mode_enabled"] = False
    settings["org_deploy_enabled"] = True
    settings["token_rotation_enabled"] = rotation
    return manifest
