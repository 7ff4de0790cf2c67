"""From our page to Slack's and back, over HTTP: then the workspace is served, and only it."""

import json
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.manifest import load_manifest
from tests.installation.browser import PUBLIC
from tests.installation.hosted import ACME, CLIENT, GLOBEX, Hosted

SCOPES = load_manifest()["oauth_config"]["scopes"]["bot"]


def test_our_page_leads_to_slack_s_with_every_scope_of_the_manifest(hosted: Hosted) -> None:
    asked = urlsplit(hosted.browser().begin())

    query = {name: values[0] for name, values in parse_qs(asked.query).items()}
    assert f"{asked.scheme}://{asked.netloc}{asked.path}" == (
        f"{hosted.estate.url}/oauth/v2/authorize"
    )
    assert query["client_id"] == CLIENT.client_id
    assert query["scope"].split(",") == SCOPES
    assert query["redirect_uri"] == f"{PUBLIC}/slack/oauth_redirect"
    assert len(query["state"]) > 100


def test_our_page_says_why_each_scope_is_needed(hosted: Hosted) -> None:
    page = hosted.browser().get(f"{PUBLIC}/slack/install")

    assert [scope for scope in SCOPES if f"<code>{scope}</code>" not in page.text] == []
    assert "help@mlteam.example" in page.text
    assert f"{PUBLIC}/privacy" in page.text
    assert "script" not in page.text


def test_the_address_itself_leads_to_our_page(hosted: Hosted) -> None:
    assert hosted.browser().get(f"{PUBLIC}/").location == "/slack/install"


def test_the_pages_speak_the_browser_s_language(hosted: Hosted) -> None:
    german = hosted.browser(languages="fr, de-AT;q=0.8, en;q=0.3")

    assert german.get(f"{PUBLIC}/slack/install").title == "mlteam zu Slack hinzufügen"
    assert german.install(ACME).title == "mlteam ist jetzt in Acme"


def test_what_was_installed_answers_and_stores_in_its_own_workspace(hosted: Hosted) -> None:
    page = hosted.install(ACME)

    assert (page.status, page.title) == (200, "mlteam is now in Acme")
    assert "team=T0ACME00001" in page.button
    assert hosted.answer(hosted.estate.acme, "roles").text.startswith("Who does what")
    hosted.set_up(hosted.estate.acme)
    told = hosted.told(ACME, hosted.estate.acme)
    assert told is not None
    assert told["company_size"] == 180
    assert hosted.deps.store.list_channels(GLOBEX) == []


def test_what_is_stored_of_an_installation(hosted: Hosted) -> None:
    hosted.install(ACME)

    stored = hosted.installation(ACME)
    assert stored is not None
    assert (stored.workspace, stored.team_id, stored.org_wide) == (ACME, ACME, False)
    assert (stored.bot_id, stored.bot_user_id) == ("B0MLTEAM001", "U0MLTEAM001")
    assert (stored.installed_by, stored.installed_at) == ("U0ANA000001", hosted.clock())
    assert list(stored.scopes) == SCOPES
    assert stored.expires_at is None


def test_whoever_installed_it_is_told_once_what_is_stored(hosted: Hosted) -> None:
    hosted.install(ACME)
    hosted.install(ACME)

    (welcome,) = hosted.welcomes(hosted.estate.acme)
    assert "/mlteam setup" in welcome.text


def test_where_it_is_not_installed_a_command_says_how_to_install_it(hosted: Hosted) -> None:
    hosted.install(ACME)

    said = hosted.answer(hosted.estate.globex, "roles").text
    assert f"{PUBLIC}/slack/install" in said
    assert "no longer installed" in said


def test_a_link_that_is_only_looked_at_is_not_used_up(hosted: Hosted) -> None:
    browser = hosted.browser()
    assert browser.look(f"{PUBLIC}/slack/install").status == 200
    back = browser.allow(browser.begin(), ACME)

    assert browser.look(back).status == 200

    assert hosted.installation(ACME) is None
    assert browser.get(back).title == "mlteam is now in Acme"


@pytest.mark.parametrize("body", ["{", "[]", '{"type": 1}'])
def test_what_a_stranger_sends_along_with_a_page_is_not_read(hosted: Hosted, body: str) -> None:
    browser = hosted.browser()

    assert browser.get(f"{PUBLIC}/slack/install", body).status == 200
    assert browser.get(f"{PUBLIC}/slack/oauth_redirect", body).status == 400


