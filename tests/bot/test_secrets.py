"""No secret in anything that mlteam writes: recognisable values are planted in every place where it
has one, all kinds of things go wrong at DEBUG, and everything that was written is read.
"""

import base64
import logging
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.entrypoints.telemetry import SentryHandler
from bot.installation.keys import Tokens
from bot.logs import build_scrub
from bot.manifest import load_manifest
from bot.settings import Settings
from playground.courier import Sent
from playground.delivery import HttpBot
from playground.errors import NotPossible
from playground.estate import Estate
from playground.manifest import asked_for
from playground.oauth import Client
from playground.standin import StandIn
from storage.values import Installation
from tests.bot.serving import Served, environment, put_team, serving, slow
from tests.bot.setting_up import walk_setup
from tests.installation.browser import PUBLIC, Browser

TYPED = "planted-typed-words"
SIGNING, CLIENT_SECRET = "planted-signing-secret", "planted-client-secret"
KEYS = ",".join(base64.urlsafe_b64encode(bytes([one]) * 32).decode() for one in b"AB")
SENTRY = "http://planted-sentry-key@127.0.0.1:9/1"
METHODS = ("views.open", "chat.postEphemeral", "conversations.open", "users.info", "upload")


@pytest.fixture
def slack() -> Iterator[StandIn]:
    with StandIn(
        signing_secret=SIGNING,
        bot_token="xoxb-planted-bot-token",
        app_token="xapp-planted-app-token",
        **asked_for(load_manifest()),
    ) as standin:
        yield standin


@pytest.fixture
def estate() -> Iterator[Estate]:
    client = Client(client_secret=CLIENT_SECRET, redirect_urls=[f"{PUBLIC}/slack/oauth_redirect"])
    with Estate(asked=asked_for(load_manifest()), client=client, signing_secret=SIGNING) as made:
        yield made


def use(slack: StandIn) -> None:
    """What people do, with words that nobody else may read."""
    for text in ("", TYPED, "roles", f"why {TYPED}", f"ask {TYPED}", "advice", f"kit {TYPED}"):
        slack.command("ana", "#ml-team", f"/mlteam {text}")
    slack.command("ana", "#ml-team", "/mlteam setup")
    for size in (TYPED, "180"):
        # Without the form there is nothing to fill in: Slack may have refused to open it.
        with suppress(AssertionError, ValueError, NotPossible):
            walk_setup(slack, "ana", {"company_size": size, "headcount.data_scientist": "4"})
    slack.command("ana", "#ml-team", "/mlteam export json")
    shown = slack.command("ana", "#ml-team", "/mlteam help").shown
    if shown is not None:
        with suppress(NotPossible):
            slack.click("ana", shown, "help_all")
    slack.mention("ana", "#ml-team", TYPED)
    slack.direct_message("ana", TYPED)


def break_things(slack: StandIn) -> None:
    """Slack refuses, breaks off, and answers what is no answer."""
    faults: tuple[dict[str, Any], ...] = (
        {"error": "internal_error"},
        {"cut": "before"},
        {"status": 500, "body": "<html>"},
        {"body": '{"ok": '},
        {"error": "missing_scope"},
    )
    for fault in faults:
        for method in (*METHODS, "response_url", "chat.postMessage"):
            slack.workspace.faults.add(method, **fault)
        use(slack)
        slack.workspace.faults.clear()


def send_rubbish(served: Served, slack: StandIn) -> None:
    """Unsigned, and signed but broken."""
    ours = slack.courier.http
    slack.courier.http = HttpBot(f"{served.url}/slack/events", "another")
    slack.command("ana", "#ml-team", f"/mlteam {TYPED}")
    slack.courier.http = ours
    slack.send_event({"type": TYPED, "user": None, "channel": {"text": TYPED}})


def of_requests(sent: Iterable[Sent]) -> set[str]:
    """The response addresses and triggers that came with them."""
    found: set[str] = set()
    for one in sent:
        payload = one.payload
        found.add(str(payload.get("trigger_id") or ""))
        found.add(str(payload.get("response_url") or "").rpartition("/")[2])
    return found - {""}


def look_for(secrets: Iterable[str], written: str) -> None:
    assert len(written) > 10_000
    found = [one for one in (*secrets, "planted") if one in written]
    assert found == [], [written[written.index(one) - 300 :][:400] for one in found[:1]]


