"""From MLTEAM_DATABASE_URL to a store."""

from pathlib import Path

from storage.memory import MemoryStore
from storage.protocol import StorageError, Store

SQLITE = "sqlite:///"


def open_existing(url: str) -> Store:
    """As `open_store`, but a SQLite file that is not there is not created: StorageError."""
    if _is_file(url):
        find_file(url)
    return open_store(url)


def find_file(url: str) -> Path:
    """The file of the database. Raises StorageError if it is not there, or can't be."""
    path = name_file(url)
    if not path.is_file():
        raise StorageError(
            f"There is no database at {path}. Check that MLTEAM_DATABASE_URL names the one that the"
            " bot uses."
        )
    return path


def name_file(url: str) -> Path:
    """Where the file of the database is, or would be. Raises StorageError if there can't be one."""
    if not _is_file(url):
        raise StorageError(
            "MLTEAM_DATABASE_URL names no file. Set it to the database that the bot uses, such as"
            " sqlite:///mlteam.db."
        )
    return Path(url.removeprefix(SQLITE))


def _is_file(url: str) -> bool:
    return url.startswith(SQLITE) and url != SQLITE


def open_store(url: str) -> Store:
    """Open `memory:` or `sqlite:///path` (three slashes and a path; four for one from the root).

    Raises StorageError for any other URL and for a database that can't be used.
    """
    if url == "memory:":
        return MemoryStore()
    if _is_file(url):
        # Here, because a process that runs on memory: has no use for sqlite-utils.
        from storage.sqlite import SQLiteStore  # noqa: PLC0415

        return SQLiteStore(name_file(url))
    # Without the URL: that of a database server holds a password.
    raise StorageError(
        "MLTEAM_DATABASE_URL names no store of mlteam."
        " Write sqlite:///mlteam.db or memory: instead."
    )
