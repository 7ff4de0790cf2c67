"""What a worker's look at the database costs when 500 channels are due: found, read, claimed.

`run.py` starts it, a fresh process for each file and round. Milliseconds as JSON on stdout: of the
first tick of the process, of finding alone, several times, and of the tick after it.
"""

import json
import sys
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from benchmarks.guidance import timed
from benchmarks.many_channels import DAY, DUE, SETS, START
from storage.schedule import Schedule
from storage.sqlite import SQLiteStore
from storage.values import Delivery, DeliveryState

BATCH = 200
"""As many as the worker reads at a time."""
LEASE = timedelta(minutes=5)
FINDS = 15


def main(path: Path, looks_before: int) -> None:
    store = SQLiteStore(path)
    now = START + looks_before * DAY
    first = timed(lambda: tick(store, now))
    finds = [timed(lambda: find(store, now + DAY)) for _ in range(FINDS)]
    second = timed(lambda: tick(store, now + DAY))
    store.close()
    seconds = {"find": finds, "tick": [first], "next tick": [second]}
    milliseconds = {name: [each * 1000 for each in times] for name, times in seconds.items()}
    json.dump(milliseconds, sys.stdout)


def find(store: SQLiteStore, now: datetime) -> None:
    """Raises RuntimeError if not as many are due as there should be."""
    found = len(store.list_due_schedules(now, 2 * DUE))
    if found != DUE:
        raise RuntimeError(f"{found} channels are due and not {DUE}")


def tick(store: SQLiteStore, now: datetime) -> None:
    """Raises RuntimeError if not as many were taken as there should be."""
    taken = 0
    while found := store.list_due_schedules(now, BATCH):
        taken += sum(take(store, schedule, now) for schedule in found)
    if taken != DUE:
        raise RuntimeError(f"{taken} channels were taken and not {DUE}")


def take(store: SQLiteStore, schedule: Schedule, now: datetime) -> bool:
    """All that is read and stored for a channel that is due, but for the post itself."""
    store.list_deliveries(schedule.key)
    store.list_decisions(schedule.key)
    wake_at, until = now + SETS * DAY, now + LEASE
    if not store.claim(schedule, now, at=now, look_again_at=until, wake_at=wake_at):
        return False
    claimed = Delivery(
        key=schedule.key,
        due=now,
        state=DeliveryState.CLAIMED,
        claimed_at=now,
        look_again_at=until,
    )
    silent = replace(claimed, state=DeliveryState.SILENT, look_again_at=None)
    return store.advance_delivery(claimed, silent)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
