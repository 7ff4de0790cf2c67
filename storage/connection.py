"""One connection to the SQLite file, set up as the store needs it."""

import sqlite3
import time
from pathlib import Path

from storage.engine import Database

BUSY_SECONDS = 10
"""How long a writer waits for another one."""
WAL_PAUSE_SECONDS = 0.02


class Connection:
    """Closes itself with its thread: a server may start a thread for each request."""

    def __init__(self, path: Path) -> None:
        raw = sqlite3.connect(path, timeout=BUSY_SECONDS, check_same_thread=False)
        try:
            # WAL lets readers and one writer work at once. FULL, because a claim that is lost to a
            # power cut would post its nudge twice.
            _switch_to_wal(raw)
            raw.execute("PRAGMA synchronous=FULL")
            # What is forgotten is to be gone from the file too.
            raw.execute("PRAGMA secure_delete=ON")
            self.db = Database(raw, execute_plugins=False)
        except BaseException:
            raw.close()
            raise

    def close(self) -> None:
        self.db.close()

    def __del__(self) -> None:
        if hasattr(self, "db"):
            self.close()


def _switch_to_wal(raw: sqlite3.Connection) -> None:
    """SQLite does not wait by itself for another process that does the same on a new file."""
    end = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            raw.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
            if not busy or time.monotonic() > end:
                raise
            time.sleep(WAL_PAUSE_SECONDS)
        else:
            return
