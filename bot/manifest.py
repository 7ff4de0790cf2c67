"""The app manifest, from which Slack creates the whole app in one step."""

from pathlib import Path
from typing import Any

import yaml

_PLACES = (Path(__file__).parent.parent / "manifest.yml", Path(__file__).parent / "manifest.yml")
"""In a checkout, where Slack's users look for it; and in an installed package."""


def load_manifest() -> dict[str, Any]:
    """manifest.yml as JSON values."""
    found = next(place for place in _PLACES if place.exists())
    data: dict[str, Any] = yaml.safe_load(found.read_text("utf-8"))
    return data
