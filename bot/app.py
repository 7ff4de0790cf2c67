"""The Bolt app: every listener, on the dependencies that are passed in."""

import os
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from contextvars import copy_context

from slack_bolt import App, BoltRequest, BoltResponse
from slack_sdk import WebClient

import bot.logs  # noqa: F401 -- first, see there
from bot import listeners
from bot.deps import Deps
from bot.listeners.sending import Sender
from bot.listeners.slack import IN_REQUEST_SECONDS
from bot.settings import Settings


def build_app(settings: Settings, deps: Deps, sender: Sender | None = None) -> App:
    """Whoever passes a sender has to stop it, so that files on their way arrive.

    Raises BadSetting if there is no bot token. Does not call Slack.
    """
    client = WebClient(
        token=settings.require_bot_token(),
        base_url=settings.api_url,
        timeout=IN_REQUEST_SECONDS,
        # A call that is made again takes twice the time, and may post twice.
        retry_handlers=[],
    )
    with _without_slack_settings_in(os.environ):
        app = _App(
            # Otherwise Bolt looks for the file that called it, through every module.
            name="mlteam",
            client=client,
            signing_secret=settings.signing_secret or "",
            # Runs listeners in place, without Bolt's polling, which takes 10 ms a request. Ours
            # work first and acknowledge last, so they lose nothing by it.
            process_before_response=True,
            # The first request asks Slack who we are, so a start does not depend on Slack.
            token_verification_enabled=False,
        )
    listeners.register(app, deps, sender or Sender(settings.api_url))
    return app


class _App(App):
    def dispatch(self, req: BoltRequest) -> BoltResponse:
        # In a context of its own, so that the language of one request does not stay for the next.
        return copy_context().run(super().dispatch, req)


@contextmanager
def _without_slack_settings_in(environ: MutableMapping[str, str]) -> Iterator[None]:
    """Bolt reads the environment behind our back: with SLACK_CLIENT_ID and SLACK_CLIENT_SECRET set
    it would ignore our token and look for installations in files.
    """
    hidden = {name: value for name, value in environ.items() if name.startswith("SLACK_")}
    for name in hidden:
        del environ[name]
    try:
        yield
    finally:
        environ.update(hidden)
