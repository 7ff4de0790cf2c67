"""Starting the processes that are measured, and reading what they print."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
ENVIRON = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": ""}
"""With bytecode, as it is installed: a start that compiles our modules takes 40 % longer."""


@contextmanager
def start(module: str, *arguments: str) -> Iterator["subprocess.Popen[str]"]:
    """A child that ends when its stdin is closed, if not before."""
    with subprocess.Popen(  # noqa: S603 -- our own scripts
        [sys.executable, "-m", f"benchmarks.{module}", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=ENVIRON,
    ) as process:
        yield process


def read_line(process: "subprocess.Popen[str]") -> dict[str, Any]:
    line = process.stdout.readline() if process.stdout else ""
    if not line:
        sys.exit("a measured process failed; its reason is above")
    answer: dict[str, Any] = json.loads(line)
    return answer


def run(module: str, *arguments: str, told: str = "") -> str:
    """What it prints, given this on stdin. Ends the whole run if it fails."""
    with start(module, *arguments) as process:
        answered, _ = process.communicate(told)
    if process.returncode:
        sys.exit(f"benchmarks/{module}.py failed; its reason is above")
    return answered
