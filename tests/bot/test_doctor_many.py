"""`mlteam doctor` where many workspaces install the app: its own secret, and the keys to theirs."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.installation.keys import Keys, Tokens, new_key
from bot.manifest import load_manifest
from playground.estate import Estate
from playground.manifest import asked_for
from playground.oauth import Client
from storage.opening import open_store
from storage.values import Installation
from tests.bot.rig import SECRET
from tests.bot.serving import free_port
from tests.bot.test_doctor import examine, problems

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
def estate() -> Iterator[Estate]:
    asked = asked_for(load_manifest())
    with Estate(asked=asked, client=Client(), signing_secret=SECRET) as made:
        yield made


@pytest.fixture
def environ(estate: Estate, tmp_path: Path) -> dict[str, str]:
    """Of an installation in which all is well, of two workspaces."""
    key = new_key()
    store = open_store(f"sqlite:///{tmp_path}/mlteam.db")
    for workspace in ("T1", "T2"):
        store.save_installation(
            Installation(
                workspace=workspace,
                team_id=workspace,
                bot_id="B1",
                bot_user_id="U1",
                installed_by="U2",
                installed_at=NOW,
                checked_at=NOW,
                sealed=Keys([key]).seal(Tokens(bot=f"xoxb-{workspace}"), workspace),
            )
        )
    store.close()
    return {
        "SLACK_CLIENT_ID": estate.oauth.client.client_id,
        "SLACK_CLIENT_SECRET": estate.oauth.client.client_secret,
        "SLACK_SIGNING_SECRET": SECRET,
        "SLACK_API_URL": estate.api_url,
        "MLTEAM_ENCRYPTION_KEYS": key,
        "MLTEAM_DATABASE_URL": f"sqlite:///{tmp_path}/mlteam.db",
        "PORT": str(free_port()),
    }


def front_page_left_out(lines: list[str]) -> list[str]:
    """These have no address, because nothing answers at one."""
    return [line for line in problems(lines) if "is missing, so" not in line]


def test_where_all_is_well_each_line_says_so(environ: dict[str, str]) -> None:
    lines = examine(environ)

    assert front_page_left_out(lines) == []
    for text in (
        "mlteam serve --mode http can start, for many workspaces.",
        "MLTEAM_ENCRYPTION_KEYS opens the tokens of all 2 workspaces.",
        "SLACK_CLIENT_ID and SLACK_CLIENT_SECRET are good.",
        "It agrees with Slack's.",
    ):
        assert any(line.startswith("OK") and line.endswith(text) for line in lines), text


def test_what_the_front_page_lacks_is_told(environ: dict[str, str]) -> None:
    found = problems(examine(environ, offline=True))

    assert [line.split()[2] for line in found] == [
        *("MLTEAM_PUBLIC_URL", "MLTEAM_SUPPORT", "MLTEAM_PRIVACY_URL")
    ]


@pytest.mark.parametrize("keys", ["", "no-key"])
def test_without_a_key_no_mode_is_said_to_start(environ: dict[str, str], keys: str) -> None:
    lines = examine({**environ, "MLTEAM_ENCRYPTION_KEYS": keys}, offline=True)

    assert lines[0].startswith("problem   settings   MLTEAM_ENCRYPTION_KEYS ")
    assert [line for line in lines if "can start" in line] == []


def test_a_client_secret_that_slack_refuses(environ: dict[str, str]) -> None:
    found = front_page_left_out(examine({**environ, "SLACK_CLIENT_SECRET": "another"}))

    assert len(found) == 1
    assert "SLACK_CLIENT_ID with SLACK_CLIENT_SECRET (bad_client_secret)" in found[0]


def test_keys_that_open_nothing_are_told_for_each_workspace(environ: dict[str, str]) -> None:
    found = front_page_left_out(
        examine({**environ, "MLTEAM_ENCRYPTION_KEYS": new_key()}, offline=True)
    )

    assert len(found) == 2
    assert all(line.startswith("problem   keys") for line in found)
    assert "opens the tokens of T1" in found[0]


def test_keys_of_which_an_older_one_is_still_needed(environ: dict[str, str]) -> None:
    both = f"{new_key()},{environ['MLTEAM_ENCRYPTION_KEYS']}"
    found = front_page_left_out(examine({**environ, "MLTEAM_ENCRYPTION_KEYS": both}, offline=True))

    assert len(found) == 1
    assert found[0].startswith("warning   keys       Tokens of 2 workspaces")
    assert "mlteam keys rotate" in found[0]


def test_without_keys_nothing_can_start(environ: dict[str, str]) -> None:
    found = problems(examine({**environ, "MLTEAM_ENCRYPTION_KEYS": ""}, offline=True))

    assert found[0].startswith("problem   settings   MLTEAM_ENCRYPTION_KEYS is missing")


def test_slack_s_own_tokens_are_never_called_with(environ: dict[str, str], estate: Estate) -> None:
    examine(environ)

    assert {token for _, token in estate.calls} == {""}
