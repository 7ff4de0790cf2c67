"""All of Slack on one address: who installs what, and what codes and tokens are good for."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from playground.estate import Estate
from playground.oauth import Client
from playground.team import SlashCommand
from tests.installation.browser import Browser

HOME = "https://bot.example/back"
CLIENT = Client(redirect_urls=[HOME])
ACME, INITECH = "T0ACME00001", "E0INITECH01"


@pytest.fixture
def estate() -> Iterator[Estate]:
    commands = [SlashCommand(name="/mlteam")]
    scopes, events = ["commands", "chat:write", "channels:read", "users:read"], ["app_uninstalled"]
    asked = {"scopes": scopes, "events": events, "commands": commands, "messages_tab": "open"}
    with Estate(asked=asked, client=CLIENT) as made:  # type: ignore[arg-type]  # a plain dict
        yield made


def authorize_url(estate: Estate, **others: str) -> str:
    fields = {
        "client_id": CLIENT.client_id,
        "scope": "commands,channels:read",
        "state": "s",
        "redirect_uri": HOME,
        **others,
    }
    return f"{estate.url}/oauth/v2/authorize?{urlencode(fields)}"


def code_for(estate: Estate, where: str) -> str:
    browser = Browser(bot=estate.url)
    back = urlsplit(browser.allow(authorize_url(estate), where))
    assert back.netloc == "bot.example"
    query = parse_qs(back.query)
    assert query["state"] == ["s"]
    return query["code"][0]


def access(estate: Estate, code: str, **others: str) -> dict[str, object]:
    client = WebClient(base_url=estate.api_url, retry_handlers=[])
    arguments = {
        "client_id": CLIENT.client_id,
        "client_secret": CLIENT.client_secret,
        "redirect_uri": HOME,
        **others,
    }
    return dict(client.oauth_v2_access(code=code, **arguments).data)  # type: ignore[arg-type]


def test_the_page_shows_what_is_asked_for_and_where(estate: Estate) -> None:
    text = Browser(bot=estate.url).get(authorize_url(estate)).text

    for shown in ("channels:read", "Acme", "Globex", "Initech North", "Initech (all workspaces)"):
        assert shown in text


@pytest.mark.parametrize("wrong", [{"client_id": "1"}, {"redirect_uri": "https://evil.example"}])
def test_an_unknown_app_or_address_is_refused(estate: Estate, wrong: dict[str, str]) -> None:
    url = authorize_url(estate, **wrong)

    assert Browser(bot=estate.url).get(url).status == 400
    assert Browser(bot=estate.url).post(url, where=ACME, answer="allow").status == 400


def test_a_code_brings_a_token_once(estate: Estate) -> None:
    code = code_for(estate, ACME)
    answer = access(estate, code)

    assert answer["team"] == {"id": ACME, "name": "Acme"}
    assert (answer["enterprise"], answer["is_enterprise_install"]) == (None, False)
    token = str(answer["access_token"])
    who = WebClient(token=token, base_url=estate.api_url).auth_test()
    assert (who["team_id"], who["bot_id"]) == (ACME, "B0MLTEAM001")
    with pytest.raises(SlackApiError, match="code_already_used"):
        access(estate, code)


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"client_secret": "x"}, "bad_client_secret"),
        ({"client_id": "x"}, "invalid_client_id"),
        ({"redirect_uri": "https://bot.example/other"}, "bad_redirect_uri"),
    ],
)
def test_who_is_not_the_app_gets_none(estate: Estate, wrong: dict[str, str], error: str) -> None:
    code = code_for(estate, ACME)

    with pytest.raises(SlackApiError, match=error):
        access(estate, code, **wrong)
    assert access(estate, code)["ok"] is True


def test_an_organization_has_one_token_and_has_to_name_its_workspaces(estate: Estate) -> None:
    answer = access(estate, code_for(estate, INITECH))
    assert (answer["team"], answer["is_enterprise_install"]) == (None, True)
    client = WebClient(token=str(answer["access_token"]), base_url=estate.api_url)

    with pytest.raises(SlackApiError, match="missing_argument"):
        client.conversations_list()
    north = client.conversations_list(team_id="T0INITECH01")["channels"]
    assert [each["id"] for each in north] == ["C0MLTEAM0N1", "C0HIRING0N1"]
    assert client.conversations_info(channel="C0MLTEAM0S1")["channel"]["name"] == "ml-team"
    assert client.auth_test()["team_id"] == INITECH


def test_a_token_that_ends_is_renewed_once_and_revoked_with_the_app(estate: Estate) -> None:
    estate.tokens.rotating.add(ACME)
    first = access(estate, code_for(estate, ACME))
    assert first["expires_in"] == 12 * 60 * 60
    renewal = {"grant_type": "refresh_token", "refresh_token": str(first["refresh_token"])}
    second = access(estate, "", **renewal)
    assert second["access_token"] != first["access_token"]
    with pytest.raises(SlackApiError, match="invalid_refresh_token"):
        access(estate, "", **renewal)

    estate.uninstall(ACME)

    with pytest.raises(SlackApiError, match="account_inactive"):
        WebClient(token=str(second["access_token"]), base_url=estate.api_url).auth_test()
