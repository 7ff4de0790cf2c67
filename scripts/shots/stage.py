"""A local Slack with the bot in it, on which the steps of a shot are played."""

import os
import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from playground.blockkit import elements_of, every_block
from playground.clock import ShiftedClock
from playground.gestures import Target
from playground.messages import Message
from playground.trial import Trial
from playground.views import View
from scripts.shots.past import change_guidance, decide, tell, wait_for
from storage.values import ChannelKey

Json = dict[str, Any]
PATIENCE = 60
"""Seconds; a Home has many pictures, and the first one loads what draws them."""
UNITS = {
    "minutes": timedelta(minutes=1),
    "hours": timedelta(hours=1),
    "days": timedelta(days=1),
    "weeks": timedelta(weeks=1),
}


class StepFailed(Exception):
    """A step of the table that cannot be done: what it looked for, and what there is."""


class Stage:
    """`user` and `channel` are those of the shot that is played; change them before its steps."""

    def __init__(self, trial: Trial) -> None:
        self.trial = trial
        self.slack = trial.slack
        self.user = "ana"
        self.channel = "#ml-team"
        self.at_home = False
        self._verbs: Mapping[str, Callable[[Any], object]] = {
            "type": self._type,
            "say": lambda text: self.slack.post(self.user, self.channel, text),
            "mention": lambda text: self.slack.mention(self.user, self.channel, text),
            "write": self._write,
            "pane": lambda channel: self.slack.open_pane(self.user, channel),
            "ask": lambda text: self.slack.direct_message(self.user, text),
            "press": self._press,
            "choose": self._choose,
            "fill": lambda values: self.slack.gestures.fill(self._modal(), _texts(values)),
            "submit": self._submit,
            "close": self._close,
            "home": self._home,
            "later": self._later,
            "invite": lambda channel: self.slack.invite_bot(self.user, channel),
            "speak": lambda locale: self.slack.speak(self.user, locale),
            "older": self._older,
            "tell": lambda fields: tell(self.trial, self.key(), fields, self._user_id()),
            "decide": lambda said: decide(self.trial, self.key(), said, self._user_id()),
            "guidance_without": lambda rule: change_guidance(self.trial, rule),
            "archive": lambda channel: self.slack.archive(self.user, channel),
            "fail": self._fail,
            "wait": lambda trigger: wait_for(self.trial, self.key(), trigger),
        }

    def play(self, step: str | Mapping[str, Any]) -> None:
        """Do one step, and wait for what the bot does after it has answered."""
        [(verb, given)] = {step: None}.items() if isinstance(step, str) else step.items()
        if verb not in self._verbs:
            raise StepFailed(f"no step is called {verb}; there are {', '.join(self._verbs)}")
        self._verbs[verb](given)
        self.settle()

    def settle(self) -> None:
        if not self.trial.sender.wait(PATIENCE):
            raise StepFailed("the bot is still at work")

    def newest_change(self) -> int:
        """The number of the last change that the page draws; its inspector follows the rest."""
        changes = self.slack.workspace.feed.after(0, 0)
        return max((each.number for each in changes if each.kind != "exchange"), default=0)

    def enter(self, user: str, channel: str) -> None:
        self.user, self.channel, self.at_home = user, channel, False

    def message(self, *, posted: bool = False) -> Message:
        """The newest message of the channel, or (posted) the newest that everybody sees."""
        seen = self.slack.messages(self.channel, self.user)
        found = [each for each in seen if not (posted and each.ephemeral)]
        if not found:
            raise StepFailed(f"{self.user} sees no message in {self.channel}")
        return found[-1]

    def key(self) -> ChannelKey:
        """Under which the channel is stored."""
        space = self.slack.workspace
        return ChannelKey(space.app.team_id, space.channel(self.channel).id)

    def _user_id(self) -> str:
        return self.slack.workspace.person(self.user).id

    def _type(self, text: str | None) -> None:
        outcome = self.slack.command(self.user, self.channel, f"/mlteam {text or ''}".rstrip())
        if outcome.failure:
            raise StepFailed(f"/mlteam {text} failed: {outcome.failure}")

    def _write(self, text: str) -> None:
        self.channel = self.user
        # As people do, and so that the greeting comes before what is said.
        self.slack.gestures.open_home(self.user, "messages")
        self.slack.direct_message(self.user, text)

    def _close(self, _: object) -> None:
        if self.slack.modal(self.user):
            self.slack.close_view(self.user, whole_stack=True)

    def _home(self, _: object) -> None:
        self.slack.open_home(self.user)
        self.at_home = True

    def _submit(self, values: Json | None) -> None:
        outcome = self.slack.fill_and_submit(self.user, _texts(values or {}))
        if outcome.failure or outcome.refused:
            raise StepFailed(f"not submitted: {outcome.failure or outcome.refused}")

    def _later(self, span: str) -> None:
        count, unit = span.split()
        unit = unit if unit.endswith("s") else f"{unit}s"
        self.trial.clock.advance(int(count) * UNITS[unit])
        self.slack.workspace.feed.push("clock", span)
        self.trial.deliver()

    def _older(self, older: bool) -> None:  # noqa: FBT001  the table says true or false
        self.slack.knows_newer_blocks = not older

    def _fail(self, errors: Mapping[str, str]) -> None:
        """The next call of each of these methods fails: {method: error}."""
        for method, error in errors.items():
            self.slack.workspace.faults.add(method, error)

    def _press(self, wanted: str) -> None:
        """A button by its action_id, the beginning of it, its value or its text."""
        target, element, block_id = self._find(wanted)
        self._click(target, element, element.get("value"), block_id)

    def _choose(self, values: Json) -> None:
        """Choose in an element that tells the bot at once: {action_id or block_id: value}."""
        for wanted, value in values.items():
            target, element, block_id = self._find(wanted)
            self._click(target, element, value, block_id)

    def _click(self, target: Target, element: Json, value: object, block_id: str) -> None:
        outcome = self.slack.click(self.user, target, element["action_id"], value, block_id)
        if outcome.failure:
            raise StepFailed(f"{element['action_id']} failed: {outcome.failure}")

    def _find(self, wanted: str) -> tuple[Target, Json, str]:
        offered: list[str] = []
        for target in self._targets():
            for element, block_id in _interactive(target):
                names = _names(element, block_id)
                if wanted in names or str(element["action_id"]).startswith(wanted):
                    return target, element, block_id
                offered.append(" / ".join(name for name in names if name))
        raise StepFailed(f"there is no {wanted}; there are {offered[:20]}")

    def _targets(self) -> list[Target]:
        if modal := self.slack.modal(self.user):
            return [modal]
        home = self.slack.home(self.user) if self.at_home else None
        messages = self.slack.messages(self.channel, self.user)[::-1]
        return [home] if home else [*messages]

    def _modal(self) -> View:
        modal = self.slack.modal(self.user)
        if modal is None:
            raise StepFailed("no modal is open")
        return modal


def _texts(values: Json) -> Json:
    """YAML reads 180 as a number, and Slack sends what was typed."""
    return {
        name: str(value) if isinstance(value, int | float) else value
        for name, value in values.items()
    }


def _interactive(target: Target) -> Iterator[tuple[Json, str]]:
    for block in every_block(target.blocks):
        for _, element in elements_of(block):
            if "action_id" in element:
                yield element, block["block_id"]


def _names(element: Json, block_id: str) -> tuple[str, str, str, str]:
    text = (element.get("text") or {}).get("text") or ""
    return str(element["action_id"]), str(element.get("value") or ""), text, block_id


@contextmanager
def staged(clock: ShiftedClock | None = None) -> Iterator[Stage]:
    """A fresh workspace with the bot in it, in this process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    environ = {**os.environ, "PORT": str(port), "LOG_LEVEL": "CRITICAL"}
    with Trial(environ, by_itself=False, clock=clock) as trial:
        yield Stage(trial)
