"""From MLTEAM_DATABASE_URL to a store."""

from pathlib import Path

from storage.memory import MemoryStore
from storage.protocol import StorageError, Store

SQLITE = "sqlite:///"


def open_existing(url: str) -> Store:
    """As `open_store`, but a SQLite file that is not there is not created: StorageError."""
    path = Path(url.removeprefix(SQLITE))
    if url.startswith(SQLITE) and url != SQLITE and not path.is_file():
        raise StorageError(
            f"There is no database at {path}. Check that MLTEAM_DATABASE_URL names the one that the"
            " bot uses."
        )
    return open_store(url)


def open_store(url: str) -> Store:
    """Open `memory:` or `sqlite:///path` (three slashes and a path; four for one from the root).

    Raises StorageError for any other URL and for a database that can't be used.
    """
    if url == "memory:":
        return MemoryStore()
    if url.startswith(SQLITE) and url != SQLITE:
        # Here, because a process that runs on memory: has no use for sqlite-utils.
        from storage.sqlite import SQLiteStore  # noqa: PLC0415

        return SQLiteStore(Path(url.removeprefix(SQLITE)))
    # Without the URL: that of a database server holds a password.
    raise StorageError(
        "MLTEAM_DATABASE_URL names no store of mlteam."
        " Write sqlite:///mlteam.db or memory: instead."
    )
