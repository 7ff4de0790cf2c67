"""The change feed: what happened, in order, for whoever wants to follow along."""

from collections import deque
from dataclasses import dataclass
from threading import Condition

KEPT = 1000


@dataclass(frozen=True)
class Change:
    number: int
    kind: str
    subject: str


class Feed:
    """Numbered changes. Followers that fall more than a thousand behind miss the oldest."""

    def __init__(self) -> None:
        self._changes: deque[Change] = deque(maxlen=KEPT)
        self._condition = Condition()
        self._last = 0
        self.closed = False

    @property
    def last(self) -> int:
        return self._last

    def push(self, kind: str, subject: str) -> None:
        with self._condition:
            self._last += 1
            self._changes.append(Change(self._last, kind, subject))
            self._condition.notify_all()

    def after(self, number: int, timeout: float) -> list[Change]:
        """The changes after that number; waits for the first one, and gives up with []."""
        with self._condition:
            self._condition.wait_for(lambda: self._last > number or self.closed, timeout)
            return [change for change in self._changes if change.number > number]

    def close(self) -> None:
        """Let every follower go."""
        with self._condition:
            self.closed = True
            self._condition.notify_all()
