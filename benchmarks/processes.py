"""Starting the processes that are measured, and reading what they print."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

LONGEST_LOG = 10_000
ROOT = Path(__file__).parents[1]
ENVIRON = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": ""}
"""With bytecode, as it is installed: a start that compiles our modules takes 40 % longer."""


@contextmanager
def start(module: str, *arguments: str) -> Iterator["subprocess.Popen[str]"]:
    """A child that ends when its stdin is closed, if not before.

    It logs, as in earnest, but that is shown only if it fails.
    """
    with (
        tempfile.TemporaryFile("w+") as log,
        subprocess.Popen(  # noqa: S603 -- our own scripts
            [sys.executable, "-m", f"benchmarks.{module}", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            env=ENVIRON,
        ) as process,
    ):
        try:
            yield process
        finally:
            if process.stdin:
                process.stdin.close()
            if process.wait():
                log.seek(0)
                sys.stderr.write(log.read()[-LONGEST_LOG:])


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
