"""The Bolt app: every listener, on the dependencies that are passed in."""

import os
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from contextvars import copy_context
from typing import Any

from slack_bolt import App, BoltRequest, BoltResponse

import bot.logs  # noqa: F401 -- first, see there
from bot import listeners
from bot.clients import Clients
from bot.connecting import connect
from bot.deps import Deps
from bot.listeners.asked import noting, refusal_of
from bot.listeners.sending import Sender
from bot.listeners.slack import IN_REQUEST_SECONDS
from bot.metrics import OK, Metrics
from bot.observing import answering
from bot.settings import Settings
from bot.slack_client import SlackClient


def build_app(
    settings: Settings,
    deps: Deps,
    sender: Sender | None = None,
    clients: Clients | None = None,
) -> App:
    """For one workspace or for many, as the settings say.

    Whoever passes a sender has to stop it, so that files on their way arrive.
    Raises BadSetting if a token or a key is missing. Does not call Slack.
    """
    clients = clients or connect(settings, deps)
    sender = sender or Sender(settings.api_url)
    client = SlackClient(
        token=settings.bot_token,
        base_url=settings.api_url,
        timeout=IN_REQUEST_SECONDS,
        # A call that is made again takes twice the time, and may post twice.
        retry_handlers=[],
    )
    with _without_slack_settings_in(os.environ):
        app = _App(
            deps.metrics,
            # Otherwise Bolt looks for the file that called it, through every module.
            name="mlteam",
            client=client,
            signing_secret=settings.signing_secret or "",
            # Runs listeners in place, without Bolt's polling, which takes 10 ms a request. Ours
            # work first and acknowledge last, so they lose nothing by it.
            process_before_response=True,
            # The first request asks Slack who we are, so a start does not depend on Slack.
            token_verification_enabled=False,
            **_installed_by_many(settings, deps, sender, clients),
        )
    listeners.register(app, deps, sender, clients)
    return app


def _installed_by_many(
    settings: Settings, deps: Deps, sender: Sender, clients: Clients
) -> dict[str, Any]:
    """What Bolt is told where any workspace may install the app."""
    if not settings.many_workspaces:
        return {"before_authorize": noting()}
    # Here, because who serves one workspace needs no encryption.
    from bot.installation.authorization import Authorization, Gate  # noqa: PLC0415
    from bot.installation.flow import INSTALL_PATH, build_flow  # noqa: PLC0415
    from bot.installation.workspaces import Workspaces  # noqa: PLC0415

    if not isinstance(clients, Workspaces):
        raise TypeError("many workspaces need clients of many workspaces")
    link = f"{settings.public_url}{INSTALL_PATH}" if settings.public_url else ""
    return {
        "before_authorize": noting(then=Gate(clients, link)),
        "authorize": Authorization(),
        "oauth_flow": build_flow(settings, deps, clients, sender),
    }


class _App(App):
    def __init__(self, metrics: Metrics, **settings: Any) -> None:  # noqa: ANN401 -- Bolt's
        super().__init__(**settings)
        self._metrics = metrics

    def dispatch(self, req: BoltRequest) -> BoltResponse:
        # In a context of its own, so that the language of one request does not stay for the next.
        return copy_context().run(self._answer, req)

    def _answer(self, req: BoltRequest) -> BoltResponse:
        with answering(self._metrics) as asked:
            response = super().dispatch(req)
            if asked.outcome == OK:
                asked.outcome = refusal_of(req, response) or OK
        return response


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
