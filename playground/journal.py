"""What went to the bot and what came from it, for whoever wants to look inside."""

import itertools
import json
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from threading import Lock
from typing import Any, Literal

from playground.blockkit import problems, view_problems

Json = dict[str, Any]
Direction = Literal["to_bot", "to_slack"]
KEPT = 400
BAD_STATUS = 400


@dataclass(frozen=True, kw_only=True)
class Exchange:
    """A request and its answer.

    direction  to_bot: an event, command or interaction; to_slack: a call by the bot
    at         Unix time by the workspace's clock, when it began
    began      seconds by a clock that nobody moves, to order by
    took       seconds
    answer     an object, plain text, or None when none came
    failure    why there was none, or why it counts as none
    """

    direction: Direction
    name: str
    at: float
    began: float
    took: float
    request: Json
    status: int = 0
    answer: Json | str | None = None
    failure: str = ""
    number: int = 0

    @property
    def failed(self) -> bool:
        return bool(self.failure or self._error or self.status >= BAD_STATUS)

    @property
    def outcome(self) -> str:
        """How it ended, in a word or a number."""
        return self.failure or self._error or str(self.status)

    @property
    def _error(self) -> str:
        said = self.answer if isinstance(self.answer, dict) else {}
        return str(said.get("error") or "error") if said.get("ok") is False else ""

    @cached_property
    def problems(self) -> list[str]:
        """What is wrong with the blocks that the bot sent."""
        sent = self.request if self.direction == "to_slack" else self.answer
        if not isinstance(sent, dict):
            return []
        if isinstance(self.answer, dict) and isinstance(self.answer.get("errors"), list):
            return [str(each) for each in self.answer["errors"]]
        found = problems(sent["blocks"], "message") if isinstance(sent.get("blocks"), list) else []
        if isinstance(sent.get("view"), dict):
            found = [*found, *view_problems(sent["view"])]
        return [str(each) for each in found]

    @cached_property
    def _text(self) -> str:
        everything = [self.name, self.failure, self.request, self.answer, self.problems]
        return json.dumps(everything, ensure_ascii=False).lower()

    def contains(self, words: str) -> bool:
        """Whether every word stands somewhere in it, in capitals or not."""
        return all(word in self._text for word in words.lower().split())


@dataclass(kw_only=True)
class Journal:
    """The latest exchanges. `noted` is called with the number of each."""

    noted: Callable[[int], object]
    _exchanges: deque[Exchange] = field(default_factory=lambda: deque(maxlen=KEPT))
    _numbers: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))
    _lock: Lock = field(default_factory=Lock)

    def note(self, exchange: Exchange) -> None:
        with self._lock:
            number = next(self._numbers)
            self._exchanges.append(replace(exchange, number=number))
        self.noted(number)

    def latest(self, words: str = "", most: int = KEPT) -> list[Exchange]:
        """Those that contain the words, the one that began last first."""
        with self._lock:
            everything = list(self._exchanges)
        everything.sort(key=lambda each: (each.began, each.number), reverse=True)
        return [each for each in everything if each.contains(words)][:most]

    def find(self, number: int) -> Exchange | None:
        with self._lock:
            return next((each for each in self._exchanges if each.number == number), None)

    def clear(self) -> None:
        with self._lock:
            self._exchanges.clear()
        self.noted(0)
