"""The Bolt app: every listener, on the dependencies that are passed in."""

import os
import re
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from contextvars import copy_context
from http import HTTPStatus
from typing import Any

from slack_bolt import App, BoltRequest, BoltResponse
from slack_sdk.signature import SignatureVerifier

import bot.logs  # noqa: F401 -- first, see there
from bot import listeners
from bot.clients import Clients
from bot.connecting import connect
from bot.deps import Deps
from bot.listeners.asked import noting, refusal_of
from bot.listeners.failures import log_failure
from bot.listeners.limits import Limits
from bot.listeners.repeats import Repeats
from bot.listeners.sending import Sender
from bot.listeners.sifting import refusal_of_shape, sifting
from bot.listeners.slack import IN_REQUEST_SECONDS
from bot.metrics import OK, Metrics
from bot.observing import FAILED, UNKNOWN, answering, note_outcome
from bot.settings import Settings
from bot.slack_client import SlackClient

_TIME = re.compile("[0-9]{1,12}")


def build_app(
    settings: Settings,
    deps: Deps,
    sender: Sender | None = None,
    clients: Clients | None = None,
) -> "OurApp":
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
    repeats = Repeats()
    with _without_slack_settings_in(os.environ):
        app = OurApp(
            deps.metrics,
            repeats,
            # Otherwise Bolt looks for the file that called it, through every module.
            name="mlteam",
            client=client,
            signing_secret=settings.signing_secret or "",
            # Runs listeners in place, without Bolt's polling, which takes 10 ms a request. Ours
            # work first and acknowledge last, so they lose nothing by it.
            process_before_response=True,
            # The first request asks Slack who we are, so a start does not depend on Slack.
            token_verification_enabled=False,
            **_installed_by_many(settings, deps, sender, clients, repeats),
        )
    limit = Limits(
        person=settings.person_limit, workspace=settings.workspace_limit, clock=deps.clock
    )
    listeners.register(app, deps, sender, clients, limit)
    return app


def _installed_by_many(
    settings: Settings, deps: Deps, sender: Sender, clients: Clients, repeats: Repeats
) -> dict[str, Any]:
    """What Bolt is told where any workspace may install the app."""
    if not settings.many_workspaces:
        return {"before_authorize": sifting(repeats, noting())}
    # Here, because who serves one workspace needs no encryption.
    from bot.installation.authorization import Authorization, Gate  # noqa: PLC0415
    from bot.installation.flow import INSTALL_PATH, build_flow  # noqa: PLC0415
    from bot.installation.workspaces import Workspaces  # noqa: PLC0415

    if not isinstance(clients, Workspaces):
        raise TypeError("many workspaces need clients of many workspaces")
    link = f"{settings.public_url}{INSTALL_PATH}" if settings.public_url else ""
    return {
        "before_authorize": sifting(repeats, noting(then=Gate(clients, link))),
        "authorize": Authorization(),
        "oauth_flow": build_flow(settings, deps, clients, sender),
    }


class OurApp(App):
    def __init__(self, metrics: Metrics, repeats: Repeats, **settings: Any) -> None:  # noqa: ANN401 -- Bolt's
        super().__init__(**settings)
        self._metrics = metrics
        self._repeats = repeats
        self._secret = str(settings["signing_secret"])
        self._api_url = str(settings["client"].base_url)

    def is_signed(self, body: str, timestamp: str, signature: str) -> bool:
        """For whoever has a request that is not Bolt's yet: Bolt reads it before it checks that."""
        # Bolt's own check fails on what is no number, and on what is not ASCII.
        if not (_TIME.fullmatch(timestamp) and signature.isascii() and self._secret):
            return False
        return SignatureVerifier(self._secret).is_valid(body, timestamp, signature)

    def count_refusal(self, outcome: str) -> None:
        """Of a request that never became one of Bolt's."""
        self._metrics.count_answer(UNKNOWN, UNKNOWN, outcome, 0)

    def dispatch(self, req: BoltRequest) -> BoltResponse:
        # In a context of its own, so that the language of one request does not stay for the next.
        return copy_context().run(self._answer, req)

    def _answer(self, req: BoltRequest) -> BoltResponse:
        with answering(self._metrics) as asked:
            response = self._dispatched(req)
            self._repeats.end(req.context, response.status)
            if asked.outcome == OK:
                asked.outcome = refusal_of(req, response) or OK
        return response

    def _dispatched(self, req: BoltRequest) -> BoltResponse:
        try:
            return refusal_of_shape(req, self._api_url) or super().dispatch(req)
        except Exception as error:  # noqa: BLE001 -- the outermost edge: nobody sees a traceback
            note_outcome(FAILED)
            log_failure("request failed", error)
            return BoltResponse(status=HTTPStatus.SERVICE_UNAVAILABLE)


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
