"""Trouble on order: the Web API answers badly, slowly or not at all."""

from collections.abc import Callable, Mapping
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


ANY = "*"
"""In place of a method: all of them."""


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A fault that is on until somebody turns it off, or (`once`) until a call has met it."""

    name: str
    fault: Fault
    method: str = ANY
    once: bool = False

    def meets(self, method: str) -> bool:
        return self.method in (ANY, method)


class Faults:
    """Those that were ordered for the next calls come first, then those that stand."""

    def __init__(self, changed: Callable[[], object] = lambda: None) -> None:
        """`changed` is called after a standing fault came or went, in the thread that did it."""
        self._queued: dict[str, list[Fault]] = {}
        self._standing: dict[str, Standing] = {}
        self._changed = changed
        self._lock = Lock()

    @property
    def standing(self) -> list[Standing]:
        with self._lock:
            return list(self._standing.values())

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

    def turn_on(self, standing: Standing) -> None:
        """In place of the one with the same name, if that is on."""
        with self._lock:
            self._standing[standing.name] = standing
        self._changed()

    def turn_off(self, name: str) -> None:
        """Nothing happens if it is off."""
        with self._lock:
            self._standing.pop(name, None)
        self._changed()

    def take(self, method: str) -> Fault | None:
        with self._lock:
            queue = self._queued.get(method) or self._queued.get(ANY)
            if queue:
                return queue.pop(0)
            met = next((each for each in self._standing.values() if each.meets(method)), None)
            if met and met.once:
                del self._standing[met.name]
        if met and met.once:
            self._changed()
        return met.fault if met else None

    def clear(self) -> None:
        with self._lock:
            self._queued.clear()
            self._standing.clear()
        self._changed()
