"""What a person does in Slack, and what happens to the bot because of it."""

from dataclasses import dataclass, field
from typing import Any

from playground import payloads
from playground.answers import apply_submission, show_command_answer
from playground.courier import Courier
from playground.delivery import Answer
from playground.elements import chosen_entry, find_element
from playground.errors import NotPossible
from playground.grants import ResponseUrl
from playground.mentions import escaped, linked
from playground.messages import Content, Message
from playground.required import field_errors
from playground.state import STATEFUL, entry, raw_value, stateful_elements
from playground.talk import Said, Talk
from playground.team import Channel
from playground.views import View
from playground.workspace import Workspace

Json = dict[str, Any]
Target = Message | View


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What came of a gesture.

    answer   what the bot said, None when it was not asked
    shown    the message that Slack put up because of the answer
    errors   the sentences at the fields of a modal, by block_id
    refused  why Slack did not accept the bot's answer, empty when it did
    """

    answer: Answer | None = None
    shown: Message | None = None
    errors: dict[str, str] = field(default_factory=dict)
    refused: str = ""

    @property
    def failure(self) -> str:
        return self.answer.failure if self.answer else ""


class Gestures:
    def __init__(self, workspace: Workspace, courier: Courier) -> None:
        self.workspace = workspace
        self.courier = courier
        self._talk = Talk(workspace, courier)

    def command(self, user: str, channel: str, typed: str) -> Outcome:
        """Type a slash command. Commands that nobody declared go to Slackbot."""
        person, place = self.workspace.person(user), self._writable(user, channel)
        name, _, text = typed.strip().partition(" ")
        if name in ("/invite", "/kick", "/remove"):
            return self._manage(person.id, place, name, text.strip())
        # An app's commands are known in the workspaces in which it is installed, and not to people
        # of other organizations in a channel that is shared with them.
        declared = None if person.organization else self.workspace.command(name)
        if declared is None:
            sentence = f"{escaped(name)} is not a valid command."
            return Outcome(shown=self.workspace.slackbot_says(place.id, person.id, sentence))
        sent = linked(text, self.workspace) if declared.should_escape else text
        scene = self.courier.scene(person.id, place.id)
        fields = payloads.slash_command(name, sent.strip(), scene)
        answer = self.courier.send("slash_commands", fields)
        grant = ResponseUrl(user=person.id, channel=place.id, issued=0)
        shown = show_command_answer(self.workspace, escaped(typed), grant, answer)
        self.courier.echoes.tell()
        return Outcome(answer=answer, shown=shown)

    def say(self, user: str, channel: str, text: str, thread_ts: str | None = None) -> Said:
        """Write a message. The bot hears of it when it is mentioned or written to directly."""
        place = self._writable(user, channel)
        return self._talk.say(self.workspace.person(user), place, text, thread_ts)

    def click(
        self,
        user: str,
        target: Target,
        action_id: str,
        value: object = None,
        block_id: str | None = None,
    ) -> Outcome:
        """Use an interactive element. `value` is a raw value (see `playground.state`); for one
        of several buttons with the same action_id it is the value of the one meant."""
        person = self.workspace.person(user)
        found = find_element(target.blocks, action_id, value, block_id)
        chosen = chosen_entry(found, value)
        if chosen and found.element["type"] in STATEFUL:
            target.state.setdefault(found.block_id, {})[action_id] = chosen
        if found.silent:
            return Outcome()
        event_ts = self.courier.event_ts()
        told = payloads.action(found.element, found.block_id, event_ts, chosen)
        payload = self._action(person.id, target, told)
        return Outcome(answer=self.courier.send("interactive", payload))

    def _action(self, user: str, target: Target, told: Json) -> Json:
        if isinstance(target, View):
            scene = self.courier.scene(user)
            return payloads.view_action(told, self.workspace.view_to_slack(target), scene)
        scene = self.courier.scene(user, target.channel, target.ts)
        shown = self.workspace.message_to_slack(target)
        return payloads.message_action(
            told, shown, scene, ephemeral=target.ephemeral, state=target.state
        )

    def fill(self, view: Target, values: Json) -> None:
        """Enter raw values: {block_id: value}, or {block_id: {action_id: value}}."""
        for block_id, given in values.items():
            actions = view.state.get(block_id)
            if not actions:
                raise NotPossible(f"{block_id} is not an input here; there are {[*view.state]}")
            named = given if isinstance(given, dict) else dict.fromkeys(actions, given)
            for action_id, raw in named.items():
                found = find_element(view.blocks, action_id, None, block_id)
                actions[action_id] = entry(found.element, raw)

    def submit(self, user: str, values: Json | None = None) -> Outcome:
        """Fill in the modal on top and press its submit button."""
        person = self.workspace.person(user)
        view = self._top(person.id)
        if not view.body.get("submit"):
            raise NotPossible(f"{view.body['title']['text']} has no submit button")
        self.fill(view, values or {})
        errors = field_errors(view.blocks, view.state)
        self.workspace.views.show(view, errors=errors)
        if errors:
            return Outcome(errors=errors)
        scene = self.courier.scene(person.id)
        shown = self.workspace.view_to_slack(view)
        payload = payloads.view_submission(shown, scene, self._response_urls(view))
        answer = self.courier.send("interactive", payload)
        refused = apply_submission(self.workspace, view, answer)
        return Outcome(answer=answer, errors=dict(view.errors), refused=refused)

    def _response_urls(self, view: View) -> list[Json]:
        """A response URL for each conversation that was chosen where the view asked for one."""
        urls = []
        for block_id, element in stateful_elements(view.blocks):
            channel = raw_value(view.state[block_id][element["action_id"]])
            if element.get("response_url_enabled") and isinstance(channel, str):
                scene = self.courier.scene(view.user, channel)
                url = {"channel_id": channel, "response_url": scene.response_url}
                urls.append({"block_id": block_id, "action_id": element["action_id"], **url})
        return urls

    def close_view(self, user: str, *, whole_stack: bool = False) -> Outcome:
        """Press the close button of the modal on top, or (whole_stack) its X."""
        person = self.workspace.person(user)
        top = self._top(person.id)
        cleared = whole_stack or bool(top.body.get("clear_on_close"))
        gone = self.workspace.views.stack(person.id)[::-1] if cleared else [top]
        shown = [self.workspace.view_to_slack(view) for view in gone]
        self.workspace.views.close(gone[-1])
        answer = None
        for view in shown:
            if view["notify_on_close"]:
                scene = self.courier.scene(person.id)
                payload = payloads.view_closed(view, scene, is_cleared=cleared)
                answer = self.courier.send("interactive", payload)
        return Outcome(answer=answer)

    def open_home(self, user: str, tab: str = "home") -> View | None:
        """Open the app's Home (or "messages") tab; the view that is published afterwards."""
        person = self.workspace.person(user)
        if person.organization:
            raise NotPossible(f"the app is not installed at {person.organization.name}")
        home = self.workspace.views.home(person.id)
        inner = payloads.app_home_opened(
            person.id,
            self.workspace.direct_messages(person.id).id,
            event_ts=self.courier.event_ts(),
            view=self.workspace.view_to_slack(home) if home else None,
            tab=tab,
        )
        self.courier.notify(inner)
        return self.workspace.views.home(person.id)

    def open_pane(self, user: str, channel: str) -> None:
        """Open the conversation with the app beside a channel."""
        person, place = self.workspace.person(user), self._place(user, channel)
        if person.organization:
            raise NotPossible(f"the app is not installed at {person.organization.name}")
        self.workspace.assistant.open(person.id, place.id)
        inner = payloads.app_home_opened(
            person.id,
            self.workspace.direct_messages(person.id).id,
            event_ts=self.courier.event_ts(),
            view=None,
            tab="messages",
        )
        context = payloads.looking_at(place, self.workspace.app)
        heard = context and self.workspace.hears("app_context_changed")
        self.courier.notify(inner | {"context": context} if heard else inner)

    def look_at(self, user: str, channel: str) -> None:
        """Go to another channel while the pane is open."""
        person, place = self.workspace.person(user), self._place(user, channel)
        if self.workspace.assistant.beside(person.id) in ("", place.id):
            return
        self.workspace.assistant.open(person.id, place.id)
        inner = payloads.app_context_changed(
            person.id,
            self.workspace.direct_messages(person.id).id,
            payloads.looking_at(place, self.workspace.app),
            event_ts=self.courier.event_ts(),
        )
        self.courier.notify(inner)

    def close_pane(self, user: str) -> None:
        self.workspace.assistant.close(self.workspace.person(user).id)

    def invite_bot(self, user: str, channel: str) -> None:
        person, place = self.workspace.person(user), self._place(user, channel)
        app = self.workspace.app
        if self._bot_in(place):
            return
        self.workspace.join(place, app.bot_user_id)
        sentence = f"was added to the channel by <@{person.id}>."
        self.workspace.messages.add(place.id, app.bot_user_id, Content(sentence))
        self.courier.notify(
            payloads.member_joined_channel(
                app.bot_user_id,
                place,
                app=app,
                event_ts=self.courier.event_ts(),
                inviter=person.id,
            )
        )

    def remove_bot(self, user: str, channel: str) -> None:
        place, app = self._place(user, channel), self.workspace.app
        self.workspace.leave(place, app.bot_user_id)
        inner = payloads.member_left_channel(
            app.bot_user_id, place, app=app, event_ts=self.courier.event_ts()
        )
        self.courier.notify(inner)

    def uninstall(self) -> None:
        """Remove the app from the workspace: the token stops working, then the bot is told."""
        self.workspace.installed = False
        bots = [self.workspace.app.bot_user_id]
        event_ts = self.courier.event_ts()
        self.courier.notify(payloads.tokens_revoked(bots=bots, event_ts=event_ts))
        self.courier.notify(payloads.app_uninstalled(event_ts))

    def _manage(self, user: str, place: Channel, name: str, whom: str) -> Outcome:
        app = self.workspace.app
        if whom.lstrip("@") not in (app.app_name, app.bot_user_id):
            sentence = f"{name} works here for @{app.app_name} only."
            return Outcome(shown=self.workspace.slackbot_says(place.id, user, sentence))
        act = self.invite_bot if name == "/invite" else self.remove_bot
        act(user, place.id)
        return Outcome()

    def _writable(self, user: str, channel: str) -> Channel:
        place = self._place(user, channel)
        if place.archived:
            raise NotPossible(f"{place.name} is archived")
        if place.im and self.workspace.messages_tab != "open":
            raise NotPossible("Sending messages to this app has been turned off.")
        return place

    def _place(self, user: str, channel: str) -> Channel:
        person, place = self.workspace.person(user), self.workspace.channel(channel)
        if person.id not in place.members:
            raise NotPossible(f"{person.name} is not in {place.name}")
        return place

    def _bot_in(self, channel: Channel) -> bool:
        return self.workspace.app.bot_user_id in channel.members

    def _top(self, user: str) -> View:
        stack = self.workspace.views.stack(user)
        if not stack:
            raise NotPossible("no modal is open")
        return stack[-1]
