"""Saving a whole playground as a scenario, and going on from one."""

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from typing import Protocol

from playground.clock import ShiftedClock
from playground.consistency import find_contradiction
from playground.faults import Standing
from playground.files import File
from playground.messages import Message
from playground.scenario import VERSION, BadScenario, On, Scenario, message_key, parse
from playground.switches import SWITCHES
from playground.workspace import Workspace


class Keeper(Protocol):
    """Whoever can save the bot's own data and put it back."""

    def dump(self) -> list[str]:
        """The bot's data as text."""

    def replaced(self, data: Sequence[str]) -> AbstractContextManager[object]:
        """Put it back; none empties it. Inside the context the bot posts nothing by itself.

        Raises BadScenario, and changes nothing, if it can't be used.
        """


class Scenarios:
    """Saves and loads everything."""

    def __init__(self, workspace: Workspace, keeper: Keeper | None = None) -> None:
        self.workspace = workspace
        self.keeper = keeper

    def save(self) -> str:
        """The scenario as JSON."""
        with self.workspace.lock:
            data = self.keeper.dump() if self.keeper else []
            return _taken(self.workspace, data).model_dump_json(indent=1) + "\n"

    def load(self, text: str | bytes) -> None:
        """Put everything back as it was. Raises BadScenario, and then nothing has changed."""
        scenario = parse(text)
        if reason := find_contradiction(scenario, self.workspace):
            raise BadScenario(reason)
        paused = self.keeper.replaced(scenario.bot) if self.keeper else nullcontext()
        with paused, self.workspace.lock:
            _put_back(self.workspace, scenario)
        self.workspace.feed.push("scenario", "")


def _taken(space: Workspace, data: list[str]) -> Scenario:
    messages = space.messages.all()
    standing = space.faults.standing
    return Scenario(
        version=VERSION,
        now=space.clock(),
        people=list(space.people.values()),
        channels=list(space.channels.values()),
        groups=list(space.groups.values()),
        messages=[replace(each, files=[]) for each in messages],
        files=space.files.all(),
        attached={message_key(each): [f.id for f in each.files] for each in messages if each.files},
        modals=space.views.modals(),
        homes=space.views.homes(),
        faults=[On(name=each.name, method=each.method, once=each.once) for each in standing],
        installed=space.installed,
        knows_newer_blocks=space.knows_newer_blocks,
        bot=data,
    )


def _put_back(space: Workspace, scenario: Scenario) -> None:
    if scenario.now and isinstance(space.clock, ShiftedClock):
        space.clock.reset_to(scenario.now)
    _put_back_team(space, scenario)
    # Where files lie, and how long the machine has been up, is another matter each time.
    here = [replace(each, base_url=space.base_url, usable_at=0.0) for each in scenario.files]
    files = {each.id: each for each in here}
    space.files.put_back(here)
    space.messages.put_back([_with_files(each, scenario, files) for each in scenario.messages])
    space.views.put_back(scenario.modals, scenario.homes)
    space.installed = scenario.installed
    space.knows_newer_blocks = scenario.knows_newer_blocks
    space.faults.clear()
    for each in scenario.faults:
        fault = SWITCHES[each.name].fault
        standing = Standing(name=each.name, fault=fault, method=each.method, once=each.once)
        space.faults.turn_on(standing)
    space.journal.clear()
    space.assistant.clear()


def _put_back_team(space: Workspace, scenario: Scenario) -> None:
    if scenario.people is not None:
        space.people = {each.id: each for each in scenario.people}
    if scenario.channels is not None:
        space.channels = {each.id: each for each in scenario.channels}
    if scenario.groups is not None:
        space.groups = {each.id: each for each in scenario.groups}


def _with_files(message: Message, scenario: Scenario, files: dict[str, File]) -> Message:
    names = scenario.attached.get(message_key(message), [])
    return replace(message, files=[files[name] for name in names])
