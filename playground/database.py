"""The bot's SQLite file as text in a scenario, and back.

Text is SQL, as SQLite's own shell dumps it: people can read it, and a file of an earlier release is
brought up to date by the same migrations as any database.
"""

import sqlite3
import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from playground.scenario import BadScenario
from storage.protocol import StorageError
from storage.sqlite import SQLiteStore

# A file from somewhere else may fill tables, and neither open nor write any other file.
FORBIDDEN = {sqlite3.SQLITE_ATTACH, sqlite3.SQLITE_DETACH, sqlite3.SQLITE_PRAGMA}
WHOLE = {"BEGIN TRANSACTION;", "COMMIT;"}


def dump(path: Path) -> list[str]:
    """All of it, as it is at one moment, as SQL statements."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("begin")
        return [each for each in connection.iterdump() if each not in WHOLE]


def rebuild(statements: Sequence[str], path: Path) -> None:
    """Put it in place of what the open database holds, in one step.

    Raises BadScenario, and changes nothing, for what is no database of ours.
    """
    with tempfile.TemporaryDirectory() as folder:
        built = Path(folder) / "built.db"
        try:
            _run(statements, built)
            _bring_up_to_date(built)
        except (sqlite3.Error, sqlite3.Warning, StorageError, ValueError, TypeError) as error:
            raise BadScenario(f"the bot's data in it is damaged ({error})") from None
        with closing(sqlite3.connect(built)) as source, closing(sqlite3.connect(path)) as target:
            source.backup(target)


def _run(statements: Sequence[str], path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.set_authorizer(_authorize)
        connection.execute("begin")
        for each in statements:
            connection.execute(each)
        connection.execute("commit")


def _authorize(action: int, *_: object) -> int:
    return sqlite3.SQLITE_DENY if action in FORBIDDEN else sqlite3.SQLITE_OK


def _bring_up_to_date(path: Path) -> None:
    store = SQLiteStore(path)
    try:
        store.ping()
        store.page_profiles(None, 1)
        store.page_deliveries(1)
    finally:
        store.close()
