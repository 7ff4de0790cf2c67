"""sqlite-utils, without the libraries that it loads for numbers that are never stored here."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def _absent(*names: str) -> Iterator[None]:
    hidden = [name for name in names if name not in sys.modules]
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]  # None: it can't be found
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]


# It imports these wherever they are installed, and numpy comes with matplotlib: a fifth of a second
# of our start and 12 MB for nothing, as long as no picture is drawn.
with _absent("numpy", "pandas"):
    from sqlite_utils import Database, Migrations

__all__ = ("Database", "Migrations")
