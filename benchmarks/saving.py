"""Milliseconds to save a version of a profile: ours, bare sqlite3, sqlite-utils' upsert, in turn.

All three write the same row, one transaction each, into a file in WAL mode with synchronous=FULL.
`run.py` starts it, in a folder and with a number of rounds: JSON on stdout.
"""

import json
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from sqlite_utils import Database

from benchmarks.many_channels import PROFILE, SAMPLE, START
from storage.rows import time_text
from storage.sqlite import SQLiteStore

SAVES = 100
"""In each round."""
COLUMNS = ("workspace", "channel", "version", "profile", "saved_by", "saved_at")
KEY = COLUMNS[:3]
PROFILES = [PROFILE.model_copy(update={"company_size": size}) for size in (120, 121)]
TEXTS = [json.dumps(profile.told()) for profile in PROFILES]
CREATE = (
    "create table profiles (workspace text, channel text, version integer, profile text not null,"
    " saved_by text not null, saved_at text not null,"
    " primary key (workspace, channel, version)) strict"
)
UPSERT = (
    "insert into profiles values (?, ?, ?, ?, ?, ?) on conflict do update"
    " set profile = excluded.profile, saved_by = excluded.saved_by, saved_at = excluded.saved_at"
)

Save = Callable[[int], object]
"""Saves one of the two profiles as the version of this number."""


def main(folder: Path, rounds: int) -> None:
    store = SQLiteStore(folder / "ours.db")
    with plain(folder / "bare.db") as bare, plain(folder / "utils.db") as utils:
        contenders: dict[str, Save] = {
            "save": ours(store),
            "bare save": by_hand(bare),
            "sqlite-utils save": by_sqlite_utils(utils),
        }
        versions = count(1)
        measured = [measure_round(contenders, versions) for _ in range(rounds + 1)]
    store.close()
    json.dump(measured[1:], sys.stdout)  # what is built once was built in the first


@contextmanager
def plain(path: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(path)
    connection.execute("pragma journal_mode = wal")
    connection.execute("pragma synchronous = full")
    connection.execute(CREATE)
    yield connection
    connection.close()


def ours(store: SQLiteStore) -> Save:
    return lambda version: store.save_profile(
        SAMPLE, PROFILES[version % 2], base=version - 1, by="U1", at=START
    )


def by_hand(connection: sqlite3.Connection) -> Save:
    def save(version: int) -> None:
        with connection:
            connection.execute(UPSERT, row(version))

    return save


def by_sqlite_utils(connection: sqlite3.Connection) -> Save:
    table = Database(connection).table("profiles")
    return lambda version: table.upsert(dict(zip(COLUMNS, row(version), strict=True)), pk=KEY)


def row(version: int) -> tuple[str | int, ...]:
    text = TEXTS[version % 2]
    return (SAMPLE.workspace, SAMPLE.channel, version, text, "U1", time_text(START))


def measure_round(contenders: dict[str, Save], versions: Iterator[int]) -> dict[str, list[float]]:
    """Each save by all of them, before the next one: a slow moment hits all."""
    times: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(SAVES):
        version = next(versions)
        for name, save in contenders.items():
            began = time.perf_counter()
            save(version)
            times[name].append((time.perf_counter() - began) * 1000)
    return times


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
