"""What people write, and what the bot says to it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playground import payloads
from playground.courier import Courier, Sent
from playground.mentions import linked
from playground.messages import Content, Message
from playground.team import Channel, Person
from playground.workspace import Workspace

Json = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Said:
    """A message that a person wrote, and what came of it.

    message  the message
    sent     the event that told the bot of it, None when the app does not hear such messages
    """

    message: Message
    sent: Sent | None
    look: Callable[[], list[Message]]

    @property
    def answers(self) -> list[Message]:
        """What the bot has said there since then, as the person sees it: in the channel, in
        threads, and to this person alone. It grows when the bot says more."""
        return self.look()


class Talk:
    def __init__(self, workspace: Workspace, courier: Courier) -> None:
        self.workspace = workspace
        self.courier = courier

    def say(self, person: Person, place: Channel, text: str, thread_ts: str | None) -> Said:
        """Write a message. The bot hears of it when it is mentioned or written to directly."""
        content = Content(linked(text, self.workspace))
        message = self.workspace.messages.add(place.id, person.id, content, thread_ts=thread_ts)
        return Said(
            message=message,
            sent=self._tell(person, place, message),
            look=lambda: self._answers(person, message),
        )

    def _tell(self, person: Person, place: Channel, message: Message) -> Sent | None:
        app = self.workspace.app
        build, name = (
            (payloads.direct_message, "message.im")
            if place.im
            else (payloads.app_mention, "app_mention")
        )
        if not place.im and f"<@{app.bot_user_id}>" not in message.text:
            return None
        if app.bot_user_id not in place.members:
            sentence = f"You mentioned <@{app.bot_user_id}>, which is not in this channel."
            self.workspace.slackbot_says(place.id, person.id, sentence)
            return None
        inner = build(person.id, place.id, message.text, ts=message.ts, app=app)
        inner |= payloads.written_by(person)
        inner |= self._looked_at(person) if place.im else {}
        if message.thread_ts:
            inner["thread_ts"] = message.thread_ts
        return self.courier.notify(inner, name)

    def _looked_at(self, person: Person) -> Json:
        """Slack says it to an app that hears of it, and says nothing of nothing."""
        space = self.workspace
        beside = space.channels.get(space.assistant.beside(person.id))
        context = payloads.looking_at(beside, space.app)
        return {"app_context": context} if context and space.hears("app_context_changed") else {}

    def _answers(self, person: Person, asked: Message) -> list[Message]:
        return [
            message
            for message in self.workspace.messages.seen_by(asked.channel, person.id)
            if message.user == self.workspace.app.bot_user_id and message.ts > asked.ts
        ]
