"""The database, the disk below it, and the keys to what is encrypted in it."""

import os
import shutil
from collections.abc import Generator, Iterator
from pathlib import Path

from bot.entrypoints.checks.finding import Finding, fine, problem, warning
from bot.settings import Settings
from storage.opening import find_file, name_file, open_existing
from storage.protocol import StorageError, Store

MEMORY = "memory:"
LEAST_FREE = 100_000_000
"""Bytes. SQLite can't write without room, not even to delete."""
PAGE = 200


def check_database(settings: Settings) -> Iterator[Finding]:
    if settings.database_url == MEMORY:
        return
    try:
        path = name_file(settings.database_url)
    except StorageError as error:
        yield problem("database", str(error))
        return
    yield from _check_disk(path)
    if not path.exists():
        yield from _check_that_it_can_be_made(path)
        return
    try:
        is_ready = yield from _check_file(find_file(settings.database_url))
    except StorageError as error:
        yield problem("database", str(error))
        return
    if is_ready and settings.encryption_keys:
        yield from _check_keys(settings)


def _check_disk(path: Path) -> Iterator[Finding]:
    folder = path.resolve().parent
    if not folder.is_dir():
        return
    free = shutil.disk_usage(folder).free
    if free < LEAST_FREE:
        yield problem(
            "disk", f"Only {free // 1_000_000} MB are free in {folder}. Make room, or it stops."
        )
    else:
        yield fine("disk", f"{free / 1_000_000_000:.1f} GB are free in {folder}.")


def _check_that_it_can_be_made(path: Path) -> Iterator[Finding]:
    folder = path.resolve().parent
    if folder.is_dir() and os.access(folder, os.W_OK | os.X_OK):
        yield fine("database", f"{path} is not there yet; the first start creates it.")
    else:
        yield problem(
            "database",
            f"{path} can't be created. Create the folder {folder} and let mlteam write there, or"
            " set MLTEAM_DATABASE_URL to another place.",
        )


def _check_file(path: Path) -> Generator[Finding, None, bool]:
    """Returns whether what is in it can be read by this release."""
    from storage.sqlite.inspection import inspect  # noqa: PLC0415 -- not for memory:

    found = inspect(path)
    if found.damage:
        yield problem(
            "database", f"{path} is damaged ({found.damage}). Restore a backup: mlteam db restore."
        )
    elif found.refusal:
        yield problem(
            "database", f"{path} can't be written to ({found.refusal}). Let mlteam write it."
        )
    elif found.pending:
        yield warning(
            "database",
            f"{path} is of an older release; the next start brings it up to date, or mlteam db"
            " migrate does. Make a backup before: mlteam db backup.",
        )
    else:
        yield fine("database", f"{path} is sound and can be written.")
    return not found.damage and not found.pending


def _check_keys(settings: Settings) -> Iterator[Finding]:
    from bot.installation.keys import Keys, UnreadableTokens  # noqa: PLC0415 -- only for many

    keys, store = Keys(settings.encryption_keys), open_existing(settings.database_url)
    opened, old, shut = 0, 0, []
    try:
        for workspace, sealed in _sealed(store):
            try:
                keys.open(sealed, workspace)
            except UnreadableTokens as error:
                shut.append(str(error))
                continue
            opened, old = opened + 1, old + (not keys.is_newest(sealed))
    finally:
        store.close()
    yield from (problem("keys", text) for text in shut)
    if old:
        yield warning(
            "keys",
            f"Tokens of {old} workspaces are stored with an older key. Run mlteam keys rotate, and"
            " take the older keys away afterwards.",
        )
    elif not shut:
        yield fine("keys", f"MLTEAM_ENCRYPTION_KEYS opens the tokens of all {opened} workspaces.")


def _sealed(store: Store) -> Iterator[tuple[str, str]]:
    after = ""
    while page := store.page_installations(after, PAGE):
        yield from ((one.workspace, one.sealed) for one in page)
        after = page[-1].workspace
