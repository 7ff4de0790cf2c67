"""Trouble on order: the Web API answers badly, slowly or not at all."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, Literal, TypedDict, Unpack

Cut = Literal["before", "after"]


@dataclass(frozen=True, kw_only=True)
class Fault:
    """`cut` breaks the connection before Slack took the call, or after it did all the work."""

    error: str | None = None
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: Mapping[str, Any] | str | None = None
    delay: float = 0.0
    cut: Cut | None = None

    @property
    def only_slow(self) -> bool:
        return self.error is None and self.body is None and self.status == 200 and not self.cut  # noqa: PLR2004


class FaultSettings(TypedDict, total=False):
    status: int
    headers: Mapping[str, str]
    body: Mapping[str, Any] | str
    delay: float
    cut: Cut


class Faults:
    def __init__(self) -> None:
        self._queued: dict[str, list[Fault]] = {}
        self._lock = Lock()

    def add(
        self,
        method: str,
        error: str | None = None,
        *,
        times: int = 1,
        **settings: Unpack[FaultSettings],
    ) -> None:
        """The next `times` calls of the method (or "*", any method) meet this fault."""
        fault = Fault(error=error, **settings)
        with self._lock:
            self._queued.setdefault(method, []).extend([fault] * times)

    def take(self, method: str) -> Fault | None:
        with self._lock:
            queue = self._queued.get(method) or self._queued.get("*")
            return queue.pop(0) if queue else None

    def clear(self) -> None:
        with self._lock:
            self._queued.clear()
