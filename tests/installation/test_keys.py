"""Tokens are stored encrypted, and the keys can be changed without anybody noticing."""

import logging
import os
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.clients import OneWorkspace
from bot.connecting import connect
from bot.deps import utc_now
from bot.installation.keys import Keys, Tokens, UnreadableTokens, new_key
from bot.installation.resealing import reseal_all
from bot.settings import BadSetting, Settings
from knowledge.schema import Knowledge
from tests.bot.serving import environment
from tests.installation.hosted import ACME, CLIENT, GLOBEX, Hosted, running


def mlteam(hosted: Hosted, *arguments: str, keys: str) -> "subprocess.CompletedProcess[str]":
    settings = {
        "SLACK_CLIENT_ID": CLIENT.client_id,
        "SLACK_CLIENT_SECRET": CLIENT.client_secret,
        "SLACK_SIGNING_SECRET": "a-signing-secret",
        "MLTEAM_DATABASE_URL": hosted.bot.settings.database_url,
        "MLTEAM_ENCRYPTION_KEYS": keys,
    }
    return subprocess.run(  # noqa: S603 -- our own program
        [sys.executable, "-m", "bot", *arguments],
        env=environment(**settings),
        cwd=hosted.folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_no_token_stands_in_the_database_nor_in_a_log(
    hosted: Hosted, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    hosted.estate.tokens.rotating.add(ACME)
    hosted.install(ACME)
    hosted.set_up(hosted.estate.acme)
    hosted.clock.now += timedelta(hours=11, minutes=55)
    hosted.answer(hosted.estate.acme, "status")

    secrets = [
        *hosted.estate.tokens.secrets(),
        *hosted.bot.settings.encryption_keys,
        CLIENT.client_secret,
    ]
    assert len(secrets) == 6  # two tokens, each with its refresh token, the key and the secret
    stored = hosted.bytes_stored()
    assert [each for each in secrets if each.encode() in stored] == []
    assert [each for each in secrets if each in caplog.text] == []
    found = hosted.bot.clients.find(ACME)
    assert [each for each in secrets if each in repr(found)] == []


def test_a_new_key_takes_over_while_the_bot_runs(hosted: Hosted, knowledge: Knowledge) -> None:
    old, new = hosted.bot.settings.encryption_keys[0], new_key()
    for where in (ACME, GLOBEX):
        hosted.install(where)
    hosted.set_up(hosted.estate.acme)

    done = mlteam(hosted, "keys", "rotate", keys=f"{new},{old}")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "Tokens of 2 installations are encrypted anew with the first key; 0 already were.",
        "Only the first key is needed now: take the others out of MLTEAM_ENCRYPTION_KEYS.",
    ]
    for installation in hosted.deps.store.page_installations("", 10):
        assert Keys([new]).is_newest(installation.sealed)
    only_new = replace(hosted.bot.settings, encryption_keys=(new,))
    with running(only_new, knowledge, hosted.clock) as bot:
        hosted.estate.connect_http(f"{bot.url}/slack/events")
        assert hosted.answer(hosted.estate.acme, "advice").text.startswith("Hire: data engineer")


def test_with_both_keys_everything_opens_and_new_tokens_get_the_first(
    hosted: Hosted, knowledge: Knowledge
) -> None:
    old, new = hosted.bot.settings.encryption_keys[0], new_key()
    hosted.install(ACME)
    both = replace(hosted.bot.settings, encryption_keys=(new, old))
    with running(both, knowledge, hosted.clock) as bot:
        hosted.estate.connect_http(f"{bot.url}/slack/events")
        hosted.bot = bot
        assert hosted.answer(hosted.estate.acme, "roles").text
        hosted.install(GLOBEX)

        sealed = {
            each.workspace: Keys([new]).is_newest(each.sealed)
            for each in bot.deps.store.page_installations("", 10)
        }
    assert sealed == {ACME: False, GLOBEX: True}


def test_a_second_run_has_nothing_to_do(hosted: Hosted) -> None:
    hosted.install(ACME)

    done = mlteam(hosted, "keys", "rotate", keys=hosted.bot.settings.encryption_keys[0])

    assert done.stdout == (
        "Tokens of 0 installations are encrypted anew with the first key; 1 already were.\n"
    )
    assert done.returncode == 0


def test_without_the_key_that_is_needed_rotation_names_the_workspace(hosted: Hosted) -> None:
    hosted.install(ACME)

    done = mlteam(hosted, "keys", "rotate", keys=new_key())

    assert done.returncode == 1
    (sentence,) = done.stderr.splitlines()
    assert sentence.startswith(f"No key opens the tokens of {ACME}: add the key")
    assert hosted.answer(hosted.estate.acme, "roles").text  # with the old key all is as it was


def test_while_a_token_is_renewed_it_is_not_sealed_anew(hosted: Hosted) -> None:
    """Else the new token could not be stored, and the refresh token would be used up."""
    hosted.install(ACME)
    installation = hosted.installation(ACME)
    assert installation is not None
    now = utc_now()
    store = hosted.deps.store
    assert store.claim_refresh(installation, now=now, until=now + timedelta(minutes=5))
    keys = Keys([new_key(), *hosted.bot.settings.encryption_keys])

    assert reseal_all(store, keys, utc_now).busy == (ACME,)
    assert hosted.installation(ACME) == installation

    later = now + timedelta(minutes=6)
    assert reseal_all(store, keys, lambda: later).anew == 1


def test_many_installations_are_sealed_anew_page_by_page(hosted: Hosted) -> None:
    hosted.install(ACME)
    installation = hosted.installation(ACME)
    assert installation is not None
    old = Keys(hosted.bot.settings.encryption_keys)
    for number in range(450):
        team = f"T{number:04}"
        sealed = old.seal(Tokens(bot=f"xoxb-{number}"), team)
        one = replace(installation, workspace=team, team_id=team, sealed=sealed)
        hosted.deps.store.save_installation(one)
    keys = Keys([new_key(), *hosted.bot.settings.encryption_keys])

    assert reseal_all(hosted.deps.store, keys, utc_now).anew == 451
    assert reseal_all(hosted.deps.store, keys, utc_now).before == 451


def test_a_request_whose_tokens_no_key_opens_is_told_and_logged_once(
    hosted: Hosted, knowledge: Knowledge, caplog: pytest.LogCaptureFixture
) -> None:
    hosted.install(ACME)
    other = replace(hosted.bot.settings, encryption_keys=(new_key(),))
    with running(other, knowledge, hosted.clock) as bot:
        hosted.estate.connect_http(f"{bot.url}/slack/events")
        assert "/slack/install" in hosted.answer(hosted.estate.acme, "roles").text
        bot.clients.tend()
        with pytest.raises(UnreadableTokens, match=ACME):
            bot.clients.client_for(ACME)

    assert "None of the keys in MLTEAM_ENCRYPTION_KEYS opens the tokens of" in caplog.text
    assert "Traceback" not in caplog.text


@pytest.mark.parametrize(
    "keys",
    [
        "",
        "not-a-key",
        pytest.param(f"{new_key()},x", id="one good and one bad key"),
        "a" * 44,
    ],
)
def test_without_good_keys_nothing_starts(hosted: Hosted, keys: str) -> None:
    for arguments in (("serve", "--mode", "http"), ("nudge", "--once"), ("keys", "rotate")):
        done = mlteam(hosted, *arguments, keys=keys)

        assert done.returncode == 1
        (sentence,) = done.stderr.splitlines()
        assert sentence.startswith("MLTEAM_ENCRYPTION_KEYS ")
        assert "mlteam keys new" in sentence
        assert not keys or keys not in sentence


def test_a_new_key_is_one_that_settings_take() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "keys", "new"],
        env={**os.environ, "MLTEAM_ENCRYPTION_KEYS": ""},
        capture_output=True,
        text=True,
        check=True,
    )

    key = done.stdout.strip()
    assert Settings.from_environ({"MLTEAM_ENCRYPTION_KEYS": key}).encryption_keys == (key,)
    keys = Keys([key])
    tokens = Tokens(bot="xoxb-1", refresh="r")
    assert keys.open(keys.seal(tokens, "T1"), "T1") == tokens


def test_tokens_open_nothing_in_the_row_of_another_workspace() -> None:
    keys = Keys([new_key()])
    sealed = keys.seal(Tokens(bot="xoxb-1"), "T1")
    keys.open(sealed, "T1")

    with pytest.raises(UnreadableTokens, match="T2"):
        keys.open(sealed, "T2")


def test_a_bot_token_means_one_workspace_and_needs_no_key(hosted: Hosted) -> None:
    one = Settings(bot_token="xoxb-1", client_id="1", client_secret="2")

    assert isinstance(connect(one, hosted.deps), OneWorkspace)
    with pytest.raises(BadSetting, match="MLTEAM_ENCRYPTION_KEYS"):
        connect(replace(one, bot_token=None), hosted.deps)


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ({}, "SLACK_BOT_TOKEN"),
        ({"client_id": "1"}, "SLACK_CLIENT_SECRET"),
        ({"client_secret": "1"}, "SLACK_CLIENT_ID"),
    ],
)
def test_what_is_missing_for_either_way_is_named(
    hosted: Hosted, settings: dict[str, str], named: str
) -> None:
    with pytest.raises(BadSetting, match=f"^{named} is missing"):
        connect(Settings(**settings), hosted.deps)  # type: ignore[arg-type]
