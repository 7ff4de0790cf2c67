"""A backup while the bot runs."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

from storage.protocol import StorageError
from storage.sqlite.snapshot import BESIDES, Holdings, named, put, take_snapshot

OWN_EYES = 0o600
"""It holds what every channel has told."""


def back_up(path: Path, to: Path) -> Holdings:
    """Write all that the database holds to a new file, which is there whole or not at all.

    The schema stays as it is: this may be what is done before an update.
    Raises StorageError.
    """
    _check_place(path, to)
    with named(to), TemporaryDirectory(dir=to.parent, prefix=f".{to.name}-") as folder:
        copy = Path(folder) / to.name
        copy.touch(OWN_EYES)
        holdings = take_snapshot(path, copy)
        try:
            put(copy, to)
        except FileExistsError:
            raise _is_there(to) from None
    return holdings


def _check_place(path: Path, to: Path) -> None:
    if not to.parent.is_dir():
        raise StorageError(f"There is no folder {to.parent}. Name another file.")
    own = {path.resolve().with_name(path.resolve().name + end) for end in ("", *BESIDES)}
    if to.resolve() in own:
        raise StorageError(f"{to} belongs to the database itself. Name another file.")
    if os.path.lexists(to):
        raise _is_there(to)


def _is_there(to: Path) -> StorageError:
    return StorageError(f"{to} is there already, and nothing is overwritten. Name another file.")
