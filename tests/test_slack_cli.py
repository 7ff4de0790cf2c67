"""The Slack CLI's hooks, called as the CLI calls them: through a shell, with options of its own."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.manifest import load_manifest
from playground.standin import StandIn
from tests.image import ROOT

HOOKS = json.loads((ROOT / ".slack/hooks.json").read_text("utf-8"))
BOUNDARY = "8d1f0e2c"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """What the hooks need of a checkout, with the Python of the tests as its .venv."""
    for name in ["bot", "knowledge", "storage", "scripts", "manifest.yml", "pyproject.toml"]:
        (tmp_path / name).symlink_to(ROOT / name)
    binaries = tmp_path / ".venv/bin"
    binaries.mkdir(parents=True)
    for name, command in (("python", ""), ("mlteam", " -m bot")):
        script = binaries / name
        script.write_text(f'#!/bin/sh\nexec "{sys.executable}"{command} "$@"\n', "utf-8")
        script.chmod(0o755)
    return tmp_path


def call(checkout: Path, command: str, *options: str) -> str:
    run = subprocess.run(  # noqa: S602 -- so does the CLI
        " ".join([command, *options]),
        shell=True,
        cwd=checkout,
        env={**os.environ, "PYTHONPATH": str(checkout)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return run.stdout


def merged(checkout: Path) -> dict[str, Any]:
    """The CLI takes what get-hooks answers, and puts the project's own over it."""
    answer = json.loads(call(checkout, HOOKS["hooks"]["get-hooks"]))
    config = {**answer["config"], **HOOKS["config"]}
    return {**answer, "hooks": {**answer["hooks"], **HOOKS["hooks"]}, "config": config}


def test_get_hooks_names_the_hooks_that_we_leave_to_it(checkout: Path) -> None:
    found = merged(checkout)
    assert {"check-update", "doctor", "get-manifest", "start"} <= set(found["hooks"])
    assert found["runtime"] == "python"
    assert found["config"]["sdk-managed-connection-enabled"] is True


def test_get_manifest_answers_between_the_cli_s_marks(checkout: Path) -> None:
    """The CLI prefers this way of answering if get-hooks names it first."""
    assert merged(checkout)["config"]["protocol-version"][0] == "message-boundaries"
    marks = ["--protocol=message-boundaries", f"--boundary={BOUNDARY}"]

    answer = call(checkout, HOOKS["hooks"]["get-manifest"], f"--source={checkout}", *marks)

    assert json.loads(answer.strip().split(BOUNDARY)[1]) == load_manifest()


def test_get_manifest_answers_plainly_too(checkout: Path) -> None:
    answer = call(checkout, HOOKS["hooks"]["get-manifest"], f"--source={checkout}")
    assert json.loads(answer) == load_manifest()


def test_there_is_no_second_manifest_that_would_count_instead() -> None:
    """The CLI reads manifest.json before it asks the hook."""
    assert not (ROOT / "manifest.json").exists()


def test_doctor_answers(checkout: Path) -> None:
    assert json.loads(call(checkout, merged(checkout)["hooks"]["doctor"]))["versions"]


def test_start_runs_the_bot_with_the_tokens_of_the_cli(checkout: Path) -> None:
    with StandIn() as slack:
        process = subprocess.Popen(  # noqa: S602 -- so does the CLI
            f"exec {HOOKS['hooks']['start']}",
            shell=True,
            cwd=checkout,
            env={
                "PATH": os.environ["PATH"],
                "PYTHONPATH": str(checkout),
                "SLACK_APP_TOKEN": slack.app_token,
                "SLACK_BOT_TOKEN": slack.bot_token,
                "SLACK_API_URL": slack.api_url,
                "MLTEAM_DATABASE_URL": "memory:",
            },
        )
        try:
            assert slack.sockets.wait_connected(30)
        finally:
            process.terminate()
            process.wait(timeout=15)


def test_what_is_watched_exists() -> None:
    watch = HOOKS["config"]["watch"]
    paths = [*watch["app"]["paths"], *watch["manifest"]["paths"]]
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_ids_of_apps_are_not_committed() -> None:
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("needs a checkout with git")
    for name in ["apps.json", "apps.dev.json", "cache/x"]:
        ignored = subprocess.run(  # noqa: S603
            [git, "check-ignore", "--quiet", f".slack/{name}"], cwd=ROOT, check=False
        )
        assert ignored.returncode == 0, name
