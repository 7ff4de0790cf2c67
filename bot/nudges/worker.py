"""The only loop: now and then it takes up a changed overlay, delivers what is due, and deletes
history that is too old.
"""

import threading
import time
from collections.abc import Callable

from structlog import get_logger

from bot.clients import Clients
from bot.deps import Deps
from bot.metrics import counting_in
from bot.nudges.deliver import deliver_due
from bot.overlay import OverlayWatch
from bot.retention import Retention

log = get_logger(__name__)

SCAN_SECONDS = 30
"""How late a nudge may be without anybody minding."""


class NudgeWorker:
    """A thread that runs from `start` to `stop`. Any number of them may work on one database."""

    def __init__(self, deps: Deps, clients: Clients, *, every: float = SCAN_SECONDS) -> None:
        self._deps = deps
        self._clients = clients
        self._every = every
        self._overlay = OverlayWatch(deps)
        self._retention = Retention(deps)
        self._stop = threading.Event()
        self._last_step = time.monotonic()
        self._thread = threading.Thread(target=self._run, name="nudges", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self, timeout: float = 10) -> None:
        """Let it finish what it is posting, and end it."""
        self.begin_stop()
        if self._thread.ident is not None:  # else it was never started
            self._thread.join(timeout)

    def begin_stop(self) -> None:
        """Begin nothing more, and do not wait for what has begun."""
        self._stop.set()

    @property
    def seconds_since_step(self) -> float:
        """Since it last began a round, or something in it: far more than a round's pause says
        that it hangs or has ended.
        """
        return time.monotonic() - self._last_step

    def _run(self) -> None:
        steps = (self._overlay.refresh, self._clients.tend, self._deliver, self._delete_history)
        with counting_in(self._deps.metrics):
            while not self._stop.is_set():
                for step in steps:
                    self._guarded(step)
                self._stop.wait(self._every)

    def _guarded(self, step: Callable[[], object]) -> None:
        self._last_step = time.monotonic()
        try:
            step()
        except Exception:  # an outer edge: whatever it was, the rest and the next round may work
            log.exception("nudges failed")

    def _deliver(self) -> None:
        deliver_due(self._deps, self._clients, self._is_stopping)

    def _delete_history(self) -> None:
        self._retention.enforce(self._stop.wait)

    def _is_stopping(self) -> bool:
        """Asked before each channel."""
        self._last_step = time.monotonic()
        return self._stop.is_set()
