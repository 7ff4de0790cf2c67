"""What App Home opens: the settings of a team, and help."""

from typing import Any

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient
from slack_sdk.models.views import View

from bot import subcommands
from bot.deps import Deps
from bot.listeners.slack import build_call, key_of_click, open_modal, value_of
from bot.reply import Message
from bot.usecases.access import find_access
from bot.usecases.schedules import look_ahead
from bot.views.home_settings import ALL, help_modal, settings_modal
from bot.views.ids import Action
from storage.values import ChannelKey

Body = dict[str, Any]


def register(app: App, deps: Deps) -> None:
    @app.action(Action.HOME_SETTINGS)
    def on_settings(ack: Ack, body: Body, context: BoltContext, client: WebClient) -> None:
        open_modal(client, body, settings_of(deps, key_of_click(body, context)))
        ack()

    @app.action(Action.HOME_HELP)
    def on_help(
        ack: Ack, body: Body, action: Body, context: BoltContext, client: WebClient
    ) -> None:
        is_whole = value_of(action) == ALL
        command = f"help {ALL}" if is_whole else "help"
        told = subcommands.run(command, build_call(context, client, "", body), deps)
        if isinstance(told, Message):
            open_modal(client, body, help_modal(told, is_whole=is_whole))
        ack()


def settings_of(deps: Deps, key: ChannelKey) -> View:
    schedule = deps.store.find_schedule(key)
    coming = look_ahead(deps, schedule, 1)
    return settings_modal(find_access(deps, key), schedule, coming, deps.clock())
