"""What people change about channels and themselves, and what the bot hears of it."""

import re
from typing import Any

from playground.courier import Courier
from playground.errors import NotPossible
from playground.team import Channel
from playground.workspace import Workspace

Json = dict[str, Any]
LOCALES = {
    "en-US": "English (US)",
    "en-GB": "English (UK)",
    "de-DE": "Deutsch",
    "fr-FR": "Français",
    "es-ES": "Español",
}
"""What the page offers, of the languages that Slack has."""
LOCALE = re.compile(r"[a-z]{2}-[A-Z]{2}")


class Housekeeping:
    def __init__(self, workspace: Workspace, courier: Courier) -> None:
        self.workspace = workspace
        self.courier = courier

    def archive(self, user: str, channel: str) -> None:
        """Raises NotPossible for direct messages and for somebody who is not in it."""
        place = self._own_channel(user, channel)
        if place.archived:
            return
        self.workspace.archive(place)
        self._tell("channel_archive", user, place)

    def unarchive(self, user: str, channel: str) -> None:
        place = self._own_channel(user, channel)
        if not place.archived:
            return
        self.workspace.unarchive(place)
        self._tell("channel_unarchive", user, place)

    def speak(self, user: str, locale: str) -> None:
        """Choose another language, as in Slack's preferences."""
        if not LOCALE.fullmatch(locale):
            raise NotPossible(f"{locale} is no language of Slack; write one such as de-DE")
        space = self.workspace
        person = space.speak(space.person(user).id, locale)
        shown = person.to_slack(space.app.team_id, space.clock()) | {"locale": locale}
        moment = self.courier.event_ts()
        cached = int(space.clock().timestamp())
        inner = {"type": "user_change", "user": shown, "cache_ts": cached, "event_ts": moment}
        self.courier.notify(inner)

    def _own_channel(self, user: str, channel: str) -> Channel:
        person, place = self.workspace.person(user), self.workspace.channel(channel)
        if place.im:
            raise NotPossible("direct messages cannot be archived")
        if person.id not in place.members:
            raise NotPossible(f"{person.name} is not in {place.name}")
        return place

    def _tell(self, kind: str, user: str, place: Channel) -> None:
        who, moment = self.workspace.person(user).id, self.courier.event_ts()
        inner: Json = {"type": kind, "channel": place.id, "user": who, "event_ts": moment}
        self.courier.notify(inner)
