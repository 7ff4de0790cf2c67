"""One direct message in the life of an installation: what is stored, and who can see it."""

from functools import partial

from slack_sdk import WebClient
from structlog import get_logger

from bot.deps import Deps
from bot.listeners.failures import log_failure
from bot.listeners.sending import Sender
from bot.slack_errors import SLACK_FAILURES
from bot.usecases.people import Person
from bot.views.help import welcome_message

log = get_logger(__name__)


def welcome(deps: Deps, sender: Sender, client: WebClient, workspace: str, person: Person) -> None:
    """Tell the person, if nobody in the workspace was told before; no request waits for it.

    In the language that is current.
    """
    sender.run_soon(partial(_tell, deps, client, workspace, person.user))


def _tell(deps: Deps, client: WebClient, workspace: str, user: str) -> None:
    try:
        # Noted first: better not told than told each time that Slack does not answer.
        if not deps.store.first_time(workspace, "welcome", at=deps.clock()):
            return
        said = welcome_message(user)
        client.chat_postMessage(channel=user, text=said.text, blocks=said.blocks)
    except SLACK_FAILURES as error:
        log.info("not welcomed", user=user, error=str(error))
    except Exception as error:  # noqa: BLE001 -- an outer edge: nobody waits for an error here
        log_failure("not welcomed", error)
