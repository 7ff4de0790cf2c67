"""What use cases are given: built once at the start, passed to whoever needs it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Lock

from bot.language import ENGLISH, current_language
from bot.metrics import Metrics
from knowledge.advice.engine import Adviser
from knowledge.schema import Knowledge
from knowledge.translation import translate
from storage.protocol import Store

Clock = Callable[[], datetime]
"""Gives the present time, aware and in UTC."""


def utc_now() -> datetime:
    return datetime.now(UTC)


class Guidance:
    """The knowledge in use and its adviser, in the current language. Another may take its place
    while the bot runs.
    """

    def __init__(self, knowledge: Knowledge, overlay: Path | None = None) -> None:
        """`overlay` may hold translations too."""
        self._overlay = overlay
        self._lock = Lock()
        self.adopt(knowledge)

    def adopt(self, knowledge: Knowledge) -> None:
        """`knowledge` is in English; it is translated when somebody reads another language."""
        # In one step, for the other threads.
        self._spoken = {ENGLISH: (knowledge, Adviser(knowledge))}

    @property
    def knowledge(self) -> Knowledge:
        return self._current()[0]

    @property
    def adviser(self) -> Adviser:
        return self._current()[1]

    def _current(self) -> tuple[Knowledge, Adviser]:
        spoken, language = self._spoken, current_language()
        if language not in spoken:
            with self._lock:
                if language not in spoken:
                    translated = translate(spoken[ENGLISH][0], language, self._overlay)
                    spoken[language] = (translated, Adviser(translated))
        return spoken[language]


@dataclass(frozen=True, kw_only=True)
class Deps:
    guidance: Guidance
    store: Store
    clock: Clock = utc_now
    overlay: Path | None = None
    """The folder that overlays the built-in knowledge, if there is one."""
    retention: timedelta | None = None
    """How long history is kept; None as long as nobody deletes it."""
    support: str = ""
    """Where people get help with this installation: a web or mail address."""
    metrics: Metrics = field(default_factory=Metrics)

    @classmethod
    def build(
        cls,
        knowledge: Knowledge,
        store: Store,
        clock: Clock = utc_now,
        overlay: Path | None = None,
        retention: timedelta | None = None,
    ) -> "Deps":
        return cls(
            guidance=Guidance(knowledge, overlay),
            store=store,
            clock=clock,
            overlay=overlay,
            retention=retention,
        )

    @property
    def knowledge(self) -> Knowledge:
        return self.guidance.knowledge

    @property
    def adviser(self) -> Adviser:
        return self.guidance.adviser
