"""The container's image: its steps are done in a folder, and what comes out is run."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import tomllib
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from playground.standin import StandIn
from tests.image import ROOT, Image, find_step, read_steps

LONGEST_START = 60
"""Seconds."""
DRAW = (
    "from bot.pictures.canvas import Canvas;"
    "c = Canvas(); c.text(0, 10, 'Team'); c.height = 20; print(len(c.png()))"
)


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Image:
    return Image(tmp_path_factory.mktemp("image")).build()


@pytest.fixture(scope="module")
def slack() -> Iterator[StandIn]:
    with StandIn() as started:
        yield started


def free_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


@contextmanager
def running(image: Image, slack: StandIn, port: str) -> Iterator["subprocess.Popen[str]"]:
    """What `docker run` starts, once its own health check finds it well."""
    command = [*find_step("ENTRYPOINT").words(), *find_step("CMD").words()]
    settings = {
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_SIGNING_SECRET": slack.signing_secret,
        "SLACK_API_URL": slack.api_url,
        "PORT": port,
    }
    process = image.popen(command, **settings)
    try:
        until_healthy(image, process, port)
        yield process
    finally:
        if process.poll() is None:
            process.terminate()
        process.communicate(timeout=20)


def is_healthy(image: Image, port: str, **settings: str) -> bool:
    check = image.popen(find_step("HEALTHCHECK").words(), PORT=port, **settings)
    check.communicate(timeout=20)
    return check.returncode == 0


def until_healthy(image: Image, process: "subprocess.Popen[str]", port: str) -> None:
    until = time.monotonic() + LONGEST_START
    while not is_healthy(image, port):
        if process.poll() is not None:
            pytest.fail(f"the bot ended: {process.communicate()[0]}")
        assert time.monotonic() < until, "it never got healthy"


def get(port: str, path: str) -> int:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as answer:
        return int(answer.status)


def test_what_the_steps_build_answers_and_ends_when_it_is_told_to(
    image: Image, slack: StandIn
) -> None:
    port = free_port()
    with running(image, slack, port) as process:
        assert get(port, "/readyz") == 200
        assert (image.root / "data/mlteam.db").exists()

        process.send_signal(signal.SIGTERM)

        process.communicate(timeout=15)
        assert process.returncode == 0


def test_nothing_is_written_but_data_and_temporary_files(image: Image, slack: StandIn) -> None:
    before = image.files()
    port = free_port()

    with running(image, slack, port):
        drawn = image.popen(["python", "-c", DRAW])
        assert int(drawn.communicate(timeout=60)[0]) > 100
        # A proxy that is set for Slack must not be asked for our own address.
        assert is_healthy(image, port, http_proxy="http://127.0.0.1:9")

    assert image.files() == before


def test_the_health_check_fails_while_nobody_answers(image: Image) -> None:
    assert not is_healthy(image, free_port())


def test_the_package_in_the_image_is_whole(image: Image) -> None:
    """Texts, knowledge and the manifest are in it, without the checkout."""
    manifest = image.popen(["mlteam", "manifest"])
    assert '"name": "mlteam"' in manifest.communicate(timeout=60)[0]
    languages = image.popen(["mlteam", "languages", "check"])
    languages.communicate(timeout=60)
    assert languages.returncode == 0
    place = image.popen(["python", "-c", "import bot; print(bot.__file__)"])
    assert place.communicate(timeout=60)[0].startswith(str(image.root))


def test_the_build_reads_what_dockerignore_lets_through_and_nothing_else() -> None:
    let_through = re.findall(r"^!(\S+)$", (ROOT / ".dockerignore").read_text("utf-8"), re.MULTILINE)
    copied = [
        source
        for step in read_steps()
        if step.word == "COPY" and "--from" not in step.rest
        for source in step.rest.split()[:-1]
    ]
    assert sorted(let_through) == sorted(copied)
    assert (ROOT / ".dockerignore").read_text("utf-8").splitlines()[1] == "*"


def test_every_package_of_the_wheel_is_copied() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    packages = project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    copied = {step.rest.split()[0] for step in read_steps() if step.word == "COPY"}
    assert set(packages) <= copied


def test_the_image_is_not_root_s_and_no_shell_stands_between_it_and_a_signal() -> None:
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", find_step("USER").rest)
    assert find_step("ENTRYPOINT").words() == ["mlteam"]
    assert find_step("CMD").words() == ["serve", "--mode", "http"]


def test_the_image_has_the_python_that_the_tests_and_the_pins_are_for() -> None:
    base = next(step for step in read_steps() if step.word == "ARG").rest
    version = re.findall(r"python:(\d+\.\d+)-slim", base)[0]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["requires-python"] == f">={version}"
    assert f"--python-version {version} " in (ROOT / "Makefile").read_text("utf-8")


def test_the_label_names_the_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert f"VERSION={project['version']}" in [s.rest for s in read_steps() if s.word == "ARG"]


def test_no_secret_is_built_in() -> None:
    set_there = [step.rest for step in read_steps() if step.word in {"ENV", "ARG"}]
    assert not re.search(r"TOKEN|SECRET|KEY", " ".join(set_there))


def test_hadolint_finds_nothing() -> None:
    hadolint = Path(sys.executable).with_name("hadolint")
    if not hadolint.exists():  # no wheel for every machine
        (pytest.fail if os.environ.get("CI") else pytest.skip)("there is no hadolint")
    run = subprocess.run(  # noqa: S603
        [hadolint, "--no-color", ROOT / "Dockerfile"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (run.returncode, run.stdout) == (0, "")
