"""Who asks, with the time zone and the language of their Slack: asked once, then remembered."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from time import monotonic
from typing import Any

from cachetools import TLRUCache
from slack_bolt import App, BoltContext, BoltResponse
from slack_sdk import WebClient

from bot.language import ENGLISH, language_of, speak
from bot.listeners.actors import workspace_of
from bot.nudges.calendar import is_zone
from bot.slack_client import SlackClient
from bot.slack_errors import SLACK_FAILURES
from bot.usecases.people import Person

REMEMBERED_SECONDS = 600
UNTOLD_SECONDS = 60
"""After Slack has not answered: one wait is enough for a while, but not for long."""
MOST_REMEMBERED = 10_000
ASK_SECONDS = 1
"""It comes before everything else, and all together has three seconds."""


@dataclass(frozen=True, kw_only=True)
class _Known:
    person: Person
    is_told: bool
    """By Slack; else it is what stands in for that."""


class People:
    """What Slack knows of people, for a few minutes; of many threads at once."""

    def __init__(self, seconds: Callable[[], float] = monotonic) -> None:
        """`seconds` is a clock that only goes forward."""
        self._known: TLRUCache[tuple[str, str], _Known] = TLRUCache(
            MOST_REMEMBERED, _forgotten_at, seconds
        )
        self._lock = Lock()

    def find(self, client: WebClient, workspace: str, user: str) -> Person:
        """In UTC and English if Slack does not tell."""
        key = (workspace, user)
        with self._lock:
            known = self._known.get(key)
        if known is None:
            known = _ask(client, user)
            with self._lock:
                self._known[key] = known
        return known.person

    def known_language(self, workspace: str, user: str) -> str:
        """English if it is not known yet: Slack is not asked."""
        with self._lock:
            known = self._known.get((workspace, user))
        return known.person.language if known else ENGLISH

    def forget(self, workspace: str, user: str) -> None:
        """Ask again next time."""
        with self._lock:
            self._known.pop((workspace, user), None)


def register(app: App, people: People) -> None:
    """Before all other listeners, because even a refusal is read by somebody."""

    @app.middleware
    def get_to_know(
        body: dict[str, Any],
        context: BoltContext,
        client: WebClient,
        next_: Callable[[], BoltResponse],
    ) -> BoltResponse:
        # Of each change of anybody's status Slack tells too; nobody reads an answer to that.
        if not context.user_id or (body.get("event") or {}).get("type") == "user_change":
            return next_()
        person = people.find(client, workspace_of(context), context.user_id)
        context["person"] = person
        # To the end of the request: for Bolt, `next_` only says that the listeners may come.
        speak(person.language)
        return next_()

    @app.event("user_change")
    def on_change(event: dict[str, Any], context: BoltContext) -> None:
        people.forget(workspace_of(context), event["user"]["id"])


def person_of(context: BoltContext) -> Person:
    """Who acts in this request."""
    person: Person = context["person"]
    return person


def _forgotten_at(_who: object, known: _Known, now: float) -> float:
    return now + (REMEMBERED_SECONDS if known.is_told else UNTOLD_SECONDS)


def ask_person(client: WebClient, user: str) -> Person:
    """In UTC and English if Slack does not tell."""
    return _ask(client, user).person


def _ask(asking: WebClient, user: str) -> _Known:
    client = SlackClient(
        token=asking.token, base_url=asking.base_url, timeout=ASK_SECONDS, retry_handlers=[]
    )
    try:
        info: dict[str, Any] = client.users_info(user=user, include_locale=True).get("user") or {}
    except SLACK_FAILURES:
        info = {}
    zone = str(info.get("tz") or "UTC")
    person = Person(
        user=user,
        zone=zone if is_zone(zone) else "UTC",
        language=language_of(str(info.get("locale") or "")),
    )
    return _Known(person=person, is_told=bool(info))
