"""What comes twice is acted on once.

Of a request: whoever got hold of one can send it again, as long as its signature is good. Of an
event: Slack sends it again, signed anew, if it deems it lost. All of it is remembered per process,
for as long as it may come again. What must not happen twice across processes and restarts (an
answer to a message, a greeting) is noted in the database besides: see Store.first_seen. Whatever
else an event does can be done twice: delete, draw App Home, ask for a person's language anew.
"""

from enum import Enum, auto
from threading import Lock

from cachetools import TTLCache
from slack_bolt import BoltContext, BoltRequest

REMEMBERED_SECONDS = 11 * 60
"""A signature is good for five minutes before and after its time; Slack repeats an event at once,
after a minute and after five more."""
MOST_REMEMBERED = 50_000
"""About 15 MB."""
_BEGUN = "begun"
"""In Bolt's context: what this request is remembered by."""
FAILED_FROM = 500
"""HTTP: from here on it was our fault, and may come again."""

_Mark = tuple[str, str]


class Come(Enum):
    NEW = auto()
    UNFINISHED = auto()
    """The same event is being worked on: nobody knows yet whether that succeeds."""
    AGAIN = auto()


class Repeats:
    """Safe to share between threads."""

    def __init__(self) -> None:
        self._finished: TTLCache[_Mark, bool] = TTLCache(MOST_REMEMBERED, REMEMBERED_SECONDS)
        self._lock = Lock()

    def __len__(self) -> int:
        """How much is remembered."""
        return len(self._finished)

    def begin(self, req: BoltRequest) -> Come:
        """Of a request whose signature was checked. `end` has to follow."""
        event, signature = _event_of(req), _signature_of(req)
        with self._lock:
            if signature and signature in self._finished:
                return Come.AGAIN
            if event and event in self._finished:
                return Come.AGAIN if self._finished[event] else Come.UNFINISHED
            begun = [mark for mark in (event, signature) if mark]
            for mark in begun:
                self._finished[mark] = False
        req.context[_BEGUN] = begun
        return Come.NEW

    def end(self, context: BoltContext, status: int) -> None:
        """What failed is forgotten, so that it may come again."""
        for mark in context.get(_BEGUN) or ():
            with self._lock:
                if status >= FAILED_FROM:
                    self._finished.pop(mark, None)
                elif mark in self._finished:
                    self._finished[mark] = True


def _event_of(req: BoltRequest) -> _Mark | None:
    if req.body.get("type") != "event_callback" or not req.body.get("event_id"):
        return None
    return (req.context.team_id or req.context.enterprise_id or "", req.body["event_id"])


def _signature_of(req: BoltRequest) -> _Mark | None:
    """In Socket Mode there is none."""
    found = req.headers.get("x-slack-signature")
    return ("signature", found[0]) if found else None
