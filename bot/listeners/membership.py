"""Who is in which channel. Slack is asked; of some channels it does not tell."""

from threading import Lock
from typing import Any

from cachetools import TTLCache
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.errors import UserError
from bot.language import say
from bot.slack_errors import SLACK_FAILURES, error_code
from bot.subcommands.call import is_direct
from bot.usecases.access import SlackSilent
from storage.values import ChannelKey

MOST_PAGES = 10
PAGE = 200
"""Slack's advice for lists of channels."""
MOST_MEMBERS = 999
"""As many as Slack tells at once."""
_UNKNOWN_MEMBERS = frozenset({"channel_not_found", "missing_scope", "fetch_members_failed"})
REMEMBERED_SECONDS = 60
MOST_REMEMBERED = 10_000


class NotInChannel(UserError):
    def __init__(self) -> None:
        super().__init__(say("errors-not-in-channel"))


class Members:
    """Who was seen in a channel in the last minute: a modal may have many buttons, and each is
    pressed by somebody who may have left. Safe to share between threads.
    """

    def __init__(self) -> None:
        self._seen: TTLCache[tuple[ChannelKey, str], bool] = TTLCache(
            MOST_REMEMBERED, REMEMBERED_SECONDS
        )
        self._lock = Lock()

    def check(self, client: WebClient, user: str, key: ChannelKey) -> None:
        """Raises NotInChannel; SlackSilent, if Slack does not answer."""
        with self._lock:
            if (key, user) in self._seen:
                return
        check_has_not_left(client, user, key.channel)
        with self._lock:
            self._seen[key, user] = True


def is_member(client: WebClient, channel: str) -> bool:
    """Whether the bot is in the channel; a private one that it is not in is unknown to it.

    True if Slack does not tell: better no hint than a wrong one.
    """
    try:
        info: dict[str, Any] = client.conversations_info(channel=channel).get("channel") or {}
    except SlackApiError as error:
        return bool(error.response.get("error") != "channel_not_found")
    except SLACK_FAILURES:
        return True
    return bool(info.get("is_member"))


def check_is_in(client: WebClient, user: str, channel: str) -> None:
    """Raises NotInChannel; SlackSilent, if Slack does not tell."""
    try:
        conversations = conversations_of(client, user)
    except SLACK_FAILURES:
        raise SlackSilent(say("errors-slack-silent")) from None
    if all(one["id"] != channel for one in conversations):
        raise NotInChannel


def check_has_not_left(client: WebClient, user: str, channel: str) -> None:
    """Of a private channel without the bot, and of a very large one, nobody can tell.

    Raises NotInChannel; SlackSilent, if Slack does not answer.
    """
    if is_direct(channel):
        return
    try:
        page = client.conversations_members(channel=channel, limit=MOST_MEMBERS)
    except SlackApiError as error:
        if error_code(error) in _UNKNOWN_MEMBERS:
            return
        raise SlackSilent(say("errors-slack-silent")) from None
    except SLACK_FAILURES:
        raise SlackSilent(say("errors-slack-silent")) from None
    is_whole = not (page.get("response_metadata") or {}).get("next_cursor")
    if is_whole and user not in (page.get("members") or ()):
        raise NotInChannel


def conversations_of(client: WebClient, user: str) -> list[dict[str, Any]]:
    """The channels that the person is in and the bot may know of, as Slack describes them."""
    found: list[dict[str, Any]] = []
    cursor = ""
    for _ in range(MOST_PAGES):
        page = client.users_conversations(
            user=user, types="public_channel,private_channel", limit=PAGE, cursor=cursor
        )
        found += page.get("channels") or []
        cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
        if not cursor:
            break
    return found
