"""What is looked up when Prometheus asks: the queue, the worker, the database."""

import platform
import sqlite3
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from prometheus_client import ProcessCollector
from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from bot.deps import Deps
from bot.listeners.sending import Sender
from bot.nudges.worker import NudgeWorker
from storage.opening import SQLITE
from storage.protocol import StorageError

PAGE = 1000


@dataclass(frozen=True, kw_only=True, eq=False)
class Gauges(Collector):
    """Each is left out while it can't be told, so that an old value is not taken for a new one."""

    deps: Deps
    sender: Sender
    worker: NudgeWorker
    database_url: str
    counts_workspaces: bool

    def register(self) -> None:
        """With the metrics of the same app, and with those of the process."""
        self.deps.metrics.registry.register(self)
        ProcessCollector(registry=self.deps.metrics.registry)

    def describe(self) -> Iterable[Metric]:
        """Nothing, so that to register it asks no database."""
        return ()

    def collect(self) -> Iterator[Metric]:
        yield InfoMetricFamily(
            "mlteam_build",
            "Which mlteam runs on what.",
            {
                "version": mlteam_version(),
                "python": platform.python_version(),
                "sqlite": sqlite3.sqlite_version,
            },
        )
        yield _gauge("mlteam_sender_queue", "Files not yet sent.", self.sender.waiting)
        yield _gauge(
            "mlteam_worker_idle_seconds",
            "Since the nudges' worker last began something; more than 60 is unusual.",
            self.worker.seconds_since_step,
        )
        yield from self._of_file()
        yield from self._of_database()

    def _of_file(self) -> Iterator[Metric]:
        if not self.database_url.startswith(SQLITE):
            return
        name = self.database_url.removeprefix(SQLITE)
        # What was written last stands in a file beside it.
        files = [path for path in (Path(name), Path(f"{name}-wal")) if path.exists()]
        size = sum(path.stat().st_size for path in files)
        yield _gauge("mlteam_database_bytes", "Size of the database's files.", size)

    def _of_database(self) -> Iterator[Metric]:
        began = time.perf_counter()
        try:
            self.deps.store.ping()
            seconds = time.perf_counter() - began
            late = self._oldest_due()
            workspaces = self._count_workspaces() if self.counts_workspaces else None
        except StorageError:
            yield _gauge("mlteam_database_up", "Whether the database answers.", 0)
            return
        yield _gauge("mlteam_database_up", "Whether the database answers.", 1)
        yield _gauge("mlteam_database_ping_seconds", "How long it took to answer.", seconds)
        yield _gauge(
            "mlteam_nudge_oldest_due_seconds",
            "For how long the one has been due that waits longest to be posted; 0 if none does.",
            late,
        )
        if workspaces is not None:
            help_ = "Workspaces and organizations that have installed the app."
            yield _gauge("mlteam_installations", help_, workspaces)

    def _oldest_due(self) -> float:
        now, store = self.deps.clock(), self.deps.store
        due = [schedule.wake_at for schedule in store.list_due_schedules(now, 1)]
        unfinished = [delivery.look_again_at for delivery in store.list_unfinished(now, 1)]
        return max((_seconds(now, at) for at in (*due, *unfinished)), default=0.0)

    def _count_workspaces(self) -> int:
        count, after = 0, ""
        while page := self.deps.store.page_installations(after, PAGE):
            count, after = count + len(page), page[-1].workspace
        return count


def mlteam_version() -> str:
    try:
        return version("mlteam")
    except PackageNotFoundError:  # in a checkout that nobody installed
        return "unknown"


def _seconds(now: datetime, at: datetime | None) -> float:
    return (now - at).total_seconds() if at else 0.0


def _gauge(name: str, documentation: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(name, documentation, value=value)
