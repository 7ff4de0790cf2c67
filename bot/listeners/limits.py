"""How much one person and one workspace may ask, so that nobody stands in the way of others.

Checked as soon as it is known who asks, before anybody calls Slack or the database for it. Each
request fills a bucket that runs out evenly: a whole minute's worth may come at once. That takes one
number a person, however much they press.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import ceil
from threading import Lock
from typing import Any

from cachetools import LRUCache
from slack_bolt import App, BoltContext, BoltResponse

from bot.deps import Clock
from bot.errors import UserError
from bot.language import say, speak
from bot.listeners.actors import workspace_of
from bot.listeners.asked import LIMITED
from bot.listeners.forms import kept_form
from bot.listeners.people import People
from bot.observing import note_outcome

MINUTE = 60.0
A_MOMENT = 0.001
"""Seconds; less is lost in rounding."""
MOST_REMEMBERED = 10_000
"""People and workspaces; of who is not among the latest nothing has to be known."""
_WAITED_FOR = frozenset({"app_mention", "message", "app_home_opened"})
"""Events to which a person expects an answer. Others come whether anybody wants them or not."""

Body = Mapping[str, Any]


class TooMany(UserError):
    def __init__(self, wait: float) -> None:
        super().__init__(say("errors-too-many", seconds=max(1, ceil(wait))))


@dataclass(kw_only=True, slots=True)
class _Bucket:
    empty_at: float = 0
    """The time at which it has run out."""
    told_at: float = -MINUTE


@dataclass(frozen=True, kw_only=True)
class Held:
    """A request that is not answered."""

    wait: float
    """Seconds."""
    is_first: bool
    """Whether the person has not been told in the last minute."""


class Limits:
    """Safe to share between threads."""

    def __init__(self, *, person: int, workspace: int, clock: Clock) -> None:
        """`person` and `workspace` may ask so often a minute; 0 is no limit."""
        self._person, self._workspace, self._clock = person, workspace, clock
        self._people: LRUCache[tuple[str, str], _Bucket] = LRUCache(MOST_REMEMBERED)
        self._workspaces: LRUCache[str, _Bucket] = LRUCache(MOST_REMEMBERED)
        self._lock = Lock()

    @property
    def remembered(self) -> int:
        """How many people and workspaces."""
        return len(self._people) + len(self._workspaces)

    def hold(self, workspace: str, user: str) -> Held | None:
        """None if it is to be answered; then it counts."""
        now = self._clock().timestamp()
        with self._lock:
            mine = _bucket_of(self._people, (workspace, user))
            ours = _bucket_of(self._workspaces, workspace)
            wait = max(_wait(mine, self._person, now), _wait(ours, self._workspace, now))
            if wait <= A_MOMENT:
                _fill(mine, self._person, now)
                _fill(ours, self._workspace, now)
                return None
            is_first = now - mine.told_at >= MINUTE
            mine.told_at = now if is_first else mine.told_at
        return Held(wait=wait, is_first=is_first)


def register(app: App, limits: Limits, people: People) -> None:
    @app.middleware
    def hold_back(
        body: dict[str, Any], context: BoltContext, next_: Callable[[], BoltResponse]
    ) -> BoltResponse:
        held = None
        if context.user_id and _is_waited_for(body):
            held = limits.hold(context.team_id or context.enterprise_id or "", context.user_id)
        if held is None:
            return next_()
        speak(people.known_language(workspace_of(context), context.user_id or ""))
        refusal = TooMany(held.wait)
        # An empty answer would close it, as if it were saved; and this one costs nothing.
        if form := kept_form(body, str(refusal)):
            return form
        if held.is_first or body.get("type") == "view_submission":
            raise refusal
        note_outcome(LIMITED)
        return BoltResponse(status=200)


def _is_waited_for(body: Body) -> bool:
    event = body.get("event")
    return event is None or event["type"] in _WAITED_FOR


def _bucket_of(buckets: "LRUCache[Any, _Bucket]", key: object) -> _Bucket:
    bucket = buckets.get(key)
    if bucket is None:
        bucket = buckets[key] = _Bucket()
    return bucket


def _wait(bucket: _Bucket, limit: int, now: float) -> float:
    if not limit:
        return 0
    # A clock that was put back must not lock anybody out for long.
    bucket.empty_at = min(bucket.empty_at, now + MINUTE)
    return bucket.empty_at - now - MINUTE + MINUTE / limit


def _fill(bucket: _Bucket, limit: int, now: float) -> None:
    if limit:
        bucket.empty_at = max(bucket.empty_at, now) + MINUTE / limit
