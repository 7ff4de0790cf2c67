"""How a process ends: it finishes what it has begun, within ten seconds; on a second wish at once.

`make` and a terminal send several signals in an instant, and they are one wish.
"""

import atexit
import os
import signal
import time
from contextlib import suppress

from structlog import get_logger

from bot.listeners.sending import Sender
from bot.nudges.worker import NudgeWorker
from storage.protocol import Store

log = get_logger(__name__)

SIGNALS = (signal.SIGINT, signal.SIGTERM)
LONGEST_WAIT = 1.0
"""Seconds."""
STOP_SECONDS = 10.0
"""In which all has to be done: whoever stops containers kills them after that."""
REQUEST_SECONDS = 4.0
"""Of these, at most, for requests; Slack does not wait longer than three for an answer."""
SPARE_SECONDS = 2.5
"""Of these, for the rest of the way out."""
ONE_WISH_SECONDS = 1.0
"""Signals that follow each other within it are one wish."""


class Deadline:
    """Until when all has to be done; it begins to count when it is made."""

    def __init__(self, seconds: float = STOP_SECONDS - SPARE_SECONDS) -> None:
        self._end = time.monotonic() + seconds

    @property
    def left(self) -> float:
        return max(0.0, self._end - time.monotonic())


def finish(worker: NudgeWorker, sender: Sender, store: Store, deadline: Deadline) -> None:
    """Let both finish, and close the database. A nudge that is not posted by then is left as it is
    stored: another process, or the next one, takes it over.
    """
    worker.stop(deadline.left)
    sender.stop(deadline.left)
    store.close()
    log.info("stopped", seconds_left=round(deadline.left, 1))


class Wishes:
    """Tells the second wish to end from a signal that belongs to the first."""

    def __init__(self) -> None:
        self._last: float | None = None

    def is_second(self) -> bool:
        """Asked at each signal."""
        now = time.monotonic()
        last, self._last = self._last, now
        return last is not None and now - last > ONE_WISH_SECONDS


class _Stop(BaseException):
    """Raised in the main thread by a signal."""


def wait_until_stopped() -> None:
    """Block the main thread until the first SIGINT or SIGTERM. The next wish ends the process,
    whatever it is doing then.
    """
    wishes = Wishes()

    def stop(*_: object) -> None:
        # It raises and does not set an event, because a second signal can come while the first one
        # holds the event's lock, and would wait for it for ever.
        wishes.is_second()
        for number in SIGNALS:
            signal.signal(number, again)
        raise _Stop

    def again(number: int, _: object) -> None:
        if wishes.is_second():
            signal.signal(number, signal.SIG_DFL)
            os.kill(os.getpid(), number)

    atexit.register(ignore_signals)
    with suppress(_Stop):
        for number in SIGNALS:
            signal.signal(number, stop)
        while True:
            # Not for ever: a signal in the instant before a wait does not end it.
            time.sleep(LONGEST_WAIT)


def ignore_signals() -> None:
    """For the very end: Python lets them kill it again there, when all is done."""
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)
