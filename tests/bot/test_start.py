"""What a start loads: nothing that only some requests, or only people at a terminal, need."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LATER = {
    "holidays": "the calendar of a country, when a nudge is due",
    "matplotlib": "the first picture",
    "numpy": "the first picture",
    "rapidfuzz": "the first slip of the keyboard",
    "rich": "text at a terminal",
}
"""What is loaded when it is needed, and by what."""


def loaded_by(statement: str) -> set[str]:
    """The modules of a fresh process."""
    code = f"import json, sys\n{statement}\nprint(json.dumps(sorted(sys.modules)))"
    run = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return set(json.loads(run.stdout))


@pytest.mark.parametrize(
    "statement",
    [
        "import bot.app",
        "import bot.entrypoints.commands, bot.entrypoints.http",
        "import bot.entrypoints.commands, bot.entrypoints.socket_mode",
        "import playground.__main__",
    ],
)
def test_a_server_starts_without_what_it_may_never_need(statement: str) -> None:
    assert sorted(LATER.keys() & loaded_by(statement)) == []


def test_rich_can_be_loaded_after_a_start_without_it() -> None:
    assert "rich.console" in loaded_by("import bot.logs, bot.entrypoints.terminal")


def test_help_loads_neither_the_bot_nor_the_knowledge() -> None:
    modules = loaded_by("import bot.entrypoints.cli")

    ours = {name for name in modules if name.split(".")[0] in {"bot", "knowledge", "storage"}}
    assert ours == {"bot", "bot.entrypoints", "bot.entrypoints.cli"}
    assert not {"pydantic", "slack_bolt", "structlog", "yaml"} & modules
