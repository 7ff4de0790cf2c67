"""gunicorn, as mlteam needs it: its lines in our log, and an end within ten seconds."""

import signal
from collections.abc import Callable
from types import FrameType

from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter
from gunicorn.config import Config
from gunicorn.glogging import Logger
from gunicorn.workers.gthread import ThreadWorker

from bot.entrypoints.stopping import Wishes


class OurLog(Logger):
    """Its lines go where ours go. It may name addresses, which have codes of installations in them,
    and only there are secrets cut out.
    """

    def setup(self, cfg: Config) -> None:
        super().setup(cfg)
        for log in (self.error_log, self.access_log):
            log.handlers.clear()
            log.propagate = True


class Worker(ThreadWorker):
    """Tells the app at once when it is to end, and not only after the last request."""

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        begin_stop: Callable[[], None] = self.app.begin_stop
        if self.alive:
            begin_stop()
        super().handle_exit(sig, frame)


class Master(Arbiter):
    """A second wish to end, later than the signals that belong to the first, ends all at once."""

    def __init__(self, app: BaseApplication) -> None:
        super().__init__(app)
        self._wishes = Wishes()

    def signal(self, sig: int, frame: FrameType | None) -> None:
        if sig == signal.SIGTERM and self._wishes.is_second():
            sig = signal.SIGQUIT
        super().signal(sig, frame)
