"""How long history is kept: once a day what is older is deleted, a little at a time."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from itertools import islice

from structlog import get_logger

from bot.deps import Deps
from storage.protocol import StorageError

log = get_logger(__name__)

EVERY = timedelta(days=1)
MOST_BATCHES = 500
"""In one round of the worker, because nudges wait meanwhile. The next round goes on."""
PAUSE_SECONDS = 0.01
"""After what was deleted, for those who wait to write."""


class Retention:
    """Any number of processes may do this on one database: what is gone is gone."""

    def __init__(self, deps: Deps) -> None:
        self._deps = deps
        self._begun: datetime | None = None
        self._running: Iterator[Mapping[str, int]] = iter(())

    def enforce(self, wait: Callable[[float], bool]) -> None:
        """Go on with today's deletion. `wait` tells whether the worker is being stopped."""
        if self._deps.retention is None:
            return
        now = self._deps.clock()
        if self._begun is None or now - self._begun >= EVERY:
            self._running = self._deps.store.prune(now - self._deps.retention)
            self._begun = now
        try:
            self._go_on(wait)
        except StorageError:
            self._begun = None  # from the beginning, in the next round
            raise

    def _go_on(self, wait: Callable[[float], bool]) -> None:
        deleted: Counter[str] = Counter()
        for counts in islice(self._running, MOST_BATCHES):
            deleted.update(counts)
            if any(counts.values()) and wait(PAUSE_SECONDS):
                break
        if deleted.total():
            log.info("history deleted", **deleted)
