"""Requests as Slack sends them, of every kind that the bot gets: a person tries all that there is,
and what went to the bot meanwhile is kept.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from playground import payloads
from playground.blockkit import elements_of, every_block
from playground.delivery import Delivery
from playground.errors import NotPossible
from playground.gestures import Target
from playground.state import NoSuchOption
from playground.views import View
from tests.bot.rig import Rig
from tests.bot.setting_up import walk_setup

TYPED = (
    *("", "help", "help all", "roles", "roles 2", "roles ml engineer", "compare de, ml engineer"),
    *("kit ml engineer", "kit ml engineer file", "advice", "why ml engineer", "why data analyst"),
    *("whatif +1 data engineer -1 ds", "whatif size=900", "plan 3 budget 200k", "plan 6 details 1"),
    *("status", "status all", "tips", "tips small 2", "ask When do we need an MLOps engineer?"),
    *("nudges", "nudges every 2 weeks on tuesday at 10", "nudges snooze 2 weeks", "nudges resume"),
    *("nudges preview", "nudges log", "nudges mute 2026-12-24 to 2027-01-02", "history"),
    *("history 2", "share plan 3", "export", "export csv", "export json", "access"),
    *("access everyone", "decide", "decide ml engineer", "setup", "advize", "rollen", "forget"),
)
SAID = ("tips small", "what if we hire two data engineers?", "share the plan please", "hello", "")
DEEP_ENOUGH = 4
WEEKS = 3


@dataclass
class Recorder:
    """One person in one channel; `rig` has a team there."""

    rig: Rig
    user: str
    _done: set[tuple[str, str, str]] = field(default_factory=set)

    def record(self) -> list[Delivery]:
        courier = self.rig.slack.courier
        before = len(courier.sent)
        for week in range(WEEKS):
            self.rig.deliver(later=timedelta(weeks=1))
            self._explore(week + 1)
        self._disagree()
        for text in SAID:
            self.rig.slack.mention(self.user, self.rig.channel, text)
            self.rig.slack.direct_message(self.user, text)
            self._explore(DEEP_ENOUGH)
        self.rig.slack.open_home(self.user)
        self._explore(DEEP_ENOUGH)
        for text in TYPED:
            self.rig.type(text, user=self.user)
            self._explore(DEEP_ENOUGH)
        self._fill_in()
        self._happen()
        assert self.rig.sender.wait(30)
        return [sent.delivery for sent in courier.sent[before:]]

    def _disagree(self) -> None:
        """Save what somebody else has changed meanwhile, and choose between both."""
        slack = self.rig.slack
        self.rig.type("setup", user=self.user)
        self.rig.set_up(user="jonas", headcount_data_scientist="7")
        walk_setup(slack, self.user, {"headcount.data_scientist": "5"})
        modal = slack.modal(self.user)
        assert modal is not None
        slack.fill_and_submit(self.user, dict.fromkeys(modal.state, "yours"))
        slack.close_view(self.user, whole_stack=True)

    def _fill_in(self) -> None:
        """The forms whose buttons lead elsewhere before they are submitted."""
        slack, user = self.rig.slack, self.user
        self.rig.set_up(user=user, headcount_data_scientist="4")
        self.rig.type("nudges", user=user)
        slack.click(user, slack.messages(self.rig.channel, user)[-1], "nudge_schedule")
        slack.fill_and_submit(user, {})
        self.rig.type("access", user=user)
        slack.fill_and_submit(user, {})

    def _happen(self) -> None:
        """Events that no gesture of this person causes."""
        slack, space = self.rig.slack, self.rig.slack.workspace
        place = space.channel("#hiring-plan")
        slack.invite_bot(self.user, "#hiring-plan")
        slack.send_event(
            payloads.member_joined_channel(
                "U0JONAS0001", place, app=space.app, event_ts=slack.courier.event_ts()
            )
        )
        slack.speak(self.user, "de-DE")
        slack.send_event({"type": "reaction_added", "user": "U0JONAS0001", "item": {"ts": "1.0"}})

    def _explore(self, depth: int) -> None:
        """Press each kind of button that is to be seen, once."""
        if not depth:
            return
        for target in self._targets():
            for block_id, element in _elements(target):
                if self._is_new(target, str(element["action_id"])):
                    self._press(target, block_id, element)
                    self._explore(depth - 1)
        self._submit()
        while self.rig.slack.modal(self.user):
            self.rig.slack.close_view(self.user, whole_stack=True)

    def _targets(self) -> Iterator[Target]:
        slack = self.rig.slack
        if modal := slack.modal(self.user):
            yield modal
        seen = slack.messages(self.rig.channel, self.user)[-2:]
        yield from reversed([*slack.direct_messages(self.user)[-2:], *seen])
        if home := slack.home(self.user):
            yield home

    def _is_new(self, target: Target, action: str) -> bool:
        kind = _kind(target)
        mark = (kind[0], kind[1], action)
        is_new = mark not in self._done
        self._done.add(mark)
        return is_new

    def _press(self, target: Target, block_id: str, element: dict[str, object]) -> None:
        action = str(element["action_id"])
        for value in _values(element):
            try:
                self.rig.slack.click(self.user, target, action, value, block_id)
            except (NotPossible, NoSuchOption):
                continue
            return

    def _submit(self) -> None:
        modal = self.rig.slack.modal(self.user)
        if modal is None or not modal.body.get("submit") or not self._is_new(modal, "submit"):
            return
        if modal.body["callback_id"] == "setup":
            walk_setup(self.rig.slack, self.user, {})
        else:
            self.rig.slack.fill_and_submit(self.user, {})


def _kind(target: Target) -> tuple[str, str]:
    if isinstance(target, View):
        return "view", str(target.body.get("callback_id") or target.body["type"])
    return "message", "private" if target.ephemeral else "open"


def _elements(target: Target) -> list[tuple[str, dict[str, object]]]:
    return [
        (str(block["block_id"]), element)
        for block in every_block(target.blocks)
        for _, element in elements_of(block)
        if "action_id" in element
    ]


def _values(element: dict[str, object]) -> Iterator[object]:
    yield element.get("value")
    options = element.get("options") or []
    for group in element.get("option_groups") or []:  # type: ignore[attr-defined]
        options = [*options, *group["options"]]  # type: ignore[misc]
    for option in reversed(list(options)):  # type: ignore[call-overload]
        yield option["value"]


def name_of(delivery: Delivery) -> str:
    """Short, for people who read what went wrong."""
    payload = delivery.payload
    match payload:
        case {"command": _, "text": text}:
            return f"/mlteam {text}"
        case {"actions": [{"action_id": action}, *_], "container": {"type": where}}:
            return f"{action} in {where}"
        case {"view": {"callback_id": form}}:
            return f"form {form}"
        case {"event": {"type": event}}:
            return f"event {event}"
    return str(payload.get("type"))
