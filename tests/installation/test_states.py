"""An installation that did not begin here, or goes wrong on the way, stores nothing."""

import socket
import time
from dataclasses import replace
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.installation.keys import Keys, Tokens, new_key
from tests.installation.browser import PUBLIC, Browser
from tests.installation.hosted import ACME, Hosted

REDIRECT = f"{PUBLIC}/slack/oauth_redirect"
COOKIE = "slack-app-oauth-state"


def assert_nothing_stored(hosted: Hosted) -> None:
    assert hosted.deps.store.page_installations("", 10) == []
    assert hosted.estate.tokens.of(ACME) == []


def state_in(url: str) -> str:
    return parse_qs(urlsplit(url).query)["state"][0]


def with_state(browser: Browser, back: str, state: str) -> str:
    """The address with another state, which the browser's cookie has as well."""
    browser.cookies[urlsplit(PUBLIC).netloc] = {COOKIE: state}
    code = parse_qs(urlsplit(back).query)["code"][0]
    return f"{REDIRECT}?code={code}&state={state}"


def test_without_a_state_nothing_is_installed(hosted: Hosted) -> None:
    browser = hosted.browser()
    back = browser.allow(browser.begin(), ACME)
    code = parse_qs(urlsplit(back).query)["code"][0]

    page = browser.get(f"{REDIRECT}?code={code}")

    assert (page.status, page.title) == (400, "mlteam was not installed")
    assert_nothing_stored(hosted)


def test_another_browser_can_not_finish_what_one_began(hosted: Hosted) -> None:
    """Else somebody could have a victim's workspace installed into by a link."""
    attacker, victim = hosted.browser(), hosted.browser()
    back = attacker.allow(attacker.begin(), ACME)
    victim.begin()

    for browser in (victim, hosted.browser()):
        page = browser.get(back)
        assert page.status == 400
        assert "another browser" in page.text
    assert_nothing_stored(hosted)


def test_a_state_is_good_for_one_installation(hosted: Hosted) -> None:
    browser = hosted.browser()
    asked = browser.begin()
    back = browser.allow(asked, ACME)
    assert browser.get(back).status == 200
    stored = hosted.installation(ACME)

    again = browser.get(with_state(browser, browser.allow(asked, ACME), state_in(asked)))

    assert (again.status, again.title) == (401, "mlteam was not installed")
    assert "used before" in again.text
    assert hosted.installation(ACME) == stored


def test_a_state_is_forgotten_by_the_browser_when_it_was_used(hosted: Hosted) -> None:
    browser = hosted.browser()
    browser.install(ACME)

    assert browser.cookies[urlsplit(PUBLIC).netloc] == {}


def test_a_state_is_good_for_ten_minutes(hosted: Hosted) -> None:
    browser = hosted.browser()
    back = browser.allow(browser.begin(), ACME)
    hosted.clock.now += timedelta(minutes=10, seconds=1)

    page = browser.get(back)

    assert page.status == 401
    assert "older than ten minutes" in page.text
    assert_nothing_stored(hosted)


def test_in_its_last_second_it_is_still_good(hosted: Hosted) -> None:
    browser = hosted.browser()
    back = browser.allow(browser.begin(), ACME)
    hosted.clock.now += timedelta(minutes=10)

    assert browser.get(back).status == 200


@pytest.mark.parametrize("state", ["", "x", "gAAAAA", "%FF%FE", "a" * 5000, "%00", "ä"])
def test_a_state_that_was_made_up_is_refused(hosted: Hosted, state: str) -> None:
    browser = hosted.browser()
    browser.allow(browser.begin(), ACME)
    browser.cookies[urlsplit(PUBLIC).netloc] = {COOKIE: state if state.isascii() else "x"}

    page = browser.get(f"{REDIRECT}?code=1&state={state.encode('ascii', 'ignore').decode()}")

    assert page.status in (400, 401)
    assert_nothing_stored(hosted)


def test_a_state_of_another_deployment_is_refused(hosted: Hosted) -> None:
    browser = hosted.browser()
    back = browser.allow(browser.begin(), ACME)
    foreign = Keys([new_key()]).sign("state", at=hosted.clock())

    assert browser.get(with_state(browser, back, foreign)).status == 401
    assert_nothing_stored(hosted)


def test_what_tokens_are_sealed_as_is_no_state(hosted: Hosted) -> None:
    """They are sealed with the same keys, and whoever reads the database has them."""
    browser = hosted.browser()
    back = browser.allow(browser.begin(), ACME)
    sealed = Keys(hosted.bot.settings.encryption_keys).seal(Tokens(bot="xoxb-1"), "T1")
    hosted.clock.now = hosted.clock.now.fromtimestamp(time.time(), hosted.clock.now.tzinfo)

    assert browser.get(with_state(browser, back, sealed)).status == 401
    assert_nothing_stored(hosted)


