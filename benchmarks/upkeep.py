"""What the worker does for a thousand workspaces: post what is due, and renew tokens that end.

Each is done for a part of them, with a Slack that is slow for all, and then once more with one
workspace before all others for which Slack never answers. Beside it the same calls one after the
other, without us. `run.py` starts it, with the address of the slow Slack and a folder: JSON on
stdout.
"""

import json
import os
import shutil
import sys
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from datetime import time as time_of_day
from pathlib import Path

from slack_sdk import WebClient

from benchmarks.installed import DEAD, environ_for, install, token_of, workspaces
from benchmarks.many_channels import PROFILE
from benchmarks.sizes import MANY
from bot.connecting import connect
from bot.deps import Deps
from bot.installation.workspaces import BATCH, Workspaces
from bot.logs import configure_logging
from bot.nudges.deliver import deliver_due
from bot.settings import Settings
from knowledge.loader import load_knowledge
from storage.schedule import Schedule
from storage.sqlite import SQLiteStore
from storage.values import ChannelKey, DeliveryState

NOW = datetime(2026, 1, 6, 9, 1, tzinfo=UTC)
DUE = 100
"""Of the thousand."""
DEAD_CHANNELS = 5
DAY = timedelta(days=1)
SOON = NOW + timedelta(hours=1)
"""When the tokens end."""
INSTALLED = "installed.db"
EVERY = 0.2
"""Seconds between two looks, which cost something too."""
PATIENCE = 90
"""Seconds; whatever takes longer is held up."""


def main(api_url: str, folder: Path) -> None:
    configure_logging("ERROR", "json")
    install(folder / INSTALLED, workspaces(MANY), ends_at=SOON)
    bare = measure_bare(api_url)
    measured = {
        "post alone": [bare],
        "nudge": [measure_nudges(api_url, folder / "nudges.db", dead=0) / DUE],
        "nudge beside a dead one": [
            measure_nudges(api_url, folder / "dead.db", dead=DEAD_CHANNELS) / DUE
        ],
        "renewal": [measure_renewals(api_url, folder / "tokens.db", []) / BATCH],
        "renewal beside a dead one": [
            measure_renewals(api_url, folder / "dead-tokens.db", [f"{DEAD}0001"]) / BATCH
        ],
    }
    milliseconds = {name: [each * 1000 for each in times] for name, times in measured.items()}
    json.dump(milliseconds, sys.stdout)
    sys.stdout.flush()
    os._exit(0)  # without waiting for those who wait for the dead one


def measure_bare(api_url: str) -> float:
    """Seconds a post by slack_sdk alone, one after the other."""
    client = WebClient(token=token_of("T"), base_url=api_url, retry_handlers=[])
    began = time.perf_counter()
    for _ in range(DUE // 5):
        client.chat_postMessage(channel="C0MLTEAM001", text="hi")
    return (time.perf_counter() - began) / (DUE // 5)


def measure_nudges(api_url: str, path: Path, *, dead: int) -> float:
    """Seconds until all living workspaces have their nudge."""
    gone = [f"{DEAD}0001"] if dead else []
    deps, clients = prepare(api_url, path, gone)
    keys = [ChannelKey(name, "C0MLTEAM001") for name in workspaces(MANY)[:DUE]]
    # The dead one's are due first.
    for key in [*(ChannelKey(name, f"C0DEAD{n:05}") for name in gone for n in range(dead)), *keys]:
        deps.store.save_profile(key, PROFILE, base=0, by="U1", at=NOW - DAY)
        due = NOW - timedelta(minutes=1, seconds=key not in keys)
        deps.store.save_schedule(weekly(key, due))

    def is_done() -> bool:
        states = [one.state for key in keys for one in deps.store.list_deliveries(key)]
        return len(states) == DUE and set(states) == {DeliveryState.POSTED}

    return timed_until(lambda: deliver_due(deps, clients), is_done)


def measure_renewals(api_url: str, path: Path, gone: list[str]) -> float:
    """Seconds until the tokens of one round are renewed, while all thousand end soon."""
    deps, clients = prepare(api_url, path, gone)
    began = time.perf_counter()
    clients.tend()
    elapsed = time.perf_counter() - began
    left = len(deps.store.list_expiring(NOW + timedelta(hours=2), now=NOW, most=2 * MANY))
    if left != MANY - BATCH + len(gone):
        raise RuntimeError(f"{left} tokens are left")
    return elapsed


def prepare(api_url: str, path: Path, gone: list[str]) -> tuple[Deps, Workspaces]:
    shutil.copyfile(path.parent / INSTALLED, path)
    install(path, gone, ends_at=SOON - timedelta(seconds=1))
    settings = Settings.from_environ(environ_for(api_url, path))
    deps = Deps.build(load_knowledge(for_service=True), SQLiteStore(path), clock=lambda: NOW)
    clients = connect(settings, deps)
    if not isinstance(clients, Workspaces):
        raise TypeError("the settings are not those of many workspaces")
    return deps, clients


def weekly(key: ChannelKey, due: datetime) -> Schedule:
    return Schedule(
        key=key,
        recurrence="FREQ=WEEKLY;BYDAY=TU",
        at=time_of_day(9),
        zone="UTC",
        set_by="U1",
        starts_at=NOW - DAY,
        wake_at=due,
    )


def timed_until(act: Callable[[], object], is_done: Callable[[], bool]) -> float:
    """Raises RuntimeError if it takes too long."""
    began = time.perf_counter()
    threading.Thread(target=act, daemon=True).start()
    while not is_done():
        if time.perf_counter() - began > PATIENCE:
            raise RuntimeError("one workspace holds up the others")
        time.sleep(EVERY)
    return time.perf_counter() - began


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
