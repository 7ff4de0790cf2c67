"""What the worker does for several workspaces at once: it waits for Slack most of the time, and
where Slack does not answer for one of them, the others go on.
"""

from collections import deque
from collections.abc import Callable, Hashable, Iterable, Sequence
from contextvars import copy_context
from threading import Thread
from typing import TypeVar

LANES = 4
"""More would be too much at once beside people who wait for an answer of the same process."""
Item = TypeVar("Item")


def in_lanes(
    act: Callable[[Item], object], items: Iterable[Item], by: Callable[[Item], Hashable]
) -> None:
    """Act on all of them: those with the same key one after the other and in their order, others
    at once, in a copy of the caller's context.

    What fails ends the lane of its key. When all have ended, the first failure is raised.
    """
    lanes: dict[Hashable, list[Item]] = {}
    for item in items:
        lanes.setdefault(by(item), []).append(item)
    if len(lanes) == 1:  # no need for a thread
        _all(act, *lanes.values())
        return
    pending, failures = deque(lanes.values()), deque[Exception]()
    # Daemons, unlike those of a pool: a process that has to end does not wait for Slack.
    threads = [
        Thread(target=copy_context().run, args=(_work, act, pending, failures), daemon=True)
        for _ in range(min(LANES, len(lanes)))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]


def _work(
    act: Callable[[Item], object], pending: deque[list[Item]], failures: deque[Exception]
) -> None:
    while True:
        try:
            lane = pending.popleft()
        except IndexError:
            return
        try:
            _all(act, lane)
        except Exception as error:  # noqa: BLE001 -- raised by whoever waits for all
            failures.append(error)


def _all(act: Callable[[Item], object], items: Sequence[Item]) -> None:
    for item in items:
        act(item)
