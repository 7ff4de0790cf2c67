"""The Bolt app: every listener, on the dependencies that are passed in."""

from slack_bolt import App
from slack_sdk import WebClient

from bot import listeners
from bot.deps import Deps
from bot.settings import Settings

IN_REQUEST_SECONDS = 2
"""Slack waits three seconds for an answer, so no call on the way to it may take longer."""


def build_app(settings: Settings, deps: Deps) -> App:
    """Raises BadSetting if there is no bot token. Does not call Slack."""
    client = WebClient(
        token=settings.require_bot_token(),
        base_url=settings.api_url,
        timeout=IN_REQUEST_SECONDS,
    )
    app = App(
        name="mlteam",  # otherwise Bolt looks for the file that called it, through every module
        client=client,
        signing_secret=settings.signing_secret or "",
        # Runs listeners in place: without Bolt's polling, which takes 10 ms a request. Ours work
        # first and acknowledge last, so they lose nothing by it.
        process_before_response=True,
        # The first request asks Slack who we are, so a start does not depend on Slack.
        token_verification_enabled=False,
    )
    listeners.register(app, deps)
    return app
