"""What is counted, for Prometheus: a registry of its own for each app, and nothing personal in it.

No label names a workspace, a channel or a person: each value would be a time series of its own,
with a thousand workspaces a thousand times as many, and it would say who uses what. Values of
labels come from closed sets; anything else is "unknown" or "other".
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import timedelta

from prometheus_client import CollectorRegistry, Counter, Histogram

SLACKS_LIMIT = 3.0
"""Seconds until Slack gives up on an answer."""
ANSWER_BUCKETS = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 2.5, SLACKS_LIMIT, 5)
CALL_BUCKETS = (0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30)
LAG_BUCKETS = (30, 60, 120, 300, 900, 3600, 6 * 3600, 24 * 3600)
OK = "ok"


class Metrics:
    """Counters of one app; safe to share between threads."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._answers = Counter(
            "mlteam_answers",
            "Requests of Slack by what was asked and how it went.",
            ("kind", "name", "outcome"),
            registry=self.registry,
        )
        self._answer_seconds = Histogram(
            "mlteam_answer_seconds",
            "How long an answer took. Slack gives up after 3 seconds.",
            ("kind",),
            buckets=ANSWER_BUCKETS,
            registry=self.registry,
        )
        self._nudges = Counter(
            "mlteam_nudges",
            "What became of occurrences of schedules.",
            ("state",),
            registry=self.registry,
        )
        self._lag = Histogram(
            "mlteam_nudge_lag_seconds",
            "From when a nudge was due until it was posted; working hours may lie between.",
            buckets=LAG_BUCKETS,
            registry=self.registry,
        )
        self._calls = Counter(
            "mlteam_slack_calls",
            "Calls of Slack's Web API by method and result: ok, or the kind of error.",
            ("method", "result"),
            registry=self.registry,
        )
        self._call_seconds = Histogram(
            "mlteam_slack_call_seconds",
            "How long Slack took to answer a call.",
            buckets=CALL_BUCKETS,
            registry=self.registry,
        )

    def count_answer(self, kind: str, name: str, outcome: str, seconds: float) -> None:
        """`kind`, `name` and `outcome` have to come from closed sets."""
        self._answers.labels(kind, name, outcome).inc()
        self._answer_seconds.labels(kind).observe(seconds)

    def count_nudge(self, state: str, lag: timedelta | None = None) -> None:
        """`lag` of one that was posted."""
        self._nudges.labels(state).inc()
        if lag is not None:
            self._lag.observe(max(0.0, lag.total_seconds()))

    def count_call(self, method: str, result: str, seconds: float) -> None:
        self._calls.labels(method, result).inc()
        self._call_seconds.observe(seconds)


_current: ContextVar[Metrics | None] = ContextVar("metrics", default=None)


def current_metrics() -> Metrics | None:
    """Those of the app for which this thread works at the moment."""
    return _current.get()


@contextmanager
def counting_in(metrics: Metrics) -> Iterator[None]:
    """Calls of Slack are counted here until the end, also in threads that take the context over."""
    token = _current.set(metrics)
    try:
        yield
    finally:
        _current.reset(token)