def test_the_team_of_the_address_is_proposed_to_slack(hosted: Hosted) -> None:
    asked = hosted.browser().begin("?team=T0ACME00001%26scope%3Dadmin")

    query = parse_qs(urlsplit(asked).query)
    assert query["team"] == ["T0ACME00001&scope=admin"]
    assert query["scope"] == [",".join(SCOPES)]


def test_nudges_are_posted_with_the_token_of_their_workspace(hosted: Hosted) -> None:
    for where, site in ((ACME, hosted.estate.acme), (GLOBEX, hosted.estate.globex)):
        hosted.install(where)
        hosted.set_up(site)
    hosted.estate.calls.clear()

    posted = hosted.deliver(later=timedelta(days=8))

    assert sorted(each.key.workspace for each in posted) == [ACME, GLOBEX]
    assert {str(each.state) for each in posted} == {"posted"}
    used = {token for method, token in hosted.estate.calls if method == "chat.postMessage"}
    assert used == {hosted.tokens_of(ACME), hosted.tokens_of(GLOBEX)}


def test_a_hundred_requests_ask_slack_nothing_about_who_we_are(hosted: Hosted) -> None:
    hosted.install(ACME)
    hosted.install(GLOBEX)
    hosted.estate.calls.clear()

    for number in range(50):
        for site in (hosted.estate.acme, hosted.estate.globex):
            assert hosted.answer(site, f"tips {['small', 'large'][number % 2]}").text

    assert hosted.calls("auth.test") == 0
    # Who types is asked for once, for their language, and then remembered.
    assert hosted.calls("users.info") == 2
    assert len(hosted.estate.calls) == 2


def test_more_scopes_keep_the_data_and_bring_a_new_token(hosted: Hosted) -> None:
    hosted.install(ACME, without="usergroups:read")
    hosted.set_up(hosted.estate.acme)
    before, kept = hosted.tokens_of(ACME), hosted.told(ACME, hosted.estate.acme)
    stored = hosted.installation(ACME)
    assert stored is not None
    assert "usergroups:read" not in stored.scopes

    hosted.install(ACME)
    hosted.estate.calls.clear()
    hosted.type(hosted.estate.acme, "access")

    stored = hosted.installation(ACME)
    assert stored is not None
    assert "usergroups:read" in stored.scopes
    assert hosted.told(ACME, hosted.estate.acme) == kept
    used = {token for _, token in hosted.estate.calls}
    assert used == {hosted.tokens_of(ACME)}
    assert before not in used


def test_the_pages_run_nothing_and_are_framed_by_nobody(hosted: Hosted) -> None:
    browser = hosted.browser()
    pages = [
        browser.get(f"{PUBLIC}/slack/install"),
        browser.install(ACME),
        browser.get(f"{PUBLIC}/slack/oauth_redirect?error=access_denied"),
    ]

    for page in pages:
        assert "default-src 'none'" in page.headers["content-security-policy"]
        assert "frame-ancestors 'none'" in page.headers["content-security-policy"]
        assert page.headers["cache-control"] == "no-store"
        assert page.headers["referrer-policy"] == "no-referrer"
        assert page.headers["content-type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize("path", ["/slack/events?code=1", "/slack/install"])
def test_an_installation_is_not_begun_by_a_post(hosted: Hosted, path: str) -> None:
    page = hosted.browser().post(f"{PUBLIC}{path}", code="1")

    assert page.status in (401, 405)
    assert "set-cookie" not in page.headers


def test_the_welcome_is_in_the_language_of_whoever_installed_it(hosted: Hosted) -> None:
    hosted.estate.acme.speak("ana", "de-DE")
    hosted.install(ACME)

    (welcome,) = hosted.welcomes(hosted.estate.acme)
    assert welcome.text.startswith("Was ich speichere")


def test_the_log_of_an_installation_names_the_workspace_and_no_secret(
    hosted: Hosted, caplog: pytest.LogCaptureFixture
) -> None:
    hosted.estate.tokens.rotating.add(ACME)
    hosted.install(ACME)
    hosted.answer(hosted.estate.acme, "roles")

    assert any("installed" in str(each.msg) and ACME in str(each.msg) for each in caplog.records)
    secrets = [*hosted.estate.tokens.secrets(), CLIENT.client_secret]
    assert len(secrets) == 3
    assert [secret for secret in secrets if secret in caplog.text] == []
    assert json.dumps(secrets)  # they are texts
