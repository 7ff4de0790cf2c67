"""`mlteam manifest` and `db`, and settings that stop the start."""

import json
import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from storage.opening import open_store
from tests.bot.commandline import mlteam


def test_the_manifest_is_printed_as_json(tmp_path: Path) -> None:
    run = mlteam("manifest", cwd=tmp_path)

    assert json.loads(run.stdout)["display_information"]["name"] == "mlteam"


def test_migrate_creates_the_database_and_can_be_repeated(tmp_path: Path) -> None:
    for _ in range(2):
        run = mlteam("db", "migrate", cwd=tmp_path, MLTEAM_DATABASE_URL="sqlite:///new.db")
        assert (run.returncode, run.stdout) == (0, "sqlite:///new.db is up to date.\n")

    assert (tmp_path / "new.db").exists()


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ({}, "SLACK_BOT_TOKEN is missing"),
        ({"SLACK_BOT_TOKEN": "xoxb-1"}, "SLACK_SIGNING_SECRET is missing"),
        ({"SLACK_BOT_TOKEN": "hunter2"}, "SLACK_BOT_TOKEN is no such token"),
        ({"PORT": "many"}, "PORT is no port"),
    ],
)
def test_a_missing_or_malformed_setting_stops_the_start(
    tmp_path: Path, settings: dict[str, str], named: str
) -> None:
    run = mlteam("serve", "--mode", "http", cwd=tmp_path, **settings)

    assert run.returncode == 1
    assert run.stderr.startswith(named)
    assert run.stderr.count("\n") == 1
    assert "hunter2" not in run.stderr


def test_socket_mode_needs_the_app_token(tmp_path: Path) -> None:
    run = mlteam("serve", "--mode", "socket", cwd=tmp_path, SLACK_BOT_TOKEN="xoxb-1")

    assert run.returncode == 1
    assert "SLACK_APP_TOKEN is missing" in run.stderr


def test_socket_mode_serves_one_workspace_alone(tmp_path: Path) -> None:
    many = {"SLACK_CLIENT_ID": "1.2", "SLACK_CLIENT_SECRET": "abcdef"}
    run = mlteam("serve", "--mode", "socket", cwd=tmp_path, **many)

    assert run.returncode == 1
    assert "Many workspaces are served over HTTP: mlteam serve --mode http." in run.stderr


@pytest.mark.parametrize(
    "url", ["mysql://me:hunter2@host/db", "sqlite://", "sqlite:///", "nonsense"]
)
def test_a_database_url_of_no_store_of_ours_is_explained(tmp_path: Path, url: str) -> None:
    run = mlteam("db", "migrate", cwd=tmp_path, MLTEAM_DATABASE_URL=url)

    assert run.returncode == 1
    assert "Write sqlite:///mlteam.db or memory: instead." in run.stderr
    assert "hunter2" not in run.stderr


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "letter.db"
    file.write_text("Dear reader, " * 100)

    run = mlteam("db", "migrate", cwd=tmp_path, MLTEAM_DATABASE_URL=f"sqlite:///{file}")

    assert run.returncode == 1
    assert "letter.db can't be used (file is not a database)" in run.stderr
    assert file.read_text() == "Dear reader, " * 100


@contextmanager
def without_privileges() -> Iterator[None]:
    """As a user who may not write everywhere: root may, so its privileges are laid down."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)  # nobody
    try:
        yield
    finally:
        if user == 0:
            os.seteuid(user)


def test_a_read_only_database_is_explained_and_not_changed(tmp_path: Path) -> None:
    file = tmp_path / "kept.db"
    open_store(f"sqlite:///{file}").close()
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    connection.close()
    for parent in [tmp_path, *tmp_path.parents[:3]]:
        if parent.owner() == tmp_path.owner() and parent != Path("/tmp"):  # noqa: S108
            parent.chmod(parent.stat().st_mode | stat.S_IXOTH | stat.S_IROTH)
    file.chmod(0o444)
    tmp_path.chmod(0o555)
    before = file.read_bytes()

    from storage.protocol import StorageError  # noqa: PLC0415

    with without_privileges(), pytest.raises(StorageError, match="that mlteam may write"):
        open_store(f"sqlite:///{file}")

    tmp_path.chmod(0o755)
    assert file.read_bytes() == before
