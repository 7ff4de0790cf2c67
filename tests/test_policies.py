"""The policies name what there is: every table of the database, and every point with its proof."""

import re
import sqlite3
from pathlib import Path

import pytest

from bot.manifest import load_manifest
from storage.opening import open_store

ROOT = Path(__file__).parent.parent
SAID_AS = {
    "profiles": "Team profiles",
    "decisions": "Decisions",
    "schedules": "Schedule of reminders",
    "deliveries": "Deliveries",
    "access": "Access",
    "changes": "Changes",
    "pictures": "Pictures",
    "events": "Ids of Slack's events",
    "installations": "Installations, where many workspaces install the app",
    "oauth_states": "Installations that have begun",
}
"""The row of docs/privacy.md for each table."""
COLUMNS = {
    "profiles": "workspace channel version profile saved_by saved_at",
    "decisions": "id workspace channel rule kind decided_by decided_at profile_version until"
    " reason",
    "schedules": "workspace channel zone set_by starts_at active note recurrence at hours country"
    " muted paused_until snooze handled_until wake_at language",
    "deliveries": "workspace channel due state trigger claimed_at message_ts error subjects fired"
    " profile_version attempts look_again_at",
    "access": "workspace channel inviter narrowed people groups admins outsiders",
    "changes": "id workspace channel kind by at detail",
    "pictures": "workspace channel kind language digest file",
    "events": "workspace event_id seen_at",
    "installations": "workspace enterprise_id team_id app_id bot_id bot_user_id scopes installed_by"
    " installed_at sealed expires_at checked_at refreshing_until",
    "oauth_states": "state expires_at",
}
"""What was there when the page was written. Whoever adds one reads the page again, and then adds it
here."""


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


@pytest.fixture(scope="module")
def columns(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """Of each table of ours in a new database."""
    file = tmp_path_factory.mktemp("policies") / "mlteam.db"
    open_store(f"sqlite:///{file}").close()
    connection = sqlite3.connect(file)
    names = connection.execute("select name from sqlite_master where type = 'table'").fetchall()
    found = {
        name: {row[1] for row in connection.execute(f"pragma table_info({name})")}
        for (name,) in names
        if not name.startswith(("_", "sqlite_"))
    }
    connection.close()
    return found


def test_every_table_has_a_row_on_the_privacy_page(columns: dict[str, set[str]]) -> None:
    assert set(SAID_AS) == set(columns)
    rows = re.findall(r"^\| ([^|]+?) \|", read("docs/privacy.md"), flags=re.MULTILINE)
    assert [title for title in SAID_AS.values() if title not in rows] == []


@pytest.mark.parametrize("table", COLUMNS)
def test_every_column_was_known_when_the_privacy_page_was_written(
    table: str, columns: dict[str, set[str]]
) -> None:
    assert columns[table] == set(COLUMNS[table].split())


def test_the_marketplace_page_answers_for_every_scope() -> None:
    text = read("docs/marketplace.md")
    scopes = load_manifest()["oauth_config"]["scopes"]["bot"]
    assert [scope for scope in scopes if f"`{scope}`" not in text] == []


def test_the_marketplace_page_proves_what_it_says_with_tests_that_exist() -> None:
    named = re.findall(r"\]\(\.\./(tests/[^)#]+)\)", read("docs/marketplace.md"))
    assert len(set(named)) >= 20
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_security_policy_says_how_to_report_and_what_is_supported() -> None:
    text = read("SECURITY.md")
    assert "## Reporting" in text
    assert "## Supported versions" in text


def test_the_security_policy_names_attacks_with_tests_that_try_them() -> None:
    named = re.findall(r"\[(test_\w+)\]\((tests/[^)#]+)\)", read("SECURITY.md"))
    assert len(set(named)) >= 30
    assert [name for name, file in named if f"def {name}(" not in read(file)] == []
