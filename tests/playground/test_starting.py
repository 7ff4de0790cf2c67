"""`python -m playground`, as a process of its own."""

import json
import os
import re
import signal
import subprocess
import sys
import urllib.request
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent
COMMAND = [sys.executable, "-m", "playground"]
SCENARIO: dict[str, Any] = {"version": 1, "now": "2031-05-05T08:00:00Z"}


def environment(port: int) -> dict[str, str]:
    return {**os.environ, "PORT": str(port)}


def test_it_goes_on_from_a_scenario_and_ends_at_once(tmp_path: Path) -> None:
    path = tmp_path / "scenario.json"
    path.write_text(json.dumps(SCENARIO), "utf-8")
    process = subprocess.Popen(  # noqa: S603 -- our own module
        [*COMMAND, "--scenario", str(path)],
        cwd=ROOT,
        env=environment(3972),
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    found = re.search(r"http://\S+", process.stdout.readline())
    assert found is not None
    with urllib.request.urlopen(f"{found.group()}ui/state") as response:  # noqa: S310
        now = json.load(response)["clock"]["now"]
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=10)

    assert process.returncode == 0
    assert 0 <= now - datetime.fromisoformat(SCENARIO["now"]).timestamp() < 60


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "can't be read (No such file or directory). Nothing was changed."),
        ("{}", "its version is not 1, the one that this playground reads and writes."),
    ],
)
def test_a_faulty_scenario_is_one_sentence(
    tmp_path: Path, content: str | None, sentence: str
) -> None:
    path = tmp_path / "scenario.json"
    if content is not None:
        path.write_text(content, "utf-8")

    ended = subprocess.run(  # noqa: S603 -- our own module
        [*COMMAND, "--scenario", str(path)],
        cwd=ROOT,
        env=environment(3973),
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )

    assert ended.returncode == 1
    assert len(ended.stderr.splitlines()) == 1
    assert ended.stderr.startswith("The scenario can't be used: ")
    assert sentence in ended.stderr
    assert ended.stdout == ""
