"""Who asks, with the time zone and the language of their Slack: asked once, then remembered."""

from collections.abc import Callable
from threading import Lock
from typing import Any

from cachetools import TTLCache
from slack_bolt import App, BoltContext, BoltResponse
from slack_sdk import WebClient

from bot.language import ENGLISH, language_of, speak
from bot.nudges.calendar import is_zone
from bot.slack_client import SlackClient
from bot.slack_errors import SLACK_FAILURES
from bot.usecases.people import Person

REMEMBERED_SECONDS = 600
MOST_REMEMBERED = 10_000
ASK_SECONDS = 1
"""It comes before everything else, and all together has three seconds."""


class People:
    """What Slack knows of people, for a few minutes; of many threads at once."""

    def __init__(self) -> None:
        self._known: TTLCache[tuple[str, str], Person] = TTLCache(
            MOST_REMEMBERED, REMEMBERED_SECONDS
        )
        self._lock = Lock()

    def find(self, client: WebClient, workspace: str, user: str) -> Person:
        """In UTC and English if Slack does not tell."""
        key = (workspace, user)
        with self._lock:
            known = self._known.get(key)
        if known is None:
            known = ask_person(client, user)
            with self._lock:
                self._known[key] = known
        return known

    def known_language(self, workspace: str, user: str) -> str:
        """English if it is not known yet: Slack is not asked."""
        with self._lock:
            known = self._known.get((workspace, user))
        return known.language if known else ENGLISH

    def forget(self, workspace: str, user: str) -> None:
        """Ask again next time."""
        with self._lock:
            self._known.pop((workspace, user), None)


def register(app: App, people: People) -> None:
    """Before all other listeners, because even a refusal is read by somebody."""

    @app.middleware
    def get_to_know(
        context: BoltContext, client: WebClient, next_: Callable[[], BoltResponse]
    ) -> BoltResponse:
        if not context.user_id:
            return next_()
        person = people.find(client, context.team_id or "", context.user_id)
        context["person"] = person
        # To the end of the request: for Bolt, `next_` only says that the listeners may come.
        speak(person.language)
        return next_()

    @app.event("user_change")
    def on_change(event: dict[str, Any], context: BoltContext) -> None:
        people.forget(context.team_id or "", event["user"]["id"])


def person_of(context: BoltContext) -> Person:
    """Who acts in this request."""
    person: Person = context["person"]
    return person


def ask_person(asking: WebClient, user: str) -> Person:
    """In UTC and English if Slack does not tell."""
    client = SlackClient(
        token=asking.token, base_url=asking.base_url, timeout=ASK_SECONDS, retry_handlers=[]
    )
    try:
        info: dict[str, Any] = client.users_info(user=user, include_locale=True).get("user") or {}
    except SLACK_FAILURES:
        info = {}
    zone = str(info.get("tz") or "UTC")
    return Person(
        user=user,
        zone=zone if is_zone(zone) else "UTC",
        language=language_of(str(info.get("locale") or "")),
    )
