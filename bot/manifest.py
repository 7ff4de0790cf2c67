"""The app manifest, from which Slack creates the whole app in one step."""

from pathlib import Path
from typing import Any

import yaml

MANIFEST = Path(__file__).parent.parent / "manifest.yml"


def load_manifest() -> dict[str, Any]:
    """manifest.yml as JSON values."""
    data: dict[str, Any] = yaml.safe_load(MANIFEST.read_text("utf-8"))
    return data
