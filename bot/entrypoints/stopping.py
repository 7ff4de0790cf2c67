"""Until when a process without a server loop of its own runs."""

import signal
import threading
from contextlib import suppress

SIGNALS = (signal.SIGINT, signal.SIGTERM)


class _Stop(BaseException):
    """Raised in the main thread by a signal."""


def wait_until_stopped() -> None:
    """Block the main thread until the first SIGINT or SIGTERM, and ignore later ones.

    `make` and a terminal send more than one, and the second may not cut the clean-up short.
    """
    for number in SIGNALS:
        signal.signal(number, _stop)
    with suppress(_Stop):
        threading.Event().wait()


def _stop(*_: object) -> None:
    # It raises and does not set an event, because a second signal can come while the first one
    # holds the event's lock, and would wait for it for ever.
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)
    raise _Stop
