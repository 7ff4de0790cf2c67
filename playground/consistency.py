"""Whether the parts of a scenario fit together: what the page or the bot would stumble over."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from playground.blockkit import problems, view_problems
from playground.scenario import Scenario
from playground.switches import SWITCHES
from playground.team import Channel, Person
from playground.workspace import Workspace


def find_contradiction(scenario: Scenario, workspace: Workspace) -> str | None:
    """The first one, as the second half of a sentence."""
    return next(_Check(scenario, workspace).all(), None)


class _Check:
    def __init__(self, scenario: Scenario, workspace: Workspace) -> None:
        here, there = scenario, workspace
        self._scenario = scenario
        self._bot = workspace.app.bot_user_id
        self._people: list[Person] = here.people or [*there.people.values()]
        self._channels: list[Channel] = here.channels or [*there.channels.values()]
        self._names = {each.id for each in self._people}

    def all(self) -> Iterator[str]:
        yield from self._people_wrong()
        yield from self._channels_wrong()
        yield from self._messages_wrong()
        yield from self._files_wrong()
        yield from self._views_wrong()
        for on in self._scenario.faults:
            if on.name not in SWITCHES:
                yield f"there is no fault {on.name}"

    def _people_wrong(self) -> Iterator[str]:
        if self._bot not in self._names:
            yield f"the bot, {self._bot}, is not among its people"
        if all(each.is_bot for each in self._people):
            yield "there is nobody in it but bots"
        for each in self._people:
            if not _is_zone(each.tz):
                yield f"{each.id} is in {each.tz}, which is no time zone"

    def _channels_wrong(self) -> Iterator[str]:
        for channel in self._channels:
            for name in sorted(channel.members - self._names):
                yield f"{channel.id} has the member {name}, who is not among its people"
        for person in self._people:
            if not person.is_bot and not any(person.id in each.members for each in self._channels):
                yield f"{person.id} is in no channel"

    def _messages_wrong(self) -> Iterator[str]:
        channels = {each.id for each in self._channels}
        for each in self._scenario.messages:
            if each.channel not in channels:
                yield f"message {each.ts} is in {each.channel}, which is not among its channels"
            if each.user not in self._names:
                yield f"message {each.ts} is by {each.user}, who is not among its people"
            if not _is_ts(each.ts):
                yield f"{each.ts} is no time of a message; one looks like 1764000000.000100"
            for wrong in problems(each.blocks, "message"):
                yield f"message {each.ts}: {wrong}"

    def _files_wrong(self) -> Iterator[str]:
        files = {each.id for each in self._scenario.files}
        for key, names in self._scenario.attached.items():
            for name in names:
                if name not in files:
                    yield f"{key} has the file {name}, which is not there"

    def _views_wrong(self) -> Iterator[str]:
        for each in [*self._scenario.modals, *self._scenario.homes]:
            if each.user not in self._names:
                yield f"a view belongs to {each.user}, who is not among its people"
            said = {name: value for name, value in each.body.items() if value is not None}
            for wrong in view_problems(said):
                yield f"view {each.id}: {wrong}"


def _is_ts(ts: str) -> bool:
    seconds, _, micros = ts.partition(".")
    return seconds.isdecimal() and micros.isdecimal() and len(micros) == len("000100")


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ValueError, KeyError, OSError):
        return False
    return True
