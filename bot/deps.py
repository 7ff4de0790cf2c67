"""What use cases are given: built once at the start, passed to whoever needs it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from knowledge.advice.engine import Adviser
from knowledge.schema import Knowledge
from storage.protocol import Store

Clock = Callable[[], datetime]
"""Gives the present time, aware and in UTC."""


def utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, kw_only=True)
class Deps:
    knowledge: Knowledge
    adviser: Adviser
    store: Store
    clock: Clock = utc_now

    @classmethod
    def build(cls, knowledge: Knowledge, store: Store, clock: Clock = utc_now) -> "Deps":
        return cls(knowledge=knowledge, adviser=Adviser(knowledge), store=store, clock=clock)