def mlteam(folder: Path, *arguments: str, **settings: str) -> str:
    """All that a command writes."""
    ran = subprocess.run(  # noqa: S603 -- our own program
        [sys.executable, "-m", "bot", *arguments],
        cwd=folder,
        env=environment(**settings),
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    return ran.stdout + ran.stderr


@pytest.mark.parametrize(("mode", "log_format"), [("http", "json"), ("socket", "console")])
def test_one_workspace_at_debug_writes_none(
    slack: StandIn, tmp_path: Path, mode: str, log_format: str
) -> None:
    settings = {"LOG_LEVEL": "DEBUG", "LOG_FORMAT": log_format, "SENTRY_DSN": SENTRY}
    put_team(slack, tmp_path, due=True)
    with serving(slack, tmp_path, mode, **settings) as served:
        use(slack)
        break_things(slack)
        if mode == "http":
            send_rubbish(served, slack)
        pages = read_pages(served) if mode == "http" else ""
        slow(slack, "views.open", 1.9)
        slack.command("ana", "#ml-team", f"/mlteam setup {TYPED}")
        slack.uninstall()
        served.terminate()
        served.ends_within(15)
    doctor = mlteam(
        tmp_path,
        "doctor",
        SLACK_BOT_TOKEN=slack.bot_token,
        SLACK_APP_TOKEN="xapp-planted-other",
        SLACK_SIGNING_SECRET=SIGNING,
        SLACK_API_URL=slack.api_url,
        MLTEAM_DATABASE_URL=f"sqlite:///{tmp_path}/served.db",
    )
    files = "".join(file.text.replace(TYPED, "") for file in slack.files)

    assert "Traceback" in served.log
    assert "problem" in doctor
    look_for(of_requests(slack.courier.sent), served.log + pages + doctor + files)


def read_pages(served: Served) -> str:
    return "".join(
        served.page(path)
        for path in ("/metrics", "/readyz", "/healthz", f"/{TYPED}", f"/slack/{TYPED}")
    )


def test_many_workspaces_at_debug_write_none(estate: Estate, tmp_path: Path) -> None:
    settings = {
        "SLACK_CLIENT_ID": estate.oauth.client.client_id,
        "SLACK_CLIENT_SECRET": CLIENT_SECRET,
        "MLTEAM_ENCRYPTION_KEYS": KEYS,
        "MLTEAM_PUBLIC_URL": PUBLIC,
        "LOG_LEVEL": "DEBUG",
    }
    estate.tokens.rotating.add(estate.globex.workspace.app.team_id)
    with serving(estate, tmp_path, "http", **settings) as served:
        browser = Browser(bot=served.url)
        written = "".join(
            browser.install(site.workspace.app.team_id).text
            for site in (estate.acme, estate.globex)
        )
        written += browser.get(f"{PUBLIC}/slack/oauth_redirect?code={TYPED}&state={TYPED}").text
        estate.faults.add("oauth.v2.access", "internal_error")
        written += browser.install(estate.north.workspace.app.team_id).text
        for site in (estate.acme, estate.globex, estate.south):
            use(site)
        break_things(estate.acme)
        written += read_pages(served)
        estate.tell(estate.uninstall(estate.acme.workspace.app.team_id))
        served.terminate()
        served.ends_within(15)
    del settings["MLTEAM_PUBLIC_URL"]
    database = f"sqlite:///{tmp_path}/served.db"
    for wrong in (KEYS, base64.urlsafe_b64encode(b"C" * 32).decode()):
        written += mlteam(
            tmp_path,
            "doctor",
            **{**settings, "MLTEAM_ENCRYPTION_KEYS": wrong, "SLACK_API_URL": estate.api_url},
            SLACK_SIGNING_SECRET=SIGNING,
            MLTEAM_DATABASE_URL=database,
        )
    tokens = set(estate.tokens.secrets())
    sent = [one for site in estate.sites for one in site.courier.sent]

    assert len(tokens) >= 3
    assert "None of the keys" in written
    # The pages with the metrics are among what was read, and tell of installations too.
    assert "mlteam_installations 2.0" in written
    assert 'mlteam_slack_calls_total{method="oauth.v2.access",result="ok"} 2.0' in written
    assert 'mlteam_answers_total{kind="page",name="installed",outcome="ok"} 2.0' in written
    look_for({*tokens, *KEYS.split(","), *of_requests(sent)}, served.log + written)


END = """
import sys, threading, warnings
sys.path.insert(0, {root!r})
from bot.logs import configure_logging, log_ends
configure_logging("DEBUG", "console", ["planted-signing-secret"])
log_ends()
warnings.warn("about planted-signing-secret")
thread = threading.Thread(target=lambda: int("planted-typed-words"))
thread.start(); thread.join()
raise RuntimeError("planted-typed-words xoxb-planted-token planted-signing-secret")
"""


def test_what_ends_a_process_or_a_thread_is_written_without_them() -> None:
    root = str(Path(__file__).parents[2])
    ran = subprocess.run(  # noqa: S603
        [sys.executable, "-c", END.format(root=root)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert ran.returncode == 1
    assert ran.stderr.count("ended by an error") == 2
    assert "RuntimeError: (its words are left out" in ran.stderr
    written = ran.stderr.replace('int("planted-typed-words")', "").replace(
        'RuntimeError("planted-typed-words xoxb-planted-token planted-signing-secret")', ""
    )
    assert "planted" not in written


def test_no_value_that_holds_one_shows_it() -> None:
    settings = Settings(
        bot_token="xoxb-planted",
        app_token="xapp-planted",
        signing_secret="planted",
        client_secret="planted",
        encryption_keys=("planted",),
        sentry_dsn="https://planted@x/1",
    )
    installation = Installation(
        workspace="T1",
        enterprise_id="",
        team_id="T1",
        app_id="A1",
        bot_id="B1",
        bot_user_id="U1",
        scopes=("chat:write",),
        installed_by="U1",
        installed_at=datetime(2026, 11, 23, tzinfo=UTC),
        checked_at=datetime(2026, 11, 23, tzinfo=UTC),
        sealed="planted",
    )
    for one in (settings, Tokens(bot="planted", refresh="planted"), installation):
        assert "planted" not in repr(one)
        assert "planted" not in str(one)
    assert len([one for one in settings.secrets if one]) == 6


def test_the_longest_secret_is_cut_out_first() -> None:
    scrub = build_scrub(["planted", "planted-and-more", None, "abc"])

    assert scrub("planted-and-more, planted, abc") == "…, …, abc"


def test_what_sentry_gets_is_cut_too() -> None:
    class Client:
        def capture_event(self, event: dict[str, Any]) -> None:
            events.append(event)

    events: list[dict[str, Any]] = []
    handler = SentryHandler(Client(), build_scrub(["planted-secret"]))
    error = OSError("no way to planted-secret with xoxb-planted-1")
    about = (type(error), error, None)
    handler.emit(
        logging.LogRecord("a.library", logging.ERROR, "f", 1, "%s: it broke", (TYPED,), about)
    )

    assert "planted" not in str(events)
    assert events[0]["exception"]["values"][0]["type"] == "OSError"
