"""gunicorn, as mlteam needs it: its lines in our log, and an end within ten seconds."""

import atexit
import os
import signal
from types import FrameType
from typing import Protocol, cast

from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter
from gunicorn.config import Config
from gunicorn.glogging import Logger
from gunicorn.workers.gthread import ThreadWorker

from bot.entrypoints.stopping import SIGNALS, Wishes, ignore_signals


class Stoppable(Protocol):
    """What the worker below asks of its app."""

    def begin_stop(self) -> None:
        """Begin nothing more, and do not wait for what has begun."""


class OurLog(Logger):
    """Its lines go where ours go: it may name addresses, which have the codes of installations in
    them, and only there secrets are cut out.
    """

    def setup(self, cfg: Config) -> None:
        super().setup(cfg)
        for log in (self.error_log, self.access_log):
            log.handlers.clear()
            log.propagate = True


class Worker(ThreadWorker):
    """Tells the app at once that it is to end, and not only after the last request."""

    def init_signals(self) -> None:
        super().init_signals()
        # A terminal sends it to all processes; the master passes on what it means.
        signal.signal(signal.SIGINT, signal.SIG_IGN)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        if self.alive:
            cast("Stoppable", self.app).begin_stop()
        super().handle_exit(sig, frame)

    def handle_quit(self, sig: int, frame: FrameType | None) -> None:  # noqa: ARG002 -- gunicorn's
        # The second wish: what has begun is broken off, as when the power fails.
        os._exit(0)


class Master(Arbiter):
    """Ends gracefully on SIGINT too, and on the second wish at once."""

    def __init__(self, app: BaseApplication) -> None:
        super().__init__(app)
        self._wishes = Wishes()
        atexit.register(ignore_signals)

    def signal(self, sig: int, frame: FrameType | None) -> None:
        if sig in SIGNALS:
            sig = signal.SIGQUIT if self._wishes.is_second() else signal.SIGTERM
        super().signal(sig, frame)
