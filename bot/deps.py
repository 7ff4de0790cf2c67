"""What use cases are given: built once at the start, passed to whoever needs it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from knowledge.advice.engine import Adviser
from knowledge.schema import Knowledge
from storage.protocol import Store

Clock = Callable[[], datetime]
"""Gives the present time, aware and in UTC."""


def utc_now() -> datetime:
    return datetime.now(UTC)


class Guidance:
    """The knowledge in use, and its adviser. Another may take its place while the bot runs."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.adopt(knowledge)

    def adopt(self, knowledge: Knowledge) -> None:
        # In one step, for the other threads.
        self._current = (knowledge, Adviser(knowledge))

    @property
    def knowledge(self) -> Knowledge:
        return self._current[0]

    @property
    def adviser(self) -> Adviser:
        return self._current[1]


@dataclass(frozen=True, kw_only=True)
class Deps:
    guidance: Guidance
    store: Store
    clock: Clock = utc_now
    overlay: Path | None = None
    """The folder that overlays the built-in knowledge, if there is one."""

    @classmethod
    def build(
        cls,
        knowledge: Knowledge,
        store: Store,
        clock: Clock = utc_now,
        overlay: Path | None = None,
    ) -> "Deps":
        return cls(guidance=Guidance(knowledge), store=store, clock=clock, overlay=overlay)

    @property
    def knowledge(self) -> Knowledge:
        return self.guidance.knowledge

    @property
    def adviser(self) -> Adviser:
        return self.guidance.adviser
