"""`mlteam serve --mode http` as a process of its own: installed, used, restarted, removed."""

import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.installation.keys import new_key
from bot.manifest import load_manifest
from playground.estate import Estate
from playground.manifest import asked_for
from playground.standin import StandIn
from storage.opening import open_store
from tests.bot.serving import environment, free_port
from tests.bot.setting_up import walk_setup
from tests.installation.browser import PUBLIC, Browser
from tests.installation.hosted import ACME, CLIENT, SECRET

KEY = new_key()


@pytest.fixture
def estate() -> Iterator[Estate]:
    """With the real time: the process has no other."""
    asked = asked_for(load_manifest())
    with Estate(asked=asked, client=CLIENT, signing_secret=SECRET) as made:
        made.tokens.rotating.add(ACME)
        yield made


@dataclass(kw_only=True)
class Process:
    folder: Path
    url: str
    running: "subprocess.Popen[str]"

    def end(self) -> int:
        self.running.send_signal(signal.SIGTERM)
        return self.running.wait(timeout=20)


@contextmanager
def serving(estate: Estate, folder: Path) -> Iterator[Process]:
    port = free_port()
    settings = {
        "SLACK_CLIENT_ID": CLIENT.client_id,
        "SLACK_CLIENT_SECRET": CLIENT.client_secret,
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_URL": estate.api_url,
        "MLTEAM_ENCRYPTION_KEYS": KEY,
        "MLTEAM_PUBLIC_URL": f"{PUBLIC}/",
        "MLTEAM_DATABASE_URL": f"sqlite:///{folder}/mlteam.db",
        "LOG_LEVEL": "DEBUG",
        "LOG_FORMAT": "json",
        "PORT": str(port),
    }
    with (folder / "log").open("a") as log:
        running = subprocess.Popen(
            [sys.executable, "-m", "bot", "serve", "--mode", "http"],
            cwd=folder,
            env=environment(**settings),
            stdout=log,
            stderr=log,
            text=True,
        )
    process = Process(folder=folder, url=f"http://127.0.0.1:{port}", running=running)
    try:
        wait_for(process)
        estate.connect_http(f"{process.url}/slack/events")
        yield process
    finally:
        if running.poll() is None:
            running.kill()
        running.wait(timeout=20)


def wait_for(process: Process) -> None:
    for _ in range(400):
        assert process.running.poll() is None, (process.folder / "log").read_text()
        try:
            with urllib.request.urlopen(f"{process.url}/readyz", timeout=10) as answer:  # noqa: S310
                assert answer.status == 200
        except OSError:
            time.sleep(0.05)
        else:
            return
    pytest.fail("it did not get ready")


def text_for(site: StandIn, command: str) -> str:
    shown = site.command("ana", "#ml-team", f"/mlteam {command}").shown
    assert shown is not None
    return shown.text


def test_installed_used_restarted_and_removed(estate: Estate, tmp_path: Path) -> None:
    with serving(estate, tmp_path) as process:
        page = Browser(bot=process.url).install(ACME)
        assert (page.status, page.title) == (200, "mlteam is now in Acme")
        assert text_for(estate.acme, "roles").startswith("Who does what")
        estate.acme.command("ana", "#ml-team", "/mlteam setup")
        walk_setup(estate.acme, "ana", {"company_size": "777"})
        assert estate.acme.wait_until(lambda: estate.acme.direct_messages("ana"))
        assert process.end() == 0

    with serving(estate, tmp_path) as process:
        assert "777" in text_for(estate.acme, "status all")
        assert "/slack/install" in text_for(estate.globex, "roles")
        assert estate.tell(estate.uninstall(ACME)) == [200, 200]
        assert process.end() == 0

    with closing(open_store(f"sqlite:///{tmp_path}/mlteam.db")) as store:
        assert store.page_installations("", 10) == []
        assert store.page_profiles(None, 10) == []
    log = (tmp_path / "log").read_text()
    assert '"event": "installed"' in log
    secrets = [*estate.tokens.secrets(), KEY, CLIENT.client_secret, SECRET]
    assert [secret for secret in secrets if secret in log] == []
    assert "Traceback" not in log
