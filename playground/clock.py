"""A clock that runs at the usual speed and can be moved forward."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from threading import Lock
from zoneinfo import ZoneInfo

SATURDAY = 5


class ShiftedClock:
    """Real UTC time plus an offset. Any thread may read it or move it."""

    def __init__(self, offset: timedelta = timedelta(0)) -> None:
        self._offset = offset
        self._lock = Lock()
        self._watchers: list[Callable[[datetime], object]] = []

    def __call__(self) -> datetime:
        with self._lock:
            return datetime.now(UTC) + self._offset

    @property
    def offset(self) -> timedelta:
        with self._lock:
            return self._offset

    def watch(self, watcher: Callable[[datetime], object]) -> None:
        """Call the watcher with the new time after each move, in the thread that moved it."""
        self._watchers.append(watcher)

    def advance(self, by: timedelta) -> datetime:
        """Move forward and return the new time. Going back raises ValueError: nothing that was
        posted may end up in the future."""
        if by < timedelta(0):
            raise ValueError(f"the clock only moves forward, not by {by}")
        with self._lock:
            self._offset += by
        now = self()
        for watcher in self._watchers:
            watcher(now)
        return now

    def reset_to(self, moment: datetime) -> datetime:
        """Go to any moment, also an earlier one: for whoever puts everything else back too."""
        with self._lock:
            self._offset = moment - datetime.now(UTC)
        return self.advance(timedelta(0))

    def advance_to(self, moment: datetime) -> datetime:
        """Move forward to an aware moment; a moment that is over raises ValueError."""
        return self.advance(moment - self())


def next_weekday_morning(now: datetime, zone: str) -> datetime:
    """The next 10:00 from Monday to Friday in that time zone."""
    local = now.astimezone(ZoneInfo(zone))
    day = local.date()
    while True:
        morning = datetime.combine(day, time(10), ZoneInfo(zone))
        if morning > local and morning.weekday() < SATURDAY:
            return morning.astimezone(UTC)
        day += timedelta(days=1)
