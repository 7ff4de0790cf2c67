"""The picture of an answer, for whoever asks for it: the answer changes, now with its picture.

The button is answered at once. Slack takes five answers to it: one says that the picture is being
drawn, three may try to show it, and one is left to say why there is none.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from structlog import get_logger

from bot import subcommands
from bot.deps import Deps
from bot.errors import StaleButton, UserError
from bot.language import say
from bot.listeners.failures import log_failure
from bot.listeners.gallery import Forgotten, delete_files, file_of, is_not_shown, show
from bot.listeners.sending import Busy, Sender
from bot.listeners.slack import (
    build_call,
    channel_of_message,
    key_of_click,
    respond,
    response_url_of,
    value_of,
)
from bot.pictures.subjects import picture_of
from bot.reply import Message, Picture
from bot.slack_errors import SLACK_FAILURES, error_code
from bot.subcommands.call import is_direct
from bot.usecases.pictures import drop_file, find_file
from bot.views.ids import Action
from bot.views.pictures import being_drawn, picture_message, with_picture, without_picture
from bot.views.text import message, section
from storage.values import ChannelKey

Body = dict[str, Any]
log = get_logger(__name__)


class NothingToDraw(UserError):
    def __init__(self) -> None:
        super().__init__(say("pictures-nothing"))


def register(app: App, deps: Deps, sender: Sender) -> None:
    def on_picture(
        ack: Ack, body: Body, action: Body, context: BoltContext, client: WebClient
    ) -> None:
        is_old = action["action_id"] == Action.HISTORY_PICTURE
        command = "history" if is_old else value_of(action)
        response_url_of(body)  # where there is none, nothing can be shown: better said at once
        key = key_of_click(body, context)
        picture = picture_of(deps, key, command)
        if picture is None:
            raise NothingToDraw
        pressed = Press(
            deps=deps,
            sender=sender,
            client=sender.client_of(client),
            key=key,
            picture=picture,
            body=body,
            answer=_answer(command, body, context, client, deps),
        )
        if not sender.run_soon(pressed.show):
            raise Busy
        ack()

    app.action(Action.SHOW_PICTURE)(on_picture)
    app.action(Action.HISTORY_PICTURE)(on_picture)


def _answer(
    command: str, body: Body, context: BoltContext, client: WebClient, deps: Deps
) -> Message | None:
    """The answer that gets the picture, as it is today; None if it is not for one person alone."""
    is_for_all = not (body.get("container") or {}).get("is_ephemeral")
    if is_for_all and not is_direct(channel_of_message(body)):
        return None
    call = build_call(context, client, channel_of_message(body), body)
    reply = subcommands.run(command, call, deps)
    return reply if isinstance(reply, Message) else None


@dataclass(frozen=True, kw_only=True)
class Press:
    """One press of the button."""

    deps: Deps
    sender: Sender
    client: WebClient = field(repr=False)
    key: ChannelKey
    picture: Picture
    body: Mapping[str, Any] = field(repr=False)
    answer: Message | None

    def show(self) -> None:
        """Whatever goes wrong, the answer is as it was, and one sentence says why."""
        try:
            self._show()
        except SlackApiError as error:
            self._tell(_words_for(error))
        except Forgotten:
            self._tell(str(StaleButton()))
        except Exception as error:  # noqa: BLE001 -- an outer edge: nobody waits for an error here
            self._tell(say("pictures-failed", reference=log_failure("picture not shown", error)))

    def _show(self) -> None:
        if self.answer and not find_file(self.deps, self.key, self.picture):
            self._respond(being_drawn(self.answer))
        file = file_of(self.deps, self.client, self.key, self.picture)
        if self.answer:
            shown = with_picture(self.answer, self.picture, file)
        else:
            shown = picture_message(self.picture, file)
        try:
            show(lambda: self._respond(shown))
        except SlackApiError as error:
            if not is_not_shown(error):
                raise
            log_failure("picture refused by Slack", error)
            drop_file(self.deps, self.key, file)
            delete_files(self.client, [file])
            self._send_instead()

    def _send_instead(self) -> None:
        try:
            self.sender.send(self.picture, self.body, self.body["user"]["id"], self.client)
        except UserError as busy:
            self._tell(str(busy))
        else:
            self._tell(say("pictures-sent-instead"))

    def _tell(self, why: str) -> None:
        told = without_picture(self.answer, why) if self.answer else message(section(why))
        try:
            self._respond(told)
        except SLACK_FAILURES as error:
            log.warning("could not tell the person", error=str(error))

    def _respond(self, told: Message) -> None:
        replace = self.answer is not None
        respond(response_url_of(self.body), told.text, told.blocks, replace=replace)


def _words_for(error: SlackApiError) -> str:
    code = error_code(error)
    log.warning("picture not shown", error=code)
    if code == "missing_scope":
        return say("pictures-not-allowed")
    return say("pictures-not-taken", code=code)
