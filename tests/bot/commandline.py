"""The command line as people run it: in a process of its own."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ROOT = Path(__file__).parents[2]
PROFILE = {
    "company_size": 180,
    "stage": "first_model",
    "headcount": {"data_scientist": 4, "ml_engineer": 1},
    "models_in_production": 1,
    "months_to_production": 9,
    "hiring": "open",
    "open_positions": 2,
}


def environment(**settings: str) -> dict[str, str]:
    """Ours without settings of whoever runs the tests, with these."""
    ours = ("SLACK_", "MLTEAM_", "LOG_", "PORT", "HOST")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return {**clean, "PYTHONPATH": str(ROOT), **settings}


def mlteam(
    *arguments: str, cwd: Path, stdin: str = "", **settings: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603
        [sys.executable, "-m", "bot", *arguments],
        cwd=cwd,
        env=environment(**settings),
        input=stdin,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
