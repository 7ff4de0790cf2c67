"""Pictures in Slack: uploaded once, shown as long as they are right, deleted when replaced.

All of it takes several calls, so it is done off the request path.
"""

import time
from collections.abc import Callable, Sequence
from threading import Lock

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from structlog import get_logger

from bot.deps import Deps
from bot.reply import Picture
from bot.slack_errors import SLACK_FAILURES, error_code
from bot.usecases.pictures import find_file, keep_file
from storage.values import ChannelKey

LONGEST_ALT = 1000
"""What Slack takes with a file; with an image in a message it takes more."""
WAITS = (1.0, 3.0)
"""Seconds after a refusal: Slack looks through an upload before it can be shown."""
_NOT_SHOWN = ("invalid_blocks", "invalid_arguments")
_LOCKS = tuple(Lock() for _ in range(16))

log = get_logger(__name__)


class Forgotten(Exception):
    """All of the channel was deleted while its picture was on its way."""


def file_of(deps: Deps, client: WebClient, key: ChannelKey, picture: Picture) -> str:
    """Slack's id of the picture, which is uploaded if it is not there yet; for nobody to see until
    it is shown somewhere.

    Raises SlackApiError, SlackRequestError, OSError or Forgotten.
    """
    # Who presses twice would upload it twice.
    with _LOCKS[hash((key, picture.kind)) % len(_LOCKS)]:
        found = find_file(deps, key, picture)
        if found:
            return found
        kept = keep_file(deps, key, picture, _upload(client, picture))
    delete_files(client, [kept.useless] if kept.useless else [])
    if not kept.shown:
        raise Forgotten
    return kept.shown


def show(work: Callable[[], object]) -> None:
    """Call what shows a picture, and again while Slack still looks through the file.

    Raises what it raises at last.
    """
    for wait in WAITS:
        try:
            work()
        except SlackApiError as error:
            if not is_not_shown(error):
                raise
        else:
            return
        time.sleep(wait)
    work()


def is_not_shown(error: SlackApiError) -> bool:
    """Whether Slack refuses to show the picture, or anything else in the blocks."""
    return any(code in error_code(error) for code in _NOT_SHOWN)


def delete_files(client: WebClient, files: Sequence[str]) -> None:
    """A file that stays is a pity, and nobody can do anything about it now."""
    for file in files:
        try:
            client.files_delete(file=file)
        except SLACK_FAILURES as error:
            log.warning("picture not deleted", file=file, error=str(error))


def _upload(client: WebClient, picture: Picture) -> str:
    """Without a channel, so that nobody gets a message."""
    uploaded = client.files_upload_v2(
        content=picture.draw(),
        filename=picture.filename,
        title=picture.title,
        alt_txt=picture.alt[:LONGEST_ALT],
    )
    log.info("picture uploaded", filename=picture.filename)
    return str((uploaded.get("file") or {})["id"])
