"""Until when a process without a server loop of its own runs."""

import signal
import time
from contextlib import suppress

SIGNALS = (signal.SIGINT, signal.SIGTERM)
LONGEST_WAIT = 1.0
"""Seconds."""


class _Stop(BaseException):
    """Raised in the main thread by a signal."""


def wait_until_stopped() -> None:
    """Block the main thread until the first SIGINT or SIGTERM, and ignore later ones.

    `make` and a terminal send more than one, and the second may not cut the clean-up short.
    """
    with suppress(_Stop):
        for number in SIGNALS:
            signal.signal(number, _stop)
        while True:
            # Not for ever: a signal in the instant before a wait does not end it.
            time.sleep(LONGEST_WAIT)


def _stop(*_: object) -> None:
    # It raises and does not set an event, because a second signal can come while the first one
    # holds the event's lock, and would wait for it for ever.
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)
    raise _Stop
