"""A whole mlteam for a test: real Bolt and a stand-in for Slack, with the gestures needed most."""

import json
import time
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from slack_bolt import App, BoltRequest
from slack_sdk import WebClient

from bot.clients import Clients
from bot.deps import Deps
from bot.listeners.sending import Sender
from bot.nudges.deliver import deliver_due
from bot.subcommands.call import Call
from bot.usecases.access import Actor
from bot.usecases.people import Person
from knowledge.advice.profile import TeamProfile
from playground import payloads
from playground.delivery import Answer, Delivery
from playground.gestures import Outcome
from playground.messages import Message
from playground.standin import StandIn
from storage.schedule import Schedule
from storage.values import ChannelKey, ProfileVersion
from storage.values import Delivery as NudgeDelivery
from tests.bot.setting_up import walk_setup
from tests.bot.simple import MONDAY, HandClock

__all__ = ["MONDAY", "HandClock"]
SECRET = "a-signing-secret"


def some_actor(user: str) -> Actor:
    """One of the organization's own people, neither an administrator nor in any group."""
    return Actor(
        user=user,
        is_outsider=lambda: False,
        is_admin=lambda: False,
        is_in_group=lambda _: False,
    )


def call_of(rig: "Rig") -> Call:
    """A command that is typed in the rig's channel, without Slack."""
    person = Person(user="U1", zone="UTC")
    return Call(
        key=rig.key(),
        user="U1",
        actor=some_actor("U1"),
        list_groups=list,
        find_person=lambda: person,
        can_post=lambda: True,
        post=lambda _: None,
    )


class DispatchBot:
    """Hands payloads to a Bolt app in this process, signed as Slack signs them."""

    def __init__(self, app: App, secret: str = SECRET) -> None:
        self._app = app
        self._secret = secret

    def deliver(self, delivery: Delivery) -> Answer:
        match delivery.kind:
            case "slash_commands":
                body, kind = payloads.command_body(delivery.payload), payloads.FORM
            case "interactive":
                body, kind = payloads.interaction_body(delivery.payload), payloads.FORM
            case _:
                body, kind = payloads.event_body(delivery.payload), payloads.JSON
        headers = payloads.signed_headers(body, self._secret, now=time.time(), content_type=kind)
        response = self._app.dispatch(BoltRequest(body=body, headers=dict(headers)))
        return Answer(
            status=response.status,
            body=response.body,
            failure="" if response.status == 200 else "http_client_error",
        )


@dataclass
class Rig:
    """mlteam and its Slack, with the gestures that tests need most."""

    slack: StandIn
    deps: Deps
    clock: HandClock
    client: WebClient
    """Of the clients that post nudges."""
    clients: Clients
    sender: Sender
    channel: str = "#ml-team"
    failures_expected: bool = False
    workspace: str = field(init=False)

    def __post_init__(self) -> None:
        self.workspace = self.slack.workspace.app.team_id

    def type(self, text: str, *, user: str = "ana", channel: str | None = None) -> Outcome:
        return self.slack.command(user, channel or self.channel, f"/mlteam {text}".rstrip())

    def answer(self, text: str, *, user: str = "ana", channel: str | None = None) -> Message:
        """What is shown for a command; fails the test if nothing is."""
        outcome = self.type(text, user=user, channel=channel)
        assert outcome.shown is not None, outcome
        return outcome.shown

    def submit(self, answers: dict[str, str], *, user: str = "ana") -> Outcome:
        """Fill in the modal on top and submit it; of the setup all steps that are left."""
        modal = self.slack.modal(user)
        if modal is not None and modal.body["callback_id"] == "setup":
            outcome = walk_setup(self.slack, user, answers)
        else:
            outcome = self.slack.fill_and_submit(user, answers)
        assert self.sender.wait()  # App Home is drawn anew after each form
        return outcome

    def submit_unchecked(self, answers: dict[str, str], *, user: str = "ana") -> dict[str, Any]:
        """Submit past the checks that Slack's clients make; returns the bot's JSON answer."""
        view = self.slack.modal(user)
        assert view is not None
        self.slack.gestures.fill(view, dict(answers))
        scene = self.slack.courier.scene(view.user)
        payload = payloads.view_submission(self.slack.workspace.view_to_slack(view), scene)
        return self.slack.courier.send("interactive", payload).json() or {}

    def set_up(self, *, user: str = "ana", channel: str | None = None, **answers: str) -> None:
        """Run the setup form; `headcount_x` stands for `headcount.x`."""
        self.type("setup", user=user, channel=channel)
        named = {name.replace("headcount_", "headcount."): value for name, value in answers.items()}
        outcome = self.submit({"company_size": "180", **named}, user=user)
        assert not outcome.errors, outcome.errors

    def tell(self, **fields: object) -> None:
        """Store a profile with more than the forms ask about, on top of what is there."""
        key, before = self.key(), self.stored()
        profile = TeamProfile.model_validate_json(json.dumps(fields))
        base = before.version if before else 0
        self.deps.store.save_profile(key, profile, base=base, by="U0ANA00001", at=self.clock())

    def key(self, channel: str | None = None) -> ChannelKey:
        found = self.slack.workspace.channel(channel or self.channel)
        return ChannelKey(self.workspace, found.id)

    def deliver(self, *, later: timedelta = timedelta(0)) -> list[NudgeDelivery]:
        self.clock.now += later
        return deliver_due(self.deps, self.clients)

    def posts(self, channel: str | None = None) -> list[Message]:
        """What everybody in the channel sees."""
        seen = self.slack.messages(channel or self.channel, "ana")
        return [message for message in seen if not message.ephemeral]

    def stored(self, channel: str | None = None) -> ProfileVersion | None:
        return self.deps.store.find_profile(self.key(channel))

    def schedule(self) -> Schedule:
        found = self.deps.store.find_schedule(self.key())
        assert found is not None
        return found

    def told(self, channel: str | None = None) -> dict[str, Any]:
        """What the channel's newest profile holds."""
        version = self.stored(channel)
        return version.profile.told() if version else {}
