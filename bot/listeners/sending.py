"""Files, sent off the request path: an upload takes four calls, and Slack waits three seconds.

Other errands that nobody waits for are run beside them.
"""

import threading
from collections.abc import Callable, Mapping
from contextvars import copy_context
from dataclasses import dataclass, field
from functools import partial
from queue import Full, Queue
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler
from structlog import get_logger

from bot.errors import UserError
from bot.language import say
from bot.listeners.failures import apology, log_failure
from bot.listeners.response_urls import read
from bot.listeners.slack import is_said, reply_to, respond, thread_of
from bot.mrkdwn import escape
from bot.reply import Document, Picture
from bot.slack_client import SlackClient
from bot.slack_errors import MAYBE_DONE, NO_CONNECTION, SLACK_FAILURES, error_code
from bot.subcommands.call import is_direct

THREADS = 2
MOST_WAITING = 100
STOP_SECONDS = 10
LONGEST_ALT = 1000
"""What Slack takes as the alternative text of a picture."""

log = get_logger(__name__)

_NO_DIRECT_MESSAGES = frozenset(
    {
        *("cannot_dm_bot", "messages_tab_disabled", "restricted_action", "user_disabled"),
        # Of another organization, with which only a channel is shared.
        *("channel_not_found", "user_not_found", "user_not_visible"),
    }
)


class Busy(UserError):
    def __init__(self) -> None:
        super().__init__(say("errors-file-busy"))


@dataclass(frozen=True, kw_only=True)
class _Errand:
    file: Document | Picture
    user: str
    token: str = field(repr=False)
    response_url: str = field(repr=False)
    """Where to say that it failed; empty if Slack gave us none."""
    said: Mapping[str, Any]
    """The message in which it was asked for, if it was; it is answered where it was written."""


class Sender:
    """A few threads that send files, from the first one on until `stop`."""

    def __init__(self, api_url: str) -> None:
        self._api_url = api_url
        self._errands: Queue[Callable[[], None] | None] = Queue(MOST_WAITING)
        self._threads: list[threading.Thread] = []
        self._lock = threading.Lock()

    def send(
        self, file: Document | Picture, body: Mapping[str, Any], user: str, client: WebClient
    ) -> None:
        """Send it soon, in a direct message. `body` is the request in which the person asked.

        Raises Busy.
        """
        errand = _Errand(
            file=file,
            user=user,
            token=str(client.token),
            response_url=body.get("response_url") or "",
            said=body if is_said(body) else {},
        )
        try:
            self._put(partial(self._do, errand))
        except Full:
            raise Busy from None
        self._start()

    def run_soon(self, errand: Callable[[], None]) -> bool:
        """Do something else soon; it has to handle its own errors.

        False if it is left out, because it must not stand in the way of files.
        """
        if self._errands.qsize() >= MOST_WAITING // 2:
            return False
        try:
            self._put(errand)
        except Full:
            return False
        self._start()
        return True

    def client_of(self, client: WebClient) -> WebClient:
        """The same for errands, which have more time than a request."""
        return self._connect(str(client.token))

    @property
    def waiting(self) -> int:
        """How many errands are not done yet."""
        return self._errands.unfinished_tasks

    def wait(self, timeout: float = 5) -> bool:
        """True as soon as all is sent or given up; False when the time is over."""
        done = self._errands.all_tasks_done
        with done:
            return done.wait_for(lambda: not self._errands.unfinished_tasks, timeout)

    def stop(self, timeout: float = STOP_SECONDS) -> None:
        """Send what is waiting, and end the threads; what takes longer is given up."""
        if not self.wait(timeout):
            log.warning("files not sent at the end", count=self._errands.unfinished_tasks)
            return
        for _ in self._threads:
            self._errands.put(None)
        for thread in self._threads:
            thread.join(timeout)

    def _put(self, errand: Callable[[], None]) -> None:
        # In the context of the request, because it is to be done in the same language.
        self._errands.put_nowait(partial(copy_context().run, errand))

    def _start(self) -> None:
        """Only now, because a server forks before its first request."""
        with self._lock:
            while len(self._threads) < THREADS:
                name = f"sender-{len(self._threads)}"
                # A daemon, so that an upload that hangs does not keep the process alive.
                thread = threading.Thread(target=self._run, name=name, daemon=True)
                self._threads.append(thread)
                thread.start()

    def _run(self) -> None:
        while True:
            errand = self._errands.get()
            try:
                if errand is None:
                    return
                errand()
            except Exception as error:  # noqa: BLE001 -- an outer edge: the thread has to go on
                log_failure("errand failed", error)
            finally:
                self._errands.task_done()

    def _connect(self, token: str) -> WebClient:
        return SlackClient(
            token=token,
            base_url=self._api_url,
            # Only what Slack surely refused is tried again; anything else might come twice.
            retry_handlers=[RateLimitErrorRetryHandler(max_retry_count=2)],
        )

    def _do(self, errand: _Errand) -> None:
        client = self._connect(errand.token)
        try:
            _deliver(client, errand)
        except Exception as error:  # noqa: BLE001 -- an outer edge: nobody waits for an error here
            _tell(client, errand, _words_for(error))
        else:
            log.info("document sent", filename=errand.file.filename, user=errand.user)


def _deliver(client: WebClient, errand: _Errand) -> None:
    file = errand.file
    content = file.draw() if isinstance(file, Picture) else file.content
    alt = file.alt[:LONGEST_ALT] if isinstance(file, Picture) else None
    opened = client.conversations_open(users=errand.user)
    channel: Mapping[str, Any] = opened.get("channel") or {}
    client.files_upload_v2(
        channel=str(channel["id"]),
        thread_ts=_conversation_of(errand),
        content=content,
        filename=file.filename,
        title=file.title,
        alt_txt=alt,
        initial_comment=say("errors-file-comment", title=escape(file.title)),
    )


def _conversation_of(errand: _Errand) -> str | None:
    """Its thread, if it was asked for in a conversation with the bot."""
    if errand.said:
        return thread_of(errand.said) if is_direct(errand.said["channel"]) else None
    _, thread = read(errand.response_url)
    return (thread.ts or None) if thread else None


def _words_for(error: Exception) -> str:
    """What the person is told; all of it is logged with its reference."""
    reference = log_failure("document not sent", error)
    code = error_code(error) if isinstance(error, SlackApiError) else ""
    if code == "missing_scope":
        return say("errors-file-not-allowed")
    if code in _NO_DIRECT_MESSAGES:
        return say("errors-file-refused", code=code)
    if code in MAYBE_DONE or (not code and isinstance(error, NO_CONNECTION)):
        return say("errors-file-unknown", reference=reference)
    return apology(reference)


def _tell(client: WebClient, errand: _Errand, text: str) -> None:
    try:
        if errand.response_url:
            respond(errand.response_url, text)
        elif errand.said:
            reply_to(client, errand.said, text)
        else:
            client.chat_postMessage(channel=errand.user, text=text)
    except SLACK_FAILURES as error:
        log.warning("could not tell the person", error=str(error))