def test_who_denies_it_is_told_that_nothing_was_stored(hosted: Hosted) -> None:
    browser = hosted.browser()
    back = browser.post(browser.begin(), where=ACME, answer="deny").location

    page = browser.get(back)

    assert (page.status, page.title) == (200, "mlteam was not installed")
    assert "Nothing was stored" in page.text
    assert page.button == "/slack/install"
    assert_nothing_stored(hosted)


@pytest.mark.parametrize("error", ["invalid_scope", "<script>alert(1)</script>", "", "a" * 10_000])
def test_whatever_error_comes_back_none_of_it_is_shown(hosted: Hosted, error: str) -> None:
    page = hosted.browser().get(f"{REDIRECT}?error={error}".replace(" ", "+"))

    assert page.title == "mlteam was not installed"
    assert "alert" not in page.text
    assert "aaaa" not in page.text


def test_without_a_code_nothing_is_installed(hosted: Hosted) -> None:
    browser = hosted.browser()
    state = state_in(browser.begin())

    page = browser.get(f"{REDIRECT}?state={state}")

    assert page.status == 401
    assert_nothing_stored(hosted)


def test_a_code_that_was_used_or_made_up_installs_nothing(hosted: Hosted) -> None:
    browser = hosted.browser()
    back = browser.allow(browser.begin(), ACME)
    assert browser.get(back).status == 200
    code = parse_qs(urlsplit(back).query)["code"][0]
    stored = hosted.installation(ACME)

    for tried in (code, "made-up", ""):
        page = browser.get(f"{REDIRECT}?code={tried}&state={state_in(browser.begin())}")
        assert page.status == 401
        assert "Slack did not confirm" in page.text
    assert hosted.installation(ACME) == stored


@pytest.mark.parametrize("fault", [{"error": "internal_error"}, {"cut": "before"}])
def test_slack_out_of_order_is_said_and_trying_again_works(
    hosted: Hosted, fault: dict[str, str]
) -> None:
    browser = hosted.browser()
    hosted.estate.faults.add("oauth.v2.access", **fault)  # type: ignore[arg-type]

    page = browser.install(ACME)

    assert page.status == 401
    assert "Slack did not confirm" in page.text
    assert_nothing_stored(hosted)
    assert browser.get(f"{PUBLIC}{page.button}").status == 200
    assert browser.install(ACME).status == 200


def test_a_token_that_does_not_work_is_not_stored(hosted: Hosted) -> None:
    hosted.estate.acme.workspace.faults.add("auth.test", "internal_error")

    assert hosted.browser().install(ACME).status == 401
    assert hosted.deps.store.page_installations("", 10) == []


def test_another_app_s_secret_installs_nothing(hosted: Hosted) -> None:
    oauth = hosted.estate.oauth
    oauth.client = replace(oauth.client, client_secret="another than ours")

    assert hosted.browser().install(ACME).status == 401
    assert_nothing_stored(hosted)


def test_a_database_that_is_away_is_our_fault_and_said_so(hosted: Hosted) -> None:
    browser = hosted.browser()
    back = browser.allow(browser.begin(), ACME)
    hosted.deps.store.close()
    (hosted.folder / "mlteam.db").rename(hosted.folder / "away.db")
    (hosted.folder / "mlteam.db").mkdir()

    page = browser.get(back)

    assert page.status == 500
    assert "our fault" in page.text


def test_loading_the_page_stores_nothing(hosted: Hosted) -> None:
    before = hosted.bytes_stored()
    for _ in range(20):
        hosted.browser().begin()

    assert hosted.bytes_stored() == before


@pytest.mark.parametrize("path", ["/slack/install", "/slack/oauth_redirect"])
@pytest.mark.parametrize(
    "query", [b"\xff=\xfe", b"%FF=%FE", b"state=%00&code=%00", b"&&&=", b"team="]
)
def test_an_address_that_no_browser_makes_is_no_fault_of_ours(
    hosted: Hosted, path: str, query: bytes
) -> None:
    with socket.create_connection(("127.0.0.1", hosted.bot.server.port), timeout=10) as raw:
        raw.sendall(b"GET %s?%s HTTP/1.1\r\nHost: x\r\n\r\n" % (path.encode(), query))
        answer = raw.makefile("rb").read()

    status = int(answer.split()[1])
    assert status < 500, answer[:200]
    assert b"Traceback" not in answer
